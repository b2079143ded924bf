"""The page's pane: shows what is open, be it blocks, a table or a bench."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from tui.actions import Scoped, bindings
from tui.blocks import Copied
from tui.pages.page import Page
from tui.widgets.outline import Outline

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app import Browser
    from tui.widgets.bench import Bench
    from tui.widgets.comparison import Comparison


class PagePane(Scoped, Vertical):
    """What is open."""

    SCOPE = "page"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    app: Browser

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.page: Page | None = None
        self.comparison: Comparison | None = None
        self.bench: Bench | None = None
        self._tries = False

    def compose(self) -> ComposeResult:
        """Blocks at first; the others come when they are needed."""
        yield Outline(id="body")

    @property
    def body(self) -> Outline:
        """The blocks."""
        return self.query_one("#body", Outline)

    async def show(self, page: Page, key: str = "") -> None:
        """Show a page, the cursor on the block with a key."""
        self.page = page
        core = self.app.core
        # Looked up once: whether it can be done is asked at every key.
        self._tries = bool(core and page.trial is None and core.can_try(page.ref))
        shown: Widget
        if page.table is not None:
            shown = await self._comparison()
            shown.show(page.table)
        elif page.trial is not None:
            shown = await self._bench()
            shown.show(page.trial)
        else:
            shown = self.body
            self.body.marks = self.app.marks
            self.body.show(page.blocks, key)
        for widget in self.children:
            widget.display = widget is shown

    async def _comparison(self) -> Comparison:
        if self.comparison is None:
            from tui.widgets.comparison import Comparison

            self.comparison = Comparison(id="comparison")
            await self.mount(self.comparison)
        return self.comparison

    async def _bench(self) -> Bench:
        if self.bench is None:
            from tui.widgets.bench import Bench

            self.bench = Bench(id="bench")
            await self.mount(self.bench)
        return self.bench

    @property
    def heart(self) -> Widget:
        """What should have the focus."""
        if self.page is not None and self.page.table is not None and self.comparison is not None:
            return self.comparison.grid
        if self.page is not None and self.page.trial is not None and self.bench is not None:
            return self.bench.switches
        return self.body

    @property
    def scopes(self) -> list[Widget]:
        """The widgets whose actions can be done on what is open."""
        extra: list[Widget] = []
        if self.heart is not self.body:
            extra = [self.heart]
            if self.bench is not None and self.heart is self.bench.switches:
                extra.append(self.bench)
        return [*extra, self]

    def copied(self) -> Copied | None:
        """What copying takes at the cursor."""
        if self.heart is not self.body and self.comparison is not None and self.heart is self.comparison.grid:
            return (
                self.comparison.cell.copied() if self.comparison.cell.has_focus else self.comparison.copied()
            )
        if self.bench is not None and self.heart is self.bench.switches:
            outline = self.bench.outcomes if self.bench.outcomes.has_focus else self.bench.switches
            return outline.copied()
        return self.body.copied()

    def can_bench(self) -> bool:
        """Whether settings of what is open can be tried out."""
        return self._tries

    async def action_bench(self) -> None:
        """Try settings out on what is open."""
        if self.page is not None:
            await self.app.visit("bench:" + self.page.ref.partition(":")[2])

    def can_question(self) -> bool:
        """Whether what is open has a name to ask about."""
        return bool(self.page and self.page.ref.partition(":")[2])

    def action_question(self) -> None:
        """Put the name of what is open into the question."""
        if self.page is not None:
            name = self.page.trial.name if self.page.trial else self.page.title
            self.app.to_question(name + " ")
