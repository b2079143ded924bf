"""A thing that is only told apart from another is asked of alone: "our overlay, not native. does it hit?"."""

from __future__ import annotations

from itertools import permutations

import pytest

from kb.knowledge import KnowledgeBase

_NAMES = ["TKE native", "TKE overlay", "GKE", "EKS chained", "EKS ENI"]
_ASKED = ["is it hit?", "does endpointRoutes have to be set by hand?", "does it need sysctlfix?"]


@pytest.mark.parametrize(
    "told", ["we're on {a}, not {b}. ", "{a} (not {b}): ", "it's {a} rather than {b} here. "]
)
def test_what_it_is_not_changes_nothing(base: KnowledgeBase, told: str) -> None:
    wrong = {}
    for a, b in permutations(_NAMES, 2):
        for asked in _ASKED:
            question = told.format(a=a, b=b) + asked
            answer, plain = base.ask(question), base.ask(f"we're on {a}. {asked}")
            if answer.verdict != plain.verdict:
                wrong[question] = (answer.verdict, plain.verdict)
    assert not wrong


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("EKS，不是 chained 的那种，endpointRoutes 要手动开吗", "no"),
        ("EKS, not the chained one. endpointRoutes by hand?", "no"),
        ("我们是 TKE native，不是 overlay，命中吗", "no"),
        ("用的是 overlay 而不是 native，命中吗", "yes"),
        ("TKE, not native. hit?", None),
        ("endpointRoutes=true is for EKS, not GKE, right?", None),
    ],
)
def test_of_a_family_the_rest_is_asked(base: KnowledgeBase, question: str, verdict: str | None) -> None:
    assert base.ask(question).verdict == verdict
