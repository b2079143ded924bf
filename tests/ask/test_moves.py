"""Whether to move, or to stay, is judged by where a question leads and by the reason that it gives."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

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


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            "we may go from tke native to overlay, what do we lose >> do the pods keep vpc ips after the move?",
            "no",
        ),
        ("native 切到 overlay 会丢什么 >> 切完之后 pod 还是 vpc ip 吗", "no"),
        ("native 切 overlay 会丢哪些能力 >> 切过去之后还能用 Egress Gateway 吗", "yes"),
        ("what do we lose moving from native to overlay >> do I still need local-router-ipv4?", "no"),
        ("overlay 换 native 值得吗 >> 换过去后 bpf host routing 命中吗", "no"),
    ],
)
def test_what_follows_a_move_is_asked_of_where_it_leads(
    base: KnowledgeBase, turns: str, verdict: str
) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "We are moving from {} to {} next week. Are we hitting BPF host routing today?",
        "We plan to move from {} to {}. Are we hitting BPF host routing today?",
        "We wanted to move from {} to {} but stayed on {}. Are we hitting BPF host routing?",
        "We cancelled the move from {} to {}. Is BPF host routing hit?",
        "We haven't migrated from {} to {} yet. Is BPF host routing hit?",
        "Until we migrate from {} to {}, is BPF host routing hit?",
        "还没从 {} 迁到 {}，命中 BPF host routing 吗？",
        "从 {} 迁到 {} 之前，命中 BPF host routing 吗？",
    ],
)
def test_before_a_move_one_is_where_one_was(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text.format("native", "overlay", "native")).verdict == "no"
    assert base.ask(text.format("overlay", "native", "overlay")).verdict == "yes"


def test_behind_a_move_one_is_where_it_led(base: KnowledgeBase) -> None:
    moved = "We moved prod from native to overlay >> will BPF host routing be hit now?"
    assert last(base, moved).verdict == "yes"
    assert base.ask("We rolled back from overlay to native. Is BPF host routing hit?").verdict == "no"


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            "native, pod ip count is over what the enis can carry|is that a good enough reason to go overlay?",
            "yes",
        ),
        ("现在是 vpc-cni native，有几个 vpc 之间想复用同一段 pod 网段|这算切 overlay 的正当理由吗", "yes"),
        ("p99 136 vs 130 in TCP_RR, boss wants us off native because of it. is it worth it?", "no"),
        ("would I be wrong to go overlay because we have to reuse the cidr?", "no"),
        ("Pod count stays well below ENI capacity. Should we switch to overlay?", None),
        ("We don't need cross-VPC CIDR reuse. Is that a reason to move to overlay?", None),
        ("vpc-cni native，客户想要别的东西|这算切 overlay 的正当理由吗", None),
    ],
)
def test_the_reason_that_was_told_is_judged(base: KnowledgeBase, turns: str, verdict: str | None) -> None:
    assert last(base, turns.split("|")).verdict == verdict
