"""`kb chat` at a terminal: prompt, history between runs, completion, leaving."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from kb.cli.chat import _Completer
from kb.knowledge import KnowledgeBase
from kb.store import open_base
from tests.cli.conftest import PACK, ROOT

INTERRUPT = b"\x03"


def talk(cache: Path, home: Path, *lines: bytes, arguments: tuple[str, ...] = ()) -> tuple[int, bytes]:
    """Type lines at a prompt, each when the prompt is there."""
    ours, theirs = pty.openpty()
    env = {
        **os.environ,
        "KB_PACKS": str(PACK),
        "KB_CACHE": str(cache),
        "XDG_STATE_HOME": str(home),
        "TERM": "dumb",
    }
    command = [sys.executable, "-m", "kb", "chat", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=ROOT) as child:
        os.close(theirs)
        out = b""
        for line in lines:
            out += _until(ours, b"kb> ")
            if line == INTERRUPT:
                _interrupt(child)
            else:
                os.write(ours, line)
        try:
            out += _until(ours, b"\0never")
            code = child.wait(timeout=30)
        finally:
            child.kill()
    os.close(ours)
    return code, out


def _interrupt(child: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C as people do: again, when the first came in the moment before the prompt listened."""
    for _ in range(20):
        child.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=1)
            return


def _until(ours: int, mark: bytes) -> bytes:
    out, end = b"", time.monotonic() + 30
    while mark not in out and time.monotonic() < end:
        if select.select([ours], [], [], 1)[0]:
            try:
                data = os.read(ours, 65536)
            except OSError:
                return out
            if not data:
                return out
            out += data
    return out


def test_a_conversation_and_its_history(cache: Path, tmp_path: Path) -> None:
    code, out = talk(cache, tmp_path, b"what is a tourer\n", b"exit\n")
    assert code == 0
    assert b"Traceback" not in out
    history = tmp_path / "kb" / "history"
    assert "what is a tourer" in history.read_text(encoding="utf-8")
    assert history.stat().st_mode & 0o077 == 0
    code, out = talk(cache, tmp_path, b"\x04")
    assert code == 0
    assert "what is a tourer" in history.read_text(encoding="utf-8")


def test_no_history(cache: Path, tmp_path: Path) -> None:
    assert talk(cache, tmp_path, b"what is a tourer\n", b"quit\n", arguments=("--no-history",))[0] == 0
    assert not (tmp_path / "kb").exists()


def test_an_interrupt_at_the_prompt(cache: Path, tmp_path: Path) -> None:
    code, out = talk(cache, tmp_path, INTERRUPT)
    assert code == 130
    assert b"Traceback" not in out


def test_completion(cache: Path) -> None:
    complete = _Completer(KnowledgeBase(open_base([str(PACK)], str(cache))))
    assert complete("is the city b", 0) == "is the city bike"
    assert complete("zzz", 0) is None
    assert complete("%", 0) is None
