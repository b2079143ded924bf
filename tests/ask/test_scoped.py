"""Words that ask for more than one fact at once leave no verdict on the one that was found."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    "text",
    [
        "Unless sysctlfix is on, native pods get cut off, right?",
        "除非 endpointRoutes 打开，否则 BPF host routing 不会命中，对吗？",
        "Hubble works everywhere except native, correct?",
        "All capabilities but Egress Gateway work in native, right?",
        "endpointRoutes is automatic on every cloud except GKE, correct?",
        "除了 Hubble，其他功能在 native 下都正常，对吗？",
        "Overlay always hits, whatever the config?",
        "overlay 不管 kubeProxyReplacement 是什么都会命中，对吗？",
        "On native, is sysctlfix.enabled=false all I need?",
        "GKE 模式能不用 endpointRoutes 吗？",
        "Would sysctlfix.enabled=true fix the outage on native?",
    ],
)
def test_more_than_was_found_is_not_confirmed(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("is endpointRoutes off on EKS ENI unless I turn it on?", "no"),
        ("apart from native, does any tke mode miss?", "no"),
        ("is it missed on native whatever cilium status says?", "yes"),
    ],
)
def test_what_asks_for_no_more_keeps_its_verdict(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict


def test_not_every_one_is_so_where_it_is_otherwise_for_some(base: KnowledgeBase) -> None:
    assert base.ask("Not every TKE deployment has to disable sysctlfix, right?").verdict == "yes"


def test_not_every_one_of_a_single_thing_is_left_open(base: KnowledgeBase) -> None:
    assert base.ask("Not every overlay cluster hits, right?").verdict is None
