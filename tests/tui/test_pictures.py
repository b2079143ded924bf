"""How the browser looks: its screens as text, and what has to hold of every one of them.

The golden screens are of the second pack of the tests, so that they change when the browser does, and not when more is
known about Cilium. What has to hold is looked at on the shipped packs.
"""

from __future__ import annotations

import asyncio
import functools
import itertools
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.theme import BUILTIN_THEMES, Theme

import kb
from docs import make_pictures, svg
from docs.make_pictures import SCENES, SIZES, Scene, asking, opening, start
from kb.knowledge import KnowledgeBase
from kb.render.width import width
from tests.gold import check
from tui import layout, themes
from tui.blocks import Block, text
from tui.laying import Laid
from tui.marks import UNICODE

PACK = [str(Path(__file__).resolve().parents[1] / "fixtures" / "bicycle")]
GOLDEN = {
    "start": Scene(start),
    "answer": Scene(asking("is the touring bike ready for winter?")),
    "entity": Scene(opening("entity:tourer")),
    "table": Scene(opening("table:winter-table", "right", "right")),
    "chain": Scene(opening("chain:why-rims-wear")),
    "procedure": Scene(opening("procedure:check-rims")),
    "measurement": Scene(opening("measurement:disc-stop")),
    "source": Scene(opening("source:handbook")),
    "bench": Scene(opening("bench:tourer", "right")),
    "help": Scene(opening("entity:tourer", "f1")),
    "nothing": Scene(opening("search:submarine")),
    "chinese": Scene(asking("旅行车适合冬季吗"), "zh"),
}
# Every scene at the narrowest and at a usual width, two at all of them.
SHOWN = [
    (name, size) for name in GOLDEN for size in SIZES if size[0] in (60, 120) or name in ("answer", "table")
]
SMALL, USUAL = SIZES[0], SIZES[2]
READ = ("answer", "deployment", "hit", "measurement", "bench", "typing")
VERDICTS = {
    "answer": "✗ NO",
    "deployment": "✗ ",
    "table": "✗ not hit*",
    "bench": "✗ not hit",
    "chinese": "✗ 否",
}
_DRAWN = set("─│━╭╮╰╯┬├└▁▂▃▄▅▆▇█▊▌▎▏·▼↳ \u00a0")
_open = kb.open
_SEEN: dict[tuple[object, ...], list[svg.Line]] = {}


@functools.cache
def _base(packs: tuple[str, ...] | None) -> KnowledgeBase:
    return _open(list(packs) if packs else None)


