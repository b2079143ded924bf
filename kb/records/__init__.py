"""The structured records: every table of the built base, defined once.

The classes define the schema and validate what is written (`kb.build`). Reading goes through the standard
library's sqlite3 (`kb.store`) and never imports this package, which costs many Python start-ups. All texts
default to the empty string, so that a reader never meets NULL. A ref is ``kind:id`` ("claim:gke-ipam").
"""

from __future__ import annotations

from kb.records.base import Record
from kb.records.guides import (
    Branch,
    Command,
    Message,
    MessageSets,
    Procedure,
    Question,
    Step,
    TableColumn,
    TableRow,
    TableView,
)
from kb.records.inputs import Finding, Format
from kb.records.lookup import (
    About,
    Alias,
    Asked,
    Cause,
    Concept,
    Meta,
    Phrasing,
    Pole,
    Typo,
    Vocabulary,
    Word,
)
from kb.records.statements import (
    Advice,
    Argument,
    Chain,
    Claim,
    ClaimValue,
    Difference,
    DifferenceMode,
    Link,
    Measurement,
    Program,
    Rank,
    Rule,
)
from kb.records.things import (
    Allowed,
    Attribute,
    Citation,
    DefaultValue,
    Entity,
    Kind,
    Manner,
    Member,
    Section,
    Source,
    View,
)

SCHEMA = "1"

TEXT_INDEX = (
    "CREATE VIRTUAL TABLE text_index USING fts5"
    "(ref UNINDEXED, title, body_en, body_zh, tokenize='porter unicode61')"
)

__all__ = [
    "SCHEMA",
    "TEXT_INDEX",
    "About",
    "Advice",
    "Alias",
    "Allowed",
    "Argument",
    "Asked",
    "Attribute",
    "Branch",
    "Cause",
    "Chain",
    "Citation",
    "Claim",
    "ClaimValue",
    "Command",
    "Concept",
    "DefaultValue",
    "Difference",
    "DifferenceMode",
    "Entity",
    "Finding",
    "Format",
    "Kind",
    "Link",
    "Manner",
    "Measurement",
    "Member",
    "Message",
    "MessageSets",
    "Meta",
    "Phrasing",
    "Pole",
    "Procedure",
    "Program",
    "Question",
    "Rank",
    "Record",
    "Rule",
    "Section",
    "Source",
    "Step",
    "TableColumn",
    "TableRow",
    "TableView",
    "Typo",
    "View",
    "Vocabulary",
    "Word",
]
