"""The question: an input with history, suggestions as one types, and room for whatever is pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from tui.actions import Scoped, bindings
from tui.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType

    from tui.app import Browser
    from tui.state import History

_LONG = 500
_LONGEST = 4000


class Ghost(Suggester):
    """Shows how a question may go on behind the cursor.

    Args:
        suggest: gives whole texts for what was typed.
    """

    def __init__(self, suggest: Callable[[str], Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._suggest = suggest

    async def get_suggestion(self, value: str) -> str | None:
        """The first suggestion that begins as typed."""
        low = value.casefold()
        found = next((s for s in self._suggest(value) if s.casefold().startswith(low)), None)
        return value + found[len(value) :] if found else None


class Question(Scoped, Input):
    """The input for questions."""

    SCOPE = "question"
    BINDINGS: ClassVar[list[BindingType]] = bindings("question")
    app: Browser

    class Asked(Message):
        """A question was asked."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Suggested(Message):
        """There are other suggestions now."""

        def __init__(self, found: Sequence[str], at: int = -1) -> None:
            super().__init__()
            self.found = list(found)
            self.at = at

    def __init__(self, history: History, suggest: Callable[[str], Sequence[str]], *, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False, suggester=Ghost(suggest))
        self._history = history
        self._suggest = suggest
        self._found: list[str] = []
        self._at = -1
        self._taken = ""
        self._pasted: dict[str, str] = {}

    # Suggestions.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Suggest how it may go on."""
        if event.value == self._taken:
            return
        self._history.rest()
        self._taken = ""
        self._offer(self._suggest(event.value) if len(event.value) <= _LONG else [])

    def _offer(self, found: Sequence[str]) -> None:
        self._found, self._at = list(found), -1
        self.post_message(self.Suggested(found))

    def settle(self) -> None:
        """Take what was typed as it is, and suggest nothing."""
        self._offer([])

    def take(self, text: str) -> None:
        """Put a text into the input, with nothing suggested."""
        text = self._short(text)
        self._taken = text
        self.value = text
        self.cursor_position = len(text)
        self._offer([])

    def action_complete(self) -> None:
        """Take the next suggestion; with nothing typed, go to the next pane."""
        self._cycle(1)

    def action_complete_back(self) -> None:
        """Take the suggestion before; with nothing typed, go to the pane before."""
        self._cycle(-1)

    def _cycle(self, by: int) -> None:
        if not self._found and self.value:
            return
        if not self._found:
            (self.screen.focus_next if by > 0 else self.screen.focus_previous)()
            return
        self._at = (self._at + by) % len(self._found) if self._at >= 0 else (0 if by > 0 else -1)
        self._at %= len(self._found)
        self._taken = self._found[self._at]
        self.value = self._taken
        self.cursor_position = len(self.value)
        self.post_message(self.Suggested(self._found, self._at))

    # History.

    def action_older(self) -> None:
        """Bring back what was asked before."""
        found = self._history.older(self.value)
        if found is not None:
            self.take(found)

    def action_newer(self) -> None:
        """Go forward again in what was asked."""
        found = self._history.newer()
        if found is not None:
            self.take(found)

    # Asking.

    async def action_submit(self) -> None:
        """Ask what was typed."""
        asked = self.value
        for mark, pasted in self._pasted.items():
            asked = asked.replace(mark, f" {pasted} ")
        if not asked.strip():
            return
        self._pasted.clear()
        self.take("")
        self.post_message(self.Asked(asked.strip()))

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted; a long text is kept aside, and stands there as a mark."""
        event.stop()
        event.prevent_default()
        pasted = event.text.replace("\x00", " ").rstrip().lstrip("\r\n")
        self.insert_text_at_cursor(" ".join(self._short(pasted).splitlines()))

    def _short(self, text: str) -> str:
        """A text as it stands in the input: itself, or a mark for a long one, which is kept aside."""
        if len(text) <= _LONGEST:
            return text
        mark = label("pasted", self.app.lang, size=f"{len(text):,}")
        while mark in self._pasted and self._pasted[mark] != text:
            mark += "'"
        self._pasted[mark] = text
        return mark
