"""The shipped knowledge base, opened once."""

from __future__ import annotations

import pytest

import kb
from kb.knowledge import KnowledgeBase


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The shipped knowledge base."""
    return kb.open()
