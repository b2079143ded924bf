"""What records are found by: concepts, phrases, words, typing errors; and the base's own particulars."""

from __future__ import annotations

from sqlalchemy import Index

from kb.records.base import COMPACT, Record, pk


class Meta(Record, table=True):
    """Facts about the base itself: schema, content hash, packs, default view, reference version."""

    __tablename__ = "meta"
    key: str = pk()
    value: str = ""


class Concept(Record, table=True):
    """Everything that a question may mention, in one namespace."""

    __tablename__ = "concept"
    id: str = pk()
    type: str = ""
    name_en: str = ""
    name_zh: str = ""
    weak: bool = False


class About(Record, table=True):
    """A record (by ref) speaks of a concept; the fewer records do, the rarer it is (1 down to 0)."""

    __tablename__ = "about"
    __table_args__ = (Index("about_concept", "concept"), COMPACT)
    ref: str = pk()
    concept: str = pk()
    rarity: float = 0.0


class Alias(Record, table=True):
    """A folded phrase and the things it may name."""

    __tablename__ = "alias"
    __table_args__ = COMPACT
    phrase: str = pk()
    targets: str = ""


class Phrasing(Record, table=True):
    """An example of how people ask for a record: in open words, or for a yes or a no."""

    __tablename__ = "phrasing"
    __table_args__ = (Index("phrasing_ref", "ref"),)
    id: int = pk()
    ref: str = ""
    verdict: str = ""
    text: str = ""


class Asked(Record, table=True):
    """A feature of phrasings: how rare it is, and by number the records that are asked for with it.

    The postings are marshalled lanes: for each record, by its number, the greatest weight in one of its phrasings.
    """

    __tablename__ = "asked"
    __table_args__ = COMPACT
    feature: str = pk()
    rarity: float = 0.0
    postings: bytes = b""


class Vocabulary(Record, table=True):
    """A record that is asked for, its number, and the features of all its phrasings.

    The features are a marshalled mapping of each to lanes: its weight in each phrasing, in the order of their ids.
    """

    __tablename__ = "vocabulary"
    __table_args__ = COMPACT
    ref: str = pk()
    number: int = 0
    features: bytes = b""


class Pole(Record, table=True):
    """A word that stands at one of the two ends of an opposition ("more", "less")."""

    __tablename__ = "pole"
    __table_args__ = COMPACT
    word: str = pk()
    axis: str = ""
    sign: int = 0


class Cause(Record, table=True):
    """One thing that is told of what brings an effect about: a thing it is told of, an effect, a cause, or none."""

    __tablename__ = "cause"
    __table_args__ = COMPACT
    id: str = pk()
    part: str = pk()
    concept: str = pk()
    by: str = ""


class Word(Record, table=True):
    """A word of the phrases, or the first two of one, with the length in words of the longest phrase that it begins."""

    __tablename__ = "word"
    __table_args__ = COMPACT
    word: str = pk()
    longest: int = 0


class Typo(Record, table=True):
    """A word with one letter deleted, and the word."""

    __tablename__ = "typo"
    __table_args__ = COMPACT
    form: str = pk()
    word: str = pk()
