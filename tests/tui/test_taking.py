"""Taking away: what copying says of itself, exporting, file names."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.tui.conftest import Opened
from tui import clipboard, exporting

TABLE = "table:cross-cloud"


def _tool(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


async def test_copying_asks_the_terminal_and_says_so(opened: Opened) -> None:
    async with opened() as s:
        await s.press("f3", "y")
        assert "asked the terminal (OSC 52)" in s.said[-1]
        assert "no system clipboard was found" in s.said[-1]


async def test_the_system_clipboard_takes_it_where_there_is_one(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    got = tmp_path / "got"
    _tool(tmp_path / "bin", "xclip", f"cat > {got}")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    async with opened() as s:
        await s.open("procedure:verify-host-routing")
        s.body.place(next(b for b in s.body.walk() if b.kind == "command"))
        await s.press("y")
        assert "xclip took it" in s.said[-1]
        assert got.read_text(encoding="utf-8") == s.copied


async def test_a_clipboard_that_fails_or_hangs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.1)
    _tool(tmp_path / "bin", "wl-copy", "exit 1")
    _tool(tmp_path / "bin", "xclip", "exec sleep 5")
    environ = {"PATH": f"{tmp_path / 'bin'}:/bin:/usr/bin", "WAYLAND_DISPLAY": "x", "DISPLAY": ":9"}
    tried = await clipboard.system("text", environ)
    assert tried == [("wl-copy", False), ("xclip", False)]
    said = clipboard.told("line", "text", tried, True, "en")
    assert "wl-copy failed; xclip failed; asked the terminal (OSC 52)" in said


async def test_what_is_too_long_for_a_terminal_is_told(opened: Opened) -> None:
    from tui.blocks import Copied

    async with opened() as s:
        await s.app.take(Copied("page", "x" * 80_000))
        assert "too long for most terminals" in s.said[-1]


async def test_an_answer_is_copied_with_its_whole_proof(opened: Opened) -> None:
    async with opened() as s:
        await s.ask("does it hit on gke")
        await s.press("f4", "Y")
        assert s.copied.count("- ") > 3
        assert "GKE" in s.copied


async def test_a_proof_is_copied_as_a_tree(opened: Opened) -> None:
    async with opened() as s:
        await s.open("entity:gke")
        s.rest(s.body, "BPF host routing is not hit")
        await s.press("y")
        assert s.copied.startswith("- ")
        assert "\n  - " in s.copied
        assert "Copied the proof" in s.said[-1]


@pytest.mark.parametrize(("name", "starts"), [("t.csv", ""), ("t.json", "{"), ("t.html", "<"), ("t", "")])
async def test_the_suffix_decides_the_format(name: str, starts: str, opened: Opened, place: Path) -> None:
    async with opened() as s:
        await s.open(TABLE)
        await s.press("ctrl+e", "ctrl+u")
        await s.type(name)
        await s.press("enter")
        text = (place / name).read_text(encoding="utf-8")
        assert text.lstrip().startswith(starts)
        if name.endswith("json"):
            assert json.loads(text)


async def test_the_conversation_is_exported_whole(opened: Opened, place: Path) -> None:
    async with opened() as s:
        await s.ask("does it hit on gke")
        await s.ask("and on tke overlay?")
        await s.press("f4", "ctrl+e", "enter")
        text = (place / "conversation.md").read_text(encoding="utf-8")
        assert "does it hit on gke" in text
        assert "and on tke overlay?" in text


async def test_a_name_that_is_taken_is_not_proposed_and_failures_are_told(
    opened: Opened, place: Path
) -> None:
    (place / "cross-cloud.md").write_text("mine", encoding="utf-8")
    async with opened() as s:
        await s.open(TABLE)
        await s.press("ctrl+e", "enter")
        assert (place / "cross-cloud.md").read_text(encoding="utf-8") == "mine"
        assert (place / "cross-cloud-2.md").exists()
        await s.press("ctrl+e", "ctrl+u")
        await s.type("nowhere/x.md")
        await s.press("enter")
        assert "did not work" in s.said[-1]
        await s.press("ctrl+e", "escape")
        assert s.focus == "grid"


def test_no_writer_gives_nothing() -> None:
    assert exporting.rendered({}, "a.md") == ""
