"""A compiled program as the engine uses it: loaded, with the helpers that its code calls.

A program is made by `compile` and belongs to one view and one range of versions.
"""

from __future__ import annotations

import marshal
import sys

from kb.rules import versions
from kb.rules.errors import VersionError
from kb.rules.terms import MULTIPLE, Rule, restore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from kb.rules.node import Node
    from kb.rules.state import State, Truth

    Nodes = tuple[Node, ...]
    Prove = Callable[..., Nodes | None]
    Way = tuple[Prove, Prove | None, int, str]

MAGIC = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-1"
"""Code is loaded only where this is the same; its last part is the version of the code's own layout."""


SEPARATOR = "# ---- goal\n"


class Head:
    """How one attribute of one kind of entity is concluded.

    Attributes:
        evaluate: gives the values that rules make true or unknown.
        provers: for each constant value, and under None for values that are entities, its rules: a function
            that proves by it, one that refutes it (None if it has more variables), its number and reference.
        rules: the numbers of the rules.
        component: a number shared by attributes that rest on each other; -1 when it does not rest on itself.
        complement: the truth value that holds when no rule for the other one does; empty if there is none.
        closed: whether what no rule concludes is false.
        multiple: whether it may have several values at once.
        related: the provers of values that are entities.
        simple: whether it is closed and has one value: one that rules make true or unknown needs no weighing.
    """

    __slots__ = (
        "closed", "complement", "component", "evaluate", "multiple", "provers", "related", "rules", "simple",
    )  # fmt: skip

    def __init__(
        self,
        goal: tuple[Callable[..., dict[str, Truth]], dict[str | None, tuple[Way, ...]]],
        rules: tuple[int, ...],
        component: int,
        complement: str,
        closed: bool,
        multiple: bool,
    ) -> None:
        self.evaluate, self.provers = goal
        self.related = self.provers.get(None, ())
        self.rules = rules
        self.component = component
        self.complement = complement
        self.closed = closed
        self.multiple = multiple
        self.simple = closed and not multiple


class Program:
    """A loaded program; its parts are made ready when they are first needed.

    Args:
        constants: attributes, rules and heads, as `compile` writes them.
        parts: the parts that define the functions of goals, compiled or as text.
    """

    def __init__(self, constants: tuple[Any, Any, Any], parts: Sequence[bytes | str]) -> None:
        self._attributes, self._plain, self._goals = constants
        self._parts = parts
        self._names: dict[str, Any] = {"same": same, "compare": compare, "smaller": smaller}
        self._rules: dict[int, Rule] = {}
        self._many: frozenset[str] | None = None
        self.heads: dict[tuple[str, str], Head | None] = {}

    @property
    def goals(self) -> Iterable[tuple[str, str]]:
        """Every (attribute, kind of entity) that rules conclude."""
        return tuple(self._goals)

    def head(self, attribute: str, kind: str) -> Head | None:
        """How an attribute of a kind of entity is concluded; None when no rule does."""
        key = (attribute, kind)
        found = self._goals.get(key)
        self.heads[key] = head = Head(self._part(found[0]), *found[1:]) if found else None
        return head

    def _part(self, number: int) -> Any:
        part = self._parts[number]
        exec(compile(part, "<rules>", "exec") if isinstance(part, str) else marshal.loads(part), self._names)
        return self._names["GOAL"]

    @property
    def attributes(self) -> dict[str, tuple[str, str, tuple[str, ...]]]:
        """Type, role and allowed values of every attribute."""
        if isinstance(self._attributes, bytes):
            self._attributes = marshal.loads(self._attributes)
        return self._attributes  # type: ignore[no-any-return]

    def rule(self, number: int) -> Rule:
        """A rule by its number."""
        found = self._rules.get(number)
        if found is None:
            plain = self._plain[number]
            found = restore(marshal.loads(plain) if isinstance(plain, bytes) else plain)
            self._rules[number] = found
        return found

    def rules(self) -> list[Rule]:
        """All rules."""
        return [self.rule(number) for number in range(len(self._plain))]

    def multiple(self, attribute: str) -> bool:
        """Whether an attribute may have several values at once."""
        return attribute in self.many

    @property
    def many(self) -> frozenset[str]:
        """The attributes that may have several values at once."""
        if self._many is None:
            self._many = frozenset(id for id, (type_, *_) in self.attributes.items() if type_ in MULTIPLE)
        return self._many


def load_program(code: bytes | str) -> Program:
    """Load a program.

    Args:
        code: what `Compiled.blob` gave under the same `MAGIC`, or, under any other, `Compiled.source`; empty
            for a program without rules.
    """
    if not code:
        return Program(({}, (), {}), ())
    if isinstance(code, str):
        constants, *parts = code.split(SEPARATOR)
        return Program(eval(constants, {}), parts)
    *first, codes = marshal.loads(code)
    return Program(tuple(first), codes)


def same(one: State, other: State) -> Truth:
    """Whether two attributes have a value in common."""
    certain = [value for value, truth in one[0].items() if truth]
    if any(other[0].get(value, other[1]) for value in certain):
        return True
    return None if _may_meet(one, other) or _may_meet(other, one) else False


def _may_meet(one: State, other: State) -> bool:
    if one[1] is None:
        return other[1] is None or bool(other[0])
    return any(other[0].get(value, other[1]) is not False for value in one[0])


def compare(state: State, operator: str, bound: float | tuple[int, ...]) -> Truth:
    """Whether some value of an attribute compares with a bound as the operator says."""
    values, found = state
    for value, truth in values.items():
        fits = satisfies(value, operator, bound)
        if fits and truth:
            return True
        if fits is not False and truth is not False:
            found = None
    return found


def satisfies(value: str, operator: str, bound: float | tuple[int, ...]) -> Truth:
    """Whether one value compares with a bound as the operator says; unknown when it cannot be compared."""
    if isinstance(bound, tuple):
        try:
            return versions.holds(versions.parse(value), operator, bound)
        except VersionError:
            return None
    try:
        number = float(value)
    except ValueError:
        return None
    if number == bound:
        return "=" in operator
    return (number < bound) == (operator[0] == "<") if number == number else None


def smaller(
    best: tuple[Node, ...] | None, parts: tuple[Node | tuple[Node, ...] | None, ...]
) -> tuple[Node, ...] | None:
    """The smaller of two ways to prove the conditions of a rule.

    Args:
        best: the smallest way so far.
        parts: what proves each condition of another way; None where nothing does yet.
    """
    nodes: list[Node] = []
    size = 0
    for part in parts:
        if part is None:
            return best
        for node in part if part.__class__ is tuple else (part,):
            nodes.append(node)  # type: ignore[arg-type]
            size += node.size  # type: ignore[union-attr]
    if best is not None and sum(node.size for node in best) <= size:
        return best
    return tuple(nodes)
