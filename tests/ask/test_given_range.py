"""Whose the Pod CIDR is decides which deployment a loose name means: "native" with one of Cilium's is self-hosted."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("a native cluster whose pod cidr is owned by cilium: is it hit?", "yes"),
        ("native setup, cilium runs the pod cidr. is bpf host routing missed?", "no"),
        ("native 集群，pod cidr 由 cilium 掌管，能命中吗", "yes"),
        ("native 模式，Pod 网段完全由 cilium 自己管，数据面能命中吧", "yes"),
        ("native mode, pod ips from the vpc: hit?", "no"),
    ],
)
def test_the_owner_of_the_range_tells_which_is_meant(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "tke native with a cilium managed pod cidr: is it hit?",
        "gke with cilium-managed pod cidr, hit?",
        "eks chained with cluster-pool ipam: hit?",
    ],
)
def test_what_cannot_be_there_is_answered_as_a_case_of_its_own(base: KnowledgeBase, text: str) -> None:
    answer = base.ask(text)
    assert answer.verdict is None
    assert answer.status == "depends"


def test_a_type_that_is_asked_for_is_not_given(base: KnowledgeBase) -> None:
    assert base.ask("do pods in a TKE overlay cluster carry VPC IPs").verdict == "no"
