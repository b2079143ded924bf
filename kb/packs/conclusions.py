"""What the rules make of the packs' own facts, for the linter: empty cells of tables, and contradictions.

The base is built in memory and asked like any other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from kb.ask.records import Records
from kb.ask.world import BaseWorld
from kb.build import build
from kb.packs.loader import Packs
from kb.packs.shapes import Rec
from kb.packs.views import Views
from kb.rules.engine import Conclusion, Engine
from kb.rules.program import load_program
from kb.rules.versions import contains
from kb.store import Base


class Case:
    """The packs' own facts and rules.

    Args:
        packs: records that are free of errors.
        version: of the product; the packs' reference when absent.
    """

    def __init__(self, packs: Packs, version: str = "") -> None:
        db = sqlite3.connect(":memory:", check_same_thread=False)
        db.deserialize(build(packs, ""))
        self.base = Base(db, "")
        self.version = version or self.base.meta["reference"] or "0"
        self._records = Records(self.base)
        self._engines: dict[str, Engine] = {}

    def conclude(self, entity: str, attribute: str, view: str) -> Conclusion:
        """What follows of one attribute of one entity in a view."""
        if view not in self._engines:
            self._engines[view] = self._engine(view)
        return self._engines[view].conclude(entity, attribute)

    def _engine(self, view: str) -> Engine:
        rows = self.base.rows("SELECT versions, code FROM program WHERE view = ?", (view,))
        code = next(code for versions, code in rows if contains(versions, self.version))
        return Engine(load_program(code), BaseWorld(self._records, view, self.version))


def empty_cells(packs: Packs, case: Case) -> Iterator[tuple[Rec, str]]:
    """The cells of tables for which nothing is stated or concluded, as (table, text)."""
    views = Views(packs)
    for table in packs.of("tables"):
        for column in table["columns"]:
            for row in table["rows"]:
                found = case.conclude(row, column, views.of(table))
                if not found.values and not found.conflict:
                    yield table, f"table {table['id']!s}: nothing is known of {column!s} of {row!s}"


def contradictions(packs: Packs, case: Case) -> Iterator[tuple[Rec, str]]:
    """Claims and conclusions that contradict each other in a view, as (entity, text)."""
    concluded = [a for a in packs.of("attributes") if a.get("role") == "concluded"]
    for view in packs.of("views"):
        for entity in packs.of("entities"):
            for attribute in concluded:
                if entity["kind"] in (attribute.get("of") or [entity["kind"]]):
                    sides = case.conclude(entity["id"], attribute["id"], view["id"]).conflict
                    if sides:
                        told = " against ".join(f"{side.value} ({side.ref})" for side in sides)
                        yield entity, f"{attribute['id']!s} of {entity['id']!s}: {told} [view {view['id']!s}]"
