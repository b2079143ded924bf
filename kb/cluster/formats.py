"""What the packs know of formats: which keys and lines mean which attribute, and which signs tell a cloud.

The records are plain data (see `data/*/formats.yaml`); this module only makes them quick to look up. It
reads no input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kb.cluster.reading import CONFIG, FLAG, HELM

ANY = "*"
UNKNOWN = "unknown"
UNSET = "unset"
TEXT = "input-text"
MAX_TEXT = 65_536
MAX_LINE = 4000
MAX_HITS = 100


class Stale:
    """How a spelling, or some of its values, went out of use.

    Attributes:
        values: the values that did; empty when the key itself did.
        versions: since when it is old.
        refused: since when it is refused or ignored; empty when it still works.
        instead: what to write now.
    """

    __slots__ = ("instead", "refused", "values", "versions")

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.values = frozenset(record.get("values", ()))
        self.versions = str(record.get("versions", ""))
        self.refused = str(record.get("refused", ""))
        self.instead = str(record.get("instead", ""))


class Spelling:
    """One way to write an attribute's value.

    Attributes:
        layer: of which layer the key is (see `reading`).
        key: the key.
        attribute: id of the attribute.
        means: written value -> id of the attribute's value; "*" stands for any other.
        weaker: whether it only counts when no other spelling of the attribute is there.
        guard: another key and what its value must match for this one to count, if that key is there.
        stale: how it went out of use, or None.
        ref: the record.
    """

    __slots__ = ("attribute", "guard", "key", "layer", "means", "ref", "stale", "weaker")

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.layer = str(record["layer"])
        self.key = str(record["key"])
        self.attribute = str(record["attribute"])
        self.means: dict[str, str] = {str(k): str(v) for k, v in dict(record.get("means", {})).items()}
        self.weaker = bool(record.get("weaker"))
        guard = record.get("guard")
        self.guard = (str(guard["key"]), re.compile(guard["pattern"])) if guard else None
        self.stale = Stale(record["stale"]) if record.get("stale") else None
        self.ref = f"spelling:{record['id']}"

    def meant(self, value: str) -> str:
        """The attribute's value that a written one means; `UNKNOWN` or `UNSET` when it decides nothing."""
        if not self.means:
            return value
        return self.means.get(value, self.means.get(ANY, value))


class Readout:
    """A line or a path of output that shows an attribute's value."""

    __slots__ = ("attribute", "format", "means", "path", "pattern", "ref")

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.format = str(record["format"])
        self.path = str(record.get("path", ""))
        self.pattern = re.compile(record["pattern"]) if record.get("pattern") else None
        self.attribute = str(record["attribute"])
        self.means: dict[str, str] = {str(k): str(v) for k, v in dict(record.get("means", {})).items()}
        self.ref = f"readout:{record['id']}"

    def meant(self, value: str) -> str:
        """The attribute's value that is shown; `UNKNOWN` or `UNSET` when it decides nothing."""
        if not self.means:
            return value
        return self.means.get(value, self.means.get(ANY, UNSET))


class Sign:
    """A value or key that tells where a cluster runs."""

    __slots__ = ("attribute", "key", "of_text", "pattern", "ref", "value")

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.attribute = str(record["attribute"])
        self.value = str(record["value"])
        self.key = re.compile(record["key"]) if record.get("key") else None
        self.pattern = re.compile(record["pattern"]) if record.get("pattern") else None
        self.of_text = record.get("key") == TEXT
        self.ref = f"sign:{record['id']}"

    def shows(self, key: str, value: str) -> bool:
        """Whether a key and its value are the sign."""
        if self.key is not None and not self.key.fullmatch(key):
            return False
        return self.pattern is None or self.pattern.search(value) is not None


