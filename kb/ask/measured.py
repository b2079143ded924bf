"""Yes or no by what was measured: how two things compare in it, or whether a figure is the one that was found.

How things stand to each other is told by a measurement's order; the words of a question say who is supposed to be
ahead. It finds no measurement and words nothing.
"""

from __future__ import annotations

from kb.ask.figures import figure, figures, fits
from kb.ask.normal import fold
from kb.ask.polarity import COMPARING, DIRECTED
from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.verdicts import Judge

_PAIR = 2
# What else may be said of a difference without asking for more than who is ahead.
_BESIDE = frozenset("weight place knowing".split())
_BETTER = frozenset(["speed", "worth"])
_BOUNDED = ("less than", "nearly", "almost", "不到", "几乎", "<")
_MOST = frozenset(
    "fastest slowest quickest best worst highest lowest most least largest smallest first last".split()
)
_ZH_MOST = "最"
# Figures that only name a test.
_SET = frozenset(["99", "1000", "3"])
_THREE = frozenset(["three", "3", "三"])


class Measured:
    """Settles yes/no questions by measurements.

    Args:
        records: the base's records.
        judge: compares what is supposed with what is told.
    """

    def __init__(self, records: Records, judge: Judge) -> None:
        self._records = records
        self._judge = judge
        self._ordering: dict[str, list[tuple[str, str]]] | None = None

    def compared(self, query: Query, ref: str) -> str | None:
        """The verdict on how things compare in a quantity that a question, or the record found for it, names.

        Args:
            query: a yes/no question.
            ref: the record that was found for it.
        """
        kind, _, id = ref.partition(":")
        row = self._records.row("measurement", "id", "metric", id) if kind == "measurement" else None
        named = [row[0]] if row else [t for m in query.content for t in m.ids("concept") if self._orders(t)]
        if not named:
            return None
        asked = [(w, bound) for w, bound in figures(query.text) if w not in _SET]
        if any(bound for _, bound in asked):
            return None
        told = {self._ordered(query, metric) for metric in named}
        verdict = told.pop() if len(told) == 1 else None
        return None if asked and verdict == "yes" else verdict  # by how much is for the figure to say

    def verdict(self, query: Query, id: str) -> str | None:
        """The verdict of a measurement, or None where it gives none.

        Args:
            query: a yes/no question.
            id: the measurement that was found for it.
        """
        row = self._records.row("measurement", "id", "value,text_en,conditions", id)
        if not row:
            return None
        value, text, conditions = row
        if self._of_another(query, id):
            return None
        own = [w for w in fold(value).split() if figure(w)]
        written = figures(text)
        known = {w for w, _ in written} - set(own)
        asked = [f for f in figures(query.text) if f[0] not in known]
        told = text.split("; ", 1)[0].split(". ", 1)[0]
        if not asked and any(p.axis == "weight" for p in query.stance.poles):
            return _weighed(query, told)
        if not asked:
            return self._judge.of_poles(query, told, True)
        if not own or self._against_third(query, id, conditions):
            return None
        exact = (own[0], -1) not in written
        return self._figured(query, [fits(float(own[0]), exact, float(w), bound) for w, bound in asked], told)

    def _of_another(self, query: Query, id: str) -> bool:
        """Whether a question names quantities that were measured, and a measurement is of none of them."""
        named = self._records.quantities() & {t for m in query.content for t in m.ids("concept")}
        return bool(named) and named.isdisjoint(self._records.about("measurement:" + id))

    def _figured(self, query: Query, truths: list[bool | None], told: str) -> str | None:
        """The verdict on a figure: whether it is the one measured, or on the side supposed."""
        spoken = self._records.poles.told(told).axes()
        if {p.axis for p in query.stance.poles} & DIRECTED and not DIRECTED & spoken.keys():
            return None  # by how much two things differ is asked, and one of them told
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

    def _ordered(self, query: Query, metric: str) -> str | None:
        """The verdict on who is ahead, or whether there is a difference, by the places that things have."""
        poles = [p for p in query.stance.poles if p.axis in COMPARING]
        axes = {p.axis for p in poles}
        beside = {p.axis for p in query.stance.poles} - COMPARING - _BESIDE
        if not poles or beside or query.stance.limits or ("sameness" in axes and len(axes) > 1):
            return None
        for id, better in self._orders(metric):
            rows = self._records.list("measurement_rank", "measurement", "thing,place", id)
            places = {thing: int(place) for thing, place in rows}
            sides = [(m.start, t) for m in query.content for t in _things(m.targets) if t in places]
            named = dict.fromkeys(t for _, t in sides)
            if "sameness" in axes:
                truth = self._alike(query, places, list(named), poles[0].sign)
            else:
                # "no slower than" is no more than the denial of "slower than".
                denied = {p.turned % 2 == 1 for p in poles}
                signs = {p.sign * (-1) ** p.turned * _sense(p.axis, better) for p in poles}
                single = len(signs) == len(denied) == 1
                truth = _ahead(query, places, sides, signs.pop()) if single else None
                truth = truth != denied.pop() if truth is not None else None
            if truth is not None:
                return "yes" if truth != (len(query.stance.free) % 2 == 1) else "no"
        return None

    def _orders(self, metric: str) -> list[tuple[str, str]]:
        """The measurements of a quantity that put things in order, with which end of it is better; remembered."""
        if self._ordering is None:
            sql = (
                "SELECT DISTINCT m.metric,m.id,m.better FROM measurement m"
                " JOIN measurement_rank r ON r.measurement=m.id ORDER BY m.rowid"
            )
            self._ordering = {}
            for quantity, id, better in self._records.base.rows(sql, ()):
                self._ordering.setdefault(quantity, []).append((id, better))
        return self._ordering.get(metric, [])

    def _alike(self, query: Query, places: dict[str, int], named: list[str], sign: int) -> bool | None:
        """Whether things are alike, or differ, as supposed; a difference is no big one, so its size is left open."""
        if len(named) < _PAIR:
            named = list(places) if "all" in query.cues or _THREE.intersection(query.stance.said) else []
        if len(named) < _PAIR:
            return None
        same = len({places[t] for t in named}) == 1
        if not same and any(p.axis == "weight" for p in query.stance.poles):
            return None
        return same == (sign > 0)


def _weighed(query: Query, told: str) -> str | None:
    """The verdict on a big difference, or a small one, where what is told bounds it: no more than denies a big one."""
    signs = {p.sign for p in query.stance.poles if p.axis == "weight"}
    if len(signs) != 1 or query.stance.denials or not any(word in told for word in _BOUNDED):
        return None
    return "no" if signs == {1} else "yes"


def _sense(axis: str, better: str) -> int:
    """1 where more of what an opposition is about is a higher value, -1 where it is a lower one."""
    return -1 if axis in _BETTER and better == "lower" else 1


def _things(targets: tuple[str, ...]) -> list[str]:
    return [t.partition(":")[2] for t in targets if t.startswith(("entity:", "concept:"))]


def _ahead(query: Query, places: dict[str, int], sides: list[tuple[int, str]], sign: int) -> bool | None:
    """Whether what is named before the word that compares has the higher value (sign 1) or the lower one (-1)."""
    middle = query.stance.divide()
    left = {t for at, t in sides if at < middle}
    right = {t for at, t in sides if at > middle} - left
    most = _MOST.intersection(query.stance.said) or _ZH_MOST in query.text
    if most:
        left, right = {t for _, t in sides}, set(places) - {t for _, t in sides}
    if not left or not right:
        return None
    return all((places[r] - places[s]) * sign > 0 for s in left for r in right)
