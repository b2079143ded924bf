"""Questions that only ask whether what they tell is as it should be: "... expected?", "... a mistake?", "... 是故障吗".

A record that tells of it says whether it is. Which record that is was found elsewhere.
"""

from __future__ import annotations

from kb.ask.clauses import parts, places_of, span, untagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.polarity import Stance
    from kb.ask.query import Query

# What is right is told by these poles; in Chinese also by a word of the two signs for what is normal.
_RIGHT = ("fault", "trouble")
_ZH_NORMAL = ["正", "常"]
_LOOSE = {"plain", "cue", "concept", "said", "entity"}
_MOST = 6


def judged(query: Query, told: Stance) -> str | None:
    """The verdict on whether what a question tells is all right; None where it asks for anything else.

    Args:
        query: the question.
        told: the stance of what a record tells.
    """
    clauses = untagged(parts(query))
    asking = clauses[-1] if len(clauses) > 1 and query.yesno else []
    named = places_of(m for m in asking if m.ids("procedure"))  # "is X not in effect?"
    at = places_of(asking) - named
    poles = [p for p in query.stance.poles if p.start in at]
    asks = [p for p in poles if p.axis in _RIGHT or query.stance.said[p.start : p.end] == _ZH_NORMAL]
    signs = {p.sign for p in asks}
    own = {p.start for p in poles}
    others = [m for m in asking if own.isdisjoint(span(m))]
    alone = len(asking) <= _MOST and all(m.kinds().keys() <= _LOOSE for m in others)
    if len(signs) != 1 or not alone or len(asks) < len(poles):
        return None
    if at & set(query.stance.denials) or query.stance.limits:
        return None
    known = told.axes()
    said = {known[axis] for axis in _RIGHT if known.get(axis)}
    return None if len(said) != 1 else "yes" if said == signs else "no"
