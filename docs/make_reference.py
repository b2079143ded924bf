"""Write docs/reference/: commands from their --help, records from the schema, contents of the packs, keys.

Run `make docs`. A test compares the pages with what would be written.
"""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

import kb
from docs.make_keys import keys
from kb import catalogue, tables
from kb.cli.app import run
from kb.cli.options import COMMANDS
from kb.packs.schema import KINDS, PACK, UNCITED
from kb.packs.shapes import Bool, Both, Choice, Fields, Listed, Named, Phrases, Scalar, ScalarOrList, Shape
from kb.render.markup import code, markdown, pipes
from kb.render.table import table

FOLDER = Path(__file__).parent / "reference"
OTHERS = ("check", "eval", "pack", "pack lint", "pack test", "pack new")
NOTE = "<!-- Written by docs/make_reference.py; `make docs` writes it anew. -->\n\n"
_SIMPLE: dict[type[Shape], str] = {
    Bool: "true or false",
    Both: "a text, or {en: ..., zh: ...}",
    Phrases: "a list of phrases, or {en: [...], zh: [...]}",
    ScalarOrList: "a value or a list of values",
}


def help_of(command: str) -> str:
    """What `kb COMMAND --help` prints."""
    os.environ.pop("COLUMNS", None)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run([*command.split(), "--help"])
    return out.getvalue()


def commands() -> str:
    """The page of commands."""
    parts = ["# Commands\n\n" + NOTE + "```text\n$ kb --help\n" + help_of("").rstrip() + "\n```\n"]
    for name in (*COMMANDS, *OTHERS):
        parts.append(f"## kb {name}\n\n```text\n$ kb {name} --help\n{help_of(name).rstrip()}\n```\n")
    return "\n".join(parts)


def shape(found: Shape) -> str:
    """What a shape demands, in words."""
    if isinstance(found, Scalar):
        return found.expected
    if isinstance(found, Choice):
        return "one of " + ", ".join(found.words)
    if isinstance(found, Listed):
        return ("one or a list of: " if found.single else "a list of: ") + shape(found.item)
    if isinstance(found, Named):
        return "a mapping of names to: " + shape(found.item)
    if isinstance(found, Fields):
        keys = (f"{key}{'*' if key in found.needed else ''}" for key in found.shapes)
        return "a mapping of " + ", ".join(keys)
    return _SIMPLE.get(type(found), "a citation")


def records() -> str:
    """The page of record kinds."""
    head = (
        "# Records of a pack\n\n"
        + NOTE
        + "What the files of a pack may hold, made from the schema that the loader "
        "reads by. Keys marked with `*` must be there. [How to write a pack](../packs.md) tells what they mean.\n"
    )
    parts = [head, "## pack\n\nOnce, as a mapping.\n\n" + _keys(PACK)]
    for kind, fields in KINDS.items():
        cited = "" if kind in UNCITED else " Needs at least one citation in `cite`."
        parts.append(f"## {kind}\n\nA list of mappings.{cited}\n\n" + _keys(fields))
    return "\n".join(parts)


def _keys(fields: Fields) -> str:
    rows = [
        [code(k + ("*" if k in fields.needed else "")), markdown(shape(s))] for k, s in fields.shapes.items()
    ]
    return pipes(["key", "value"], rows)


def contents() -> str:
    """The page of what the shipped packs hold."""
    base = kb.open()
    parts = ["# What the shipped packs hold\n\n" + NOTE]
    rows = [
        [code(kind), str(count), markdown(name)] for kind, name, count in catalogue.kinds(base.base, "en")
    ]
    parts.append(pipes(["kind", "count", "name"], rows))
    settings = base.base.rows(
        "SELECT id,name_en,helm,configmap,flag FROM attribute WHERE helm||configmap||flag<>'' ORDER BY ord,id"
    )
    cells = [[code(r[0]), markdown(r[1]), code(r[2]), code(r[3]), code(r[4])] for r in settings]
    parts.append("## Settings\n\n" + pipes(["id", "name", "Helm value", "ConfigMap key", "flag"], cells))
    for kind, name, _ in catalogue.kinds(base.base, "en"):
        if kind not in catalogue.KINDS or kind in ("procedure", "chain", "measurement", "message", "source"):
            listed = [[code(id), markdown(title)] for id, title in catalogue.listing(base.base, kind, "en")]
            parts.append(f"## {markdown(name.capitalize())}\n\n" + pipes(["id", "name"], listed))
    for id in tables.names(base):
        parts.append(table(tables.table(base, id), "md"))
    return "\n".join(parts)


def pages() -> dict[str, str]:
    """The generated pages: name -> text."""
    os.environ.pop("KB_PACKS", None)
    return {
        "commands.md": commands(),
        "records.md": records(),
        "contents.md": contents(),
        "keys.md": keys(NOTE),
    }


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
