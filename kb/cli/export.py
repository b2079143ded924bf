"""`kb export [TABLE]`: comparison tables to standard output, a file or a folder."""

from __future__ import annotations

import os

import kb
from kb import tables
from kb.cli.context import interface_language, known_version, known_view
from kb.cli.exits import OK, UsageError
from kb.errors import note
from kb.render.output import make_folder, page_width, write, write_file
from kb.render.table import SUFFIXES, table
from kb.render.width import PAGE

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
    text = _one(base, given, given.words[0], _format(given, output))
    if output and output != "-":
        write_file(output, text)
    else:
        write(text)
    return OK


def _format(given: Given, output: str) -> str:
    """The format asked for: by option, else by the suffix of the file.

    Raises:
        UsageError: the suffix is none of a format.
    """
    stem, dot, suffix = os.path.basename(output).rpartition(".")
    if given.flag("format") or not (stem and dot):
        return given.format("md")
    if suffix.lower() not in SUFFIXES:
        expected = "a name that ends in one of " + ", ".join("." + known for known in SUFFIXES)
        raise UsageError(
            f".{suffix} is the suffix of no format", output, expected, remedy="or name a format with -f"
        )
    return SUFFIXES[suffix.lower()]


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
    return table(found, format, PAGE if given.value("output") else page_width())


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
    names = [f"{id}.{_EXTENSIONS.get(format, format)}" for id in texts]
    for name, text in zip(names, texts.values(), strict=True):
        write_file(os.path.join(folder, name), text)
    note(f"wrote {len(names)} files into {folder}: {', '.join(names)}")
    return OK
