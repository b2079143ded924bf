"""Files, folders, archives and standard input to named bytes, refusing what would do harm.

Archives are never unpacked to disk. What they hold is read only as far as limits allow, and refused as a
whole when an entry would leave the archive, when it is a link, or when it grows beyond reason. Names of
entries decide nothing but what is skipped for size.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from kb.cluster.tree import InputError

MAX_FILE = 256 * 1024 * 1024
MAX_MEMBER = 64 * 1024 * 1024
MAX_TOTAL = 512 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_RATIO = 250
SMALL = 4 * 1024 * 1024
MAX_NESTING = 2
STDIN = "-"
BOMB = "it grows beyond all reason when unpacked"

Input = tuple[str, bytes]


class Source:
    """One input.

    Attributes:
        name: how reports call it.
        data: its bytes.
        alone: whether the user named it; what a folder or archive holds besides is passed over silently.
    """

    __slots__ = ("alone", "data", "name")

    def __init__(self, name: str, data: bytes, alone: bool = True) -> None:
        self.name = name
        self.data = data
        self.alone = alone


def collect(paths: Sequence[str]) -> list[Source]:
    """The inputs that some paths mean; ``-`` is standard input.

    Raises:
        InputError: a path cannot be read, or is refused.
    """
    found: list[Source] = []
    for path in paths:
        if path == STDIN:
            found += unpack("<stdin>", sys.stdin.buffer.read(MAX_FILE + 1))
        elif path and "\x00" not in path and Path(path).is_dir():
            found += _folder(path)
        else:
            found += unpack(path, _file(path))
    return found


def _file(path: str) -> bytes:
    if not path:
        raise InputError("an empty name", expected="a file, a folder, or - for standard input")
    try:
        with Path(path).open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
                raise InputError("not a file", path, "a file, a folder, or - for standard input")
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from error
    except ValueError as error:
        raise InputError(f"cannot be read: {error}", path) from error
    if len(data) > MAX_FILE:
        raise InputError("too large", path, f"at most {MAX_FILE // 1048576} MB")
    return data


def _folder(path: str) -> list[Source]:
    """The files of a folder.

    Raises:
        InputError: a link leads out of the folder, or there is too much.
    """
    root = Path(path).resolve()
    found: list[Source] = []
    total = count = 0
    for top, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _linked(Path(top, f), root))
        for name in sorted(files):
            full = Path(top, name)
            if name.startswith(".") or (_linked(full, root) and full.is_dir()) or not full.is_file():
                continue
            size = full.stat().st_size
            total, count = total + size, count + 1
            if total > MAX_TOTAL or count > MAX_ENTRIES:
                raise InputError("the folder holds too much", path, f"at most {MAX_TOTAL // 1048576} MB")
            if size <= MAX_MEMBER:
                found += [Source(s.name, s.data, False) for s in unpack(str(full), _file(str(full)))]
    return found


def _linked(full: Path, root: Path) -> bool:
    """Whether a path is a link within the folder; one that leads out is refused."""
    if not full.is_symlink():
        return False
    try:
        inside = full.resolve().is_relative_to(root)
        full.stat()  # Python 3.13 resolves a link to itself without complaint
    except FileNotFoundError:
        pass  # a link to nothing
    except (OSError, RuntimeError) as error:
        raise InputError("a link that leads nowhere", str(full)) from error
    if not inside:
        raise InputError("a link that leads out of the folder", str(full), "files of the folder only")
    return True


def unpack(name: str, data: bytes, nesting: int = 0) -> list[Source]:
    """An input, or what it holds when it is an archive.

    Raises:
        InputError: the archive is refused.
    """
    if nesting > MAX_NESTING:
        return []
    try:
        if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
            return [s for member in _zip(name, data) for s in unpack(*member, nesting + 1)]
        if data.startswith(b"\x1f\x8b"):
            inner = _gunzip(name, data)
            return _tarred(name, inner, nesting) if _is_tar(inner) else [Source(name, inner, nesting == 0)]
        if _is_tar(data):
            return _tarred(name, data, nesting)
    except (
        zipfile.BadZipFile,
        tarfile.TarError,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
    ) as error:
        raise InputError(f"a broken archive: {error}", name) from error
    except (ValueError, RuntimeError, OverflowError, MemoryError, IndexError, KeyError) as error:
        raise InputError(f"a broken archive: {type(error).__name__}", name) from error
    return [Source(name, data, nesting == 0)]


def _is_tar(data: bytes) -> bool:
    return len(data) > 512 and data[257:262] == b"ustar"


def _tarred(name: str, data: bytes, nesting: int) -> list[Source]:
    return [s for member in _tar(name, data) for s in unpack(*member, nesting + 1)]


def _zip(name: str, data: bytes) -> Iterator[Input]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        total = sum(info.file_size for info in infos)
        if len(infos) > MAX_ENTRIES or total > MAX_TOTAL or (total > SMALL and total > MAX_RATIO * len(data)):
            raise InputError(BOMB, name)
        for info in infos:
            _safe(info.filename, name)
            if stat.S_ISLNK(info.external_attr >> 16):
                raise InputError(f"a link in an archive: {info.filename}", name, "plain files only")
        left = MAX_TOTAL
        for info in infos:
            if info.is_dir() or info.flag_bits & 1 or info.file_size > MAX_MEMBER:
                continue
            with archive.open(info) as file:
                content = file.read(MAX_MEMBER + 1)
            left -= len(content)
            if len(content) > MAX_MEMBER or left < 0 or len(content) > max(SMALL, info.file_size):
                raise InputError(BOMB, name)
            yield f"{name}!{info.filename}", content


def _tar(name: str, data: bytes) -> Iterator[Input]:
    left, count = MAX_TOTAL, 0
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for member in archive:
            count += 1
            _safe(member.name, name)
            if member.issym() or member.islnk():
                raise InputError(f"a link in an archive: {member.name}", name, "plain files only")
            if count > MAX_ENTRIES:
                raise InputError(BOMB, name)
            file = archive.extractfile(member) if member.isfile() and member.size <= MAX_MEMBER else None
            if file is not None:
                content = file.read(MAX_MEMBER)
                left -= len(content)
                if left < 0:
                    raise InputError(BOMB, name)
                yield f"{name}!{member.name}", content


def _gunzip(name: str, data: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        content = file.read(MAX_FILE + 1)
    if len(content) > MAX_FILE or (len(content) > SMALL and len(content) > MAX_RATIO * len(data)):
        raise InputError(BOMB, name)
    return content


def _safe(entry: str, name: str) -> None:
    """Refuse an entry that names a place outside its archive."""
    parts = entry.replace("\\", "/").split("/")
    if (
        entry.startswith(("/", "\\"))
        or ".." in parts
        or "\x00" in entry
        or (len(entry) > 1 and entry[1] == ":")
    ):
        raise InputError(f"an entry that leaves the archive: {entry[:80]}", name, "paths within the archive")
