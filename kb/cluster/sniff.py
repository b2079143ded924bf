"""Tell by content what an input is, and have it read by the readers that know its shape.

A file's name decides nothing. One input may hold several things at once, such as a command and its output;
each becomes a reading of its own. What is nothing known becomes one reading of kind "unknown".
"""

from __future__ import annotations

import re

from kb.cluster import templates, text
from kb.cluster.formats import TEXT, Formats
from kb.cluster.readers import agent, command, flags, hcl, lenient, log, manifests, status
from kb.cluster.readers.context import Context
from kb.cluster.reading import ASIDE, EXCERPT, Reading

NOTHING = ("binary", "encrypted", "unknown")
MAX_TEXT = 64 * 1024 * 1024
FENCE = re.compile(r"[ \t]*+(?:```|~~~)")
YAMLISH = re.compile(
    r"(?m)^[ \t]*(?:kind|apiVersion|data|helmCharts|releases|dependencies|(?:[\w.]+\.)?helm)[\"']?[ \t]*:|^[ \t]*+[\[{]"
)
JSON_START = re.compile(r"(?m)^[ \t]*\{")
DIFF = re.compile(r"(?m)^(?:diff --git |@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@)")
TABBED = re.compile(r"(?m)^( *\t[ \t]*)")


def read(name: str, data: bytes, formats: Formats) -> list[Reading]:
    """The readings of one input.

    Args:
        name: how the input is called in what is reported.
        data: its bytes.
        formats: what the packs know.

    Raises:
        InputError: the input is refused, such as an alias bomb.
    """
    whole = Context(name, formats, templates.Rendered(""))
    if text.binary(data):
        return [_nothing(whole, "binary", "not-text")]
    cut = len(data) > MAX_TEXT
    content = text.decode(data[:MAX_TEXT])
    cipher = text.ciphertext(content)
    if cipher:
        reading = _nothing(whole, "encrypted", "ciphertext")
        reading.notes[0].text = cipher
        return [reading]
    arguments = text.arguments(content)
    if arguments is not None:
        return [flags.read([(argument, 1) for argument in arguments], whole, "agent-cmdline")]
    found = _text(name, content.replace("\x00", " "), formats, 0)
    if found:
        found[0].values += [(TEXT, said, line) for said, line in formats.text_signs(content)]
    else:
        found = [_nothing(whole, "unknown", "not-recognised")]
    if cut:
        found[0].note("cut-short", str(MAX_TEXT // 1048576))
    return found


def _nothing(context: Context, kind: str, note: str) -> Reading:
    reading = context.reading(kind, ASIDE)
    reading.note(note, "")
    return reading


def _text(name: str, content: str, formats: Formats, level: int) -> list[Reading]:
    if DIFF.search(content):
        found = _text(name, text.newer(content), formats, level + 1) if level < 2 else []
        for reading in found:
            reading.open = reading.open or EXCERPT
        return found
    rendered = templates.render(content)
    context = Context(name, formats, rendered)
    found = hcl.read(content, context) or _yaml(rendered.text, context)
    if found:
        return found
    if level == 0 and ("```" in content or "~~~" in content):
        found = _fenced(name, content, formats)
        if found:
            return found
    found = _plain(content, context)
    if found:
        return found
    broken = lenient.read(rendered.text, context) if formats.anywhere.search(rendered.text) else None
    if broken is not None:
        return [broken]
    bare = (text.uncomment(content) or text.unnumbered(content)) if level < 2 else None
    return _text(name, bare, formats, level + 1) if bare is not None else []


def _yaml(content: str, context: Context) -> list[Reading]:
    if (
        not YAMLISH.search(content)
        and not context.formats.anywhere.search(content)
        and not _config_lines(content, context)
    ):
        return []
    found = manifests.read(content, context)
    if not found and TABBED.search(content):
        found = manifests.read(TABBED.sub(lambda m: m.group().expandtabs(2), content), context)
    start = JSON_START.search(content)
    if not found and start is not None and start.start():
        lines = content.count("\n", 0, start.start())
        found = manifests.read("\n" * lines + content[start.start() :], context)
    return found


def _config_lines(content: str, context: Context) -> bool:
    """Whether one of the first lines is a key of the agent with its value."""
    for line in content[:20_000].split("\n"):
        key, colon, _ = line.strip().strip("\"'").partition(":")
        if colon and context.formats.is_config(key.rstrip("\"' ")):
            return True
    return False


def _fenced(name: str, content: str, formats: Formats) -> list[Reading]:
    """The blocks of a document written in Markdown, each read on its own."""
    found: list[Reading] = []
    start = -1
    lines = content.split("\n")
    for index, line in enumerate(lines):
        if not FENCE.match(line):
            continue
        if start < 0:
            start = index + 1
        else:
            if index > start:
                found += _text(name, "\n" * start + "\n".join(lines[start:index]), formats, 1)
            start = -1
    return found


def _plain(content: str, context: Context) -> list[Reading]:
    """Commands, output of commands, logs: whatever of them a text holds."""
    found, rest = command.read(content, context)
    for reader in (status.read_text, log.read):
        reading = reader(rest, context)
        if reading is not None and (reading.seen or reading.settings or reading.version or not found):
            found.append(reading)
    if found:
        return found
    for reader in (agent.described, agent.columns, agent.go_map, agent.pairs):
        reading = reader(rest, context)
        if reading is not None:
            return [reading]
    return []
