"""Yes or no: whether what a question supposes agrees with what was found."""

from __future__ import annotations

from kb.ask.query import Query
from kb.ask.records import Records

_BY_HAND = ("required", "explicit")
_BOTH = "required-default"
# Without one of these a question about a switch says nothing of its position: its predicate was passed over.
_SWITCHED = {"on", "off", "unset", "need"}
_NO_VERDICT = ("compare", "list", "count", "value", "why")


def given(records: Records, attribute: str, value: str) -> str:
    """A value as people give it; one left unset is the default of the attribute."""
    if value != "unset":
        return value
    return next((d[0] for d in records.defaults(attribute) if not d[3]), "false")


def verdict(records: Records, query: Query, value: str, manner: str) -> str | None:
    """Yes or no to a yes/no question: whether the value is the one supposed, turned by a negation."""
    if not query.yesno:
        return None
    attribute = records.attribute(query.target)
    asked = given(records, query.target, query.asked)
    wanted = [m for mention in query.content for m in mention.ids("manner")]
    if not asked and attribute and attribute.type == "bool":
        if attribute.role == "setting" and not wanted and not query.cues & _SWITCHED:
            return None
        asked = "true"
    agrees = value == asked if asked else None
    if wanted and manner:
        fits = agreeing(manner, wanted)
        silent = fits is None or agrees is None or (agrees and not query.asked)
        agrees = fits if silent else agrees and fits
    if agrees is None:
        return None
    return "yes" if agrees != query.negated else "no"


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
        return None if any(w.startswith("required") for w in wanted) else False
    by_hand = manner.startswith(_BY_HAND)
    same = [w for w in wanted if w.startswith(_BY_HAND) == by_hand]
    return by_hand or None if same else False
