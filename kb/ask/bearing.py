"""Whether what was found bears on what is asked: records found by the way, and verdicts that rest on wording alone.

It finds nothing and concludes nothing; it only says what is to be left unsaid.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.atoms import is_everyday, role_of
from kb.ask.clauses import is_of
from kb.ask.figures import THREE, address, counts, figures, networks
from kb.ask.grounds import grounds
from kb.ask.normal import words
from kb.ask.overstated import claims_more
from kb.ask.polarity import COMPARING
from kb.ask.subjects import FAMILY, subject_kinds
from kb.ask.withheld import identifies, universal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.ask.asked import Asked
    from kb.ask.cards import Cards
    from kb.ask.examples import Examples
    from kb.ask.finder import Finder
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.scope import Scope

_ALIKE = 0.5
_ALIKE_OF = 2
_HOW_MANY = frozenset(["how many", "how much", "有 几 个", "多 少 个", "几 个", "多 少"])


class Bearing:
    """Judges what was found for queries over one base.

    Args:
        records: the base's records.
        examples: the questions that records are asked by.
        asked: the records that examples like a query ask for.
        finder: what records speak of.
        cards: the answers that records make.
        scope: what a query spans.
    """

    def __init__(
        self, records: Records, examples: Examples, asked: Asked, finder: Finder, cards: Cards, scope: Scope
    ) -> None:
        self._records = records
        self._examples = examples
        self._asked = asked
        self._finder = finder
        self._cards = cards
        self._scope = scope
        self._subject_kinds = subject_kinds(records)

    def aside(self, query: Query, answer: Answer) -> bool:
        """Whether records were found by nothing but words that may mean much else, or by whom they are about."""
        untold = answer.refs[0].startswith(("entity:", "advice:")) and not query.target
        if query.intent in ("measure", "count") and untold:
            # "how many" is not told by what a thing is, or by what to do with it.
            return not (figures(answer.answer) or counts(words(answer.answer)))
        if self._of_other_quantity(query, answer.refs[0]):
            return True
        told = frozenset().union(*(self._finder.concepts(ref) for ref in answer.refs))
        counted = _counted(query) if not query.target else None
        if counted is not None and not self._finder.reach(counted) & told:
            return True
        near = self._examples.nearest(query)
        asked_so = any(n.ref in answer.refs and n.likeness >= _ALIKE for n in near)
        if query.yesno and self._of_several(query, answer.refs[0]):
            return not asked_so
        if query.intent in ("list", "count", "define"):
            return False
        named = [m for m in query.content if not set(m.entities) & set(query.subjects)]
        firm = [m for m in named if not self._asked.passing(m) and (_names(m) or "cue" not in m.kinds())]
        if query.yesno and _asks_outright(query) and self._of_another(query, answer.refs[0], named):
            return True
        if any(self._finder.reach(m) & told for m in firm):
            return False
        return not asked_so

    def _of_other_quantity(self, query: Query, ref: str) -> bool:
        """Whether a record is the measurement of another quantity than the one that a question names."""
        if not ref.startswith("measurement:"):
            return False
        named = {c for m in query.content for c in m.ids("concept") if c in self._records.metrics()}
        return bool(named) and named.isdisjoint(self._finder.concepts(ref))

    def doubtful(self, query: Query, answer: Answer) -> bool:
        """Whether a verdict rests on the wording of a record alone, and examples like the question speak against it."""
        if self._elsewhere(answer.refs[0], query) or self.measures_less(query, answer) or self._judges(query):
            return True
        if self.of_one_only(query, answer):
            return True
        if answer.verdict == "yes" and claims_more(query, answer):
            return True
        strange = any(address(m.key) and m.key not in answer.answer for m in query.mentions)
        strange = strange or any(network not in answer.answer for network in networks(query.text))
        if strange or self.of_other(answer.refs[0], query) or identifies(query, self._records):
            return True
        if self._cards.names(query, answer.refs[0]):
            return False
        return self._examples.against(query, answer.refs[0], answer.verdict or "")

    def overstates(self, query: Query, answer: Answer) -> bool:
        """Whether a yes would say more than the record on which it rests."""
        return claims_more(query, answer) or self._of_reason_only(query, answer.refs)

    def _of_reason_only(self, query: Query, refs: list[str]) -> bool:
        """Whether records speak of the reason that a question gives alone, or of all else that it names."""
        given = grounds(query)
        if not given:
            return False
        claim = self._records.claim_at(refs[0])
        concludes = role_of(self._records, query.target) == "concluded"
        if claim is not None and concludes and query.subjects and claim.attribute != query.target:
            return True
        told = frozenset().union(*(self._finder.concepts(ref) for ref in refs))
        rest = [m for m in query.content if m not in given and not set(m.entities) & set(query.subjects)]
        rest = [m for m in rest if not self._asked.passing(m) and "loose" not in m.cues]
        told_of = [not self._finder.reach(m).isdisjoint(told) for m in rest]
        unknown = [m for m in given if not self._asked.passing(m) and self._finder.reach(m).isdisjoint(told)]
        return (bool(rest) and not any(told_of)) or bool(unknown)

    def of_one_only(self, query: Query, answer: Answer) -> bool:
        """Whether a yes to what is asked of all rests on a record on one thing, or on one that gives a cause."""
        if answer.verdict != "yes" or not universal(query):
            return False
        claim = self._records.claim_at(answer.refs[0])
        if claim is not None:
            named = {*query.subjects, *self._scope.spread(query.subjects)}
            of_one = self._records.kind(claim.entity) in self._subject_kinds and {claim.entity} != named
            akin = self._records.claims(claim.entity, claim.attribute)
            meant = bool(named) and named <= set(self._records.about(claim.ref))
            return of_one or (not meant and any(c.value != claim.value for c in akin))
        kind = answer.refs[0].partition(":")[0]
        return kind in ("chain", "entity") and role_of(self._records, query.target) == "concluded"

    def measures_less(self, query: Query, answer: Answer) -> bool:
        """Whether a comparison names a quantity, or a number of things, that the record found says nothing of."""
        if not any(p.axis in COMPARING for p in query.stance.poles):
            return False
        said, known = set(query.stance.said), self._records.quantities()
        named = {id for m in query.content for id in m.ids("concept") if id in known} | (said & known)
        told = self._finder.concepts(answer.refs[0])
        told = told.union(*(id.split("-") for id in told))
        three = not THREE.isdisjoint(said) and THREE.isdisjoint(words(answer.answer))
        return three or (bool(named) and named.isdisjoint(told))

    def _judges(self, query: Query) -> bool:
        """Whether a question names its subjects, and beside them only words that judge anything at all."""
        named = [m for m in query.content if not set(m.entities) & set(query.subjects)]
        return bool(named) and all(is_everyday(m, self._records) and m.ids("value") for m in named)

    def of_other(self, ref: str, query: Query) -> bool:
        """Whether a claim or a piece of advice is on deployments, or else speaks of some, and a query of others."""
        told = self._deployments(ref)
        if not told or not query.subjects:
            return False
        meant = {*query.subjects, *self._scope.spread(query.subjects)}
        meant |= {f for s in meant for f in self._records.families(s)}
        return not told & meant

    def of_one_other(self, ref: str, query: Query) -> bool:
        """Whether a record speaks of just one deployment, no family, and a query is not about it."""
        told = self._deployments(ref)
        return len(told) == 1 and FAMILY not in map(self._records.kind, told) and self.of_other(ref, query)

    def _deployments(self, ref: str) -> set[str]:
        claim = self._records.claim_at(ref)
        if claim is not None and self._records.kind(claim.entity) in self._subject_kinds:
            return {claim.entity}
        if claim is None and not ref.startswith("advice:"):
            return set()
        told = self._records.about(ref) if claim is not None else self._finder.concepts(ref)
        return {id for id in told if self._records.kind(id) in self._subject_kinds}

    def _of_another(self, query: Query, ref: str, named: list[Mention]) -> bool:
        """Whether a claim, told alike of several things, is on one not named, and says nothing of one that is."""
        claim = self._records.claim_at(ref)
        if (
            claim is None
            or self._records.kind(claim.entity) in self._subject_kinds
            or claim.entity in query.named()
        ):
            return False
        alike = {c.entity for c in self._records.on(claim.attribute) if c.value == claim.value}
        told = self._finder.concepts(ref)
        here = [m for m in named if m in query.stance.mentions]
        things = [m for m in here if m.ids("concept") + m.entities and not _tells(m)]
        return (
            len(alike) > _ALIKE_OF and bool(things) and not any(self._finder.reach(m) & told for m in things)
        )

    def _of_several(self, query: Query, ref: str) -> bool:
        """Whether a claim is told alike of several things, and a question names nothing that tells them apart."""
        claim = self._records.claim_at(ref)
        if claim is None or self._records.kind(claim.entity) in self._subject_kinds:
            return False
        akin = [c for c in self._records.on(claim.attribute) if c.value == claim.value and c is not claim]
        said = [m for m in query.content if not set(m.entities) & set(query.subjects)]
        bare = len(akin) > _ALIKE_OF and all(is_of(m, claim.attribute) for m in said)
        if claim.entity in query.named() or (self._cards.names(query, ref) and not bare):
            return False
        own = self._finder.concepts(ref)
        named = [self._finder.reach(m) & own for m in query.content]
        apart = any(told and not told & self._finder.concepts(c.ref) for told in named for c in akin)
        return len({c.entity for c in akin}) >= _ALIKE_OF and not apart

    def _elsewhere(self, ref: str, query: Query) -> bool:
        """Whether a claim is of something of which not all is so that a question gives, naming no subject."""
        claim = self._records.claim_at(ref)
        if claim is None or query.subjects or self._records.kind(claim.entity) not in self._subject_kinds:
            return False
        told = {a: {c.value for c in self._records.claims(claim.entity, a)} for a, _ in query.assume}
        return any(told[a] and v not in told[a] for a, v in query.assume)


def _asks_outright(query: Query) -> bool:
    """Whether a clause of a question begins with the verb that asks, or it ends with the particle that does."""
    heads = [m for at, m in enumerate(query.mentions) if m.head or not at]
    return bool(query.particle) or any("yesno" in m.cues for m in heads)


def _tells(mention: Mention) -> bool:
    """Whether a mention says how something is, or what is done, and does not only name it."""
    return "plain" in mention.kinds() or bool(
        mention.ids("attribute") or (mention.ids("value") and "loose" not in mention.cues)
    )


def _names(mention: Mention) -> bool:
    """Whether a mention that may ask for advice names what it is about as well ("a valid reason")."""
    return bool(mention.ids("concept")) and mention.cues == ["advise"]


def _counted(query: Query) -> Mention | None:
    """What a question asks the number of: what is named right behind "how many" or "how much"."""
    for asks, mention in pairwise(query.mentions):
        if asks.key in _HOW_MANY and mention in query.content:
            return mention
    return None
