"""How a question is spelled changes nothing of its answer."""

from __future__ import annotations

import re

import pytest

from kb.ask.normal import fold
from kb.ask.sentences import parted
from kb.knowledge import KnowledgeBase

QUESTIONS = [
    ("kubeProxyReplacement=true bpf.masquerade=true endpointRoutes.enabled=false, TKE overlay: hit?", "yes"),
    ("does endpointRoutes make packets bypass cilium_host?", "yes"),
    ("does BPF host routing hit on EKS chained?", "no"),
    ("is endpointRoutes enabled on TKE overlay?", "no"),
    ("TKE overlay 命中 BPF host routing 吗", "yes"),
    ("native 的包会经过 cilium_host 吗", "no"),
]
SPELLINGS = {
    "lower": str.lower,
    "upper": str.upper,
    "listed": lambda text: "1. " + text,
    "bullet": lambda text: "- " + text,
    "quoted": lambda text: "> " + text,
    "spaced": lambda text: text.replace(" ", "  "),
    "run together": lambda text: text.replace("cilium_host", "ciliumhost").replace(
        "host routing", "hostrouting"
    ),
    "ebpf": lambda text: text.replace("BPF host", "eBPF host"),
    "traditional": lambda text: text.replace("吗", "嗎").replace("会", "會").replace("经过", "經過"),
    "full width": lambda text: text.replace("?", "？").replace(":", "："),
    "marks": lambda text: text.rstrip("?") + "???",
    "code": lambda text: re.sub("cilium_host|endpointRoutes", r"`\g<0>`", text),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_verdict_stays(base: KnowledgeBase, spelling: str) -> None:
    spelled = {SPELLINGS[spelling](text): want for text, want in QUESTIONS}
    told = {text: base.chat().ask(text).verdict for text in spelled}
    assert told == spelled


def test_ebpf_is_bpf() -> None:
    assert fold("eBPF") == fold("ebpf") == fold("BPF")


def test_a_last_sentence_asks_without_a_mark_too() -> None:
    assert parted("We run native. Does it hit") == ("We run native.", "Does it hit")
    assert parted("It hits. We are glad") == ("", "It hits. We are glad")
