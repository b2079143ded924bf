"""Why a conclusion does not hold: for each rule that could conclude it, the conditions that fail, and why they do.

What an open conclusion depends on (`depends_on`) and what would change one (`what_would_change`, `changed`) can be had
from here too. Nothing is worded here.
"""

from __future__ import annotations

from kb.rules.bodies import candidates, concluding, truth_of
from kb.rules.changes import Change, changed, what_would_change
from kb.rules.conditions import depends_on
from kb.rules.terms import CHECK, plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.rules.bodies import Binding
    from kb.rules.engine import Engine
    from kb.rules.node import Atom, Node
    from kb.rules.state import Truth
    from kb.rules.terms import Condition, Rule, Step

__all__ = [
    "Change", "Failed", "Failure", "Try", "changed", "depends_on", "what_would_change", "why_not",
]  # fmt: skip

MOST_BINDINGS = 64
DEPTH = 12


class Failure:
    """Why an attribute does not have a value.

    Attributes:
        entity: the entity.
        attribute: the attribute.
        value: the value that it does not have.
        truth: False, or None when that is unknown.
        against: what says otherwise: proofs of the values that it has instead.
        tries: the rules that could conclude it, those that come nearest first; for a truth value that holds when
            no rule for the other one does, the rules that may still conclude that other one.
    """

    __slots__ = ("against", "attribute", "entity", "tries", "truth", "value")

    def __init__(self, atom: Atom, truth: Truth, against: tuple[Node, ...], tries: tuple[Try, ...]) -> None:
        self.entity, self.attribute, self.value = atom
        self.truth = truth
        self.against = against
        self.tries = tries

    def __repr__(self) -> str:
        return (
            f"Failure({self.entity}.{self.attribute} = {self.value}: {self.truth}, {len(self.tries)} tries)"
        )

    @property
    def leaf(self) -> Failure | Node:
        """Where it fails first: what is stated otherwise, is not known, or is so although it should not be."""
        at: Failure | Node = self
        while isinstance(at, Failure) and at.tries and at.tries[0].failed:
            at = at.tries[0].failed[0].because
        return at.against[0] if isinstance(at, Failure) and at.against and not at.tries else at


class Try:
    """One rule that could conclude a value, and does not.

    Attributes:
        rule: the rule's id.
        ref: its reference.
        binding: the entities for which it comes nearest.
        failed: the conditions that do not hold for them.
    """

    __slots__ = ("binding", "failed", "ref", "rule")

    def __init__(self, rule: Rule, binding: Binding, failed: tuple[Failed, ...]) -> None:
        self.rule = rule.id
        self.ref = rule.ref
        self.binding = binding
        self.failed = failed


class Failed:
    """One condition that does not hold.

    Attributes:
        condition: as written.
        truth: False, or None when that is unknown.
        entity: the entity looked at.
        attribute: the attribute looked at.
        value: the value that it should have, or should not have; empty when values are compared.
        wanted: whether it should have the value.
        actual: the value that it has; None when it is unknown or has none.
        because: why it does not have the value, or the proof that it does although it should not.
    """

    __slots__ = ("actual", "attribute", "because", "condition", "entity", "truth", "value", "wanted")

    def __init__(
        self, condition: Condition, truth: Truth, atom: Atom, actual: str | None, because: Failure | Node
    ) -> None:
        self.condition = condition.text
        self.truth = truth
        self.entity, self.attribute, self.value = atom
        self.wanted = not condition.negated
        self.actual = actual
        self.because = because


def why_not(engine: Engine, entity: str, attribute: str, value: str, depth: int = DEPTH) -> Failure:
    """Why an attribute of an entity does not have a value.

    Args:
        engine: the case.
        entity: the entity.
        attribute: the attribute.
        value: the value; if it certainly has it, `truth` says so and there are no tries.
        depth: how many rules deep to look.
    """
    return _failure(engine, (entity, attribute, value), depth, frozenset())


