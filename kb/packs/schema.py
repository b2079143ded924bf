"""The kinds of record that a pack's files may hold, and the shape of each.

This is the one place that says which keys a record takes. Names that refer to other records are read as plain
texts here and looked up by `resolve`.
"""

from __future__ import annotations

import re

from kb.packs.fields import (
    ABOUT,
    ATOMS,
    BOTH,
    CITES,
    ID,
    NAME,
    NAMES,
    PHRASES,
    RANGE,
    RUNS,
    STANDING,
    TEXT,
    VALUE,
    record,
)
from kb.packs.inputs import FINDING, INPUT_KINDS
from kb.packs.shapes import NUMBER, Bool, Choice, Fields, Listed, Named, Scalar, ScalarOrList

DEFAULT = Fields(
    {"value": TEXT, "versions": RANGE, "kind": NAME, "text": BOTH, "cite": CITES, "view": NAME}, ["value"]
)
ALLOWED = Fields(
    {"id": VALUE, "name": BOTH, "aliases": PHRASES, "says": BOTH, "about": ABOUT, "real": TEXT}, ["id"]
)
SETTING = Fields({"helm": TEXT, "configmap": TEXT, "flag": TEXT})
BRANCH = Fields(
    {"output": TEXT, "means": BOTH, "go": NAME, "text": BOTH, "about": ABOUT}, ["output", "means"]
)
STEP = Fields({"id": ID, "text": BOTH, "run": TEXT, "expect": Listed(BRANCH), "about": ABOUT}, ["text"])
QUESTIONS = Listed(TEXT, single=True)
EXPECT = Fields(
    {
        "status": Listed(Choice("answered", "depends", "unknown", "clarify", "out_of_scope"), single=True),
        "verdict": Choice("yes", "no", "null"),
        "must": Listed(Listed(TEXT, single=True)),
        "must_not": Listed(TEXT),
        "records": Listed(NAME),
    }
)

PACK = Fields(
    {
        "id": ID,
        "title": BOTH,
        "product": TEXT,
        "reference": Scalar("a version such as 1.19.4", re.compile(r"v?\d+(?:\.\d+)*\Z")),
        "covers": RANGE,
        "default_view": NAME,
        "languages": Listed(Choice("en", "zh")),
        "about": BOTH,
    },
    ["id", "title"],
)

KINDS: dict[str, Fields] = {
    "views": record("title", title=BOTH),
    "sources": record(
        "view title",
        title=BOTH,
        url=TEXT,
        revision=TEXT,
        date=TEXT,
        tag=TEXT,
        sections=Listed(Fields({"id": NAME, "title": BOTH}, ["id", "title"])),
    ),
    "kinds": record("name", name=BOTH, plural=BOTH),
    "entities": record(
        "kind name", kind=NAME, name=BOTH, define=BOTH, aliases=PHRASES, members=NAMES, weak=Bool(), run=RUNS
    ),
    "attributes": record(
        "name type",
        name=BOTH,
        define=BOTH,
        of=NAMES,
        type=Choice("bool", "enum", "text", "number", "list", "entity"),
        role=Choice("setting", "observed", "concluded", "described"),
        unit=TEXT,
        choosable=Bool(),
        aliases=PHRASES,
        values=Listed(ALLOWED),
        says=BOTH,
        setting=SETTING,
        defaults=Listed(DEFAULT, single=True),
        presume=Listed(DEFAULT, single=True),
    ),
    "concepts": record("name", name=BOTH, aliases=PHRASES, weak=Bool()),
    "manners": record("name", name=BOTH, says=BOTH, aliases=PHRASES),
    "claims": record(
        "entity attribute value",
        entity=NAME,
        attribute=NAME,
        value=ScalarOrList(),
        manner=NAME,
        text=BOTH,
        reason=BOTH,
        run=RUNS,
    ),
    "rules": Fields(
        {
            **STANDING,
            "for": NAMES,
            "where": Named(re.compile(r"[a-z_][a-z0-9_]*\Z"), NAMES),
            "if": Listed(TEXT),
            "then": TEXT,
            "says": BOTH,
            "mute": Bool(),
        },
        ["id", "for", "if", "then"],
    ),
    "differences": record(
        "attribute modes",
        attribute=NAME,
        modes=Listed(Fields({"entity": NAME, "value": BOTH}, ["entity", "value"])),
        reason=BOTH,
        consequence=BOTH,
        run=RUNS,
    ),
    "chains": record(
        "title steps", title=BOTH, steps=Listed(Fields({"text": BOTH, "by": NAME}, ["text"])), aliases=PHRASES
    ),
    "procedures": record("title steps", title=BOTH, aim=BOTH, aliases=PHRASES, steps=Listed(STEP)),
    "measurements": record(
        "metric subject",
        metric=NAME,
        subject=NAME,
        value=Scalar("a number", NUMBER),
        unit=TEXT,
        value_text=BOTH,
        conditions=NAME,
        order=Listed(NAMES),
        better=Choice("higher", "lower"),
        text=BOTH,
    ),
    "advice": record(
        "recommend",
        recommend=BOTH,
        verdict=Choice("yes", "no"),
        toward=NAME,
        when=BOTH,
        text=BOTH,
        aliases=PHRASES,
        **{"for": Listed(BOTH), "against": Listed(BOTH)},
    ),
    "tables": record("title rows columns", title=BOTH, rows=NAMES, columns=NAMES, note=BOTH, aliases=PHRASES),
    "messages": record(
        "pattern kind means",
        pattern=TEXT,
        regex=Bool(),
        kind=Choice("log", "status", "error"),
        means=BOTH,
        todo=BOTH,
        sets=ATOMS,
        aliases=PHRASES,
        run=RUNS,
    ),
    "cues": Fields({"intent": NAME, "aliases": PHRASES}, ["intent", "aliases"]),
    "synonyms": Fields({"id": ID, "words": Listed(TEXT)}, ["id", "words"]),
    "phrasings": Fields({"of": NAME, "ask": QUESTIONS, "yes": QUESTIONS, "no": QUESTIONS}, ["of"]),
    "causes": Fields(
        {
            "id": ID,
            "of": NAMES,
            "effects": ABOUT,
            "beside": ABOUT,
            "causes": ABOUT,
            "harmless": ABOUT,
            "by": NAME,
        },
        ["id", "effects", "by"],
    ),
    "opposites": Fields({"id": ID, "one": PHRASES, "other": PHRASES}, ["id", "one", "other"]),
    "questions": Fields(
        {
            "id": ID,
            "family": NAME,
            "turns": Listed(Scalar("a question", empty=True), single=True),
            "given": ATOMS,
            "expect": EXPECT,
            "half": Choice("work", "held"),
            "why": Scalar("a text", empty=True),
        },
        ["id", "family", "turns", "expect"],
    ),
    "findings": FINDING,
    **INPUT_KINDS,
}

UNCITED = frozenset(
    "views sources kinds concepts manners cues synonyms phrasings causes opposites questions cases".split()
)
