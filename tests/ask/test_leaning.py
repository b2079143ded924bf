"""Examples of the record that answers lean to a verdict where none asks just what is asked."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            "no iptables rules at all on the box, does the bypassed path cost a conntrack lookup per packet?",
            "yes",
        ),
        ("bpf hr has been around since cilium 1.9, right?", "yes"),
        ("say masq is on and somebody forgot bpf.masquerade. will the agent log say so at startup?", "yes"),
    ],
)
def test_the_examples_most_like_a_question_give_its_verdict(
    base: KnowledgeBase, turns: str, verdict: str
) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    "turns",
    [
        "kernel 5.15 可以吗",
        "does it hit on 1.16",
        "prod overlay: net.ipv4.conf.lxc1234.rp_filter = 0. Is that a problem?",
        "overlay，lxc rp_filter 有一个 1，可以排除 sysctlfix 吗？",
        "self hosted is native routing too so why does that one hit bpf hr",
    ],
)
def test_examples_that_ask_of_less_give_no_verdict(base: KnowledgeBase, turns: str) -> None:
    assert last(base, turns).verdict is None


@pytest.mark.parametrize(
    "asked", ["is sysctlfix ruled out?", "can I rule out sysctlfix?", "能排除 sysctlfix 吗？"]
)
def test_to_rule_something_out_is_to_deny_it(base: KnowledgeBase, asked: str) -> None:
    answer = last(base, f"overlay, localhost 0/1 and all lxc rp_filter 0. {asked}")
    assert answer.verdict == "yes"
    assert "sysctlfix" in answer.answer.partition("\n")[0]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("can I still use NodePort when cilium_host is bypassed?", "yes"),
        ("does HostPort work with endpointRoutes=true?", "yes"),
    ],
)
def test_what_may_still_be_used_works(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


def test_what_does_not_work_is_not_confirmed(base: KnowledgeBase) -> None:
    assert last(base, "HostPort doesn't work with endpointRoutes=true, correct?").verdict != "yes"
