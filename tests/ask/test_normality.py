"""Whether what is told is as it should be is settled by what records say of it."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("native node, no iptables rules on it, and conntrack entries for pods keep being updated", True),
        ("conntrack -E keeps showing pod flows on tke native while status says Host Routing: BPF", True),
    ],
)
def test_what_is_as_it_should_be_is_no_bug(base: KnowledgeBase, told: str, right: bool) -> None:
    assert base.ask(told + ". expected?").verdict == ("yes" if right else "no")
    assert base.ask(told + ". a bug?").verdict == ("no" if right else "yes")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("TKE native 每个节点 cilium_host 都是 169.254.32.16，IP 重复了，是故障吗？", "no"),
        ("native 上 cilium status 显示 BPF，但 iptables 计数在涨，正常吗", "yes"),
        ('GKE, enable-endpoint-routes is "true" and nobody set it. Normal?', "yes"),
        ("native node: eth0 rp_filter is 1. a problem?", "yes"),
    ],
)
def test_that_holds_in_other_words(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "should i care that native misses it?",
        "should I be concerned that EKS ENI misses?",
        "is it bad that packets bypass cilium_host on native",
    ],
)
def test_that_it_is_so_is_no_reason_to_worry(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict != "yes"


def test_a_thing_that_is_named_by_what_is_wrong_with_it_is_not_asked_to_be_all_right(
    base: KnowledgeBase,
) -> None:
    told = "cilium-health shows localhost endpoint 0/1 on an overlay cluster. Is sysctlfix probably not in effect?"
    assert base.ask(told).verdict == "yes"
