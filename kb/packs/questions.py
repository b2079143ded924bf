"""Ask packs their own questions, and tell which rules they fire.

An answer is judged as `kb eval` judges it. A rule is covered when the questions made it fire for one entity,
and fail for another: a rule that never fails may lack a condition, one that never fires may be wrong altogether.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kb.evaluate import Item, Judgement, judge
from kb.knowledge import KnowledgeBase, Pairs
from kb.own import Own
from kb.packs.checked import load
from kb.rules.bodies import instances, truth_of
from kb.rules.engine import Engine
from kb.rules.state import overrides
from kb.rules.terms import Rule
from kb.store import Base, open_base, pack_roots


@dataclass
class Outcome:
    """What came of a pack's questions.

    Attributes:
        judgements: one for each question, in the packs' order.
        coverage: rule id -> whether some question made it fire, and whether some made it fail.
    """

    judgements: list[Judgement]
    coverage: dict[str, tuple[bool, bool]] = field(default_factory=dict)

    @property
    def uncovered(self) -> list[str]:
        """The rules that no question fires, or none makes fail."""
        return [rule for rule, (fired, failed) in self.coverage.items() if not (fired and failed)]


class _Watched(KnowledgeBase):
    """A knowledge base that remembers the engines by which it answered."""

    def __init__(self, base: Base) -> None:
        super().__init__(base)
        self.engines: list[Engine] = []

    def engine(
        self, view: str, version: str, assume: Pairs, own: Own | None = None, target: str = ""
    ) -> Engine:
        made = super().engine(view, version, assume, own, target)
        self.engines.append(made)
        return made


def test(
    paths: Iterable[str | os.PathLike[str]] | None = None,
    *,
    half: str = "",
    family: str = "",
    coverage: bool = False,
) -> Outcome:
    """Ask packs their own questions.

    Args:
        paths: pack folders, or folders of pack folders; the packs in use when absent.
        half: only questions of this half ("work" or "held").
        family: only questions of this family.
        coverage: whether to tell which rules were fired and failed.

    Raises:
        PackError: a pack is invalid.
    """
    roots = pack_roots([os.fspath(path) for path in paths] if paths is not None else None)
    load(roots)  # a broken pack is not to be tested by the base built before
    kb = _Watched(open_base(roots))
    judgements = [_ask(kb, question) for question in questions(kb.base, half, family)]
    if coverage:
        from kb.cluster.cases import engines  # rules that read inputs are fired by inputs, not by questions

        kb.engines += engines(kb.base)
    return Outcome(judgements, covered(kb) if coverage else {})


@dataclass
class Asked:
    """A question of a pack.

    Attributes:
        item: what is asked and expected.
        given: attribute -> value of the asker's own case.
    """

    item: Item
    given: dict[str, str]


def questions(base: Base, half: str = "", family: str = "") -> list[Asked]:
    """The questions of a base.

    Args:
        base: an opened base.
        half: only questions of this half; all when empty.
        family: only questions of this family; all when empty.
    """
    found = base.rows(
        "SELECT id, family, turns, expect, given FROM question"
        " WHERE ? IN ('', half) AND ? IN ('', family) ORDER BY rowid",
        (half, family),
    )
    return [
        Asked(
            Item({"id": id_, "family": family_, "turns": json.loads(turns), "expect": json.loads(expect)}),
            json.loads(given),
        )
        for id_, family_, turns, expect, given in found
    ]


def _ask(kb: KnowledgeBase, asked: Asked) -> Judgement:
    chat = kb.chat(facts=asked.given)
    answer: Mapping[str, object] = {}
    for turn in asked.item.turns:
        answer = chat.ask(" ".join(turn.split()) or "?").as_dict()
    return judge(asked.item, answer)


def covered(kb: _Watched) -> dict[str, tuple[bool, bool]]:
    """Which rules fired and which failed while a base answered."""
    found = {str(id_): (False, False) for (id_,) in kb.base.rows("SELECT id FROM rule ORDER BY rowid")}
    for engine in kb.engines:
        for entity, attribute in list(engine.memo):
            head = engine.head(entity, attribute)
            if head is None or overrides(engine.world.stated(entity, attribute)):
                continue
            for rule in map(engine.program.rule, head.rules):
                fired, failed = found[rule.id]
                if not (fired and failed):
                    truth = _body(engine, rule, entity)
                    found[rule.id] = (fired or truth is True, failed or truth is False)
    return found


def _body(engine: Engine, rule: Rule, entity: str) -> bool | None:
    """Whether a rule's conditions hold for some binding of its other variables."""
    truth: bool | None = False
    for binding in instances(engine, rule, {rule.var: entity}):
        if all(truth_of(engine, condition, binding) for condition in rule.conditions):
            return True
        truth = None
    return truth
