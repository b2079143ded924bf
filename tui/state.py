"""What the browser keeps between runs: what was asked, and how it was set up; an unwritable folder is no fault."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_MOST = 2000
_LONGEST = 4000
_HISTORY = "browser-history"
_SETTINGS = "browser.json"


def config_folder() -> Path:
    """The folder for what people write themselves: XDG_CONFIG_HOME/kb, else ~/.config/kb."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(home) if home else Path("~/.config").expanduser()) / "kb"


def _write(path: Path, text: str) -> str:
    """Write a file that only its owner reads, whole or not at all; what went wrong, or an empty string."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as out:
            out.write(text)
        beside.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError):
            beside.unlink()
        return str(error)
    return ""


class History:
    """What was asked, oldest first, each once.

    Args:
        folder: where it is kept; None keeps nothing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / _HISTORY if folder else None
        self.asked: list[str] = []
        self._at: int | None = None
        self._typed = ""
        self._read()

    def _read(self) -> None:
        if self._path is None:
            return
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        self.asked = [line for line in lines if line.strip()][-_MOST:]

    @property
    def latest(self) -> list[str]:
        """What was asked, latest first."""
        return self.asked[::-1]

    def add(self, question: str) -> str:
        """Remember a question; what went wrong with writing it down, or an empty string."""
        line = " ".join(question.split())[:_LONGEST]
        self.asked = [*[q for q in self.asked if q != line][-_MOST + 1 :], line]
        self.rest()
        return _write(self._path, "\n".join(self.asked) + "\n") if self._path else ""

    def rest(self) -> None:
        """Begin at the end again."""
        self._at = None

    def older(self, typed: str) -> str | None:
        """The question before that begins as typed; None when there is none."""
        if self._at is None:
            self._typed = typed
        start = len(self.asked) if self._at is None else self._at
        for at in range(start - 1, -1, -1):
            if self.asked[at].startswith(self._typed):
                self._at = at
                return self.asked[at]
        return None

    def newer(self) -> str | None:
        """The question after, at last what was typed; None when not going through them."""
        if self._at is None:
            return None
        for at in range(self._at + 1, len(self.asked)):
            if self.asked[at].startswith(self._typed):
                self._at = at
                return self.asked[at]
        self._at = None
        return self._typed


class Settings:
    """How the browser was set up: theme, language, folded panes.

    Args:
        folder: where it is kept; None keeps nothing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / _SETTINGS if folder else None
        self.values: dict[str, str] = {}
        try:
            found = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
        except (OSError, ValueError):
            found = {}
        if isinstance(found, Mapping):
            self.values = {str(k): str(v) for k, v in found.items()}

    def get(self, name: str, default: str = "") -> str:
        """A setting."""
        return self.values.get(name, default)

    def put(self, name: str, value: str) -> None:
        """Keep a setting."""
        if self.values.get(name) != value:
            self.values[name] = value
            if self._path:
                _write(self._path, json.dumps(self.values, ensure_ascii=False, indent=1) + "\n")
