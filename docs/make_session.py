"""Record a session with the browser under tmux, from start to export, into docs/session.md.

Run `make record`; it needs tmux. A test records one as well, where tmux is there, and looks at what it leaves behind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGE = Path(__file__).parent / "session.md"
SIZE = (100, 30)
PATIENCE = 30.0
EXPORTED = "gr-overlay.md"
QUESTION = "does BPF host routing hit on EKS chained"

# What is pressed (a text after "type "), what must then stand on the screen, and what that shows.
STEPS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    ((), "Try one of these", "The browser opens at the question; what there is stands above."),
    (("type " + QUESTION, "Enter"), "NO", "A question is answered as a card: the verdict, and why."),
    (("type and on TKE overlay?", "Enter"), "YES", "The next question goes on from it."),
    (("F2", "type gr + overlay", "Enter"), "What is stated", "The catalogue is narrowed down as one types."),
    (("b",), "Yours to choose", "From a deployment's page to its bench."),
    (("Space",), "flipped", "A setting is switched, and what flipped is marked and explained at once."),
    (("w",), "What would it take", "What would make it hit again?"),
    (("H",), "Copied", "The configuration is copied as Helm values; what took it is told."),
    (("C-e",), "Write this page to", "The page is written to a file ..."),
    (("Enter",), "Wrote " + EXPORTED, "... whose name was proposed."),
)


class Tmux:
    """A tmux server of its own, with one window."""

    def __init__(self, folder: Path) -> None:
        self._call = ["tmux", "-f", os.devnull, "-S", str(folder / "tmux.socket")]
        self._folder = folder

    def run(self, *arguments: str) -> str:
        """Run a tmux command; what it prints."""
        return subprocess.run(
            [*self._call, *arguments], check=True, capture_output=True, text=True, timeout=20
        ).stdout

    def start(self) -> None:
        """Open the browser in a window, in folders of its own."""
        keep = {name: str(self._folder / name) for name in ("state", "config")}
        set_ = ["env", f"XDG_STATE_HOME={keep['state']}", f"XDG_CONFIG_HOME={keep['config']}", "LANG=C.UTF-8"]
        browser = [*set_, sys.executable, "-m", "kb", "tui", "--lang", "en"]
        work = self._folder / "work"
        work.mkdir()
        env = {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
        options = [f"-e{name}={value}" for name, value in env.items()]
        size = ["-x", str(SIZE[0]), "-y", str(SIZE[1])]
        self.run("new-session", "-d", *size, *options, "-c", str(work), *browser)

    def screen(self) -> str:
        """What stands on the screen."""
        return self.run("capture-pane", "-p")

    def press(self, key: str) -> None:
        """Press a key, or type a text."""
        if key.startswith("type "):
            self.run("send-keys", "-l", key.removeprefix("type "))
        else:
            self.run("send-keys", key)
        time.sleep(0.2)

    def wait(self, mark: str) -> str:
        """Wait until something stands on the screen, and the screen is at rest; the screen.

        Raises:
            SystemExit: it never does.
        """
        end = time.monotonic() + PATIENCE
        before = ""
        while time.monotonic() < end:
            time.sleep(0.15)
            found = self.screen()
            if mark in found and found == before:
                return found
            before = found
        raise SystemExit(f"{mark!r} never came:\n{self.screen()}")

    def stop(self) -> None:
        """End it, with whatever runs in it."""
        subprocess.run([*self._call, "kill-server"], check=False, capture_output=True)


def record(folder: Path) -> tuple[list[str], str]:
    """Go through the session.

    Args:
        folder: an empty folder; the session works in ``work`` below it.

    Returns:
        The screens, and what was copied into tmux.
    """
    tmux = Tmux(folder)
    try:
        tmux.start()
        screens = []
        for keys, mark, _ in STEPS:
            for key in keys:
                tmux.press(key)
            screens.append(tmux.wait(mark))
        return screens, tmux.run("show-buffer")
    finally:
        tmux.stop()


def page(screens: list[str]) -> str:
    """The page of a session."""
    parts = [
        "# A session with the browser\n\n<!-- Written by docs/make_session.py; `make record` writes it anew. -->\n"
    ]
    for (keys, _, said), screen in zip(STEPS, screens, strict=True):
        pressed = ", then ".join(f"`{key.removeprefix('type ')}`" for key in keys)
        parts.append(
            f"{said}{' Typed: ' + pressed + '.' if pressed else ''}\n\n```text\n{screen.rstrip()}\n```\n"
        )
    return "\n".join(parts)


def main() -> None:
    """Record and write."""
    if shutil.which("tmux") is None:
        raise SystemExit("tmux is not installed")
    with tempfile.TemporaryDirectory() as folder:
        screens, copied = record(Path(folder))
        exported = Path(folder) / "work" / EXPORTED
        if not exported.exists() or "endpointRoutes:" not in copied:
            raise SystemExit("nothing was exported or copied")
    PAGE.write_text(page(screens), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
