"""What packs say of the things: claims, rules, differences, chains, measurements, advice."""

from __future__ import annotations

from sqlalchemy import Index

from kb.records.base import COMPACT, Record, pk


class Claim(Record, table=True):
    """A source says that an entity's attribute has a value."""

    __tablename__ = "claim"
    __table_args__ = (Index("claim_entity", "entity", "attribute"), Index("claim_attribute", "attribute"))
    id: str = pk()
    pack: str = ""
    view: str = ""
    versions: str = ""
    entity: str = ""
    attribute: str = ""
    value: str = ""
    manner: str = ""
    text_en: str = ""
    text_zh: str = ""
    reason_en: str = ""
    reason_zh: str = ""
    ord: int = 0


class ClaimValue(Record, table=True):
    """One value of a claim whose value is a list."""

    __tablename__ = "claim_value"
    __table_args__ = COMPACT
    claim: str = pk()
    ord: int = pk()
    value: str = ""


class Rule(Record, table=True):
    """Conditions and the conclusion that follows from them; `body` is the parsed rule as JSON."""

    __tablename__ = "rule"
    id: str = pk()
    pack: str = ""
    view: str = ""
    versions: str = ""
    kind: str = ""
    head: str = ""
    says_en: str = ""
    says_zh: str = ""
    mute: bool = False
    body: str = ""


class Program(Record, table=True):
    """The rules of one view, compiled for one range of versions."""

    __tablename__ = "program"
    view: str = pk()
    versions: str = pk()
    code: bytes = b""
    source: str = ""
    magic: str = ""


class Difference(Record, table=True):
    """One attribute that differs between modes, with the reason and the consequence."""

    __tablename__ = "difference"
    id: str = pk()
    pack: str = ""
    view: str = ""
    attribute: str = ""
    reason_en: str = ""
    reason_zh: str = ""
    consequence_en: str = ""
    consequence_zh: str = ""


class DifferenceMode(Record, table=True):
    """What a difference says of one entity."""

    __tablename__ = "difference_mode"
    __table_args__ = COMPACT
    difference: str = pk()
    ord: int = pk()
    entity: str = ""
    value_en: str = ""
    value_zh: str = ""


class Chain(Record, table=True):
    """Causes and effects in order."""

    __tablename__ = "chain"
    id: str = pk()
    pack: str = ""
    view: str = ""
    title_en: str = ""
    title_zh: str = ""


class Link(Record, table=True):
    """A step of a chain and the claim or rule that backs it."""

    __tablename__ = "link"
    __table_args__ = COMPACT
    chain: str = pk()
    ord: int = pk()
    text_en: str = ""
    text_zh: str = ""
    by: str = ""


class Measurement(Record, table=True):
    """A figure that was measured, with its conditions."""

    __tablename__ = "measurement"
    id: str = pk()
    pack: str = ""
    view: str = ""
    metric: str = ""
    subject: str = ""
    value: str = ""
    unit: str = ""
    value_text_en: str = ""
    value_text_zh: str = ""
    conditions: str = ""
    better: str = ""
    text_en: str = ""
    text_zh: str = ""


class Rank(Record, table=True):
    """The place of one thing among those that were measured, the highest value first; equal values share a place."""

    __tablename__ = "measurement_rank"
    __table_args__ = COMPACT
    measurement: str = pk()
    ord: int = pk()
    place: int = 0
    thing: str = ""


class Advice(Record, table=True):
    """A recommendation and when it holds."""

    __tablename__ = "advice"
    id: str = pk()
    pack: str = ""
    view: str = ""
    recommend_en: str = ""
    recommend_zh: str = ""
    verdict: str = ""
    toward: str = ""
    when_en: str = ""
    when_zh: str = ""
    text_en: str = ""
    text_zh: str = ""


class Argument(Record, table=True):
    """A point for or against a piece of advice."""

    __tablename__ = "argument"
    __table_args__ = COMPACT
    advice: str = pk()
    ord: int = pk()
    side: str = ""
    en: str = ""
    zh: str = ""
