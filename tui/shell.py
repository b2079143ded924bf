"""The frame of the browser: panes that fold, the focus, notices, what can be done now."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from kb.errors import KbError
from tui import keymap, layout, themes
from tui.actions import ACTIONS, BY_ID, Action, Scoped, bindings
from tui.blocks import Block, text
from tui.labels import label
from tui.marks import ASCII, UNICODE, Marks
from tui.state import History, Settings, config_folder
from tui.themes import ANSI, DARK, THEMES
from tui.widgets.catalogue import Catalogue
from tui.widgets.chat import Chat
from tui.widgets.head import Head
from tui.widgets.keybar import KeyBar
from tui.widgets.outline import Outline
from tui.widgets.pane import PagePane
from tui.widgets.question import Question

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.actions import ActionParseResult
    from textual.binding import BindingType
    from textual.dom import DOMNode

    from tui.core import Core

_TWICE = 2.0
_SIGNALLED = 128


class Suggestions(Outline, can_focus=False):
    """How the question may go on; the mouse can take one, the keys do it from the input."""

    lit = True


Severity = Literal["information", "warning", "error"]


class Shell(Scoped, App[None], inherit_bindings=False):
    """The frame.

    Args:
        lang: en or zh.
        state: the folder for what is kept between runs; None keeps nothing.
        history: whether to keep what was asked.
        theme: the theme; the one of the last run when empty.
        ascii: whether to draw with plain signs.
    """

    SCOPE = "app"
    CSS_PATH = "tui.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    TITLE = "kb"

    def __init__(
        self,
        lang: str = "en",
        *,
        state: Path | None = None,
        history: bool = True,
        theme: str = "",
        ascii: bool = False,
    ) -> None:
        # Without colour nothing but what the terminal itself has is of use, reverse above all.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.settings = Settings(state)
        self.history = History(state if history else None)
        wanted = lang or self.settings.get("lang")
        self.lang = wanted if wanted in ("en", "zh") else "en"
        self.marks: Marks = ASCII if ascii else UNICODE
        self.core: Core | None = None
        self.failure: BaseException | None = None
        self.folded = frozenset(self.settings.get("folded").split())
        self.front = "page"
        self.zoomed = False
        self._cells = 0
        self._interrupted = 0.0
        self._theme = theme
        for own in THEMES:
            self.register_theme(own)

    def compose(self) -> ComposeResult:
        """Head, panes, question, keys; suggestions come when there are some."""
        yield Head(id="head")
        with Horizontal(id="panes"):
            yield Catalogue(id="catalogue")
            yield PagePane(id="page")
            yield Chat(id="chat")
        with Horizontal(id="ask"):
            yield Static(self.marks.prompt, id="prompt", markup=False)
            yield Question(self.history, self._suggest, id="question")
        yield KeyBar(id="keybar")

    def on_mount(self) -> None:
        """Put on the colours, read the keymap, and begin at the question."""
        usual = ANSI if self._few_colours else DARK
        wanted = self._theme or (usual if self._few_colours else self.settings.get("theme", usual))
        self.theme = wanted if wanted in self.available_themes and not self.no_color else usual
        keys, notes = keymap.read(self.keymap_path, self.lang)
        if keys:
            self.set_keymap(keys)
        for note in notes:
            self.say(note, "warning")
        for outline in self.query(Outline):
            outline.marks = self.marks
        self.pane.body.show([Block(text(label("building", self.lang)), "hint", stop=False)])
        self.question.focus()
        if not self.is_headless and not self.is_web:
            self._heed()

    def _heed(self) -> None:
        """Leave in good order when asked to by a signal: a terminal must be given back as it was."""
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            with suppress(NotImplementedError, RuntimeError, ValueError):
                leave = partial(self.exit, return_code=_SIGNALLED + number)
                asyncio.get_running_loop().add_signal_handler(number, leave)

    @property
    def _few_colours(self) -> bool:
        """Whether there are 16 colours or none."""
        return self.no_color or (not self.is_headless and self.console.color_system == "standard")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The browser's own colours, for themes that do not know them."""
        return {**super().get_theme_variable_defaults(), **themes.missing(self.current_theme)}

    def _suggest(self, typed: str) -> list[str]:
        try:
            return self.core.suggest(typed, self.history.latest) if self.core else []
        except KbError:
            return []  # asking will tell what is wrong

    # Its parts.

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        return self.screen_stack[0].query_one("#catalogue", Catalogue)

    @property
    def pane(self) -> PagePane:
        """The page's pane."""
        return self.screen_stack[0].query_one("#page", PagePane)

    @property
    def conversation(self) -> Chat:
        """The conversation."""
        return self.screen_stack[0].query_one("#chat", Chat)

    @property
    def question(self) -> Question:
        """The question."""
        return self.screen_stack[0].query_one("#question", Question)

    @property
    def keymap_path(self) -> Path:
        """The keymap file."""
        return config_folder() / keymap.FILE

    # Panes.

    def on_resize(self, event: events.Resize) -> None:
        """Fold panes as there is room for them."""
        self._cells = event.size.width  # the app's own size is the one before, as yet
        self.arrange()

    def arrange(self) -> None:
        """Show the panes that there is room for, and keep the focus on something that is in sight."""
        wide = self.pane.heart is not self.pane.body
        shown = layout.visible(self._cells, self.front, self.folded, self.zoomed, wide=wide)
        self.pane.set_class(wide, "wide")
        for name in layout.PANES:
            pane = self.screen_stack[0].query_one(f"#{name}")
            pane.display = name in shown
            pane.set_class(len(shown) == 1, "alone")
            pane.set_class(name == shown[0], "first")
        self.titled()
        base = self.screen_stack[0]
        focused = base.focused
        if focused is None or not all(
            w.display for w in focused.ancestors_with_self if isinstance(w, Widget)
        ):
            base.set_focus(self.question)

    def bring(self, name: str, focus: bool = True) -> None:
        """Bring a pane into sight, and the focus to it."""
        self.front = name
        self.folded = self.folded - {name}
        self.arrange()
        if focus:
            hearts = {
                "catalogue": self.catalogue.filter,
                "page": self.pane.heart,
                "chat": self.conversation.cards,
            }
            hearts[name].focus()

    def _go(self, name: str) -> None:
        """Go to a pane; away from it, folding it, when one is there already and there are others."""
        pane = self.screen_stack[0].query_one(f"#{name}")
        inside = pane.display and self.focused is not None and pane in self.focused.ancestors_with_self
        if not inside:
            self.bring(name)
            return
        self.zoomed = False
        self.front = "page"
        if self._cells >= layout.TWO:
            self.folded = self.folded | {name}
        self.settings.put("folded", " ".join(sorted(self.folded)))
        self.arrange()
        self.question.focus()

    def titled(self) -> None:
        """Put titles over the panes and on the head."""
        self.catalogue.border_title = text(label("catalogue", self.lang))
        self.pane.border_title = text(self.pane.page.heading if self.pane.page else label("page", self.lang))
        self.conversation.border_title = text(label("chat", self.lang))
        narrow = self._cells < layout.TWO
        self.question.placeholder = label("ask-narrow" if narrow else "ask", self.lang)
        self.screen_stack[0].query_one("#head", Head).refresh()

    # The focus and what can be done.

    def to_question(self, words: str = "") -> None:
        """Go to the question, with some words in it."""
        self.question.focus()
        if words:
            self.question.take(words)

    def holders(self) -> dict[str, Widget | App[None]]:
        """The widgets on which actions can be done now, by scope."""
        base = self.screen_stack[0]
        found: dict[str, Widget | App[None]] = {"app": self, "question": self.question}
        found["catalogue"] = self.catalogue.filter
        chain = base.focused.ancestors_with_self if base.focused else []
        near = [w for w in (*chain, *self.pane.scopes, self.conversation) if isinstance(w, Widget)]
        for widget in near:
            if isinstance(widget, Outline):
                found.setdefault("list", widget)
            if isinstance(widget, Scoped) and widget.SCOPE:
                found.setdefault(widget.SCOPE, widget)
        found.setdefault("list", self.pane.body)
        return found

    def doable(self) -> list[Action]:
        """The actions that can be done now, the nearest first."""
        holders = self.holders()
        out = [a for a in ACTIONS if a.palette and a.scope in holders]
        out = [a for a in out if holders[a.scope].check_action(a.name, ())]
        return sorted(out, key=lambda a: (a.scope == "app", ACTIONS.index(a)))

    async def do(self, id: str) -> None:
        """Do an action of the registry, if it can be done now."""
        action = BY_ID[id]
        holder = self.holders().get(action.scope)
        if holder is not None:
            await self.run_action(action.name, holder)

    def keys_of(self) -> dict[str, str]:
        """The keys of all actions as people write them, the keymap counted."""
        changed = keymap.read(self.keymap_path, self.lang)[0]
        out = {}
        for action in ACTIONS:
            keys = changed.get(action.id, action.keys).split(",")
            out[action.id] = " ".join(keymap.display(key) for key in keys)
        return out

    # Notices.

    def say(self, said: str, severity: Severity = "information") -> None:
        """Tell something; nothing in it is read as markup."""
        self.notify(said, severity=severity, markup=False, timeout=8 if severity == "error" else 4)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Tell what goes wrong below instead of breaking."""
        try:
            yield
        except (KbError, sqlite3.Error, OSError) as error:
            self.say(label("fault", self.lang, text=error), "error")

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action; what goes wrong below is told."""
        done: list[bool] = []
        with self.guarded():
            done.append(await super().run_action(action, default_namespace, namespaces))
        return all(done)

    def _fatal_error(self) -> None:
        """A fault of the browser itself: leave, so that the command can tell it in one line."""
        self.failure = self._exception
        if os.environ.get("KB_DEBUG"):
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    # Actions on the frame.

    def action_ask(self) -> None:
        """Go to the question."""
        self.to_question()

    def action_back(self) -> None:  # type: ignore[override]
        """Close what is on top, and go back to the question."""
        if self.zoomed:
            self.zoomed = False
            self.arrange()
        self.question.settle()
        self.question.focus()

    def action_catalogue(self) -> None:
        """Go to the catalogue, or fold it away."""
        self._go("catalogue")

    def action_page(self) -> None:
        """Go to the page."""
        self.bring("page")

    def action_chat(self) -> None:
        """Go to the conversation, or fold it away."""
        self._go("chat")

    def action_zoom(self) -> None:
        """Give the pane with the focus the whole screen, or take it back."""
        chain = self.focused.ancestors_with_self if self.focused else []
        inside = [n for n in layout.PANES if self.screen_stack[0].query_one(f"#{n}") in chain]
        self.front = inside[0] if inside else "page"
        self.zoomed = not self.zoomed
        self.arrange()

    def action_help(self) -> None:
        """Show the keys of the pane with the focus."""
        chain = self.focused.ancestors_with_self if self.focused else []
        scopes = [w.SCOPE for w in chain if isinstance(w, Scoped) and w.SCOPE]
        if any(isinstance(w, Outline) for w in chain) and "list" not in scopes:
            scopes.insert(1, "list")
        if "app" not in scopes:
            scopes.append("app")
        from tui.screens.help import Help

        self.push_screen(Help(list(dict.fromkeys(scopes)), self.keys_of(), str(self.keymap_path)))

    def action_palette(self) -> None:
        """Open the palette."""
        from textual.command import CommandPalette

        from tui.palette import Doing, Opening

        if len(self.screen_stack) == 1:
            self.push_screen(CommandPalette(providers=[Doing, Opening], id="palette"))

    def action_theme(self) -> None:
        """Choose a theme."""
        self.action_change_theme()

    def watch_theme(self, theme: str) -> None:
        """Keep the theme for the next run."""
        if not self._few_colours:
            self.settings.put("theme", theme)

    def action_interrupt(self) -> None:
        """Leave at the second press."""
        now = time.monotonic()
        if now - self._interrupted < _TWICE:
            self.exit()
        else:
            self._interrupted = now
            self.say(label("interrupt", self.lang), "warning")

    def action_leave(self) -> None:
        """Leave."""
        self.exit()
