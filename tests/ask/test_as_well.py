"""What is asked behind a setting that is told, "too" or "as well", is asked of the other one."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    "question",
    [
        "I set eni.enabled=true, do I have to set endpointRoutes.enabled=true too?",
        "gke.enabled=true is set, do I need to add endpointRoutes.enabled=true as well?",
        "eni.enabled=true in values. do i still have to write endpointRoutes.enabled=true myself?",
    ],
)
def test_what_the_chart_does_is_no_more_work(base: KnowledgeBase, question: str) -> None:
    answer = last(base, question)
    assert answer.verdict == "no"
    assert "ndpointRoutes" in answer.answer.partition("\n")[0]


def test_what_is_called_mandatory_is_what_was_told(base: KnowledgeBase) -> None:
    answer = last(base, "sysctlfix is off on overlay. is this mandatory?")
    assert answer.verdict == "no"
    assert answer.answer.startswith("No. Sysctlfix is on")
