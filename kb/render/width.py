"""How wide a text is on a terminal, padding and wrapping by that width; ideographs take two cells.

Plain ASCII, by far the most, never asks the Unicode tables.
"""

from __future__ import annotations

from kb.ask.normal import is_cjk

_NO_BREAK_BEFORE = ",.;:!?)]}\uff0c\u3002\uff1b\uff1a\uff01\uff1f\uff09\u3011\u300d\u300f\u300b\u3001…"
_NO_BREAK_AFTER = "([{\uff08\u3010\u300c\u300e\u300a"


def width(text: str) -> int:
    """The cells that a text takes."""
    if text.isascii():
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
