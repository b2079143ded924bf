"""A choice of several things out of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import SelectionList
from textual.widgets._toggle_button import ToggleButton
from textual.widgets.selection_list import Selection

from tui.blocks import text
from tui.labels import label

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app import Browser


class Picks(SelectionList[str]):
    """A list of things to choose, told apart by a sign and not by colour alone."""

    def render_line(self, y: int) -> Strip:
        """One line, the toolkit's own button written as a box that is ticked or empty."""
        left, button, right, *rest = super().render_line(y)
        option = self.scroll_offset.y + y
        if button.text != ToggleButton.BUTTON_INNER or option >= self.option_count:
            return Strip([left, button, right, *rest])
        ticked = self.get_option_at_index(option).value in self.selected
        style = (rest[-1].style or Style()) + Style(bold=ticked, meta={"option": option})
        box = [Segment("[", style), Segment("x" if ticked else " ", style), Segment("]", style)]
        strip = Strip([*box, *rest])
        # The toolkit loses what is to be reversed here; on the terminal's own colours nothing else shows the cursor.
        plain = self.app.native_ansi_color and option == self.highlighted
        return strip.apply_style(Style(reverse=True)) if plain else strip


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

    app: Browser

    def __init__(self, title: str, options: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """A box with the list."""
        with Vertical(id="box") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = text(label("choose-hint", self.app.lang))
            yield Picks(
                *(Selection(Content(name), id, id in self._chosen) for id, name in self._options),
                id="options",
            )

    def action_take(self) -> None:
        """Give the choice back, in the order of the list."""
        chosen = set(self.query_one("#options", Picks).selected)
        self.dismiss([id for id, _ in self._options if id in chosen])
