"""The signs that the browser draws with: Unicode ones, or plain ASCII for terminals and fonts that lack them.

A verdict always has a sign and a word of its own, so that nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """One set of signs."""

    yes: str = "✓"
    no: str = "✗"
    depends: str = "±"
    unknown: str = "?"
    closed: str = "▸"
    opened: str = "▾"
    link: str = "›"
    bullet: str = "•"
    cursor: str = "▌"
    arrow: str = "→"
    down: str = "▼"
    stem: str = "│"
    bar: str = "▇"
    track: str = "·"
    flipped: str = "◆"
    changed: str = "◇"
    prompt: str = "❯"
    differs: str = "≠"
    concluded: str = "*"
    presumed: str = "°"
    up: str = "▲"
    ellipsis: str = "…"
    corners: str = "╭╮╰╯"
    edges: str = "─│"
    tee: str = "┬"
    branch: str = "├─ "
    last: str = "└─ "
    pass_by: str = "│  "
    chain: str = "↳ "

    def verdict(self, value: str) -> str:
        """The sign of a verdict or truth value."""
        signs = {
            "yes": self.yes,
            "no": self.no,
            "true": self.yes,
            "false": self.no,
            "depends": self.depends,
        }
        return signs.get(value, self.unknown)


UNICODE = Marks()
ASCII = Marks(
    yes="+",
    no="x",
    depends="~",
    unknown="?",
    closed=">",
    opened="v",
    link=">",
    bullet="-",
    cursor="|",
    arrow="->",
    down="v",
    stem="|",
    bar="#",
    track=".",
    flipped="!",
    changed="*",
    prompt=">",
    differs="!=",
    concluded="*",
    presumed="o",
    up="^",
    ellipsis="...",
    corners="++++",
    edges="-|",
    tee="+",
    branch="|- ",
    last="`- ",
    pass_by="|  ",
    chain="^ ",
)
