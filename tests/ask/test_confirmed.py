"""How often a question that wants a thing confirmed gets the right verdict, and how seldom the wrong one."""

from __future__ import annotations

from pathlib import Path

import yaml

from kb.knowledge import KnowledgeBase

ASKED = Path(__file__).parent.parent / "fixtures" / "confirmed.yaml"
RIGHT, WRONG, STEP = 0.42, 0.025, 3


def test_verdicts_are_given_often_and_wrong_seldom(base: KnowledgeBase) -> None:
    asked = yaml.safe_load(ASKED.read_text(encoding="utf-8"))
    # One in three: the rest would take longer than it tells.
    given = [(verdict, base.ask(text).verdict) for verdict, texts in asked.items() for text in texts[::STEP]]
    right = sum(wanted == got for wanted, got in given)
    wrong = sum(got is not None and wanted != got for wanted, got in given)
    assert right >= RIGHT * len(given), f"{right} of {len(given)}"
    assert wrong <= WRONG * len(given), f"{wrong} of {len(given)}"
