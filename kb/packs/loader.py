"""Find a pack's files and read them into records by kind.

Nothing is looked up between records here (see `resolve`), and nothing is written.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from kb.errors import PackError, PackReferenceError, PackSchemaError, PackSyntaxError, nearest
from kb.packs.schema import KINDS, PACK
from kb.packs.shapes import EnoughError, Phrases, Problems, Rec, Said
from kb.packs.source import Node, Place, read_file

SUFFIXES = (".yaml", ".yml")


class Packs:
    """The records of some packs.

    Attributes:
        packs: the `pack:` record of each, in the order given.
        records: kind (as in the files: "claims") -> its records, in file order.
        plain: words that carry no content.
        problems: what is wrong.
    """

    def __init__(self) -> None:
        self.packs: list[Rec] = []
        self.records: dict[str, list[Rec]] = {kind: [] for kind in KINDS}
        self.plain: list[Said] = []
        self.problems = Problems()

    def of(self, kind: str) -> list[Rec]:
        """The records of a kind."""
        return self.records[kind]


def pack_dirs(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The pack folders that some paths mean: a folder with YAML files is one, else its subfolders are.

    Raises:
        PackError: a path is no folder, or holds no pack.
    """
    found: list[Path] = []
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            raise PackError("no such folder", str(path), "a folder that holds a pack")
        direct = any(p.suffix in SUFFIXES for p in path.iterdir() if p.is_file())
        inner = [] if direct else [p for p in sorted(path.iterdir()) if p.is_dir() and pack_files(p)]
        if not direct and not inner:
            raise PackError("no pack here", str(path), "YAML files, or folders with YAML files")
        found += [path] if direct else inner
    return list(dict.fromkeys(found))


def pack_files(folder: Path) -> list[Path]:
    """The YAML files of a pack, in a fixed order; hidden files and folders are passed over."""
    found: list[Path] = []
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "__")))
        found += [Path(top, f) for f in sorted(files) if f.endswith(SUFFIXES) and not f.startswith(".")]
    return found


def shown(path: Path) -> str:
    """A path as errors name it: relative to the working folder when it lies inside."""
    absolute = Path.cwd() / path
    return str(absolute.relative_to(Path.cwd()) if absolute.is_relative_to(Path.cwd()) else absolute)


def read_packs(paths: Iterable[str | os.PathLike[str]]) -> Packs:
    """Read packs; what is wrong is in the result's `problems`.

    Args:
        paths: pack folders, or folders of pack folders.

    Raises:
        PackError: a path holds no pack.
    """
    result = Packs()
    with contextlib.suppress(EnoughError):
        for folder in pack_dirs(paths):
            _read_pack(folder, result)
    return result


def _read_pack(folder: Path, result: Packs) -> None:
    own: list[Rec] = []
    before = {kind: len(records) for kind, records in result.records.items()}
    for path in pack_files(folder):
        try:
            root = read_file(path, shown(path))
            if root is not None:
                _read_root(root, result, own)
        except PackSyntaxError as error:
            result.problems.add(error)
    if len(own) != 1:
        _pack_record_count(own, folder, result)
    name = str(own[0].get("id", "")) if own else folder.name
    result.packs += own[:1]
    for kind, records in result.records.items():
        for rec in records[before[kind] :]:
            rec["pack"] = name


def _pack_record_count(own: list[Rec], folder: Path, result: Packs) -> None:
    if own:
        result.problems.add(PackReferenceError("a second 'pack' record", own[1].place, "one in a pack"))
    else:
        result.problems.add(
            PackSchemaError("no 'pack' record", shown(folder), "pack: {id, title} in one of its files")
        )


def _read_root(root: Node, result: Packs, own: list[Rec]) -> None:
    if root.kind != "map":
        result.problems.shape(root, "a mapping from record kinds (claims, rules, ...) to lists")
        return
    for key, value in root.entries:
        if key.text == "pack":
            rec = PACK.read(value, result.problems)
            own += [rec] if rec is not None else [Rec()]
        elif key.text == "plain":
            result.plain += Phrases().read(value, result.problems) or []
        elif key.text in KINDS:
            _read_kind(key, value, result)
        else:
            known = [*KINDS, "pack", "plain"]
            close = nearest(key.text, known)
            expected = "" if close else "one of " + ", ".join(known)
            result.problems.add(
                PackSchemaError(f"unknown record kind {key.said()}", key.place, expected, close)
            )


def _read_kind(key: Node, value: Node, result: Packs) -> None:
    if value.kind != "list":
        result.problems.shape(value, f"a list of {key.text}")
        return
    shape = KINDS[key.text]
    for item in value.items:
        rec = shape.read(item, result.problems)
        if rec is not None and all(name in rec for name in shape.needed):
            result.records[key.text].append(rec)


def where(rec: Rec, key: str) -> Place:
    """The place of one of a record's texts, or of the record."""
    value = rec.get(key)
    return value.place if isinstance(value, Said) else rec.place
