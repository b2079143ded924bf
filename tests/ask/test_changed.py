"""What was seen before a switch was turned is so no longer; what is told to hold beside it counts."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

SEEN = ("cilium status shows Host Routing: Legacy", "our overlay cluster says Host Routing: Legacy")
TURNED = (
    "we set kpr=true and bpf.masquerade=true now",
    "then we turned on kpr and bpf.masquerade",
    "after that I enabled kubeProxyReplacement and bpf.masquerade",
)
ZH_TURNED = (
    "现在我把 kpr 和 bpf.masquerade 都打开了",
    "后来把 kubeProxyReplacement、bpf.masquerade 设成 true 了",
)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("turned", TURNED)
@pytest.mark.parametrize(
    ("asked", "verdict"), [("will status show BPF?", "yes"), ("will it still say Legacy?", "no")]
)
def test_what_was_seen_before_is_past(
    base: KnowledgeBase, seen: str, turned: str, asked: str, verdict: str
) -> None:
    assert base.ask(f"{seen}. {turned}. {asked}").verdict == verdict
    assert last(base, [seen, f"{turned}. {asked}"]).verdict == verdict


@pytest.mark.parametrize("turned", ZH_TURNED)
@pytest.mark.parametrize(
    ("asked", "verdict"), [("现在 status 会显示 BPF 吗", "yes"), ("还会显示 Legacy 吗", "no")]
)
def test_what_was_seen_before_is_past_in_chinese(
    base: KnowledgeBase, turned: str, asked: str, verdict: str
) -> None:
    assert base.ask(f"overlay 集群状态是 Host Routing: Legacy，{turned}，{asked}").verdict == verdict
    assert last(base, ["overlay 集群状态是 Host Routing: Legacy", f"{turned}，{asked}"]).verdict == verdict


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("if I set kpr=true and bpf.masquerade=true, will status show BPF?", "yes"),
        ("does turning on kpr and bpf.masquerade make status say BPF?", "yes"),
        ("can I get it back to BPF by setting kpr=true and bpf.masquerade=true?", "yes"),
        ("will status still say Legacy with kpr=true and bpf.masquerade=true?", "no"),
        ("把 kpr 和 bpf.masquerade 都打开，status 会显示 BPF 吗", "yes"),
        ("开了 kpr 和 bpf.masquerade 之后还会显示 Legacy 吗", "no"),
    ],
)
def test_switches_that_a_question_turns_leave_no_room_for_what_was_seen(
    base: KnowledgeBase, asked: str, verdict: str
) -> None:
    for seen in SEEN:
        answer = last(base, [seen, asked])
        assert answer.verdict == verdict, (seen, answer.answer)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("status says Legacy, kpr is already true. is bpf.masquerade off?", "yes"),
        ("I set bpf.masquerade=true and now status says Legacy. is kpr off?", "yes"),
        ("status says Legacy. kpr=true. so is bpf.masquerade off?", "yes"),
        ("status says Legacy. we have kpr=true and bpf.masquerade=true. does it hit on overlay?", "no"),
        ("our overlay says Legacy. I set kpr=true and bpf.masquerade=true. does it hit now?", "yes"),
        ("we changed kpr from false to true on overlay. does it hit?", "yes"),
        ("overlay, bpf.masquerade: true -> false, does it hit?", "no"),
    ],
)
def test_what_holds_beside_it_is_no_change(base: KnowledgeBase, text: str, verdict: str) -> None:
    answer = base.ask(text)
    assert answer.verdict == verdict, answer.answer
