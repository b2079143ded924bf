"""A yes says no more than the record on which it rests."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("is cilium_host the gateway of the whole cluster?", "no"),
        ("is cilium_host the next hop for pods on other nodes?", "no"),
        ("cilium_host 是整个集群的网关吗？", "no"),
        ("does the sysctlfix init container run in every pod?", None),
        ("does cilium create cilium_host on every pod", "no"),
    ],
)
def test_what_is_asked_of_more_is_not_confirmed(base: KnowledgeBase, turns: str, verdict: str | None) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("cilium-health 0/1 on overlay - is it definitely sysctlfix?", None),
        ("Is nf_conntrack_count near max a definite reason to move to overlay?", None),
        ("Is heavy PPS always a reason to switch to overlay?", None),
        ("Must I switch to overlay when nf_conntrack_count nears max?", None),
    ],
)
def test_advice_and_likelihood_are_no_certainty(base: KnowledgeBase, turns: str, verdict: str | None) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("overlay without sysctlfix, does host to local pod break?", "yes"),
        ("on overlay without sysctlfix, does it break cross-node traffic?", None),
        ("overlay, no sysctlfix: pod to service still ok?", None),
        ("overlay without sysctlfix: are pods completely cut off?", "no"),
        ("没有 sysctlfix 的 overlay 跨节点 pod 通信会断吗", None),
    ],
)
def test_an_act_harms_what_is_told_of_it(base: KnowledgeBase, turns: str, verdict: str | None) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("GR mode with VPC IPs hits, right?", None),
        ("GR mode with cilium-managed pod ips hits, right?", "yes"),
    ],
)
def test_a_premise_that_cannot_be_is_not_passed_over(
    base: KnowledgeBase, turns: str, verdict: str | None
) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("we gave up native last year. is our pod IP = VPC IP?", None),
        ("after dropping native, do CLB and security groups still know our pods?", None),
        ("切 overlay 会丢什么 >> 安全组还能识别吗", None),
    ],
)
def test_what_is_left_tells_nothing_of_what_comes(
    base: KnowledgeBase, turns: str, verdict: str | None
) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("we run cilium 1.7 on GR overlay with everything set. does bpf host routing hit?", "no"),
        ("we run cilium 1.18 on GR overlay. hit?", "yes"),
        ("does cilium 1.8 have bpf host routing?", "no"),
    ],
)
def test_a_version_that_is_told_counts(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict
