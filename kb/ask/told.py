"""Questions that tell something first: how a switch was left, or what was seen. Rules answer them in their own way.

It finds who answers them, and judges nothing.
"""

from __future__ import annotations

from functools import cached_property

from kb.ask.atoms import names
from kb.ask.clauses import is_of, places_of, several
from kb.ask.speech import Speech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.answer import Answer
    from kb.ask.diagnosis import Diagnosis
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.scope import Scope
    from kb.rules.engine import Engine

SEEN = "seen"
# What is asked of something that is not as it should be.
_MENDING = ("fix", "howto", "troubleshoot")


class Told:
    """Answers what questions ask behind what they tell.

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

    @cached_property
    def _diagnosis(self) -> Diagnosis:
        from kb.ask.diagnosis import Diagnosis

        return Diagnosis(self._records, self._scope, self._engine)

    def answer(self, query: Query) -> Answer | None:
        """The answer to a question that tells how a switch was left, or what was seen; None to any other."""
        if query.tells or not query.yesno:
            tells = _sees(query) or self._wonders(query)
            return self._diagnosis.remark(query, Speech(self._records, query.lang)) if tells else None
        return self._asked(query) if several(query) else None

    def _wonders(self, query: Query) -> bool:
        """Whether a question asks why something is that somebody saw: "status says X on Y. why?"."""
        if query.intent != "why" or len(query.subjects) != 1 or not query.asked or query.stance.denials:
            return False
        telling = [m for m in query.content if is_of(m, query.target)]
        return any(names(m, self._records, "observed") for m in telling)

    def _asked(self, query: Query) -> Answer | None:
        from kb.ask import standing
        from kb.ask.sighting import sight

        subjects = self._scope.spread(self._scope.subjects(query))
        left = standing.answer(query, subjects, self._engine, self._records)
        seen = sight(query, self._records) if left is None else None
        return self._diagnosis.answer(query, seen, Speech(self._records, query.lang)) if seen else left


def _sees(query: Query) -> bool:
    """Whether what a question asks about is what somebody sees, and tells, or wants changed."""
    if len(query.subjects) != 1 or not query.asked or query.stance.denials or wished(query):
        return False
    lines = query.intent == "value" and any(m.messages for m in query.content)
    return query.intent in (("check",) if query.tells else _MENDING) or lines


def wished(query: Query) -> bool:
    """Whether what is asked about is the good end of an opposition, or was asked before: who mends that wants it so."""
    at = places_of(m for m in query.stance.mentions if is_of(m, query.target))
    inherited = not at and not any(m.messages for m in query.content)
    return inherited or any(p.sign > 0 and p.start in at for p in query.stance.poles)
