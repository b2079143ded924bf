"""What the asker's own cluster was told to be in a conversation, and which turns speak of it.

It keeps one thing and answers nothing.
"""

from __future__ import annotations

from kb.ask import telling
from kb.ask.subjects import CASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query
    from kb.ask.records import Records


class Asker:
    """Knows what "ours" is.

    Args:
        records: tells kinds of entities apart.

    Attributes:
        runs: what the asker's own cluster was told to be; empty where nothing was.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self.runs: list[str] = []

    def meant(self, query: Query) -> Query:
        """A turn that speaks of the asker's own cluster, as one on what that was told to be."""
        case = list(self._records.entities(CASE)[:1])
        if self.runs and (telling.ours(query) or query.subjects == case):
            query.subjects = list(self.runs)
            query.content = [m for m in query.content if CASE not in map(self._records.kind, m.entities)]
        return query

    def others(self, query: Query) -> list[str]:
        """The subjects that a question names, of which the asker's own cluster is none."""
        return [s for s in query.subjects if self._records.kind(s) != CASE]

    def of_own(self, query: Query, last: Query) -> list[str]:
        """What the asker runs, where a question may be of that, and not of what was named since."""
        since = last.subjects and last.subjects != self.runs
        own = not since or (telling.of_asker(query) and not telling.there(query))
        return self.runs if query.target and not self.others(query) and own else []
