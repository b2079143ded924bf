"""`kb export [TABLE]`: comparison tables to standard output, a file or a folder."""

from __future__ import annotations

import os

import kb
from kb import tables
from kb.cli.context import interface_language, known_version, known_view
from kb.cli.exits import OK, UsageError
from kb.render.output import make_folder, write, write_file
from kb.render.table import SUFFIXES, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.cli.argv import Given
    from kb.knowledge import KnowledgeBase

_EXTENSIONS = {"text": "txt"}


def run(given: Given) -> int:
    """Export one table, or all of them."""
    base = kb.open()
    if given.flag("all"):
        return _all(base, given)
    if not given.words:
        known = ", ".join(tables.names(base))
        raise UsageError("which table?", expected=f"one of {known}", remedy="or --all -o FOLDER")
    output = given.value("output")
    text = _one(
        base, given, given.words[0], given.format(SUFFIXES.get(output.rpartition(".")[2].lower(), "md"))
    )
    if output and output != "-":
        write_file(output, text)
    else:
        write(text)
    return OK


def _one(base: KnowledgeBase, given: Given, id: str, format: str) -> str:
    found = tables.table(
        base,
        id,
        _names(given, "rows"),
        _names(given, "columns"),
        lang=given.value("lang") or interface_language(),
        view=known_view(base, given),
        version=known_version(given),
    )
    return table(found, format)


def _names(given: Given, option: str) -> list[str] | None:
    if not given.flag(option):
        return None
    names = [name.strip() for name in given.value(option).split(",") if name.strip()]
    if not names:
        raise UsageError(f"--{option} names nothing", expected="ids with commas between them")
    return names


def _all(base: KnowledgeBase, given: Given) -> int:
    folder = given.value("output")
    if not folder or given.words or given.flag("rows") or given.flag("columns"):
        raise UsageError("--all writes every table whole, into a folder", remedy="kb export --all -o FOLDER")
    format = given.format("md")
    texts = {id: _one(base, given, id, format) for id in tables.names(base)}
    make_folder(folder)
    for id, text in texts.items():
        write_file(os.path.join(folder, f"{id}.{_EXTENSIONS.get(format, format)}"), text)
    return OK
