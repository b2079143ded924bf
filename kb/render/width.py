"""How wide a text is on a terminal, padding and wrapping by that width; ideographs take two cells.

Plain ASCII, by far the most, never asks the Unicode tables.
"""

from __future__ import annotations

from kb.ask.normal import is_cjk

_NO_BREAK_BEFORE = ",.;:!?)]},。;:!?)】」』》、…"
_NO_BREAK_AFTER = "([{（【「『《"


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
        wide = is_cjk(char)
        closes = char in _NO_BREAK_BEFORE
        if word and not closes and word[-1] not in _NO_BREAK_AFTER and (wide or word[-1] == " " or is_cjk(word[-1])) and char != " ":
            out.append(word)
            word = ""
        word += char
    return [*out, word] if word else out
