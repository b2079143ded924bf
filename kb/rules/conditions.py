"""What would decide an open conclusion: the minimal sets of values of unknown attributes.

Conditions are sets of (entity, attribute, value) that hold together; a list of such sets holds when one of them does.
They are worked out rule by rule, then tried out: each set returned decides the conclusion when it is assumed.
"""

from __future__ import annotations

from kb.rules.bodies import concluding, instances, truth_of
from kb.rules.engine import Engine
from kb.rules.program import satisfies
from kb.rules.state import overrides
from kb.rules.world import with_assumptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.rules.bodies import Binding
    from kb.rules.node import Atom
    from kb.rules.program import Head, Program
    from kb.rules.terms import Condition

    Term = frozenset[Atom]
    Terms = list[Term]

ALWAYS: Terms = [frozenset()]
NEVER: Terms = []
MOST_TERMS = 100
MOST_ATOMS = 8
MOST_STEPS = 20_000


class Conditions:
    """Works out what would make attributes have values, over the facts of one engine.

    Args:
        engine: the engine; what it holds certain or impossible needs no condition.
        choosable: attributes that may be set although rules conclude them.

    Attributes:
        exact: False once sets may have been found that hold more than is needed, or not all of them.
    """

    def __init__(self, engine: Engine, choosable: Iterable[str] = ()) -> None:
        self._engine = engine
        self._choosable = frozenset(choosable)
        self._memo: dict[tuple[Atom, bool], Terms] = {}
        self._stack: set[tuple[Atom, bool]] = set()
        self._steps = MOST_STEPS
        self._domains: dict[str, list[str]] = {}
        self.exact = not any(found.open or found.conflict for found in engine.settled.values())

    def only(self, atom: Atom) -> Terms:
        """What would make an attribute have a value; then what would also keep it from having others.

        Sets of the second sort are kept beside smaller ones of the first, which may lead into a contradiction.
        """
        entity, attribute, value = atom
        terms = self.open(atom, True)
        head = self._engine.head(entity, attribute)
        if head is None or head.multiple:
            return terms
        others = [v for v in self.domain(attribute) if v != value]
        alone = self.all([terms, *[self._ruled(head, (entity, attribute, v), False) for v in others]])
        if any(term not in terms for term in alone):
            self.exact = False
        return list(dict.fromkeys([*terms, *alone]))

    def atom(self, atom: Atom, wanted: bool) -> Terms:
        """What would make an attribute have a value, or, when that is not wanted, not have it."""
        truth = self._engine.truth(*atom)
        if truth is not None:
            return ALWAYS if truth == wanted else NEVER
        return self.open(atom, wanted)

    def open(self, atom: Atom, wanted: bool) -> Terms:
        """The same without looking whether it is known already."""
        key = (atom, wanted)
        if key in self._stack:
            self.exact = False
            return NEVER if wanted else ALWAYS
        found = self._memo.get(key)
        if found is None:
            self._steps -= 1
            if self._steps < 0:
                self.exact = False
                return NEVER
            self._stack.add(key)
            found = self._open(atom, wanted)
            self._stack.discard(key)
            head = self._engine.head(atom[0], atom[1])
            if head is None or head.component < 0:
                self._memo[key] = found
        return found

    def _open(self, atom: Atom, wanted: bool) -> Terms:
        entity, attribute, value = atom
        head = self._engine.head(entity, attribute)
        free = attribute in self._choosable
        fixed = not free and overrides(self._engine.world.stated(entity, attribute))
        terms: Terms = []
        if head is None or not head.closed or free:
            values = [value] if wanted else [v for v in self.domain(attribute) if v != value]
            self.exact = self.exact and (wanted or bool(self._engine.program.attributes[attribute][2]))
            terms += [frozenset([(entity, attribute, v)]) for v in values]
        if head is not None and not fixed and (head.closed or wanted):
            terms += self._ruled(head, atom, wanted)
        elif head is not None and not fixed and not head.multiple:
            others = [(entity, attribute, v) for v in self.domain(attribute) if v != value]
            another = self.any([self._ruled(head, other, True) for other in others])
            terms += self.all([another, self._ruled(head, atom, False)])
        return self.smallest(terms)

    def _ruled(self, head: Head, atom: Atom, wanted: bool) -> Terms:
        """What would make rules conclude a value, or none of them."""
        entity, attribute, value = atom
        if head.complement == value:
            return self.open((entity, attribute, "false" if value == "true" else "true"), not wanted)
        bodies = [
            [self.condition(c, binding, wanted) for c in rule.conditions]
            for rule, first in concluding(self._engine, *atom)
            for binding in instances(self._engine, rule, first)
        ]
        if wanted:
            return self.any([self.all(body) for body in bodies])
        return self.all([self.any(body) for body in bodies])

    def condition(self, condition: Condition, binding: Binding, wanted: bool) -> Terms:
        """What would make a condition hold, or, when that is not wanted, fail."""
        truth = truth_of(self._engine, condition, binding)
        if truth is not None:
            return ALWAYS if truth == wanted else NEVER
        mine = (binding[condition.var], condition.attribute)
        so = wanted != condition.negated
        if condition.other_attribute:
            return self._same(mine, (binding[condition.other], condition.other_attribute), so)
        if condition.bound is not None:
            return self._compares(mine, condition.operator, condition.bound, so)
        return self.atom((*mine, binding[condition.other] if condition.other else condition.value), so)

    def _compares(
        self, mine: tuple[str, str], operator: str, bound: float | tuple[int, ...], so: bool
    ) -> Terms:
        head = self._engine.head(*mine)
        domain = self.domain(mine[1])
        fitting = [v for v in domain if satisfies(v, operator, bound)]
        if so:
            return self.any([self.atom((*mine, v), True) for v in fitting])
        if head is not None and head.closed:
            return self.all([self.atom((*mine, v), False) for v in fitting])
        return self.any([self.atom((*mine, v), True) for v in domain if v not in fitting])

    def _same(self, mine: tuple[str, str], theirs: tuple[str, str], so: bool) -> Terms:
        """What would give two attributes a common value, or leave them without one."""
        left, right = self._values(mine), self._values(theirs)
        shared = [v for v in left if v in right]
        if so:
            return self.any([self.all([self.atom((*k, v), True) for k in (mine, theirs)]) for v in shared])
        return self.all([self.any([self.atom((*k, v), False) for k in (mine, theirs)]) for v in shared])

    def _values(self, key: tuple[str, str]) -> list[str]:
        values, rest = self._engine.state(*key)
        own = [v for v, truth in values.items() if truth is not False]
        return own + [v for v in self.domain(key[1]) if v not in values] if rest is None else own

    def domain(self, attribute: str) -> list[str]:
        """The values of an attribute that rules or its definition speak of, and some beside compared numbers."""
        found = self._domains.get(attribute)
        if found is None:
            found = self._domains[attribute] = _domain(self._engine.program, attribute)
        return found

    # Sets of conditions.

    def any(self, several: Iterable[Terms]) -> Terms:
        """One of several."""
        return self.smallest([term for terms in several for term in terms])

    def all(self, several: Iterable[Terms]) -> Terms:
        """All of several."""
        found = ALWAYS
        for terms in sorted(several, key=len):
            found = self.smallest(
                [one | other for one in found for other in terms if _consistent(one, other)]
            )
            if not found:
                break
        return found

    def smallest(self, terms: Terms) -> Terms:
        """Without those that contain another one, the smaller ones first; too many or too large ones left out."""
        kept: Terms = []
        for term in sorted(dict.fromkeys(terms), key=len):
            if not any(other <= term for other in kept):
                if len(term) > MOST_ATOMS or len(kept) >= MOST_TERMS:
                    self.exact = False
                    break
                kept.append(term)
        return kept


