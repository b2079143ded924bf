"""The help of the pane that has the focus: its keys and what they do, from the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kb.render.width import pad, width
from tui import wrapping
from tui.actions import SCOPES, of_scope
from tui.blocks import Block, Draw, gap, heading, joined, text
from tui.labels import label
from tui.widgets.outline import Outline

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app import Browser

_LEAST = 24


def _columns(name: str, said: str, cells: int) -> Draw:
    """Draws what an action is called, and beside it what it does; below it where there is little room."""

    def draw(room: int) -> list[Content]:
        beside = room - cells - 2 >= _LEAST
        if not beside:
            return [*wrapping.lines(text(name, ".outline--label"), room), *wrapping.lines(text(said), room)]
        first, *more = wrapping.lines(text(said), room - cells - 2)
        blank = " " * (cells + 2)
        return [
            joined((pad(name, cells) + "  ", ".outline--label"), first),
            *(joined(blank, m) for m in more),
        ]

    return draw


class Help(ModalScreen[None]):
    """The keys of some scopes.

    Args:
        scopes: which, the nearest first.
        keys: action id -> keys as people write them.
        path: the keymap file.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "dismiss(None)", "Close", show=False)
    ]
    app: Browser

    def __init__(self, scopes: Sequence[str], keys: Mapping[str, str], path: str) -> None:
        super().__init__()
        self._scopes = scopes
        self._keys = keys
        self._path = path

    def compose(self) -> ComposeResult:
        """A box with the keys and a foot."""
        lang = self.app.lang
        with Vertical(id="box") as box:
            box.border_title = text(label("help", lang, pane=SCOPES[self._scopes[0]][lang == "zh"]))
            yield Outline(id="keys")
            path = self._path.replace(str(Path.home()), "~")
            yield Static(label("help-foot", lang, path=path), markup=False, id="foot")

    def on_mount(self) -> None:
        """Fill in the keys."""
        outline = self.query_one("#keys", Outline)
        outline.marks = self.app.marks
        outline.show(self.blocks())
        outline.focus()

    def blocks(self) -> list[Block]:
        """The scopes with their actions."""
        zh = self.app.lang == "zh"
        blocks: list[Block] = []
        actions = [a for scope in self._scopes for a in of_scope(scope)]
        cells = max((width(self._keys.get(a.id, "")) for a in actions), default=0)
        names = max((width(a.label[zh]) for a in actions), default=0)
        for scope in self._scopes:
            inner = []
            for action in of_scope(scope):
                name, said = action.label[zh], action.help[zh]
                keys = pad(self._keys.get(action.id, ""), cells) + "  "
                block = Block(text(f"{name} — {said}"), "field", keys)
                block.draw = _columns(name, said, names)
                inner.append(block)
            blocks += [gap()] if blocks else []
            blocks.append(heading(SCOPES[scope][zh], inner))
        return blocks
