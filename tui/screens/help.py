"""The help of the pane that has the focus: its keys and what they do, from the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from kb.render.width import pad, width
from tui.actions import SCOPES, of_scope
from tui.blocks import Block, gap, heading, text
from tui.labels import label
from tui.widgets.outline import Outline

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app import Browser


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
            yield Static(label("help-foot", lang, path=self._path), markup=False, id="foot")

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
        for scope in self._scopes:
            rows = [(self._keys.get(a.id, ""), f"{a.label[zh]} — {a.help[zh]}") for a in of_scope(scope)]
            cells = max((width(keys) for keys, _ in rows), default=0)
            inner = [Block(text(said), "field", pad(keys, cells) + "  ") for keys, said in rows]
            blocks += [gap()] if blocks else []
            blocks.append(heading(SCOPES[scope][zh], inner))
        return blocks
