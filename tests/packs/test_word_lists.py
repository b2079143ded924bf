"""The shipped packs name a word once in each list of words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

PACKS = sorted((Path(__file__).parents[2] / "data" / "cilium").glob("*.yaml"))


def _lists(node: Any, key: str = "") -> list[list[str]]:
    if isinstance(node, dict):
        return [words for name, value in node.items() for words in _lists(value, str(name))]
    if not isinstance(node, list):
        return []
    if key in ("en", "zh") and all(isinstance(word, str) for word in node):
        return [node]
    return [words for value in node for words in _lists(value)]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    lists = _lists(yaml.safe_load(path.read_text("utf-8")))
    assert [word for words in lists for word, times in Counter(words).items() if times > 1] == []
