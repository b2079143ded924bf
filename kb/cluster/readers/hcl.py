"""Terraform: the `helm_release` resource that installs the chart (or the `helm_template` data source).

`set` blocks and lists, values given as texts, and objects handed to `yamlencode`. Expressions are not
evaluated: what a variable, a function or a file fills in is unknown.
"""

from __future__ import annotations

import re
from itertools import islice

from kb.cluster import tree
from kb.cluster.readers import hclvalues, values, wrappers
from kb.cluster.readers.context import Context
from kb.cluster.reading import HELM, Reading

RESOURCE = re.compile(
    r'(?m)^[ \t]*+(?:(?:resource|data)[ \t]++"helm_(?:release|template)"[ \t]++|module[ \t]++)"([\w-]+)"[ \t]*+\{'
)
QUICK = re.compile(r'"helm_(?:release|template)"|\bmodule[ \t]+"')
SET = re.compile(r"\bset(?:_string|_sensitive)?[ \t]*+\{([^{}]*+)\}|\{([^{}]*+)\}")
NAME = re.compile(r'\bname"?[ \t]*+[=:][ \t]*+"([^"\n]*+)"')
VALUE = re.compile(r'\bvalue"?[ \t]*+[=:][ \t]*+(?:"([^"\n]*+)"|([^\s,#]++))')
TEXT = re.compile(r'(?m)^[ \t]*+(chart|version|name)[ \t]*+=[ \t]*+"([^"\n]*+)"')
HEREDOC = re.compile(r"<<[-~]?([A-Za-z_]\w*)[ \t]*+\n")
ENCODED = re.compile(r"\b(?:yamlencode|jsonencode)\([ \t\n]*+\{")
LOCAL = re.compile(r"\b(?:yamlencode|jsonencode)\([ \t\n]*+local\.(\w+)[ \t\n]*+\)")
ELSEWHERE = re.compile(
    r"\b(?:file|templatefile|fileexists|dynamic)\b[ \t]*+[(\"]|\bvalues[ \t]*+=[ \t]*+(?!\[)"
    r"|\b(?:yamlencode|jsonencode)\([ \t\n]*+(?!\{)"
)
LITERAL = re.compile(r"(?:true|false|null|-?\d+(?:\.\d+)?)\Z")
COMMENT = re.compile(r"(?m)(?:^|(?<=[ \t]))(?:#|//)[^\n]*$")
BLOCK_COMMENT = re.compile(r"/\*(?:[^*/]|\*(?!/)|/(?!\*))*+\*/")
MAX_BLOCK = 100_000
MAX_LOCALS = 10
MAX_RELEASES = 50


def read(text: str, context: Context) -> list[Reading]:
    """The releases of the chart that a Terraform file declares."""
    if not QUICK.search(text):
        return []
    text = BLOCK_COMMENT.sub(lambda m: "\n" * m.group().count("\n"), COMMENT.sub("", text))
    found: list[Reading] = []
    starts = list(RESOURCE.finditer(text))
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        end = hclvalues.closing(text, start.end() - 1, min(end, start.end() + MAX_BLOCK))
        block = text[start.end() : end]
        told = {match.group(1): match.group(2) for match in TEXT.finditer(block)}
        if wrappers.is_chart(told.get("chart"), told.get("name"), start.group(1)):
            reading = _release(block, text.count("\n", 0, start.end()), told, context)
            _locals(reading, block, text, context)
            if start.group().lstrip().startswith("module"):
                if not reading.settings:
                    continue
                reading.open = "a module may set further values"
            found.append(reading)
        if len(found) >= MAX_RELEASES:
            break
    return found


def _release(block: str, before: int, told: dict[str, str], context: Context) -> Reading:
    reading = context.reading("terraform", HELM)
    reading.version = wrappers.version_of(told.get("version", ""))
    past = 0
    for match in HEREDOC.finditer(block):
        if match.start() < past:
            continue
        end = re.compile(rf"(?m)^[ \t]*{match.group(1)}\b").search(block, match.end())
        past = end.end() if end else len(block)
        inner = block[match.end() : end.start() if end else len(block)]
        at = before + block.count("\n", 0, match.end())
        for document in tree.compose(inner, context.file)[0]:
            values.add(reading, document.root, document.offset + at, context, len(inner))
    past = 0
    for match in ENCODED.finditer(block):
        if match.start() >= past:
            past = _object(reading, block, match.end() - 1, before, context)
    bare = ENCODED.sub("", block)
    if any(not LOCAL.match(bare, match.start()) for match in ELSEWHERE.finditer(bare)):
        reading.open = "an expression fills in part of the values"
    for match in SET.finditer(block):
        inner = match.group(1) or match.group(2) or ""
        name, value = NAME.search(inner), VALUE.search(inner)
        if name and value:
            said = value.group(1) if value.group(1) is not None else value.group(2)
            known = value.group(1) is not None or LITERAL.match(said) is not None
            line = before + block.count("\n", 0, match.start()) + 1
            values.assign(reading, name.group(1), said if known else "${" + said + "}", line, context)
    return reading


def _object(reading: Reading, text: str, at: int, before: int, context: Context) -> int:
    """Add an object's values; returns the index after it."""
    leaves, end = hclvalues.leaves(text, at)
    line, counted = before + 1, 0
    for path, said, place in leaves:
        line, counted = line + text.count("\n", counted, place), place
        values.assign(reading, path, said, line, context)
    return end


def _locals(reading: Reading, block: str, text: str, context: Context) -> None:
    """Objects that the block encodes by the name of a local value, which the same file may define."""
    for match in islice(LOCAL.finditer(block), MAX_LOCALS):
        given = re.compile(rf"(?m)^[ \t]*{match.group(1)}[ \t]*=[ \t]*\{{").search(text)
        if given:
            _object(reading, text, given.end() - 1, 0, context)
        else:
            reading.open = "an expression fills in part of the values"
