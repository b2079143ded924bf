"""Checks proofs node by node, trying all bindings; it shares nothing with the code that makes proofs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from kb.rules.engine import Engine
from kb.rules.node import Node
from kb.rules.terms import Condition, Rule
from tests.rules.generated import MANY, Case

Binding = dict[str, str]


class Checker:
    """Checks the proofs of one case.

    Args:
        case: the case.
        engine: what made the proofs; asked only for truths.
    """

    def __init__(self, case: Case, engine: Engine) -> None:
        self.case = case
        self.engine = engine
        self.rules = {rule.ref: rule for rule in case.parsed}

    def check(self, node: Node, contradicted: bool = False) -> None:
        """Fail unless a node and all beneath it are right; a side of a contradiction is itself not certain."""
        assert node.size == 1 + sum(child.size for child in node.children)
        if node.kind == "rule":
            self.rule(node)
        elif node.kind == "absence":
            self.absence(node, contradicted)
        else:
            stated = self.case.stated.get((node.entity, node.attribute), ())
            found = {(s.kind, s.value, s.ref) for s in stated}
            assert (node.kind, node.value, node.ref) in found and node.holds and not node.children, node
        for child in node.children:
            self.check(child)

    def rule(self, node: Node) -> None:
        rule = self.rules[node.ref]
        assert rule.attribute == node.attribute and node.holds
        ways = self.bindings(rule, node.entity, node.value)
        assert any(all(self.shown(c, b, node.children) for c in rule.conditions) for b in ways), node

    def bindings(self, rule: Rule, entity: str, value: str) -> Iterator[Binding]:
        """Every binding with which a rule would conclude a value for an entity."""
        names = list(rule.kinds)
        pools = [[e for e, k in self.case.kinds.items() if k in rule.kinds[name]] for name in names]
        for chosen in product(*pools):
            binding = dict(zip(names, chosen, strict=True))
            concluded = binding[rule.value_var] if rule.value_var else rule.value
            if binding[rule.var] == entity and concluded == value:
                yield binding

    def shown(self, condition: Condition, binding: Binding, nodes: Sequence[Node], so: bool = True) -> bool:
        """Whether nodes show that a condition holds, or, unless `so`, that it fails."""
        wanted = so != condition.negated
        mine = (binding[condition.var], condition.attribute)
        if condition.other_attribute:
            theirs = (binding[condition.other], condition.other_attribute)
            return self.compared(mine, theirs, nodes, wanted)
        if condition.bound is not None:
            of = [n for n in nodes if (n.entity, n.attribute) == mine]
            fits = [n for n in of if n.holds and n.value.isdigit() and _fits(float(n.value), condition)]
            return bool(fits) if wanted else bool(of) and not fits
        value = binding[condition.other] if condition.other else condition.value
        return any(self.says(n, (*mine, value), wanted) for n in nodes)

    def says(self, node: Node, atom: tuple[str, str, str], wanted: bool) -> bool:
        """Whether a node says that an attribute has a value, or that it has not."""
        if (node.entity, node.attribute) != atom[:2]:
            return False
        if node.holds == wanted and node.value == atom[2]:
            return True
        single = self.case.attributes[atom[1]]["type"] not in MANY
        return not wanted and ((node.holds and single) or (not node.holds and node.value == ""))

    def compared(
        self, mine: tuple[str, str], theirs: tuple[str, str], nodes: Sequence[Node], wanted: bool
    ) -> bool:
        left = {n.value for n in nodes if (n.entity, n.attribute) == mine and n.holds}
        right = {n.value for n in nodes if (n.entity, n.attribute) == theirs and n.holds}
        return bool(left & right) if wanted else not left & right

    def absence(self, node: Node, contradicted: bool) -> None:
        if node.value == "":
            assert True not in self.engine.state(node.entity, node.attribute)[0].values()
            return
        truth = self.engine.truth(node.entity, node.attribute, node.value)
        assert truth is (None if contradicted else node.holds), node
        value = {"true": "false", "false": "true"}[node.value] if node.holds else node.value
        if any(
            child.kind in ("claim", "presumed", "default") for child in node.children if _same(child, node)
        ):
            return
        head = self.engine.head(node.entity, node.attribute)
        if head is None or head.component >= 0 or not head.closed:
            return
        for rule in self.rules.values():
            if rule.attribute == node.attribute:
                for binding in self.bindings(rule, node.entity, value):
                    self.excluded(rule, binding, node)

    def excluded(self, rule: Rule, binding: Binding, node: Node) -> None:
        """Fail unless a node's children show that a rule fails for a binding."""
        related = {(n.entity, n.attribute) for n in node.children}
        for condition in rule.conditions:
            if self.shown(condition, binding, node.children, so=False):
                return
            key = (binding[condition.var], condition.attribute)
            if condition.other and not condition.negated and key in related:
                values = {n.value for n in node.children if (n.entity, n.attribute) == key and n.holds}
                if binding[condition.other] not in values:
                    return
        raise AssertionError((rule.id, binding, node, node.children))


def _same(child: Node, node: Node) -> bool:
    return (child.entity, child.attribute) == (node.entity, node.attribute)


def _fits(value: float, condition: Condition) -> bool:
    bound = condition.bound
    assert isinstance(bound, float)
    return {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound}[
        condition.operator
    ]
