"""What all tables of the built base share."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

COMPACT: dict[str, Any] = {"sqlite_with_rowid": False}


def pk() -> Any:
    """A column of the primary key."""
    return Field(primary_key=True)


class Record(SQLModel):
    """The parent of every table; table names and options are given by each table itself."""

    __tablename__: ClassVar[Any]
    __table_args__: ClassVar[Any] = {}
