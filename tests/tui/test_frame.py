"""The frame: panes that fold, the focus, palette, help, keymap, mouse, sizes, faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette

from tests.tui.conftest import Opened, Session
from tui import keymap, layout
from tui.actions import ACTIONS, BY_ID
from tui.palette import Doing

TABLE = "table:cross-cloud"
BENCH = "bench:gr-overlay"
KEPT_BY_OTHERS = {"ctrl+b", "ctrl+a", "ctrl+z", "ctrl+s", "ctrl+d", "ctrl+r", "ctrl+l", "ctrl+w", "ctrl+t"}


async def _palette(s: Session) -> list[str]:
    """What the palette offers while nothing is typed."""
    provider = Doing(s.app.screen)
    return [str(hit.prompt) async for hit in provider.discover()]


async def test_esc_always_leads_back_to_the_question(opened: Opened) -> None:
    async with opened() as s:
        await s.open(TABLE)
        for keys in (("f2",), ("f3",), ("f3", "enter"), ("f4",), ("f3", "z"), ("f3", "tab"), ("f2", "x")):
            await s.press(*keys)
            await s.press("escape")
            assert s.focus == "question", keys
        for keys in (("f1",), ("ctrl+p",), ("ctrl+e",), ("f3", "c"), ("f8",), ("f5",)):
            await s.press(*keys)
            assert len(s.app.screen_stack) == 2, keys
            await s.press("escape")
            assert len(s.app.screen_stack) == 1, keys
            await s.press("escape")
            assert s.focus == "question", keys
        await s.open(BENCH)
        await s.press("w", "escape")
        assert s.focus == "question"


async def test_something_in_sight_has_the_focus_whatever_folds(opened: Opened) -> None:
    async with opened() as s:
        for ref in (TABLE, BENCH):
            await s.open(ref)
            for keys in (("f2", "f2"), ("f4", "f4"), ("f3", "z"), ("z",), ("f2",)):
                await s.press(*keys)
                for size in ((60, 20), (100, 30), (140, 44)):
                    await s.pilot.resize_terminal(*size)
                    await s.settle()
                    assert s.app.focused is not None
                    assert s.app.focused.region.area > 0, (ref, keys, size, s.app.focused)
                await s.press("escape")


async def test_a_resize_to_one_cell_and_back_changes_nothing(opened: Opened) -> None:
    async with opened() as s:
        for ref in (TABLE, BENCH, "chain:root-cause-chain"):
            await s.open(ref)
            before = _bare(s.screen())
            for size in ((1, 1), (2, 60), (200, 1), (60, 20)):
                await s.pilot.resize_terminal(*size)
                await s.settle()
                s.screen()
            await s.pilot.resize_terminal(120, 40)
            await s.settle()
            assert _bare(s.screen()) == before, ref


def _bare(painted: str) -> str:
    """What is painted, without the scrollbars."""
    return painted.translate({ord(c): " " for c in "▁▂▃▄▅▆▇█"})


@pytest.mark.parametrize(
    ("width", "panes"),
    [(60, ("page",)), (79, ("page",)), (80, ("page", "chat")), (120, ("catalogue", "page", "chat"))],
)
def test_panes_are_in_sight_as_there_is_room(width: int, panes: tuple[str, ...]) -> None:
    assert layout.visible(width, "page", frozenset()) == panes


async def test_sixty_by_twenty_is_enough_to_ask_and_follow_a_link(opened: Opened) -> None:
    async with opened(size=(60, 20)) as s:
        await s.ask("does it hit on gke")
        assert s.app.conversation.display
        assert "✗ NO" in s.screen()
        await s.press("f2")
        await s.type("cross-cl")
        await s.press("enter")
        assert s.ref == TABLE
        assert s.app.pane.display
        assert "TKE" in s.screen()


async def test_folded_panes_stay_folded_in_the_next_run(opened: Opened, state: Path) -> None:
    async with opened(state=state) as s:
        await s.press("f4", "f4")
        assert not s.app.conversation.display
    async with opened(state=state) as s:
        assert not s.app.conversation.display
        await s.ask("does it hit on gke")
        assert s.app.conversation.display


async def test_theme_and_language_stay_for_the_next_run(opened: Opened, state: Path) -> None:
    async with opened(state=state) as s:
        s.app.theme = "kb-light"
        await s.press("f7")
    async with opened(state=state, lang="") as s:
        assert s.app.theme == "kb-light"
        assert s.app.lang == "zh"
        assert "目录" in s.screen()


@pytest.mark.parametrize("kept", ["[]", "{", '{"theme": "no such", "folded": 7, "lang": "xx"}', "\x00"])
async def test_kept_settings_that_make_no_sense_are_passed_over(
    kept: str, opened: Opened, state: Path
) -> None:
    state.mkdir()
    (state / "browser.json").write_text(kept, encoding="utf-8")
    async with opened(state=state, lang="") as s:
        assert s.app.theme == "kb-dark"
        assert "Catalogue" in s.screen()


# The palette and the help.


async def test_the_palette_lists_only_what_can_be_done_now(opened: Opened) -> None:
    async with opened() as s:
        start = await _palette(s)
        assert "Start page" in start
        assert not {"Sort", "Undo", "Previous page", "Bench"} & set(start)
        await s.open("entity:gr-overlay")
        assert {"Bench", "Ask about it", "Previous page"} <= set(await _palette(s))
        await s.open(TABLE)
        assert {"Sort", "Columns", "Open row"} <= set(await _palette(s))
        await s.open(BENCH)
        found = await _palette(s)
        assert {"What would do it?", "Copy Helm values"} <= set(found)
        assert not {"Undo", "Redo", "Start over", "Next flipped"} & set(found)
        await s.press("space")
        found = await _palette(s)
        assert {"Undo", "Start over", "Next flipped"} <= set(found)
        assert "Redo" not in found


async def test_the_palette_finds_actions_by_words_and_not_by_scattered_letters(opened: Opened) -> None:
    async with opened() as s:
        await s.open(BENCH)
        found = [hit.text async for hit in Doing(s.app.screen).search("helm")]
        assert found == ["Copy Helm values"]


async def test_what_the_palette_offers_works_from_the_question(opened: Opened) -> None:
    async with opened() as s:
        for ref in (TABLE, BENCH):
            await s.open(ref)
            for action in s.app.doable():
                if action.id == "app.leave":
                    continue
                s.app.question.focus()
                await s.app.do(action.id)
                await s.settle()
                while len(s.app.screen_stack) > 1:
                    await s.press("escape")
                if s.ref != ref:
                    await s.open(ref)
        assert s.app.is_running


async def test_the_palette_does_an_action_and_opens_a_record(opened: Opened) -> None:
    async with opened() as s:
        await s.open("entity:gke")
        await s.press("ctrl+p")
        assert isinstance(s.app.screen, CommandPalette)
        await s.type("start page")
        await _found(s)
        await s.press("enter")
        assert s.ref == "home:"
        await s.press("ctrl+p")
        await s.type("cross-cloud comparison")
        await _found(s)
        await s.press("enter")
        assert s.ref == TABLE


async def _found(s: Session) -> None:
    """Wait for the palette to have found something, and go to it."""
    await s.pilot.pause(0.3)
    await s.press("down")


async def test_help_shows_the_pane_that_has_the_focus_and_the_keymap_file(opened: Opened) -> None:
    async with opened() as s:
        await s.open(BENCH)
        await s.press("f1")
        text = s.app.screen.query_one("#keys").text
        assert "Give the setting its next value" in text
        assert "What would do it?" in text
        assert "keys.toml" in s.screen().replace("\n", "")
        await s.press("f1")
        assert len(s.app.screen_stack) == 1


def test_every_action_has_a_key_and_words_in_both_languages() -> None:
    for action in ACTIONS:
        assert action.keys.split(",")[0], action.id
        assert all(action.label), action.id
        assert all(said.endswith((".", "。")) for said in action.help), action.id


def test_no_key_is_one_that_tmux_or_shells_keep() -> None:
    taken = {key for action in ACTIONS for key in action.keys.split(",")}
    assert not taken & KEPT_BY_OTHERS


def test_no_key_means_two_things_in_one_place() -> None:
    for scope in {a.scope for a in ACTIONS}:
        keys = [k for a in ACTIONS if a.scope == scope for k in a.keys.split(",")]
        assert len(keys) == len(set(keys)), scope


# The keymap file.


async def test_a_keymap_changes_keys_in_bindings_bar_and_help(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "config" / "kb" / "keys.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[keys]\n"page.bench" = "ctrl+n"\n"app.home" = "f9, H"\n', encoding="utf-8")
    async with opened() as s:
        assert s.said == []
        await s.open("entity:gr-overlay")
        assert "ctrl+n" in s.screen() or "^n" in s.screen()
        assert s.app.keys_of()["page.bench"] == "ctrl+n"
        await s.press("b")
        assert s.ref == "entity:gr-overlay"
        await s.press("ctrl+n")
        assert s.ref == BENCH
        await s.press("f9")
        assert s.ref == "home:"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[keys]\n"page.bnech" = "x"\n', "no action is called 'page.bnech' (page.bench?)"),
        ('[keys]\n"page.bench" = 7\n', "page.bench = 7"),
        ("keys = [\n", "keys.toml: "),
        ("keys = 7\n", "keys.toml: [keys] = 7"),
        ('[keys]\n"page.bench" = "a"\n', "a is bound twice in the keymap; page.bench has it now"),
        ('[keys]\n"page.bench" = "no such key"\n', "no key is called 'no such key'"),
    ],
)
async def test_a_bad_keymap_is_told_in_one_line_and_the_rest_counts(
    text: str, said: str, opened: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "config" / "kb" / "keys.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    keys, notes = keymap.read(path)
    assert len(notes) == 1
    assert said in notes[0]
    assert "\n" not in notes[0]
    assert set(keys) <= set(BY_ID)
    async with opened() as s:
        assert s.app.is_running


# The mouse.


async def test_a_click_opens_a_link_and_folds_a_heading(opened: Opened) -> None:
    async with opened() as s:
        await s.click(s.body, "Cross-cloud comparison")
        assert s.ref == TABLE
        await s.click(s.app.catalogue.list, "Deployments 12")
        assert "▸ Deployments" in s.app.catalogue.list.text


async def test_the_key_bar_can_be_clicked(opened: Opened) -> None:
    async with opened() as s:
        bar = s.app.query_one("#keybar")
        s.screen()
        bar.render()
        start, _, id = bar._spots[0]
        await s.pilot.click(bar, offset=(start + 1, 0))
        await s.settle()
        assert id == "app.palette" or len(s.app.screen_stack) == 2


async def test_a_header_can_be_clicked_to_sort(opened: Opened) -> None:
    async with opened() as s:
        await s.open(TABLE)
        before = list(s.table._order)
        await s.pilot.click(s.table.grid, offset=(50, 0))
        await s.settle()
        assert s.table._sorted is not None
        assert sorted(s.table._order) == before


# Loading, empty, faults.


async def test_a_filter_without_hits_says_what_to_do_and_searches(opened: Opened) -> None:
    async with opened() as s:
        await s.press("f2")
        await s.type("masquerading quirk")
        assert "Enter searches all texts" in " ".join(s.app.catalogue.list.text.split())
        await s.press("enter")
        assert s.ref == "search:masquerading quirk"


async def test_counts_follow_the_filter(opened: Opened) -> None:
    async with opened() as s:
        await s.press("f2")
        await s.type("gke")
        assert "Deployments 1/12" in s.app.catalogue.list.text
        await s.press("backspace", "backspace", "backspace")
        assert "Deployments 12" in s.app.catalogue.list.text


async def test_a_page_that_is_not_there_says_so_and_leads_on(opened: Opened) -> None:
    async with opened() as s:
        await s.open("entity:nowhere")
        assert "No record is called entity:nowhere" in " ".join(s.body.text.split())
        s.rest(s.body, "Start")
        await s.press("enter")
        assert s.ref == "home:"


async def test_a_fault_below_is_told_and_the_browser_stays(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as s:
        core = s.app.core
        assert core is not None
        monkeypatch.setattr(core.chat, "ask", lambda question: 1 / 0)
        await s.ask("does it hit on gke")
        assert "ZeroDivisionError" in s.said[-1]
        monkeypatch.undo()
        await s.open("entity:gke")
        assert "GKE" in s.body.text
