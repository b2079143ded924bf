"""Conclude: what the rules of a program make of one case, evaluated only as far as it is asked for.

Truths are True, None (unknown) and False, after Kleene. What rests on itself is evaluated to its least
fixpoint (see `circle`). How a conclusion is proved is the business of `proof`, what would turn it that of `why`.
"""

from __future__ import annotations

from kb.rules.bodies import leaves
from kb.rules.node import Node
from kb.rules.program import load_program
from kb.rules.proof import Prover
from kb.rules.state import (
    CLAIM,
    STRENGTH,
    Settled,
    of_statements,
    overrides,
    settle_one,
    settle_several,
    strongest,
)
from kb.rules.world import Stated, with_assumptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.rules.circle import Circle
    from kb.rules.program import Head, Program
    from kb.rules.state import State, Truth
    from kb.rules.world import Key, World

__all__ = ["Conclusion", "Engine", "Node", "Program", "Stated", "World", "load_program", "with_assumptions"]


class Engine:
    """Evaluates a program over the facts of one world, which must not change meanwhile.

    Args:
        program: the rules.
        world: the facts.

    Attributes:
        memo: the states found so far, by entity and attribute.
        settled: how those came about that rules and statements both speak of, or several rules.
        ruled: how those are concluded that rules alone settle.
        said: the statements that alone settle others.
    """

    def __init__(self, program: Program, world: World) -> None:
        self.program = program
        self.world = world
        self.memo: dict[Key, State] = {}
        self.recall = self.memo.get
        self.settled: dict[Key, Settled] = {}
        self.ruled: dict[Key, Head] = {}
        self.said: dict[Key, Stated] = {}
        self._kinds: dict[str, str] = {}
        self._stated = world.stated
        self._heads = program.heads
        self._each: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._circles: dict[int, Circle] = {}
        self._prover: Prover | None = None

    # What is asked.

    def truth(self, entity: str, attribute: str, value: str) -> Truth:
        """Whether an attribute of an entity has a value: True, False, or None when that is unknown."""
        state = self.state(entity, attribute)
        return state[0].get(value, state[1])

    def conclude(self, entity: str, attribute: str) -> Conclusion:
        """What is known of an attribute of an entity, stated or concluded."""
        return Conclusion(self, entity, attribute)

    @property
    def prover(self) -> Prover:
        """What proves this engine's conclusions."""
        if self._prover is None:
            self._prover = Prover(self)
        return self._prover

    # What compiled code calls.

    def kind(self, entity: str) -> str:
        """The kind of an entity."""
        found = self._kinds.get(entity)
        if found is None:
            found = self._kinds[entity] = self.world.kind(entity)
        return found

    def each(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """The entities of some kinds."""
        found = self._each.get(kinds)
        if found is None:
            every = dict.fromkeys(e for kind in kinds for e in self.world.entities(kind))
            found = self._each[kinds] = tuple(every)
        return found

    def follow(self, state: State, kinds: tuple[str, ...]) -> list[tuple[str, Truth]]:
        """The entities of some kinds that are, or may be, values of an attribute in a state."""
        values, rest = state
        if rest is None:
            return [(e, t) for e in self.each(kinds) if (t := values.get(e)) is not False]
        return [(e, t) for e, t in values.items() if t is not False and self.kind(e) in kinds]

    def state(self, entity: str, attribute: str) -> State:
        """What is known of an attribute of an entity."""
        key = (entity, attribute)
        return self.recall(key) or self.fill(key)

    def base(self, key: Key) -> State:
        """Find out what is known of an attribute that no rule concludes, and keep it."""
        stated = self._stated(*key)
        found: State
        if len(stated) == 1:
            one = self.said[key] = stated[0]
            found = {one.value: True}, False
        else:
            found = of_statements(stated, self.program.multiple(key[1]))
        self.memo[key] = found
        return found

    def fill(self, key: Key) -> State:
        """Find out what is known of an attribute, and keep it."""
        entity, attribute = key
        try:
            head = self._heads[attribute, self._kinds[entity]]
        except KeyError:
            head = self.head(entity, attribute)
        if head is None:
            return self.base(key)
        stated = self._stated(entity, attribute)
        found: State
        if stated and overrides(stated):
            found = of_statements(stated, head.multiple)
        elif head.component >= 0:
            circle = self._circles.get(head.component)
            if circle is None:
                from kb.rules.circle import Circle

                circle = self._circles[head.component] = Circle(self, head.component)
            return circle.settle(key)
        else:
            raw = head.evaluate(self, self.recall, self.fill, self.base, entity)
            if stated or not head.simple or (len(raw) > 1 and not head.complement):
                found = self._settle(key, head, raw, stated)
            else:
                found = raw, False
                self.ruled[key] = head
        self.memo[key] = found
        return found

    def head(self, entity: str, attribute: str) -> Head | None:
        """How an attribute of an entity is concluded; None when no rule speaks of it."""
        kind = self._kinds.get(entity) or self.kind(entity)
        try:
            return self._heads[attribute, kind]
        except KeyError:
            return self.program.head(attribute, kind)

    # Rules and statements together.

    def _settle(self, key: Key, head: Head, raw: dict[str, Truth], stated: Sequence[Stated]) -> State:
        if not stated and (head.multiple or sum(map(bool, raw.values())) < 2):
            return (raw, False if head.closed or (any(raw.values()) and not head.multiple) else None)
        settled = self.weigh(key, head, raw, stated)
        self.settled[key] = settled
        return settled.state

    def weigh(self, key: Key, head: Head, raw: dict[str, Truth], stated: Sequence[Stated]) -> Settled:
        """Settle what rules make of an attribute with what is stated of it."""
        top = strongest(stated)
        claims = top if top and STRENGTH[top[0].kind] == CLAIM else ()
        if claims and self._outdated(key, raw, {s.value for s in claims}):
            weak = strongest([s for s in stated if STRENGTH[s.kind] < CLAIM])
            top, claims = weak, ()
        if head.multiple:
            return settle_several(raw, top, head.closed)
        return settle_one(raw, claims, () if claims else top, head.closed)

    def _outdated(self, key: Key, raw: dict[str, Truth], claimed: set[str]) -> bool:
        """Whether claims of a conclusion speak of another case than the one that is assumed here.

        They do when rules conclude otherwise from what is assumed, or nothing because of it.
        """
        if all(value in claimed for value, truth in raw.items() if truth):
            return not any(raw.values()) and self.assumed(key, True)
        return self.assumed(key, False)

    def assumed(self, key: Key, contrary: bool) -> bool:
        """Whether a conclusion may rest on an assumption, or on one that goes against what is stated."""
        seen: set[Key] = {key}
        todo = [key]
        while todo:
            entity, attribute = todo.pop()
            stated = self.world.stated(entity, attribute)
            if overrides(stated):
                top = {s.value for s in strongest(stated)}
                below = strongest([s for s in stated if STRENGTH[s.kind] <= CLAIM])
                if not contrary or not top.issuperset(s.value for s in below):
                    return True
                continue
            new = [k for k in self._reads(entity, attribute) if k not in seen]
            seen.update(new)
            todo += new
        return False

    def bears(self, entity: str, attribute: str) -> set[str]:
        """The attributes that rules look at, however far back, for an attribute of an entity."""
        seen: set[Key] = set()
        todo = [(entity, attribute)]
        while todo:
            new = [k for k in self._reads(*todo.pop()) if k not in seen]
            seen.update(new)
            todo += new
        return {attribute for _, attribute in seen}

    def _reads(self, entity: str, attribute: str) -> list[Key]:
        """All that the rules for an attribute of an entity may look at."""
        head = self.head(entity, attribute)
        out: list[Key] = []
        for number in head.rules if head else ():
            rule = self.program.rule(number)
            for condition in rule.conditions:
                for var, read in condition.reads():
                    own = (entity,) if var == rule.var else self.each(rule.kinds[var])
                    out += [(e, read) for e in own]
        return out


class Conclusion:
    """What is known of an attribute of an entity.

    Attributes:
        entity: the entity.
        attribute: the attribute.
        values: the values that it certainly has.
    """

    __slots__ = ("_engine", "_proof", "attribute", "entity", "values")

    def __init__(self, engine: Engine, entity: str, attribute: str) -> None:
        self._engine = engine
        self.entity = entity
        self.attribute = attribute
        values = engine.state(entity, attribute)[0]
        self.values = tuple([value for value, truth in values.items() if truth])
        self._proof: tuple[Node, ...] | None = None

    def __repr__(self) -> str:
        return f"Conclusion({self.entity!r}, {self.attribute!r}, {self.value!r})"

    @property
    def value(self) -> str | None:
        """The value, several joined by ``, ``; None when it is unknown, in conflict, or there is none."""
        return ", ".join(self.values) if self.values else None

    @property
    def proofs(self) -> tuple[Node, ...]:
        """The smallest proof of each value: by rules where they conclude it, else by what states it."""
        if self._proof is None:
            prover = self._engine.prover
            self._proof = tuple([prover.conclusion(self.entity, self.attribute, v) for v in self.values])
        return self._proof

    @property
    def proof(self) -> Node | None:
        """The smallest proof of the value, or of the first of several."""
        return self.proofs[0] if self.values else None

    @property
    def conflict(self) -> tuple[Node, ...]:
        """Proofs of all sides, where rules or claims contradict each other; then no value is concluded."""
        return self._engine.prover.conflict(self.entity, self.attribute)

    @property
    def stated(self) -> Node | None:
        """The strongest statement of the attribute itself, also where rules conclude it."""
        return self._engine.prover.statement(self.entity, self.attribute)

    @property
    def possible(self) -> tuple[str, ...]:
        """The values that it has or may have; empty also when any value is possible and none is known."""
        values, rest = self._engine.state(self.entity, self.attribute)
        allowed = self._engine.program.attributes.get(self.attribute, ("", "", ()))[2]
        more = [v for v in allowed if rest is None and v not in values]
        return tuple([v for v, truth in values.items() if truth is not False] + more)

    @property
    def settled(self) -> bool:
        """Whether nothing about it is unknown: each value is certain or impossible."""
        values, rest = self._engine.state(self.entity, self.attribute)
        return rest is not None and None not in values.values()

    @property
    def open(self) -> tuple[Key, ...]:
        """The unknown attributes that it depends on; beside a value, what rules lack to confirm it."""
        settled = self._engine.settled.get((self.entity, self.attribute))
        certain = bool(self.values) and not self._engine.program.multiple(self.attribute)
        if (certain or self.settled) and not (settled and settled.open):
            return ()
        return leaves(self._engine, self.entity, self.attribute)
