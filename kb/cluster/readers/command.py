"""Command lines: of Helm, of the product's own installer, of the agent; or bare `--set` options."""

from __future__ import annotations

import re

from kb.cluster import sets, shell, tree
from kb.cluster.readers import flags, values, wrappers
from kb.cluster.readers.context import Context
from kb.cluster.reading import CLI, CONFIG, HELM, REUSED, SOME_KEYS, Reading

STARTS = re.compile(r"\b(?:helm|cilium|cilium-cli|cilium-agent)\b|--set\b|--helm-set\b")
SUBSTITUTED = re.compile(r"\|([A-Z][A-Z_]+)\|")
PLAIN_WORDS = 3
HELM_VERBS = ("install", "upgrade", "template")
CILIUM_VERBS = ("install", "upgrade", "config")
SETS = ("--set", "--set-string", "--helm-set", "--helm-set-string", "--set-literal", "--set-json")
JSON = "--set-json"
FILES = ("-f", "--values", "--helm-values")
CONFIGS = ("--config", "--config-map")
REUSE = ("--reuse-values", "--reset-then-reuse-values")
VALUED = (
    "-n",
    "--namespace",
    "--version",
    "--repo",
    "--timeout",
    "--set-file",
    "--kube-context",
    "--kubeconfig",
    "--kube-apiserver",
    "--kube-token",
    "--output",
    "-o",
    "--context",
    "--description",
    "--post-renderer",
)


def read(text: str, context: Context) -> tuple[list[Reading], str]:
    """The commands of a text that install or run the product, and the text without them (lines kept, but blank)."""
    if not STARTS.search(text):
        return [], text
    script = shell.read(SUBSTITUTED.sub(r"$\1", text), STARTS)
    found: list[Reading] = []
    blank: set[int] = set()
    for command in script.commands:
        reading = _command(command, script, context, found)
        if reading is None:
            continue
        first = command.words[0].line
        blank.update(range(first - 1, max(command.last, first)))
        _cut(reading, command)
        _append(found, reading)
    if not found:
        found += _arrays(script, context)
    if not found:
        return [], text
    lines = text.split("\n")
    return found, "\n".join("" if index in blank else line for index, line in enumerate(lines))


def _arrays(script: shell.Script, context: Context) -> list[Reading]:
    """Arrays of options without the command that uses them: an excerpt of a script."""
    words = [word for array in script.arrays.values() for word in array or ()]
    if not any(word.text.split("=", 1)[0] in SETS for word in words):
        return []
    command = shell.Command()
    command.words = words
    reading = _options(words, command, script, context, "set-flags")
    if None in script.arrays.values():
        reading.open = "an array is filled in several ways"
    return [reading]


def _append(found: list[Reading], reading: Reading) -> None:
    """A later command that reuses values goes on from the one before it."""
    if reading.open == REUSED and found and found[-1].layer == HELM:
        found[-1].settings += reading.settings
        found[-1].values += reading.values
        found[-1].notes += reading.notes
        found[-1].version = reading.version or found[-1].version
    else:
        found.append(reading)


def _cut(reading: Reading, command: shell.Command) -> None:
    if command.cut:
        reading.note("comment-cuts-command", str(command.left), command.cut)


def _command(
    command: shell.Command, script: shell.Script, context: Context, found: list[Reading]
) -> Reading | None:
    words = command.words
    for index, word in enumerate(words):
        name = word.text.rsplit("/", 1)[-1].removesuffix(".exe")
        rest = words[index + 1 :]
        if name == "helm" and _verb(rest, HELM_VERBS):
            return _helm(rest, command, script, context)
        if name in ("cilium", "cilium-cli") and _verb(rest, CILIUM_VERBS):
            return _cilium(rest, command, script, context)
        container = index and words[index - 1].text in ("-c", "--container")
        if name == "cilium-agent" and not container and any(flags.flag(w.text)[0] for w in rest):
            return flags.read([(w.text, w.line) for w in rest], context)
    if sum(1 for word in words if word.text.split("=", 1)[0] in SETS) and not _other_program(words):
        return _options(words, command, script, context, "set-flags")
    return None


def _other_program(words: list[shell.Word]) -> bool:
    return bool(words) and not words[0].text.startswith("-") and words[0].text not in ("|", "helm", "cilium")


def _verb(words: list[shell.Word], verbs: tuple[str, ...]) -> str:
    skip = False
    for word in words[:8]:
        if skip:
            skip = False
        elif word.text.startswith("-"):
            skip = word.text in VALUED
        else:
            return word.text if word.text in verbs else ""
    return ""


