"""YAML text to nodes that know their lines, guarded against what untrusted YAML can do.

Composing is libyaml's, so that a large file costs what parsing it costs. Documents that do not parse are
given up one by one, so that a broken one does not hide the others. Aliases are shared nodes, never copies:
an alias bomb costs nothing to compose and is refused when it is walked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from kb.errors import KbError

MAX_YAML = 16 * 1024 * 1024
MAX_DEPTH = 200
SPARE_VISITS = 100_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Node = yaml.Node
DASHES = re.compile(r"(?:[-?:][ \t]+){60}")
NO_BRACKETS = re.compile(r"[^\[\]{}]+")
BREAK = re.compile(r"(?m)^---(?=\s|$)")
MERGE = "<<"
NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class InputError(KbError):
    """An input cannot be read, or is refused because of what it would do."""


class Document:
    """One document of a YAML text.

    Attributes:
        root: its root node.
        offset: how many lines of the file stand before its text.
    """

    __slots__ = ("offset", "root")

    def __init__(self, root: Node, offset: int) -> None:
        self.root = root
        self.offset = offset


def too_deep(text: str) -> bool:
    """Whether brackets or dashes nest deeper than anything that a person writes.

    Libyaml would recurse as deep.
    """
    if DASHES.search(text):
        return True
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return False
    left = NO_BRACKETS.sub("", text).replace("{", "[").replace("}", "]")
    for _ in range(MAX_DEPTH):
        shorter = left.replace("[]", "")
        if len(shorter) == len(left):
            break
        left = shorter
    return left.count("[") > MAX_DEPTH


def compose(text: str, name: str) -> tuple[list[Document], str]:
    """The documents of a text, and what is wrong with the first that does not parse (empty when all do).

    Args:
        text: the text.
        name: the input, for errors.

    Raises:
        InputError: the text is too large, or nested so deeply that it can only be an attack.
    """
    if len(text) > MAX_YAML:
        raise InputError(
            f"the YAML is too large ({len(text) // 1048576} MB)", name, f"at most {MAX_YAML // 1048576} MB"
        )
    if too_deep(text):
        raise InputError("nested too deeply", name, f"at most {MAX_DEPTH} levels")
    documents, fault = _compose(text, 0)
    if not fault:
        return documents, ""
    found: list[Document] = []
    starts = [0, *(m.start() for m in BREAK.finditer(text) if m.start())]
    if len(starts) < 2 or len(starts) > 2000:
        return documents, fault
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part, _ = _compose(text[start:end], text.count("\n", 0, start))
        found += part
    return found, fault


def _compose(text: str, offset: int) -> tuple[list[Document], str]:
    found: list[Document] = []
    try:
        for root in yaml.compose_all(text, Loader=LOADER):
            if root is not None:
                found.append(Document(root, offset))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1 + offset}: " if mark else ""
        return found, where + str(error.problem or error.context or "not YAML")
    except (yaml.YAMLError, ValueError, RecursionError, UnicodeError) as error:
        return found, str(error).split("\n")[0] or type(error).__name__
    return found, ""


def line(node: Node, offset: int = 0) -> int:
    """The line where a node starts, from 1."""
    return int(node.start_mark.line) + 1 + offset


def text_line(node: Node, offset: int = 0) -> int:
    """How many lines stand before the text that a block or quoted scalar holds."""
    block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return int(node.start_mark.line) + (1 if block else 0) + offset


def is_map(node: Node | None) -> bool:
    """Whether a node is a mapping."""
    return isinstance(node, yaml.MappingNode)


def is_list(node: Node | None) -> bool:
    """Whether a node is a list."""
    return isinstance(node, yaml.SequenceNode)


def scalar(node: Node | None) -> str | None:
    """A scalar's text; None for anything else."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None


def is_null(node: Node) -> bool:
    """Whether a node says null."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS


def entries(node: Node | None) -> list[tuple[str, Node, Node]]:
    """Key text, key node and value node of a mapping, merge keys (<<) first, so that own keys win."""
    if not isinstance(node, yaml.MappingNode):
        return []
    pairs = node.value
    if any(key.value == MERGE for key, _ in pairs):
        pairs = [pair for mapping in _merged(node, set()) for pair in mapping.value]
    return [(key.value, key, value) for key, value in pairs if key.id == "scalar" and not _merges(key)]


def _merges(key: Node) -> bool:
    return bool(key.value == MERGE and isinstance(key, yaml.ScalarNode) and not key.style)


def _merged(node: Node, seen: set[int]) -> Iterator[yaml.MappingNode]:
    if not isinstance(node, yaml.MappingNode) or id(node) in seen or len(seen) > MAX_DEPTH:
        return
    seen.add(id(node))
    for key, value in node.value:
        if _merges(key):
            for merged in value.value if isinstance(value, yaml.SequenceNode) else (value,):
                yield from _merged(merged, seen)
    yield node


def get(node: Node | None, *path: str) -> Node | None:
    """The value under a path of keys; of equal keys the last wins."""
    for name in path:
        found: Node | None = None
        for key, _, value in entries(node):
            if key == name:
                found = value
        if found is None:
            return None
        node = found
    return node


def items(node: Node | None) -> list[Node]:
    """The items of a list; empty for anything else."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


class Walk:
    """A walk over all scalars below a node that refuses to be made to walk forever.

    Args:
        name: the input, for errors.
        size: characters of the text that was composed; an honest walk visits fewer nodes.
    """

    def __init__(self, name: str, size: int = 0) -> None:
        self.name = name
        self.visits = 0
        self.most = SPARE_VISITS + size
        self.twice: list[tuple[str, int]] = []

    def leaves(self, node: Node, path: str = "") -> list[tuple[str, Node]]:
        """Each scalar with its dotted path; items of lists get ``[i]``.

        Raises:
            InputError: the node is an alias bomb.
        """
        found: list[tuple[str, Node]] = []
        self._descend(node, path, 0, found)
        return found

    def _descend(self, node: Node, path: str, depth: int, found: list[tuple[str, Node]]) -> None:
        self.visits += 1
        if self.visits > self.most or depth > MAX_DEPTH + 50:
            raise InputError("aliases multiply without end", self.name, "YAML without an alias bomb")
        if isinstance(node, yaml.ScalarNode):
            found.append((path, node))
        elif isinstance(node, yaml.MappingNode):
            if len(node.value) > 1:
                self._duplicates(node, path)
            dotted = path + "." if path else ""
            for key, _, value in entries(node):
                self._descend(value, dotted + key, depth + 1, found)
        else:
            for index, item in enumerate(node.value):
                self._descend(item, f"{path}[{index}]", depth + 1, found)

    def _duplicates(self, node: yaml.MappingNode, path: str) -> None:
        if len({key.value if key.id == "scalar" else id(key) for key, _ in node.value}) == len(node.value):
            return
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen and key.value != "<<":
                    self.twice.append((f"{path}.{key.value}" if path else key.value, line(key)))
                seen.add(key.value)
