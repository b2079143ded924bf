"""Proofs: the smallest tree of statements and rules on which a conclusion rests.

A proof ends in statements, and in what `refute` says of rules that do not hold. Nothing is concluded here,
and no sentence is made.
"""

from __future__ import annotations

from kb.rules.node import Node, leaf, weight
from kb.rules.program import satisfies
from kb.rules.refute import Refuter
from kb.rules.state import overrides, strongest

WEAK = ("default", "presumed")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.rules.engine import Engine
    from kb.rules.node import Atom
    from kb.rules.program import Head
    from kb.rules.world import Key, Stated


class Prover:
    """Proves what one engine concludes, remembering what it has proved."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._memo: dict[Atom, Node] = {}
        self._pending: dict[int, dict[Atom, Node | None]] = {}
        refuter = Refuter(engine, self)
        self.false, self.differ, self.fails = refuter.false, refuter.differ, refuter.fails
        self._refuted, self._circles = refuter.refuted, refuter.circles
        self._stated = engine.world.stated
        self._head = engine.head
        self._ruled = engine.ruled
        self._only = engine.said
        self._leaves: dict[Key, Node] = {}
        self.leaf = self._leaves.get

    # What a conclusion shows.

    def conclusion(self, entity: str, attribute: str, value: str) -> Node:
        """The smallest proof of a value by rules; where they do not conclude it, the statement of it."""
        head = self._engine.head(entity, attribute)
        settled = self._engine.settled.get((entity, attribute))
        over = overrides(self._engine.world.stated(entity, attribute))
        if head is not None and not over and not (settled and settled.stated):
            node = self._by_rules(head, entity, attribute, value)
            if node is not None:
                return node
        node = self.true(entity, attribute, value)
        assert node is not None
        return node

    def conflict(self, entity: str, attribute: str) -> tuple[Node, ...]:
        """A node for each side of a contradiction."""
        stated = strongest(self._engine.world.stated(entity, attribute))
        head = self._engine.head(entity, attribute)
        settled = self._engine.settled.get((entity, attribute))
        if head is None or settled is None:
            state = self._engine.state(entity, attribute)
            return tuple(leaf(entity, attribute, s) for s in stated if state[0].get(s.value, True) is None)
        out: list[Node] = []
        for value in settled.conflict:
            node = self._by_rules(head, entity, attribute, value)
            out += [node] if node else []
            out += [leaf(entity, attribute, s) for s in stated if s.value == value]
        return tuple(out)

    def statements(self, entity: str, attribute: str) -> tuple[Node, ...]:
        """The strongest statements of an attribute."""
        stated = strongest(self._engine.world.stated(entity, attribute))
        return tuple([leaf(entity, attribute, s) for s in stated])

    def statement(self, entity: str, attribute: str) -> Node | None:
        """The strongest statement of an attribute, or None."""
        return next(iter(self.statements(entity, attribute)), None)

    # What is so.

    def fact(self, entity: str, attribute: str, value: str, negated: bool) -> Node | None:
        """What shows that an attribute which no rule concludes has a value, or, if `negated`, has it not.

        A lone statement shows either; `leaf` recalls it from then on.
        """
        one = self._only.get((entity, attribute))
        if one is None:
            return self.false(entity, attribute, value) if negated else self.true(entity, attribute, value)
        node = self._leaves[entity, attribute] = Node(one.kind, entity, attribute, one.value, one.ref)
        return node

    def true(self, entity: str, attribute: str, value: str) -> Node | None:
        """The smallest proof of what is certain; None while what it rests on is not proved itself."""
        atom = (entity, attribute, value)
        found = self._memo.get(atom)
        if found is None:
            key = (entity, attribute)
            head = self._ruled.get(key)
            if head is None:
                one = self._only.get(key)
                if one is None or one.value != value:
                    return self._true(atom)
                found = self._memo[atom] = Node(one.kind, entity, attribute, value, one.ref)
                return found
            found = self._by_rules(head, entity, attribute, value)
            if found is not None:
                self._memo[atom] = found
        return found

    def _true(self, atom: Atom) -> Node | None:
        """The same where statements speak of the attribute, or where it rests on itself."""
        entity, attribute, value = atom
        stated = self._stated(entity, attribute)
        found = self._said(atom, stated, True) if stated else None
        if found is None:
            head = self._head(entity, attribute)
            if head is not None and head.complement == value and self._circles(head.component):
                return self.false(entity, attribute, "false" if value == "true" else "true")
            if head is not None and (head.component < 0 or head.complement == value):
                found = self._by_rules(head, entity, attribute, value)
            elif head is not None:
                found = self._recursive(head.component, atom)
                if head.component in self._pending:
                    return found
            found = found or self._said(atom, stated, False)
        if found is not None:
            self._memo[atom] = found
        return found

    def _said(self, atom: Atom, stated: Sequence[Stated], strong: bool) -> Node | None:
        """The statement that an attribute has a value, if it is strong enough to be preferred to rules."""
        for s in strongest(stated):
            if s.value == atom[2] and (not strong or s.kind not in WEAK):
                return Node(s.kind, *atom, s.ref)
        return None

    def _by_rules(self, head: Head, entity: str, attribute: str, value: str) -> Node | None:
        """The smallest proof by one of the rules, or by none of them concluding the opposite."""
        best: Node | None = None
        ways = head.provers.get(value, head.related)
        if head.related and ways is not head.related:
            ways += head.related
        engine = self._engine
        for prove, _, _, ref in ways:
            children = prove(engine, self, entity, value)
            if children is not None:
                node = Node("rule", entity, attribute, value, ref, children)
                if best is None or node.size < best.size:
                    best = node
        if best is None and head.complement == value:
            children = self._refuted(entity, attribute, "false" if value == "true" else "true")
            if children is not None:
                best = Node("absence", entity, attribute, value, "", children)
        return best

    def _recursive(self, component: int, atom: Atom) -> Node | None:
        """Prove what may rest on itself: proofs grow from statements until none gets smaller."""
        pending = self._pending.get(component)
        if pending is not None:
            return pending.setdefault(atom, None)
        table = self._pending[component] = {atom: None}
        try:
            self._grow(table)
        finally:
            del self._pending[component]
        self._memo.update((a, node) for a, node in table.items() if node is not None)
        return table[atom]

    def _grow(self, table: dict[Atom, Node | None]) -> None:
        before = -1
        changed = True
        while changed or len(table) != before:
            before = len(table)
            changed = False
            for atom in reversed(list(table)):
                head = self._engine.head(atom[0], atom[1])
                node = self._by_rules(head, *atom) if head else None
                old = table[atom]
                if node is not None and (old is None or node.size < old.size):
                    table[atom] = node
                    changed = True

    # Comparisons.

    def values(self, entity: str, attribute: str) -> list[str]:
        """The values that an attribute certainly has."""
        return [value for value, truth in self._engine.state(entity, attribute)[0].items() if truth]

    def same(self, entity: str, attribute: str, other: str, of: str) -> tuple[Node, ...] | None:
        """The smallest proof that two attributes have a value in common."""
        best: tuple[Node, ...] | None = None
        theirs = self.values(other, of)
        for value in (v for v in self.values(entity, attribute) if v in theirs):
            one, two = self.true(entity, attribute, value), self.true(other, of, value)
            if one and two and (best is None or one.size + two.size < weight(best)):
                best = (one, two)
        return best

    def compares(
        self, entity: str, attribute: str, operator: str, bound: float | tuple[int, ...]
    ) -> tuple[Node, ...] | None:
        """The smallest proof that some value compares as it should."""
        fitting = (v for v in self.values(entity, attribute) if satisfies(v, operator, bound))
        nodes = [n for n in (self.true(entity, attribute, value) for value in fitting) if n is not None]
        return (min(nodes, key=lambda n: n.size),) if nodes else None
