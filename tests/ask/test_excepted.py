"""What a question excepts is not asked of, and is not told."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("question", "gone", "kept"),
    [
        ("besides native, which modes miss?", "tke-native", "gke"),
        ("除了 native，还有哪些模式不命中", "tke-native", "eks-eni"),
        ("which modes other than native miss", "tke-native", "eks-chained"),
        ("except for self-hosted, where does bpf host routing hit?", "self-hosted", "tke-overlay"),
        ("other than native and gke, who misses", "gke", "eks-eni"),
    ],
)
def test_a_list_is_of_the_rest(base: KnowledgeBase, question: str, gone: str, kept: str) -> None:
    found = {result["subject"] for result in last(base, question).results}
    assert kept in found
    assert gone not in found


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("apart from native, does any tke mode miss?", "no"),
        ("is bpf host routing a miss anywhere other than native?", "yes"),
    ],
)
def test_a_yes_or_no_is_of_the_rest(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "ok so not for bpf hr. what would be architectural reasons to move to overlay then",
        "should i go overlay just for bpf host routing? >> what would be a real reason then",
    ],
)
def test_a_reason_that_is_excepted_is_none_of_those_told(base: KnowledgeBase, question: str) -> None:
    assert "ENI" in last(base, question).answer


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("does cilium status show something else than BPF on any tke mode", "no"),
        ("does any tke mode report anything but BPF", "no"),
        ("does native report anything other than BPF?", "no"),
    ],
)
def test_what_is_not_the_thing_named_is_its_contrary(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict
