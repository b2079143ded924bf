"""Things that are compared as they are: what they differ in, and what is the same, by a table that has both."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase

EKS = """\
AWS EKS + cilium ENI IPAM (non-chained) / AWS EKS + chained aws-cni:
- IPAM: cilium eni / aws-vpc-cni
- endpointRoutes: true (set automatically by the Helm chart) / true (required, and set by hand)
- Pod IP type, the same: VPC IP
- BPF host routing hit, the same: not hit"""


@pytest.mark.parametrize(
    "text",
    [
        "difference between eks eni and eks chained",
        "eks eni vs eks chained",
        "what's the difference between the two EKS setups",
    ],
)
def test_two_things_are_compared_column_by_column(base: KnowledgeBase, text: str) -> None:
    answer = base.ask(text)
    assert answer.answer == EKS
    assert {r["subject"] for r in answer.results} == {"eks-eni", "eks-chained"}
    assert answer.sources


def test_in_chinese_as_well(base: KnowledgeBase) -> None:
    answer = base.ask("EKS 两种方式有什么区别").answer
    assert "- endpointRoutes：true（由 Helm chart 自动设置）/ true（必须配置，且要手动设置）" in answer


@pytest.mark.parametrize(
    "text",
    [
        "difference between tke native and overlay",
        "difference between eks eni and gke in ipam",
        "does eks eni differ from eks chained?",
        "difference between EKS and calico",
    ],
)
def test_what_asks_for_more_or_is_told_of_is_answered_by_that(base: KnowledgeBase, text: str) -> None:
    assert ", the same: " not in base.ask(text).answer
