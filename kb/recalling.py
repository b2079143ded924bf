"""Follow-ups that ask for the sources of the last answer, or that one record answers: the like of the last of another.

It finds the answer; what a conversation remembers of it is for `kb.chat`.
"""

from __future__ import annotations

from kb.ask import context, dialogue, telling
from kb.ask.turning import turning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.answering import Answering
    from kb.ask.answer import Answer
    from kb.ask.query import Query
    from kb.ask.records import Records


class Recalling:
    """Answers by what was answered before.

    Args:
        records: the base's records.
        asked_of: who answers its questions.
    """

    def __init__(self, records: Records, asked_of: Answering) -> None:
        self._records = records
        self._asked_of = asked_of

    def answer(self, query: Query, last: Query, before: Answer) -> tuple[Query, Answer] | None:
        """What a follow-up asks, with the answer; None where it asks for nothing of the kind.

        Args:
            query: the turn as read alone.
            last: the query before, itself already filled.
            before: the last answer.
        """
        if query.unknown:
            return None
        if query.intent == "source" and telling.bare(query, {"source", "file"}):
            wanted = [c for c in before.sources if "file" in c or "file" not in query.cues]
            return (last, context.cited(query, before, wanted)) if wanted else None
        ref = self._like(query, before) or self._reminded(query, last)
        if not ref:
            return None
        merged = dialogue.merge(last, query, self._records)
        return merged, self._asked_of.responder(merged).record(merged, ref)

    def _like(self, query: Query, before: Answer) -> str:
        """The record that says of what a follow-up names what the last answer said of something else, or ""."""
        asked = any(p.axis in ("need", "effort") for p in query.stance.poles) or turning(query.mentions)
        needs = query.yesno and bool(asked)
        alike = (
            before.refs and telling.goes_on(query) and not (query.target or needs or query.stance.judges())
        )
        return dialogue.other_of_its_kind(before.refs[0], query, self._records) if alike else ""

    def _reminded(self, query: Query, last: Query) -> str:
        """The record that a follow-up brings to mind, where neither rules conclude it nor it judges anything, or ""."""
        computes = query.yesno and bool(query.target) and "yesno" not in query.cues
        if computes:
            merged = dialogue.merge(last, query, self._records)
            computes = self._asked_of.responder(merged).concludes(merged)
        undoes = "restore" in query.cues and not query.content
        if ((query.asked or query.stance.judges()) and query.yesno) or computes or undoes:
            return ""
        leans = telling.goes_on(query) and not query.subjects
        return self._asked_of.responder(query).reminded(query, last, leans) or ""
