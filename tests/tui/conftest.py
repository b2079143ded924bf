"""Runs the browser without a terminal, on the shipped packs, in folders of its own."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

import kb
from kb.knowledge import KnowledgeBase
from tui.actions import BY_ID
from tui.app import Browser
from tui.widgets.bench import Bench
from tui.widgets.comparison import Comparison
from tui.widgets.outline import Outline

WIDE = (120, 40)
_ROUNDS = 3
_PATIENCE = 1000


class Session:
    """A browser that is open, and what a person does with it."""

    def __init__(self, app: Browser, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.said: list[str] = []
        tell = app.say

        def say(said: str, severity: str = "information") -> None:
            self.said.append(said)
            tell(said, severity)

        app.say = say

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(_ROUNDS):
            for _ in range(_PATIENCE):
                await self.pilot.pause(0)
                if all(worker.is_finished for worker in self.app.workers):
                    break
                await asyncio.sleep(0.002)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*text)
        await self.settle()

    async def do(self, id: str) -> None:
        """Press the first key of an action."""
        await self.press(BY_ID[id].keys.split(",")[0])

    async def open(self, ref: str) -> None:
        await self.app.visit(ref)
        await self.settle()

    async def ask(self, question: str) -> None:
        self.app.to_question(question)
        await self.settle()
        await self.press("enter")

    async def click(self, outline: Outline, words: str) -> None:
        """Click the line that holds some words."""
        lines = outline.text.split("\n")
        y = next(n for n, line in enumerate(lines) if words in line)
        outline.scroll_to(y=y, animate=False, immediate=True)
        await self.settle()
        await self.pilot.click(outline, offset=(4, y - outline.scroll_offset.y))
        await self.settle()

    def rest(self, outline: Outline, words: str) -> None:
        """Put the cursor on the first block that holds some words."""
        block = next(b for b in outline.walk() if words in b.text.plain and b.stop)
        outline.place(block)
        outline.focus()

    # What is to be seen.

    @property
    def body(self) -> Outline:
        return self.app.pane.body

    @property
    def cards(self) -> Outline:
        return self.app.conversation.cards

    @property
    def bench(self) -> Bench:
        assert self.app.pane.bench is not None
        return self.app.pane.bench

    @property
    def table(self) -> Comparison:
        assert self.app.pane.comparison is not None
        return self.app.pane.comparison

    @property
    def ref(self) -> str:
        page = self.app.pane.page
        assert page is not None
        return page.ref

    @property
    def focus(self) -> str:
        focused = self.app.focused
        return (focused.id or "") if isinstance(focused, Widget) else ""

    @property
    def copied(self) -> str:
        return self.app.clipboard

    def screen(self) -> str:
        """All that is painted, as text."""
        return "\n".join(
            "".join(s.text for s in strip).rstrip() for strip in self.app.screen._compositor.render_strips()
        )


Opened = Callable[..., AbstractAsyncContextManager[Session]]


@pytest.fixture(scope="session")
def built(shared_cache: Path) -> Path:
    """A cache folder for the built base, kept for all tests."""
    return shared_cache


@pytest.fixture
def place(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with the environment of a plain terminal around it."""
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "KB_PACKS", "NO_COLOR", "KB_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KB_CACHE", str(built))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture(scope="session")
def base(built: Path) -> KnowledgeBase:
    """The shipped packs, opened once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KB_CACHE", str(built))
        patch.delenv("KB_PACKS", raising=False)
        found = kb.open()
    # What is loaded by now stays: going over it again and again takes a good part of the tests' time.
    gc.collect()
    gc.freeze()
    return found


@pytest.fixture
def opened(place: Path, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens browsers, each ready to be used."""
    monkeypatch.setattr("kb.open", lambda packs=None: base)

    async def no_wait(min_sleep: float = 0, max_sleep: float = 0) -> None:
        for _ in range(5):
            await asyncio.sleep(0)

    # The pilot waits for an idle processor after each key; `settle` waits for what is under way instead.
    monkeypatch.setattr("textual.app.wait_for_idle", no_wait)
    monkeypatch.setattr("textual.pilot.wait_for_idle", no_wait)
    # Nobody looks between two keys: `Session.screen` paints.
    monkeypatch.setattr("textual.screen.Screen._compositor_refresh", lambda screen: None)

    @asynccontextmanager
    async def open(size: tuple[int, int] = WIDE, **options: object) -> AsyncIterator[Session]:
        app = Browser(**{"state": None, **options})
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            session = Session(app, pilot)
            for _ in range(_PATIENCE):
                if app.pane.page is not None:
                    break
                await asyncio.sleep(0.005)
            await session.settle()
            yield session

    return open


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A folder for what is kept between runs."""
    return tmp_path / "kept"


def environ() -> dict[str, str]:
    """The environment for a browser in a process of its own."""
    return dict(os.environ)
