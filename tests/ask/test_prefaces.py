"""What is said around a question changes nothing of its answer."""

from __future__ import annotations

import pytest

from kb.ask.prefaces import unprefaced
from kb.knowledge import KnowledgeBase

EN = [
    "quick question: {}", "hi all, {}", "{} thx", "{} (asking for a colleague)", "just to be sure: {}",
    "can someone confirm: {}", "sanity check - {}", "{} please advise", "morning! {}", "help me understand: {}",
    "newbie here. {}", "correct me if I am wrong but {}", "honest question, {}", "ps: {}", "to double check - {}",
]  # fmt: skip
ZH = [
    "请问，{}",
    "麻烦问下 {}",
    "大佬们，{}",
    "{}谢谢",
    "想确认下，{}",
    "有个问题：{}",
    "还有个问题，{}",
    "{}，求大佬解答",
]
QUESTIONS = [
    (EN, "vpc-cni overlay: hit?", "yes"),
    (EN, "does Cilium do the pod IPAM on TKE native routing", "no"),
    (EN, "strict reverse path check on eth0: drops native pod packets?", "yes"),
    (EN, "kpr on, bpf masq on, epr off. bpf hr effective?", "yes"),
    (ZH, "1.8 就有 bpf host routing 了吧？", "no"),
    (ZH, "overlay 集群是不是也得把 sysctlfix 关掉啊", "no"),
    (ZH, "native 能命中 BPF host routing 不", "no"),
]


@pytest.mark.parametrize("around, question, want", QUESTIONS)
def test_the_verdict_stays(base: KnowledgeBase, around: list[str], question: str, want: str) -> None:
    told = {said.format(question): base.chat().ask(said.format(question)).verdict for said in around}
    assert set(told.values()) == {want}, told


@pytest.mark.parametrize(
    "text",
    [
        "sorry, EKS chained", "wrong, overlay on GR",
        "thanks", "hi", "quick question", "谢谢", "check: BPF", "all of them hit?", "so does overlay hit",
        "问题出在哪", "can someone explain why native misses", "another topic: hubble", "why is it so", "and overlay?",
    ],
)  # fmt: skip
def test_what_says_something_stays(text: str) -> None:
    assert unprefaced(text) == text


def test_a_claim_to_confirm_is_asked() -> None:
    assert unprefaced("can someone confirm: overlay hits") == "overlay hits?"
    assert unprefaced("确认下，overlay 命中") == "overlay 命中，对吗？"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("does overlay hit, or am I mistaken?", "does overlay hit?"),
        ("overlay hits or am i just misreading this - is it hit?", "overlay hits? is it hit?"),
        ("does overlay hit or is it just me", "does overlay hit?"),
        ("is kpr needed, or am I on native?", "is kpr needed, or am I on native?"),
        ("先不管值不值得，overlay 命中吗？", "overlay 命中吗？"),
        ("先不谈性能，单说效果：overlay 命中吗？", "overlay 命中吗？"),
        ("leaving costs aside, does overlay hit?", "does overlay hit?"),
        ("can I leave X off on Y, i.e. is it optional there?", "can I leave X off on Y?"),
        ("we left X off, i.e. it is false. does Y hit?", "we left X off, i.e. it is false. does Y hit?"),
    ],
)
def test_a_doubt_and_what_is_set_aside_are_not_asked(text: str, asked: str) -> None:
    assert unprefaced(text) == asked
