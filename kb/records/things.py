"""The things that can be spoken of and what can be said of them: sources, entities, attributes, manners."""

from __future__ import annotations

from sqlalchemy import Index

from kb.records.base import COMPACT, Record, pk


class View(Record, table=True):
    """A point of view that sources speak for; conclusions are drawn within one view."""

    __tablename__ = "view"
    id: str = pk()
    title_en: str = ""
    title_zh: str = ""
    pack: str = ""


class Source(Record, table=True):
    """A document or source tree that records cite."""

    __tablename__ = "source"
    id: str = pk()
    pack: str = ""
    view: str = ""
    title_en: str = ""
    title_zh: str = ""
    url: str = ""
    revision: str = ""
    date: str = ""
    tag: str = ""


class Section(Record, table=True):
    """A heading of a source; its id is ``source#section``."""

    __tablename__ = "section"
    id: str = pk()
    source: str = ""
    title_en: str = ""
    title_zh: str = ""
    ord: int = 0


class Citation(Record, table=True):
    """Where a record (by ref) comes from."""

    __tablename__ = "citation"
    __table_args__ = (Index("citation_source", "source"), COMPACT)
    ref: str = pk()
    ord: int = pk()
    source: str = ""
    section: str = ""
    file: str = ""
    lines: str = ""
    tag: str = ""


class Kind(Record, table=True):
    """A kind of entity."""

    __tablename__ = "kind"
    id: str = pk()
    name_en: str = ""
    name_zh: str = ""
    plural_en: str = ""
    plural_zh: str = ""


class Entity(Record, table=True):
    """A thing that can be spoken of."""

    __tablename__ = "entity"
    __table_args__ = (Index("entity_kind", "kind"),)
    id: str = pk()
    pack: str = ""
    kind: str = ""
    name_en: str = ""
    name_zh: str = ""
    define_en: str = ""
    define_zh: str = ""
    weak: bool = False
    ord: int = 0


class Member(Record, table=True):
    """An entity that belongs to a family."""

    __tablename__ = "member"
    __table_args__ = (Index("member_entity", "entity"), COMPACT)
    family: str = pk()
    entity: str = pk()
    ord: int = 0


class Attribute(Record, table=True):
    """What can be said of entities of some kinds."""

    __tablename__ = "attribute"
    id: str = pk()
    pack: str = ""
    name_en: str = ""
    name_zh: str = ""
    define_en: str = ""
    define_zh: str = ""
    kinds: str = ""
    type: str = ""
    role: str = ""
    unit: str = ""
    choosable: bool = False
    says_en: str = ""
    says_zh: str = ""
    helm: str = ""
    configmap: str = ""
    flag: str = ""
    ord: int = 0


class Allowed(Record, table=True):
    """A value that an attribute may take."""

    __tablename__ = "allowed"
    attribute: str = pk()
    value: str = pk()
    name_en: str = ""
    name_zh: str = ""
    says_en: str = ""
    says_zh: str = ""
    real: str = ""
    ord: int = 0


class DefaultValue(Record, table=True):
    """What holds of an attribute when nothing states it; `presumed` ones are shown as assumptions."""

    __tablename__ = "default_value"
    attribute: str = pk()
    ord: int = pk()
    value: str = ""
    versions: str = ""
    kind: str = ""
    text_en: str = ""
    text_zh: str = ""
    presumed: bool = False


class Manner(Record, table=True):
    """How a value comes about: required by hand, set by the chart, by default."""

    __tablename__ = "manner"
    id: str = pk()
    name_en: str = ""
    name_zh: str = ""
    says_en: str = ""
    says_zh: str = ""
