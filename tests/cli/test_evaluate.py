"""The judging of answers: what is right, wrong, refused, missed."""

from __future__ import annotations

import pytest

from kb.evaluate import LENGTH, Item, judge, tally
from kb.render.judgement import as_table


def item(**expect: object) -> Item:
    return Item({"id": "x", "family": "f", "turns": ["?"], "expect": expect})


def answer(status: str = "answered", verdict: str | None = None, text: str = "") -> dict[str, object]:
    return {"status": status, "verdict": verdict, "answer": text, "results": [], "because": []}


@pytest.mark.parametrize(
    ("expect", "given", "outcome"),
    [
        ({"verdict": "yes"}, answer(verdict="yes"), "right"),
        ({"verdict": True}, answer(verdict="yes"), "right"),
        ({"verdict": "yes"}, answer(verdict="no"), "wrong"),
        ({"verdict": "yes"}, answer("depends", "no"), "wrong"),
        ({"verdict": "yes"}, answer("unknown"), "refused"),
        ({"verdict": "yes"}, answer(), "missed"),
        ({"status": "unknown"}, answer(verdict="no"), "wrong"),
        ({"status": ["unknown", "clarify"]}, answer("clarify"), "right"),
        ({"status": ["depends", "clarify"]}, answer(), "missed"),
        ({"must": [["Alpha", "beta"], "gamma"]}, answer(text="BETA gamma"), "right"),
        ({"must": [["alpha"], ["gamma"]]}, answer(text="alpha"), "missed"),
        ({"must": [["alpha"]]}, answer(text="x" * LENGTH + "alpha"), "missed"),
        ({"must_not": ["eks"]}, answer(text="On EKS too"), "missed"),
        ({}, answer(), "right"),
    ],
)
def test_judge(expect: dict[str, object], given: dict[str, object], outcome: str) -> None:
    found = judge(item(**expect), given)
    assert found.outcome == outcome
    assert bool(found.reasons) == (outcome != "right")


def test_words_are_looked_for_in_results_and_reasons_too() -> None:
    given = answer()
    given["results"] = [{"value": "136"}]
    given["because"] = [{"text": "measured"}]
    assert judge(item(must=[["136"], ["measured"]]), given).outcome == "right"


def test_what_has_no_family_is_counted_once() -> None:
    def bare(family: str, verdict: str) -> Item:
        return Item({"family": family, "question": "?", "expect": {"verdict": verdict}})

    found = [judge(bare("", "yes"), answer(verdict="yes")), judge(bare("", "no"), answer(verdict="yes"))]
    assert tally(found) == [("all", {"right": 1, "wrong": 1, "refused": 0, "missed": 0})]
    assert "right 50.0 %, wrong 50.0 %" in as_table(found)
    mixed = [*found, judge(bare("all", "yes"), answer(verdict="yes"))]
    assert [(name, sum(counts.values())) for name, counts in tally(mixed)] == [
        ("-", 2),
        ("all", 1),
        ("all", 3),
    ]


def test_a_question_is_a_single_turn() -> None:
    assert Item({"question": "is it so"}).turns == ["is it so"]


def test_tally_sums_up() -> None:
    found = [judge(item(verdict="yes"), answer(verdict=v)) for v in ("yes", "no", "yes")]
    assert tally(found)[0] == ("f", {"right": 2, "wrong": 1, "refused": 0, "missed": 0})
    assert tally(found)[-1][0] == "all"
    assert tally([])[-1][1]["right"] == 0
