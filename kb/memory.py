"""What was told in a conversation: since the last question that was answered, and of switches before that.

It answers nothing. Which of it a question is read with is for `kb.chat`.
"""

from __future__ import annotations

from kb.ask.sentences import parted
from kb.ask.subjects import CASE

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
        self._set: dict[str, str] = {}
        self._where: list[str] = []

    def tell(self, query: Query) -> None:
        """Take up what a turn tells."""
        self.told = [*self.told, query.text][-_MOST:]
        self.given = self.given or any(m.ids("value") or m.ids("message") for m in query.content)

    def correct(self, query: Query) -> None:
        """Take up what a turn tells that was answered as well: it stands against what was told before."""
        from kb.ask import context

        if context.retold(query, self.switches()[0], self._kb.records):
            self.answered()
            self._take(query)

    def answered(self, text: str = "") -> None:
        """Put behind what was told before a question, and in it, that was answered."""
        self._set, self._where = self.switches(text)
        self.told, self.given = [], False

    def switches(self, text: str = "") -> tuple[dict[str, str], list[str]]:
        """The switches that were told of with their values now, and of which things they are."""
        told = [*self.told, *filter(None, parted(text)[:1])]
        if not told:
            return self._set, self._where
        out = Memory(self._kb)
        out._set, out._where = dict(self._set), self._where
        for turn in told:
            out._take(self._kb.read(turn))
        return out._set, out._where

    def _take(self, query: Query) -> None:
        from kb.ask import context

        where = [s for s in query.subjects if self._kb.records.kind(s) != CASE]
        if where and where != self._where:
            self._set = {} if self._where else self._set  # that was so elsewhere
            self._where = where
        told = context.retold(query, self._set, self._kb.records)
        self._set = {} if context.undoes(query) and not told.keys() & self._set.keys() else self._set
        self._set = self._set | told
