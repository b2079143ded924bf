"""The palette: every action that can be done now, and every record by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from kb.ask.normal import fold
from tui.blocks import joined

if TYPE_CHECKING:
    from tui.app import Browser

_MOST = 30


class Doing(Provider):
    """Actions of the registry, only those that can be done now."""

    @property
    def _browser(self) -> Browser:
        from tui.app import Browser

        app = self.app
        assert isinstance(app, Browser)
        return app

    def _offers(self) -> list[tuple[str, str, Callable[[], Awaitable[None]]]]:
        app = self._browser
        zh = app.lang == "zh"
        return [(a.label[zh], a.help[zh], partial(app.do, a.id)) for a in app.doable()]

    async def discover(self) -> Hits:
        """All of them."""
        for name, help, run in self._offers():
            yield DiscoveryHit(name, run, help=help)

    async def search(self, query: str) -> Hits:
        """Those whose names match."""
        matcher = self.matcher(query)
        for name, help, run in self._offers():
            # Letters far apart in a sentence mean nothing; its words do.
            score = max(matcher.match(name), 0.3 if query.casefold() in help.casefold() else 0.0)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=help)


class Opening(Provider):
    """Records of the catalogue by name."""

    async def search(self, query: str) -> Hits:
        """Records whose names hold all the words."""
        from tui.app import Browser

        app = self.app
        if not isinstance(app, Browser) or app.core is None:
            return
        words = fold(query).split()
        count = 0
        for group in app.core.find(query):
            for entry in group.entries:
                whole = all(word in fold(entry.title) for word in words)
                count += 1
                if count > _MOST:
                    return
                shown = joined(entry.title, (f"  {group.title}", "dim"))
                yield Hit(0.5 if whole else 0.2, shown, partial(app.open, entry.ref), text=entry.title)
