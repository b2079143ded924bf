"""The last word on what was found: what else gives it a verdict, what withholds one, and what is no answer after all.

The records that were found, and the verdicts that they give by themselves, are others' business.
"""

from __future__ import annotations

from kb.ask import moves, scoped
from kb.ask.amounts import untold
from kb.ask.atoms import role_of
from kb.ask.figures import addresses, counts, factors, otherwise, paths, versions
from kb.ask.normal import words
from kb.ask.normality import judged
from kb.ask.opposed import opposed
from kb.ask.paired import told_apart
from kb.ask.relative import described
from kb.ask.withheld import as_condition, called, changed_figure, moot, universal
from kb.ask.wording import ruled, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.ask.examples import Examples
    from kb.ask.parts import Parts
    from kb.ask.query import Query
    from kb.ask.records import Records

_TOP = 3
_WAYS = ("need", "effort", "acting")
# From which likeness on what a record states is what a question asks to have confirmed.
_ASKED_SO = 0.7
_SOLVED = ("answered", "depends")
# "neither A nor B beats C?": a record that is no conclusion tells of one of them, or of the contrary.
_NEITHER = "neither"
# No worse than, or better: measurements that differ tell only the one.
_AT_LEAST = "at least as "


class LastWord:
    """Goes over answers.

    Args:
        records: the base's records.
        examples: the questions that records are asked by.
        parts: what answers are found, weighed and worded with.
    """

    def __init__(self, records: Records, examples: Examples, parts: Parts) -> None:
        self._records = records
        self._examples = examples
        self._parts = parts

    def on(self, query: Query, answer: Answer) -> Answer:
        """The answer to a query, with all that gives or withholds a verdict reckoned with; or a refusal.

        Args:
            query: the question.
            answer: what was found for it.
        """
        answer = self.enough(query, self._settled(query, answer))
        if answer.verdict == "yes" and answer.refs and self._parts.bearing.overstates(query, answer):
            ruled(answer, None)
        if answer.verdict == "yes" and (_names_else if answer.refs else _figures_else)(query, answer):
            ruled(answer, None)
        if answer.verdict == "yes" and (as_condition(query) or self._belied(query)):
            ruled(answer, None)
        if answer.verdict and described(query.stance):
            ruled(answer, None)
        against = self._opposed(query, answer)
        if against:
            ruled(answer, against)
        both = told_apart(query, self._records) if answer.verdict and answer.refs else None
        if both:
            ruled(answer, both)
        gone = bool(query.subjects) and set(query.subjects) <= set(query.left) and query.intent != "advise"
        if gone and answer.verdict and answer.refs and not answer.refs[0].startswith("advice:"):
            ruled(answer, None)  # how it is where one leaves tells nothing of where one goes
        if answer.verdict and query.yesno:
            kept = None if moves.hollow(query) else scoped.left(query, answer, self._records)
            ruled(answer, kept)
        missing = self._parts.asked.missing(query, answer.refs) if self._tells_nothing(query, answer) else []
        return (
            self._parts.refusals.refuse(query, "unknown-mix", [m.text for m in missing], [])
            if missing
            else answer
        )

    def _belied(self, query: Query) -> bool:
        """Whether a question names a value of what it is about that is stated to be another, beside what was found."""
        if query.stance.denials or query.stance.limits or query.assume or len(query.subjects) != 1:
            return False
        named = {m.atoms[0] for m in query.content if len(m.atoms) == 1 and not m.messages}
        for attribute, value in named - {(query.target, query.asked)}:
            found = {c.value for c in self._records.claims(query.subjects[0], attribute)}
            if found and value not in found and role_of(self._records, attribute) == "described":
                return True
        return False

    def _opposed(self, query: Query, answer: Answer) -> str:
        """The verdict on what a question sets against each other, by the record that was found; "" for none."""
        if not query.yesno or not answer.refs or answer.proof or answer.status != "answered":
            return ""
        told = answer.answer.partition("\n\n")[0]
        lead = say(answer.verdict, answer.lang) if answer.verdict else ""
        about = {t.partition("=")[0] for t in self._records.about(answer.refs[0])}
        return opposed(query, told.removeprefix(lead), about)

    def _tells_nothing(self, query: Query, answer: Answer) -> bool:
        """Whether a record was found for what wants a yes or no, and gives none."""
        found = answer.status == "answered" and bool(answer.refs) and not answer.results
        return found and query.yesno and answer.verdict is None

    def enough(self, query: Query, answer: Answer) -> Answer:
        """An answer, or a refusal where an amount is asked for of which it tells nothing."""
        amount = untold(query, answer.answer) if answer.status == "answered" else ""
        return self._parts.refusals.refuse(query, "unknown-words", [amount], []) if amount else answer

    def _settled(self, query: Query, answer: Answer) -> Answer:
        """The answer to a query, with the verdict that all which may give or withhold one leaves to it."""
        ahead = moves.reached(answer.refs[0], query, self._records) if answer.refs else ""
        if ahead and "lose" not in query.cues:
            return self.enough(query, self._parts.cards.of(query, [ahead]))
        advised = bool(answer.refs) and answer.refs[0].startswith("advice:")
        reason = "" if advised else moves.reasoned(query, self._parts.asked.passing, self._records)
        if reason:
            answer = self._parts.cards.of(query, [reason])
        if moves.settle(query, answer, self._records):
            return answer
        open_ = changed_figure(query) or _AT_LEAST in query.text.lower()
        if query.yesno and (open_ or (answer.refs and _NEITHER in query.stance.said)):
            return ruled(answer, None)
        stated = self._restated(query) if query.yesno and query.plain and answer.status in _SOLVED else None
        if stated:
            return answer if answer.verdict == stated.verdict else stated
        found = bool(answer.refs) and answer.status == "answered"
        measured = self._parts.cards.remeasured(query, answer.refs[0]) if found and query.yesno else None
        if measured is not None:
            return ruled(answer, measured[0])
        leads = self._compared(query, answer.refs[0]) if found and query.yesno else None
        if leads:
            return ruled(answer, leads)
        sure = answer.certain or query.inferred
        if answer.verdict and answer.refs and not sure and self._parts.bearing.doubtful(query, answer):
            ruled(answer, None)
        name = called(query) if query.yesno and answer.refs else None
        if name is not None:
            return ruled(answer, name or (None if answer.verdict == "no" else answer.verdict))
        right = self._normal(query, answer)
        if right:
            return ruled(answer, right)
        asks = query.yesno and query.plain and not moot(query, self._records)
        if asks and answer.refs and answer.status == "answered" and not answer.verdict:
            answer = self._inclined(query, answer)
        traced = self._traced(query) if query.yesno and not answer.verdict and not query.unknown else None
        if traced:
            return traced
        if answer.refs and answer.status == "answered" and self._parts.bearing.aside(query, answer):
            return self._parts.refusals.refuse(query, "unknown-mix", [m.text for m in query.content], [])
        return answer

    def _normal(self, query: Query, answer: Answer) -> str | None:
        """The verdict of a claim that was found on whether what a question tells is all right."""
        claim = self._records.claim_at(answer.refs[0]) if answer.refs else None
        if claim is None or answer.verdict or answer.status != "answered":
            return None
        return judged(query, self._records.poles.told(claim.text[query.lang]))

    def _compared(self, query: Query, ref: str) -> str | None:
        """The verdict of measurements on how things compare."""
        from kb.ask.formulas import Formulas

        return Formulas(self._records, self._parts.rivals).verdict(query, ref) or self._parts.rivals.verdict(
            query, ref
        )

    def _inclined(self, query: Query, answer: Answer) -> Answer:
        """An answer with the verdict of examples, where its record, which leads, speaks of all that is compared."""
        told = answer.answer
        self._parts.weighing.incline(query, answer)
        less = self._parts.bearing.measures_less(query, answer) or self._parts.bearing.of_one_only(
            query, answer
        )
        less = less or self._parts.bearing.of_one_other(answer.refs[0], query)
        if answer.verdict and (less or _concludes_otherwise(query, answer)):
            ruled(answer, None)
        if not answer.verdict:
            return answer
        card = self._parts.cards.of(query, answer.refs[:1])
        return answer if told.startswith(card.answer) else ruled(card, answer.verdict)

    def _restated(self, query: Query) -> Answer | None:
        """The answer of the record that states just what a question asks to have confirmed, or its contrary."""
        for near in self._examples.nearest(query)[:_TOP]:
            sure = near.best >= _ASKED_SO and near.examples[0][1].stated
            verdict = self._examples.verdict(query, near) if sure else ""
            if verdict:
                answer = self._parts.weighing.exampled(query, [near])
                return ruled(answer, verdict)
        return None

    def _traced(self, query: Query) -> Answer | None:
        """The answer on a cause that documents tell of, by the records that tell it; None where none is settled."""
        found = self._parts.origins.settle(query)
        if found is None or (found[1] == "yes" and universal(query)):
            return None
        refs, verdict = found
        return ruled(self._parts.cards.of(query, refs[:2]), verdict)


