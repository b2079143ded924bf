"""Values of the Helm chart: a mapping, bare or somewhere inside another, or a text that holds one."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from kb.cluster import tree
from kb.cluster.readers.context import Context
from kb.cluster.readers.flags import flag
from kb.cluster.reading import CONFIG, FLAG, HELM, UNKNOWN, Reading, Setting

ENOUGH = 3
MAX_LEVELS = 8
MAX_CANDIDATES = 3000


def read(node: tree.Node, offset: int, context: Context, kind: str, size: int = 0) -> Reading:
    """The settings of a mapping of values.

    Args:
        node: the mapping.
        offset: lines of the file before the text that the node was composed from.
        context: the input.
        kind: what the reading is called.
        size: characters of the composed text.
    """
    reading = context.reading(kind, HELM)
    add(reading, node, offset, context, size)
    return reading


def add(
    reading: Reading, node: tree.Node, offset: int, context: Context, size: int = 0, prefix: str = ""
) -> None:
    """Add the settings of a mapping of values to a reading; `prefix` is the path that it stands under."""
    walk = tree.Walk(context.file, size)
    for path, leaf in walk.leaves(node, prefix):
        line = tree.line(leaf, offset)
        value = "" if not isinstance(leaf, yaml.ScalarNode) else str(leaf.value)
        _leaf(reading, path, value, line, tree.is_null(leaf), context)
    for path, line in walk.twice:
        if line + offset not in context.rendered.conditional:
            reading.note("duplicate-key", path, line + offset)
    first, last = tree.line(node, offset), int(node.end_mark.line) + 1 + offset
    if context.opened(first, last):
        reading.open = "a template fills in part of the values"


def assign(reading: Reading, key: str, value: str, line: int, context: Context) -> None:
    """Add one value that is given by its path."""
    _leaf(reading, key, value, line, value == "null", context)


def _leaf(reading: Reading, path: str, value: str, line: int, null: bool, context: Context) -> None:
    key = path.split("[", 1)[0]
    top, _, rest = key.partition(".")
    if value:
        reading.values.append((key, value, line))
    target = context.formats.passes.get(top)
    if target == CONFIG and rest:
        reading.settings.append(context.setting(CONFIG, rest, value, line, null))
    elif target == FLAG:
        name, given = flag(value)
        if name:
            reading.settings.append(context.setting(FLAG, name, given, line))
    else:
        setting = context.setting(HELM, key, value, line, null)
        previous = reading.settings[-1] if reading.settings else None
        if key != path and previous is not None and previous.key == key and previous.layer == HELM:
            previous.value = f"{previous.value},{setting.value}" if previous.value else setting.value
            if setting.state == UNKNOWN:
                previous.state, previous.why = UNKNOWN, setting.why
            return
        reading.settings.append(setting)
        _under_parent(reading, setting, top, rest, context)


def _under_parent(reading: Reading, setting: Setting, top: str, rest: str, context: Context) -> None:
    """Old charts kept their values under `global`, `config` and the like."""
    if rest and top in context.formats.parents and context.formats.known_path(rest):
        reading.settings.append(
            Setting(HELM, rest, setting.value, setting.file, setting.line, setting.state, setting.why)
        )
        if setting.value:
            reading.values.append((rest, setting.value, setting.line))
        reading.note("old-parent", f"{top}.{rest}", setting.line)


def score(node: tree.Node, context: Context) -> int:
    """How surely a mapping holds values of the chart; `ENOUGH` is enough."""
    points = 0
    for key, _, value in tree.entries(node):
        if key in context.formats.strong:
            points += ENOUGH
        elif key in context.formats.weak:
            points += 1
            if tree.is_map(value):
                points += sum(
                    2 for sub, _, _ in tree.entries(value) if context.formats.known_path(f"{key}.{sub}")
                )
        elif context.formats.known_path(key):
            points += ENOUGH
    return points


def find(root: tree.Node, context: Context) -> tree.Node | None:
    """The mapping below a node that most surely holds values of the chart, or None."""
    if score(root, context) >= ENOUGH and not any(
        "cilium" in key.lower() for key, _, _ in tree.entries(root)
    ):
        return root
    best, most = None, ENOUGH - 1
    for node, named in _candidates(root):
        points = score(node, context)
        if points >= ENOUGH and named:
            points += ENOUGH
        if points > most:
            best, most = node, points
    return best


def _candidates(root: tree.Node) -> Iterator[tuple[tree.Node, bool]]:
    """Mappings from the outside in, each with whether it stands under the product's own name."""
    queue: list[tuple[tree.Node, int, bool]] = [(root, 0, False)]
    seen: set[int] = set()
    while queue and len(seen) < MAX_CANDIDATES:
        node, level, named = queue.pop(0)
        if id(node) in seen or level > MAX_LEVELS:
            continue
        seen.add(id(node))
        if tree.is_map(node):
            yield node, named
            for key, _, value in tree.entries(node):
                queue.append((value, level + 1, "cilium" in key.lower()))
        else:
            queue += [(item, level + 1, named) for item in tree.items(node)]
