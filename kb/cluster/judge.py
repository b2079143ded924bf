"""The verdict on a case.

The pack's rules, first those that read the inputs, then those of the view, over its facts.
"""

from __future__ import annotations

from kb.cluster.facts import ASSUMED, DEFAULT, Case
from kb.rules.engine import Conclusion, Engine
from kb.rules.program import Program
from kb.rules.world import Facts, Stated

CASE = "your-cluster"
KIND = "case"
STATUS = "observed-status"
CONFIGURED = "host-routing-configured"
REPORTED = "host-routing-reported"
LOGGED = "readout:log-"


class Verdict:
    """What the rules of one view make of a case.

    Attributes:
        case: the case.
        view: the view.
        engine: concludes over all facts.
        reading: concludes what the inputs mean, before the view's rules judge it.
        planned: concludes over the facts without what output shows of host routing.
        bridged: attribute -> the conclusion of `reading` that it was taken from.
        stated: the facts that `engine` concludes over.
        plan: those that `planned` concludes over.
    """

    __slots__ = ("bridged", "case", "engine", "plan", "planned", "reading", "stated", "view")

    def __init__(self, case: Case, program: Program, bridges: list[tuple[str, str, str]], view: str) -> None:
        self.case = case
        self.view = view
        stated = statements(case)
        self.reading = Engine(program, Facts({CASE: KIND}, stated))
        self.bridged: dict[str, Conclusion] = {}
        second = dict(stated)
        for ref, source, target in bridges:
            conclusion = self.reading.conclude(CASE, source)
            second.pop((CASE, target), None)
            if conclusion.value is not None:
                self.bridged[target] = conclusion
                second[(CASE, target)] = (Stated(conclusion.value, "input", ref),)
        seen = case.facts.get(STATUS)
        if seen is not None and seen.value and (not case.configured or self._logged):
            # Nothing but output was given: what it shows of the agent's choice settles the choice. A line of
            # its log that says how it read its configuration settles it in any case.
            second[(CASE, CONFIGURED)] = (Stated(seen.value, "input", seen.ref),)
        self.stated = second
        self.engine = Engine(program, Facts({CASE: KIND}, second))
        self.plan = {key: value for key, value in second.items() if key[1] not in (STATUS, CONFIGURED)}
        self.planned = Engine(program, Facts({CASE: KIND}, self.plan))

    @property
    def _logged(self) -> bool:
        """Whether the agent's log tells what it made of its configuration."""
        seen = self.case.facts.get(STATUS)
        return seen is not None and bool(seen.value) and seen.ref.startswith(LOGGED)

    def value(self, attribute: str) -> str:
        """The value of an attribute, or "unknown"."""
        return self.engine.conclude(CASE, attribute).value or "unknown"

    def configured(self) -> Conclusion:
        """Host routing as configured; where only output tells it, what output shows of the configuration."""
        planned = self.planned.conclude(CASE, CONFIGURED)
        if planned.value is not None and self.case.configured and not self._logged:
            return planned
        seen = self.engine.conclude(CASE, CONFIGURED)
        return seen if seen.value is not None else planned

    def reported(self) -> str:
        """Host routing as the status command prints it, or would."""
        fact = self.case.facts.get(STATUS)
        if fact is not None and fact.value:
            return fact.value
        return self.planned.conclude(CASE, REPORTED).value or "unknown"


def statements(case: Case) -> dict[tuple[str, str], tuple[Stated, ...]]:
    """The facts of a case as the rule engine takes them."""
    stated: dict[tuple[str, str], tuple[Stated, ...]] = {
        (CASE, "input-read"): (Stated("true", "input", "input:read"),)
    }
    for attribute, fact in case.facts.items():
        if fact.value:
            kind = {DEFAULT: "default", ASSUMED: "assumption"}.get(fact.source, "input")
            stated[(CASE, attribute)] = (Stated(fact.value, kind, fact.ref),)
    for attribute, facts in case.several.items():
        values = dict.fromkeys(fact.value for fact in facts if fact.value)
        if attribute.endswith("-error") and values:
            stated[(CASE, attribute)] = tuple(Stated(v, "input", facts[0].ref) for v in values)
    return stated
