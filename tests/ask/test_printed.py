"""What a command printed is told of what it was asked for, in a turn that does not name it."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

_RAN = "i ran the get cm cilium-config jsonpath for enable-endpoint-routes"
_STEPS = "how do i verify host routing on the datapath"


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ([_RAN, "it printed true", "is pod traffic still going through cilium_host?"], "no"),
        ([_RAN, "it came back empty, status says Host Routing: BPF", "so is it hit?"], "yes"),
        (
            [
                "how do I check enable-endpoint-routes?",
                "it returned nothing",
                "does pod traffic go through cilium_host?",
            ],
            "yes",
        ),
        (["怎么查 enable-endpoint-routes", "返回 true", "那 pod 流量还经过 cilium_host 吗"], "no"),
        ([_STEPS, "step 1 says Host Routing: BPF", "step 2 printed true", "so is it hit or not?"], "no"),
        ([_STEPS, "step 1 is fine", "step 2 is empty", "so does it hit?"], "yes"),
    ],
)
def test_the_line_is_that_of_the_key(base: KnowledgeBase, turns: list[str], verdict: str) -> None:
    assert last(base, turns).verdict == verdict


def test_an_empty_line_alone_is_no_hit_yet(base: KnowledgeBase) -> None:
    assert last(base, [_RAN, "it came back empty", "so is it hit?"]).status == "depends"


def test_a_turn_that_asks_of_what_was_printed_is_no_report(base: KnowledgeBase) -> None:
    turns = [
        "how do i check whether endpointRoutes is enabled?",
        "it printed true, what does that tell me about bpf host routing?",
    ]
    assert "message:endpoint-routes-true-output" in last(base, turns).refs


def test_why_that_one_asks_for_the_reasons_of_the_value(base: KnowledgeBase) -> None:
    assert (
        "link-local"
        in last(base, "what local-router-ipv4 should i put on tke native >> why that one?").answer
    )
