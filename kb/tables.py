"""Comparison tables as views over facts and conclusions: entities are rows, attributes are columns.

Nothing in a table is typed in: each cell is asked of the rules, which answer with what is stated, what follows,
or that it is not known. How a table looks is `kb.render.table`'s business.
"""

from __future__ import annotations

from kb.ask.speech import Speech
from kb.errors import KbError
from kb.proof import Step, step_of
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.knowledge import KnowledgeBase
    from kb.rules.engine import Conclusion, Node

STATED = "stated"
CONCLUDED = "concluded"
DEFAULT = "default"
UNKNOWN = "unknown"

_KINDS = {"claim": STATED, "input": STATED, "rule": CONCLUDED, "absence": CONCLUDED}


class TableError(KbError):
    """A table, row or column is named that is not there."""


class Cell:
    """One cell.

    Attributes:
        value: the value as stored, or "" when it is not known.
        text: the value as people read it, with the manner in which it comes about.
        kind: STATED, CONCLUDED, DEFAULT or UNKNOWN.
        manner: how the value comes about, or "".
        proof: why, or None when it is not known.
    """

    __slots__ = ("kind", "manner", "proof", "text", "value")

    def __init__(self, value: str, text: str, kind: str, manner: str = "", proof: Step | None = None) -> None:
        self.value = value
        self.text = text
        self.kind = kind
        self.manner = manner
        self.proof = proof

    def as_dict(self) -> dict[str, object]:
        """The cell as plain data."""
        return {
            "value": self.value or None,
            "text": self.text,
            "kind": self.kind,
            "manner": self.manner,
            "proof": self.proof.as_dict() if self.proof else None,
        }


class Table:
    """A table, its cells computed.

    Attributes:
        id, title, note: what it is.
        columns: (attribute, name) pairs.
        rows: (entity, name) pairs.
        cells: a list of cells for each row.
        sources: what the table and its cells cite, each once.
        lang: the language of its texts.
    """

    __slots__ = ("cells", "columns", "id", "lang", "note", "rows", "sources", "title")

    def __init__(self, id: str, title: str, note: str, lang: str) -> None:
        self.id = id
        self.title = title
        self.note = note
        self.lang = lang
        self.columns: list[tuple[str, str]] = []
        self.rows: list[tuple[str, str]] = []
        self.cells: list[list[Cell]] = []
        self.sources: list[dict[str, str]] = []

    def as_dict(self) -> dict[str, object]:
        """The table as plain data."""
        rows = []
        for (id, name), cells in zip(self.rows, self.cells, strict=True):
            named = {c[0]: cell.as_dict() for c, cell in zip(self.columns, cells, strict=True)}
            rows.append({"id": id, "name": name, "cells": named})
        return {
            "id": self.id,
            "title": self.title,
            "note": self.note,
            "columns": [{"id": id, "name": name} for id, name in self.columns],
            "rows": rows,
            "sources": self.sources,
        }


def names(kb: KnowledgeBase) -> list[str]:
    """The ids of the tables that a knowledge base holds."""
    return [r[0] for r in kb.base.rows("SELECT id FROM tableview ORDER BY rowid", ())]


def table(
    kb: KnowledgeBase,
    id: str,
    rows: Sequence[str] | None = None,
    columns: Sequence[str] | None = None,
    *,
    lang: str = "en",
    view: str | None = None,
    version: str | None = None,
) -> Table:
    """Compute a table.

    Args:
        kb: the knowledge base.
        id: the table.
        rows: entities to show, in this order; all of the table when None. Other entities may be named as well. The
            table's note speaks of the whole and is left out of a part.
        columns: attributes to show, likewise.
        lang: en or zh.
        view: whose word counts; the default view when None.
        version: the product version; the reference version when None.

    Raises:
        TableError: no such table, entity or attribute; names the nearest.
    """
    found = kb.base.row("SELECT title_en,title_zh,note_en,note_zh FROM tableview WHERE id=?", (id,))
    if found is None:
        raise _unknown("table", id, names(kb), "kb list table names them")
    note = kb.base.text(found[2:], lang) if rows is None and columns is None else ""
    out = Table(id, kb.base.text(found[:2], lang), note, lang)
    speech = Speech(kb.records, lang)
    out.rows = [(e, speech.name(e)) for e in _chosen(kb, id, "row", rows)]
    out.columns = [(a, speech.name(a)) for a in _chosen(kb, id, "column", columns)]
    out.sources = [dict(c) for c in kb.records.citations(f"table:{id}")]
    for entity, _ in out.rows:
        line = []
        for attribute, _ in out.columns:
            conclusion = kb.conclude(entity, attribute, view=view, version=version)
            line.append(_cell(kb, speech, conclusion, out))
        out.cells.append(line)
    return out


def _chosen(kb: KnowledgeBase, id: str, what: str, wanted: Sequence[str] | None) -> list[str]:
    source, column = ("table_row", "entity") if what == "row" else ("table_column", "attribute")
    have = [
        r[0] for r in kb.base.rows(f"SELECT {column} FROM {source} WHERE tableview=? ORDER BY ord", (id,))
    ]
    if wanted is None:
        return have
    for name in wanted:
        if name not in have and kb.base.row(f"SELECT 1 FROM {column} WHERE id=?", (name,)) is None:
            known = [r[0] for r in kb.base.rows(f"SELECT id FROM {column}", ())]
            raise _unknown(what, name, [*have, *known], f"{what}s of {id}: {', '.join(have)}")
    return list(wanted)


def _unknown(what: str, name: str, known: Sequence[str], remedy: str) -> TableError:
    from kb.errors import nearest

    return TableError(f"no {what} is called {name!r}", nearest=nearest(name, known), remedy=remedy)


def _cell(kb: KnowledgeBase, speech: Speech, found: Conclusion, out: Table) -> Cell:
    if found.value is None or found.proof is None:
        return Cell("", "?", UNKNOWN)
    kind = _KINDS.get(found.proof.kind, DEFAULT)
    claim = kb.records.claim_at(found.proof.ref)
    values = claim.values if claim else (found.value,)
    manner = claim.manner if claim else ""
    text = ", ".join(_told(kb, speech, found.attribute, v) for v in values)
    named = speech.name(manner) if manner else ""
    _cite(kb, found.proof, out)
    return Cell(
        ", ".join(values),
        text + (f" ({named})" if named else ""),
        kind,
        manner,
        step_of(found.proof, speech, kb.records),
    )


def _told(kb: KnowledgeBase, speech: Speech, attribute: str, value: str) -> str:
    """A value in words; what rules conclude to be true or false is a yes or no unless its pack has better words."""
    text = speech.value(attribute, value)
    found = kb.records.attribute(attribute)
    if found and found.type == "bool" and found.role == "concluded" and text in ("true", "false"):
        return word("yes" if text == "true" else "no", speech.lang)
    return text


def _cite(kb: KnowledgeBase, node: Node, out: Table) -> None:
    for cited in kb.records.citations(node.ref):
        if cited not in out.sources:
            out.sources.append(dict(cited))
    for child in node.children:
        _cite(kb, child, out)
