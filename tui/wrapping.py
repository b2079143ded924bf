"""Break styled text into lines by the cells it takes, between ideographs too, never losing a character."""

from __future__ import annotations

from textual.content import Content

from kb.render.width import width, wrap


def lines(content: Content, cells: int) -> list[Content]:
    """A styled text in lines of at most a number of cells; line feeds in it break lines as well."""
    cells = max(cells, 2)
    out: list[Content] = []
    for part in content.split("\n", allow_blank=True):
        out += _broken(part, cells)
    return out


def _broken(content: Content, cells: int) -> list[Content]:
    text = content.plain
    if width(text) <= cells:
        return [content]
    out: list[Content] = []
    at = 0
    for line in wrap(text, cells):
        start = text.find(line, at)
        if start < 0:  # the wrapper changed the text itself; fall back on the toolkit's own wrapping
            return list(content.wrap(cells))
        at = start + len(line)
        out += [content[start:at]] if width(line) <= cells else _folded(content[start:at], cells)
    return out


def _folded(content: Content, cells: int) -> list[Content]:
    """A text without a place to break, cut where it has to be; marks stay with the letter that they are on."""
    out: list[Content] = []
    start = used = 0
    for at, char in enumerate(content.plain):
        wide = width(char)
        if used + wide > cells:
            out.append(content[start:at])
            start, used = at, 0
        used += wide
    return [*out, content[start:]]


def clip(text: str, cells: int, ellipsis: str = "…") -> str:
    """A text cut to a number of cells, an ellipsis in place of what is missing."""
    text = " ".join(text.split())
    if width(text) <= cells:
        return text
    room = max(cells - width(ellipsis), 0)
    out, used = [], 0
    for char in text:
        used += width(char)
        if used > room:
            break
        out.append(char)
    return "".join(out).rstrip() + ellipsis
