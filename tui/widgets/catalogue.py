"""The catalogue: what there is, in groups with counts, narrowed down as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from tui.actions import Scoped, bindings
from tui.blocks import Act, Block, joined, text
from tui.labels import capital, label
from tui.widgets.outline import Outline

if TYPE_CHECKING:
    from textual.binding import BindingType

    from kb.browse import Group
    from tui.app import Browser

_OPEN = 2
_FEW = 40


class Filter(Scoped, Input):
    """The input that narrows the catalogue down; the cursor of the list moves while one types."""

    SCOPE = "catalogue"
    BINDINGS: ClassVar[list[BindingType]] = bindings("catalogue")

    @property
    def pane(self) -> Catalogue:
        """The catalogue that it belongs to."""
        return self.query_ancestor(Catalogue)

    def action_down(self) -> None:
        """Go down in the list."""
        self.pane.list.action_down()

    def action_up(self) -> None:
        """Go up in the list."""
        self.pane.list.action_up()

    def action_open(self) -> None:
        """Open what the cursor of the list is on."""
        self.pane.open()


class Groups(Outline):
    """The list; its cursor moves while one types into the filter."""

    @property
    def lit(self) -> bool:
        """Whether keys move the cursor."""
        return self.has_focus or isinstance(self.screen.focused, Filter)


class Catalogue(Vertical):
    """The catalogue's pane."""

    app: Browser

    def compose(self) -> ComposeResult:
        """The filter over the list."""
        yield Filter(id="filter", compact=True, select_on_focus=True)
        yield Groups(id="groups")

    @property
    def list(self) -> Outline:
        """The groups and their records."""
        return self.query_one("#groups", Outline)

    @property
    def filter(self) -> Filter:
        """The input."""
        return self.query_one("#filter", Filter)

    def show(self, groups: Sequence[Group], total: Sequence[Group] | None = None, best: str = "") -> None:
        """Show groups.

        Args:
            groups: those to show.
            total: all of them, when these are narrowed down.
            best: the record on which the cursor should rest.
        """
        self.filter.placeholder = label("filter", self.app.lang)
        counts = {g.id: len(g.entries) for g in total or ()}
        few = sum(len(g.entries) for g in groups) <= _FEW
        blocks = [
            self._group(g, counts.get(g.id, 0), open=few if total else n < _OPEN)
            for n, g in enumerate(groups)
        ]
        if not blocks:
            words = self.filter.value
            empty = Block(text(label("filter-empty", self.app.lang)), "hint", act=Act("search", words))
            blocks = [empty]
        self.list.show(blocks)
        if total and groups and not self.list.jump(best):
            self.list.place(blocks[0].children[0])

    def _group(self, group: Group, total: int, *, open: bool) -> Block:
        marks = self.app.marks
        count = f" {len(group.entries)}/{total}" if total else f" {len(group.entries)}"
        title = joined(capital(group.title), (count, ".outline--dim"))
        inner = [
            Block(text(e.title), "text", marks.bullet + " ", Act("open", e.ref), key=e.ref)
            for e in group.entries
        ]
        return Block(title, "heading", children=inner, open=open, key=group.id)

    def on_descendant_focus(self) -> None:
        """Paint the cursor as the one that keys move."""
        self.list.refresh()

    def on_descendant_blur(self) -> None:
        """Paint the cursor as one that keys do not move."""
        self.list.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list down."""
        event.stop()
        self.app.narrow(event.value)

    def open(self) -> None:
        """Open what the cursor is on, fold a group, or search the texts when nothing fits."""
        self.list.action_choose()
