"""The order in which attributes can be concluded: which rest on which, and where "not" would go round.

An attribute is told apart by kind of entity: what is concluded of a capability may rest on the same attribute
of a component. This module is for the build.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from kb.rules.errors import RuleError
from kb.rules.parse import Attributes
from kb.rules.terms import Condition, Rule

Goal = tuple[str, str]
"""An attribute of a kind of entity."""

DEEPEST = 150
"""The longest chain of attributes that rest on each other: each costs two frames of Python's stack."""


class Strata:
    """How the attributes that rules conclude rest on each other.

    Attributes:
        heads: the rules that conclude each goal.
        component: a number for each goal; goals that rest on each other have the same.
        recursive: the components that rest on themselves.
    """

    def __init__(self, rules: Sequence[Rule], attributes: Attributes) -> None:
        self.heads: dict[Goal, list[Rule]] = {}
        for rule in rules:
            for kind in rule.kinds[rule.var]:
                self.heads.setdefault((rule.attribute, kind), []).append(rule)
        self._attributes = attributes
        self.edges: dict[Goal, dict[Goal, tuple[bool, str]]] = {goal: {} for goal in self.heads}
        for goal, own in self.heads.items():
            for rule in own:
                self._rest(goal, rule)
        self.component = _components(self.edges)
        self.recursive = {
            self.component[goal]
            for goal, to in self.edges.items()
            if any(self.component[other] == self.component[goal] for other in to)
        }

    def complement(self, goal: Goal) -> str:
        """The truth value that a goal has when no rule for the other one holds; empty when there is none."""
        attribute = self._attributes[goal[0]]
        if attribute.get("type") != "bool" or attribute.get("role") != "concluded":
            return ""
        values = {rule.value for rule in self.heads.get(goal, ())}
        return "" if len(values) != 1 else "false" if values == {"true"} else "true"

    def _rest(self, goal: Goal, rule: Rule) -> None:
        for condition in rule.conditions:
            for var, attribute in condition.reads():
                for other in ((attribute, kind) for kind in rule.kinds[var]):
                    if other in self.heads:
                        negative = self._negative(other, condition)
                        before = self.edges[goal].get(other, (False, ""))
                        self.edges[goal][other] = before if before[0] else (negative, rule.id)

    def _negative(self, goal: Goal, condition: Condition) -> bool:
        """Whether a condition may hold because something does not; a complement turns that round."""
        complement = self.complement(goal)
        if complement and condition.other_attribute:
            return True
        return condition.negated != bool(complement and condition.value == complement)

    def cycle(self) -> list[tuple[Goal, bool, str]] | None:
        """A way round through a negation, as (goal, whether it is negated, rule); None when there is none."""
        for goal, to in self.edges.items():
            for other, (negative, rule) in to.items():
                if negative and self.component[other] == self.component[goal]:
                    return [(other, True, rule), *self._way(other, goal)]
        return None

    def _way(self, start: Goal, end: Goal) -> list[tuple[Goal, bool, str]]:
        came: dict[Goal, Goal] = {start: start}
        todo = deque([start])
        while todo and end not in came:
            at = todo.popleft()
            for to in self.edges[at]:
                if to not in came and self.component[to] == self.component[at]:
                    came[to] = at
                    todo.append(to)
        way = []
        while end != start:
            way.append((end, *self.edges[came[end]][end]))
            end = came[end]
        return way[::-1]

    def depth(self) -> int:
        """How many goals the longest chain has; goals that rest on each other count once."""
        longest: dict[int, int] = {}
        for goal in sorted(self.edges, key=lambda g: self.component[g]):
            own = self.component[goal]
            below = (longest[self.component[o]] for o in self.edges[goal] if self.component[o] != own)
            longest[own] = max(longest.get(own, 1), 1 + max(below, default=0))
        return max(longest.values(), default=0)


def stratify(rules: Sequence[Rule], attributes: Attributes) -> Strata:
    """Sort the goals of some rules into components.

    Raises:
        RuleError: a goal rests on its own negation, or the chain of goals is too long to follow.
    """
    strata = Strata(rules, attributes)
    cycle = strata.cycle()
    if cycle:
        raise RuleError(
            f"a conclusion rests on its own negation: {_told(cycle)}",
            remedy="no rule's 'not' may lead back to its own conclusion",
        )
    if strata.depth() > DEEPEST:
        raise RuleError(f"rules rest on each other {strata.depth()} deep", expected=f"at most {DEEPEST}")
    return strata


def _told(cycle: list[tuple[Goal, bool, str]]) -> str:
    start = cycle[-1][0] if len(cycle) > 1 else cycle[0][0]
    steps = "".join(f" <- {'not ' if no else ''}{goal[0]} (rule {rule})" for goal, no, rule in cycle)
    return start[0] + steps


def _components(edges: Mapping[Goal, Iterable[Goal]]) -> dict[Goal, int]:
    """Number the strongly connected components so that each rests only on lower numbers (Kosaraju's way)."""
    back: dict[Goal, list[Goal]] = {goal: [] for goal in edges}
    for goal, to in edges.items():
        for other in to:
            back[other].append(goal)
    component: dict[Goal, int] = {}
    for number, root in enumerate(reversed(_finished(back))):
        component.update((goal, number) for goal in _reach(root, edges, component))
    dense = {old: new for new, old in enumerate(sorted(set(component.values())))}
    return {goal: dense[number] for goal, number in component.items()}


def _finished(edges: Mapping[Goal, Iterable[Goal]]) -> list[Goal]:
    """The goals in the order in which a depth-first walk leaves them."""
    seen: set[Goal] = set()
    out: list[Goal] = []
    for root in edges:
        stack = [(root, iter(edges[root]))] if root not in seen else []
        seen.add(root)
        while stack:
            at, rest = stack[-1]
            step = next((o for o in rest if o not in seen), None)
            if step is None:
                out.append(at)
                stack.pop()
            else:
                seen.add(step)
                stack.append((step, iter(edges[step])))
    return out


def _reach(root: Goal, edges: Mapping[Goal, Iterable[Goal]], done: Mapping[Goal, int]) -> set[Goal]:
    found = {root} - set(done)
    todo = list(found)
    while todo:
        for other in edges[todo.pop()]:
            if other not in done and other not in found:
                found.add(other)
                todo.append(other)
    return found
