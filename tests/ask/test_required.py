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
