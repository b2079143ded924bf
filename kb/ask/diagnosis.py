"""What was seen tells of how settings are: for certain, or only under which conditions it would be seen.

A setting is as supposed for certain where rules could not conclude with its contrary what was seen. Where they leave it
open, what documents say of the setting counts as long as what was seen agrees with what they lead to. It reads no
question.
"""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.atoms import CONTRARY, given, role_of
from kb.ask.clauses import is_of
from kb.ask.computed import presumed
from kb.ask.hanging import would_change
from kb.ask.sighting import Sighting
from kb.ask.speech import steps
from kb.ask.told import SEEN
from kb.ask.wording import say, sentence
from kb.rules.why import depends_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.atoms import Atom
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.scope import Scope
    from kb.ask.speech import Speech
    from kb.rules.engine import Conclusion, Engine

# How many of the last rules of a proof are told.
_REASONS = 3
_CHANGING = ("fix", "howto")


class Diagnosis:
    """Judges settings by what was seen.

    Args:
        records: the base's records.
        scope: tells what a query is about.
        engine: makes an engine for (entity, attribute) -> value assumptions.
    """

    def __init__(
        self, records: Records, scope: Scope, engine: Callable[[dict[tuple[str, str], str]], Engine]
    ) -> None:
        self._records = records
        self._scope = scope
        self._engine = engine
        self._case = scope.case

    def answer(self, query: Query, seen: Sighting, speech: Speech) -> Answer | None:
        """The answer on settings of which a question tells what was seen.

        Args:
            query: the question.
            seen: what it tells was seen, and what it asks.
            speech: puts it into words.

        Returns:
            The answer; None where what was seen has no bearing on what is asked, or agrees with what documents say.
        """
        subjects = self._scope.spread(query.subjects)
        bears = self._engine({}).bears(self._case, seen.shown[0])
        asked = [(a, given(self._records, a, v)) for a, v in seen.asked if a in bears]
        idle = not asked and seen.bears != 0
        if len(asked) != len(seen.asked) and not idle:
            return None
        known = dict(seen.given)
        world = self._world(subjects, bears, dict(asked)) | known
        judged = [
            self._given(seen, world, a, v) if a in known else self._judge(seen, world, a, v) for a, v in asked
        ]
        verdict = ("no" if seen.bears > 0 else "yes") if idle else self._verdict(seen, judged)
        if verdict is None and subjects and self._usual(subjects, seen.shown):
            self._ask_alone(query, seen)
            return None
        query.target, query.asked = (asked or seen.asked)[0]
        query.follows = SEEN
        query.assume = [atom for atom in query.assume if atom[0] != query.target]
        answer = Answer(query.text, query.as_dict(), "answered" if verdict else "depends", query.lang)
        answer.verdict = verdict
        told = "" if seen.possibly or verdict is None else self._otherwise(answer, seen, world, asked, speech)
        told = told or self._conditions(answer, seen, world, speech)
        usual = [] if verdict else self._documented(subjects, asked, speech)
        answer.answer = " ".join([say(verdict or "depends", answer.lang), told, *usual])
        return answer

    def remark(self, query: Query, speech: Speech) -> Answer | None:
        """The answer to who tells only what was seen of subjects, where that is not what documents lead to."""
        subjects = self._scope.spread(query.subjects)
        seen = Sighting((query.target, query.asked), query.assume, [])
        bears = self._engine({}).bears(self._case, query.target)
        told = {(s, a): v for s in subjects for a, v in query.assume}
        if role_of(self._records, query.target) != "concluded" or self._usual(subjects, seen.shown, told):
            return None
        query.follows, query.yesno = SEEN, False
        answer = Answer(query.text, query.as_dict(), "depends", query.lang)
        world = self._world(subjects, bears, {})
        world |= {a: v for a, v in query.assume if role_of(self._records, a) == "setting"}
        ways = self._conditions(answer, seen, world, speech)
        change = self._change(query, world, subjects, speech)
        if query.intent == "why" or any(change):
            answer.status = "answered"
        answer.answer = " ".join([ways, *change, *self._documented(subjects, [seen.shown], speech)])
        return answer

    def _change(self, query: Query, world: dict[str, str], subjects: list[str], speech: Speech) -> list[str]:
        """Which settings would bring about what documents lead to, where a question asks for that."""
        if query.intent not in _CHANGING or not subjects:
            return []
        wanted = self._engine({}).conclude(subjects[0], query.target).value or ""
        engine = self._within(world)
        return [would_change(self._records, speech, engine, (self._case, query.target, wanted))]

    def _ask_alone(self, query: Query, seen: Sighting) -> None:
        """Ask for a setting as if nothing had been told but that what is usual was seen."""
        if len(seen.asked) == 1:
            query.target, query.asked = seen.asked[0]
            query.assume, query.more = [atom for atom in seen.given if atom[0] != query.target], []
            query.content = [m for m in query.content if not is_of(m, seen.shown[0])]

    def _world(self, subjects: list[str], bears: set[str], asked: dict[str, str]) -> dict[str, str]:
        """What all subjects have by their kind, which nobody chooses, of what bears on what was seen."""
        out: dict[str, str] = {}
        for attribute in sorted(bears - asked.keys()):
            found = self._records.attribute(attribute)
            if found is None or found.role != "described":
                continue
            values = [tuple(c.value for c in self._records.claims(s, attribute)) for s in subjects]
            if len(set(values)) == 1 and len(values[0]) == 1:
                out[attribute] = values[0][0]
        return out

    def _possible(self, seen: Sighting, world: dict[str, str], attribute: str, value: str) -> bool:
        """Whether it could be seen with a setting in some position."""
        return self._shows(seen, world | {attribute: value}).value in (None, seen.shown[1])

    def _given(self, seen: Sighting, world: dict[str, str], attribute: str, value: str) -> bool | None:
        """Whether a setting that is told is as supposed, or brings about what was seen; None where that is open."""
        if value:
            return world[attribute] == value
        shown = self._shows(seen, world).value
        contrary = world | {attribute: CONTRARY.get(world[attribute], "")}
        if shown is None and self._shows(seen, contrary).value is None:
            return None
        if shown != seen.shown[1]:
            return False
        others = {a for a, _ in seen.given if a != attribute}
        alone = {a: v for a, v in world.items() if a not in others}
        return seen.shown[1] != self._shows(seen, contrary).value or (
            seen.shown[1] == self._shows(seen, alone).value
        )

    def _within(self, world: dict[str, str]) -> Engine:
        """The engine for a case of which some values are told."""
        return self._engine({(self._case, a): v for a, v in world.items()})

    def _shows(self, seen: Sighting, world: dict[str, str]) -> Conclusion:
        """What would be seen in a case of which some values are told."""
        return self._within(world).conclude(self._case, seen.shown[0])

    def _judge(self, seen: Sighting, world: dict[str, str], attribute: str, value: str) -> bool | None:
        """Whether a setting is as supposed, or to blame; None where that is open, or nothing explains what was seen."""
        able = {v: self._possible(seen, world, attribute, v) for v in CONTRARY}
        if not value:
            return True if sum(able.values()) == 1 else None
        so, not_so = able.get(value, False), able.get(CONTRARY.get(value, ""), False)
        return so if so != not_so else None

    def _verdict(self, seen: Sighting, judged: list[bool | None]) -> str | None:
        if seen.possibly and False not in judged:
            return "yes"
        if False in judged:
            return "no"
        return None if None in judged else "yes"

    def _usual(
        self, subjects: list[str], shown: Atom, told: dict[tuple[str, str], str] | None = None
    ) -> bool:
        """Whether what was seen is what rules conclude of the subjects, with what is told, or nothing of it."""
        engine = self._engine(told or {})
        return all(engine.conclude(s, shown[0]).value in (None, shown[1]) for s in subjects)

    def _otherwise(
        self, answer: Answer, seen: Sighting, world: dict[str, str], asked: list[Atom], speech: Speech
    ) -> str:
        """What would be seen with a setting in the other position, with its proof; "" where rules leave it open."""
        for attribute, value in asked:
            for position in (CONTRARY.get(value, ""), value):
                seen_so = self._shows(seen, world | {attribute: position})
                if position and seen_so.value not in (None, seen.shown[1]):
                    set_ = [*seen.given, (attribute, position)]
                    lead = say("with", answer.lang, given=speech.given(self._case, set_))
                    speech.because(answer, seen_so.proof)
                    return lead + sentence(speech.atom(self._case, seen.shown[0], seen_so.value))
        return ""

    def _conditions(self, answer: Answer, seen: Sighting, world: dict[str, str], speech: Speech) -> str:
        """Under which conditions it would be seen; that it is seen is none."""
        engine = self._within(world)
        ways = [
            [(a, v) for _, a, v in way]
            for way in depends_on(engine, self._case, seen.shown[0]).get(seen.shown[1], ())
        ]
        ways = [way for way in ways if not any(role_of(self._records, a) == "observed" for a, _ in way)]
        text = speech.atom(self._case, *seen.shown)
        if not ways or not all(ways):
            proof = engine.conclude(self._case, seen.shown[0]).proof
            speech.because(answer, proof)
            told = [speech.node(n) for n in steps(proof, self._records) if n.kind == "rule"] if proof else []
            return " ".join([sentence(text), *told[-_REASONS:]])
        answer.depends_on += [[{"attribute": a, "value": v} for a, v in way] for way in ways]
        conditions = say("or", answer.lang).join(map(speech.conditions, ways))
        return sentence(say("depends-if", answer.lang, text=text, conditions=conditions))

    def _documented(self, subjects: list[str], asked: list[Atom], speech: Speech) -> list[str]:
        """What documents say of the settings there, which what was seen does not fit."""
        engine = self._engine({})
        lines = []
        for attribute, _ in asked if subjects else ():
            found = [engine.conclude(s, attribute) for s in subjects]
            known = {f.value for f in found if f.proof is not None and not presumed(f)}
            if len(known) == 1 and (value := known.pop()):
                lines.append(sentence(speech.atom(subjects[0], attribute, value)))
        return [say("unlike-seen", speech.lang, text=line) for line in lines]
