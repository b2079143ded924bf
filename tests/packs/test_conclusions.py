"""The second pack concludes by joins and negation, and differently by view and by version."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.packs import load
from kb.packs.conclusions import Case, contradictions, empty_cells
from tests.packs.conftest import Writer

FIXTURE = Path(__file__).parent.parent / "fixtures" / "bicycle"


@pytest.mark.parametrize(
    ("entity", "attribute", "view", "version", "value"),
    [
        ("racer", "rim-wear", "handbook", "", "true"),
        ("city-bike", "rim-wear", "handbook", "", "false"),
        ("racer", "wet-trouble", "handbook", "", "true"),
        ("tourer", "winter-ready", "handbook", "", "true"),
        ("city-bike", "winter-ready", "handbook", "", "false"),
        ("city-bike", "winter-ready", "handbook", "2.4", "true"),
        ("city-bike", "winter-ready", "maker", "", "true"),
        ("racer", "winter-ready", "maker", "", "false"),
    ],
)
def test_conclusions_by_view_and_version(
    entity: str, attribute: str, view: str, version: str, value: str
) -> None:
    assert Case(load([FIXTURE]), version).conclude(entity, attribute, view).value == value


def test_a_fact_that_is_missing_leaves_the_conclusion_open() -> None:
    found = Case(load([FIXTURE])).conclude("tourer", "winter-ready", "maker")
    assert (found.value, found.open) == (None, (("tourer", "tyre-width"),))


def test_the_second_pack_has_no_empty_cells_and_no_contradictions() -> None:
    packs = load([FIXTURE])
    case = Case(packs)
    assert [*empty_cells(packs, case), *contradictions(packs, case)] == []


def test_a_claim_against_the_rules_is_told(pack: Writer) -> None:
    packs = load(
        [
            pack(
                "entities: [{id: a, kind: thing, name: A}]\n"
                "attributes:\n- {id: p, name: p, type: bool, role: described}\n"
                "- {id: q, name: q, type: bool, role: concluded}\n"
                "claims:\n- {id: x, entity: a, attribute: p, value: true}\n"
                "- {id: y, entity: a, attribute: q, value: false}\n"
                "rules: [{id: r, for: thing, if: [p = true], then: q = true}]"
            )
        ]
    )
    found = [text for _, text in contradictions(packs, Case(packs))]
    assert len(found) == 1
    assert "q of a: " in found[0]
    assert "rule:r" in found[0]
    assert "claim:y" in found[0]
