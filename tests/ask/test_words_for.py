"""Everyday words for what the base knows."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("kube-proxy 可以卸载吗", "yes"),
        ("localdns 在 native 能用吗", "yes"),
        ("does localdns work on native?", "yes"),
        ("GKE 的 pod ip 是 VPC 的吗", "yes"),
        ("overlay 的 pod ip 是不是 VPC 的", "no"),
    ],
)
def test_is_so(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize("text", ["what is gained by a hit", "命中到底有什么好处"])
def test_what_a_hit_brings(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).refs[0] == "claim:hit-gain-minimal"
