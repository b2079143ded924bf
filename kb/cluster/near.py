"""Keys that nothing knows but that look like a known one: misspelt, and so without effect.

Only what people write by hand is looked at, and only one part of a key may differ, by a letter or two.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from kb.cluster.facts import Case
from kb.cluster.formats import Formats
from kb.cluster.reading import CONFIG, FLAG, GIVEN, HELM, Note, Setting

NEAR = "near-key"
MOST = 20
LEAST = 5
LONG = 9
PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
DIGITS = re.compile(r"\d+")


def near(case: Case, formats: Formats) -> list[tuple[Note, str]]:
    """A note on each key of a case's inputs that is nearly a known one, with that one."""
    found: dict[tuple[str, int, str], tuple[Note, str]] = {}
    for layer, known in ((HELM, _keys(formats, HELM)), (CONFIG, _keys(formats, CONFIG))):
        parts = {part for key in known for part in key.split(".")} | formats.strong | formats.weak
        seen: dict[str, str] = {}
        places = _places(known)
        for setting in _written(case, layer):
            if setting.key not in seen:
                seen[setting.key] = _nearest(setting.key, places, parts)
            if seen[setting.key] and len(found) < MOST:
                note = Note(NEAR, setting.key, setting.file, setting.line)
                found.setdefault((setting.file, setting.line, setting.key), (note, seen[setting.key]))
    return list(found.values())


def _keys(formats: Formats, layer: str) -> list[str]:
    return [key for own, key in formats.spellings if own == layer]


def _written(case: Case, layer: str) -> Iterable[Setting]:
    layers = (HELM,) if layer == HELM else (CONFIG, FLAG)
    for reading in case.readings:
        for setting in reading:
            if setting.layer in layers and setting.state == GIVEN and PLAIN.fullmatch(setting.key):
                yield setting


def _places(known: Iterable[str]) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """The known keys by all their parts but one (left empty): that part, and the key."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for key in known:
        parts = key.split(".")
        for at, part in enumerate(parts):
            found.setdefault((*parts[:at], "", *parts[at + 1 :]), []).append((part, key))
    return found


def _nearest(key: str, places: Mapping[tuple[str, ...], list[tuple[str, str]]], parts: Container[str]) -> str:
    own = key.split(".")
    for at, part in enumerate(own):
        if part not in parts:
            for other, known in places.get((*own[:at], "", *own[at + 1 :]), ()):
                if similar(part, other):
                    return known
    return ""


def similar(written: str, known: str) -> bool:
    """Whether one word is most likely the other, misspelt: other numbers mean another thing."""
    if len(known) < LEAST or abs(len(written) - len(known)) > 2:
        return False
    one, other = (word.lower().replace("_", "-") for word in (written, known))
    if one == other:
        return True
    if DIGITS.sub("0", one) == DIGITS.sub("0", other):
        return False
    most = 2 if len(known) >= LONG else 1
    # A slip adds or takes two letters at the most.
    return len(set(one) ^ set(other)) <= 2 * most and _distance(one, other) <= most


def _distance(one: str, other: str) -> int:
    """How many letters are left out, added, changed or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if before and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]
