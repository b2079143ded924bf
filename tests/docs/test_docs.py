"""The generated pages agree with the code and packs they are made from; links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs import make_conversations
from docs.make_keys import EXAMPLE
from docs.make_readme import README, readme
from docs.make_reference import FOLDER, pages
from tui import keymap

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)#<>\s]+)(?:#[^)]*)?\)")
WRITTEN = sorted(p for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("name", ["commands.md", "records.md", "contents.md", "keys.md"])
def test_generated_pages_are_up_to_date(made: dict[str, str], name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == made[name], "make docs"


def test_examples_of_the_readme_are_up_to_date() -> None:
    assert README.read_text(encoding="utf-8") == readme(), "make docs"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_keymap_of_the_page_of_keys_is_read_without_complaint(tmp_path: Path) -> None:
    (tmp_path / keymap.FILE).write_text(EXAMPLE, encoding="utf-8")
    keys, notes = keymap.read(tmp_path / keymap.FILE)
    assert notes == []
    assert keys["list.unfold"] == "e,f9"


def test_conversations_are_up_to_date() -> None:
    assert make_conversations.PAGE.read_text(encoding="utf-8") == make_conversations.page(), "make docs"


def test_the_readme_names_the_thresholds_of_the_makefile() -> None:
    root = Path(__file__).parents[2]
    readme = " ".join((root / "README.md").read_text(encoding="utf-8").split())
    rows = re.findall(
        r"--half (\w+).* --fail-under (\d+) --wrong-over (\d+)", (root / "Makefile").read_text()
    )
    assert [half for half, *_ in rows] == ["work", "held"]
    for _, right, wrong in rows:
        assert f"{right} %" in readme and f"{wrong} %" in readme
