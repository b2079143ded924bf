"""What all tests share: one cache folder for built bases, so that the shipped packs are built once for all workers."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_CACHE = "KB_TESTS_CACHE"


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder before there are workers, who find it in their environment; nobody's own cache is touched."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="kb-tests-")
        os.environ[_CACHE] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ["KB_CACHE"] = os.environ[_CACHE]
    for name in ("COLUMNS", "LINES", "KB_PACKS", "NO_COLOR"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def shared_cache() -> Path:
    """The cache folder of all tests that change no packs."""
    return Path(os.environ[_CACHE])
