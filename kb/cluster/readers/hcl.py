"""Terraform: the `helm_release` resource that installs the chart, with `set` blocks and values given as texts.

Expressions are not evaluated: what a variable, a function or a file fills in is unknown.
"""

from __future__ import annotations

import re

from kb.cluster import tree
from kb.cluster.readers import values, wrappers
from kb.cluster.readers.context import Context
from kb.cluster.reading import HELM, Reading

RESOURCE = re.compile(r'(?m)^[ \t]*+resource[ \t]++"helm_release"[ \t]++"([\w-]+)"[ \t]*+\{')
SET = re.compile(r"\bset(?:_string|_sensitive)?[ \t]*+\{([^{}]*+)\}|\{([^{}]*+)\}")
NAME = re.compile(r'\bname[ \t]*+=[ \t]*+"([^"\n]*+)"')
VALUE = re.compile(r'\bvalue[ \t]*+=[ \t]*+(?:"([^"\n]*+)"|([^\s,#]++))')
TEXT = re.compile(r'(?m)^[ \t]*+(chart|version|name)[ \t]*+=[ \t]*+"([^"\n]*+)"')
HEREDOC = re.compile(r"<<[-~]?([A-Za-z_]\w*)[ \t]*+\n")
ELSEWHERE = re.compile(
    r"\b(?:file|templatefile|yamlencode|fileexists|dynamic)\b[ \t]*+[(\"]|\bvalues[ \t]*+=[ \t]*+(?!\[)"
)
LITERAL = re.compile(r"(?:true|false|null|-?\d+(?:\.\d+)?)\Z")
MAX_BLOCK = 100_000


def read(text: str, context: Context) -> list[Reading]:
    """The releases of the chart that a Terraform file declares."""
    found: list[Reading] = []
    starts = list(RESOURCE.finditer(text))
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        block = text[start.end() : min(end, start.end() + MAX_BLOCK)]
        told = {match.group(1): match.group(2) for match in TEXT.finditer(block)}
        if wrappers.is_chart(told.get("chart"), told.get("name"), start.group(1)):
            found.append(_release(block, text.count("\n", 0, start.end()), told, context))
    return found


def _release(block: str, before: int, told: dict[str, str], context: Context) -> Reading:
    reading = context.reading("terraform", HELM)
    reading.version = wrappers.version_of(told.get("version", ""))
    if ELSEWHERE.search(block):
        reading.open = "an expression fills in part of the values"
    for match in HEREDOC.finditer(block):
        end = re.compile(rf"(?m)^[ \t]*{match.group(1)}\b").search(block, match.end())
        inner = block[match.end() : end.start() if end else len(block)]
        at = before + block.count("\n", 0, match.end())
        for document in tree.compose(inner, context.file)[0]:
            values.add(reading, document.root, document.offset + at, context, len(inner))
    for match in SET.finditer(block):
        inner = match.group(1) or match.group(2) or ""
        name, value = NAME.search(inner), VALUE.search(inner)
        if name and value:
            said = value.group(1) if value.group(1) is not None else value.group(2)
            known = value.group(1) is not None or LITERAL.match(said) is not None
            line = before + block.count("\n", 0, match.start()) + 1
            values.assign(reading, name.group(1), said if known else "${" + said + "}", line, context)
    return reading
