"""What is told of one thing and asked of another, what is left alone, and what is put in another's place."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("on GKE the chart turns endpointRoutes on by itself. does it do that on TKE native too?", "no"),
        ("on TKE native packets bypass cilium_host. is that so on GKE as well?", "yes"),
        ("on GKE packets bypass cilium_host. is that the case on TKE overlay as well?", "no"),
        ("does bpf host routing hit on TKE native? >> is it like that on TKE overlay as well?", "yes"),
        ("why do I have to switch sysctlfix off on native? >> and on overlay, off as well?", "no"),
    ],
)
def test_what_one_does_is_asked_of_the_other(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


def test_doing_that_without_anything_told_gets_no_verdict(base: KnowledgeBase) -> None:
    assert base.ask("does the chart do that for EKS chained too?").verdict is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("is it ok to leave endpointRoutes unset on GKE?", "yes"),
        ("is it risky to leave endpointRoutes unset on GKE?", "no"),
        ("can I leave endpointRoutes unset on EKS chained?", "no"),
        ("can I get away with not setting local-router-ipv4 on overlay?", "yes"),
        ("can I safely not set local-router-ipv4 on native?", "no"),
        ("is it ok not disabling sysctlfix on native?", "no"),
        ("could I enable endpointRoutes on TKE native without trouble?", "yes"),
        ("can I leave sysctlfix unset on native", "no"),
        ("gke 上不写 endpointRoutes 行吗", "yes"),
        ("eks chained 不写 endpointRoutes 没事吧", "no"),
        ("overlay 关掉 sysctlfix 会出事吗", "yes"),
        ("will pods lose network on native if sysctlfix remains on?", "yes"),
    ],
)
def test_what_is_left_alone_is_judged_by_how_it_comes_about(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "if we rebuild our native cluster as overlay, does the program on cilium_host start being hit?",
            "yes",
        ),
        ("native 改成 overlay 以后会命中吗", "yes"),
        ("overlay 换成 native 还命中吗", "no"),
        ("should i expect better http p99 if i move from native to overlay?", "no"),
        ("adding ip-masq to vpc-cni native with bpf.masquerade=true, does that make it hit", "no"),
    ],
)
def test_what_takes_the_place_of_another_is_asked_about(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("can i still watch flows in hubble on tke native or is that gone", "yes"),
        ("does egress gateway work on native or is it broken?", "yes"),
        ("native 上 egress gateway 还能用，还是就废了", "yes"),
        ("is bpf host routing hit on gke, or is it bypassed?", "no"),
    ],
)
def test_a_last_alternative_that_denies_asks_nothing_else(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "what makes the agent force legacy host routing at startup? >> is kubeProxyReplacement=false one of them?",
            "yes",
        ),
        (
            "what makes the agent force legacy host routing at startup? >> is endpointRoutes=true one of them?",
            "no",
        ),
        ("tcp_rr p99 for iptables? >> is overlay higher than that?", "yes"),
    ],
)
def test_a_follow_up_compares_with_what_was_asked_for(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert last(base, question).verdict == verdict


def test_what_a_pronoun_points_to_is_asked_for_by_value(base: KnowledgeBase) -> None:
    told = last(base, ["does it hit on GKE?", "and what sort of pod ip is that"]).answer
    assert "alias" in told
    assert "TKE" not in told


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("cilium owns the pod cidr and routing mode is native. will endpointRoutes be forced on?", "no"),
        ("is endpointRoutes forced on when cilium owns pod cidr?", "no"),
        ("does bpf host routing still work on TKE overlay if I enable endpointRoutes?", "no"),
        ("will bpf host routing break on TKE overlay if I enable endpointRoutes?", None),
        ("does GKE meet the first condition?", "yes"),
        ("are both conditions met on native?", "no"),
        (
            "gr + overlay, kpr and bpf masq true, no endpointRoutes. is it hit for real, not only in status?",
            "yes",
        ),
        ("sysctlfix 不是默认就开着的吗？", "yes"),
        ("can 169.254.32.16 be the same on all 300 nodes?", "yes"),
        (
            "Suppose endpointRoutes=true in our self-hosted cluster-pool cluster, where it is off now. hit?",
            "no",
        ),
    ],
)
def test_what_is_said_of_the_case_decides(base: KnowledgeBase, question: str, verdict: str | None) -> None:
    assert base.ask(question).verdict == verdict
