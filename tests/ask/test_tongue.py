"""The language of an answer is that of the question; names have none."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize("turn", ["GKE?", "TKE native?", "EKS ENI", "bpf.masquerade=false", "overlay？"])
def test_a_turn_of_names_is_answered_in_the_language_of_the_one_before(
    base: KnowledgeBase, turn: str
) -> None:
    assert last(base, ["EKS chained 命中吗", turn]).lang == "zh"
    assert last(base, ["does EKS chained hit?", turn]).lang == "en"
    assert base.ask(turn).lang == "en"


@pytest.mark.parametrize("turn", ["why?", "and on GKE?", "does it hit on GKE?"])
def test_a_turn_with_words_is_answered_in_their_language(base: KnowledgeBase, turn: str) -> None:
    assert last(base, ["EKS chained 命中吗", turn]).lang == "en"
