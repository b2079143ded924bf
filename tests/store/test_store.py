"""The base is found by what the packs hold, built when they change, and survives what can befall a cache
folder."""

from __future__ import annotations

import ast
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb import cache as keeper
from kb import store
from kb.errors import PackError, StoreError
from kb.store import open_base


def bases(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.sqlite"))


def count_builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    built: list[str] = []
    build = keeper._build

    def counted(roots: list[str], content: str) -> bytes:
        built.append(content)
        return build(roots, content)

    monkeypatch.setattr(keeper, "_build", counted)
    return built


def test_built_once_then_found(pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = count_builds(monkeypatch)
    first = open_base([str(pack)])
    second = open_base([str(pack)])
    assert first.path == second.path == str(bases(cache)[0])
    assert len(built) == 1
    assert first.row("SELECT name_zh FROM entity WHERE id = ?", ("racer",)) == ("公路车",)
    assert first.rows("SELECT id FROM view ORDER BY id") == [("handbook",), ("maker",)]


def test_a_touched_file_is_not_built_again_but_a_changed_one_is(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = count_builds(monkeypatch)
    open_base([str(pack)])
    os.utime(pack / "facts.yaml", (1, 1))
    open_base([str(pack)])
    assert len(built) == 1
    (pack / "facts.yaml").write_text((pack / "facts.yaml").read_text().replace("value: 42", "value: 47"))
    base = open_base([str(pack)])
    assert base.row("SELECT value FROM claim WHERE id = 'city-tyres'") == ("47",)
    assert len(built) == 2


def test_a_moved_pack_uses_the_same_base(pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = count_builds(monkeypatch)
    first = open_base([str(pack)])
    moved = pack.rename(pack.parent.parent / "bicycle")
    assert open_base([str(moved)]).path == first.path
    assert len(built) == 1


def test_the_base_is_read_only(pack: Path, cache: Path) -> None:
    with pytest.raises(Exception, match="readonly"):
        open_base([str(pack)]).db.execute("DELETE FROM claim")


def test_texts_fall_back_to_the_other_language(pack: Path, cache: Path) -> None:
    base = open_base([str(pack)])
    assert [base.text(("a", "b"), "zh"), base.text(("a", ""), "zh"), base.text(("a", "b"), "en")] == [
        "b",
        "a",
        "a",
    ]
    base.close()


def test_packs_are_named_by_the_environment(pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_PACKS", str(pack.parent))
    assert open_base().meta["packs"] == "bicycle"
    monkeypatch.setenv("KB_PACKS", str(pack / "none"))
    with pytest.raises(StoreError, match="no such folder"):
        open_base()


BROKEN = {
    "syntax": b"claims: [",
    "bom": b"\xef\xbb\xbfclaims: []",
    "bomb": b"a: &a [x]\nb: [*a, *a]\n",
    "binary": bytes(range(256)),
    "large": b"#" * 5_000_000,
    "schema": b"claims: [{id: x}]",
    "reference": b"entities: [{id: x, kind: none, name: x}]",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_pack_leaves_the_base_of_before_in_use(
    name: str, pack: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = open_base([str(pack)])
    (pack / "z.yaml").write_bytes(BROKEN[name])
    after = open_base([str(pack)])
    assert after.path == before.path
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "z.yaml" in said[0]
    assert "answering from the base built before" in said[0]


def test_a_base_of_other_code_does_not_stand_in(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_base([str(pack)])
    monkeypatch.setattr(keeper, "code_hash", lambda: "f" * keeper.CODE_LENGTH)
    (pack / "z.yaml").write_bytes(b"claims: [")
    with pytest.raises(PackError):
        open_base([str(pack)])


def _asked_by(path: Path) -> set[Path]:
    """The modules of `kb.ask` that one imports when it runs, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    aside = {inner for node in typing for inner in ast.walk(node)}
    found = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n not in aside]
    names = [str(n.module).removeprefix("kb.ask.") for n in found if str(n.module).startswith("kb.ask.")]
    return {Path(store.HERE) / "ask" / f"{name}.py" for name in names}


def test_whatever_a_base_is_built_with_is_in_its_fingerprint() -> None:
    counted = {Path(path) for path, _ in store.code_entries()}
    needed = {module for path in counted for module in _asked_by(path)}
    assert needed and needed <= counted


def test_a_broken_pack_that_was_never_built_is_an_error(pack: Path, cache: Path) -> None:
    (pack / "z.yaml").write_bytes(b"claims: [")
    with pytest.raises(PackError, match=r"z\.yaml:2:1"):
        open_base([str(pack)])
    assert not bases(cache)


def test_a_spoilt_base_is_built_again(pack: Path, cache: Path) -> None:
    path = Path(open_base([str(pack)]).path)
    for spoilt in (b"", b"no database", path.read_bytes()[:5000]):
        path.write_bytes(spoilt)
        assert open_base([str(pack)]).meta["packs"] == "bicycle"
    path.unlink()
    assert open_base([str(pack)]).meta["packs"] == "bicycle"


def test_a_folder_that_cannot_be_written_gives_way_to_scratch(
    pack: Path, cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built = count_builds(monkeypatch)
    cache.write_text("a file stands where the folder should be")
    base = open_base([str(pack)])
    assert "/scratch/kb-" in base.path
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith(f"kb: cannot keep the base in {cache}")
    assert open_base([str(pack)]).path == base.path
    assert len(built) == 1


def test_without_any_folder_the_base_lives_in_memory(
    pack: Path, cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write_text("")
    monkeypatch.setenv("TMPDIR", str(cache))
    base = open_base([str(pack)])
    assert base.path == ""
    assert base.meta["packs"] == "bicycle"
    assert "lives in memory" in capsys.readouterr().err


def test_a_full_disk_leaves_nothing_half_written(
    pack: Path, cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    base = open_base([str(pack)])
    assert base.path == ""
    assert base.row("SELECT count(*) FROM claim") == (18,)
    assert not [p for p in cache.iterdir() if p.name != "lock"]
    assert "No space left on device" in capsys.readouterr().err


def test_a_folder_that_others_may_write_is_not_trusted(pack: Path, cache: Path) -> None:
    cache.mkdir()
    cache.chmod(0o777)
    assert "/scratch/kb-" in open_base([str(pack)]).path


def test_only_the_newest_bases_are_kept(pack: Path, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    for i in range(keeper.KEPT + 3):
        old = cache / f"{i}.sqlite"
        old.write_bytes(b"x")
        os.utime(old, (i, i))
    open_base([str(pack)])
    assert len(bases(cache)) == keeper.KEPT
    assert not (cache / "0.sqlite").exists()


def test_a_shipped_base_is_used_when_it_is_of_these_packs(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roots = [str(pack.parent)]
    keeper.prebuild(roots, pack.parent / "base.sqlite")
    built = count_builds(monkeypatch)
    assert open_base(roots).path == str(pack.parent / "base.sqlite")
    monkeypatch.setattr(keeper, "MAGIC", "another Python")
    os.utime(pack / "facts.yaml", (1, 1))
    assert open_base(roots).path == str(bases(cache)[0])
    built.clear()
    (pack / "facts.yaml").write_text((pack / "facts.yaml").read_text() + "\n# changed\n")
    assert open_base(roots).path in map(str, bases(cache))
    assert len(built) == 1


def test_eight_processes_on_an_empty_cache(pack: Path, cache: Path) -> None:
    code = (
        "import sys; from kb.store import open_base; b = open_base([sys.argv[1]]);"
        "print(b.row('SELECT count(*) FROM claim')[0], b.path)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(store.HERE).parent)}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(pack)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
        )
        for _ in range(8)
    ]
    said = [process.communicate(timeout=120) for process in started]
    assert {out for out, _ in said} == {f"18 {bases(cache)[0]}\n".encode()}
    assert [err for _, err in said] == [b""] * 8
    assert sorted(p.suffix for p in cache.iterdir()) == ["", ".sqlite", ".stamp"]


def test_opening_a_known_base_imports_nothing_heavy(pack: Path, cache: Path) -> None:
    open_base([str(pack)])
    code = (
        "import sys; from kb.store import open_base; open_base([sys.argv[1]]);"
        "print(sorted(set(sys.modules) & {'sqlmodel', 'yaml', 'pydantic', 'hashlib', 're', 'json', 'typing',"
        " 'pathlib', 'dataclasses', 'enum', 'kb.cache', 'kb.build'}))"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(store.HERE).parent)}
    out = subprocess.run(
        [sys.executable, "-S", "-c", code, str(pack)], capture_output=True, text=True, env=env, check=True
    )
    assert out.stdout == "[]\n"


def test_a_vanished_pack_file_is_one_clear_line(pack: Path, cache: Path) -> None:
    (pack / "gone.yaml").symlink_to(pack / "nowhere.yaml")
    with pytest.raises((StoreError, PackError), match=r"gone\.yaml: cannot be read"):
        open_base([str(pack)])


def test_a_base_in_a_folder_that_cannot_be_written_is_still_used(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = open_base([str(pack)])
    built = count_builds(monkeypatch)
    os.utime(pack / "facts.yaml", (1, 1))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert open_base([str(pack)]).path == before.path
    assert (built, capsys.readouterr().err) == ([], "")


def test_odd_file_names_do_no_harm(pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = count_builds(monkeypatch)
    (pack / "b\udcffd % name?#.yaml").write_text("concepts: [{id: odd, name: odd}]")
    odd = pack.rename(pack.parent / "odd %41?#\udcfe")
    open_base([str(odd)])
    open_base([str(odd)])
    assert len(built) == 1
    assert open_base([str(odd)]).row("SELECT count(*) FROM concept WHERE id = 'odd'") == (1,)
