"""Several inputs to one set of keys: which value of a key counts, layer by layer.

Values of the chart are laid over each other in the order given, files that a command names before its own
`--set`; keys of the agent likewise. What one layer means against another is the business of `facts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.cluster.reading import CLI, CONFIG, FLAG, GIVEN, HELM, LOG, UNKNOWN, UNSET, Note, Reading, Setting

DIFFER = "the commands in this input differ"
COMMANDS = ("set-flags", "cilium-install")
LAYERS = (FLAG, CONFIG, CLI, HELM)


class Merged:
    """The keys that count.

    Attributes:
        keys: layer -> key -> the setting that counts.
        complete: layers whose absent keys have their defaults, strongest first.
        present: layers that some reading belongs to.
        notes: what merging showed.
    """

    __slots__ = ("complete", "keys", "notes", "present")

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Setting]] = {layer: {} for layer in LAYERS}
        self.complete: list[str] = []
        self.present: list[str] = []
        self.notes: list[Note] = []

    def get(self, layer: str, key: str) -> Setting | None:
        """The setting of a key, counting a parent that is unknown as a whole."""
        found = self.keys[layer].get(key)
        if found is not None or layer != HELM:
            return found
        while "." in key:
            key = key.rpartition(".")[0]
            parent = self.keys[layer].get(key)
            if parent is not None and parent.state == UNKNOWN:
                return parent
        return None


def merge(readings: Sequence[Reading]) -> Merged:
    """Merge readings in the order in which they were given."""
    merged = Merged()
    ordered = _ordered(readings)
    merged.present = list(dict.fromkeys(r.layer for r in ordered if r.layer))
    for reading in _alternatives(ordered):
        for setting in reading:
            _lay(merged, setting, reading)
    names = {name for r in readings if r.layer == HELM and not r.needs for name in _names(r)}
    for layer in (CONFIG, FLAG, HELM):
        own = [r for r in readings if r.layer == layer]
        opened = [bool(r.open) or not names.issuperset(r.needs) for r in own]
        if own and (not all(opened) if layer == CONFIG else not any(opened)):
            merged.complete.append(layer)
    return merged


def _names(reading: Reading) -> tuple[str, str]:
    return reading.file.rsplit("/", 1)[-1], reading.provides


def _ordered(readings: Sequence[Reading]) -> list[Reading]:
    """Files that a command names come before the command."""
    needed = {name for r in readings for name in r.needs}
    first = [r for r in readings if not r.needs and needed.intersection(_names(r))]
    return first + [r for r in readings if r not in first]


def _alternatives(readings: Iterable[Reading]) -> list[Reading]:
    """Commands of one input that do not build on each other are alternatives: what differs is unknown."""
    result: list[Reading] = []
    for reading in readings:
        same = [
            r for r in result if r.file == reading.file and r.kind in COMMANDS and reading.kind in COMMANDS
        ]
        if same:
            _differ(same[0], reading)
        else:
            result.append(reading)
    return result


def _differ(first: Reading, second: Reading) -> None:
    ours = {(s.layer, s.key): s for s in first}
    theirs = {(s.layer, s.key): s for s in second}
    settings: list[Setting] = []
    for key in dict.fromkeys((*ours, *theirs)):
        one, other = ours.get(key), theirs.get(key)
        known = one or other
        assert known is not None
        if one is not None and other is not None and (one.state, one.value) == (other.state, other.value):
            settings.append(one)
        else:
            settings.append(Setting(known.layer, known.key, "", known.file, known.line, UNKNOWN, DIFFER))
    first.settings = settings


def _lay(merged: Merged, setting: Setting, reading: Reading) -> None:
    keys = merged.keys[setting.layer]
    before = keys.get(setting.key)
    if setting.state == UNSET and setting.layer == HELM:
        for key in [k for k in keys if k == setting.key or k.startswith(setting.key + ".")]:
            del keys[key]
        return
    if before is not None and _contradicts(before, setting, reading):
        text = f"{setting.key}: {before.value} ({before.file}:{before.line}), {setting.value}"
        merged.notes.append(Note("contradiction", text, setting.file, setting.line))
    keys[setting.key] = setting


def _contradicts(before: Setting, setting: Setting, reading: Reading) -> bool:
    if setting.layer == HELM or before.file == setting.file or reading.layer == LOG:
        return False
    return before.state == setting.state == GIVEN and before.value != setting.value
