"""Answer a query: choose between what rules conclude and what records say, or refuse and name what is missing."""

from __future__ import annotations

from kb.ask import defaults, moves
from kb.ask.acts import OUTAGE, owners
from kb.ask.answer import Answer
from kb.ask.clauses import is_of
from kb.ask.computed import Computer
from kb.ask.examples import CLOSE, SURE, Examples
from kb.ask.finder import Find, Finder, must
from kb.ask.lastword import LastWord
from kb.ask.parts import Parts
from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.told import Told
from kb.ask.withheld import likened
from kb.ask.wording import ruled, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.lexicon import Mention
    from kb.rules.engine import Engine

_COMPUTED_FIRST = ("check", "value", "why", "whynot", "compare", "list", "count", "fix", "decide")
_MARGIN = 2.0
_TOP = 3
# From which likeness on what a record states is what a question asks to have confirmed.
_SOLVED = ("answered", "depends")
_REMINDED, _SAME = 0.65, 0.9
_STRICT = ("value", "measure", "count", "define")


def _pair(finds: list[Find]) -> list[Find]:
    """Two records that together speak of all that is named, and have something named in common; or none."""
    for i, first in enumerate(finds):
        for second in finds[i + 1 :]:
            together = set(first.covered) & set(second.covered)
            if together and not set(first.missing) & set(second.missing):
                return [first, second]
    return []


