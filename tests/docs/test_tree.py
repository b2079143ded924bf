"""Rules about the tree itself: no index by name, no words of a subject in the core, modules of a size one can read."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
INDEX = re.compile(
    r"^\s*(-i\b|--?(extra-)?index-url|--find-links|-f\s|--trusted-host)|https?://|file:/", re.MULTILINE
)


def tracked() -> list[Path]:
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


@pytest.mark.parametrize("name", [*LOCKS, "Makefile", ".ci/run", ".ci/lock", "pyproject.toml"])
def test_no_index_is_named(name: str) -> None:
    assert not [
        m.group()
        for m in INDEX.finditer((ROOT / name).read_text(encoding="utf-8"))
        if "--no-emit" not in m.group()
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_everything_locked_has_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    locked = [line for line in text.splitlines() if "==" in line]
    assert locked
    assert all("--hash=sha256:" in line for line in locked)


def test_the_locks_agree_and_cover_what_is_declared() -> None:
    pins = [
        dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", (ROOT / n).read_text(encoding="utf-8"), re.M))
        for n in LOCKS
    ]
    assert pins[0].items() <= pins[1].items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=\[ ]", d)[0].lower() for d in project["dependencies"]}
    assert names <= set(pins[0])


def test_no_paths_of_a_machine() -> None:
    pattern = re.compile(r"(^|[^A-Za-z0-9_.~])/(work|farm|root)/", re.MULTILINE)
    for path in tracked():
        if path.suffix in (".py", ".md", ".toml", ".yaml", ".lock", "") and path != Path(__file__):
            assert not pattern.search(path.read_text(encoding="utf-8", errors="replace")), path


def test_the_core_names_no_subject() -> None:
    for path in (ROOT / "kb").rglob("*.py"):
        if not {"cluster", "cli"} & set(path.parts):
            words = set(re.findall(r"(?i)[\w-]*(?:cilium|tencent)[\w-]*", path.read_text(encoding="utf-8")))
            assert not words, (path, words)


def test_modules_stay_readable() -> None:
    long = {
        p: n
        for p in tracked()
        if p.suffix == ".py"
        for n in [len(p.read_text(encoding="utf-8").splitlines())]
        if n > 460  # about 400: a few lines over are not worth a split
    }
    assert not long
