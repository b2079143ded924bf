"""Golden files: what a renderer printed when somebody last looked at it. KB_GOLDEN=write writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check(name: str, text: str) -> None:
    """Compare a text with a golden file, or write it."""
    path = FOLDER / name
    if os.environ.get("KB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text, f"{name}: look at the difference, then `make golden`"
