"""A choice of several things out of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

if TYPE_CHECKING:
    from textual.binding import BindingType


class Choose(ModalScreen[list[str] | None]):
    """Lets several be chosen; space turns one on or off, enter takes the choice, esc calls it off.

    Args:
        title: what is chosen.
        options: (id, name) pairs.
        chosen: ids that are chosen at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        Binding("enter", "take", "Take", show=False, priority=True),
    ]

    def __init__(self, title: str, options: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """A box with the list."""
        with Vertical(id="box") as box:
            box.border_title = Content(self._title)
            yield SelectionList(
                *(Selection(Content(name), id, id in self._chosen) for id, name in self._options),
                id="options",
            )

    def action_take(self) -> None:
        """Give the choice back, in the order of the list."""
        chosen = set(self.query_one("#options", SelectionList).selected)
        self.dismiss([id for id, _ in self._options if id in chosen])
