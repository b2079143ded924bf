"""The record kinds that say how a user's own files spell things: dialects, spellings, readouts and signs.

They are stored as they stand, for `kb.cluster` to read; what they mean to it is not known here.
"""

from __future__ import annotations

import json
import re
from typing import Any

from kb.errors import PackSchemaError
from kb.packs.fields import ANY, BOTH, NAME, RANGE, RUNS, TEXT, TEXTS, record
from kb.packs.shapes import Bool, Choice, Fields, Named, Problems, Rec, Said, Scalar

_MEANS = Named(re.compile(r"[^\n]*\Z"), Scalar("a value", empty=True))
_STALE = Fields({"values": TEXTS, "versions": RANGE, "refused": RANGE, "instead": TEXT})

INPUT_KINDS: dict[str, Fields] = {
    "dialects": record(
        strong=TEXTS,
        weak=TEXTS,
        passes=Named(ANY, TEXT),
        parents=TEXTS,
        foreign=TEXTS,
        clouds=TEXTS,
        patterns=TEXTS,
        always=TEXTS,
    ),
    "spellings": record(
        "layer key attribute",
        layer=NAME,
        key=TEXT,
        attribute=NAME,
        means=_MEANS,
        weaker=Bool(),
        guard=Fields({"key": TEXT, "pattern": TEXT}, ["key", "pattern"]),
        stale=_STALE,
    ),
    "readouts": record(
        "format attribute", format=NAME, path=TEXT, pattern=TEXT, attribute=NAME, means=_MEANS
    ),
    "absences": record(
        "attribute layers value",
        attribute=NAME,
        layers=TEXTS,
        value=TEXT,
        when=TEXTS,
        always=Bool(),
        known=Bool(),
        text=BOTH,
    ),
    "cases": record(
        "input expect", input=TEXT, environment=TEXT, expect=Named(re.compile(r"[a-z_]+\Z"), TEXT)
    ),
    "bridges": record("from to", to=NAME, **{"from": NAME}),
    "signs": record("attribute value", attribute=NAME, value=TEXT, key=TEXT, pattern=TEXT),
}
FINDING = record(
    "code level title text why remedy bad good",
    code=Scalar("a code such as KB101", re.compile(r"KB\d{3}\Z")),
    level=Choice("error", "warning", "note"),
    title=BOTH,
    text=BOTH,
    why=BOTH,
    remedy=BOTH,
    helm=TEXT,
    run=RUNS,
    bad=TEXT,
    good=TEXT,
    when=TEXTS,
    any=TEXTS,
    unless=TEXTS,
    note=NAME,
    at=TEXTS,
    retired=Bool(),
)
INPUT_REFS = {kind: kind.removesuffix("s") for kind in INPUT_KINDS}
PATTERNS = {"dialects": ("patterns",), "readouts": ("pattern",), "signs": ("key", "pattern")}


_CONDITIONS = ("when", "any", "unless", "note", "at")


def conditions(rec: Rec) -> str:
    """When a finding is told, as JSON."""
    return json.dumps({key: rec[key] for key in _CONDITIONS if key in rec}, ensure_ascii=False)


def body(rec: Rec) -> str:
    """A record as JSON, without what is stored elsewhere."""
    kept = {key: value for key, value in rec.items() if key not in ("pack", "cite", "about")}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def check_patterns(kind: str, rec: Rec, problems: Problems) -> None:
    """Note every regular expression of a record that is none."""
    found: list[Any] = [rec.get(key) for key in PATTERNS.get(kind, ())]
    if "guard" in rec:
        found.append(rec["guard"].get("pattern"))
    for value in found:
        for pattern in value if isinstance(value, list) else [value]:
            if isinstance(pattern, Said):
                check_pattern(pattern, problems)


def check_pattern(pattern: Said, problems: Problems) -> None:
    """Note a regular expression that is none."""
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        problems.add(PackSchemaError(f"bad pattern: {error}", pattern.place, "a regular expression"))