def _consistent(one: Term, other: Term) -> bool:
    """Whether two sets give no attribute two values."""
    known = {(entity, attribute): value for entity, attribute, value in one}
    return all(known.get((entity, attribute), value) == value for entity, attribute, value in other)


def _keys(term: Iterable[Atom]) -> set[tuple[str, str]]:
    return {(entity, attribute) for entity, attribute, _ in term}


def _domain(program: Program, attribute: str) -> list[str]:
    allowed = program.attributes.get(attribute, ("", "", ()))[2]
    if allowed:
        return list(allowed)
    found: dict[str, None] = {}
    for rule in program.rules():
        if rule.attribute == attribute and rule.value:
            found[rule.value] = None
        for condition in rule.conditions:
            if condition.attribute == attribute and condition.value:
                found.update(dict.fromkeys(_around(condition)))
    return list(found)


def _around(condition: Condition) -> list[str]:
    """A constant of a condition, with a value on each side of it where order counts."""
    if isinstance(condition.bound, float):
        return [f"{condition.bound + step:g}" for step in (0, 1, -1)]
    if isinstance(condition.bound, tuple):
        *first, last = condition.bound
        return [".".join(map(str, (*first, n))) for n in (last, last + 1, last - 1) if n >= 0]
    return [condition.value]


