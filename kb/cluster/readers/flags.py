"""Flags of the agent's own command line.

`--key=value`, in a process list, a manifest, or the kernel's NUL-separated form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.cluster.readers.context import Context
from kb.cluster.reading import FLAG, Reading

FLAGGED = re.compile(r"--([a-z0-9][a-z0-9-]*)(?:=(.*))?\Z", re.S)


def flag(text: str) -> tuple[str, str]:
    """Name and value of a flag; a flag without a value is true; two empty texts for anything else."""
    match = FLAGGED.match(text.strip())
    if not match:
        return "", ""
    value = match.group(2)
    return match.group(1), "true" if value is None else value.strip().strip("\"'")


def read(arguments: Iterable[tuple[str, int]], context: Context, kind: str = "agent-flags") -> Reading:
    """The settings of an agent's arguments.

    Args:
        arguments: each argument with its line.
        context: the input.
        kind: what the reading is called.
    """
    reading = context.reading(kind, FLAG)
    pending = ""
    for text, line in arguments:
        name, value = flag(text)
        if pending and not name:
            reading.settings[-1] = context.setting(FLAG, pending, text.strip("\"'"), line)
        pending = ""
        if name:
            reading.settings.append(context.setting(FLAG, name, value, line))
            pending = name if "=" not in text else ""
    reading.values = [(s.key, s.value, s.line) for s in reading.settings]
    return reading
