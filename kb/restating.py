"""Turns that stand for other questions: "could it be X?" for the cause, "is that normal?" for what was told.

What the words of such a turn are is read in `kb.ask`; this finds what they are about in the conversation.
"""

from __future__ import annotations

from kb.ask import telling
from kb.ask.atoms import switched
from kb.ask.expected import expectation
from kb.ask.figures import changes
from kb.ask.normal import has_cjk, words
from kb.ask.sentences import joined, parted
from kb.ask.suspicion import suspicion
from kb.ask.wording import turn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.answering import Answering
    from kb.ask.answer import Answer
    from kb.ask.query import Query
    from kb.knowledge import KnowledgeBase


class Restating:
    """Restates turns of a conversation.

    Args:
        kb: the knowledge base.
        asked_of: who answers its questions.
        lang: the language of answers, or None for that of each question.
    """

    def __init__(self, kb: KnowledgeBase, asked_of: Answering, lang: str | None) -> None:
        self._kb = kb
        self._asked_of = asked_of
        self._lang = lang

    def suspected(self, text: str, told: list[str], last: Query | None) -> str:
        """A turn that says what it suspects of what was told, asking if that is the cause; any other as it is.

        Args:
            text: the turn.
            told: what was told before it.
            last: the question before.
        """
        found = suspicion(text)
        if found is None:
            return text
        if not (told or found.told) and last is not None:
            lately = (last.text if last.tells else parted(last.text)[0]).rstrip(".?。？ ")
            found.told = lately + ("。" if has_cjk(lately) else ". ") if lately else ""
        before = [*told, found.told] if told or found.told else []
        case = self._kb.read(joined(before, ""), self._lang) if before else last
        if case is None:
            return text
        found.suspect = found.suspect or self._switched(case)
        suspect = self._kb.read(found.suspect, self._lang)
        return found.asked if self._asked_of.responder(suspect).suspects(case, suspect) else text

    def _switched(self, case: Query) -> str:
        """The one switch of which something that was told says how it was set; or ""."""
        records = self._kb.records
        set_ = {attribute for m in case.content for attribute, _ in switched(m, records)}
        found = records.attribute(next(iter(set_))) if len(set_) == 1 else None
        return (found.helm or found.id) if found else ""

    def as_told(self, text: str, told: list[str]) -> tuple[Query, Answer] | None:
        """What a turn asks that wants to know if what was told is as it should be, and the answer.

        Args:
            text: the turn.
            told: what was told before it.

        Returns:
            None for any other turn, and where documents neither say what was told nor rules conclude the contrary.
        """
        found = expectation(text)
        case = found[0] or joined(told, "").rstrip("?") if found else ""
        if found is None or not case.strip() or changes(words(case)):
            return None
        query = self._kb.read(case + ("，对吗？" if has_cjk(text) else ", right?"), self._lang)
        if query.unknown or telling.troubled(query):
            return None
        answer = self._asked_of.answer(query)
        ruled = not answer.refs or answer.refs[0].startswith("measurement:")
        if answer.status != "answered" or answer.verdict not in (("yes", "no") if ruled else ("yes",)):
            return None
        if found[1] < 0:
            turn(answer)
        return query, answer