def decides(engine: Engine, term: Iterable[Atom], entity: str, attribute: str, value: str) -> bool:
    """Whether an attribute certainly has a value, and not by a statement alone, when some values are assumed."""
    world = with_assumptions(engine.world, {(e, a): v for e, a, v in term})
    tried = Engine(engine.program, world)
    if tried.truth(entity, attribute, value) is not True:
        return False
    settled = tried.settled.get((entity, attribute))
    return not (settled and settled.stated)


def depends_on(
    engine: Engine, entity: str, attribute: str, value: str | None = None
) -> dict[str, list[tuple[Atom, ...]]]:
    """What an open conclusion depends on.

    Args:
        engine: the engine that left it open.
        entity: the entity.
        attribute: an attribute that rules conclude; of any other nothing can be said.
        value: only conditions of this value.

    Returns:
        For each value that can be decided the minimal sets of (entity, attribute, value) each of which, when
        assumed, makes the attribute certainly have it, the smallest first. A value that is certain has one empty set.
        Beside a stated value: what the rules lack to conclude it, or another one, themselves.
    """
    head = engine.head(entity, attribute)
    state = engine.state(entity, attribute)
    settled = engine.settled.get((entity, attribute))
    if head is None or (settled and settled.conflict) or overrides(engine.world.stated(entity, attribute)):
        return {}
    conditions = Conditions(engine)
    by_rules = bool(settled and settled.stated)
    possible = [v for v, truth in state[0].items() if truth is not False]
    values = [value] if value is not None else conditions.domain(attribute) or possible
    out: dict[str, list[tuple[Atom, ...]]] = {}
    for one in values:
        atom = (entity, attribute, one)
        known = engine.truth(*atom) if not by_rules else None
        terms = conditions.only(atom) if known is None else ALWAYS if known else NEVER
        sound = [t for t in terms if (entity, attribute) not in _keys(t) and decides(engine, t, *atom)]
        if not conditions.exact:
            sound = [shrink(engine, t, atom) for t in sound]
        sound = conditions.smallest(sound)
        if sound:
            out[one] = sorted((ordered(engine, t) for t in sound), key=len)
    return out


def shrink(engine: Engine, term: Iterable[Atom], atom: Atom) -> Term:
    """A set of conditions without those that it does not need to decide a conclusion."""
    kept = sorted(term)
    for one in list(kept):
        fewer = [other for other in kept if other != one]
        if decides(engine, fewer, *atom):
            kept = fewer
    return frozenset(kept)


def ordered(engine: Engine, term: Iterable[Atom]) -> tuple[Atom, ...]:
    """A set of conditions in the order in which the attributes are defined."""
    place = {attribute: i for i, attribute in enumerate(engine.program.attributes)}
    return tuple(sorted(term, key=lambda atom: (place.get(atom[1], 0), atom)))
