"""What a page is: its blocks, or a table or bench in their place, and how it is written out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.blocks import Block

if TYPE_CHECKING:
    from kb.tables import Table
    from kb.trial import Trial

Writers = Mapping[str, Callable[[], str]]


@dataclass(slots=True)
class Page:
    """Something open in the middle.

    Attributes:
        ref: what it shows, as the history of pages remembers it.
        title: its title.
        blocks: what it says, when it is neither a table nor a bench.
        table: the table that it is.
        trial: the bench that it is.
        writers: format -> gives the page in that format; the first one is what copying the page takes.
        section: what records of its sort are called together.
    """

    ref: str
    title: str
    blocks: list[Block] = field(default_factory=list)
    table: Table | None = None
    trial: Trial | None = None
    writers: Writers = field(default_factory=dict)
    section: str = ""

    @property
    def heading(self) -> str:
        """What stands over it: the sort of record, as its own title comes first in it; a table's or bench's title."""
        return self.section if self.section and self.blocks else self.title.replace("\n", " ")

    @property
    def file(self) -> str:
        """A file name for it."""
        name = self.ref.partition(":")[2] or self.ref
        safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in name)[:60].strip("-.")
        return f"{safe or 'page'}.md"
