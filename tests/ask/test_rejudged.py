"""What was judged of one deployment is judged of another, from the same end or the other."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("can I leave sysctlfix enabled on overlay? >> is that still ok if I switch to native?", "no"),
        ("can I leave sysctlfix enabled on overlay? >> is that risky on native?", "yes"),
        ("is it safe to disable sysctlfix on native? >> is that safe on overlay too?", "no"),
        ("is it ok to leave endpointRoutes unset on GKE? >> and is that ok on EKS chained?", "no"),
        ("overlay 开着 sysctlfix 安全吗 >> native 这样也安全吗", "no"),
    ],
)
def test_an_act_is_judged_where_the_follow_up_says(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("overlay 的 kpr 和 bpf.masquerade 都是 true，加了 endpointRoutes=true，删掉之后能命中吗", "yes"),
        ("overlay has endpointRoutes=true, after removing it does it hit?", "yes"),
        ("overlay: kpr=true, bpf.masquerade=true. does it hit if I turn it off?", "no"),
    ],
)
def test_the_switch_named_last_is_turned(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize("question", ["gke, ipam?", "gke cilium mode ipam?", "eks chained, ipam?"])
def test_a_name_beside_a_value_asks_for_that(base: KnowledgeBase, question: str) -> None:
    answer = base.ask(question)
    assert answer.verdict is None
    assert answer.reading["attribute"] == "ipam"


def test_the_other_way_of_two_is_no_act(base: KnowledgeBase) -> None:
    question = "we need security groups on pod IPs. should we stay on VPC-CNI native rather than go overlay?"
    assert base.ask(question).verdict == "yes"
