"""What was told in a conversation: since the last question that was answered, and of switches before that.

It answers nothing. Which of it a question is read with is for `kb.chat`.
"""

from __future__ import annotations

from kb.ask.sentences import parted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query
    from kb.knowledge import KnowledgeBase

_MOST = 4


class Memory:
    """Keeps what was told.

    Args:
        kb: the knowledge base.

    Attributes:
        told: the turns that told something since the last question that was answered.
        given: whether one of them tells a value, or a line that was seen.
    """

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self.told: list[str] = []
        self.given = False
        self._switched: list[Query] = []

    def tell(self, query: Query) -> None:
        """Take up what a turn tells."""
        self.told = [*self.told, query.text][-_MOST:]
        self.given = self.given or any(m.ids("value") or m.ids("message") for m in query.content)

    def answered(self, text: str = "") -> None:
        """Put behind what was told before a question, and in it, that was answered."""
        told = [*self.told, *filter(None, parted(text)[:1])]
        self._switched = self._with(told)
        self.told, self.given = [], False

    def correct(self, query: Query) -> None:
        """Take up what a turn tells that was answered as well."""
        from kb.ask import context

        self._switched = context.remembered([*self._switched, query], self._kb.records)

    def switched(self) -> list[Query]:
        """The turns that told of switches, in order, as far as that still holds, and of where they are."""
        return self._with(self.told)

    def _with(self, told: list[str]) -> list[Query]:
        if not told:
            return self._switched
        from kb.ask import context

        return context.remembered([*self._switched, *map(self._kb.read, told)], self._kb.records)
