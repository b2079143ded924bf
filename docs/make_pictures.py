"""Draw the pictures of the browser: ``docs/pictures/`` for the README, or everything there is to look at.

``python -m docs.make_pictures`` writes the README's pictures. With a folder as argument it writes every scene there, at
every size and in every kind of colour, for looking through after a change.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from docs import svg
from tui.app import Browser
from tui.themes import ANSI, DARK, LIGHT

FOLDER = Path(__file__).parent / "pictures"
SIZES = ((60, 20), (80, 24), (120, 40), (200, 50))
LOOKS = ("dark", "light", "plain", "dark16", "light16")
_THEMES = {"light": LIGHT, "dark16": ANSI, "light16": ANSI}
QUESTION = "does BPF host routing hit on EKS chained"
CHINESE = "TKE Native 上 BPF host routing 生效吗"

_PATIENCE = 50

Way = Callable[[Browser, Pilot[None]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """Something to draw.

    Attributes:
        go: does what leads there.
        lang: the browser's language.
    """

    go: Way
    lang: str = "en"


async def settled(browser: Browser, pilot: Pilot[None]) -> None:
    """Wait until the base is open and nothing is under way."""
    while browser.core is None:
        await pilot.pause(0.02)
    await browser.workers.wait_for_complete()
    await pilot.pause()


async def still(browser: Browser, pilot: Pilot[None]) -> list[svg.Line]:
    """The screen, once nothing on it moves any more."""
    before: list[str] = []
    for _ in range(_PATIENCE):
        await settled(browser, pilot)
        found = svg.screen(browser)
        before.append(svg.words(found))
        if before[-2:-1] == before[-1:]:
            break
    return found


def opening(ref: str, *keys: str) -> Way:
    """Opens a page, then presses some keys."""

    async def go(browser: Browser, pilot: Pilot[None]) -> None:
        await browser.visit(ref)
        await pilot.pause()
        await pilot.press(*keys)

    return go


def asking(*questions: str) -> Way:
    """Asks questions, the cursor on the last answer."""

    async def go(browser: Browser, pilot: Pilot[None]) -> None:
        for question in questions:
            browser.put(question)
            await pilot.pause()
        browser.bring("chat")

    return go


async def start(browser: Browser, pilot: Pilot[None]) -> None:
    """The start page, as it opens."""


async def pressing_palette(browser: Browser, pilot: Pilot[None]) -> None:
    """The palette over a deployment, something typed into it."""
    await opening("entity:eks-chained")(browser, pilot)
    await pilot.press("ctrl+p", *"bench")
    await pilot.pause(0.3)


async def flipping(browser: Browser, pilot: Pilot[None]) -> None:
    """The bench, with a setting switched that flips a conclusion."""
    await browser.try_out("tke-overlay", {"bpf-masquerade": "false"})


async def both(browser: Browser, pilot: Pilot[None]) -> None:
    """A deployment's page, and an answer about it with its proof."""
    await asking(QUESTION)(browser, pilot)
    await opening("entity:eks-chained")(browser, pilot)
    browser.bring("chat")


async def narrowing(browser: Browser, pilot: Pilot[None]) -> None:
    """The catalogue, narrowed down by some words."""
    browser.bring("catalogue")
    await pilot.pause()
    await pilot.press(*"native")


async def typing(browser: Browser, pilot: Pilot[None]) -> None:
    """A question half typed, with suggestions."""
    await pilot.press(*"why is bpf")


SCENES: dict[str, Scene] = {
    "start": Scene(start),
    "answer": Scene(asking(QUESTION)),
    "depends": Scene(asking("does bpf host routing hit on self-hosted", "will fargate work")),
    "deployment": Scene(opening("entity:eks-chained")),
    "both": Scene(both),
    "hit": Scene(opening("table:cross-cloud", "right", "right", "right", "right", "down", "down")),
    "setting": Scene(opening("attribute:endpoint-routes")),
    "table": Scene(opening("table:cross-cloud", "right", "down")),
    "modes": Scene(opening("table:native-vs-overlay")),
    "chain": Scene(opening("chain:root-cause-chain")),
    "procedure": Scene(opening("procedure:verify-host-routing")),
    "measurement": Scene(opening("measurement:tcp-rr-p99-native")),
    "source": Scene(opening("source:tke-guide")),
    "bench": Scene(flipping),
    "help": Scene(opening("entity:eks-chained", "f1")),
    "palette": Scene(pressing_palette),
    "search": Scene(opening("search:endpoint routes")),
    "nothing": Scene(opening("search:bicycle")),
    "filter": Scene(narrowing),
    "typing": Scene(typing),
    "prompt": Scene(opening("entity:eks-chained", "ctrl+e")),
    "notice": Scene(opening("entity:eks-chained", "y")),
    "columns": Scene(opening("table:cross-cloud", "c")),
    "chinese": Scene(asking(CHINESE), "zh"),
    "table-zh": Scene(opening("table:cross-cloud"), "zh"),
    "deployment-zh": Scene(opening("entity:tke-native"), "zh"),
}

# What the README shows: scene, size, look.
PICTURES: dict[str, tuple[str, tuple[int, int], str]] = {
    "answer": ("both", (120, 34), "dark"),
    "bench": ("bench", (110, 32), "light"),
    "table": ("hit", (110, 24), "dark"),
    "chinese": ("chinese", (80, 24), "light"),
}


async def lines(
    scene: Scene,
    size: tuple[int, int],
    look: str = "dark",
    *,
    packs: list[str] | None = None,
    ascii: bool = False,
) -> list[svg.Line]:
    """What the screen shows in a scene.

    Args:
        scene: the scene.
        size: cells and lines of the terminal.
        look: one of `LOOKS`.
        packs: pack folders; the shipped ones when None.
        ascii: whether to draw with plain signs.
    """
    before = os.environ.pop("NO_COLOR", None)
    if look == "plain":
        os.environ["NO_COLOR"] = "1"
    try:
        theme = _THEMES.get(look, DARK)
        browser = Browser(packs, scene.lang, theme=theme, history=False, ascii=ascii)
        async with browser.run_test(size=size) as pilot:
            await settled(browser, pilot)
            await scene.go(browser, pilot)
            return await still(browser, pilot)
    finally:
        os.environ.pop("NO_COLOR", None)
        if before is not None:
            os.environ["NO_COLOR"] = before


async def draw(name: str, size: tuple[int, int], look: str, path: Path) -> None:
    """Draw a scene into a file."""
    found = await lines(SCENES[name], size, look)
    path.write_text(svg.svg(found, dark=not look.startswith("light"), title=name), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Draw the README's pictures, or all scenes into a folder: ``FOLDER [SCENE,... [SIZE,... [LOOK,...]]]``."""
    if not arguments:
        FOLDER.mkdir(exist_ok=True)
        for name, (scene, size, look) in PICTURES.items():
            asyncio.run(draw(scene, size, look, FOLDER / f"{name}.svg"))
            print(FOLDER / f"{name}.svg")
        return
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [a.split(",") if a != "all" else [] for a in (*arguments[1:], "all", "all", "all")]
    for name in chosen[0] or SCENES:
        for size in SIZES:
            if chosen[1] and str(size[0]) not in chosen[1]:
                continue
            for look in chosen[2] or LOOKS:
                asyncio.run(draw(name, size, look, folder / f"{name}-{size[0]}-{look}.svg"))


if __name__ == "__main__":
    main(sys.argv[1:])
