"""Yes or no: whether what a question supposes agrees with what was found.

A verdict needs evidence that the question is about what was found: its attribute or a value of it is named, or the
question stands on the same oppositions as the sentence that tells it. Anything else gets no verdict.
"""

from __future__ import annotations

from kb.ask.polarity import Poles
from kb.ask.query import Query
from kb.ask.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.records import Attribute

_BY_HAND = ("required", "explicit")
_BOTH = "required-default"
# Without one of these a question about a switch says nothing of its position: its predicate was passed over.
_SWITCHED = {"on", "off", "unset", "need"}
_NO_VERDICT = ("compare", "list", "count", "value", "why")
# Oppositions that say how a setting comes about, and those that only frame what is asked.
_WAYS = {
    ("need", 1): ("required-manual", "required-default"),
    ("need", -1): ("default", "auto-chart", "auto-assigned"),
    ("effort", 1): ("auto-chart", "auto-assigned", "default", "required-default"),
    ("effort", -1): ("required-manual", "explicit"),
}
_FRAMES = frozenset("switch possibility keeping start having".split())


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
        asked = given(self._records, id, query.asked if id == query.target else self._named(query, id))
        apart = _places(query, id)
        ways, turned = self._others(query, apart, told, manner)
        if ways is None:
            return None
        if not asked and attribute.type == "bool":
            if attribute.role == "setting" and not ways and not query.cues & _SWITCHED:
                return None
            asked = "true"
        agrees = value == asked if asked else None
        if manner:
            for fits in ways:
                silent = fits is None or agrees is None or (agrees and not query.asked)
                agrees = fits if silent else agrees and fits
        if agrees is None:
            return None
        return "yes" if agrees != (query.negated ^ turned) else "no"

    def _named(self, query: Query, id: str) -> str:
        atoms = (v.partition("=") for m in query.content for v in m.ids("value"))
        return next((value for attribute, _, value in atoms if attribute == id), "")

    def _others(self, query: Query, apart: set[int], told: str, manner: str) -> tuple[list[bool | None] | None, bool]:
        """What else a question says: the ways supposed, and whether its negations turn that instead of the value.

        The ways are None where it says something that the answer does not tell, or tells otherwise.
        """
        fits: list[bool | None] = []
        spoken = self._poles.told(told).axes()
        turned = False
        said = {at for p in query.stance.poles if (p.axis, 1) in _WAYS for at in range(p.start, p.end)}
        for mention in query.content:
            if mention.ids("manner") and manner and not any(at in said for at in range(mention.start, mention.end)):
                fits.append(agreeing(manner, mention.ids("manner")))
        for pole in query.stance.poles:
            if any(at in apart for at in range(pole.start, pole.end)) or pole.axis in _FRAMES:
                continue
            if manner and (pole.axis, pole.sign) in _WAYS:
                fits.append(manner in _WAYS[pole.axis, pole.sign])
                turned ^= pole.turned % 2 == 1
            elif spoken.get(pole.axis) != pole.sign:
                return None, False
        return fits, turned

    def of_text(self, query: Query, told: str, positive: bool) -> str | None:
        """The verdict of a sentence: whether the question stands on the same ends of the same oppositions.

        Args:
            query: the question.
            told: the sentence that tells what was found.
            positive: whether it affirms what its record is about.
        """
        asked = query.stance.axes()
        spoken = self._poles.told(told).axes()
        if any(not spoken.get(axis) for axis in asked):
            return None
        if asked and not positive:
            return None
        if not asked:
            return "yes" if positive != query.negated else "no"
        agrees = all(spoken[axis] == sign for axis, sign in asked.items())
        return "yes" if agrees != (query.stance.free % 2 == 1) else "no"

    def turned(self, query: Query, truth: bool | None, told: str) -> str | None:
        """The verdict that a truth makes, turned by a negation."""
        return None if truth is None else "yes" if truth != query.negated else "no"


def _places(query: Query, id: str) -> set[int]:
    """The places of the words that name an attribute or a value of it."""
    out: set[int] = set()
    for mention in query.mentions:
        if id in mention.ids("attribute") or any(v.partition("=")[0] == id for v in mention.ids("value")):
            out.update(range(mention.start, mention.end))
    return out


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
