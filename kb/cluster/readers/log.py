"""Lines of the agent's log: the dump of its flags at start, fallbacks, fatal errors."""

from __future__ import annotations

import re

from kb.cluster.formats import UNKNOWN, UNSET, Readout
from kb.cluster.readers.context import Context
from kb.cluster.reading import FLAG, LOG, Reading, Seen

DUMPED = re.compile(r"(?<![\w-])--([a-z0-9][a-z0-9-]*)=\\?['\"](.*?)\\?['\"](?=[\"'\s,\\]|$)")
LOGGED = re.compile(
    r"\blevel=(?:debug|info|warn|warning|error|fatal|panic)\b"
    r"|\"level\":\s*\"(?:debug|info|warn|warning|error|fatal)\""
    r"|^\s*+(?:\S+\s+)?[IWEF]\d{4} \d\d:\d\d:\d\d|\bsubsys=\w"
)
VERSION = "input-version"
MAX_LINE = 4000


def read(text: str, context: Context) -> Reading | None:
    """What a log shows; None when no line is one of a log's or known."""
    reading = context.reading("agent-log", LOG)
    reading.open = "a log shows only what it speaks of"
    quick = context.formats.any_line(LOG)
    readouts = context.formats.of(LOG)
    logged = 0
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            line = line[:MAX_LINE]
        is_log = LOGGED.search(line) is not None
        logged += is_log
        if "--" in line and (is_log or "='" in line):
            _dumped(reading, line, number, context)
        if quick.search(line):
            _known(reading, readouts, line, number, context)
    return reading if logged or reading.settings or reading.seen else None


def _dumped(reading: Reading, line: str, number: int, context: Context) -> None:
    match = DUMPED.search(line)
    if match and "Falling back" not in line:
        key, value = match.group(1), match.group(2)
        reading.settings.append(context.setting(FLAG, key, value, number))
        if value:
            reading.values.append((key, value, number))


def _known(reading: Reading, readouts: list[Readout], line: str, number: int, context: Context) -> None:
    for readout in readouts:
        match = readout.pattern.search(line) if readout.pattern else None
        if not match:
            continue
        said = next((group for group in match.groups() if group is not None), "")
        if readout.attribute == VERSION:
            reading.version, reading.version_line = said, number
            continue
        value = readout.meant(said)
        if value != UNSET:
            shown = "" if value == UNKNOWN else value
            reading.seen.append(
                Seen(readout.attribute, shown, readout.ref, _message(line), context.file, number)
            )


def _message(line: str) -> str:
    match = re.search(r"msg=\"((?:[^\"\\]|\\.)*)\"|\"msg\":\s*\"((?:[^\"\\]|\\.)*)\"", line)
    said = next((g for g in match.groups() if g), line) if match else line
    return said.strip().replace('\\"', '"')[:200]
