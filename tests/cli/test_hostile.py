"""Packs that are not as they should be, met by a user: one clear line, exit code 2, the base of before in use."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import PACK, Runner

QUESTION = "is the city bike winter ready"
RULE = "rules: [{id: r, for: bike, if: ['%s'], then: %s, says: so, cite: 'handbook#winter'}]"
CLAIM = "claims: [{id: c, entity: racer, attribute: mudguards, value: %s, cite: 'handbook#winter'}]"
HOSTILE = {
    "duplicate key": (
        "entities:\n- id: a\n  id: b\n",
        "bad.yaml:3:3: duplicate key 'id', expected it once only",
    ),
    "number for a truth": (CLAIM % "1.10", "'1.10' as value of 'mudguards', expected"),
    "no for a truth": (CLAIM % "no", "'no' as value of 'mudguards', expected"),
    "alias bomb": ("\n".join(f"a{i}: &a{i} [*a{i - 1}]" for i in range(1, 100)), "bad.yaml:1:5: anchor &a1"),
    "tab": ("entities:\n\t- id: a\n", "bad.yaml:2:1: a tab in the indentation, expected spaces"),
    "bom": ("\ufeffentities: []\n", "bad.yaml:1:1: the file begins with a byte order mark"),
    "wrong type": ("entities: 3\n", "bad.yaml:1:11: found '3', expected a list of entities"),
    "unknown kind of record": ("entitys: []\n", "unknown record kind 'entitys', did you mean 'entities'?"),
    "unknown id": (
        "entities: [{id: a, kind: bke, name: A, cite: 'handbook#winter'}]",
        "bad.yaml:1:26: no kind 'bke', did you mean 'bike'?",
    ),
    "members in a circle": (
        "entities: [{id: qa, kind: bike, name: A, members: [qb]}, {id: qb, kind: bike, name: B, members: [qa]}]",
        "members go in a circle: qa > qb > qa",
    ),
    "ten megabytes": ("#" * 10_000_000, "bad.yaml: the file is too large (9.5 MB), expected at most 4 MB"),
    "deep": ("[" * 100_000, "nested too deeply, expected at most 24 levels"),
    "binary": (bytes(range(128, 256)), "bad.yaml:1:1: byte 0x80 is not text, expected UTF-8"),
    "not yaml": ("entities: [", "not YAML:"),
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "pack"))


@pytest.mark.parametrize("name", HOSTILE)
def test_one_line_and_exit_code_two(
    name: str, pack: Path, kb: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, expected = HOSTILE[name]
    monkeypatch.setenv("KB_PACKS", str(pack))
    (pack / "bad.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    monkeypatch.setenv("KB_CACHE", str(pack.parent / "cache"))
    ran = kb("ask", QUESTION)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), ran.err
    assert expected in ran.err
    assert len(ran.err) < 400


def test_the_base_of_before_answers_and_the_exit_code_still_tells(
    pack: Path, kb: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_PACKS", str(pack))
    before = kb("ask", QUESTION)
    assert before.code == 0
    (pack / "bad.yaml").write_text("entities: [")
    ran = kb("ask", QUESTION)
    assert (ran.code, ran.out) == (2, before.out)
    assert ran.err.endswith("answering from the base built before\n")
    (pack / "bad.yaml").unlink()
    assert kb("ask", QUESTION).code == 0


def test_what_is_no_file_is_not_waited_for(pack: Path, kb: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_PACKS", str(pack))
    os.mkfifo(pack / "pipe.yaml")
    ran = kb("ask", QUESTION)
    assert ran.code == 2
    assert "pipe.yaml: cannot be read: it is no file" in ran.err
    ran = kb("pack", "lint", str(pack))
    assert ran.code == 3
    assert "pipe.yaml: error: cannot be read: it is no file" in ran.out


def test_a_folder_named_like_a_file_is_a_folder(
    pack: Path, kb: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_PACKS", str(pack))
    (pack / "more.yaml").mkdir()
    assert kb("ask", QUESTION).code == 0


def test_a_circle_through_not_is_told_at_its_rule(
    pack: Path, kb: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_PACKS", str(pack))
    monkeypatch.setenv("KB_CACHE", str(pack.parent / "cache"))
    (pack / "bad.yaml").write_text(RULE % ("not winter-ready = true", "winter-ready = true"))
    ran = kb("ask", QUESTION)
    assert ran.code == 2
    assert "rests on its own negation" in ran.err
    assert "bad.yaml:1:9: " in ran.err
