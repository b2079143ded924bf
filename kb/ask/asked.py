"""Which of the records that examples point to may answer: those that speak of all that a question names.

Examples tell what is asked for in such words; concepts tell what is spoken of. It words nothing and gives no verdict.
"""

from __future__ import annotations

from kb.ask.features import spelled
from kb.ask.finder import must

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.cards import Cards
    from kb.ask.examples import Examples, Near
    from kb.ask.finder import Finder
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

_LIKELY = 0.45
_FITTING = 0.05
_UNSAID = 0.65
_STRANGE = 0.7


class Asked:
    """Finds records by examples, and admits those that answer the whole question.

    Args:
        records: the base's records.
        examples: the questions that records are asked by.
        finder: tells what records speak of.
        cards: tells whether a record holds the figures of a question.
    """

    def __init__(self, records: Records, examples: Examples, finder: Finder, cards: Cards) -> None:
        self._records = records
        self._examples = examples
        self._finder = finder
        self._cards = cards
        self._tells: dict[str, frozenset[str]] = {}

    def records(self, query: Query) -> list[Near]:
        """The records whose examples are like the question and that speak of all that it names, best first."""
        near = self._examples.nearest(query)
        for n in near:
            n.score = n.likeness * _UNSAID ** self.unsaid(query, n.ref)
            n.score += _FITTING * self._finder.suits(query.intent, n.ref)
        near.sort(key=lambda n: -n.score)
        return [n for n in near if n.score >= _LIKELY and self._admits(query, n)]

    def unsaid(self, query: Query, ref: str) -> int:
        """How many things that a question mentions neither a record nor its examples speak of."""
        return len(self.missing(query, [ref]))

    def missing(self, query: Query, refs: list[str]) -> list[Mention]:
        """What a question mentions of which none of some records, nor any of their examples, speaks."""
        told = frozenset[str]().union(*map(self._told_by, refs))
        return [m for m in query.content if self._finder.reach(m).isdisjoint(told) and not self.passing(m)]

    def _told_by(self, ref: str) -> frozenset[str]:
        """All that a record or its examples speak of."""
        told = self._tells.get(ref)
        if told is None:
            told = self._tells[ref] = self._finder.concepts(ref) | self._examples.vocabulary(ref)
        return told

    def _admits(self, query: Query, near: Near) -> bool:
        """Whether a record or its examples speak of everything that a question names."""
        if all(map(self.passing, query.content)):
            return False
        if query.intent == "source" and "file" in query.cues and not self._finder.filed(near.ref):
            return False
        if self._of_another(query, near.ref) or not self._figured(query, near):
            return False
        if self.strange(query, near) > (near.score >= _STRANGE):
            return False
        told = self._told_by(near.ref)
        return not any(
            must(m) and self._finder.reach(m).isdisjoint(told) and not self._finder.is_weak(m)
            for m in query.content
        )

    def _of_another(self, query: Query, ref: str) -> bool:
        """Whether a claim says of another thing what another claim says of the very thing that is named."""
        claim = self._records.claim_at(ref)
        named = query.named() | set(query.subjects)
        if claim is None or claim.entity in named:
            return False
        kind = self._records.kind(claim.entity)
        alike = [id for id in named if self._records.kind(id) == kind]
        return any(self._records.claims(id, claim.attribute) for id in alike)

    def _figured(self, query: Query, near: Near) -> bool:
        """Whether a record, or the example most like the question, holds the figures of the question."""
        same = bool(query.figures) and set(query.figures) <= set(near.examples[0][1].text.split())
        return same or self._cards.covers_figures(query, near.ref)

    def strange(self, query: Query, near: Near) -> int:
        """How many words of a question only examples of other records explain."""
        spoken = self._examples.vocabulary(near.ref)
        return sum(any(word not in spoken for word in spelled(m)) for m in query.said)

    def passing(self, mention: Mention) -> bool:
        """Whether a mention says nothing of what a question is about."""
        return self._finder.is_weak(mention) or "plain" in mention.kinds()
