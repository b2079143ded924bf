"""Write out phrases that name synonyms: "<passing> <hooks>" is each way to say the one with each to say the other.

It knows no language: what the words of a pack's synonyms have in common is the pack's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from kb.packs.loader import Packs

_NAMED = re.compile(r"<([^<>\s]+)>")


class Synonyms:
    """The synonyms of some packs."""

    def __init__(self, packs: Packs) -> None:
        self._words: dict[str, list[str]] = {rec["id"]: rec["words"] for rec in packs.of("synonyms")}

    def __iter__(self) -> Iterator[str]:
        """Their ids."""
        return iter(self._words)

    def ways(self, phrase: str) -> Iterator[str]:
        """A phrase in all the ways to say it: once, where it names no synonyms."""
        parts = _NAMED.split(phrase)
        yield from map(
            "".join, product(*([p] if i % 2 == 0 else self._words[p] for i, p in enumerate(parts)))
        )


def named(phrase: str) -> list[str]:
    """The ids of the synonyms that a phrase names."""
    return _NAMED.findall(phrase)
