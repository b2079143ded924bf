"""When nothing of what was given is understood: an error that says where, and what would be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.cluster import text, tree
from kb.cluster.inputs import Source
from kb.cluster.reading import Reading
from kb.cluster.sniff import NOTHING
from kb.cluster.tree import InputError

EXPECTED = "Helm values, an install command, cilium-config, cilium status or the agent's log"
KEYED = re.compile(r"[ \t]*(?:- )?[\"']?[\w./-]+[\"']?[ \t]*:(?:[ \t]|$)")
FAULT = re.compile(r"line (\d+): (.*)", re.S)
SAMPLE = 1_048_576


def refuse(sources: Sequence[Source], readings: Sequence[Reading], each: bool = False) -> None:
    """Refuse inputs of which nothing is understood.

    Args:
        sources: the inputs.
        readings: what they were taken for.
        each: whether every input that the user named must be understood, not only one.

    Raises:
        InputError: nothing is understood of all of them, or of one of them.
    """
    lost = {reading.file for reading in readings if reading.kind in NOTHING}
    known = {reading.file for reading in readings} - lost
    if not lost or (known and not each):
        return
    source = next(s for s in sources if s.name in lost)
    reading = next(r for r in readings if r.file == source.name)
    raise _error(source, reading.kind)


def _error(source: Source, kind: str) -> InputError:
    if kind != "unknown":
        return InputError(f"{kind}, so nothing of it can be read", source.name, EXPECTED)
    said = text.decode(source.data[:SAMPLE])
    if not said.strip():
        return InputError("empty", source.name, EXPECTED)
    line, problem = _fault(said)
    if problem:
        place = f"{source.name}:{line}" if line else source.name
        return InputError(f"no valid YAML ({problem}), and nothing else in it is known", place, EXPECTED)
    return InputError("nothing in it is known", source.name, EXPECTED)


def _fault(said: str) -> tuple[int, str]:
    """Where and why a text that looks like YAML is none; 0 and an empty string otherwise."""
    lines = [line for line in said.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    if not lines or 2 * sum(KEYED.match(line) is not None for line in lines) < len(lines):
        return 0, ""
    _, fault = tree.compose(said, "")
    match = FAULT.match(fault)
    return (int(match.group(1)), match.group(2)) if match else (0, fault)