def _positional(words: list[shell.Word]) -> list[str]:
    found: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word.text.startswith("-"):
            skip = "=" not in word.text and word.text in (*SETS, *FILES, *CONFIGS, *VALUED)
        else:
            found.append(word.text)
    return found


def _helm(
    words: list[shell.Word], command: shell.Command, script: shell.Script, context: Context
) -> Reading | None:
    positional = _positional(words)[1:]
    named = wrappers.is_chart(*positional) or any("cilium" in p.lower() for p in positional[:2])
    if not named and not any(w.filled or "CHART" in w.text for w in words[1:4]):
        return None
    if any(wrappers.OTHERS.search(p) for p in positional[:2]):
        return None
    return _options(words, command, script, context, "set-flags")


def _cilium(
    words: list[shell.Word], command: shell.Command, script: shell.Script, context: Context
) -> Reading | None:
    verb = _verb(words, CILIUM_VERBS)
    if verb == "config":
        rest = _positional(words)
        if len(rest) < 4 or rest[1] != "set":
            return None
        reading = context.reading("cilium-config-set", CONFIG)
        reading.open = SOME_KEYS
        reading.settings.append(context.setting(CONFIG, rest[2], rest[3], words[0].line))
        return reading
    reading = _options(words, command, script, context, "cilium-install", CLI)
    if verb == "upgrade" and not reading.open:
        reading.open = REUSED
    return reading


def _options(
    words: list[shell.Word],
    command: shell.Command,
    script: shell.Script,
    context: Context,
    kind: str,
    own: str = "",
) -> Reading:
    reading = context.reading(kind, HELM)
    late: list[tuple[str, str, shell.Word]] = []
    index = positional = 0
    while index < len(words):
        option, equals, value = words[index].text.partition("=")
        word = words[index]
        takes = option in (*SETS, *FILES, *CONFIGS, *VALUED)
        if takes and not equals and index + 1 < len(words):
            index += 1
            word, value = words[index], words[index].text
        index += 1
        if option in SETS:
            late.append((option, value, word))
        elif option in FILES:
            _values_file(reading, value, command, script, context)
        elif option in CONFIGS:
            _agent_keys(reading, value, word, context)
        elif option == "--version":
            reading.version = "" if word.filled else wrappers.version_of(value)
            reading.version_line = word.line
        elif option in REUSE:
            reading.open = REUSED
        elif own and option.startswith("--"):
            _own(reading, option, value, equals, words, index, context)
        elif not takes and not option.startswith("-"):
            positional += 1
            if word.filled and option.startswith("$") and positional > PLAIN_WORDS:
                reading.open = "a variable may hold further options"
    for option, value, word in late:
        if option == JSON:
            _json(reading, value, word, context)
            continue
        for key, said in sets.assignments(value):
            values.assign(reading, key, said, word.line, context)
    if own:
        reading.values.append(("installer", "cilium-cli", words[0].line if words else 0))
    return reading


def _own(
    reading: Reading,
    option: str,
    value: str,
    equals: str,
    words: list[shell.Word],
    index: int,
    context: Context,
) -> None:
    """An option of the installer itself."""
    key = option.lstrip("-")
    if not context.formats.spelled(CLI, key):
        return
    line = words[index - 1].line
    if not equals and index < len(words) and not words[index].text.startswith("-"):
        value, line = words[index].text, words[index].line
    reading.settings.append(context.setting(CLI, key, value or "true", line))
    reading.values.append((key, value or "true", line))


def _json(reading: Reading, value: str, word: shell.Word, context: Context) -> None:
    """``--set-json``: ``path=JSON``, or an object alone."""
    path, equals, inner = value.partition("=")
    if not equals or path.lstrip().startswith("{"):
        path, inner = "", value
    documents, fault = tree.compose(inner, context.file)
    for document in documents:
        values.add(reading, document.root, word.line - 1, context, len(inner), path)
    if fault or word.filled:
        reading.open = "part of the values cannot be read"


def _agent_keys(reading: Reading, value: str, word: shell.Word, context: Context) -> None:
    for key, said in sets.assignments(value):
        reading.settings.append(context.setting(CONFIG, key, said, word.line))
        reading.values.append((key, said, word.line))


def _values_file(
    reading: Reading, name: str, command: shell.Command, script: shell.Script, context: Context
) -> None:
    base = name.strip("'\"").rsplit("/", 1)[-1]
    body = command.bodies[0] if name in ("-", "/dev/stdin") and command.bodies else script.files.get(base)
    if body is None and name.startswith("<(") and command.bodies:
        body = command.bodies[0]
    if body is None:
        reading.needs.append(base)
        return
    text, before = body
    for document in tree.compose(text, context.file)[0]:
        values.add(reading, document.root, document.offset + before, context, len(text))
