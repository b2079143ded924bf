"""What rests on itself: attributes whose rules lead back to them, evaluated together to their least fixpoint.

Within such a circle an attribute is what rules make certain or possible of it, and what claims add. Statements too weak
for that make a value possible, and what is contradicted counts as unknown. Outside, statements and rules are settled
as everywhere. Contradictions found because of others that turn out to be none are not counted: the contradictions
of a circle are those of its alternating fixpoint, whatever was asked first.
"""

from __future__ import annotations

from kb.rules.state import NOTHING, UNKNOWN, overrides, strongest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.rules.engine import Engine
    from kb.rules.program import Head
    from kb.rules.state import State, Truth
    from kb.rules.world import Key


class Circle:
    """The attributes of one component, for one engine.

    Args:
        engine: the engine.
        component: the component.
    """

    def __init__(self, engine: Engine, component: int) -> None:
        self._engine = engine
        self._component = component
        self._done: dict[Key, State] = {}
        self._table: dict[Key, State] = {}
        self._seeds: dict[Key, dict[str, Truth]] = {}

    def settle(self, key: Key) -> State:
        """Find out what is known of an attribute, and keep it with all that had to be found out for it."""
        self._table = {key: self._least(key)}
        self._alternate()
        table, self._table = self._table, {}
        self._done.update(table)
        for at in table:
            self._settled(at)
        return self._engine.memo[key]

    def _settled(self, key: Key) -> bool:
        """Settle one attribute for those outside; whether it is contradicted."""
        settled = self._engine.weigh(key, self._head(key), self._raw(key), self._engine.world.stated(*key))
        self._engine.settled[key] = settled
        self._engine.memo[key] = settled.state
        return bool(settled.conflict)

    def _alternate(self) -> None:
        """Evaluate with those contradictions that there are even if all others count, until that is settled.

        It begins anew when more attributes come in: contradictions among fewer say nothing of theirs.
        """
        sure: set[Key] = set()
        while True:
            size = len(self._table)
            perhaps = self._contradicted(sure)
            if perhaps == sure:
                return
            surer = self._contradicted(perhaps)
            if len(self._table) != size:
                sure = set()
            elif surer == sure:
                return
            else:
                sure = surer

    def _contradicted(self, unknown: set[Key]) -> set[Key]:
        """Evaluate with some attributes unknown; which ones are contradicted then?"""
        self._table = {key: self._least(key) for key in self._table}
        self._table.update((key, UNKNOWN) for key in unknown)
        before = -1
        changed = True
        while changed or len(self._table) != before:
            before = len(self._table)
            changed = False
            for key in reversed(list(self._table)):
                state = UNKNOWN if key in unknown else self._round(key)
                if state != self._table[key]:
                    self._table[key] = state
                    changed = True
        found = set()
        for key in list(self._table):
            stated = self._engine.world.stated(*key)
            if self._engine.weigh(key, self._head(key), self._raw(key), stated).conflict:
                found.add(key)
        return found

    def _least(self, key: Key) -> State:
        """What is known of an attribute as long as no rule concludes anything."""
        complement = self._head(key).complement
        return ({complement: True}, False) if complement else NOTHING

    def _round(self, key: Key) -> State:
        """What rules make of an attribute now, with what is stated of it."""
        values = self._raw(key)
        for value, truth in self._seed(key).items():
            values[value] = values.get(value) or truth
        return values, False if self._head(key).closed else None

    def _seed(self, key: Key) -> dict[str, Truth]:
        """What statements make certain or possible within the circle."""
        found = self._seeds.get(key)
        if found is None:
            top = strongest(self._engine.world.stated(*key))
            sure = bool(top) and top[0].kind == "claim" and not self._engine.assumed(key, False)
            found = self._seeds[key] = {s.value: sure or None for s in top}
        return found

    def _raw(self, key: Key) -> dict[str, Truth]:
        return self._head(key).evaluate(self._engine, _nothing, self._look, self._engine.base, key[0])

    def _head(self, key: Key) -> Head:
        head = self._engine.head(*key)
        assert head is not None
        return head

    def _look(self, key: Key) -> State:
        """What is known of an attribute, within the circle or outside."""
        head = self._engine.head(*key)
        if head is None or head.component != self._component:
            return self._engine.state(*key)
        found = self._done.get(key) or self._table.get(key)
        if found is not None:
            return found
        if overrides(self._engine.world.stated(*key)):
            return self._engine.state(*key)
        found = self._table[key] = self._least(key)
        return found


def _nothing(key: Key) -> None:
    """Remembers nothing: within a circle nothing is settled yet."""
