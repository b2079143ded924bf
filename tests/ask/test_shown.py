"""What is shown was told; whether it is really so is another question, and so is why, or what to change."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

WAYS = [
    "cilium status prints Host Routing: BPF on {}. are we actually getting it?",
    "status says BPF on {}. is it real?",
    "Host Routing: BPF on {}. are packets really taking it?",
    "we see Host Routing: BPF on {}. do we benefit?",
    "{} shows Host Routing: BPF, so it's running, right?",
    "status 是 BPF，{} 上真的走了吗",
]


@pytest.mark.parametrize("way", WAYS)
def test_what_is_shown_need_not_be_so(base: KnowledgeBase, way: str) -> None:
    for place, verdict in {"eks chained": "no", "gke": "no", "overlay": "yes", "self hosted": "yes"}.items():
        answer = base.ask(way.format(place))
        assert (answer.verdict, answer.reading["attribute"]) == (verdict, "data-path-hit"), place


def test_which_of_several_it_really_is(base: KnowledgeBase) -> None:
    answer = base.ask("status says BPF on both native and overlay. which one actually gets it?")
    assert [r["subject"] for r in answer.results] == ["tke-overlay"]


def test_the_same_of_another_asks_for_what_is_shown_there(base: KnowledgeBase) -> None:
    answer = base.ask("cilium status says BPF on self hosted. is that so on EKS chained as well?")
    assert (answer.verdict, answer.reading["attribute"]) == ("yes", "host-routing-reported")


@pytest.mark.parametrize(
    "text",
    [
        "status says Legacy on overlay, why?",
        "why does status say Legacy on overlay",
        "为什么 overlay 的 cilium status 显示 Legacy",
    ],
)
def test_why_something_unusual_is_seen_is_told_by_what_brings_it_about(
    base: KnowledgeBase, text: str
) -> None:
    answer = base.ask(text)
    assert answer.status == "answered"
    assert answer.answer.find("kubeProxyReplacement=false") < answer.answer.find("BPF")


def test_why_something_is_that_is_not_gets_no_conditions(base: KnowledgeBase) -> None:
    assert base.ask("why is bpf host routing hit on eks chained").answer.startswith(
        "BPF host routing is not hit"
    )


@pytest.mark.parametrize(
    ("turns", "change"),
    [
        ("status says Legacy on gr overlay, kpr is true. what do I change?", "bpf.masquerade=true."),
        ("gr overlay says Host: Legacy >> kpr is true >> what do i change", "bpf.masquerade=true."),
        ("overlay status Legacy，kpr 是 true，怎么改", "bpf.masquerade=true"),
    ],
)
def test_the_change_is_told_that_what_is_known_leaves(base: KnowledgeBase, turns: str, change: str) -> None:
    answer = last(base, turns)
    assert answer.status == "answered"
    assert change in answer.answer
    assert "kubeProxyReplacement=true" not in answer.answer


def test_what_was_seen_rules_out_what_goes_against_it(base: KnowledgeBase) -> None:
    answer = base.ask("status says Legacy, kpr is true. did it fall back?")
    assert answer.verdict == "yes"
    assert "kubeProxyReplacement=false" not in answer.answer
    assert "bpf.masquerade=false" in answer.answer


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("if the data path isn't hit, will status say Legacy?", "no"),
        ("if packets bypass cilium_host, does cilium status show Legacy?", "no"),
        ("on native, if packets bypass cilium_host, will status still say BPF?", "yes"),
        ("if kpr is false, will status say Legacy?", "yes"),
        ("does 'Host Routing: BPF' in cilium status prove the datapath is really using it", "no"),
    ],
)
def test_what_is_asked_to_be_shown_was_not_seen(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict
