"""A prompt for one line of text: a file name, a value, words to search for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.blocks import text
from tui.labels import label

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app import Browser


class Prompt(ModalScreen[str | None]):
    """Asks for a text; None when it was called off.

    Args:
        title: what is asked for.
        value: what stands there at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False)]

    app: Browser

    def __init__(self, title: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._value = value

    def compose(self) -> ComposeResult:
        """A box with an input."""
        with Vertical(id="box") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = text(label("prompt-hint", self.app.lang))
            yield Input(self._value, id="entry", compact=True, select_on_focus=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        event.stop()
        self.dismiss(event.value.strip())