def _concludes_otherwise(query: Query, answer: Answer) -> bool:
    """Whether what an answer begins with is plainly as supposed, and its verdict no; or the other way round."""
    first = answer.results[0] if answer.results and query.asked else None
    ways = any(p.axis in _WAYS for p in query.stance.poles)  # how it comes to be so is asked
    plainly = not (query.negated or query.stance.denials or query.act or ways)
    if first is None or first["attribute"] != query.target or not plainly:
        return False
    return (first["value"] == query.asked) != (answer.verdict == "yes")


def _names_else(query: Query, answer: Answer) -> bool:
    """Whether a question names a path, a version, a factor or an amount of which a record tells nothing."""
    told = answer.answer
    measured = answer.refs[0].startswith("measurement:")  # its figures are compared
    known = versions(told)
    strange = (v for v in versions(query.text) - known if not measured and f"{v}." not in told)  # "169.254"
    return (
        any(strange)
        or any(path not in told for path in paths(query.text))
        or bool(factors(query.stance.said) - factors(words(told)))
        or (not measured and otherwise(query.text, told))
    )


def _figures_else(query: Query, answer: Answer) -> bool:
    """Whether a question names an address, a share or a number of things of which a conclusion tells nothing."""
    told = answer.answer
    strange = any(a not in told for a in addresses(query.text))
    return strange or "%" in query.text or bool(counts(query.stance.said) and query.stance.limits)
