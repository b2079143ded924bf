"""The bar at the bottom: the keys that matter where the focus is, made from the registry; they can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from kb.render.width import width
from tui.actions import BY_ID
from tui.blocks import text

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

    from tui.app import Browser

_ALWAYS = ("app.help", "app.palette")


class KeyBar(Widget):
    """One line of keys."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--name"}
    app: Browser

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spots: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        self.refresh()

    def shown(self) -> list[tuple[str, str, str]]:
        """What can be done now and should be seen: action id, key, name; the nearest first, help at the start."""
        found: dict[str, tuple[str, str, str]] = {}
        for active in self.screen.active_bindings.values():
            action = BY_ID.get(active.binding.id or "")
            if action is None or not action.show or not active.enabled or action.id in found:
                continue
            key = self.app.get_key_display(active.binding)
            found[action.id] = (action.id, key, action.label[self.app.lang == "zh"])
        order = sorted(found, key=lambda id: (id not in _ALWAYS, id.startswith("app.")))
        return [found[id] for id in order]

    def render(self) -> Content:
        """The bar, as much of it as there is room for."""
        parts: list[Content] = []
        self._spots = []
        at = 0
        for id, key, name in self.shown():
            cells = width(key) + width(name) + 3
            if at + cells > self.size.width:
                break
            parts += [text(f" {key}", ".keybar--key"), text(f" {name} ", ".keybar--name")]
            self._spots.append((at, at + cells, id))
            at += cells
        return Content("").join(parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for start, end, id in self._spots:
            if start <= event.x < end:
                await self.app.do(id)
