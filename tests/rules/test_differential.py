"""The engine against clingo on random programs."""

from __future__ import annotations

import random

import pytest

from kb.rules.engine import Engine
from kb.rules.program import load_program
from tests.rules.asp import Encoder, solve
from tests.rules.generated import Case, domain, make

BATCH = 40
BATCHES = 36


def usable(case: Case) -> bool:
    """Whether only claims of several values speak of what rests on itself: others are no matter of a fixpoint."""
    circular = Encoder(case, 0).recursive()
    of_one = [a for a, _ in circular if case.attributes[a]["type"] not in ("list", "entity")]
    stated = {a for _, a in case.stated}
    both = [
        a
        for a in of_one
        if {r["then"].rpartition(" ")[2] for r in case.rules if f".{a} " in r["then"]} != {"true"}
    ]
    weak = [
        a for (_, a), s in case.stated.items() if a in {c for c, _ in circular} and s[0].kind == "presumed"
    ]
    roles = [a for a, _ in circular if case.attributes[a]["role"] != "concluded"]
    return not (set(of_one) & stated or both or roles or weak)


def truths(case: Case) -> dict[tuple[str, str, str], bool | None]:
    engine = Engine(load_program(case.compiled().blob), case.world())
    return {
        (entity, attribute, value): engine.truth(entity, attribute, value)
        for entity in case.kinds
        for attribute in case.attributes
        for value in domain(case, attribute)
    }


@pytest.mark.parametrize("batch", range(BATCHES))
def test_engine_agrees_with_clingo(batch: int) -> None:
    rng = random.Random(f"differential {batch}")
    cases: list[Case] = []
    while len(cases) < BATCH:
        stated = {"claims": 0.15} if rng.random() < 0.4 else {"overrides": 0.1} if rng.random() < 0.3 else {}
        case = make(rng, **stated)
        if usable(case):
            cases.append(case)
    certain, possible = solve(cases)
    for number, case in enumerate(cases):
        for (entity, attribute, value), truth in truths(case).items():
            shown = f"{number}:{value}" if value in case.kinds else value
            atom = (f"{number}:{entity}", f"{number}:{attribute}", shown)
            expected = True if atom in certain else None if atom in possible else False
            assert truth is expected, (atom, case.rules, case.stated)
