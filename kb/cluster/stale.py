"""Old spellings in the inputs: which of them still work, which are refused, and what to write instead."""

from __future__ import annotations

from kb.cluster.facts import Case
from kb.cluster.formats import Formats, Stale
from kb.cluster.reading import GIVEN, Note, Setting
from kb.rules.versions import contains

OLD = "stale-key"
REFUSED = "refused-key"


def stale(case: Case, formats: Formats) -> list[tuple[Note, str]]:
    """A note on each old spelling of a case's inputs, with what to write instead.

    Whether a spelling is refused is told only where the version is known; else it counts as old.
    """
    found: dict[tuple[str, int, str], tuple[Note, str]] = {}
    for reading in case.readings:
        for setting in reading:
            for spelling in formats.spelled(setting.layer, setting.key):
                if spelling.stale is not None and _applies(spelling.stale, setting):
                    id_ = _id(spelling.stale, case)
                    if id_:
                        said = setting.key + (f": {setting.value}" if spelling.stale.values else "")
                        key = (setting.file, setting.line, said)
                        found.setdefault(
                            key, (Note(id_, said, setting.file, setting.line), spelling.stale.instead)
                        )
    return list(found.values())


def _applies(old: Stale, setting: Setting) -> bool:
    return not old.values or (setting.state == GIVEN and setting.value in old.values)


def _id(old: Stale, case: Case) -> str:
    known = case.version_from != "assumed"
    if known and old.refused and contains(old.refused, case.version):
        return REFUSED
    return OLD if not known or not old.versions or contains(old.versions, case.version) else ""
