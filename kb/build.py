"""Write the records of packs into a SQLite base.

The base is made in memory and handed over as bytes; `kb.cache` puts it into the cache folder whole or not at
all.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.pool import StaticPool
from sqlmodel import create_engine

from kb import records as r
from kb.packs import aliases, phrasings, texts
from kb.packs.loader import Packs
from kb.packs.programs import programs
from kb.packs.rows import Rows, shape


def build(packs: Packs, content: str) -> bytes:
    """Build a base.

    Args:
        packs: records without problems.
        content: the hash of the packs and of the code, kept in the base.

    Returns:
        The SQLite file's bytes.
    """
    rows = shape(packs)
    _lexicon(rows)
    phrasings.ask(rows)
    rows.keep(r.Program, programs(packs))
    _meta(rows, content)
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            r.Record.metadata.create_all(connection)
            for table, values in rows.tables.items():
                _insert(connection, table, values)
            connection.execute(text(r.TEXT_INDEX))
            index = [dict(zip("rteb", row, strict=True)) for row in texts.index_rows(packs)]
            if index:
                connection.execute(text("INSERT INTO text_index VALUES (:r, :t, :e, :b)"), index)
        return _bytes(engine.raw_connection().driver_connection)
    finally:
        engine.dispose()


def _insert(connection: Connection, table: type[r.Record], values: list[dict[str, Any]]) -> None:
    """Insert rows that name every column; straight by the driver, for there may be many."""
    if values:
        columns = list(values[0])
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table.__tablename__} ({', '.join(columns)}) VALUES ({marks})"
        connection.exec_driver_sql(sql, [tuple(map(row.__getitem__, columns)) for row in values])


def _bytes(connection: Any) -> bytes:
    assert isinstance(connection, sqlite3.Connection)
    phrasings.index(connection)
    connection.execute("PRAGMA optimize")
    connection.commit()
    return connection.serialize()


def _lexicon(rows: Rows) -> None:
    found = aliases.phrases(rows.packs)
    phrasings.speak(rows.packs, found)
    words = aliases.words(found.targets)
    rows.keep(r.Alias, found.rows())
    rows.keep(r.Word, [{"word": word, "longest": words[word]} for word in sorted(words)])
    rows.keep(r.Typo, aliases.typos(words))


def _meta(rows: Rows, content: str) -> None:
    packs = rows.packs.packs
    first = packs[0]
    told = {
        "schema": r.SCHEMA,
        "hash": content,
        "packs": " ".join(p["id"] for p in packs),
        "title_en": first["title"]["en"],
        "title_zh": first["title"]["zh"],
        **{key: str(first.get(key, "")) for key in ("product", "reference", "covers", "default_view")},
        "languages": " ".join(first.get("languages") or ["en"]),
    }
    rows.keep(r.Meta, [{"key": key, "value": str(value)} for key, value in told.items()])
