"""Objects as Terraform writes them, to dotted paths and values; nothing is evaluated."""

from __future__ import annotations

import re

KEY = re.compile(r"[\s,]*+(?:\"([^\"\n]*+)\"|\(?([\w.\-/]++)\)?)[ \t]*+[=:][ \t]*+")
STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*+)\"")
BARE = re.compile(r"true|false|null|-?\d+(?:\.\d+)?")
END = re.compile(r"[ \t]*+(?=[,\n}\]]|\Z)")
MARKS = re.compile(r"[\"{}\[\]()]")
SPACE = re.compile(r"[\s,]*+")
MAX_LEAVES = 20_000
MAX_DEPTH = 60
PAIRS = {"{": "}", "[": "]", "(": ")"}

Leaf = tuple[str, str, int]


def closing(text: str, at: int, most: int | None = None) -> int:
    """The index after the bracket that closes the one at an index; the end when none does.

    Args:
        text: the text.
        at: where the bracket opens.
        most: the end; the text's when None.
    """
    end = len(text) if most is None else most
    depth = 0
    while True:
        match = MARKS.search(text, at, end)
        if not match:
            return end
        at = match.end()
        mark = match.group()
        if mark == '"':
            string = STRING.match(text, match.start())
            at = string.end() if string else at
        elif mark in PAIRS:
            depth += 1
        else:
            depth -= 1
            if depth <= 0:
                return at


def leaves(text: str, at: int) -> tuple[list[Leaf], int]:
    """The values of the object that starts at an index (dotted path, text, index), and the index after it.

    What is no literal is handed on as ``${...}``.
    """
    found: list[Leaf] = []
    return found, _object(text, at, "", found, 0)


def _object(text: str, at: int, path: str, found: list[Leaf], depth: int) -> int:
    at += 1
    while len(found) < MAX_LEAVES:
        at = _skip(text, at)
        if at >= len(text) or text[at] == "}":
            return at + 1
        key = KEY.match(text, at)
        if not key:
            return closing(text, at - 1) if text[at] in PAIRS else _line_end(text, at)
        name = key.group(1) if key.group(1) is not None else key.group(2)
        at = _value(text, key.end(), f"{path}.{name}" if path else name, found, depth)
    return len(text)


def _skip(text: str, at: int) -> int:
    match = SPACE.match(text, at)
    return match.end() if match else at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _value(text: str, at: int, path: str, found: list[Leaf], depth: int) -> int:
    """Read one value; returns the index after it."""
    char = text[at : at + 1]
    if char == "{" and depth < MAX_DEPTH:
        return _object(text, at, path, found, depth + 1)
    if char == "[" and depth < MAX_DEPTH:
        return _list(text, at, path, found, depth + 1)
    string = STRING.match(text, at)
    literal = string or BARE.match(text, at)
    if literal and END.match(text, literal.end()):
        found.append((path, literal.group(1) if string else literal.group(), at))
        return literal.end()
    found.append((path, "${expression}", at))
    return _expression(text, at)


def _list(text: str, at: int, path: str, found: list[Leaf], depth: int) -> int:
    at += 1
    index = 0
    while len(found) < MAX_LEAVES:
        at = _skip(text, at)
        if at >= len(text) or text[at] == "]":
            return at + 1
        at = _value(text, at, f"{path}[{index}]", found, depth)
        index += 1
    return len(text)


def _expression(text: str, at: int) -> int:
    """The index where an expression ends: at a comma, a line's end or a closing bracket outside its own."""
    start = at
    while at < len(text):
        char = text[at]
        if char in PAIRS:
            at = closing(text, at)
        elif char == '"':
            string = STRING.match(text, at)
            at = string.end() if string else at + 1
        elif char in ",\n}]":
            break
        else:
            at += 1
    return max(at, start + 1)
