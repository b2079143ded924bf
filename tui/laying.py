"""Lays blocks out as lines: what stands before each of them, how far it is moved in, where it breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content, Span

from kb.render.width import width as cells_of
from tui.blocks import Block
from tui.marks import Marks
from tui.wrapping import lines

_DIM = ".outline--dim"
_GUTTER = 1
_LEAST_TEXT = 8
_FLUSH = ("title", "heading", "question")


class Line(NamedTuple):
    """One line on the screen: the block it belongs to, and what stands there."""

    block: Block
    content: Content


class Laid:
    """Blocks as lines.

    Args:
        blocks: what to lay out.
        width: the cells of a line.
        marks: the signs to draw with.

    Attributes:
        lines: the lines, from top to bottom.
        spans: for each block that is shown, by its identity: its first line, and the one after its last.
    """

    def __init__(self, blocks: Sequence[Block], width: int, marks: Marks) -> None:
        self.lines: list[Line] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self._width = width
        self._marks = marks
        for block in blocks:
            self._block(block, "", "", "")

    @property
    def text(self) -> str:
        """All lines as plain text."""
        return "\n".join(line.content.plain.rstrip() for line in self.lines)

    def stops(self) -> list[Block]:
        """The blocks that the cursor can rest on, from top to bottom."""
        found = {id(line.block): line.block for line in self.lines if line.block.stop}
        return list(found.values())

    def top(self, block: Block | None, otherwise: int = 0) -> int:
        """The first line of a block; another number when it is not shown."""
        return self.spans.get(id(block), (otherwise, otherwise))[0]

    def _block(self, block: Block, first: str, rest: str, base: str) -> None:
        """Lay out a block and what is under it.

        Args:
            block: the block.
            first: what stands before its first line.
            rest: what stands before its other lines.
            base: what stands before the branches under it.
        """
        start = len(self.lines)
        self.lines += [Line(block, content) for content in self._content(block, first, rest)]
        self.spans[id(block)] = (start, len(self.lines))
        if not block.open:
            return
        marks, last = self._marks, len(block.children) - 1
        if block.guides and not (block.above and block.above.guides):
            base += "  "
        for number, child in enumerate(block.children):
            if not block.guides:
                below = rest + ("" if block.kind in _FLUSH else "  ")
                self._block(child, below, below, below)
            elif last == 0:
                # One premise alone hangs straight below: a long chain must not wander off to the right.
                self._block(child, base + marks.chain, base + " " * cells_of(marks.chain), base)
            else:
                below = base + (" " * len(marks.last) if number == last else marks.pass_by)
                self._block(child, base + (marks.last if number == last else marks.branch), below, below)

    def _content(self, block: Block, first: str, rest: str) -> list[Content]:
        if block.kind == "gap":
            return [Content("")]
        mark = self._mark(block)
        room = self._width - _GUTTER - cells_of(rest) - cells_of(mark)
        if room < _LEAST_TEXT and rest:
            first = rest = ""
            room = self._width - _GUTTER - cells_of(mark)
        body = block.draw(max(room, 2)) if block.draw else lines(block.text, room)
        out = []
        for number, line in enumerate(body):
            before = (first if number == 0 else rest) + (mark if number == 0 else " " * cells_of(mark))
            out.append(Content(" " * _GUTTER + before, [Span(0, _GUTTER + len(before), _DIM)]) + line)
        return out

    def _mark(self, block: Block) -> str:
        if block.children and block.stop and not (block.open and block.above and block.above.guides):
            return (self._marks.opened if block.open else self._marks.closed) + " " + block.mark
        return block.mark
