"""The agent's configuration.

A ConfigMap, its bare keys, `kubectl describe`, or the two columns of `cilium config view`.
"""

from __future__ import annotations

import re

import yaml

from kb.cluster import tree
from kb.cluster.readers.context import Context
from kb.cluster.reading import CONFIG, EXCERPT, Reading

COLUMNS = re.compile(
    r"[ \t]*+([a-z][a-z0-9]*(?:-[a-z0-9]+)*)[ \t]{2,}+(\S.*)?\Z|([a-z][a-z0-9]*(?:-[a-z0-9]+)+)[ \t]++(\S+)\Z"
)
ELISION = re.compile(
    r"(?m)^[ \t]*(?:#[ \t]*)?(?:\[?\.{3}\]?|…|\[…\]|<snip>|\[snip\]|-{2,} ?8< ?-*)[ \t]*(?:\w.*)?$"
)
DESCRIBED = re.compile(r"^([A-Za-z0-9._-]+):\n-{3,}\n", re.M)
PAIR = re.compile(r"[ \t]*+[\"']?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)[\"']?[ \t]*+[:=](.*)\Z")
MAX_LINE = 4000


def read(data: tree.Node, offset: int, context: Context, kind: str, size: int = 0) -> Reading:
    """The settings of a mapping of the agent's keys."""
    reading = context.reading(kind, CONFIG)
    walk = tree.Walk(context.file, size)
    for path, leaf in walk.leaves(data):
        value = str(leaf.value) if isinstance(leaf, yaml.ScalarNode) else ""
        _add(reading, path.split("[", 1)[0], value, tree.line(leaf, offset), tree.is_null(leaf), context)
    for path, line in walk.twice:
        if line + offset not in context.rendered.conditional:
            reading.note("duplicate-key", path, line + offset)
    if context.opened(tree.line(data, offset), int(data.end_mark.line) + 1 + offset):
        reading.open = "a template fills in part of the ConfigMap"
    return reading


def _add(reading: Reading, key: str, value: str, line: int, null: bool, context: Context) -> None:
    reading.settings.append(context.setting(CONFIG, key, value, line, null))
    if value:
        reading.values.append((key, value, line))


def keys_in(node: tree.Node, context: Context) -> int:
    """How many keys of a mapping look like the agent's and have a scalar value."""
    return sum(
        1
        for key, _, value in tree.entries(node)
        if isinstance(value, yaml.ScalarNode) and context.formats.is_config(key)
    )


def excerpt(reading: Reading, text: str, context: Context) -> None:
    """Mark a reading as open when its text leaves something out or lacks what every whole configuration has."""
    there = {setting.key for setting in reading.settings}
    if ELISION.search(text) or not any(key in there for key in context.formats.always):
        reading.open = reading.open or EXCERPT


def columns(text: str, context: Context) -> Reading | None:
    """`cilium config view`: a key and a value on each line; None when the text is not that."""
    reading = context.reading("config-view", CONFIG)
    known = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = COLUMNS.match(line[:MAX_LINE].rstrip())
        if not match:
            continue
        key, value = match.group(1) or match.group(3), match.group(2) or match.group(4) or ""
        known += context.formats.is_config(key)
        _add(reading, key, value.strip("\"'"), number, False, context)
    if not known or known * 2 < len(reading.settings):
        return None
    excerpt(reading, text, context)
    return reading


def described(text: str, context: Context) -> Reading | None:
    """`kubectl describe configmap`: key, a rule, the value; None when the text is not that."""
    found = list(DESCRIBED.finditer(text))
    if not found:
        return None
    reading = context.reading("configmap-described", CONFIG)
    number, at, known = 1, 0, 0
    for index, match in enumerate(found):
        number += text.count("\n", at, match.start())
        at = match.start()
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        value = re.split(
            r"\n\n|\n[A-Z]\w+:?\s*\n====|\nEvents:", text[match.end() : end] + "\n\n", maxsplit=1
        )[0]
        known += context.formats.is_config(match.group(1))
        _add(reading, match.group(1), value.strip("\n"), number + 2, False, context)
    if not known:
        return None
    excerpt(reading, text, context)
    return reading


def pairs(text: str, context: Context) -> Reading | None:
    """Bare `key: value` lines that are no YAML as a whole; None when too few of them are the agent's."""
    reading = context.reading("config-lines", CONFIG)
    known = other = 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        match = PAIR.match(line[:MAX_LINE].rstrip().rstrip(","))
        if match and context.formats.is_config(match.group(1)):
            known += 1
            _add(reading, match.group(1), bare_value(match.group(2).strip()), number, False, context)
        else:
            other += 1
    if not known or known < other:
        return None
    reading.open = EXCERPT
    return reading


def bare_value(value: str) -> str:
    """A value as a line of YAML has it, without quotes and comment."""
    value = re.sub(r"\s+#.*$", "", value) if value[:1] not in "\"'" else value
    match = re.match(r"([\"'])(.*?)\1", value)
    return match.group(2) if match else value


def go_map(text: str, context: Context) -> Reading | None:
    """`map[key:value key:value]`, as old kubectl prints a jsonpath of a mapping; None for any other text."""
    match = re.search(r"map\[([a-z][a-z0-9-]*:.*)\]", text, re.S)
    if not match:
        return None
    reading = context.reading("config-view", CONFIG)
    line = text.count("\n", 0, match.start()) + 1
    for key, value in re.findall(
        r"(?:^|\s)([a-z][a-z0-9-]*):(.*?)(?=\s[a-z][a-z0-9-]*:|\Z)", match.group(1), re.S
    ):
        if context.formats.is_config(key):
            _add(reading, key, value.strip(), line, False, context)
    return reading if reading.settings else None
