"""Rules and conditions as plain values, and the order in which the conditions of a rule are best looked at.

What a condition means in a world is the business of `bodies` and of the compiled code; how it is written,
that of `parse`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

IT = "it"
MULTIPLE = ("list", "entity")


class Condition:
    """One condition: an attribute of a variable against a value, a variable, or an attribute of a variable.

    Attributes:
        negated: whether it must not hold.
        var: the variable whose attribute is looked at.
        attribute: that attribute.
        operator: ``=``, ``<``, ``<=``, ``>`` or ``>=`` (``!=`` is a negated ``=``).
        value: the constant compared with, when `other` is empty.
        bound: the constant as a number or a version, for operators other than ``=``.
        other: the variable on the right, if any.
        other_attribute: its attribute, if the right side has one.
        text: as written.
    """

    __slots__ = (
        "attribute", "bound", "negated", "operator", "other", "other_attribute", "text", "value", "var",
    )  # fmt: skip

    def __init__(
        self, negated: bool, var: str, attribute: str, operator: str, value: str,
        bound: float | tuple[int, ...] | None, other: str, other_attribute: str, text: str,
    ) -> None:  # fmt: skip
        self.negated = negated
        self.var = var
        self.attribute = attribute
        self.operator = operator
        self.value = value
        self.bound = bound
        self.other = other
        self.other_attribute = other_attribute
        self.text = text

    def plain(self) -> tuple[Any, ...]:
        """The arguments that make this condition again; constants only."""
        return (
            self.negated, self.var, self.attribute, self.operator, self.value,
            self.bound, self.other, self.other_attribute, self.text,
        )  # fmt: skip

    def variables(self) -> tuple[str, ...]:
        """The variables that must be bound to look at it."""
        return (self.var, self.other) if self.other else (self.var,)

    def reads(self) -> tuple[tuple[str, str], ...]:
        """The (variable, attribute) pairs that it looks at."""
        mine = (self.var, self.attribute)
        return (mine, (self.other, self.other_attribute)) if self.other_attribute else (mine,)


class Rule:
    """One rule: when all conditions hold for some entities, its head holds.

    Attributes:
        id: the rule's id.
        kinds: the kinds that each variable ranges over; ``it`` is the first.
        conditions: what must hold together.
        var: the variable that the head speaks of.
        attribute: the attribute concluded.
        value: the value concluded, when `value_var` is empty.
        value_var: the variable whose entity is the value.
    """

    __slots__ = ("attribute", "conditions", "id", "kinds", "value", "value_var", "var")

    def __init__(
        self, id: str, kinds: dict[str, tuple[str, ...]], conditions: tuple[Condition, ...],
        var: str, attribute: str, value: str, value_var: str,
    ) -> None:  # fmt: skip
        self.id = id
        self.kinds = kinds
        self.conditions = conditions
        self.var = var
        self.attribute = attribute
        self.value = value
        self.value_var = value_var

    @property
    def ref(self) -> str:
        """The rule's reference."""
        return "rule:" + self.id

    def plain(self) -> tuple[Any, ...]:
        """This rule as constants, for `restore`."""
        kinds = tuple(self.kinds.items())
        conditions = tuple(c.plain() for c in self.conditions)
        return (self.id, kinds, conditions, self.var, self.attribute, self.value, self.value_var)


def restore(plain: tuple[Any, ...]) -> Rule:
    """The rule that `Rule.plain` took apart."""
    id, kinds, conditions, var, attribute, value, value_var = plain
    return Rule(id, dict(kinds), tuple(Condition(*c) for c in conditions), var, attribute, value, value_var)


CHECK, FOLLOW, EACH = "check", "follow", "each"

if TYPE_CHECKING:
    Step = tuple[str, Condition | None, str]


def plan(rule: Rule, bound: set[str]) -> list[Step]:
    """The order in which to look at a rule's conditions.

    Conditions whose variables are bound come first. Then a variable is bound by following a relation
    (``x.attribute = y``) from a bound one, or, where there is none, by going through its kinds' entities.

    Args:
        rule: the rule.
        bound: the variables that are bound from the start.

    Returns:
        Steps (CHECK, condition, ""), (FOLLOW, condition, variable that it binds) and (EACH, None, variable).
    """
    known = set(bound)
    left = list(rule.conditions)
    steps: list[Step] = []
    while True:
        ready = [c for c in left if known.issuperset(c.variables())]
        steps += [(CHECK, c, "") for c in ready]
        left = [c for c in left if c not in ready]
        free = [v for v in rule.kinds if v not in known]
        if not free:
            return steps
        relation = next((c for c in left if _binds(c, known)), None)
        if relation is not None:
            left.remove(relation)
            var = relation.other
            steps.append((FOLLOW, relation, var))
        else:
            var = min(free, key=lambda v: (_distance(v, left, known), list(rule.kinds).index(v)))
            steps.append((EACH, None, var))
        known.add(var)


def _binds(condition: Condition, known: set[str]) -> bool:
    related = condition.other and not condition.other_attribute and not condition.negated
    return bool(related) and condition.var in known and condition.other not in known


def _distance(var: str, left: list[Condition], known: set[str]) -> int:
    """How many other variables must be bound before the nearest condition on a variable can be looked at."""
    waits = [len(set(c.variables()) - known - {var}) for c in left if var in c.variables()]
    return min(waits, default=9)
