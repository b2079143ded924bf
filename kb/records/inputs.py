"""How the inputs of `kb check` spell what packs know."""

from __future__ import annotations

from kb.records.base import COMPACT, Record, pk


class Format(Record, table=True):
    """A record about a format (kind: dialect, spelling, readout or sign); `body` is all of it, as JSON."""

    __tablename__ = "format"
    __table_args__ = COMPACT
    kind: str = pk()
    id: str = pk()
    pack: str = ""
    ord: int = 0
    body: str = "{}"


class Finding(Record, table=True):
    """Something that `kb check` may tell of a cluster; `body` holds the conditions, as JSON."""

    __tablename__ = "finding"
    __table_args__ = COMPACT
    id: str = pk()
    pack: str = ""
    view: str = ""
    versions: str = ""
    code: str = ""
    level: str = ""
    title_en: str = ""
    title_zh: str = ""
    text_en: str = ""
    text_zh: str = ""
    why_en: str = ""
    why_zh: str = ""
    remedy_en: str = ""
    remedy_zh: str = ""
    helm: str = ""
    bad: str = ""
    good: str = ""
    retired: bool = False
    ord: int = 0
    body: str = "{}"
