"""Weigh what examples point to against what rules conclude or concepts find, where a question may be asked of either.

Which of them there are to weigh is found elsewhere; what a record says is worded by its card.
"""

from __future__ import annotations

from kb.ask.atoms import CONTRARY
from kb.ask.examples import CLOSE, SURE, Near
from kb.ask.finder import Find
from kb.ask.withheld import gives_reason, identifies, moot
from kb.ask.wording import ruled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.ask.asked import Asked
    from kb.ask.cards import Cards
    from kb.ask.examples import Examples
    from kb.ask.finder import Finder
    from kb.ask.query import Query
    from kb.ask.records import Records

_WEIGH, _FIT_LEAST = 1.8, 3.0
_ASKED, _BESIDE = 0.7, 0.62
_LONGEST = 1100
_LISTS = ("list", "count")


class Weighing:
    """Weighs answers by examples.

    Args:
        records: the base's records.
        examples: the questions that records are asked by.
        asked: which records a question asks for in such words.
        finder: finds records by concepts.
        cards: words what records say.
    """

    def __init__(
        self, records: Records, examples: Examples, asked: Asked, finder: Finder, cards: Cards
    ) -> None:
        self._records = records
        self._examples = examples
        self._asked = asked
        self._finder = finder
        self._cards = cards

    def weighed(self, query: Query, answer: Answer, near: list[Near]) -> Answer:
        """What was found by concepts, what examples point to, or both, by how much speaks for each."""
        best = near[0]
        told = next((n for n in near if self._examples.verdict(query, n)), None) if query.yesno else None
        sure = bool(answer.depends_on) and best.score >= SURE
        sure = sure or (told is not None and told.best >= SURE)
        if answer.status == "depends" and not answer.refs and not sure:
            open_ = query.yesno and answer.depends_on
            told = next((n for n in near if self._settles(query, n)), None) if open_ else None
            return self.exampled(query, [told]) if told else answer
        if query.yesno:
            if told and (answer.verdict is None or told.best >= SURE):
                return self.exampled(query, [told])
            if told and not answer.refs and told.best >= _ASKED and answer.verdict:
                # What somebody asks nearly so has its own answer: the contrary of it is told, and not as a verdict.
                agrees = self._examples.verdict(query, told) == answer.verdict
                answer = answer if agrees else ruled(answer, None)
            # A record that nobody asks for so, where another is asked for just so, is no ground for a verdict.
            other = bool(answer.refs) and answer.refs[0] not in {n.ref for n in near}
            strange = other and best.score >= _ASKED and not self._named(query, answer)
            if answer.verdict is not None and not strange:
                more = bool(answer.depends_on) and best.score >= SURE
                return self._joined(query, None, answer, best) if more else answer
            firm = next((n for n in near if self._cards.settles(query, _near(query, n))), None)
            if firm and firm.score >= CLOSE * best.score:
                return self.exampled(query, [firm])
        if answer.refs:
            return answer if self._defines(query, answer) else self._ranked(query, answer, near)
        if query.intent in _LISTS and not answer.results:
            return self.exampled(query, near[:1])
        if best.score >= SURE and best.best >= CLOSE:
            return self._joined(query, best, answer)
        if query.yesno and answer.verdict is None and self._tells(query, answer, best):
            return self._joined(query, best, answer)
        return self._joined(query, None, answer, best) if best.score >= _BESIDE else answer

    def exampled(self, query: Query, near: list[Near]) -> Answer:
        """The cards of records that examples point to: the best, and the next where it is about as likely."""
        best = near[0]
        finds = [_near(query, n) for n in near]
        answer = self._cards.answer(query, finds)
        if query.yesno:
            sure = not self._asked.strange(query, best) or self._cards.settles(query, finds[0])
            sure = sure and not moot(query, self._records) and not self._varies(best.ref)
            ruled(answer, (self._examples.verdict(query, best) or answer.verdict) if sure else None)
        return answer

    def _varies(self, ref: str) -> bool:
        """Whether a record only says what an attribute is, which things have in this way or that."""
        kind, _, id = ref.partition(":")
        found = self._records.attribute(id) if kind == "attribute" else None
        return found is not None and (found.role != "described" or found.type != "bool")

    def incline(self, query: Query, answer: Answer) -> None:
        """Give the verdict of examples that are like the question and name nothing else than the record speaks of."""
        ref = answer.refs[0]
        every = self._examples.nearest(query)
        near = next((n for n in every if n.ref == ref), None)
        if near is None or ref.startswith("measurement:") or self._varies(ref):
            return
        if not self._asked.unsaid(query, ref) and not identifies(query, self._records):
            told = self._records.told_by(ref)
            verdict = self._examples.verdict(query, near, told)
            leans = query.intent != "why" and (not query.target or query.target in told)
            verdict = verdict or (self._examples.leaning(query, near) if leans else "")
            other = self._examples.verdict(query, every[0]) if verdict and every[0] is not near else ""
            ruled(answer, verdict or None if other in ("", verdict) else None)

    def _named(self, query: Query, answer: Answer) -> bool:
        """Whether the record of an answer settles what a question names: its attribute, and the thing that it is of."""
        claim = self._records.claim_at(answer.refs[0])
        named = claim is not None and claim.entity in query.named()
        return named and self._cards.settles(query, Find(answer.refs[0], 0.0, query.content, []))

    def _settles(self, query: Query, near: Near) -> bool:
        """Whether a record that is asked for in such words gives a verdict, where nothing else is asked."""
        return near.score >= _ASKED and self.exampled(query, [near]).verdict is not None

    def _tells(self, query: Query, answer: Answer, near: Near) -> bool:
        """Whether a claim on something else settles what the position of a setting there does not."""
        claim = self._records.claim_at(near.ref)
        kinds = {self._records.kind(s) for s in query.subjects}
        plain = (
            claim is not None and claim.value in CONTRARY and self._records.kind(claim.entity) not in kinds
        )
        return plain and not answer.depends_on and not gives_reason(query) and self._settles(query, near)

    def _defines(self, query: Query, answer: Answer) -> bool:
        """Whether an answer is the definition of the one thing that a question after a meaning names."""
        named = [m for m in query.content if not self._asked.passing(m)]
        return query.intent == "define" and len(named) == 1 and answer.refs[0] in named[0].targets

    def _ranked(self, query: Query, answer: Answer, near: list[Near]) -> Answer:
        """The answer of the record for which concepts and examples together speak most, and of one about as good."""
        unsaid = self._asked.unsaid(query, answer.refs[0])
        near = [n for n in near if self._asked.unsaid(query, n.ref) <= unsaid]
        likeness = {n.ref: n.score for n in near}
        refs = list(dict.fromkeys([*answer.refs[:1], *likeness]))
        fit = self._finder.scores(query, refs)
        best = max(*fit.values(), _FIT_LEAST)
        total = {ref: fit[ref] / best + _WEIGH * likeness.get(ref, 0.0) for ref in refs}
        order = sorted(refs, key=lambda ref: -total[ref])
        chosen = [ref for ref in order[:2] if ref == order[0] or total[ref] >= CLOSE * total[order[0]] > 0]
        if chosen == answer.refs[:1]:
            return answer
        by_ref = {n.ref: n for n in near}
        return self.exampled(query, [by_ref.get(ref) or Near(ref, 0.0, []) for ref in chosen])

    def _joined(self, query: Query, first: Near | None, answer: Answer, second: Near | None = None) -> Answer:
        """An answer with the card of a further record before or behind it."""
        card = self.exampled(query, [n for n in (first, second) if n])
        lead, tail = (card, answer) if first else (answer, card)
        return behind(lead, tail)


def behind(lead: Answer, tail: Answer) -> Answer:
    """An answer with another behind it, which gives no verdict, unless that tells nothing more or makes it too long."""
    ruled(tail, None)
    if tail.answer in lead.answer or len(lead.answer) + len(tail.answer) > _LONGEST:
        return lead
    lead.answer += "\n\n" + tail.answer
    lead.because += [b for b in tail.because if b not in lead.because]
    lead.commands += [c for c in tail.commands if c not in lead.commands]
    lead.sources += [s for s in tail.sources if s not in lead.sources]
    lead.results += tail.results
    lead.refs += tail.refs
    return lead


def _near(query: Query, near: Near) -> Find:
    """What examples point to, as a find; that people ask for it so does not say that it settles what is supposed."""
    find = Find(near.ref, near.score, query.content, [])
    find.exact = False
    return find
