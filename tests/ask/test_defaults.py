"""What a setting is when nobody sets it: answered from the stated default, and only where nothing else is named."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("question", "verdict", "value"),
    [
        ("Does cilium enable sysctlfix by default?", "yes", "sysctlfix.enabled=true"),
        ("does sysctlfix default to off?", "no", "sysctlfix.enabled=true"),
        ("is endpointRoutes on by default?", "no", "endpointRoutes.enabled=false"),
        ("isn't endpointRoutes off by default?", "yes", "endpointRoutes.enabled=false"),
        ("endpointRoutes 默认是开的吗", "no", "endpointRoutes.enabled=false"),
        ("default value of bpf.masquerade", None, "bpf.masquerade=false"),
    ],
)
def test_a_stated_default_answers(
    base: KnowledgeBase, question: str, verdict: str | None, value: str
) -> None:
    answer = base.ask(question)
    assert (answer.verdict, answer.status) == (verdict, "answered")
    assert value in answer.answer
    assert answer.sources


@pytest.mark.parametrize(
    "question",
    [
        "is endpointRoutes on by default on gke?",
        "why is sysctlfix on by default?",
        "with eni.enabled=true, is endpointRoutes on by default?",
    ],
)
def test_a_default_is_no_answer_where_more_is_named(base: KnowledgeBase, question: str) -> None:
    assert not base.ask(question).answer.startswith(("By default", "Yes. By default", "No. By default"))


def test_a_setting_without_a_stated_default_gets_no_answer_from_here(base: KnowledgeBase) -> None:
    assert "By default" not in base.ask("is kubeProxyReplacement on by default?").answer
