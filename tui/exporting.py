"""Write what is open to a file; the format follows from the file's name."""

from __future__ import annotations

from pathlib import Path

from kb.render.output import write_file
from tui.pages.page import Writers

_SUFFIXES = {
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".sh": "sh",
}


def rendered(writers: Writers, path: str) -> str:
    """What a file of a name would hold; the first format when its suffix names none."""
    first = next(iter(writers), "")
    wanted = _SUFFIXES.get(Path(path).suffix.lower(), first)
    return writers.get(wanted, writers[first])() if first else ""


def write(writers: Writers, path: str) -> tuple[str, int]:
    """Write a file, at once or not at all.

    Returns:
        Its path and its size in bytes.

    Raises:
        kb.errors.KbError: it cannot be written.
    """
    full = str(Path(path).expanduser())
    said = rendered(writers, full)
    write_file(full, said)
    return full, len(said.encode())


def free_name(name: str, folder: Path) -> str:
    """A file name that is not taken in a folder, as near to the given one as can be."""
    path = Path(name)
    taken = folder / path
    number = 1
    while taken.exists():
        number += 1
        taken = folder / f"{path.stem}-{number}{path.suffix}"
    return taken.name
