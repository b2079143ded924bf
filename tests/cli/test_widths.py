"""Lines fit the page: COLUMNS, a terminal's own width, or 100 cells."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.render import cites
from kb.render.output import page_width
from kb.render.width import width
from tests.cli.conftest import PACK, ROOT, Runner

QUESTION = "is the city bike winter ready"
COMMANDS = [
    ("ask", QUESTION),
    ("ask", "--why", QUESTION),
    ("ask", "城市车适合冬季吗"),
    ("show", "city-bike", "tourer", "claim:disc-known-for"),
    ("search", "winter"),
    ("export", "winter-table", "-f", "text"),
]


@pytest.mark.parametrize("cells", [40, 50, 80, 100, 140])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_line_is_wider_than_columns(
    kb: Runner, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], cells: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(cells))
    lines = kb(*command).out.splitlines()
    assert lines
    whole = [line for line in lines if "$ " in line]
    assert [line for line in lines if width(line) > cells and line not in whole] == []


@pytest.mark.parametrize(("given", "cells"), [("50", 50), ("7", 40), ("", 100), ("wide", 100), ("0", 100)])
def test_what_columns_means(monkeypatch: pytest.MonkeyPatch, given: str, cells: int) -> None:
    monkeypatch.setenv("COLUMNS", given)
    monkeypatch.setattr(sys, "stdout", None)
    assert page_width() == cells


def test_a_terminal_tells_its_width(
    cache: Path, process: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 50, 0, 0))
    env = {**os.environ, "KB_PACKS": str(PACK), "KB_CACHE": str(cache), "NO_COLOR": "1"}
    env.pop("COLUMNS", None)
    command = [sys.executable, "-m", "kb", "ask", QUESTION]
    with subprocess.Popen(command, stdout=theirs, stdin=theirs, env=env, cwd=ROOT) as child:
        os.close(theirs)
        out = b""
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:
                break
            out += data
        child.wait(timeout=30)
    os.close(ours)
    assert out.replace(b"\r\n", b"\n") == process("ask", QUESTION, COLUMNS="50").stdout


@pytest.mark.parametrize(
    ("mark", "short"),
    [
        ("guide § Condition 2: packets traverse the host", "guide § Condition 2"),
        ("guide § Wiring", "guide § Wiring"),
        ("guide § Why nothing at all is ever hit here", "guide § Why nothing at all is…"),
        ("pkg/kpr/init.go:46-64 (v1.19.4)", "init.go:46-64"),
        ("guide", "guide"),
        ("", ""),
    ],
)
def test_short_marks(mark: str, short: str) -> None:
    assert cites.short(mark) == short


def test_each_citation_stands_once() -> None:
    cited = [
        {"source": "g", "document": "The guide", "section": "g#a", "title": "A"},
        {"source": "g", "document": "The guide", "section": "g#b", "title": "B"},
        {"source": "g", "document": "The guide", "section": "g#a", "title": "A"},
        {"source": "c", "document": "Code", "file": "x.go", "lines": "1-2"},
    ]
    assert cites.block(cited, 100) == ["g: The guide", "  § A", "  § B", "x.go:1-2"]
