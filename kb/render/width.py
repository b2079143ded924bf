"""How wide a text is on a terminal, padding and wrapping by that width; ideographs take two cells.

Western text, by far the most, never asks the Unicode tables.
"""

from __future__ import annotations

from kb.ask.normal import is_cjk

PAGE = 100
NARROWEST = 16
_COMBINING = "\u0300"
_NARROW = "…–—→└├─│"
_NO_BREAK_BEFORE = ",.;:!?)]}\uff0c\u3002\uff1b\uff1a\uff01\uff1f\uff09\u3011\u300d\u300f\u300b\u3001…"
_NO_BREAK_AFTER = "([{\uff08\u3010\u300c\u300e\u300a"


def width(text: str) -> int:
    """The cells that a text takes."""
    if text.isascii() or all(char < _COMBINING or char in _NARROW for char in text):
        return len(text)
    from unicodedata import combining, east_asian_width

    cells = 0
    for char in text:
        if char in "\u200b\u200d\ufe0e\ufe0f" or combining(char):
            continue
        cells += 2 if east_asian_width(char) in "WF" else 1
    return cells


def pad(text: str, cells: int) -> str:
    """A text filled with blanks to a number of cells; a longer one stays as it is."""
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """A text in lines of at most a number of cells, broken at blanks and between ideographs.

    A single word that is longer gets a line of its own, uncut: commands and paths must stay copyable.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line) + width(piece.rstrip()) > cells:
            lines.append(line.rstrip())
            line = ""
            piece = piece.lstrip()
        line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def hung(text: str, cells: int, head: str = "", indent: int | None = None) -> list[str]:
    """A text in lines of at most a number of cells, the first behind a head, the others set in below it.

    Args:
        text: one line of text.
        cells: the most cells of a line, head included.
        head: what stands before the first line, a bullet or a label.
        indent: how far the other lines are set in; as wide as the head when absent.
    """
    left = width(head) if indent is None else indent
    lines = wrap(text, max(cells - max(left, width(head)), NARROWEST))
    return [head + lines[0], *(" " * left + line for line in lines[1:])]


def _pieces(text: str) -> list[str]:
    """The parts between which a line may break, blanks kept at their ends."""
    out: list[str] = []
    word = ""
    for char in text:
        if word and _may_part(word[-1], char):
            out.append(word)
            word = ""
        word += char
    return [*out, word] if word else out


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after == " " or after in _NO_BREAK_BEFORE or before in _NO_BREAK_AFTER:
        return False
    return before == " " or is_cjk(before) or is_cjk(after)
