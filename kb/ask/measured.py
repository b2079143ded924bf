"""Yes or no by what was measured: whether a figure, or the size of a difference, is the one that was found.

Who is ahead is settled by `rivals`. It finds no measurement and words nothing.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.figures import close, figure, figures, fits
from kb.ask.normal import fold, words
from kb.ask.polarity import BETTER, COMPARING, DIRECTED, Stance, direction
from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.units import rescaled, unfigured
from kb.ask.verdicts import Judge

_PAIR = 2
_ABOUT = ("about", "~", "约")
_BOUNDED = ("less than", "nearly", "almost", "不到", "几乎", "<")


class Measured:
    """Settles yes/no questions by measurements.

    Args:
        records: the base's records.
        judge: compares what is supposed with what is told.
    """

    def __init__(self, records: Records, judge: Judge) -> None:
        self._records = records
        self._judge = judge

    def verdict(self, query: Query, id: str) -> str | None:
        """The verdict of a measurement, or None where it gives none.

        Args:
            query: a yes/no question.
            id: the measurement that was found for it.
        """
        row = self._records.row("measurement", "id", "value,text_en,conditions,unit,better", id)
        question = rescaled(query.text, row[3]) if row else None
        if not row or question is None or self._of_another(query, id):
            return None
        value, text, conditions, unit, better = row
        own = [w for w in fold(value).split() if figure(w)]
        if own and unfigured(query.text, float(own[0]), unit):
            return None if query.negated or query.stance.denials else "no"  # "some milliseconds" of 20 µs
        written = figures(text)
        known = {w for w, _ in written} - set(own)
        asked = [f for f in figures(question) if f[0] not in known]
        if _under_other(question, text, known, own):
            return None
        told = text.split("; ", 1)[0].split(". ", 1)[0]
        if not asked and any(p.axis == "weight" for p in query.stance.poles):
            return _weighed(query, told)
        if not asked:
            return self._judge.of_poles(query, told, True)
        if not own or self._against_third(query, id, conditions):
            return None
        bounded = any(bound for _, bound in asked)
        if not bounded and _other_way(query.stance, self._records.poles.told(told), better):
            return None
        exact = (own[0], -1) not in written
        truths = [fits(float(own[0]), exact, float(w), bound) for w, bound in asked]
        if True not in truths and close(float(own[0]), asked) and any(word in told for word in _ABOUT):
            return None  # what was rounded denies nothing close to it
        if any(bound and w == own[0] for w, bound in asked) and any(word in told for word in _ABOUT):
            return None  # nor is it known to lie above or below itself
        return self._figured(query, truths, told)

    def spelled_otherwise(self, query: Query, id: str) -> bool:
        """Whether a question gives a figure in another unit than a measurement has, or only names another."""
        row = self._records.row("measurement", "id", "unit,value", id)
        if row is None:
            return False
        own = [w for w in fold(row[1]).split() if figure(w)]
        loose = bool(own) and bool(unfigured(query.text, float(own[0]), row[0]))
        return loose or rescaled(query.text, row[0]) != query.text

    def _of_another(self, query: Query, id: str) -> bool:
        """Whether a question names quantities that were measured, and a measurement is of none of them."""
        named = self._records.quantities() & {t for m in query.content for t in m.ids("concept")}
        return bool(named) and named.isdisjoint(self._records.about("measurement:" + id))

    def _figured(self, query: Query, truths: list[bool | None], told: str) -> str | None:
        """The verdict on a figure: whether it is the one measured, or on the side supposed."""
        spoken = self._records.poles.told(told).axes()
        compared = {p.axis for p in query.stance.poles} | {p.axis for p in query.stance.sized} & BETTER
        if compared & DIRECTED and not DIRECTED & spoken.keys():
            return (
                None  # by how much two things differ is asked ("30 µs slower than X"), and one of them told
            )
        if None in truths:
            return None
        return self._judge.turned(query, any(truths), told, COMPARING | {"place"})

    def _against_third(self, query: Query, id: str, conditions: str) -> bool:
        """Whether a question sets two things side by side, and the figure was measured against a third."""
        if len(query.subjects) < _PAIR:
            return False
        named = query.named()
        known = {a for s in named for a in (s, *self._records.families(s), *self._records.members(s))}
        about = self._records.about("measurement:" + id)
        return any(self._records.kind(id) and id not in known for id in about if id != conditions)


def _other_way(asked: Stance, told: Stance, better: str) -> bool:
    """Whether a question says that something is ahead where a sentence says behind, or the other way round."""
    sides = ((*stance.poles, *stance.sized) for stance in (asked, told))
    one, other = ({direction(p, better) for p in poles if p.axis in DIRECTED} for poles in sides)
    return len(one) == len(other) == 1 and one != other


def _under_other(question: str, text: str, conditions: set[str], own: list[str]) -> bool:
    """Whether a question names another figure for a condition than was measured under: "at 5000 QPS"."""
    pairs = list(pairwise(words(text)))
    units = {unit for word, unit in pairs if word in conditions} - {
        unit for word, unit in pairs if word in own
    }
    return any(figure(a) and a not in conditions and unit in units for a, unit in pairwise(words(question)))


def _weighed(query: Query, told: str) -> str | None:
    """The verdict on a big difference, or a small one, where what is told bounds it: no more than denies a big one."""
    signs = {p.sign for p in query.stance.poles if p.axis == "weight"}
    if len(signs) != 1 or query.stance.denials or not any(word in told for word in _BOUNDED):
        return None
    return "no" if signs == {1} else "yes"
