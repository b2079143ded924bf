"""Packs ask themselves their own questions; coverage tells which rules fired and which failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import packs
from kb.packs import check
from kb.packs.questions import Outcome, _Watched, covered, questions
from kb.store import open_base
from tests.packs.conftest import Writer

FIXTURE = Path(__file__).parent.parent / "fixtures" / "bicycle"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


def test_questions_are_judged_by_half_and_family() -> None:
    outcome = packs.test([FIXTURE])
    assert [j.item.id for j in outcome.judgements] == ["tourer-winter", "racer-winter", "stranger"]
    assert not [j for j in outcome.judgements if j.outcome == "wrong"]
    assert [j.item.id for j in packs.test([FIXTURE], half="held").judgements] == ["racer-winter"]
    assert [j.outcome for j in packs.test([FIXTURE], family="refusal").judgements] == ["right"]


def test_coverage_tells_both_ways() -> None:
    kb = _Watched(open_base([str(FIXTURE)]))
    assert set(covered(kb).values()) == {(False, False)}
    kb.conclude("tourer", "winter-ready")
    assert covered(kb)["winter-new"] == (True, False)
    kb.conclude("racer", "winter-ready")
    assert covered(kb)["winter-new"] == (True, True)
    assert covered(kb)["rims-wear"] == (True, True)
    assert covered(kb)["winter-old"] == (False, False)
    assert Outcome([], covered(kb)).uncovered == ["winter-old", "winter-maker"]


def test_a_question_may_give_facts_of_the_askers_own_case(pack: Writer) -> None:
    body = (
        "attributes: [{id: on, name: is on, type: bool, role: setting, of: thing}]\n"
        "questions: [{id: q, family: check, turns: [is it on], given: [on=true], expect: {verdict: yes}}]"
    )
    folder = pack(body)
    assert questions(open_base([str(folder)]))[0].given == {"on": "true"}
    wrong = check([pack(body.replace("on=true", "on=maybe"))]).problems.errors
    assert "'maybe' as value of 'on', expected false | true" in str(wrong[0])
