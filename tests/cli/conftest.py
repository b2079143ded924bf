"""Runs kb on the second pack of the tests, in process and as a process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "tests" / "fixtures" / "bicycle"


class Ran:
    """What a command did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


Runner = Callable[..., Ran]


@pytest.fixture(scope="session")
def cache(shared_cache: Path) -> Path:
    """A cache folder for the bases of small packs, of which a folder keeps only the newest, shared by all tests."""
    folder = shared_cache / "small"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def kb(cache: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Runner:
    """A function that runs one command line in process."""
    monkeypatch.setenv("KB_PACKS", str(PACK))
    monkeypatch.setenv("KB_CACHE", str(cache))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main(list(arguments))
        caught = capsysbinary.readouterr()
        return Ran(code, caught.out.decode(), caught.err.decode())

    return run


@pytest.fixture
def process(cache: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """A function that runs one command line as a process of its own."""

    def run(*arguments: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
        kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
        merged = {**kept, "KB_PACKS": str(PACK), "KB_CACHE": str(cache), **env}
        command = [sys.executable, "-m", "kb", *arguments]
        return subprocess.run(
            command, input=stdin, capture_output=True, env=merged, cwd=ROOT, check=False, timeout=60
        )

    return run
