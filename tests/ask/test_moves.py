"""Whether to move, or to stay, is judged by where a question leads and by the reason that it gives."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase

_FOR_NATIVE = ["for security groups", "so that CCN knows pod IPs"]
_FOR_OVERLAY = ["because we run out of ENI IPs", "because we need cross-VPC CIDR reuse"]
_FOR_NEITHER = ["just to get BPF host routing", "for lower latency"]


@pytest.mark.parametrize("verb", ["should I switch to", "is it worth moving to"])
@pytest.mark.parametrize(
    ("goal", "reasons", "verdict"),
    [
        ("native", _FOR_NATIVE, "yes"),
        ("native", _FOR_OVERLAY, "no"),
        ("overlay", _FOR_OVERLAY, "yes"),
        ("overlay", [*_FOR_NATIVE, *_FOR_NEITHER], "no"),
    ],
)
def test_a_move_is_right_where_its_reason_speaks_for_the_goal(
    base: KnowledgeBase, verb: str, goal: str, reasons: list[str], verdict: str
) -> None:
    assert [base.ask(f"{verb} {goal} {reason}?").verdict for reason in reasons] == [verdict] * len(reasons)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("should I stay on overlay because we run out of ENI IPs?", "yes"),
        ("should I stay on overlay for security groups?", "no"),
        ("要不要为了安全组换 native？", "yes"),
        ("需要安全组识别 Pod，该换 overlay 吗？", "no"),
    ],
)
def test_staying_is_judged_by_the_same_reasons(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    "question", ["should I switch to overlay?", "should I stay on overlay?", "should I switch to native?"]
)
def test_without_a_reason_nothing_is_confirmed(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict in (None, "no")


@pytest.mark.parametrize(
    "question", ["换成 overlay 安全组还认 Pod IP 吗？", "moving from native to overlay. and CLB?"]
)
def test_what_holds_where_one_moves_is_told_and_not_what_is_left(base: KnowledgeBase, question: str) -> None:
    answer = base.ask(question)
    assert answer.verdict != "yes"
    assert "no VPC IPs" in answer.answer or answer.verdict == "no"


@pytest.mark.parametrize(
    "question",
    [
        "PPS 很低，要切 overlay 吗？",
        "ENI 容量够，还有必要切 overlay 吗？",
        "is it worth moving to overlay when pps is low?",
    ],
)
def test_a_reason_that_is_told_to_be_none_speaks_for_no_move(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict != "yes"
