"""What comes of a setting is concluded, with what documents say of it behind."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what happens if kubeProxyReplacement=false on overlay", "falls back to legacy host routing"),
        (
            "helm upgrade cilium --set kubeProxyReplacement=false on overlay, what happens?",
            "Host Routing: Legacy",
        ),
        ("what if endpointRoutes is true on overlay", "bypass cilium_host"),
        ("overlay 开了 endpointRoutes 会怎样", "绕过 cilium_host"),
        ("what happens on native if sysctlfix stays on", "a network outage"),
    ],
)
def test_it_tells_what_becomes_otherwise(base: KnowledgeBase, question: str, told: str) -> None:
    lead = base.ask(question).answer.partition("\n")[0]
    assert lead.startswith(("With ", "若 "))
    assert told in lead


def test_what_changes_nothing_is_told_as_documented(base: KnowledgeBase) -> None:
    answer = base.ask("what happens on native if sysctlfix is off")
    assert not answer.answer.startswith("With ")


def test_the_documented_value_is_told_as_such(base: KnowledgeBase) -> None:
    assert "Documented: " in base.ask("what happens if kubeProxyReplacement=false on overlay").answer