@pytest.fixture(autouse=True)
def place(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of its own, and the environment of a plain terminal."""
    for name in ("NO_COLOR", "KB_PACKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KB_CACHE", str(built))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    monkeypatch.setattr("kb.open", lambda packs=None: _base(tuple(packs) if packs else None))

    async def no_wait(min_sleep: float = 0, max_sleep: float = 0) -> None:
        for _ in range(5):
            await asyncio.sleep(0)

    # Nothing is waited for but what is under way, and nothing is painted before it is looked at.
    monkeypatch.setattr("textual.app.wait_for_idle", no_wait)
    monkeypatch.setattr("textual.pilot.wait_for_idle", no_wait)
    monkeypatch.setattr("textual.screen.Screen._compositor_refresh", lambda screen: None)


async def lines(
    scene: Scene,
    size: tuple[int, int],
    look: str = "dark",
    *,
    packs: list[str] | None = None,
    ascii: bool = False,
) -> list[svg.Line]:
    """What the screen shows in a scene; each is gone through once."""
    key = (id(scene), size, look, ascii)
    if key not in _SEEN:
        _SEEN[key] = await make_pictures.lines(scene, size, look, packs=packs, ascii=ascii)
    return _SEEN[key]


@pytest.mark.parametrize(("name", "size"), SHOWN, ids=[f"{name}-{size[0]}" for name, size in SHOWN])
async def test_screens_are_as_somebody_last_liked_them(name: str, size: tuple[int, int]) -> None:
    check(f"tui/{name}-{size[0]}.txt", svg.words(await lines(GOLDEN[name], size, packs=PACK)))


async def test_both_themes_say_the_same() -> None:
    dark, light = [await lines(GOLDEN["answer"], USUAL, look, packs=PACK) for look in ("dark", "light")]
    assert svg.words(dark) == svg.words(light)
    assert _grounds(dark).isdisjoint(_grounds(light))


def _grounds(screen: list[svg.Line]) -> set[str]:
    return {s.style.bgcolor.name for line in screen for s in line if s.style and s.style.bgcolor}


@pytest.mark.parametrize("name", VERDICTS)
async def test_verdicts_have_a_sign_and_a_word_without_any_colour(name: str) -> None:
    screen = await lines(SCENES[name], USUAL, "plain")
    assert VERDICTS[name] in svg.words(screen)
    colours = {c for line in screen for s in line if s.style for c in (s.style.color, s.style.bgcolor) if c}
    assert all(colour.is_default for colour in colours)


async def test_without_colour_the_cursor_and_the_pane_with_the_focus_are_reversed() -> None:
    screen = await lines(SCENES["answer"], USUAL, "plain")
    reversed = "".join(s.text for line in screen for s in line if s.style and s.style.reverse)
    assert "does BPF host routing hit" in reversed
    assert "Conversation" in reversed
    assert "Catalogue" not in reversed


async def test_sixteen_colours_are_the_terminal_s_own() -> None:
    screen = await lines(SCENES["answer"], USUAL, "dark16")
    colours = {c for line in screen for s in line if s.style for c in (s.style.color, s.style.bgcolor) if c}
    assert all(colour.is_default or (colour.number or 0) < 16 for colour in colours)


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("name", READ)
async def test_all_that_is_written_can_be_read(name: str, look: str) -> None:
    poor = set()
    for line in await lines(SCENES[name], USUAL, look):
        for segment in line:
            if set(segment.text) <= _DRAWN:
                continue
            if (found := _contrast(segment)) < 4.5:
                poor.add((segment.text, round(found, 2)))
    assert not poor


def _contrast(segment: Segment) -> float:
    style = segment.style
    assert style and style.color and style.bgcolor
    shades = sorted(_luminance(tuple(c.get_truecolor())) for c in (style.color, style.bgcolor))
    return (shades[1] + 0.05) / (shades[0] + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=list(BUILTIN_THEMES))
def test_the_browser_s_own_colours_are_there_in_every_theme(theme: Theme) -> None:
    assert set(themes.missing(theme)) >= {"quiet", "hairline", "title-background", "title-foreground"}


@pytest.mark.parametrize(
    "name", ["deployment", "chain", "procedure", "measurement", "source", "bench", "setting"]
)
async def test_no_heading_is_cut_off_at_60_columns(name: str) -> None:
    words = svg.words(await lines(SCENES[name], SMALL))
    head = words.split("\n")[:4]
    assert not any("…" in line for line in head), head
    assert all(width(line) <= SMALL[0] for line in words.split("\n"))


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("name", ["answer", "table"])
async def test_the_key_bar_ends_with_a_whole_name(name: str, size: tuple[int, int]) -> None:
    from tui.actions import ACTIONS

    bar = svg.words(await lines(SCENES[name], size)).rstrip("\n").split("\n")[-1]
    names = {label for action in ACTIONS for label in action.label}
    assert any(bar.endswith(label) for label in names), bar
    assert any(label in bar for label in ("Help", "帮助"))


async def test_the_whole_cross_cloud_table_is_in_sight_from_80_columns_on() -> None:
    for size in SIZES[1:3]:
        words = svg.words(await lines(SCENES["table"], size))
        assert "not hit*" in words
        assert "tke-eni-ipamd" in words


async def test_ideographs_stand_in_columns() -> None:
    """Lines of a pane all end where the next pane begins, however many cells its letters take."""
    words = svg.words(await lines(SCENES["deployment-zh"], USUAL))
    found = [line for line in words.split("\n") if line.count("▏") == 2]
    assert len(found) > 30
    places = {tuple(width(part) for part in line.split("▏")[:2]) for line in found}
    assert len(places) == 1


def test_labels_in_chinese_and_english_are_in_one_column() -> None:
    from tui.pages.records import fields

    class Record:
        fields = (("类型", "a"), ("agent flag", "b"))

    blocks = fields(Record())[1:]  # type: ignore[arg-type]
    assert {width(block.mark) for block in blocks} == {width("agent flag") + 2}


def test_no_line_is_longer_than_its_room_whatever_it_holds() -> None:
    said = [
        "a" * 90,
        "字" * 60,
        "kube-proxy-replacement=true 时 " * 5,
        "e\u0301" * 50,
        "✓ " * 40,
        "👩‍💻" * 20,
    ]
    for cells, one in itertools.product((12, 23, 40), said):
        laid = Laid([Block(text(one), mark="• ", children=[Block(text(one))])], cells, UNICODE)
        assert all(width(line.content.plain) <= cells for line in laid.lines)
        kept = "".join(c for c in laid.text if c in set(one) - {" "})
        assert kept.count(one[0]) == 2 * one.count(one[0])


def test_columns_share_the_room_and_the_widest_gives_way() -> None:
    assert layout.columns([30, 28, 8], [12, 12, 8], 50) == [21, 21, 8]
    assert layout.columns([10, 10], [5, 5], 50) == [10, 10]
    assert layout.columns([30, 30], [20, 20], 30) == [30, 30], "what cannot fit is scrolled"


def test_a_table_takes_the_conversation_s_room_until_that_is_asked_for() -> None:
    assert layout.visible(120, "page", frozenset(), wide=True) == ("catalogue", "page")
    assert layout.visible(120, "chat", frozenset(), wide=True) == ("catalogue", "page", "chat")
    assert layout.visible(200, "page", frozenset(), wide=True) == ("catalogue", "page", "chat")
    assert layout.visible(90, "page", frozenset(), wide=True) == ("page",)


async def test_plain_signs_need_nothing_but_ascii() -> None:
    words = svg.words(await lines(SCENES["chain"], USUAL, ascii=True))
    page = [line[32:76] for line in words.split("\n")[1:-3]]
    assert "".join(page).replace("▏", "").replace("▁", "").replace("█", "").replace("▎", "").isascii()
