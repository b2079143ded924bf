"""The packs' own inputs with what is to be concluded of them, and the examples of their findings.

They are to the rules that read inputs what questions are to the others: tests that a pack brings along.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from kb.cluster.given import Given
from kb.cluster.inputs import Source
from kb.cluster.judge import CASE, KIND
from kb.cluster.report import QUESTIONS
from kb.cluster.workshop import Workshop
from kb.rules.engine import Engine
from kb.store import Base


class Case:
    """An input and what is to be concluded of it.

    Attributes:
        id: the record's id.
        input: the input's text.
        expect: name of a conclusion -> its value.
        environment: where the cluster runs, as the user says beside the input, or empty.
    """

    __slots__ = ("environment", "expect", "id", "input")

    def __init__(self, id: str, input: str, expect: dict[str, str], environment: str = "") -> None:
        self.id = id
        self.input = input
        self.expect = expect
        self.environment = environment


def cases(base: Base) -> list[Case]:
    """All cases of a base."""
    rows = base.rows("SELECT id, body FROM format WHERE kind = 'case' ORDER BY ord")
    return [
        Case(id_, record["input"], dict(record["expect"]), record.get("environment", ""))
        for id_, record in ((i, json.loads(b)) for i, b in rows)
    ]


def engines(base: Base) -> list[Engine]:
    """The engines by which all cases and examples were judged, with every conclusion drawn."""
    if not base.row("SELECT 1 FROM format LIMIT 1"):
        return []
    shop = Workshop(base)
    found: list[Engine] = []
    sql = "SELECT id FROM attribute WHERE role = 'concluded' AND ' ' || kinds || ' ' LIKE ?"
    asked = [*(a for _, a in QUESTIONS), *(str(r[0]) for r in base.rows(sql, (f"% {KIND} %",)))]
    for text, environment in _inputs(base):
        readings = shop.read([Source("input", text.encode())])
        verdict = shop.judge(shop.case(readings, given=Given(environment=environment)))
        for engine in (verdict.reading, verdict.engine, verdict.planned):
            for attribute in asked:
                engine.conclude(CASE, attribute)
            found.append(engine)
    return found


def _inputs(base: Base) -> Iterator[tuple[str, str]]:
    for case in cases(base):
        yield case.input, case.environment
    for bad, good in base.rows("SELECT bad, good FROM finding ORDER BY ord"):
        yield bad, ""
        yield good, ""
