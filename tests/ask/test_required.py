"""Whether a setting must have some value is judged by that value, in whichever words it is asked."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

_ASKED = (
    "must {x} be set to {v} on {d}?",
    "is {x}={v} mandatory on {d}?",
    "on {d} {x} has to be set to {v}, correct?",
    "{d}: {x}={v} required?",
    "{d} 的 {x} 必须设为 {v} 吗",
    "{d} 上 {x} 必须设为 {v}，是吗",
)


@pytest.mark.parametrize("asked", _ASKED)
@pytest.mark.parametrize(
    ("place", "setting", "required"),
    [("TKE Native", "sysctlfix", "false"), ("EKS chained", "endpointRoutes", "true")],
)
def test_only_what_is_required_is_confirmed(
    base: KnowledgeBase, asked: str, place: str, setting: str, required: str
) -> None:
    for value in ("true", "false"):
        answer = last(base, asked.format(d=place, x=setting, v=value))
        assert answer.verdict == ("yes" if value == required else "no")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("with kubeProxyReplacement=false, does bpf.masquerade=true save me from the legacy fallback?", "no"),
        (
            "does endpointRoutes=true turn the Host Routing field away from BPF when kubeProxyReplacement and "
            "bpf.masquerade are true",
            "no",
        ),
    ],
)
def test_what_is_spared_is_not_so(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "整个集群的 local-router-ipv4 只写一个 169.254.32.16 够用吗",
        "I have 200 machines and a single line local-router-ipv4: 169.254.32.16. enough for every one of them?",
        "is sysctlfix=false enough on native?",
    ],
)
def test_what_is_enough_for_something_else_is_not_weighed_for_a_hit(base: KnowledgeBase, text: str) -> None:
    answer = base.ask(text)
    assert answer.verdict is None
    assert answer.refs


@pytest.mark.parametrize(("text", "verdict"), [("is kpr=true enough?", "no"), ("只开 kpr 够吗", "no")])
def test_what_bears_on_a_hit_is(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("is the bpf code reached on VPC-CNI + Overlay?", "yes"),
        ("is the fast path taken on GKE?", "no"),
        ("GKE 上 bpf 代码会执行吗", "no"),
        ("overlay 会执行 bpf host routing 代码吗", "yes"),
    ],
)
def test_a_hit_by_its_other_names(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict
