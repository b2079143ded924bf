from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.cluster import Source, Workshop
from kb.cluster.report import Report
from kb.store import Base, open_base

DATA = Path(__file__).parents[2] / "data"

Check = Callable[..., Report]


@pytest.fixture(scope="session")
def base(shared_cache: Path) -> Base:
    return open_base([str(DATA)], cache=str(shared_cache))


@pytest.fixture(scope="session")
def shop(base: Base) -> Workshop:
    return Workshop(base)


@pytest.fixture
def check(shop: Workshop) -> Check:
    """Check texts, each an input of its own, called a, b, c ..."""

    def run(*texts: str | bytes, version: str = "", lang: str = "en") -> Report:
        sources = [
            Source("abcdefgh"[i], text.encode() if isinstance(text, str) else text)
            for i, text in enumerate(texts)
        ]
        return shop.check(sources, version, lang=lang)

    return run
