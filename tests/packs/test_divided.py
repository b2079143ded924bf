"""Reading the examples of a base by several processes."""

from __future__ import annotations

import sqlite3

import pytest

from kb.packs import divided
from kb.store import Base, open_base


@pytest.fixture(scope="module")
def db() -> sqlite3.Connection:
    base = open_base()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    base.db.backup(copy)
    copy.execute("DELETE FROM phrasing WHERE id >= 400")
    base.close()
    return copy


@pytest.fixture(scope="module")
def alone(db: sqlite3.Connection) -> list[divided.Features]:
    return divided.read(db)


def test_several_processes_read_what_one_reads(
    db: sqlite3.Connection, alone: list[divided.Features], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(divided, "_WORTH", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    here, own = divided._share, []

    def share(base: Base, first: int, step: int) -> list[divided.Features]:
        own.append((first, step))
        return here(base, first, step)

    monkeypatch.setattr(divided, "_share", share)
    assert len(alone) == 400
    assert divided.read(db) == alone
    assert own == [(0, 3)]


@pytest.mark.parametrize("python", ["/no/such/python", "/bin/false"])
def test_the_share_of_a_process_that_fails_is_read_all_the_same(
    db: sqlite3.Connection, alone: list[divided.Features], monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    monkeypatch.setattr(divided, "_WORTH", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("sys.executable", python)
    assert divided.read(db) == alone


def test_a_process_without_a_base_fails() -> None:
    assert divided.main("/no/such/base.sqlite", "0", "2") == 1
