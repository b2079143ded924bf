"""Switches told of in a row, and deployments set against each other."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("settings", "hits"),
    [
        ("both kpr and endpointRoutes off", False),
        ("neither kpr nor bpf.masquerade on", False),
        ("neither endpointRoutes nor enableIPv4Masquerade on", True),
        ("kpr but not bpf.masquerade", False),
        ("kpr enabled, not bpf.masquerade", False),
        ("bpf.masquerade but not endpointRoutes", True),
        ("bpf.masquerade and endpointRoutes both enabled", False),
    ],
)
def test_a_row_of_switches_has_one_value_or_two(base: KnowledgeBase, settings: str, hits: bool) -> None:
    for text in (
        f"overlay, {settings}. Does it hit?",
        f"On overlay with {settings}, is BPF host routing hit?",
    ):
        assert base.ask(text).verdict in ("yes" if hits else "no", None), text
    assert base.ask(f"overlay, {settings}. Does it hit?").verdict == ("yes" if hits else "no")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("overlay，kpr 和 endpointRoutes 都关了，命中吗", "no"),
        ("overlay 只开 kpr 不开 bpf.masquerade，命中吗", "no"),
        ("GKE hits and EKS chained doesn't, correct?", "no"),
        ("overlay hits but GKE doesn't, right?", "yes"),
        ("if we go from GKE to EKS chained, do we lose the hit?", "no"),
        ("if we go from overlay to GKE, do we lose the hit?", "yes"),
        ("有两套集群，GKE 和 overlay，overlay 命中吗", "yes"),
        ("不是 GKE，是 overlay，命中吗", "yes"),
        ("is GKE an exception to the bypass?", "no"),
        ("is the native miss unrelated to the agent fallback check?", "yes"),
    ],
)
def test_what_is_set_against_what(base: KnowledgeBase, text: str, verdict: str) -> None:
    answer = base.ask(text)
    assert answer.verdict == verdict, answer.answer


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("EKS chained 也一样吗", "yes"),
        ("overlay 也一样吗", "no"),
        ("is it the same on EKS chained?", "yes"),
        ("is it the same on overlay?", "no"),
        ("same on EKS chained?", "no"),
    ],
)
def test_whether_it_is_the_same_is_not_whether_it_is_so(
    base: KnowledgeBase, asked: str, verdict: str
) -> None:
    assert last(base, ["does GKE hit?", asked]).verdict == verdict


def test_likeness_goes_by_what_was_concluded(base: KnowledgeBase) -> None:
    assert (
        last(base, ["does GKE hit?", "is it the same on overlay?", "is it the same on GKE?"]).verdict == "no"
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("status shows BPF on GKE. do packets really take it?", "no"),
        ("status says BPF on GKE. do my pods get it?", "no"),
        ("GKE 的 status 是 BPF，包真的走它吗", "no"),
        ("does GKE merely report BPF host routing?", None),
    ],
)
def test_what_status_shows_is_not_what_packets_take(
    base: KnowledgeBase, text: str, verdict: str | None
) -> None:
    assert base.ask(text).verdict in (verdict, *([] if verdict else ["yes"]))


@pytest.mark.parametrize(
    "text",
    [
        'enable-endpoint-routes is "true" in cilium-config',
        "kubeProxyReplacement 昨天被改成 false",
        "grep falling back returns a line on overlay",
    ],
)
def test_a_statement_gets_no_yes_or_no(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict is None


@pytest.mark.parametrize(
    "text",
    [
        "do you agree that sysctlfix must be off on native?",
        "can you confirm that sysctlfix must be off on native?",
        "is it a fact that sysctlfix must be off on native?",
        "I'd assume sysctlfix must be off on native, is that so?",
        "请确认一下：native 必须关闭 sysctlfix",
    ],
)
def test_a_statement_to_be_agreed_to_is_asked(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict == "yes"


def test_settings_told_before_go_into_what_follows(base: KnowledgeBase) -> None:
    told = "we didn't set bpf.masquerade, enableIPv4Masquerade=true"
    assert last(base, [told, "will it fall back?", "will status show BPF?"]).verdict == "no"
    assert (
        last(base, ["masquerading shows IPTables on overlay", "so status should say Legacy?"]).verdict
        == "yes"
    )
