"""Output of `cilium status`: text of any version, indented, timestamped, commented or quoted, and JSON."""

from __future__ import annotations

import re

from kb.cluster import tree
from kb.cluster.formats import UNKNOWN, UNSET, Readout
from kb.cluster.readers.context import Context
from kb.cluster.reading import STATUS, Reading, Seen

PREFIX = re.compile(
    r"^(?:[\s#>|*`•]|//|\[[^\]]{0,60}\]|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*|\d\d:\d\d:\d\d\S*"
    r"|[\w./-]+\.\w+:\d+:|\d+:|stdout:?|[A-Za-z0-9-]{1,80}-[a-z0-9]{5}\b:?)*+"
)
MAX_LINE = 4000
VERSION = "input-version"
KUBERNETES = "input-kubernetes-version"


def read_text(text: str, context: Context) -> Reading | None:
    """What the lines of a text show; None when no line is one of the status command's."""
    reading = context.reading("status-text", STATUS)
    readouts = context.formats.of(STATUS)
    quick = context.formats.any_line(STATUS)
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            line = line[:MAX_LINE]
        if ":" not in line or not quick.search(line):
            continue
        prefix = PREFIX.match(line)
        bare = line[prefix.end() :] if prefix else line
        for readout in readouts:
            match = readout.pattern.match(bare) if readout.pattern else None
            if match:
                _show(reading, readout, _group(match), bare, number, context)
    return reading if reading.seen or reading.version else None


def _group(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group is not None), "")


def _show(reading: Reading, readout: Readout, said: str, text: str, number: int, context: Context) -> None:
    if readout.attribute == VERSION:
        reading.version, reading.version_line = reading.version or said, reading.version_line or number
        return
    if readout.attribute == KUBERNETES:
        reading.values.append((KUBERNETES, said, number))
        return
    value = readout.meant(said)
    if value == UNSET:
        return
    shown = "" if value == UNKNOWN else value
    if shown:
        reading.values.append((readout.attribute, shown, number))
    reading.seen.append(Seen(readout.attribute, shown, readout.ref, text.strip()[:200], context.file, number))


def is_json(root: tree.Node, context: Context) -> bool:
    """Whether a mapping is the status command's JSON: two of its paths, or one with a mapping under it."""
    found = 0
    for path in {readout.path for readout in context.formats.of("status-json")}:
        parts = path.split(".")
        if len(parts) > 1 and tree.scalar(tree.get(root, *parts)) is not None:
            found += 1
    return found > 1 or (
        found == 1
        and tree.get(root, "kubeProxyReplacement") is None
        and tree.get(root, "ipam", "mode") is None
    )


def read_json(root: tree.Node, offset: int, context: Context) -> Reading:
    """What the status command's JSON shows."""
    reading = context.reading("status-json", STATUS)
    for readout in context.formats.of("status-json"):
        node = tree.get(root, *readout.path.split("."))
        said = tree.scalar(node)
        if node is None or said is None:
            continue
        if readout.pattern is not None:
            match = readout.pattern.search(said)
            if not match:
                continue
            said = _group(match)
        _show(reading, readout, said, f"{readout.path}: {said}", tree.line(node, offset), context)
    return reading
