"""The linter finds what is doubtful, and leaves a sound pack alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.packs import Finding, lint
from tests.packs.conftest import Writer

FIXTURE = Path(__file__).parent.parent / "fixtures" / "bicycle"

ATTRIBUTE = "attributes:\n- {id: hue, name: hue, type: text, of: thing, cite: s#one}\n"
ENTITY = (
    "entities:\n- {id: a, kind: thing, name: A, cite: s#one}\n- {id: b, kind: thing, name: B, cite: s#one}\n"
)
CLAIM = "claims:\n- {id: x, entity: a, attribute: hue, value: red, text: A is red., cite: s#one}\n"

DOUBTS = {
    "uncited": ("entities:\n- {id: a, kind: thing, name: A}", "entity 'a' has no citation"),
    "shared-alias": (
        ENTITY + "concepts:\n- {id: c, name: see, aliases: [b]}",
        "'b' names both 'b' (",
    ),
    "empty-alias": ("concepts:\n- {id: c, name: see, aliases: ['?!']}", "'?!' has no letter or digit"),
    "plain-alias": (
        "concepts:\n- {id: c, name: see, aliases: [sea]}\nplain: [sea]",
        "'sea' is plain here, but also names 'c'",
    ),
    "misplaced-claim": (
        ENTITY.replace("b, kind: thing", "b, kind: other").replace("{id: a", "{id: a0")
        + ATTRIBUTE
        + CLAIM.replace("entity: a", "entity: b")
        + "kinds: [{id: other, name: other}]",
        "hue is said of thing, and b is a other",
    ),
    "disagreement": (
        ENTITY
        + ATTRIBUTE
        + CLAIM
        + "- {id: y, entity: a, attribute: hue, value: blue, text: t, cite: s#one}",
        "blue here, red at ",
    ),
    "silent-claim": (ENTITY + ATTRIBUTE + CLAIM.replace("text: A is red., ", ""), "claim 'x' has no text"),
    "silent-cause": (
        ENTITY + "causes:\n- {id: c, effects: [a], causes: [b], by: 'entity:a'}",
        "'entity:a' tells nothing of the cause",
    ),
    "empty-cell": (
        ENTITY
        + ATTRIBUTE
        + CLAIM
        + "tables:\n- {id: t, title: T, rows: [a, b], columns: [hue], cite: s#one}",
        "table t: nothing is known of hue of b",
    ),
    "unused-attribute": (ATTRIBUTE, "nothing says or concludes 'hue'"),
    "unreachable-rule": (
        ENTITY
        + ATTRIBUTE
        + CLAIM
        + "rules:\n- {id: r, for: thing, if: [hue = pink], then: hue = red, cite: s#one}",
        "rule r can never fire: nothing states or concludes 'hue = pink'",
    ),
    "schema": ("claims: 1", "found '1', expected a list of claims"),
}


@pytest.mark.parametrize("check", DOUBTS)
def test_a_doubt_is_found_and_named(check: str, pack: Writer) -> None:
    body, text = DOUBTS[check]
    found = [f for f in lint([pack(body)]) if f.check == check]
    assert len(found) == 1
    assert text in found[0].text
    assert found[0].place
    assert str(found[0]).endswith(f"[{check}]")


def test_members_may_share_the_names_of_their_family(pack: Writer) -> None:
    body = ENTITY + "- {id: f, kind: thing, name: F, aliases: [a], members: [a], cite: s#one}"
    assert lint([pack(body)]) == []


def test_the_second_pack_has_no_errors_or_warnings() -> None:
    assert {f.level for f in lint([FIXTURE])} <= {"note"}


def test_a_finding_is_one_line() -> None:
    assert str(Finding("error", "c", "f:1:2", "a\nb")) == "f:1:2: error: a b [c]"


CONTRADICTORY = "rules:\n- {id: r, for: thing, if: [hue = red, hue = blue], then: hue = green, cite: s#one}"


def test_rules_that_contradict_themselves_or_speak_of_nothing(pack: Writer) -> None:
    texts = [f.text for f in lint([pack(ATTRIBUTE + CONTRADICTORY)])]
    assert "rule r can never fire: there is no thing (and 3 more)" in texts
    texts = [f.text for f in lint([pack(ENTITY + ATTRIBUTE + CONTRADICTORY)])]
    assert "rule r can never fire: hue cannot be 'red' and 'blue' at once (and 2 more)" in texts


def test_a_circle_through_negation_is_an_error(pack: Writer) -> None:
    body = (
        "attributes:\n- {id: p, name: p, type: bool, role: concluded}\n"
        "- {id: q, name: q, type: bool, role: concluded}\n"
        "rules:\n- {id: one, for: thing, if: [not q = true], then: p = true, cite: s#one}\n"
        "- {id: two, for: thing, if: [p = true], then: q = true, cite: s#one}"
    )
    found = lint([pack(body)])
    assert "a conclusion rests on its own negation" in found[0].text
    assert found[0].place.endswith("body.yaml:5:3")
