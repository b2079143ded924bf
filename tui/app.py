"""The browser: what is open, what is asked, what is taken away."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, work
from textual.screen import Screen

from kb.errors import KbError
from tui.blocks import Act, Block, text
from tui.labels import label
from tui.screens.prompt import Prompt
from tui.shell import Suggestions
from tui.taking import Carrier
from tui.visits import Visits
from tui.widgets.outline import Outline
from tui.widgets.question import Question

if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.trial import Trial
    from tui.core import Core
    from tui.pages.page import Page

_SLOW = 20_000
_HOME = "home:"


class Browser(Carrier):
    """The browser.

    Args:
        packs: pack folders; those of the environment when None.
        lang: en or zh.
        view: whose word counts; the default view when empty.
        version: the product version; the reference version when empty.
        config: configuration files to open on the bench.
        state: the folder for what is kept between runs; None keeps nothing.
        history: whether to keep what was asked.
        theme: the theme; the one of the last run when empty.
        ascii: whether to draw with plain signs.
    """

    def __init__(
        self,
        packs: list[str] | None = None,
        lang: str = "en",
        *,
        view: str = "",
        version: str = "",
        config: Sequence[str] = (),
        state: Path | None = None,
        history: bool = True,
        theme: str = "",
        ascii: bool = False,
    ) -> None:
        super().__init__(lang, state=state, history=history, theme=theme, ascii=ascii)
        self._packs = packs
        self._wanted = (view, version)
        self._config = list(config)
        self.visits = Visits()
        self._trials: dict[str, Trial] = {}

    def on_mount(self) -> None:
        """Open the knowledge base, once something is painted."""
        self.begin_capture_print(self, stdout=False, stderr=True)
        self.call_after_refresh(self._open_base)

    def on_print(self, event: events.Print) -> None:
        """Tell what the core notes on standard error."""
        if event.text.strip():
            self.say(event.text.strip(), "warning")

    @work(thread=True, exclusive=True, group="base")
    def _open_base(self) -> None:
        from tui.core import opened

        try:
            core = opened(self._packs, self.lang, *self._wanted)
        except KbError as error:
            self.call_from_thread(self._failed, error)
        else:
            self.call_from_thread(self._opened, core)  # type: ignore[arg-type]

    def _failed(self, error: KbError) -> None:
        self.failure = error
        self.exit(return_code=2)

    async def _opened(self, core: Core) -> None:
        self.core = core
        await self._repaint()
        gc.enable()
        if self._config:
            await self.open_files(self._config)

    async def _repaint(self) -> None:
        """Show everything anew, after the base, language, view or version changed."""
        if self.core is None:
            return
        with self.guarded():
            self.catalogue.show(self.core.groups)
            answers = self.conversation.answers
            self.conversation.welcome()
            for answer in answers:
                self.conversation.add(answer)
        with self.guarded():
            self._anew(self.core)
        at = self.visits.at
        with self.guarded():
            await self._show(at.ref if at else _HOME, at.key if at else "")
        self.visits.go(at.ref if at else _HOME)

    def _anew(self, core: Core) -> None:
        """Make the benches anew, with what was set on them."""
        before, self._trials = self._trials, {}
        for ref, trial in before.items():
            self._trials[ref] = self._trial(core, ref)
            self._trials[ref].apply(trial.values)

    def _trial(self, core: Core, ref: str) -> Trial:
        entity = ref.partition(":")[2]
        return core.trial(entity, None if entity else core.facts)

    # What is open.

    def open(self, ref: str) -> None:
        """Open a page and go to it."""
        self.run_worker(self.visit(ref), exclusive=True, group="visit")

    async def visit(self, ref: str, *, focus: bool = True) -> None:
        """Open a page, remembering where one was.

        Args:
            ref: the page.
            focus: whether to go to it.
        """
        self.visits.go(ref, self._key())
        with self.guarded():
            await self._show(ref)
        self.bring("page", focus)

    def _key(self) -> str:
        at = self.pane.body.at
        return at.key if at else ""

    async def _show(self, ref: str, key: str = "") -> None:
        if self.core is None:
            return
        try:
            page = self._page(self.core, ref)
        except (KbError, sqlite3.Error) as error:
            from tui.pages import home

            page = home.trouble(ref, str(error), self.marks, self.lang)
        with self.guarded():
            await self.pane.show(page, key)
        self.titled()
        self.refresh_bindings()

    def _page(self, core: Core, ref: str) -> Page:
        from tui.pages import benches, opening

        if not ref.startswith("bench:"):
            return opening.page(core, ref, self.marks)
        if ref not in self._trials:
            self._trials[ref] = self._trial(core, ref)
        return benches.page(core, self._trials[ref], ref)

    def recolumn(self, ref: str, columns: list[str]) -> None:
        """Show other columns of a table."""
        self.run_worker(self._recolumn(ref, columns), exclusive=True, group="visit")

    async def _recolumn(self, ref: str, columns: list[str]) -> None:
        from tui.pages import opening

        with self.guarded():
            if self.core is not None:
                await self.pane.show(opening.comparison(self.core, ref, columns))
                self.bring("page")

    def narrow(self, words: str) -> None:
        """Narrow the catalogue down."""
        if self.core is not None:
            with self.guarded():
                total = self.core.groups if words.strip() else None
                found = self.core.find(words)
                self.catalogue.show(found, total, self.core.best(words, found))

    # What blocks do.

    async def on_outline_chosen(self, event: Outline.Chosen) -> None:
        """Do what a block is for."""
        with self.guarded():
            await self._act(event.outline, event.act, event.block)

    async def _act(self, outline: Outline, act: Act, block: Block) -> None:
        if act.verb == "open":
            await self.visit(act.what)
        elif act.verb == "search":
            await self.visit(f"search:{act.what}")
        elif act.verb == "ask":
            self.put(act.what)
        elif act.verb == "take":
            self.to_question(act.what)
        elif act.verb == "jump":
            outline.jump(act.what)
        elif act.verb == "copy" and block.copy and (copied := block.copy()):
            await self.take(copied)
        elif act.verb == "bench":
            await self.try_out(act.what, dict(act.values))
        elif act.verb == "setting" and self.pane.bench:
            self.pane.bench.turn(1)
        elif act.verb == "adopt" and self.pane.bench:
            self.pane.bench.adopt(act.values)

    async def try_out(self, entity: str, values: Mapping[str, str]) -> None:
        """Open the bench of an entity with some settings made."""
        ref = f"bench:{entity}"
        if self.core is None:
            return
        if ref not in self._trials:
            self._trials[ref] = self._trial(self.core, ref)
        self._trials[ref].apply({**self._trials[ref].values, **values})
        await self.visit(ref)

    # Asking.

    async def on_question_suggested(self, event: Question.Suggested) -> None:
        """Show how the question may go on."""
        shown = next(iter(self.screen_stack[0].query(Suggestions)), None)
        if shown is None:
            if not event.found:
                return
            shown = Suggestions(id="suggestions")
            shown.marks = self.marks
            await self.screen_stack[0].mount(shown, before="#ask")
        blocks = [Block(text(said), "text", act=Act("take", said), key=said) for said in event.found]
        shown.show(blocks, event.found[event.at] if event.at >= 0 else "")
        if event.at < 0:
            shown.at = None  # none is taken yet
        shown.set_class(bool(blocks), "there")

    def on_question_asked(self, event: Question.Asked) -> None:
        """Answer a question."""
        self.put(event.text)

    def put(self, question: str) -> None:
        """Ask a question; a very long one beside painting."""
        if self.core is None:
            self.say(label("building", self.lang), "warning")
            return
        trouble = self.history.add(question)
        if trouble:
            self.say(label("writing", self.lang, text=trouble), "warning")
        self.bring("chat", focus=False)
        if len(question) > _SLOW:
            self._ponder(question)
            return
        with self.guarded():
            self._answered(self.core.ask(question))

    @work(thread=True, exclusive=True, group="ask")
    def _ponder(self, question: str) -> None:
        self.call_from_thread(setattr, self.conversation.cards, "loading", True)
        try:
            assert self.core is not None
            found = self.core.ask(question)
        except KbError as error:
            self.call_from_thread(self.say, label("fault", self.lang, text=error), "error")
        else:
            self.call_from_thread(self._answered, found)
        finally:
            self.call_from_thread(setattr, self.conversation.cards, "loading", False)

    def _answered(self, found: Answer) -> None:
        self.conversation.add(found)
        self.refresh_bindings()

    # Other actions.

    def can_previous(self) -> bool:
        """Whether there is a page before."""
        return self.visits.can_back

    async def action_previous(self) -> None:
        """Go to the page before."""
        found = self.visits.back(self._key())
        if found is not None:
            await self._show(found.ref, found.key)
            self.bring("page")

    def can_next(self) -> bool:
        """Whether there is a page after."""
        return self.visits.can_forth

    async def action_next(self) -> None:
        """Go to the page after."""
        found = self.visits.forth(self._key())
        if found is not None:
            await self._show(found.ref, found.key)
            self.bring("page")

    async def action_home(self) -> None:
        """Open the start page."""
        await self.visit(_HOME)

    def action_search(self) -> None:
        """Ask for words, and search for them."""
        self.push_screen(Prompt(label("search", self.lang)), self._found)

    def _found(self, words: str | None) -> None:
        if words:
            self.open(f"search:{words}")

    async def action_blank(self) -> None:
        """Open the bench with a blank configuration."""
        await self.visit("bench:")

    def action_config(self) -> None:
        """Ask for a configuration, and open it on the bench."""
        self.push_screen(Prompt(label("files", self.lang)), self._config_named)

    def _config_named(self, path: str | None) -> None:
        if path:
            self.run_worker(self.open_files([path]), exclusive=True, group="visit")

    async def open_files(self, paths: Sequence[str]) -> None:
        """Open configuration files on the bench; questions are about them from then on."""
        if self.core is None:
            return
        with self.guarded():
            self.core.adopt([str(Path(p).expanduser()) for p in paths])
            self._trials.pop("bench:", None)
            await self.visit("bench:")
            self.say(label("adopted", self.lang, files=", ".join(paths)))

    def action_version(self) -> None:
        """Ask for another version of the product."""
        if self.core is not None:
            title = label("version", self.lang, version=self.core.kb.version)
            self.push_screen(Prompt(title, self.core.version), self._version_named)

    def _version_named(self, version: str | None) -> None:
        if version is not None and self.core is not None:
            with self.guarded():
                self.core.turn(version=version)
                self.run_worker(self._repaint(), exclusive=True, group="visit")

    def can_view(self) -> bool:
        """Whether there is another view."""
        return bool(self.core and len(self.core.views) > 1)

    async def action_view(self) -> None:
        """Let the next view speak."""
        if self.core is not None:
            ids = [id for id, _ in self.core.views]
            self.core.turn(view=ids[(ids.index(self.core.view) + 1) % len(ids)])
            await self._repaint()

    async def action_language(self) -> None:
        """Speak the other language."""
        self.lang = "en" if self.lang == "zh" else "zh"
        self.settings.put("lang", self.lang)
        if self.core is not None:
            self.core.turn(lang=self.lang)
        await self._repaint()

    def get_default_screen(self) -> Screen[object]:
        """The screen under everything; nothing on it takes the focus by itself."""
        screen = super().get_default_screen()
        screen.AUTO_FOCUS = "#question"  # type: ignore[misc]
        return screen
