"""The fields that many kinds of record share."""

from __future__ import annotations

import re

from kb.packs.cites import Cite
from kb.packs.shapes import KEBAB, VERSIONS, Both, Fields, Listed, Phrases, Scalar, Shape

ID = Scalar("an id in kebab-case (lower-case letters, digits, hyphens)", KEBAB)
NAME = Scalar("an id", re.compile(r"\S+\Z"))
VALUE = Scalar("a value without spaces or '='", re.compile(r"[^\s=]+\Z"))
TEXT = Scalar("a text")
RANGE = Scalar("a version range such as '>=1.14 <1.16'", VERSIONS)
TEXTS = Listed(TEXT, single=True)
ANY = re.compile(r"[^\n]*\Z")
BOTH = Both()
PHRASES = Phrases()
ABOUT = Listed(Scalar("a concept id or attribute=value", re.compile(r"[^\s=]+(?:=.+)?\Z")), single=True)
ATOMS = Listed(Scalar("attribute=value", re.compile(r"[^\s=]+=.+\Z")), single=True)
CITES = Listed(Cite(), single=True)
RUNS = Listed(Fields({"run": TEXT, "expect": BOTH}, ["run"]))
NAMES = Listed(NAME, single=True)

STANDING: dict[str, Shape] = {"id": ID, "view": NAME, "versions": RANGE, "about": ABOUT, "cite": CITES}


def record(needed: str = "", **shapes: Shape) -> Fields:
    """A record: its own keys beside those that all records have."""
    return Fields({**STANDING, **shapes}, ["id", *needed.split()])
