"""Keys and lines to facts: what the inputs say of each attribute of a case, and what follows from silence.

A fact that cannot be read is kept as unknown, with the reason; it is never replaced by a default. What the
facts amount to is concluded by rules (see `judge`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from kb.cluster.formats import UNKNOWN, UNSET, Formats, Spelling
from kb.cluster.given import ENVIRONMENT, FALSE, OPTION, SETS, TRUE, Given
from kb.cluster.merge import Merged, merge
from kb.cluster.reading import CLI, CONFIG, FLAG, GIVEN, HELM, LOG, STATUS, Note, Reading, Seen, Setting
from kb.cluster.scope import SCOPE, scope
from kb.rules.errors import VersionError
from kb.rules.versions import contains

INPUT = "input"
DEFAULT = "default"
SHOWN = "shown"
SIGN = "sign"
ASSUMED = "assumed"
AS_GIVEN = "input-given-environment"
UNDECIDED = "its value does not decide it"
NOT_BOOL = "its value is neither true nor false"
ALLOCATOR = "input-ipam"
SEVERAL = "the inputs show several values"


class Fact:
    """What is known of one attribute.

    Attributes:
        attribute: id of the attribute.
        value: the value, or empty when it is unknown.
        source: INPUT, DEFAULT, SHOWN (output shows it), SIGN or ASSUMED (the user says so beside the inputs).
        ref: the record by which it was recognised.
        text: how the input writes it, or what the default rests on.
        why: for an unknown value, why.
        file: name of the input, or empty.
        line: line number from 1, or 0.
    """

    __slots__ = ("attribute", "file", "line", "ref", "source", "text", "value", "why")

    def __init__(
        self,
        attribute: str,
        value: str,
        source: str,
        ref: str,
        text: str,
        file: str = "",
        line: int = 0,
        why: str = "",
    ) -> None:
        self.attribute = attribute
        self.value = value
        self.source = source
        self.ref = ref
        self.text = text
        self.file = file
        self.line = line
        self.why = why

    def __repr__(self) -> str:
        return f"{self.attribute}={self.value or '?'} ({self.source} {self.text})"


class Case:
    """All that the inputs tell of one cluster.

    Attributes:
        facts: attribute -> what is known of it.
        several: attribute -> every value shown, for attributes that have several.
        version: the product's version.
        version_from: "given", "input" or "assumed".
        notes: what must be said of the inputs.
        readings: what each input was taken for.
        merged: the keys that count.
    """

    __slots__ = ("facts", "merged", "notes", "readings", "several", "version", "version_from")

    def __init__(self, readings: Sequence[Reading], merged: Merged, version: str, version_from: str) -> None:
        self.readings = readings
        self.merged = merged
        self.version = version
        self.version_from = version_from
        self.facts: dict[str, Fact] = {}
        self.several: dict[str, list[Fact]] = {}
        self.notes: list[Note] = [note for reading in readings for note in reading.notes] + merged.notes

    @property
    def configured(self) -> bool:
        """Whether any input is a configuration, not only output of a running product."""
        return any(layer in self.merged.present for layer in (CONFIG, FLAG, HELM))


class Absence:
    """What it means that a key is absent; see `data/*/absences.yaml`."""

    __slots__ = ("always", "attribute", "known", "layers", "ref", "text", "value", "versions", "when")

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.attribute = str(record["attribute"])
        self.layers = tuple(record["layers"])
        self.value = str(record["value"])
        self.versions = str(record.get("versions", ""))
        self.when = tuple(record.get("when", ()))
        self.always = bool(record.get("always"))
        self.known = bool(record.get("known"))
        self.text: Mapping[str, str] = dict(record.get("text", {}))
        self.ref = f"absence:{record['id']}"


class Gatherer:
    """Makes a case of readings.

    Args:
        formats: what the packs know of formats.
        absences: what absent keys mean.
        types: attribute -> its type.
    """

    def __init__(self, formats: Formats, absences: Iterable[Absence], types: Mapping[str, str]) -> None:
        self.formats = formats
        self.absences = list(absences)
        self.types = types

    def gather(
        self, readings: Sequence[Reading], version: str, reference: str, given: Given | None = None
    ) -> Case:
        """Make a case.

        Args:
            readings: what the inputs were taken for.
            version: the version that the user gives, or empty.
            reference: the version that is assumed when nothing tells one.
            given: what the user says beside the inputs.
        """
        given = given or Given()
        found, how = _version(readings, version, self._image_version(readings), reference)
        case = Case(readings, merge(readings), found, how)
        self._keys(case)
        self._given(case, given)
        self._shown(case)
        self._signs(case, given.keys)
        allocator = case.facts.get(ALLOCATOR)
        told = scope(readings, case.merged, allocator.value if allocator is not None else None)
        case.facts[SCOPE] = Fact(SCOPE, told, DEFAULT, "input:scope", told)
        self._absent(case)
        return case

    def _image_version(self, readings: Sequence[Reading]) -> str:
        for reading in readings:
            keys = {
                setting.key: setting
                for setting in reading
                if setting.layer == HELM and setting.state == GIVEN
            }
            for key, setting in keys.items():
                for spelling in self.formats.spelled(HELM, key):
                    if spelling.attribute == "input-version" and _guarded(spelling, keys):
                        digits = setting.value.lstrip("v")
                        if digits[:1].isdigit() and "." in digits:
                            return digits
        return ""

    def _keys(self, case: Case) -> None:
        """Facts from keys, strongest layer first."""
        for layer in (FLAG, CONFIG, HELM, CLI):
            for key, setting in case.merged.keys[layer].items():
                for spelling in self.formats.spelled(layer, key):
                    self._key(case, spelling, setting)
        self._under_unknown(case)

    def _key(self, case: Case, spelling: Spelling, setting: Setting) -> None:
        fact = self._fact(spelling, setting)
        if fact is None or (spelling.guard and not _guarded(spelling, case.merged.keys[setting.layer])):
            return
        before = case.facts.get(fact.attribute)
        if (
            before is None
            or (before.ref, before.text) == (fact.ref, fact.text)
            or self._stronger(case, spelling, before)
        ):
            if before is not None and _against(before, fact) and before.file != fact.file:
                case.notes.append(_contradiction(before, fact))
            case.facts[fact.attribute] = fact
        elif _against(before, fact) and before.file != fact.file:
            case.notes.append(_contradiction(before, fact))

    def _stronger(self, case: Case, spelling: Spelling, before: Fact) -> bool:
        """Whether a spelling counts more than the one of a fact in the same layer: current before old."""
        other = next((s for own in self.formats.spellings.values() for s in own if s.ref == before.ref), None)
        if other is None or other.layer != spelling.layer:
            return False
        return (_rank(spelling) > _rank(other)) if other.key != spelling.key else False

    def _fact(self, spelling: Spelling, setting: Setting) -> Fact | None:
        said = f"{setting.key}={setting.value}" if setting.state == GIVEN else setting.key
        made = Fact(
            spelling.attribute, "", INPUT, spelling.ref, said, setting.file, setting.line, setting.why
        )
        if setting.state == UNSET:
            return None
        if setting.state != GIVEN:
            return made
        meant = spelling.meant(setting.value)
        if meant == UNSET:
            return None
        if meant == UNKNOWN:
            made.why = UNDECIDED
            return made
        made.value, made.why = self._typed(spelling.attribute, meant)
        return made

    def _typed(self, attribute: str, value: str) -> tuple[str, str]:
        if self.types.get(attribute) != "bool":
            return value, ""
        low = value.strip().lower()
        if low in TRUE or low in FALSE:
            return ("true" if low in TRUE else "false"), ""
        return "", NOT_BOOL

    def _given(self, case: Case, given: Given) -> None:
        """What the user says beside the inputs takes the place of what they say."""
        for layer, key, value in given.settings:
            for spelling in self.formats.spelled(layer, key):
                fact = self._fact(spelling, Setting(layer, key, value, "", 0))
                if fact is not None:
                    fact.source, fact.text = ASSUMED, f"{key}={value} ({SETS})"
                    case.facts[fact.attribute] = fact
            for sign in self.formats.shown_by(key, value):
                text = f"{key}: {value} ({SETS})"
                case.facts[sign.attribute] = Fact(sign.attribute, sign.value, ASSUMED, sign.ref, text)
        if given.environment:
            for attribute in (ENVIRONMENT, AS_GIVEN):
                text = f"{given.environment} ({OPTION})"
                case.facts[attribute] = Fact(attribute, given.environment, ASSUMED, "given:environment", text)

    def _under_unknown(self, case: Case) -> None:
        """A whole mapping that is filled in elsewhere leaves every key under it unknown."""
        for (layer, key), spellings in self.formats.spellings.items():
            if layer != HELM or "." not in key:
                continue
            setting = case.merged.get(HELM, key)
            if setting is None or setting.key == key:
                continue
            for spelling in spellings:
                text = f"{setting.key}: {key}"
                case.facts.setdefault(
                    spelling.attribute,
                    Fact(
                        spelling.attribute,
                        "",
                        INPUT,
                        spelling.ref,
                        text,
                        setting.file,
                        setting.line,
                        setting.why,
                    ),
                )

    def _shown(self, case: Case) -> None:
        """Facts from output. A key in a configuration counts more; a difference is noted."""
        for reading in case.readings:
            for seen in reading.seen:
                self._see(case, seen)

    def _see(self, case: Case, seen: Seen) -> None:
        fact = Fact(seen.attribute, seen.value, SHOWN, seen.ref, seen.text, seen.file, seen.line)
        fact.why = "" if seen.value else UNDECIDED
        case.several.setdefault(seen.attribute, []).append(fact)
        before = case.facts.get(seen.attribute)
        if before is None or (not before.value and before.source == INPUT and seen.value):
            case.facts[seen.attribute] = fact
        elif (
            self.types.get(seen.attribute) == "list" or not _against(before, fact) or before.source == ASSUMED
        ):
            return
        elif before.source == SHOWN:
            case.notes.append(_contradiction(before, fact))
            case.facts[seen.attribute] = Fact(
                seen.attribute, "", SHOWN, before.ref, before.text, before.file, before.line, SEVERAL
            )
        else:
            case.notes.append(_contradiction(before, fact))

    def _signs(self, case: Case, overridden: Collection[str]) -> None:
        for reading in case.readings:
            for key, value, line in reading.values:
                if key in overridden:
                    continue
                for sign in self.formats.shown_by(key, value):
                    if sign.attribute not in case.facts:
                        text = f"{key}: {value}" if len(value) < 80 else f"{key}: {value[:77]}..."
                        fact = Fact(sign.attribute, sign.value, SIGN, sign.ref, text, reading.file, line)
                        case.facts[sign.attribute] = fact

    def _absent(self, case: Case) -> None:
        present = [layer for layer in (CONFIG, FLAG, HELM, STATUS) if layer in case.merged.present]
        shown = [STATUS] if STATUS in present else []
        if LOG in case.merged.present and ALLOCATOR in case.facts:
            # A log that shows the allocator has dumped its flags; other logs tell of nothing by silence.
            shown.append(LOG)
        for absence in self.absences:
            if absence.attribute in case.facts:
                continue
            layers = [*case.merged.complete, *shown, *(present if absence.always else ())]
            layer = next((name for name in layers if name in absence.layers), "")
            if layer and self._fits(absence, case):
                value = "" if absence.value == UNKNOWN else absence.value
                fact = Fact(absence.attribute, value, DEFAULT, absence.ref, layer)
                fact.why = absence.text.get("en", "") if not value else ""
                case.facts[absence.attribute] = fact

    def _fits(self, absence: Absence, case: Case) -> bool:
        if absence.versions and not contains(absence.versions, case.version):
            return False
        if absence.known and case.version_from == "assumed":
            return False
        return all(_condition(condition, case) for condition in absence.when)


def _condition(text: str, case: Case) -> bool:
    """Whether a condition of an absence holds: ``[not ]a = value``, ``a <range`` or ``a absent``."""
    negated = text.startswith("not ")
    name, _, rest = text.removeprefix("not ").strip().partition(" ")
    fact = case.facts.get(name)
    wanted = rest.strip()
    if wanted == "absent":
        return fact is None
    if fact is None or not fact.value:
        return False
    if wanted.startswith("= "):
        return (fact.value == wanted[2:].strip()) != negated
    try:
        return contains(wanted, fact.value) != negated
    except (ValueError, VersionError):
        return False


def _guarded(spelling: Spelling, keys: Mapping[str, Setting]) -> bool:
    if spelling.guard is None:
        return True
    other = keys.get(spelling.guard[0])
    return other is None or spelling.guard[1].search(other.value) is not None


def _rank(spelling: Spelling) -> int:
    old = spelling.stale is not None and not spelling.stale.values
    return (0 if old else 1) + (0 if spelling.weaker else 2)


def _against(one: Fact, other: Fact) -> bool:
    return bool(one.value and other.value) and one.value != other.value


def _contradiction(one: Fact, other: Fact) -> Note:
    text = f"{one.text} ({one.file}:{one.line}) | {other.text} ({other.file}:{other.line})"
    return Note("contradiction", text, other.file, other.line)


def _version(readings: Sequence[Reading], given: str, image: str, reference: str) -> tuple[str, str]:
    if given:
        return given, "given"
    for layers in ((STATUS,), (LOG,), (CONFIG, FLAG), (HELM,), ("",)):
        for reading in readings:
            if reading.layer in layers and reading.version:
                return reading.version, "input"
    return (image, "input") if image else (reference, "assumed")
