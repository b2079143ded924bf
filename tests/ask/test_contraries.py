"""Verdicts that must never be given: plain questions, each with what would be a confident wrong answer."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

_FILE = Path(__file__).parents[1] / "fixtures" / "contraries.yaml"
_QUESTIONS = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["questions"]


@pytest.mark.parametrize("item", _QUESTIONS, ids=lambda item: " / ".join(item["turns"])[:80])
def test_the_contrary_is_not_told(base: KnowledgeBase, item: dict[str, str | list[str]]) -> None:
    answer = last(base, item["turns"])
    assert answer.verdict != item["never"], answer.answer


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (["do I lose Hubble visibility with endpointRoutes?"], "no"),
        (["what if I enable endpointRoutes in overlay, would BPF host routing still be hit?"], "no"),
        (["if I don't set kubeProxyReplacement=true in overlay, is BPF host routing hit?"], "no"),
        (["is BPF host routing missed on all clouds with VPC pod IPs?"], "yes"),
        (["is endpointRoutes enabled on every cloud with VPC IPs?"], "yes"),
        (["Does EKS chained hit BPF host routing?", "Can I turn off endpointRoutes there?"], "no"),
        (["is either condition enough to force fallback?"], "yes"),
        (["must both conditions hold for a fallback?"], "no"),
        (["native 能命中吗", "那 hubble 还能用吗"], "yes"),
        (["overlay 但 bpf.masquerade 没开，enableIPv4Masquerade=true，能命中吗"], "no"),
        (["on EKS chained, does status show Legacy?"], "no"),
        (["selfhosted cilium w/ cluster-pool: hit?", "same but endpointRoutes.enabled=true"], "no"),
    ],
)
def test_what_is_so_is_told(base: KnowledgeBase, turns: list[str], verdict: str) -> None:
    answer = last(base, turns)
    assert answer.verdict == verdict, answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "is endpointRoutes automatic or manual on EKS ENI?",
        "is it BPF or Legacy on GKE?",
        "when should I move to overlay?",
        "does status show BPF or Legacy on native?",
    ],
)
def test_what_asks_for_one_of_two_or_a_time_is_no_yes_or_no(base: KnowledgeBase, text: str) -> None:
    answer = base.ask(text)
    assert answer.status == "answered"
    assert answer.verdict is None


@pytest.mark.parametrize(
    "text",
    [
        "can I use 169.254.32.17 instead?",
        "do other clouds have the same issue?",
        "how do I enable WireGuard?",
    ],
)
def test_loose_words_alone_point_to_no_record(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).status in ("unknown", "clarify")


@pytest.mark.parametrize(
    "text", ["is the 20us gap to iptables or to overlay", "kernel version needed for bpf host routing"]
)
def test_what_names_two_or_what_is_not_here_gets_no_verdict(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict is None


@pytest.mark.parametrize(
    "text",
    ["kernel version needed for bpf host routing", "bpf host routing 对内核有要求吗", "minimum kernel?"],
)
def test_what_kernels_are_needed_is_not_known(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).status == "unknown"
    assert base.ask("which kernel version was used in the benchmark").status == "answered"


@pytest.mark.parametrize(
    "text", ["is egress gateway a reason for overlay", "is hubble a reason to move to overlay"]
)
def test_that_something_works_there_is_no_reason_to_go_there(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict != "yes"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("does bpf skip conntrack", "yes"),
        ("does bpf pass netfilter", "no"),
        ("does bpf use the kernel routing table", "no"),
        ("does legacy skip conntrack", "no"),
    ],
)
def test_what_one_way_does_is_not_told_of_the_other(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict
