"""Proofs of what is not so: a value that excludes it, or, for each rule that could conclude it, what fails.

The smallest failing condition is chosen rule by rule. What could only rest on itself is refuted together: the
conditions that fail at the rim of the circle are shown, not the circle.
"""

from __future__ import annotations

from kb.rules.bodies import candidates, start, truth_of
from kb.rules.node import absence, distinct, weight
from kb.rules.program import satisfies
from kb.rules.state import overrides
from kb.rules.terms import CHECK, plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.rules.bodies import Binding
    from kb.rules.engine import Engine
    from kb.rules.node import Atom, Node
    from kb.rules.program import Head
    from kb.rules.proof import Prover
    from kb.rules.terms import Condition, Rule, Step
    from kb.rules.world import Key


class Refuter:
    """Refutes what one engine finds false, remembering what it has refuted.

    Args:
        engine: the engine.
        prover: what proves the statements and conclusions on which a refutation rests.
    """

    def __init__(self, engine: Engine, prover: Prover) -> None:
        self._engine = engine
        self._prover = prover
        self._memo: dict[Atom, Node] = {}
        self._nothing: dict[Key, Node] = {}
        self._circle: tuple[int, list[Atom]] = (-1, [])
        self._head = engine.head
        self._ruled = engine.ruled
        self._only = engine.said
        self._many = engine.program.many
        self._stated = engine.world.stated

    def circles(self, component: int) -> bool:
        """Whether attributes of a component are being refuted together just now."""
        return self._circle[0] == component >= 0

    def false(self, entity: str, attribute: str, value: str) -> Node | None:
        """A proof that an attribute does not have a value; None while what it rests on is not proved itself."""
        atom = (entity, attribute, value)
        found = self._memo.get(atom)
        if found is not None:
            return found
        key = (entity, attribute)
        one = self._only.get(key)
        if one is not None and attribute not in self._many and one.value != value:
            return self._prover.true(entity, attribute, one.value)
        ruled = self._ruled.get(key)
        if ruled is not None and ruled.complement and value in ("true", "false"):
            node = self._prover.true(entity, attribute, "false" if value == "true" else "true")
            if node is not None:
                self._memo[atom] = node
                return node
        head = self._head(entity, attribute)
        component, circle = self._circle
        if head is not None and head.component == component >= 0 and not self._stated_so(key):
            if atom not in circle:
                circle.append(atom)
            return absence(atom)
        found = self._false(atom, head)
        if found is not None:
            self._memo[atom] = found
        return found

    def _stated_so(self, key: Key) -> bool:
        """Whether statements settle an attribute, because rules conclude nothing of it or are overridden."""
        stated = self._stated(*key)
        settled = self._engine.settled.get(key) if stated else None
        return bool(settled and settled.stated) or bool(stated and overrides(stated))

    def _false(self, atom: Atom, head: Head | None) -> Node | None:
        entity, attribute, value = atom
        stated = self._stated(entity, attribute)
        leaves = self._prover.statements(entity, attribute) if stated else ()
        if head is None or self._stated_so((entity, attribute)):
            return self._excluded(atom, leaves)
        if head.complement and value in ("true", "false"):
            return self._prover.true(entity, attribute, "false" if value == "true" else "true")
        refuted = self.refuted(entity, attribute, value) if head.closed else None
        if refuted is not None:
            return absence(atom, refuted)
        return self._excluded(atom, leaves or self._known(entity, attribute))

    def _excluded(self, atom: Atom, nodes: tuple[Node, ...]) -> Node:
        """That another value leaves no room for this one."""
        if len(nodes) == 1 and not self._engine.program.multiple(atom[1]):
            return nodes[0]
        return absence(atom, nodes)

    def refuted(self, entity: str, attribute: str, value: str) -> tuple[Node, ...] | None:
        """What shows that no rule concludes a value; None when that cannot be shown."""
        head = self._head(entity, attribute)
        assert head is not None
        if head.component < 0:
            failing = self._all_fail(head, entity, value)
            return failing and distinct(failing)
        outer = self._circle
        circle = [(entity, attribute, value)]
        self._circle = (head.component, circle)
        try:
            nodes: list[Node] = []
            for at, of, other in circle:
                own = self._head(at, of)
                failing = self._all_fail(own, at, other) if own else ()
                if failing is None:
                    return None
                nodes += failing
            return distinct(n for n in nodes if not self._in_circle(n))
        finally:
            self._circle = outer

    def _all_fail(self, head: Head, entity: str, value: str) -> tuple[Node, ...] | None:
        """What shows that none of the rules for a value holds; None when one may hold."""
        nodes: tuple[Node, ...] = ()
        for _, refute, number, _ in head.provers.get(value, ()):
            failing = (
                refute(self._engine, self._prover, entity, value) if refute else self._fails(number, entity)
            )
            if failing is None:
                return None
            nodes += failing
        for _, _, number, _ in head.related:
            failing = self._fails(number, entity, value)
            if failing is None:
                return None
            nodes += failing
        return nodes

    def _fails(self, number: int, entity: str, value: str = "") -> tuple[Node, ...] | None:
        """What shows that a rule with other variables, or for an entity as value, does not hold."""
        rule = self._engine.program.rule(number)
        binding = start(rule, entity, value or rule.value, self._engine.kind(value) if value else "")
        return () if binding is None else self._failing(rule, plan(rule, set(binding)), 0, binding)

    def _in_circle(self, node: Node) -> bool:
        atom = (node.entity, node.attribute, node.value)
        return not node.holds and self._circle[0] >= 0 and atom in self._circle[1]

    def _failing(self, rule: Rule, steps: list[Step], at: int, binding: Binding) -> tuple[Node, ...] | None:
        """What shows that a rule does not hold however its other variables are bound."""
        best: tuple[Node, ...] | None = None
        while at < len(steps) and steps[at][0] == CHECK:
            condition = steps[at][1]
            if condition is not None and truth_of(self._engine, condition, binding) is False:
                nodes = self._against(condition, binding)
                if best is None or weight(nodes) < weight(best):
                    best = nodes
            at += 1
        if best is not None or at == len(steps):
            return best
        _, relation, var = steps[at]
        out = list(self._known(binding[relation.var], relation.attribute)) if relation else []
        for entity in candidates(self._engine, rule, relation, var, binding):
            failing = self._failing(rule, steps, at + 1, {**binding, var: entity})
            if failing is None:
                return None
            out += failing
        return distinct(out)

    def _against(self, condition: Condition, binding: Binding) -> tuple[Node, ...]:
        """What proves that a condition fails."""
        mine = (binding[condition.var], condition.attribute)
        if condition.other_attribute:
            other = (binding[condition.other], condition.other_attribute)
            return self._prover.same(*mine, *other) or () if condition.negated else self.differ(*mine, *other)
        if condition.operator != "=" and condition.bound is not None:
            call = self._prover.compares if condition.negated else self.fails
            return call(*mine, condition.operator, condition.bound) or ()
        value = binding[condition.other] if condition.other else condition.value
        node = (self._prover.true if condition.negated else self.false)(*mine, value)
        return (node,) if node is not None else ()

    def _known(self, entity: str, attribute: str) -> tuple[Node, ...]:
        """What shows which values an attribute has; an absence when it has none."""
        values = self._prover.values(entity, attribute)
        nodes = [self._prover.true(entity, attribute, value) for value in values]
        if not values:
            return (self._nothing.setdefault((entity, attribute), absence((entity, attribute, ""))),)
        return tuple([n for n in nodes if n is not None])

    def differ(self, entity: str, attribute: str, other: str, of: str) -> tuple[Node, ...]:
        """What shows that two attributes have no value in common: what each of them has, or has not."""
        return (*self._known(entity, attribute), *self._known(other, of))

    def fails(
        self, entity: str, attribute: str, operator: str, bound: float | tuple[int, ...]
    ) -> tuple[Node, ...]:
        """What shows that no value compares so: the values that there are, and that rules give no others."""
        head = self._engine.head(entity, attribute)
        fitting = [v for v in head.provers if v and satisfies(v, operator, bound)] if head else []
        absent = [self.false(entity, attribute, value) for value in fitting]
        return distinct([*self._known(entity, attribute), *(n for n in absent if n is not None)])
