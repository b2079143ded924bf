"""Packs of a few lines, written to a temporary folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = """
pack: {id: small, title: Small, reference: "1.0", default_view: v}
views: [{id: v, title: View}]
sources: [{id: s, view: v, title: Source, sections: [{id: one, title: One}]}]
kinds: [{id: thing, name: thing}]
"""

Writer = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path) -> Writer:
    """A function that writes a pack with a sound head and the given files, and returns its folder."""

    def write(body: str = "", head: str = HEAD, **files: bytes) -> Path:
        folder = tmp_path / "small"
        folder.mkdir(exist_ok=True)
        (folder / "a-pack.yaml").write_text(head, encoding="utf-8")
        if body:
            (folder / "body.yaml").write_text(body, encoding="utf-8")
        for name, data in files.items():
            (folder / f"{name}.yaml").write_bytes(data)
        return folder

    return write
