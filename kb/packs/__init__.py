"""Knowledge packs: YAML files read strictly into records, checked, tested, begun."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kb.packs.checked import check, load
from kb.packs.linting import Finding, lint
from kb.packs.loader import Packs
from kb.packs.template import new

if TYPE_CHECKING:
    from kb.packs.questions import Outcome

__all__ = ["Finding", "Packs", "check", "lint", "load", "new", "test"]


def test(
    paths: Iterable[str | os.PathLike[str]] | None = None,
    *,
    half: str = "",
    family: str = "",
    coverage: bool = False,
) -> Outcome:
    """Ask packs their own questions; see `kb.packs.questions.test`."""
    from kb.packs import questions  # answering is not needed to load or build

    return questions.test(paths, half=half, family=family, coverage=coverage)
