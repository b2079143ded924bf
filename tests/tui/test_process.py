"""The browser as a process: in a terminal, interrupted, without its cache, served to web browsers."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import termios
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import kb
from docs import make_session
from kb.knowledge import KnowledgeBase
from kb.store import open_base
from tests.tui.conftest import Opened
from tui.serving import allowed, loopback

ROOT = Path(__file__).resolve().parents[2]
KB = [sys.executable, "-m", "kb", "tui", "--no-history"]
LEAVES_FULL_SCREEN = b"\x1b[?1049l"


class Terminal:
    """A process in a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.settings = termios.tcgetattr(theirs)
        env = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self.process = subprocess.Popen(
            [*KB, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=env,
            cwd=ROOT,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),  # so that ctrl+c is a signal
        )
        self._theirs = theirs
        self.seen = b""

    def read(self, until: bytes = b"", seconds: float = 15) -> None:
        """Read until something is seen, or the process has ended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not (until and until in self.seen):
            if select.select([self._ours], [], [], 0.05)[0]:
                self.seen += os.read(self._ours, 65536)
            elif self.process.poll() is not None:
                return

    def press(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def end(self) -> int:
        """Wait for the end; the exit code."""
        self.read()
        code = self.process.wait(10)
        assert termios.tcgetattr(self._theirs) == self.settings, "the terminal is not as it was"
        return code

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)
        os.close(self._theirs)


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    """A browser in a terminal, ended in any case."""
    running = Terminal(*arguments)
    try:
        yield running
    finally:
        running.close()


@pytest.mark.parametrize("wait", [b"", b"sk a question", b"Try one of these"])
def test_ctrl_c_twice_at_any_moment_leaves_the_terminal_as_it_was(
    wait: bytes, place: Path, base: object
) -> None:
    with terminal() as running:
        running.read(wait or b"\x1b[?1049h")
        running.press(b"\x03\x03")
        code = running.end()
        assert code in (0, 130)
        assert b"Traceback" not in running.seen
        assert LEAVES_FULL_SCREEN in running.seen


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_the_terminal_as_it_was(number: int, place: Path, base: object) -> None:
    with terminal() as running:
        running.read(b"Try one of these")
        running.process.send_signal(number)
        running.end()
        assert b"Traceback" not in running.seen
        assert LEAVES_FULL_SCREEN in running.seen


def test_an_invalid_pack_is_one_line_after_leaving(tmp_path: Path, place: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.yaml").write_text("id: [\n", encoding="utf-8")
    os.environ["KB_PACKS"] = str(tmp_path / "pack")
    try:
        with terminal() as running:
            assert running.end() == 2
            told = running.seen.rpartition(LEAVES_FULL_SCREEN)[2]
            assert b"kb: " in told
            assert b"pack.yaml" in told
            assert b"Traceback" not in running.seen
    finally:
        del os.environ["KB_PACKS"]


def test_an_unknown_view_is_one_line(place: Path, base: object) -> None:
    with terminal("--view", "no-such") as running:
        assert running.end() == 2
        assert b"no view is called" in running.seen
        assert b"Traceback" not in running.seen


async def test_a_cache_that_vanishes_breaks_nothing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: Path
) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(built, cache)
    monkeypatch.setenv("KB_CACHE", str(cache))
    own = KnowledgeBase(open_base(None))
    monkeypatch.setattr(kb, "open", lambda packs=None: own)
    async with opened() as s:
        shutil.rmtree(cache)
        await s.ask("does it hit on gke")
        await s.open("table:cross-cloud")
        await s.open("bench:gke")
        await s.press("space", "f7")
        assert s.ref == "bench:gke"
        assert s.app.is_running


async def test_a_base_that_can_no_longer_be_read_is_told_and_leaves_the_browser_standing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, built: Path
) -> None:
    own = KnowledgeBase(open_base(None))
    monkeypatch.setattr(kb, "open", lambda packs=None: own)
    async with opened() as s:
        await s.open("bench:gr-overlay")

        def broken(*_: object) -> list[object]:
            raise sqlite3.DatabaseError("database disk image is malformed")

        for name in ("rows", "row"):
            monkeypatch.setattr(type(own.base), name, broken)
        for keys in (("space",), ("w",), ("H",), ("A",), ("f7",), ("f7",), ("h",), ("ctrl+p", "escape")):
            await s.press("f3", *keys)
            assert s.app.is_running, keys
        await s.ask("does it hit on azure at all or not")
        await s.open("entity:eks-eni")
        await s.open("table:cross-cloud")
        await s.press("f2", "x", "y", "enter")
        assert s.app.is_running
        assert "malformed" in " ".join(s.said)


# Served.


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("a", False)],
)
def test_loopback_is_told_apart(host: str, own: bool) -> None:
    assert loopback(host) is own


@pytest.mark.parametrize(
    ("served", "host", "origin", "answered"),
    [
        ("127.0.0.1", "127.0.0.1:8000", "", True),
        ("127.0.0.1", "localhost:8000", "http://localhost:8000", True),
        ("127.0.0.1", "127.0.0.1:8000", "http://evil.example", False),
        ("127.0.0.1", "127.0.0.1:8000", "http://127.0.0.1:9000", False),
        ("127.0.0.1", "evil.example:8000", "", False),
        ("127.0.0.1", "[", "", False),
        ("0.0.0.0", "host.example:8000", "http://host.example:8000", True),
        ("0.0.0.0", "host.example:8000", "http://evil.example", False),
    ],
)
def test_other_pages_are_not_answered(served: str, host: str, origin: str, answered: bool) -> None:
    assert allowed(served, host, origin) is answered


def _free() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _fetch(port: int, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/", headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_the_browser_is_served_to_its_own_page_only(place: Path) -> None:
    pytest.importorskip("textual_serve")
    port = _free()
    command = [*KB, "--serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as server:
        try:
            end = time.monotonic() + 15
            while True:
                try:
                    code, page = _fetch(port)
                    break
                except OSError:
                    assert time.monotonic() < end, "nothing is served"
                    assert server.poll() is None
                    time.sleep(0.05)
            assert code == 200
            assert f"ws://127.0.0.1:{port}/ws" in page
            assert _fetch(port, Origin="http://evil.example")[0] == 403
            assert _fetch(port, Host="evil.example")[0] == 403
            second = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=30, check=False)
            assert second.returncode == 2
            assert second.stderr.decode().count("\n") == 1
            assert "choose another --port" in second.stderr.decode()
        finally:
            server.send_signal(signal.SIGINT)
            assert server.wait(10) is not None
        assert server.stderr is not None
        assert "loopback" not in server.stderr.read().decode()


def test_any_other_address_is_warned_of(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("textual_serve")
    from tui.serving import ServeError, serve

    # An address of documentation, at which nobody can serve.
    with pytest.raises(ServeError, match=r"cannot serve at 192\.0\.2\.1"):
        serve("192.0.2.1", _free(), ["true"])
    assert "192.0.2.1 is not loopback: whoever reaches port" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_a_session_under_tmux_goes_from_start_to_export(tmp_path: Path, place: Path, base: object) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    screens, copied = make_session.record(folder)
    exported = folder / "work" / make_session.EXPORTED
    assert "KB130" in exported.read_text(encoding="utf-8")
    assert copied.startswith("endpointRoutes:\n  enabled: true\n")
    assert "tmux" in screens[-3]
    assert "took it" in screens[-3]  # the message may be broken between the two, with the page beside it
