"""First paint of the browser against a bare Textual app, both cold, each in a pseudo terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence

from bench.timing import percentile, script, told

ROUNDS = 15
BUDGET = 1.5
PATIENCE = 30.0
SIZE = (40, 120)
BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Input, Static
class Bare(App):
    def compose(self):
        yield Header()
        yield Static("bare and painted")
        yield Input()
        yield Footer()
Bare().run()
"""
PAINTED = {"bare": b"bare and painted", "first": b"sk a question", "page": b"Try one of these"}


def paint(command: Sequence[str], marks: Sequence[bytes]) -> list[float]:
    """The seconds until each of some marks stands on the screen of a command."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd="/", start_new_session=True
    )
    os.close(theirs)
    seen, times = b"", [0.0] * len(marks)
    try:
        while not all(times) and time.perf_counter() - start < PATIENCE:
            if not select.select([ours], [], [], 0.5)[0]:
                continue
            seen += os.read(ours, 1 << 16)
            now = time.perf_counter() - start
            times = [t or (now if mark in seen else 0.0) for t, mark in zip(times, marks, strict=True)]
    except OSError:
        pass  # it ended before it painted; told below
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(ours)
    if not all(times):
        raise SystemExit(f"{' '.join(command)} painted nothing: {seen[-300:]!r}")
    return times


def main() -> None:
    """Measure and print."""
    bare = [sys.executable, "-c", BARE]
    browser = [*script(), "tui", "--no-history"]
    times: list[list[float]] = [[], [], []]
    for round in range(ROUNDS + 1):
        found = [
            *paint(bare, [PAINTED["bare"]]),
            *paint(browser, [PAINTED["first"], PAINTED["page"]]),
        ]
        if round:
            for kept, seconds in zip(times, found, strict=True):
                kept.append(seconds)
    base, first, page = (percentile(taken, 50) for taken in times)
    told("first paint of the browser, against a bare Textual app", first / base, BUDGET)
    told("its start page, against the same", page / base, BUDGET * 1.5)


if __name__ == "__main__":
    main()
