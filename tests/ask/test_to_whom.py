"""To whom something is so, and that things stand side by side, changes no verdict; what was not measured gives none."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("does BPF host routing hit for us on GR overlay?", "yes"),
        ("does it hit for us on GKE?", "no"),
        ("does the chart set endpointRoutes for us on EKS chained?", "no"),
        ("does the chart set endpointRoutes for me on GKE?", "yes"),
    ],
)
def test_who_asks_makes_no_difference(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


def test_two_things_side_by_side_are_compared(base: KnowledgeBase) -> None:
    answer = last(base, "sysctlfix native vs overlay?")
    assert (answer.status, answer.verdict) == ("answered", None)


def test_what_was_not_measured_differs_in_no_figure(base: KnowledgeBase) -> None:
    assert last(base, "host routing: native vs overlay, any difference?").verdict is None
    assert last(base, "http p99: native vs overlay, any difference?").verdict == "no"
