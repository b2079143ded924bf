"""Claims that are branches of one diagnosis: which of them is meant, only what was observed tells.

It judges no question; whether a claim that stands alone settles one is for `settle` to say.
"""

from __future__ import annotations

from kb.ask.clauses import is_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from kb.ask.query import Query
    from kb.ask.records import Claim, Records

# A branch begins with its condition.
_IF = "If "


def contested(query: Query, claim: Claim, records: Records, subjects: Container[str]) -> bool:
    """Whether a claim with another value of the same attribute speaks of as much of what is mentioned.

    Args:
        query: the question.
        claim: what was found for it.
        records: the base's records.
        subjects: the kinds of entity that questions are about; what is so of one of them tells nothing of another.
    """
    if _said_of_another(query, claim, records):
        return True
    mine = _spoken_of(query, claim, records)
    meant = {s for s in query.subjects if s not in query.left}
    alone = records.kind(claim.entity) not in subjects or meant == {claim.entity}
    for other in records.on(claim.attribute):
        if other.value == claim.value:
            continue
        if records.kind(other.entity) in subjects:
            if not alone and (not meant or other.entity in meant):
                return True
            continue
        theirs = _spoken_of(query, other, records)
        if other.text["en"].startswith(_IF) and _told(query, other, claim, records):
            return True
        if theirs > mine or (theirs == mine and claim.text["en"].startswith(_IF)):
            return True
    return False


def _said_of_another(query: Query, claim: Claim, records: Records) -> bool:
    """Whether a question says what a claim tells of another thing of the same kind, named right before: "A skips X"."""
    kind, before = records.kind(claim.entity), ""
    for mention in query.stance.mentions:
        if any(id == claim.attribute and value for id, value in mention.atoms):
            return bool(before) and before not in {claim.entity, *records.about(claim.ref)}
        before = next((id for id in mention.entities if records.kind(id) == kind), before)
    return False


def _told(query: Query, branch: Claim, claim: Claim, records: Records) -> bool:
    """Whether a question tells what a branch is about, and another claim is not."""
    apart = records.about(branch.ref).keys() - records.about(claim.ref).keys()
    told = [m for m in query.content if not is_of(m, claim.attribute) and not m.entities]
    return any(t.partition(":")[2] in apart for m in told for t in m.targets)


def _spoken_of(query: Query, claim: Claim, records: Records) -> int:
    """How many of the things that a question mentions, but what the claim says of them, a claim speaks of."""
    about = records.about(claim.ref)
    others = [m for m in query.content if not is_of(m, claim.attribute) or m.entities]
    return sum(any(t.partition(":")[2] in about for t in m.targets) for m in others)
