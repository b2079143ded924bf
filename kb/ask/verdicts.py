"""Yes or no: whether what a question supposes agrees with what was found.

A verdict needs evidence that the question is about what was found: its attribute or a value of it is named, or the
question stands on the same oppositions as the sentence that tells it. Anything else gets no verdict.
"""

from __future__ import annotations

from kb.ask.binding import BOUND
from kb.ask.lexicon import Mention
from kb.ask.normal import is_cjk
from kb.ask.polarity import COMPARING, Pole, Poles
from kb.ask.query import Query
from kb.ask.records import Records

_BY_HAND = ("required", "explicit")
_BOTH = "required-default"
# Without one of these a question about a switch says nothing of its position: its predicate was passed over.
_SWITCHED = {"on", "off", "unset", "need"}
_NO_VERDICT = ("compare", "list", "count", "value", "why")
# The ways of coming about that the ends of two oppositions suppose.
_WAYS = {
    ("need", 1): ("required-manual", "required-default"),
    ("need", -1): ("default", "auto-chart", "auto-assigned"),
    ("effort", 1): ("auto-chart", "auto-assigned", "default", "required-default"),
    ("effort", -1): ("required-manual", "explicit"),
}
_KNOWN_WAYS = frozenset(w for ways in _WAYS.values() for w in ways)
# Oppositions that only frame what is asked of a value, and those that join what is given to what follows.
_FRAMES = frozenset("switch possibility keeping start having".split())
_ACTS = frozenset("keeping switch".split())
_JUDGING = frozenset("advice success fault trouble safety possibility".split())
# "X alone": enough where what follows from X was concluded; "instead of": no exaggeration where a thing is left.
_SUFFICING = ("alone", "just")
_REPLACING = ("instead", "rather")
_AFTER = frozenset(["的话", "后", "之后", "以后"])
_ASIDE = frozenset(["because", "although", "though", "even though", "despite", "since", "while", "whereas", "unless"])
_LINKS = frozenset("cause effect showing".split())


def given(records: Records, attribute: str, value: str) -> str:
    """A value as people give it; one left unset is the default of the attribute."""
    if value != "unset":
        return value
    return next((d[0] for d in records.defaults(attribute) if not d[3]), "false")


