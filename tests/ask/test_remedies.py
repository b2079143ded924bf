"""Whether one deployment helps against what is told of another is judged by how it is there."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

_TOLD = [
    "packets bypass cilium_host on native",
    "our packets go through netfilter",
    "native misses",
    "native 绕过 cilium_host",
    "我们的包走 netfilter",
]
_HELPS = [("does overlay help?", "yes"), ("would GKE fix that?", "no"), ("overlay 能解决吗", "yes")]


@pytest.mark.parametrize("told", _TOLD)
@pytest.mark.parametrize(("asked", "verdict"), _HELPS)
@pytest.mark.parametrize("turns", [1, 2])
def test_it_helps_where_it_is_otherwise(
    base: KnowledgeBase, told: str, asked: str, verdict: str, turns: int
) -> None:
    apart = turns > 1 or told.isascii() != asked.isascii()
    said = [told, asked] if apart else [f"{told}. {asked}"]
    assert last(base, said).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("it's not hit on native >> would it be on overlay?", "yes"),
        ("it's not hit on native >> would it be on GKE?", "no"),
        ("native 没有命中 >> is it on overlay?", "yes"),
    ],
)
def test_a_pronoun_asks_for_what_was_denied(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


def test_what_mends_nothing_gives_no_advice(base: KnowledgeBase) -> None:
    answer = base.ask("overlay 能解决绕过 cilium_host 的问题吗？")
    assert answer.verdict == "yes"
    assert "endpointRoutes.enabled=true" not in answer.answer


@pytest.mark.parametrize(
    "question",
    ["is it hit on native? >> how do I fix that?", "native 命中吗？ >> 怎么改？", "native 怎样才能命中？"],
)
def test_what_is_wished_for_is_not_told_as_seen(base: KnowledgeBase, question: str) -> None:
    answer = last(base, question)
    assert answer.verdict is None
    assert "does not fit" not in answer.answer
    assert "与文档所述不符" not in answer.answer


def test_what_is_had_already_needs_no_other_deployment(base: KnowledgeBase) -> None:
    assert "只有换部署方式" not in base.ask("overlay 怎样才能命中").answer
    assert "only another deployment does" in base.ask("it is not hit on native. how do I fix that?").answer


@pytest.mark.parametrize(
    "question",
    [
        "native here, not hit >> does setting bpf.masquerade=true help?",
        "native, bpf host routing not hit >> does it help to set kubeProxyReplacement=true?",
        "Native 没命中 >> 开 bpf.masquerade 有用吗？",
        "i set kubeProxyReplacement=false >> does it fall back? >> does setting bpf.masquerade=true help?",
    ],
)
def test_a_setting_that_changes_nothing_does_not_help(base: KnowledgeBase, question: str) -> None:
    assert last(base, question).verdict == "no"
