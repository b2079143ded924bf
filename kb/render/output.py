"""Standard output and files: the same bytes to a terminal, a pipe and a file, but for colour and the width of lines.

Everything is written as UTF-8 with line feeds, whatever the locale says. Files are replaced at once or not at all.
"""

from __future__ import annotations

import os
import sys

from kb.errors import KbError
from kb.render.width import PAGE

_LEAST = 40
_ESCAPE = "\x1b["
_STYLES = {
    "yes": "32;1",
    "no": "31;1",
    "depends": "33;1",
    "dim": "2",
    "bold": "1",
    "label": "36",
    "rule": "35",
    "claim": "34",
    "assumption": "33",
}


class OutputError(KbError):
    """A file cannot be written."""


class ClosedOutput(OutputError):
    """There is no standard output to write to."""

    exit_code = 1


def write(text: str) -> None:
    """Write to standard output and let it go at once.

    Raises:
        ClosedOutput: there is no standard output.
    """
    stream = sys.stdout
    if stream is None:
        raise ClosedOutput("standard output is closed", remedy="open it, or write to a file with -o")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    stream.write(text)
    stream.flush()


def coloured(choice: str = "auto") -> bool:
    """Whether to colour standard output.

    Args:
        choice: auto, always or never; auto means on a terminal that can, without NO_COLOR.
    """
    if choice in ("always", "never"):
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def page_width() -> int:
    """How wide lines may be: COLUMNS where it is set, else the terminal's width, else that of a page."""
    given = os.environ.get("COLUMNS", "")
    cells = int(given[:5]) if given.isascii() and given.isdigit() else 0
    if not cells and sys.stdout is not None and sys.stdout.isatty():
        try:
            cells = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
            cells = 0
    return max(cells, _LEAST) if cells else PAGE


def paint(text: str, style: str, on: bool) -> str:
    """A text in a style, when colour is on.

    Args:
        text: what to paint; escape characters in it must be gone already (`plain`).
        style: a key of the styles; an unknown one leaves the text as it is.
        on: whether to colour.
    """
    code = _STYLES.get(style)
    return f"{_ESCAPE}{code}m{text}{_ESCAPE}0m" if on and code and text else text


def plain(text: str) -> str:
    """A text without control characters, so that nothing from a pack or a file can steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else " " if c == "\t" else "\ufffd" for c in text)


def write_file(path: str, text: str) -> None:
    """Write a file beside its place and move it there, so that no reader ever sees half of it.

    Args:
        path: where; its folder must be there.
        text: what.

    Raises:
        OutputError: it cannot be written; what was there before is still there.
    """
    beside = f"{path}.{os.getpid()}.part"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, path)
    except OSError as error:
        if os.path.exists(beside):
            os.unlink(beside)
        remedy = "name a file in a folder that exists and can be written"
        raise OutputError(f"cannot write: {error.strerror or error}", place=path, remedy=remedy) from error


def make_folder(path: str) -> None:
    """Make a folder unless it is there.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        remedy = "name a folder that can be made"
        raise OutputError(
            f"cannot make the folder: {error.strerror or error}", path, remedy=remedy
        ) from error