class Responder:
    """Answers queries over one base, view and version.

    Args:
        records: the base's records.
        engine: makes an engine for (entity, attribute) -> value assumptions.
        examples: the questions that records are asked by.
    """

    def __init__(
        self,
        records: Records,
        engine: Callable[[dict[tuple[str, str], str]], Engine],
        examples: Examples,
    ) -> None:
        self._records = records
        self._finder = Finder(records)
        self._computer = Computer(records, engine, self._finder.is_weak)
        self._told_first = Told(records, self._computer.scope, engine)
        self._examples = examples
        self._parts = Parts(records, examples, self._finder, self._computer.scope)
        self._last_word = LastWord(records, examples, self._parts)

    def answer(self, query: Query) -> Answer:
        """The answer to a query, whatever its status."""
        return self._last_word.on(query, self._answer(query))

    def _answer(self, query: Query) -> Answer:
        if query.unknown:
            return self._parts.refusals.refuse(query, "unknown-words", query.unknown, [])
        inherits = bool(query.target) and not any(is_of(m, query.target) for m in query.content)
        if all(self._finder.is_weak(m) for m in query.content) and not (query.said or inherits):
            near = self._examples.nearest(query) if query.content else []
            sure = bool(near) and near[0].likeness >= SURE
            return (
                self._parts.weighing.exampled(query, near[:1])
                if sure
                else self._parts.refusals.nothing(query)
            )
        told = (
            self._line(query)
            or defaults.answer(query, self._records, self._finder.is_weak)
            or self._told_first.answer(query)
            or self._each(query)
            or self._computer.unlike(query)
        )
        if told:
            return told
        outcome = self._computer.outcome(query)
        return self._with(outcome, self._found(query)) if outcome else self._found(query)

    def _line(self, query: Query) -> Answer | None:
        """What the line means by which is seen what a turn tells of an unnamed cluster; None for any other question."""
        if not (query.tells and query.asked) or query.stance.denials:
            return None
        if query.subjects or query.assume or query.said or not self.bare(query):
            return None
        refs = self._records.lines(query.target, query.asked)
        if len(refs) != 1:
            return None
        query.yesno = False
        return self._parts.cards.of(query, refs)

    def _each(self, query: Query) -> Answer | None:
        """What several things are, where nothing else is asked; None for any other question."""
        refs = [f"entity:{m.ids('entity')[0]}" for m in query.content if m.only("entity")]
        only = query.intent == "define" and not (query.yesno or query.target or query.said)
        if not only or len(set(refs)) < 2 or len(refs) < len(query.content):
            return None
        return self._parts.cards.of(query, dict.fromkeys(refs))

    def _with(self, outcome: Answer, found: Answer) -> Answer:
        """What comes of a setting, and behind it what records say of that."""
        from kb.ask.weighing import behind

        if found.status not in _SOLVED:
            return outcome
        found.answer = say("documented", found.lang, text=found.answer)
        return behind(outcome, found)

    def _found(self, query: Query) -> Answer:
        """The answer that rules, records and examples give together."""
        answer = self._read(query) if not query.said else None
        plainly = not query.yesno or query.plain or query.text.rstrip()[-1:] in "?？"
        if answer and answer.certain and plainly:
            return self._gainsaid(query, answer)
        near = self._parts.asked.records(query)
        if not plainly and near and near[0].score >= SURE and near[0].open(CLOSE):
            query.yesno = False
            return self._parts.weighing.exampled(query, near[:1])
        if answer and answer.certain:
            return answer
        if answer is None or answer.status not in _SOLVED:
            if near:
                return self._parts.weighing.exampled(
                    query, [n for n in near[:2] if n.score >= CLOSE * near[0].score]
                )
            return answer or self._parts.refusals.refuse(
                query, "unknown-words", [m.text for m in query.said], []
            )
        return self._parts.weighing.weighed(query, answer, near) if near else answer

    def _gainsaid(self, query: Query, answer: Answer) -> Answer:
        """A computed answer, without its verdict where a record is asked for so, and has the contrary."""
        judged = bool(answer.verdict) and not query.act
        near = [n for n in self._examples.nearest(query)[:_TOP] if n.best >= CLOSE] if judged else []
        told = next(filter(None, (self._examples.verdict(query, n) for n in near)), answer.verdict)
        return ruled(answer, None) if told != answer.verdict else answer

    def suspects(self, told: Query, suspect: Query) -> bool:
        """Whether something suspected is a thing that may bring about what was told, or be thought to."""
        return self._parts.origins.suspects(told, suspect)

    def record(self, query: Query, ref: str) -> Answer:
        """The answer that one record gives."""
        ref = moves.reached(ref, query, self._records) or ref
        return self._last_word.enough(query, self._parts.cards.of(query, [ref]))

    def tells(self, query: Query) -> bool:
        """Whether a question names something of what it is about."""
        return (
            bool(query.target) or not all(map(self._parts.asked.passing, query.content)) or bool(query.said)
        )

    def passes_over(self, query: Query, answer: Answer, named: list[Mention]) -> list[Mention]:
        """Those of the things named of which the answer to a query does not speak."""
        if named and all("lose" in m.cues for m in named):
            return named  # "what do I lose?" is asked of nothing that was asked for before
        if not answer.refs:
            left = self._computer.scope.leftover(query)
            return [m for m in named if m in left and not m.ids("manner")]
        told = frozenset().union(*(self._finder.concepts(ref) for ref in answer.refs))
        meant = {*query.subjects, *(f for s in query.subjects for f in self._records.families(s))}
        loose = (m for m in named if not self._parts.asked.passing(m) and not meant & set(m.entities))
        return [m for m in loose if not self._finder.reach(m) & told]

    def surely(self, query: Query) -> bool:
        """Whether an example asks for nearly the same."""
        near = [] if query.unknown else self._parts.asked.records(query)
        return bool(near) and near[0].score >= SURE

    def reminded(self, query: Query, before: Query, goes_on: bool) -> str:
        """The record that a follow-up asks for in such words and that speaks of what was spoken of before, or ""."""
        least = _REMINDED if goes_on else _SAME
        for near in self._examples.nearest(query):
            if near.best < least:
                break
            told = self._finder.concepts(near.ref)
            shared = any(
                not self._parts.asked.passing(m) and self._finder.widened(m) & told for m in before.content
            )
            if shared and not self._parts.bearing.of_other(near.ref, query if query.subjects else before):
                return near.ref
        return ""

    def of_others(self, answer: Answer, told: Query) -> bool:
        """Whether the record of an answer speaks of deployments, and of none of those that something was told of."""
        return any(self._parts.bearing.of_other(ref, told) for ref in answer.refs[:1])

    def instead(self, ref: str, query: Query, before: Query) -> str:
        """The claim on the subject of the question before that tells what a claim tells of another one, or ""."""
        kind, _, id = ref.partition(":")
        ahead = moves.reached(ref, before, self._records)
        if ahead:
            return ahead
        claim = self._records.claim(id) if self._parts.bearing.of_other(ref, before) else None
        told = claim.attribute if claim else ""
        if kind == "attribute" and "define" not in query.cues:
            told = id
        meant = [s for one in before.subjects for s in (one, *self._records.families(one))]
        found = [c.ref for s in meant for c in self._records.claims(s, told)] if told else []
        return found[0] if found else ""

    def concludes(self, query: Query) -> bool:
        """Whether a query asks for an attribute that its subjects can have."""
        return self._computer.scope.fits(query)

    def bare(self, query: Query) -> bool:
        """Whether a yes/no question names nothing but what is to be concluded."""
        return self._computer.scope.bare(query)

    def firm(self, query: Query) -> list[Mention]:
        """Those of the things that a question names which an answer has to speak of."""
        return [m for m in query.content if not self._parts.asked.passing(m)]

    def unmoved(self, query: Query, supposed: str) -> bool:
        """Whether something that a query supposes makes no difference to what is concluded."""
        return self._computer.unmoved(query, supposed)

    def _read(self, query: Query) -> Answer:
        """The answer that rules or records give by what the question mentions."""
        fits = self._computer.scope.fits(query) and not self._computer.groundless(query)
        spare = self._computer.scope.leftover(query) if fits else []
        first = fits and (query.intent in _COMPUTED_FIRST or self._advises_setting(query))
        first = first and (query.intent != "decide" or bool(query.subjects))
        first = first and not likened(query)
        bare = self._computer.scope.bare(query)
        if first and not spare and (bare or query.inferred or not self._computer.hangs(query)):
            answer = self._computer.answer(query)
            settled = bool(query.yesno and answer.verdict)
            answer.certain = (
                bare
                or bool(query.spared)
                or (query.intent == "list" and len(query.subjects) > 1 and "pronoun" in query.cues)
                or (settled and ((query.inferred and not query.blamed) or not answer.depends_on))
            )
            return answer
        finds = [f for f in self._finder.find(query) if self._parts.cards.covers_figures(query, f.ref)]
        exact = [f for f in finds if (f.exact if first else f.fits)]
        both = self._both(query) if query.intent == "compare" else []
        if both and not (exact and set(both[0].covered + both[1].covered) <= set(exact[0].covered)):
            return self._parts.cards.answer(query, both)
        if exact and not (first and not spare and not self._parts.cards.says(query, exact[0])):
            return self._card(query, exact, finds)
        if fits and not any(map(must, spare)) and not self._moves_for(query, spare):
            answer = self._told(query, spare)
            if answer.status != "unknown" and self._filed(query, answer):
                return answer
        near = exact[:1] or self._nearby(query, finds)
        if near:
            return self._card(query, near, finds)
        missing = spare or (finds[0].missing if finds else query.content) or query.content
        return self._parts.refusals.refuse(query, "unknown-mix", [m.text for m in missing], finds)

    def _moves_for(self, query: Query, spare: list[Mention]) -> bool:
        """Whether a question weighs a move between subjects, and what else it names would be passed over."""
        moves = {p.start for p in query.stance.poles if p.axis == "staying"}
        beside = [m for m in spare if not moves.intersection(range(m.start, m.end))]
        return len(query.subjects) > 1 and bool(moves) and bool(beside)

    def _both(self, query: Query) -> list[Find]:
        """The definitions of the two things that a comparison names, or none."""
        named = {m.entities[0]: m for m in query.content if m.entities and not self._finder.is_weak(m)}
        told = {id: m for id, m in named.items() if id not in query.subjects and self._records.entity(id)}
        told = {
            id: m for id, m in told.items() if (self._records.entity(id) or ("", "", {}))[2].get(query.lang)
        }
        return [Find("entity:" + id, 0.0, [m], []) for id, m in told.items()] if len(told) == 2 else []

    def _filed(self, query: Query, answer: Answer) -> bool:
        """Whether an answer names a file, where a file was asked for."""
        wanted = query.intent == "source" and "file" in query.cues
        return not wanted or any("file" in cited for cited in answer.sources) or "/" in answer.answer

    def _told(self, query: Query, passed: list[Mention]) -> Answer:
        """The computed answer; without a verdict when mentions were passed over that may turn it.

        Such are those beside a setting, what is said to suffer, and what a follow-up says of the same.
        """
        found = self._records.attribute(query.target)
        firm = found is None or found.role != "setting"
        suffers = OUTAGE in self._records.about("attribute:" + query.target)
        own = min((m.start for m in query.content if is_of(m, query.target)), default=0)
        firm = firm and not (suffers and any(m.only("concept") and m.end <= own for m in passed))
        if not query.yesno or not passed or (firm and not any(m in query.fresh for m in passed)):
            return self._computer.answer(query)
        query.yesno = False
        try:
            return self._apart(query, self._computer.answer(query))
        finally:
            query.yesno = True

    def _apart(self, query: Query, answer: Answer) -> Answer:
        """An answer on several things, which depends on what is meant where it is not so of all in the same way."""
        ways = {(r["value"], r["manner"]) for r in answer.results if r["attribute"] == query.target}
        if len(ways) > 1 and answer.status == "answered":
            answer.status = "depends"
            answer.answer = say("depends-which", query.lang) + "\n" + answer.answer
        return answer

    def _advises_setting(self, query: Query) -> bool:
        """Whether advice is sought on one setting of one deployment: what is required there is the advice."""
        found = self._records.attribute(query.target)
        lone = query.intent == "advise" and len(query.subjects) == 1
        asked = query.intent == "advise" and query.ought and bool(owners(query, self._records))
        return (lone or asked) and found is not None and found.role != "concluded"

    def _card(self, query: Query, finds: list[Find], all_finds: list[Find]) -> Answer:
        if finds[0].exact and not self._parts.cards.says(query, finds[0]):
            near = [f for f in finds if f.exact and f.score >= finds[0].score - _MARGIN]
            finds = [next((f for f in near if self._parts.cards.settles(query, f)), finds[0]), *finds[1:]]
        answer = self._parts.cards.answer(
            query, finds if len(finds) == 2 and not finds[0].fits else finds[:1]
        )
        if answer.answer and self._filed(query, answer):
            if finds[0].kind == "claim":
                self._computer.back(answer, finds[0].ref.partition(":")[2])
            return answer
        return self._parts.refusals.refuse(query, "unknown-mix", [m.text for m in query.content], all_finds)

    def _nearby(self, query: Query, finds: list[Find]) -> list[Find]:
        """Records that answer between them, or but for one thing named; never where a wrong match would mislead."""
        if query.yesno or query.intent in _STRICT:
            return []
        return _pair(finds) or [f for f in finds[:1] if f.near]