class Judge:
    """Compares what questions suppose with what was found.

    Args:
        records: the base's records.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._poles = Poles(records.base)

    def of_value(self, query: Query, id: str, value: str, manner: str, told: str) -> str | None:
        """The verdict on a value of an attribute that the question names.

        Args:
            query: the question.
            id: the attribute.
            value: the value that was found.
            manner: the way in which it comes about, or "".
            told: the sentence that tells it.
        """
        if not query.yesno:
            return None
        attribute = self._records.attribute(id)
        if attribute is None:
            return None
        main = _main(query, id)
        if attribute.role == "setting" and _in_condition(query, id):
            return None
        asked = given(self._records, id, _named(query, id, main) or (query.asked if id == query.target else ""))
        if attribute.role == "setting" and asked == "true" and any("cue:off" in m.targets and "beside" not in m.ids("cue") for m in query.mentions):
            return None
        ways, turned = self._ways(query, main, manner)
        if not asked and attribute.type == "bool":
            if attribute.role == "setting" and not ways and not query.cues & _SWITCHED:
                return None
            asked = "true"
        agrees = value == asked if asked else None
        for fits in ways:
            silent = fits is None or agrees is None or (agrees and not query.asked)
            agrees = fits if silent else agrees and fits
        if agrees is None:
            return None
        away = sum(at not in main for at in query.stance.denials)
        verdict = agrees != (query.negated ^ ((away + turned) % 2 == 1))
        poles = [p for p in query.stance.poles if p.start in main and not (manner and (p.axis, p.sign) in _WAYS)]
        frames = _FRAMES
        if attribute.role == "concluded":
            frames = frames | (_LINKS if query.assume else {"effect"})
        elif attribute.role == "described":
            frames = frames | {"effect"}
        fits_all = all(r is verdict for r in self.relations(poles, told, frames, _places(query, id), value == "false"))
        return self._limited(query, verdict, told) if fits_all else None

    def _limited(self, query: Query, verdict: bool, told: str) -> str | None:
        """A verdict that an exaggeration does not overthrow: what is not so at all is not always so."""
        spared = _SUFFICING if query.assume else ()
        spared = (*spared, *_REPLACING) if query.left else spared
        if all(w in spared for w in query.stance.limits) or self._poles.told(told).limits:
            return "yes" if verdict else "no"
        return "no" if not verdict and not query.negated else None

    def _ways(self, query: Query, main: set[int], manner: str) -> tuple[list[bool | None], int]:
        """Whether a value comes about in each of the ways supposed, and the negations that turn these instead."""
        if manner not in _KNOWN_WAYS:
            return [], 0
        poles = [p for p in query.stance.poles if p.start in main and (p.axis, p.sign) in _WAYS]
        fits: list[bool | None] = [manner in _WAYS[p.axis, p.sign] for p in poles]
        if not any(p.axis == "effort" for p in poles):
            for mention in query.content:
                wanted = mention.ids("manner")
                if wanted and mention.start in main and not any(p.start in _span(mention) for p in poles):
                    fits.append(agreeing(manner, wanted))
        return fits, sum(p.turned for p in poles)

    def relations(
        self, poles: list[Pole], told: str, frames: frozenset[str], apart: set[int], even: bool
    ) -> list[bool | None]:
        """For each end of an opposition that a question names, whether a sentence tells the same; None where it is silent.

        `even` is whether the sentence says that there is no difference: nothing is then more or less.
        """
        spoken = self._poles.told(told).axes()
        out: list[bool | None] = []
        for pole in poles:
            if pole.axis in frames or any(at in apart for at in range(pole.start, pole.end)):
                continue
            mine = spoken.get(pole.axis)
            if mine and (pole.axis == "sameness" or pole.axis not in COMPARING):
                out.append(mine == pole.sign)
            elif even and pole.axis in COMPARING and spoken.get("sameness") == 1:
                out.append(pole.turned % 2 == 1)
            else:
                out.append(None)
        return out

    def of_text(self, query: Query, told: str, positive: bool) -> str | None:
        """The verdict of a sentence that affirms or denies what its record is about.

        Args:
            query: the question.
            told: the sentence that tells what was found.
            positive: whether it affirms what its record is about.
        """
        stance = query.stance
        if stance.poles and positive:
            return self.of_poles(query, told, False)
        return self.turned(query, positive, told)

    def of_poles(self, query: Query, told: str, even: bool) -> str | None:
        """The verdict of a sentence by nothing but the oppositions that the question names."""
        found = self.relations(_asked(query), told, _FRAMES, set(), even)
        if not found or None in found or len(set(found)) > 1:
            return None
        return self._limited(query, bool(found[0]) != (len(query.stance.free) % 2 == 1), told)

    def of_advice(self, query: Query, recommended: str, base: bool, plain: bool) -> str | None:
        """The verdict of a piece of advice.

        Args:
            query: the question.
            recommended: the sentence that gives the advice.
            base: whether it speaks for what people ask about.
            plain: whether a question that names no act, and judges none, is about the advice.
        """
        stance, told = query.stance, self._poles.told(recommended)
        spoken, main = told.axes(), _main(query, "")
        turned = sum(at in main for at in stance.free) + sum(p.axis in _JUDGING and p.sign < 0 for p in stance.poles)
        same = {
            (spoken[p.axis] == p.sign) == (len(told.free) % 2 == 0)
            for p in stance.poles
            if p.axis in _ACTS and spoken.get(p.axis)
        }
        judged = any(p.axis in _JUDGING for p in stance.poles)
        if len(same) > 1 or not (plain or same or judged):
            return None
        truth = same.pop() if same else base
        return "yes" if truth != (turned % 2 == 1) else "no"

    def turned(self, query: Query, truth: bool | None, told: str) -> str | None:
        """The verdict that a truth makes, turned by a negation; none where the question says more than was told."""
        if truth is None:
            return None
        verdict = truth != query.negated
        if not all(r is verdict for r in self.relations(_asked(query), told, _FRAMES, set(), not truth)):
            return None
        return self._limited(query, verdict, told)


def _span(mention: Mention) -> range:
    return range(mention.start, mention.end)


def _is_of(mention: Mention, id: str) -> bool:
    return id in mention.ids("attribute") or any(v.partition("=")[0] == id for v in mention.ids("value"))


def _likewise(mention: Mention) -> bool:
    """Whether a word only says that it is so here too (一样)."""
    return "cue:same" in mention.targets and is_cjk(mention.text[:1])


def _main(query: Query, id: str) -> set[int]:
    """The places of the clauses that ask: the last that names an attribute, and those with a question word."""
    clauses: list[list[Mention]] = [[]]
    for mention in query.stance.mentions:
        if mention.head and clauses[-1]:
            clauses.append([])
        clauses[-1].append(mention)
    asking = [c for c in clauses if any("yesno" in m.ids("cue") for m in c)]
    naming = [c for c in clauses if any(_is_of(m, id) for m in c)]
    chosen = asking + (naming or clauses)[-1:]
    return {at for clause in chosen for m in _ahead(clause, id) for at in _span(m)}


def _ahead(clause: list[Mention], id: str) -> list[Mention]:
    """A clause without what follows a word such as "when" or "although" in it, unless only that names the attribute."""
    for at, mention in enumerate(clause):
        cues = mention.ids("cue")
        aside = ("whatif" in cues and "on" not in cues) or mention.key in _ASIDE
        if at > 1 and aside and mention.text not in _AFTER and not any(_is_of(m, id) for m in clause[at:]):
            return clause[:at]
    return clause


def _in_condition(query: Query, id: str) -> bool:
    """Whether the last words that name an attribute stand behind a word such as "if" in their clause."""
    inside = found = False
    for mention in query.stance.mentions:
        cues = mention.ids("cue")
        if mention.head:
            inside = False
        inside = (inside or ("whatif" in cues and "on" not in cues)) and mention.text not in _AFTER
        if _is_of(mention, id):
            found = inside
    return found


def _named(query: Query, id: str, main: set[int]) -> str:
    """The value of an attribute that the asking clauses name, the last of them."""
    own = [m for m in query.content if m in query.stance.mentions]
    atoms = [v.partition("=") for m in own if m.start in main for v in m.ids("value")]
    return next((value for attribute, _, value in reversed(atoms) if attribute == id), "")


def _asked(query: Query) -> list[Pole]:
    """The ends of oppositions that the asking clauses name."""
    main = _main(query, "")
    return [p for p in query.stance.poles if p.start in main]


def _places(query: Query, id: str) -> set[int]:
    """The places of the words that name an attribute or a value of it, or that set a switch."""
    found = [m for m in query.stance.mentions if _is_of(m, id) or BOUND in m.targets or _likewise(m)]
    return {at for m in found for at in _span(m)}


def joint(query: Query, verdicts: list[str | None], same: bool) -> tuple[str | None, bool]:
    """The verdict on several subjects together, and whether it depends on which of them is meant.

    Args:
        query: the question.
        verdicts: the verdict on each subject.
        same: whether all have the same value.
    """
    if query.intent in _NO_VERDICT or not query.target:
        return None, False
    known = set(verdicts)
    if known <= {"yes", "no"}:
        if "none" in query.cues:
            return ("no" if "yes" in known else "yes"), False
        if "all" in query.cues:
            return ("yes" if known == {"yes"} else "no"), False
        if "any" in query.cues:
            return ("yes" if "yes" in known else "no"), False
        if len(known) == 1:
            return verdicts[0], False
    return None, not same or None in known


def agreeing(manner: str, wanted: list[str]) -> bool | None:
    """Whether the way a value comes about is one of those supposed; None when they do not exclude each other."""
    if manner in wanted:
        return True
    if manner == _BOTH:
        return True if "default" in wanted else None if any(w.startswith("required") for w in wanted) else False
    by_hand = manner.startswith(_BY_HAND)
    same = [w for w in wanted if w.startswith(_BY_HAND) == by_hand]
    return by_hand or None if same else False
