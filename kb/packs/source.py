"""Read one YAML file of a pack into nodes that know where they stand.

Only a plain subset of YAML is taken: one document, mappings with distinct plain keys, lists, scalars.
Anchors, aliases, tags, byte order marks, tabs as indentation, over-deep and over-large files are refused in
one line each. Scalars keep their source text: what `no` or `1.10` means is decided by the schema, not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kb.errors import PackSyntaxError

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 24
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Place(str):
    """A ``file:line:column``."""


class Node:
    """A scalar, list or mapping with its place.

    Attributes:
        kind: "scalar", "list" or "map".
        text: the source text of a scalar.
        plain: whether a scalar was written without quotes.
        items: the nodes of a list.
        entries: key node and value node of each entry of a mapping.
    """

    __slots__ = ("entries", "items", "kind", "place", "plain", "text")

    def __init__(self, kind: str, place: Place, text: str = "", plain: bool = False) -> None:
        self.kind = kind
        self.place = place
        self.text = text
        self.plain = plain
        self.items: list[Node] = []
        self.entries: list[tuple[Node, Node]] = []

    def said(self) -> str:
        """How an error speaks of this node."""
        if self.kind != "scalar":
            return "a list" if self.kind == "list" else "a mapping"
        return repr(self.text if len(self.text) <= 60 else self.text[:57] + "...") if self.text else "nothing"


def read_file(path: Path, shown: str) -> Node | None:
    """Read a file.

    Args:
        path: the file.
        shown: how errors name it.

    Returns:
        The root node, or None for a file that holds only comments.

    Raises:
        PackSyntaxError: the file is not plain YAML.
    """
    try:
        if path.exists() and not path.is_file():
            raise PackSyntaxError("cannot be read: it is no file", shown)
        if path.stat().st_size > MAX_BYTES:
            size = f"{path.stat().st_size / 1048576:.1f} MB"
            raise PackSyntaxError(
                f"the file is too large ({size})", shown, f"at most {MAX_BYTES // 1048576} MB"
            )
        data = path.read_bytes()
    except OSError as error:
        raise PackSyntaxError(f"cannot be read: {error.strerror or error}", shown) from error
    return read_text(_decode(data, shown), shown)


def _decode(data: bytes, shown: str) -> str:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise PackSyntaxError("the file begins with a byte order mark", f"{shown}:1:1", "UTF-8 without one")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        place = f"{shown}:{line}:{column}"
        raise PackSyntaxError(f"byte 0x{data[error.start]:02x} is not text", place, "UTF-8") from error
    for number, line_text in enumerate(text.split("\n"), 1):
        _check_line(line_text, f"{shown}:{number}")
    return text


def _check_line(line: str, place: str) -> None:
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        column = indent.index("\t") + 1
        raise PackSyntaxError("a tab in the indentation", f"{place}:{column}", "spaces")
    if not line.isprintable():
        for column, char in enumerate(line.rstrip("\r"), 1):
            if (
                (ord(char) < 32 and char != "\t")
                or 0x7F <= ord(char) < 0xA0
                or ord(char) in (0xFFFE, 0xFFFF, 0xFEFF)
            ):
                raise PackSyntaxError(f"control character 0x{ord(char):02x}", f"{place}:{column}", "text")


def read_text(text: str, shown: str) -> Node | None:
    """Compose the nodes of a text; see `read_file`."""
    try:
        return _Composer(shown).compose(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{shown}:{mark.line + 1}:{mark.column + 1}" if mark else shown
        began = error.context_mark
        while_ = f"{error.context} from line {began.line + 1}" if began and error.context else ""
        raise PackSyntaxError(f"not YAML: {error.problem or error}", place, remedy=while_) from error
    except (yaml.YAMLError, ValueError, RecursionError, MemoryError) as error:
        raise PackSyntaxError(f"not YAML: {str(error) or type(error).__name__}", shown) from error


class _Composer:
    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []
        self.seen: list[dict[str, Place]] = []
        self.root: Node | None = None
        self.documents = 0

    def place(self, event: Any) -> Place:
        return Place(f"{self.shown}:{event.start_mark.line + 1}:{event.start_mark.column + 1}")

    def compose(self, events: Iterator[Any]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
            elif isinstance(event, yaml.NodeEvent):
                self._refuse_sharing(event)
                self._node(event)
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                self._leave()
        root = self.root
        return None if root is not None and root.kind == "scalar" and not root.text and root.plain else root

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise PackSyntaxError("a second document", self.place(event), "one document in a file")

    def _refuse_sharing(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise PackSyntaxError(
                f"alias *{event.anchor}", self.place(event), "the value itself: packs take no aliases"
            )
        if event.anchor is not None:
            raise PackSyntaxError(f"anchor &{event.anchor}", self.place(event), "no anchors in packs")
        if event.tag is not None:
            raise PackSyntaxError(f"tag {event.tag}", self.place(event), "no tags in packs")

    def _node(self, event: Any) -> None:
        place = self.place(event)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style is None or event.style == ""
            self._attach(Node("scalar", place, event.value, plain))
            return
        if len(self.stack) >= MAX_DEPTH:
            raise PackSyntaxError("nested too deeply", place, f"at most {MAX_DEPTH} levels")
        node = Node("list" if isinstance(event, yaml.SequenceStartEvent) else "map", place)
        self._attach(node)
        self.stack.append(node)
        self.keys.append(None)
        self.seen.append({})

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.kind == "list":
            parent.items.append(node)
        elif self.keys[-1] is None:
            self._key(node)
        else:
            parent.entries.append((self.keys[-1], node))
            self.keys[-1] = None

    def _key(self, node: Node) -> None:
        if node.kind != "scalar":
            raise PackSyntaxError(f"{node.said()} as a key", node.place, "a name")
        first = self.seen[-1].setdefault(node.text, node.place)
        if first is not node.place:
            line = first.rsplit(":", 2)[1]
            raise PackSyntaxError(
                f"duplicate key {node.text!r}", node.place, f"it once only (line {line} has it too)"
            )
        self.keys[-1] = node

    def _leave(self) -> None:
        self.stack.pop()
        self.keys.pop()
        self.seen.pop()
