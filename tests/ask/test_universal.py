"""What is asked of all, or of always, is not confirmed by one of which it is so."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    "question",
    [
        "all VPC-CNI clusters need endpointRoutes, right?",
        "所有 VPC-CNI 都需要 endpointRoutes 吧",
        "does every fallback come from kubeProxyReplacement?",
        "is every Legacy status due to kubeProxyReplacement=false?",
        "没命中都是 endpointRoutes 造成的吗",
        "does strict rp_filter always break pods?",
        "does eth0.rp_filter=1 break pods in every mode?",
        "is strict mode on eth0 a problem on every TKE cluster?",
    ],
)
def test_one_confirms_nothing_of_all(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict != "yes"


@pytest.mark.parametrize(
    "question", ["must all VPC-CNI deployments disable sysctlfix?", "所有 VPC-CNI 集群 sysctlfix 都是关的吗"]
)
def test_one_of_which_it_is_not_so_denies_it_of_all(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict == "no"


def test_what_is_so_of_that_one_is_confirmed_of_it(base: KnowledgeBase) -> None:
    assert base.ask("is eth0 rp_filter=1 always harmful on native?").verdict == "yes"
    assert (
        base.ask(
            "bpf.masquerade=true 都写了，status 还是 Legacy，KubeProxyReplacement: False，是这个的锅吗"
        ).verdict
        == "yes"
    )
