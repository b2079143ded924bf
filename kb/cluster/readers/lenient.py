"""YAML that does not parse (broken indentation, ellipses, text around it), read key line by key line.

Only keys that the packs know are taken; which line stands under which is told by indentation alone.
"""

from __future__ import annotations

import re

from kb.cluster.readers import agent, values
from kb.cluster.readers.context import Context
from kb.cluster.reading import EXCERPT, FOREIGN, HELM, Reading

KEY = re.compile(r"^([ \t]*)((?:- )*)[\"']?([\w.\-/]+)[\"']?[ \t]*:(?:[ \t]+(.*))?$")
COMMENTED = re.compile(r"\s+#.*$")
MAX_LINES = 200_000


def read(text: str, context: Context) -> Reading | None:
    """The settings of a broken YAML text; None when it holds none that is known.

    What ends in commas or opens brackets is some program's text, of which only plain lines are understood.
    """
    reading = context.reading("helm-values", HELM)
    stack: list[tuple[int, str]] = []
    known = 0
    code = False
    for number, line in enumerate(text.split("\n")[:MAX_LINES], 1):
        match = KEY.match(line)
        if not match:
            continue
        indent = len(match.group(1).expandtabs(2)) + len(match.group(2))
        while stack and stack[-1][0] >= indent:
            stack.pop()
        stack.append((indent, match.group(3)))
        said = match.group(4)
        if said is None or said.startswith(("#", "|", ">", "&")):
            continue
        if said.rstrip().endswith((",", "{", "[", ";")):
            said, code = said.rstrip().rstrip(",;{[ "), True
        known += _take(reading, [key for _, key in stack], agent.bare_value(said), number, context)
    if not known:
        return None
    if code or agent.ELISION.search(text):
        reading.open = EXCERPT
    elif any(f"apiVersion: {name}" in text for name in context.formats.foreign):
        reading.open = FOREIGN
    return reading


def _take(reading: Reading, path: list[str], value: str, line: int, context: Context) -> int:
    formats = context.formats
    for start in range(len(path)):
        key = ".".join(path[start:])
        passed = path[start] in formats.passes and len(path) > start + 1
        if formats.known_path(key) or path[start] in formats.strong or passed:
            values.assign(reading, key, value, line, context)
            return 1
    return 0
