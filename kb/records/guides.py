"""What leads a person on: commands, procedures, messages, tables, example questions."""

from __future__ import annotations

from kb.records.base import COMPACT, Record, pk


class Command(Record, table=True):
    """A command that shows or does what a record (by ref) speaks of, and the output to expect."""

    __tablename__ = "command"
    __table_args__ = COMPACT
    ref: str = pk()
    ord: int = pk()
    run: str = ""
    expect_en: str = ""
    expect_zh: str = ""


class Procedure(Record, table=True):
    """Steps to reach an aim."""

    __tablename__ = "procedure"
    id: str = pk()
    pack: str = ""
    view: str = ""
    title_en: str = ""
    title_zh: str = ""
    aim_en: str = ""
    aim_zh: str = ""


class Step(Record, table=True):
    """A step of a procedure."""

    __tablename__ = "step"
    __table_args__ = COMPACT
    procedure: str = pk()
    ord: int = pk()
    id: str = ""
    text_en: str = ""
    text_zh: str = ""
    run: str = ""


class Branch(Record, table=True):
    """What an output of a step means, and where to go from there."""

    __tablename__ = "branch"
    __table_args__ = COMPACT
    procedure: str = pk()
    step: str = pk()
    ord: int = pk()
    output: str = ""
    means_en: str = ""
    means_zh: str = ""
    go: str = ""
    go_en: str = ""
    go_zh: str = ""


class TableView(Record, table=True):
    """A comparison table: entities as rows, attributes as columns."""

    __tablename__ = "tableview"
    id: str = pk()
    pack: str = ""
    view: str = ""
    title_en: str = ""
    title_zh: str = ""
    note_en: str = ""
    note_zh: str = ""


class TableRow(Record, table=True):
    """A row of a table."""

    __tablename__ = "table_row"
    __table_args__ = COMPACT
    tableview: str = pk()
    ord: int = pk()
    entity: str = ""


class TableColumn(Record, table=True):
    """A column of a table."""

    __tablename__ = "table_column"
    __table_args__ = COMPACT
    tableview: str = pk()
    ord: int = pk()
    attribute: str = ""


class Message(Record, table=True):
    """A log line, status line or error as a pattern, what it means and what to do."""

    __tablename__ = "message"
    id: str = pk()
    pack: str = ""
    view: str = ""
    kind: str = ""
    pattern: str = ""
    regex: bool = False
    means_en: str = ""
    means_zh: str = ""
    todo_en: str = ""
    todo_zh: str = ""


class MessageSets(Record, table=True):
    """What seeing a message tells about a case."""

    __tablename__ = "message_sets"
    __table_args__ = COMPACT
    message: str = pk()
    ord: int = pk()
    attribute: str = ""
    value: str = ""


class Question(Record, table=True):
    """An example question with the answer that is expected: a pack's own test."""

    __tablename__ = "question"
    id: str = pk()
    pack: str = ""
    family: str = ""
    half: str = ""
    turns: str = "[]"
    given: str = "{}"
    expect: str = "{}"
    why: str = ""
