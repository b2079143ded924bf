"""What is taken away from the browser: copied to where people paste from, or written to a file."""

from __future__ import annotations

import io
from pathlib import Path

from tui import clipboard, exporting
from tui.blocks import Copied
from tui.labels import label
from tui.pages.page import Writers
from tui.screens.prompt import Prompt
from tui.shell import Shell
from tui.widgets.outline import Outline


class Carrier(Shell):
    """The frame, with copying and exporting."""

    async def take(self, copied: Copied) -> None:
        """Copy something, and tell what became of it."""
        osc = len(copied.text.encode()) <= clipboard.OSC_52_MOST
        if osc:
            self.copy_to_clipboard(copied.text)
        tried = [] if self.is_web else await clipboard.system(copied.text)
        self.say(clipboard.told(copied.what, copied.text, tried, osc, self.lang))

    async def action_copy(self) -> None:
        """Copy what the cursor is on."""
        focused = self.focused
        found = focused.copied() if isinstance(focused, Outline) else self.pane.copied()
        if found is None:
            self.say(label("nothing-copy", self.lang), "warning")
            return
        await self.take(found)

    async def action_copy_all(self) -> None:
        """Copy the whole page, table, or answer."""
        writers, _ = self._writers(whole=False)
        first = next(iter(writers.values()), None)
        if first is None:
            self.say(label("nothing-copy", self.lang), "warning")
            return
        with self.guarded():
            page = self.pane.page
            await self.take(Copied(label("table" if page and page.table else "page", self.lang), first()))

    def _writers(self, *, whole: bool) -> tuple[Writers, str]:
        """How what has the focus is written out, and a file name for it."""
        chat = self.conversation
        chain = self.focused.ancestors_with_self if self.focused else []
        latest = chat.latest()
        if chat in chain and latest is not None:
            from tui.pages.answers import markdown

            core = self.core
            assert core is not None
            one = {"md": lambda: markdown(core, latest).text}
            return ({"md": chat.markdown} if whole else one), "conversation.md"
        page = self.pane.page
        return (page.writers, page.file) if page else ({}, "page.md")

    def can_export(self) -> bool:
        """Whether there is something to write, and nothing on top of it."""
        return len(self.screen_stack) == 1 and bool(self._writers(whole=True)[0])

    def action_export(self) -> None:
        """Ask for a file name, and write what is open to it."""
        writers, name = self._writers(whole=True)
        if self.is_web:
            said = exporting.rendered(writers, name)
            self.deliver_text(io.StringIO(said), save_filename=name)
            return
        title = f"{label('export', self.lang)}  ({', '.join(writers)})"
        proposed = exporting.free_name(name, Path())
        self.push_screen(Prompt(title, proposed), lambda path: self._export(writers, path))

    def _export(self, writers: Writers, path: str | None) -> None:
        if path:
            with self.guarded():
                full, size = exporting.write(writers, path)
                self.say(label("exported", self.lang, path=full, size=f"{size:,}"))
