"""Keep built bases in the user's cache folder: found by content, built once, replaced whole or not at all.

Any number of processes may do this at once. A folder that cannot be written is passed over, with a word on
standard error: the next one is tried, and in the last resort the base lives in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kb import errors, store
from kb.errors import KbError, PackError, note
from kb.rules.program import MAGIC
from kb.store import TAG, Base

KEPT = 6
CODE_LENGTH = 16


def ensure(roots: Sequence[str], folders: Sequence[str], print_: str) -> Base:
    """Find or build the base of some packs, and remember what the packs looked like.

    Args:
        roots: the folders of the packs.
        folders: where built bases may be kept, best first.
        print_: the fingerprint of packs and code (`kb.store.fingerprint`).

    Raises:
        PackError: a pack is invalid, and no base was built from these packs before.
    """
    try:
        return _ensure(roots, folders, print_)
    except PackError as error:
        for folder in folders:
            before = store.open_file(store.read_stamp(folder, roots)[0] or os.devnull)
            if before is not None and before.meta.get("hash", "").endswith(code_hash()):
                errors.outdated = True
                note(f"{error}; answering from the base built before")
                return before
        raise


def _ensure(roots: Sequence[str], folders: Sequence[str], print_: str) -> Base:
    content = content_hash(roots)
    shipped = _shipped(roots, content)
    made = _Made(roots, content)
    for folder in map(Path, folders):
        path = shipped or folder / f"{content}-{TAG}.sqlite"
        try:
            base = _found(path, content) or _put(folder, path, made)
        except OSError as error:
            why = error.strerror or str(error)
            note(f"cannot keep the base in {folder}: {why} (set KB_CACHE to another folder)")
            continue
        _stamp(folder, roots, path, print_)
        return base
    return _in_memory(made.data())


def _found(path: Path, content: str) -> Base | None:
    """The base in a file, if it is of this content and written by this user or by the system's."""
    with contextlib.suppress(OSError):
        if not hasattr(os, "getuid") or path.stat().st_uid in (0, os.getuid()):
            base = store.open_file(str(path))
            if base is not None and base.meta.get("hash") == content:
                return base
    return None


def _stamp(folder: Path, roots: Sequence[str], path: Path, print_: str) -> None:
    """Note which base belongs to what the packs look like now; without the note it is found again by content."""
    with contextlib.suppress(OSError):
        _own_folder(folder)
        stamp = Path(store.stamp_path(str(folder), roots))
        write_whole(stamp, f"{path}\n{print_}".encode("utf-8", "surrogateescape"))


class _Made:
    """A base's bytes, made when first asked for."""

    def __init__(self, roots: Sequence[str], content: str) -> None:
        self.roots = roots
        self.content = content
        self._data = b""

    def data(self) -> bytes:
        self._data = self._data or _build(self.roots, self.content)
        return self._data


def _put(folder: Path, path: Path, made: _Made) -> Base:
    """Put the base into a folder, unless another process has just done so."""
    _own_folder(folder)
    with _lock(folder / "lock"):
        base = _found(path, made.content)
        if base is None:
            write_whole(path, made.data())
            base = store.open_file(str(path))
            _sweep(folder, path)
    if base is None:
        raise OSError("what was written there cannot be read back")
    return base


def content_hash(roots: Sequence[str]) -> str:
    """A hash of what the packs and the code that shapes a base hold, wherever they lie.

    Args:
        roots: the folders of the packs.

    Raises:
        PackError: a file cannot be read.
    """
    packs = hashlib.sha256()
    for root in roots:
        packs.update(_digest(root, store.pack_entries(root)))
    return packs.hexdigest()[:24] + code_hash()


def code_hash() -> str:
    """A hash of the code that shapes a base: bases of which it differs have other tables perhaps."""
    return _digest(store.HERE, store.code_entries()).hex()[:CODE_LENGTH]


def _digest(top: str, entries: Iterable[tuple[str, os.stat_result]]) -> bytes:
    digest = hashlib.sha256()
    for path, stat in entries:
        name = os.path.relpath(path, top).replace(os.sep, "/")
        digest.update(f"{name}\0{stat.st_size}\0".encode("utf-8", "replace"))
        digest.update(_content(Path(path)))
    return digest.digest()


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise OSError(0, "it is no file" if path.exists() else "No such file or directory")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        raise PackError(f"cannot be read: {error.strerror or error}", str(path)) from error


def _shipped(roots: Sequence[str], content: str) -> Path | None:
    """The prebuilt base that lies beside the packs, when it was made of just these for this Python."""
    path = Path(roots[0], "base.sqlite")
    base = _found(path, content) if len(roots) == 1 and path.is_file() else None
    if base is None:
        return None
    magics = base.rows("SELECT DISTINCT magic FROM program")
    base.close()
    return path if magics in ([], [(MAGIC,)]) else None


def _own_folder(folder: Path) -> None:
    """Make a folder that only its user can write; refuse one that another user made ready."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if hasattr(os, "getuid"):
        stat = folder.stat()
        if stat.st_uid != os.getuid() or stat.st_mode & 0o022:
            raise PermissionError(13, "others may write there, or own it")
    if not os.access(folder, os.W_OK):
        raise PermissionError(13, "Permission denied")


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Let one process at a time build; a filesystem without locks does without (writing is whole anyway)."""
    with path.open("ab") as file:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        yield  # closing the file gives the lock back


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it: beside it, to the disk, then renamed.

    Raises:
        OSError: there is no room or no right; whatever was there before stays.
    """
    handle, beside = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _sweep(folder: Path, current: Path) -> None:
    """Drop the oldest bases; whoever still reads one keeps it until done."""
    with contextlib.suppress(OSError):
        found = sorted(folder.glob("*.sqlite"), key=lambda path: path.stat().st_mtime)
        for path in found[:-KEPT]:
            if path != current:
                path.unlink(missing_ok=True)


def _build(roots: Sequence[str], content: str) -> bytes:
    if sys.stderr is not None and sys.stderr.isatty():
        note("building the knowledge base (once for each change of the packs) ...")
    import gc

    from kb.build import build
    from kb.packs import load

    collects = gc.isenabled()
    gc.disable()  # what is read is kept to the end: looking for what is not costs an eighth of the time
    try:
        return build(load(roots), content)
    finally:
        if collects:
            gc.enable()


def _in_memory(data: bytes) -> Base:
    note("the base lives in memory: it will be built anew each time")
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.deserialize(data)
    return Base(db, "")


def prebuild(roots: Sequence[str], path: Path) -> None:
    """Write the base of some packs to a file, to be shipped beside them.

    Args:
        roots: the folders of the packs.
        path: where to; ``base.sqlite`` in the folder of packs is found there later.

    Raises:
        KbError: a pack is invalid, or the file cannot be written.
    """
    try:
        write_whole(path, _build(roots, content_hash(roots)))
    except OSError as error:
        raise KbError(f"cannot be written: {error.strerror or error}", str(path)) from error
