"""A copy of the second pack that tests may change, and a cache folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FIXTURE = Path(__file__).parent.parent / "fixtures" / "bicycle"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack folder."""
    return Path(shutil.copytree(FIXTURE, tmp_path / "packs" / "bicycle"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder that does not exist yet; scratch space is kept out of the way too."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setenv("KB_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("KB_PACKS", raising=False)
    return tmp_path / "cache"