class Formats:
    """All format records of a base.

    Args:
        records: kind of record -> the records as the packs have them.
        keys: layer, key and attribute of each setting that the attributes themselves declare.
    """

    def __init__(
        self, records: Mapping[str, Sequence[Mapping[str, Any]]], keys: Iterable[tuple[str, str, str]]
    ) -> None:
        own = [Spelling(record) for record in records.get("spellings", ())]
        taken = {(s.layer, s.key, s.attribute) for s in own}
        for layer, key, attribute in keys:
            if (layer, key, attribute) not in taken:
                own.append(
                    Spelling(
                        {"id": f"{layer}-{attribute}", "layer": layer, "key": key, "attribute": attribute}
                    )
                )
        self.spellings: dict[tuple[str, str], list[Spelling]] = {}
        for spelling in own:
            self.spellings.setdefault((spelling.layer, spelling.key), []).append(spelling)
        self.readouts = [Readout(record) for record in records.get("readouts", ())]
        self.signs = [Sign(record) for record in records.get("signs", ())]
        dialects = {str(record["id"]): record for record in records.get("dialects", ())}
        helm, config = dialects.get(HELM, {}), dialects.get(CONFIG, {})
        self.strong = frozenset(helm.get("strong", ()))
        self.weak = frozenset(helm.get("weak", ()))
        self.passes: dict[str, str] = dict(helm.get("passes", {}))
        self.parents = tuple(helm.get("parents", ()))
        self.clouds = tuple(helm.get("clouds", ()))
        self.foreign = tuple(helm.get("foreign", ()))
        self.always = tuple(config.get("always", ()))
        self.config_key = re.compile("|".join(f"(?:{p})" for p in config.get("patterns", ())) or r"(?!)")
        known = "|".join(sorted(map(re.escape, self.strong | self.weak))) or "(?!)"
        self.anywhere = re.compile(
            rf"(?m)(?:^[ \t]*+(?:-[ \t]++)?|[{{,][ \t]*+)[\"']?(?:{known})[\"']?[ \t]*+:"
        )
        self._texts = _any(sign.pattern for sign in self.signs if sign.of_text)
        self._sign_keys = _any(sign.key for sign in self.signs)
        self._sign_values = _any(sign.pattern for sign in self.signs if sign.key is None)
        self._lines: dict[str, re.Pattern[str]] = {}

    def spelled(self, layer: str, key: str) -> Sequence[Spelling]:
        """What a key means; flags of the agent are its ConfigMap's keys."""
        found = self.spellings.get((layer, key))
        if found is None and layer == FLAG:
            found = self.spellings.get((CONFIG, key))
        return found or ()

    def known_path(self, path: str) -> bool:
        """Whether a path is a key of the chart that some attribute is read from."""
        return (HELM, path) in self.spellings

    def is_config(self, key: str) -> bool:
        """Whether a key looks like one of the agent's."""
        return self.config_key.fullmatch(key) is not None

    def shown_by(self, key: str, value: str) -> Sequence[Sign]:
        """The signs that a key and its value are."""
        if not self._sign_keys.fullmatch(key) and not self._sign_values.search(value):
            return ()
        return [sign for sign in self.signs if sign.shows(key, value)]

    def text_signs(self, text: str) -> list[tuple[str, int]]:
        """What stands in a text, wherever, and is a sign, each with its line; each wording once."""
        text = text[:MAX_TEXT]
        low = text.lower()
        if len(low) != len(text):
            low = text
        lines: set[int] = set()
        for word in self.clouds:
            at = low.find(word)
            for _ in range(MAX_HITS):
                if at < 0:
                    break
                lines.add(text.rfind("\n", 0, at) + 1)
                end = text.find("\n", at)
                at = low.find(word, end) if end >= 0 else -1
        found: dict[str, int] = {}
        for start in sorted(lines):
            end = text.find("\n", start)
            line = text[start : min(end if end >= 0 else len(text), start + MAX_LINE)]
            for match in self._texts.finditer(line):
                found.setdefault(match.group(), start)
        return [(said, text.count("\n", 0, at) + 1) for said, at in found.items()]

    def of(self, format: str) -> list[Readout]:
        """The readouts of a format."""
        return [readout for readout in self.readouts if readout.format == format]

    def any_line(self, format: str) -> re.Pattern[str]:
        """One pattern that finds every line which some readout of a format may read."""
        if format not in self._lines:
            parts = [r.pattern.pattern for r in self.of(format) if r.pattern is not None]
            self._lines[format] = re.compile("|".join(f"(?:{p})" for p in parts) or r"(?!)")
        return self._lines[format]


def _any(patterns: Iterable[re.Pattern[str] | None]) -> re.Pattern[str]:
    """One pattern for any of some."""
    return re.compile("|".join(f"(?:{p.pattern})" for p in patterns if p is not None) or r"(?!)")
