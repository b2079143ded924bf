"""kb as a process: broken pipes, interrupts, broken input, closed streams, colour, and the same bytes everywhere."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import PACK, ROOT

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
QUESTION = "is the city bike winter ready"


def test_the_same_bytes_to_a_pipe_and_a_terminal(process: Process, cache: Path) -> None:
    piped = process("ask", QUESTION).stdout
    assert _on_a_terminal(cache, "ask", QUESTION, NO_COLOR="1") == piped
    coloured = _on_a_terminal(cache, "ask", QUESTION)
    assert b"\x1b[" in coloured
    assert process("ask", QUESTION, "--color", "always").stdout == coloured
    assert process("ask", QUESTION, PYTHONIOENCODING="latin-1", LC_ALL="C").stdout == piped


def _on_a_terminal(cache: Path, *arguments: str, **env: str) -> bytes:
    ours, theirs = pty.openpty()
    merged = {**os.environ, "KB_PACKS": str(PACK), "KB_CACHE": str(cache), "TERM": "xterm", **env}
    merged.pop("NO_COLOR", None) if "NO_COLOR" not in env else None
    with subprocess.Popen(
        [sys.executable, "-m", "kb", *arguments], stdout=theirs, stdin=theirs, env=merged, cwd=ROOT
    ) as child:
        os.close(theirs)
        out = b""
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:
                break
            if not data:
                break
            out += data
        child.wait(timeout=30)
    os.close(ours)
    return out.replace(b"\r\n", b"\n")


def test_bytes_that_are_no_text(process: Process) -> None:
    for data in (b"\xff\xfe\x00", b"\x00" * 1000, os.urandom(4096), b"\xef\xbb\xbf" + QUESTION.encode()):
        ran = process("ask", "-", stdin=data)
        assert ran.returncode in (0, 4)
        assert b"Traceback" not in ran.stderr
        ran = process("chat", "--json", stdin=data)
        assert ran.returncode == 0
        assert b"Traceback" not in ran.stderr


def test_an_argument_that_is_no_text(process: Process) -> None:
    ran = process("ask", os.fsdecode(b"is \xff it"))
    assert ran.returncode == 4
    assert ran.stderr == b""
    assert process("ask", "--json", os.fsdecode(b"is \xff it")).returncode == 4


def test_a_large_paste(process: Process) -> None:
    ran = process("ask", "-", stdin=b"lorem ipsum " * 10_000 + QUESTION.encode())
    assert ran.returncode in (0, 4)
    assert ran.stderr == b""


def test_a_broken_pipe_is_quiet(cache: Path) -> None:
    env = {**os.environ, "KB_PACKS": str(PACK), "KB_CACHE": str(cache)}
    command = f"{sys.executable} -m kb list question --json | true"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, env=env, cwd=ROOT, check=False)
    assert ran.stderr == b""


def test_an_interrupt_is_quiet(cache: Path) -> None:
    env = {**os.environ, "KB_PACKS": str(PACK), "KB_CACHE": str(cache)}
    with subprocess.Popen(
        [sys.executable, "-m", "kb", "chat", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        cwd=ROOT,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(b"x\n")
        child.stdin.flush()
        assert child.stdout.readline().startswith(b"{")
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=30) == 130
        assert child.stderr.read() == b""


def test_closed_streams(cache: Path) -> None:
    env = {**os.environ, "KB_PACKS": str(PACK), "KB_CACHE": str(cache)}
    for closing in ("<&-", "2>&-", ">&-", "<&- >&- 2>&-"):
        command = f"{sys.executable} -m kb ask - {closing}"
        ran = subprocess.run(
            ["sh", "-c", command], capture_output=True, env=env, cwd=ROOT, check=False, timeout=30
        )
        assert b"Traceback" not in ran.stderr + ran.stdout


def test_a_full_disk_is_told_in_one_line(process: Process, cache: Path) -> None:
    if not Path("/dev/full").exists():
        return
    env = {**os.environ, "KB_PACKS": str(PACK), "KB_CACHE": str(cache)}
    command = f"{sys.executable} -m kb ask '{QUESTION}' > /dev/full"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, env=env, cwd=ROOT, check=False)
    assert ran.returncode == 1
    assert ran.stderr.count(b"\n") == 1


def test_a_pack_that_is_not_there(process: Process) -> None:
    ran = process("ask", QUESTION, KB_PACKS="/nowhere")
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert ran.stderr.count(b"\n") == 1
