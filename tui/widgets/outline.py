"""The one widget that shows pages, proofs, answers and the catalogue: blocks in a column, foldable, with a cursor.

`tui.laying` makes lines of blocks, this paints them; what choosing one does is decided by the app, which gets told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from tui.actions import Scoped, bindings
from tui.blocks import Act, Block, Copied
from tui.laying import Laid
from tui.marks import UNICODE, Marks

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

_CURSOR = "outline--cursor"
_LOOKS = {"hint": "dim", "question": "label", "answer": "label", "setting": "label"}
_MARGIN = 1  # blank cells between the text and the scrollbar


class Outline(Scoped, ScrollView, can_focus=True):
    """Blocks in a column."""

    SCOPE = "list"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    # Few, as each costs the toolkit time whenever styles are worked out; kinds that look alike share one.
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"outline--{name}"
        for name in (
            "title heading label dim link command yes no depends unknown rule absence cursor cursor-blurred hover"
        ).split()
    }

    class Chosen(Message):
        """A block that leads somewhere was chosen."""

        def __init__(self, outline: Outline, act: Act, block: Block) -> None:
            super().__init__()
            self.outline = outline
            self.act = act
            self.block = block

    class Moved(Message):
        """The cursor rests on another block."""

        def __init__(self, outline: Outline, block: Block | None) -> None:
            super().__init__()
            self.outline = outline
            self.block = block

    def __init__(
        self, blocks: Sequence[Block] = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.marks: Marks = UNICODE
        self.blocks: list[Block] = []
        self.at: Block | None = None
        self.laid = Laid((), 1, self.marks)
        self._width = 0
        self._hover: Block | None = None
        self.show(blocks)

    # What it holds.

    def show(self, blocks: Sequence[Block], key: str = "", *, top: bool = True) -> None:
        """Show other blocks.

        Args:
            blocks: what to show.
            key: the block on which the cursor should rest; the first one that can when it is not there.
            top: whether to scroll to the top.
        """
        self.blocks = list(blocks)
        for block in self.blocks:
            block.adopt()
        self._hover = None
        keyed = next((b for b in self.walk() if key and b.key == key and b.stop), None)
        self.at = keyed
        self._lay()
        if keyed is None:
            self.at = self._first()
        if top:
            self.scroll_to(y=0, animate=False, immediate=True)
        if keyed is not None:
            self.see()
        self._told()

    def _first(self) -> Block | None:
        """Where the cursor begins: on the first thing in sight that leads somewhere, else on the first at all."""
        stops = self.laid.stops()
        seen = (b for b in stops if b.act and self.laid.top(b) < max(self.size.height, 1))
        return next(seen, None) or next(iter(stops), None)

    def append(self, blocks: Sequence[Block]) -> None:
        """Put blocks at the end, and the cursor on the first of them that can bear it."""
        for block in blocks:
            block.adopt()
        self.blocks += blocks
        self._lay()
        stops = (b for block in blocks for b in block.walk() if b.stop)
        self.at = next(stops, self.at)
        self._told()

    def walk(self) -> Iterator[Block]:
        """All blocks, folded or not."""
        for block in self.blocks:
            yield from block.walk()

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self.laid.text

    # Laying out.

    def _lay(self) -> None:
        """Work the lines out anew for the width that there is."""
        self._width = max(self._room(), 1)
        self.laid = Laid(self.blocks, max(self._width - _MARGIN, 1), self.marks)
        self.virtual_size = Size(self._width, len(self.laid.lines))
        self.refresh()

    def _room(self) -> int:
        """The cells of a line; the scrollbar's are kept free, so that its coming changes nothing."""
        room = self.scrollable_content_region.width
        return room if self.show_vertical_scrollbar else room - self.styles.scrollbar_size_vertical

    # Painting.

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        number = self.scroll_offset.y + y
        blank = self.visual_style
        if not 0 <= number < len(self.laid.lines) or self._width < 1:
            return Strip.blank(self.size.width, blank.rich_style)
        block, content = self.laid.lines[number]
        style = self._style(block)
        if block is self.at and self.lit:
            # Colours that are read well on the page need not be on the cursor; signs and words say the same.
            spans = [s for s in content.spans if "reverse" in str(s.style)]
            content = Content(self.marks.cursor + content.plain[1:], spans)
        strips = Visual.to_strips(self, content, max(self._width, len(content)), 1, style, pad=True)
        strip = strips[0] if strips else Strip.blank(self._width, style.rich_style)
        return strip.crop_extend(0, self.size.width, blank.rich_style)

    @property
    def lit(self) -> bool:
        """Whether keys move the cursor."""
        return self.has_focus

    def _style(self, block: Block) -> Style:
        look = "outline--" + _LOOKS.get(block.kind, block.kind)
        names = [look] if look in self.COMPONENT_CLASSES else []
        if block is self.at:
            names.append(_CURSOR if self.lit else "outline--cursor-blurred")
        elif block is self._hover and block.act:
            names.append("outline--hover")
        style = self.get_visual_style(*names) if names else self.visual_style
        # On the terminal's own colours a reversed line is the one sure sign of the cursor.
        return style + Style(reverse=True) if self.app.native_ansi_color and _CURSOR in names else style

    def on_resize(self) -> None:
        """Lay out anew when the width changes."""
        if self._width != max(self._room(), 1):
            self._lay()
            self.see(top=True)

    def notify_style_update(self) -> None:
        """Paint anew when the theme changes."""
        super().notify_style_update()
        self.refresh()

    # The cursor.

    def place(self, block: Block | None) -> None:
        """Rest the cursor on a block, unfolding what hides it."""
        if block is None:
            return
        above = block.above
        hidden = False
        while above is not None:
            hidden = hidden or not above.open
            above.open = True
            above = above.above
        self.at = block
        if hidden:
            self._lay()
        self.refresh()
        self.see()
        self._told()

    def jump(self, key: str) -> bool:
        """Rest the cursor on the block with a key; False when there is none."""
        found = next((b for b in self.walk() if b.key == key), None)
        self.place(found)
        return found is not None

    def see(self, *, top: bool = False) -> None:
        """Scroll so that the cursor is in sight.

        Args:
            top: whether to scroll to the top when the cursor is in sight from there.
        """
        if self.at is None or id(self.at) not in self.laid.spans:
            return
        start, end = self.laid.spans[id(self.at)]
        # What stands above all that can bear the cursor could not be brought into sight otherwise.
        if end <= self.size.height and (top or not any(line.block.stop for line in self.laid.lines[:start])):
            start = 0
        region = Region(0, start, max(self._width, 1), max(min(end - start, self.size.height), 1))
        self.scroll_to_region(region, animate=False, immediate=True)

    def reveal(self, block: Block) -> None:
        """Scroll a block, with all that is under it, into sight; its head rather than its foot."""
        if id(block) in self.laid.spans:
            self.scroll_to(y=self.laid.top(block), animate=False, immediate=True)

    def _told(self) -> None:
        if self.is_attached:
            self.post_message(self.Moved(self, self.at))
            self.refresh_bindings()

    def _step(self, by: int) -> None:
        stops = self.laid.stops()
        if not stops:
            self.scroll_relative(y=by, animate=False)
            return
        at = next((i for i, b in enumerate(stops) if b is self.at), None)
        if at is None:
            self.place(stops[0])
        elif 0 <= at + by < len(stops):
            self.place(stops[at + by])
        else:
            self.scroll_relative(y=by, animate=False)

    def _page(self, by: int) -> None:
        height = max(self.size.height - 1, 1)
        target = self.laid.top(self.at, self.scroll_offset.y) + by * height
        stops = self.laid.stops()
        if stops:
            self.place(min(stops, key=lambda b: abs(self.laid.top(b) - target)))

    def action_up(self) -> None:
        """Go one block up."""
        self._step(-1)

    def action_down(self) -> None:
        """Go one block down."""
        self._step(1)

    def action_page_up(self) -> None:
        """Go a screenful up."""
        self._page(-1)

    def action_page_down(self) -> None:
        """Go a screenful down."""
        self._page(1)

    def action_top(self) -> None:
        """Go to the first block."""
        self.place(next(iter(self.laid.stops()), None))
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """Go to the last block."""
        self.place(next(iter(reversed(self.laid.stops())), None))
        self.scroll_to(y=self.virtual_size.height, animate=False)

    # Folding and choosing.

    def fold(self, block: Block, open: bool) -> None:
        """Show or hide what is under a block."""
        block.open = open
        self._lay()
        self.see()
        self._told()

    def can_toggle(self) -> bool:
        """Whether the block under the cursor can be folded."""
        return bool(self.at and self.at.children)

    def action_toggle(self) -> None:  # type: ignore[override]
        """Fold or unfold what is under the cursor."""
        if self.at and self.at.children:
            self.fold(self.at, not self.at.open)

    def action_close(self) -> None:
        """Fold what is under the cursor, or go to what it is under."""
        if self.at and self.at.children and self.at.open:
            self.fold(self.at, False)
        elif self.at and self.at.above and self.at.above.stop:
            self.place(self.at.above)

    def action_open(self) -> None:
        """Unfold what is under the cursor, or go into it."""
        if self.at and self.at.children:
            if self.at.open:
                self._step(1)
            else:
                self.fold(self.at, True)

    def _proof(self) -> Block | None:
        """The proof at the cursor: under it, around it, or the next one on the page."""
        at = self.at
        while at is not None:
            if at.proof:
                return at
            at = at.above
        around = self.at.walk() if self.at else iter(())
        return next((b for b in around if b.proof), None)

    def can_unfold(self) -> bool:
        """Whether there is a proof at the cursor."""
        return self._proof() is not None

    def action_unfold(self) -> None:
        """Unfold the whole proof at the cursor, or fold it again."""
        proof = self._proof()
        if proof is None:
            return
        open = not all(b.open for b in proof.walk() if b.children)
        for block in proof.walk():
            block.open = open or not block.children
        self.place(proof)
        self._lay()
        self.see()

    def action_unfold_all(self) -> None:
        """Unfold everything, or fold it again."""
        foldable = [b for b in self.walk() if b.children and b.stop]
        open = not all(b.open for b in foldable)
        for block in foldable:
            block.open = open
        self._lay()
        if self.at is None or id(self.at) not in self.laid.spans:
            self.at = next(iter(self.laid.stops()), None)
        self.see()

    def action_choose(self) -> None:
        """Do what the block under the cursor is for."""
        if self.at is None:
            return
        if self.at.act:
            self.post_message(self.Chosen(self, self.at.act, self.at))
        elif self.at.children:
            self.action_toggle()

    def copied(self) -> Copied | None:
        """What copying takes at the cursor: what the block gives, or its own text."""
        at = self.at
        if at is None:
            return None
        if at.copy:
            return at.copy()
        return Copied("line", at.text.plain) if at.text.plain else None

    # The mouse.

    def _under(self, event: events.MouseEvent) -> Block | None:
        offset = event.get_content_offset(self)
        number = self.scroll_offset.y + offset.y if offset else -1
        return self.laid.lines[number].block if 0 <= number < len(self.laid.lines) else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what would be chosen."""
        block = self._under(event)
        if block is not self._hover:
            self._hover = block
            self.refresh()

    def on_leave(self) -> None:
        """Show nothing as about to be chosen."""
        self._hover = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Rest the cursor on what was clicked, and do what it is for."""
        block = self._under(event)
        if block is not None and block.stop:
            self.place(block)
            self.action_choose()

    def on_focus(self) -> None:
        """Paint the cursor as the one that keys move, or do not move."""
        self.refresh()

    on_blur = on_focus
