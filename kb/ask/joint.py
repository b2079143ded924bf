"""The verdict on several subjects together, from the verdicts on each.

It gives no verdict on one subject, and words nothing.
"""

from __future__ import annotations

from kb.ask.query import Query
from kb.ask.verdicts import CERTAIN

_NO_VERDICT = ("compare", "list", "count", "value", "why")
_EVERY = frozenset("every all each always 每 凡".split())


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
        if "all" in query.cues or _EVERY.intersection(query.stance.said):
            return ("yes" if known == {"yes"} else "no"), False
        if "any" in query.cues:
            return ("yes" if "yes" in known else "no"), False
        if len(known) == 1:
            return verdicts[0], False
    if "no" in known and ("all" in query.cues or CERTAIN.intersection(query.stance.limits)):
        return "no", False  # one of which it is not so is enough
    return None, not same or None in known
