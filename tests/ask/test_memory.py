"""Switches that were told of count for the whole conversation, until they are told anew or somewhere else is meant."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

BETWEEN = ("what is cilium_host?", "what does bpf.masquerade do?", "why?", "thanks", "how do I check that?")
SWITCHES = ("kubeProxyReplacement=false", "bpf.masquerade=false", "bpf.hostLegacyRouting=true")


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("does BPF host routing hit?", "no"),
        ("does it hit on my cluster?", "no"),
        ("is it legacy then?", "yes"),
        ("so does cilium status show BPF?", "no"),
    ],
)
def test_what_was_told_of_a_switch_counts_after_other_questions(
    base: KnowledgeBase, between: str, switch: str, asked: str, verdict: str
) -> None:
    assert last(base, [f"our overlay cluster has {switch}", between, asked]).verdict == verdict
    assert last(base, ["we run overlay", f"we set {switch}", between, asked]).verdict == verdict


@pytest.mark.parametrize("between", ["cilium_host 是什么？", "为什么？", "谢谢"])
def test_the_same_in_chinese(base: KnowledgeBase, between: str) -> None:
    told = ["我们是 overlay 集群", "kubeProxyReplacement=false", between]
    assert last(base, [*told, "那 BPF host routing 能命中吗？"]).verdict == "no"
    assert last(base, [*told, "是 legacy 吗？"]).verdict == "yes"


def test_how_a_switch_is_goes_by_what_was_told_of_it(base: KnowledgeBase) -> None:
    told = ["our overlay cluster has kubeProxyReplacement=false", "what is cilium_host?"]
    assert last(base, [*told, "is kpr on?"]).verdict == "no"
    assert last(base, [*told, "did we turn kube-proxy replacement on?"]).verdict == "no"


@pytest.mark.parametrize("between", [[], ["what is cilium_host?"]])
def test_an_open_question_goes_by_what_was_told(base: KnowledgeBase, between: list[str]) -> None:
    told = ["our overlay cluster has kubeProxyReplacement=false", *between]
    assert "Host Routing: Legacy" in last(base, [*told, "what does cilium status show?"]).answer


def test_another_cluster_does_not_have_what_was_told(base: KnowledgeBase) -> None:
    told = ["our native cluster has kubeProxyReplacement=false", "what is cilium_host?"]
    assert last(base, [*told, "does BPF host routing hit on TKE Overlay?"]).verdict == "yes"


def test_what_is_told_anew_counts(base: KnowledgeBase) -> None:
    told = ["our overlay cluster has kubeProxyReplacement=false", "why?", "we set kubeProxyReplacement=true"]
    assert last(base, [*told, "does BPF host routing hit?"]).verdict == "yes"
    assert last(base, [*told, "what is cilium_host?", "does BPF host routing hit?"]).verdict == "yes"


@pytest.mark.parametrize("asked_before", [[], ["does BPF host routing hit?"]])
@pytest.mark.parametrize(
    "corrected",
    [
        "correction: kpr=true",
        "sorry, kpr is true actually",
        "turned kpr back on and restarted cilium",
        "flipped kpr to true and restarted",
        "we turned it back on",
        "no, checked it: kpr is true",
    ],
)
def test_what_is_corrected_counts(base: KnowledgeBase, asked_before: list[str], corrected: str) -> None:
    told = [
        "our overlay cluster has kubeProxyReplacement=false",
        *asked_before,
        corrected,
        "what is cilium_host?",
    ]
    assert last(base, [*told, "are we still on legacy?"]).verdict == "no"
    assert last(base, [*told, "so will cilium status show BPF?"]).verdict == "yes"


def test_only_the_switch_that_is_corrected_changes(base: KnowledgeBase) -> None:
    told = ["overlay, kubeProxyReplacement=false, bpf.masquerade=false", "does BPF host routing hit?"]
    assert last(base, [*told, "flipped bpf.masquerade to true", "is it legacy then?"]).verdict == "yes"
    told = [*told, "flipped bpf.masquerade to true", "why?", "turned kpr back on as well"]
    assert last(base, [*told, "is it legacy then?"]).verdict == "no"


def test_what_was_changed_without_its_name_tells_nothing(base: KnowledgeBase) -> None:
    told = [
        "overlay, kubeProxyReplacement=false, bpf.masquerade=false",
        "is it legacy?",
        "ok, we reverted that",
    ]
    assert last(base, [*told, "what is cilium_host?", "does BPF host routing hit?"]).verdict != "no"


def test_the_asker_s_own_cluster_is_the_one_that_was_told(base: KnowledgeBase) -> None:
    told = ["we run overlay", "our cluster has kubeProxyReplacement=false", "what is cilium_host?"]
    assert last(base, [*told, "does BPF host routing hit on our cluster?"]).verdict == "no"


def test_what_is_supposed_counts_before_what_was_told(base: KnowledgeBase) -> None:
    told = ["our overlay cluster has kubeProxyReplacement=false", "what is cilium_host?"]
    assert last(base, [*told, "what if kubeProxyReplacement were true, would it hit?"]).verdict == "yes"


def test_what_was_told_is_forgotten_when_the_conversation_starts_anew(base: KnowledgeBase) -> None:
    told = ["our overlay cluster has kubeProxyReplacement=false", "what is cilium_host?", "start over"]
    assert last(base, [*told, "does BPF host routing hit on TKE Overlay?"]).verdict == "yes"


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("gr overlay with kubeProxyReplacement=false, do we hit? >> no, kpr is true", "yes"),
        ("gr overlay with kubeProxyReplacement=false, do we hit? >> kpr=true", "yes"),
        ("gr overlay with kpr off, does it hit? >> wait, kpr is on", "yes"),
        ("gr overlay with kpr off, does it hit? >> sorry typo, i meant true", "yes"),
        ("gr overlay, kpr=false，命中吗 >> 写错了，我是说 true", "yes"),
        ("kubeProxyReplacement false >> correction: true >> bpf.masquerade true >> is BPF reported?", "yes"),
        ("overlay >> status is BPF >> correction: Legacy >> is BPF host routing hit?", "no"),
        ("overlay >> status is Legacy >> correction: BPF >> is BPF host routing hit?", "yes"),
        (
            "we run EKS with ENI IPAM >> actually it's chained aws-cni >> does the chart turn on endpointRoutes?",
            "no",
        ),
    ],
)
def test_a_correction_counts_from_then_on(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict
