"""The line on top: what the base is about, and for which version and in whose view it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from kb.render.width import pad, width
from tui.blocks import joined, text
from tui.labels import label
from tui.wrapping import clip

if TYPE_CHECKING:
    from tui.app import Browser

_BADGE = " kb "


class Head(Widget):
    """One line; while the base is being opened it says so."""

    ALLOW_SELECT = False
    app: Browser

    def render(self) -> Content:
        """The line, as much of it as there is room for: the title rather than the view."""
        core, lang = self.app.core, self.app.lang
        badge = text(_BADGE, "bold reverse $primary")
        if core is None:
            return joined(badge, " ", label("building", lang))
        parts = [label("versions", lang, version=core.version)]
        if len(core.views) > 1:
            parts.append(label("view", lang, view=dict(core.views).get(core.view, core.view)))
        room = self.size.width - width(_BADGE) - 4
        if width(core.title) + width(" · ".join(parts)) > room:
            del parts[1:]
        said = " · ".join(parts)
        left = max(room - width(said), 0)
        title = pad(clip(core.title, left, self.app.marks.ellipsis), left)
        return joined(badge, (f" {title}", "bold $foreground"), f"  {said}")
