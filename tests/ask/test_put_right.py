"""What was told is put right: by a turn that only gives another value, or within one turn."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            "status on our overlay cluster says BPF >> sorry, it is Legacy, i misread >> can it be hit now?",
            "no",
        ),
        ("status on our overlay cluster says Legacy >> wait, no, it's BPF >> hit?", "yes"),
        ("cilium status on overlay says Host Routing: BPF >> oops, it says Legacy >> is it hit?", "no"),
        ("status 显示 BPF，overlay 集群 >> 说错了，是 Legacy >> 命中吗？", "no"),
        (
            "overlay >> localhost 0/1 >> lxc rp_filter shows 1 >> sorry, they are all 0 >> so is it sysctlfix?",
            "no",
        ),
        ("EKS ENI >> no wait, it is chained >> do I have to set endpointRoutes?", "yes"),
        ("EKS ENI >> oops, GKE >> do I have to set endpointRoutes?", "no"),
        ("we run TKE overlay >> sorry, native >> does it hit?", "no"),
        (
            "rp_filter on eth0 is 1 >> it's native... no wait, overlay >> is that a problem for pod traffic?",
            "no",
        ),
        ("status says BPF, no wait, Legacy, on overlay. is it hit?", "no"),
        ("self-hosted cluster-pool, kpr true, sorry false. does it hit?", "no"),
        ("does bpf host routing hit on native, sorry, overlay?", "yes"),
        ("在 overlay 上，哦不，EKS chained 上命中吗？", "no"),
    ],
)
def test_what_is_put_right_counts(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


def test_a_value_that_is_seen_is_told_and_no_question(base: KnowledgeBase) -> None:
    answer = last(base, "does BPF host routing hit on GKE? >> sorry, it is legacy")
    assert answer.verdict is None
    assert "Legacy" in answer.answer


@pytest.mark.parametrize("turn", ["sorry, dumb question: does it hit on GKE?", "sorry? does it hit on GKE"])
def test_an_excuse_puts_nothing_right(base: KnowledgeBase, turn: str) -> None:
    assert last(base, f"EKS ENI >> {turn}").verdict == "no"


@pytest.mark.parametrize(
    ("told", "asked", "verdict"),
    [
        ("we chose native routing on EKS with chained cni", "is host routing real there?", "no"),
        ("kpr is false", "does it hit on overlay?", "no"),
    ],
)
def test_what_nothing_can_confirm_is_noted_and_kept(
    base: KnowledgeBase, told: str, asked: str, verdict: str
) -> None:
    chat = base.chat()
    noted = chat.ask(told)
    assert (noted.status, noted.answer) == ("answered", f"Noted: {told}.")
    assert chat.ask(asked).verdict == verdict


def test_what_a_line_explains_is_kept_as_well(base: KnowledgeBase) -> None:
    chat = base.chat()
    assert chat.ask("rp_filter on eth0 is 1").refs == ["message:eth0-rp-filter-one"]
    assert chat.ask("overlay. is that a problem?").verdict == "no"
