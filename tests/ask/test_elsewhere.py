"""How one thing is set, or what it shows, is not so of another; the place named last is meant by "there"."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

_TOLD = [
    "our native cluster has endpointRoutes=true",
    "our native cluster has kubeProxyReplacement=false",
    "native 集群 status 是 Legacy",
    "our GKE cluster has endpointRoutes true",
]
_ASKED = [("is it hit on overlay?", "yes"), ("does overlay fall back?", "no"), ("overlay 命中吗？", "yes")]


@pytest.mark.parametrize("told", _TOLD)
@pytest.mark.parametrize(("asked", "verdict"), _ASKED)
@pytest.mark.parametrize("turns", [1, 2])
def test_what_is_told_of_one_is_not_so_of_another(
    base: KnowledgeBase, told: str, asked: str, verdict: str, turns: int
) -> None:
    said = [told, asked] if turns > 1 else [f"{told}. {asked}"]
    assert last(base, said).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("we are on native >> and overlay? >> is sysctlfix on there?", "yes"),
        ("we run overlay >> and on GKE? >> is it hit there?", "no"),
        ("EKS chained >> and ENI? >> is endpointRoutes automatic there?", "yes"),
        ("我们用 native >> overlay 呢？ >> 那里命中吗？", "yes"),
        ("we run overlay >> does native hit? >> and ours?", "yes"),
    ],
)
def test_there_is_where_was_asked_last(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("We run GKE with cilium. >> are endpoint routes on by default?", "yes"),
        ("native 集群 >> sysctlfix 默认开吗", "yes"),
        ("is endpointRoutes on by default on native?", "no"),
        ("Does BPF hit on GKE? >> Does cilium enable sysctlfix by default?", "yes"),
    ],
)
def test_a_default_is_that_of_what_was_told_to_be_run(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert last(base, question).verdict == verdict


def test_what_has_to_be_set_otherwise_is_told_beside_the_default(base: KnowledgeBase) -> None:
    answer = base.ask("is sysctlfix on by default on tke native?").answer
    assert "By default sysctlfix.enabled=true" in answer
    assert "required, and set by hand" in answer


@pytest.mark.parametrize(
    "question", ["are pod IPs VPC IPs?", "does cilium manage IPAM?", "do packets go through cilium_host?"]
)
def test_nothing_is_presumed_of_a_cluster_of_which_nothing_is_told(
    base: KnowledgeBase, question: str
) -> None:
    assert base.ask(question).status == "depends"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("两种模式都命中吗？", "no"),
        ("do both modes use vxlan", None),
        ("native 和 overlay 都命中吗", "no"),
    ],
)
def test_both_modes_are_both(base: KnowledgeBase, question: str, verdict: str | None) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "GKE with cluster-pool IPAM, endpointRoutes unset, kpr=true bpf.masquerade=true. Is BPF host routing hit?",
            "yes",
        ),
        (
            "GKE nodes but gke.enabled=false, cluster-pool CIDR; endpointRoutes unset. Is endpointRoutes on?",
            "no",
        ),
        ("EKS with cluster-pool, kpr and bpf masq on: hit?", None),
        ("EKS 上用 cluster-pool，kpr 和 bpf masquerade 都开，命中吗", None),
        ("does EKS ENI use cluster-pool?", "no"),
        ("TKE with cluster-pool, does it hit?", "yes"),
    ],
)
def test_a_cloud_with_another_ipam_is_no_documented_deployment(
    base: KnowledgeBase, question: str, verdict: str | None
) -> None:
    answer = last(base, question)
    assert answer.verdict == verdict
    assert "(chained" not in answer.answer and "GKE mode" not in answer.answer