def _failure(engine: Engine, atom: Atom, depth: int, above: frozenset[Atom]) -> Failure:
    entity, attribute, value = atom
    truth = engine.truth(*atom)
    found = engine.conclude(entity, attribute)
    against = () if truth else found.conflict or (found.proofs if found.value != value else ())
    if truth or depth <= 0 or atom in above:
        return Failure(atom, truth, against, ())
    head = engine.head(entity, attribute)
    if head is None or head.complement != value:
        return Failure(atom, truth, against, _tries(engine, atom, depth, above))
    other = (entity, attribute, "false" if value == "true" else "true")
    tries = () if truth is False else _tries(engine, other, depth, above)
    return Failure(atom, truth, against, tuple(t for t in tries if all(f.truth is None for f in t.failed)))


def _tries(engine: Engine, atom: Atom, depth: int, above: frozenset[Atom]) -> tuple[Try, ...]:
    tries = []
    for rule, first in concluding(engine, *atom):
        binding = _nearest(engine, rule, first)
        conditions = [c for c in rule.conditions if set(c.variables()) <= set(binding)]
        open_ = [c for c in conditions if truth_of(engine, c, binding) is not True]
        failed = [_failed(engine, c, binding, depth, above | {atom}) for c in open_]
        failed += [_unrelated(engine, c, binding) for c in rule.conditions if c not in conditions]
        tries.append(Try(rule, binding, tuple(sorted(failed, key=lambda f: f.truth is None))))
    return tuple(sorted(tries, key=lambda t: (sum(f.truth is False for f in t.failed), len(t.failed))))


def _nearest(engine: Engine, rule: Rule, first: Binding) -> Binding:
    """The binding of a rule's other variables in which the fewest conditions fail."""
    best: tuple[int, int, Binding] | None = None
    for number, binding in enumerate(_bindings(engine, rule, plan(rule, set(first)), first)):
        truths = [truth_of(engine, c, binding) for c in rule.conditions if set(c.variables()) <= set(binding)]
        score = (truths.count(False) + len(rule.conditions) - len(truths), truths.count(None))
        if best is None or score < best[:2]:
            best = (*score, binding)
        if number >= MOST_BINDINGS:
            break
    return best[2] if best else first


def _bindings(engine: Engine, rule: Rule, steps: list[Step], binding: Binding) -> Iterator[Binding]:
    """Ways to bind a rule's variables, also those in which conditions fail; as far as relations lead."""
    for at, (step, relation, var) in enumerate(steps):
        if step != CHECK:
            found = False
            for entity in candidates(engine, rule, relation, var, binding):
                found = True
                yield from _bindings(engine, rule, steps[at + 1 :], {**binding, var: entity})
            if not found:
                yield binding
            return
    yield binding


def _failed(
    engine: Engine, condition: Condition, binding: Binding, depth: int, above: frozenset[Atom]
) -> Failed:
    entity, attribute = binding[condition.var], condition.attribute
    found = engine.conclude(entity, attribute)
    truth = truth_of(engine, condition, binding)
    because: Failure | Node
    if condition.other_attribute or condition.bound is not None:
        value = ""
        because = found.proof or Failure((entity, attribute, ""), None, found.conflict, ())
    else:
        value = binding[condition.other] if condition.other else condition.value
        proof = engine.prover.true(entity, attribute, value) if condition.negated and truth is False else None
        because = proof or _failure(engine, (entity, attribute, value), depth - 1, above)
    return Failed(condition, truth, (entity, attribute, value), found.value, because)


def _unrelated(engine: Engine, condition: Condition, binding: Binding) -> Failed:
    """A condition on an entity that no relation leads to."""
    entity = binding.get(condition.var, "")
    found = engine.conclude(entity, condition.attribute) if entity else None
    atom = (entity, condition.attribute, condition.value)
    against = found.proofs if found else ()
    return Failed(condition, False, atom, found.value if found else None, Failure(atom, False, against, ()))
