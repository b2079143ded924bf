"""Citations, in both spellings that packs may use."""

from __future__ import annotations

import re

from kb.errors import PackSchemaError
from kb.packs.shapes import Fields, Problems, Rec, Said, Scalar, Shape
from kb.packs.source import Node

_LINES = re.compile(r"\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*\Z")
_SHORT = re.compile(
    r"(?P<source>[^\s#@:]+)"
    r"(?:#(?P<section>[^\s#@]+)"
    r"|(?:@(?P<tag>[^\s#:]+))?(?::(?P<file>[^\s:]+)(?::(?P<lines>\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*))?)?)\Z"
)
_WORD = Scalar("a name", re.compile(r"\S+\Z"))
_LONG = Fields(
    {
        "source": _WORD,
        "section": _WORD,
        "file": _WORD,
        "lines": Scalar("lines such as 46-64", _LINES),
        "tag": _WORD,
    },
    ["source"],
)


class Cite(Shape):
    """`source`, `source#section`, `source@tag:path:lines`, or a mapping of these parts."""

    def read(self, node: Node, problems: Problems) -> Rec | None:
        """Read a citation into its parts."""
        if node.kind != "scalar":
            return _LONG.read(node, problems)
        match = _SHORT.match(node.text)
        if match is None:
            expected = "source#section or source@tag:path/to/file:10-20"
            problems.add(PackSchemaError(f"found {node.said()}", node.place, expected))
            return None
        rec = Rec({part: Said.at(text, node.place) for part, text in match.groupdict().items() if text})
        rec.place = node.place
        return rec
