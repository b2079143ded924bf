"""Open the built base for reading.

This is the road of every cold `kb ask`: nothing heavy is imported, packs are recognised by the stat of their
files, and only when that is new does `kb.cache` look closer, and build. Writing is the business of
`kb.build`.
"""

from __future__ import annotations

import os
import sqlite3
import sys

from kb.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
TAG = f"{sys.implementation.cache_tag}-{sys.hexversion:x}"
_ASK = (
    os.path.join("ask", name + ".py")
    for name in (
        "atoms binding features lanes lexicon negation normal omitted polarity records runs sentences slips turning "
        "wording world"
    ).split()
)
_CODE = ("records", "packs", "rules", "build.py", "bigrams.py", *_ASK)


class Base:
    """A built base, open for reading.

    Attributes:
        db: the connection; rows are plain tuples.
        path: the file, or an empty string for a base that lives in memory.
        meta: facts about the base: schema, hash, packs, default_view, reference, product, languages,
            title_en, title_zh.
    """

    __slots__ = ("db", "meta", "path")

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self.db = db
        self.path = path
        self.meta: dict[str, str] = dict(db.execute("SELECT key, value FROM meta"))

    def row(self, sql: str, args: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        row: tuple[Any, ...] | None = self.db.execute(sql, args).fetchone()
        return row

    def rows(self, sql: str, args: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.db.execute(sql, args).fetchall()

    def text(self, pair: Sequence[str], lang: str) -> str:
        """The text of an (English, Chinese) pair in a language; the other one where it is missing.

        Args:
            pair: the `_en` and `_zh` columns.
            lang: "en" or "zh".
        """
        first, second = (pair[1], pair[0]) if lang == "zh" else (pair[0], pair[1])
        return first or second

    def close(self) -> None:
        """Close the connection."""
        self.db.close()


def open_base(packs: Sequence[str] | None = None, cache: str | None = None) -> Base:
    """Open the base of some packs, building it first when they or the code are new.

    Args:
        packs: pack folders, or folders of packs; by default `KB_PACKS`, else the packs that came with kb.
        cache: the cache folder; by default `KB_CACHE`, else `XDG_CACHE_HOME`/kb, else ~/.cache/kb.

    Raises:
        PackError: a pack is invalid and no base was built from these packs before.
        StoreError: there are no packs.
    """
    roots = pack_roots(packs)
    folders = cache_folders(cache)
    print_ = fingerprint(roots)
    for folder in folders:
        base = _stamped(folder, roots, print_)
        if base is not None:
            return base
    from kb import cache as builder

    return builder.ensure(roots, folders, print_)


def pack_roots(packs: Sequence[str] | None = None) -> list[str]:
    """The folders where packs are looked for, as absolute paths.

    Raises:
        StoreError: there is no such folder.
    """
    given = (
        list(packs)
        if packs is not None
        else [p for p in os.environ.get("KB_PACKS", "").split(os.pathsep) if p]
    )
    if not given:
        shipped = os.path.join(HERE, "_packs")
        given = [shipped if os.path.isdir(shipped) else os.path.join(os.path.dirname(HERE), "data")]
    roots = [os.path.abspath(p) for p in given]
    for root in roots:
        if not os.path.isdir(root):
            raise StoreError(
                "no such folder", root, "a folder that holds knowledge packs", remedy="see KB_PACKS"
            )
    return roots


def cache_folders(cache: str | None = None) -> list[str]:
    """The folders that may hold built bases, best first: the cache folder, then one in scratch space."""
    env = os.environ
    home = env.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    first = cache or env.get("KB_CACHE") or os.path.join(home, "kb")
    user = os.getuid() if hasattr(os, "getuid") else 0
    scratch = os.path.join(env.get("TMPDIR") or env.get("TEMP") or "/tmp", f"kb-{user}")
    return [os.path.abspath(first), os.path.abspath(scratch)]


def _entries(path: str, suffixes: tuple[str, ...], deep: bool) -> Iterable[tuple[str, os.stat_result]]:
    with os.scandir(path) as found:
        for entry in sorted(found, key=_name):
            if entry.name.startswith((".", "__")) and not entry.name.endswith(".py"):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, suffixes, deep) if deep else ()
            elif entry.name.endswith(suffixes):
                yield entry.path, entry.stat()


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def pack_entries(root: str) -> Iterable[tuple[str, os.stat_result]]:
    """The YAML files below a folder, with their stat."""
    return _entries(root, (".yaml", ".yml"), True)


def code_entries() -> Iterable[tuple[str, os.stat_result]]:
    """The source files that shape a base, with their stat."""
    for name in _CODE:
        path = os.path.join(HERE, name)
        if name.endswith(".py"):
            yield path, os.stat(path)
        elif os.path.isdir(path):
            yield from _entries(path, (".py",), False)


def fingerprint(roots: Sequence[str]) -> str:
    """What a base was made of: path, time and size of every pack file and source file that shapes it."""
    try:
        found = [entry for root in roots for entry in pack_entries(root)]
        found += code_entries()
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", str(error.filename)) from error
    return "\n".join([TAG, *(f"{path}|{stat.st_mtime_ns}|{stat.st_size}" for path, stat in found)])


def stamp_path(folder: str, roots: Sequence[str]) -> str:
    """The file in a cache folder that says which base belongs to some packs, and how they looked then."""
    from binascii import crc32

    return os.path.join(
        folder, f"{crc32(os.pathsep.join([TAG, *roots]).encode('utf-8', 'replace')):08x}.stamp"
    )


def read_stamp(folder: str, roots: Sequence[str]) -> tuple[str, str]:
    """The base's path and the fingerprint that a stamp holds; empty strings when there is none to trust."""
    path = stamp_path(folder, roots)
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return "", ""
            base, _, print_ = file.read().partition("\n")
    except (OSError, ValueError):
        return "", ""
    return base, print_


def _stamped(folder: str, roots: Sequence[str], print_: str) -> Base | None:
    path, before = read_stamp(folder, roots)
    return open_file(path) if path and before == print_ else None


def open_file(path: str) -> Base | None:
    """Open a built file; None when it is gone or no base."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        db = sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        base = Base(db, path)
    except (sqlite3.Error, ValueError):
        return None
    return base if base.meta.get("schema") else None
