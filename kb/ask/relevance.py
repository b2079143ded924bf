"""Whether a claim is about what a question asks: its thing, its attribute, and not another of the same family.

It compares what both name; which verdict a claim gives is for `settle` to say.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.atoms import named, role_of
from kb.ask.clauses import is_of, parts
from kb.ask.intent import compares

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from kb.ask.query import Query
    from kb.ask.records import Claim, Records


class Relevance:
    """Measures claims against questions.

    Args:
        records: the base's records.
        subjects: the kinds of entity that questions are about.
    """

    def __init__(self, records: Records, subjects: Container[str]) -> None:
        self._records = records
        self._subjects = subjects

    def own(self, claim: Claim) -> set[str]:
        """The thing that a claim is of, its members and its families."""
        return {claim.entity, *self._records.members(claim.entity), *self._records.families(claim.entity)}

    def names_attribute(self, query: Query, ref: str) -> bool:
        """Whether a question names the attribute of a claim, or a value of it."""
        claim = self._records.claim_at(ref)
        return claim is not None and any(is_of(m, claim.attribute) for m in query.content)

    def astray(self, query: Query, claim: Claim) -> bool:
        """Whether a question asks for a conclusion, or for what something is taken from, that a claim is silent of."""
        about = self._records.told_by(claim.ref)
        own = about | {claim.attribute}
        concludes = role_of(self._records, query.target) == "concluded" and query.target not in own
        naming = [m for m in query.content if is_of(m, query.target)] if concludes else []
        concludes = concludes and not all(claim.entity in m.entities for m in naming)
        if concludes and not self.names_attribute(query, claim.ref):
            return True
        compared = len(query.subjects) > 1 and any(p.axis == "sameness" for p in query.stance.poles)
        if compared and claim.entity in query.subjects and self._records.is_switch(claim.attribute):
            return True  # what one of them is tells nothing of how they compare
        if self._alone_in_family(query, claim) or self._of_more(query, about | {claim.attribute}):
            return True
        sources = [b for a, b in pairwise(query.mentions) if "leaving" in a.cues and b.only("concept")]
        return any(not about & set(m.ids("concept")) for m in sources)

    def _of_more(self, query: Query, told: frozenset[str]) -> bool:
        """Whether the clause that asks is about a setting's value and something that documents tell, but not `told`."""
        clause = parts(query)[-1]
        sets = any(role_of(self._records, a) == "setting" for m in clause for a in named(m))
        asked = [m.ids("attribute") for m in clause if m in query.content and m.ids("concept")]
        described = [ids for ids in asked if any(role_of(self._records, a) == "described" for a in ids)]
        return sets and any(not told & set(ids) for ids in described)

    def _alone_in_family(self, query: Query, claim: Claim) -> bool:
        """Whether a claim is of one member of a family that is asked about, and of another one the like is not so."""
        asked = set(self._records.families(claim.entity)) & set(query.subjects) - {claim.entity}
        others = [m for family in asked for m in self._records.members(family) if m != claim.entity]
        told = [c for m in others for c in self._records.claims(m, claim.attribute)]
        return any((c.value, c.manner) != (claim.value, claim.manner) for c in told)

    def concerns(self, query: Query, claim: Claim) -> bool:
        """Whether a claim is about something that the question names, or the question names nothing of its kind."""
        named = query.named()
        if named & self.own(claim):
            return not any(self._records.elsewhere(claim, subject) for subject in query.subjects)
        about = self._records.about(claim.ref).keys()
        shared = about & set(query.subjects)
        thing = self._records.kind(claim.entity) not in self._subjects
        return named <= (about if shared and thing else shared) and not compares(query)

    def covers_named(self, query: Query, claim: Claim) -> bool:
        """Whether a claim is about something that the question names, or speaks of all the things that it names."""
        named = [m for m in query.content if m.entities]
        if any(self.own(claim) & set(m.entities) for m in named):
            return True
        if query.intent == "decide" and claim.value == "true":
            return False  # what decides is one of several: which is meant has to be named
        asked = role_of(self._records, query.target) == "setting" and query.target != claim.attribute
        if asked and claim.value == "true" and query.follows == "" and not query.subjects:
            return False  # what is so of another thing is not said of that setting
        naming = [m.ids("attribute") for m in query.content if claim.attribute in m.ids("attribute")]
        if named and naming and all(len(ids) > 1 for ids in naming):
            return False  # whichever of several is meant
        told = self._records.told_by(claim.ref)
        return all(any(t.partition(":")[2].partition("=")[0] in told for t in m.targets) for m in named)
