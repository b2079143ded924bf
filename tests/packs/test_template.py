"""A new pack is sound from the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import KbError
from kb.packs import lint
from kb.packs.template import new


def test_a_new_pack_lints_clean(tmp_path: Path) -> None:
    files = new(tmp_path / "garden-tools")
    assert {path.name for path in files} == {"pack.yaml", "facts.yaml", "words.yaml", "questions.yaml"}
    assert lint([tmp_path / "garden-tools"]) == []


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(KbError, match="there is something here already, expected a new folder"):
        new(tmp_path, "tools")
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_bad_id_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(KbError, match="'My Pack' is no pack id, expected an id in kebab-case"):
        new(tmp_path / "My Pack")
