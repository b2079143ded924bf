"""The second pack, of another domain, becomes the tables that readers count on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.bigrams import bigrams
from kb.build import build
from kb.packs import load

FIXTURE = Path(__file__).parent.parent / "fixtures" / "bicycle"


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(build(load([FIXTURE]), "hash"))
    yield connection
    connection.close()


def one(db: sqlite3.Connection, sql: str) -> tuple[object, ...]:
    return tuple(db.execute(sql).fetchone())


def test_meta_tells_what_the_base_is(db: sqlite3.Connection) -> None:
    meta = dict(db.execute("SELECT * FROM meta"))
    assert meta["packs"] == "bicycle"
    assert (meta["default_view"], meta["reference"], meta["hash"]) == ("handbook", "3.1", "hash")


def test_views_come_from_the_first_citation(db: sqlite3.Connection) -> None:
    assert one(db, "SELECT view FROM claim WHERE id='city-tyres'") == ("maker",)
    assert one(db, "SELECT view FROM claim WHERE id='city-brake'") == ("handbook",)
    assert one(db, "SELECT view, versions FROM rule WHERE id='winter-new'") == ("handbook", ">=3")


def test_list_values_are_rows_and_joined(db: sqlite3.Connection) -> None:
    assert one(db, "SELECT value FROM claim WHERE id='disc-known-for'") == (
        "short stopping distance, weight",
    )
    values = db.execute("SELECT value FROM claim_value WHERE claim='disc-known-for' ORDER BY ord").fetchall()
    assert values == [("short stopping distance",), ("weight",)]


def test_citations_commands_and_defaults(db: sqlite3.Connection) -> None:
    cited = db.execute(
        "SELECT source, section, file, lines, tag FROM citation WHERE ref='claim:disc-known-for'"
    )
    assert cited.fetchall() == [
        ("handbook", "brakes", "", "", ""),
        ("sheets", "", "sheets/disc.txt", "1-3", "2026"),
    ]
    assert one(db, "SELECT run, expect_en FROM command WHERE ref='claim:disc-known-for'") == (
        "kb show disc-brake",
        "the record",
    )
    assert one(db, "SELECT value, presumed FROM default_value WHERE attribute='mudguards'") == ("false", 0)
    assert one(db, "SELECT source FROM citation WHERE ref='default:mudguards/0'") == ("handbook",)


def test_records_know_what_they_are_about(db: sqlite3.Connection) -> None:
    def about(ref: str) -> set[str]:
        return {c for (c,) in db.execute("SELECT concept FROM about WHERE ref=?", (ref,))}

    assert about("claim:tourer-brake") == {"tourer", "fitted-brake", "fitted-brake=disc-brake", "disc-brake"}
    assert about("claim:tourer-dynamo") == {"tourer", "dynamo", "dynamo=true", "as-sold"}
    assert about("rule:wet-rims") >= {
        "wet-trouble",
        "wet-trouble=true",
        "rim-material=alloy",
        "rim-wear=true",
    }
    assert about("procedure:check-rims") == {"rim-wear", "rim-wear=true"}
    assert about("branch:check-rims/look/0") == {"rim-wear", "rim-wear=true"}
    assert about("advice:buy-mudguards") == {"mudguards", "winter"}
    assert about("measurement:disc-stop") == {"known-for", "disc-brake"}


def test_a_truth_value_always_has_both_values(db: sqlite3.Connection) -> None:
    rows = db.execute("SELECT value, name_en FROM allowed WHERE attribute='dynamo' ORDER BY value").fetchall()
    assert rows == [("false", "false"), ("true", "true")]
    assert one(db, "SELECT type, name_zh FROM concept WHERE id='mudguards=true'") == ("value", "装了挡泥板")


def test_no_column_is_null(db: sqlite3.Connection) -> None:
    for (table,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'text_%'"
    ).fetchall():
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        for column in columns:
            assert db.execute(f"SELECT count(*) FROM {table} WHERE {column} IS NULL").fetchone() == (0,)


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ('"mudguards"', "advice:buy-mudguards"),
        ('"stopped"', "measurement:disc-stop"),
        ('body_zh : "制动 动距 距离"', "claim:disc-known-for"),
        ('"squeal"', "message:squeal"),
        ('"replace"', "procedure:check-rims"),
        ('"disc" "brake"', "claim:tourer-brake"),
    ],
)
def test_the_text_index_finds_records(words: str, ref: str, db: sqlite3.Connection) -> None:
    found = [r for (r,) in db.execute("SELECT ref FROM text_index WHERE text_index MATCH ?", (words,))]
    assert ref in found


def test_chinese_is_cut_into_pairs() -> None:
    assert bigrams("主机路由 BPF 好a") == "主机 机路 路由 BPF 好 a"
    assert bigrams("") == ""
