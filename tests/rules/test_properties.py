"""What must be so for every program: knowledge only grows, proofs hold, conditions decide and are minimal."""

from __future__ import annotations

import random
from itertools import combinations, product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.rules.conditions import Conditions, depends_on
from kb.rules.engine import Engine, Node, Stated, with_assumptions
from kb.rules.program import load_program
from kb.rules.why import Failure, changed, what_would_change, why_not
from kb.rules.world import Facts
from tests.rules.checker import Checker
from tests.rules.generated import BASE, MANY, Case, domain, make

SEEDS = st.integers(0, 10**9)
few = settings(max_examples=60, deadline=None)
many = settings(max_examples=150, deadline=None)


def engine_of(case: Case, world: Facts | None = None) -> Engine:
    return Engine(load_program(case.compiled().blob), world or case.world())


def atoms(case: Case) -> list[tuple[str, str, str]]:
    return [(e, a, v) for e in case.kinds for a in case.attributes for v in domain(case, a)]


def unstated(case: Case, rng: random.Random) -> tuple[str, str] | None:
    free = [(e, a) for e in case.kinds for a in BASE if (e, a) not in case.stated]
    return rng.choice(free) if free else None


@given(SEEDS, st.booleans())
@many
def test_a_new_fact_never_turns_what_is_definite_into_its_opposite(seed: int, negation: bool) -> None:
    rng = random.Random(seed)
    case = make(rng, negation=negation)
    key = unstated(case, rng)
    if key is None:
        return
    before = engine_of(case)
    value = rng.choice(domain(case, key[1]))
    after = engine_of(case, Facts(case.kinds, {**case.stated, key: (Stated(value, "claim", "claim:new"),)}))
    truths = {atom: (before.truth(*atom), after.truth(*atom)) for atom in atoms(case)}
    fights = any(settled.conflict for settled in after.settled.values())
    for atom, (old, new) in truths.items():
        assert old is None or new is old or (new is None and fights), (atom, old, new)


@given(SEEDS)
@example(5015388)  # contradictions that come to light while others are weighed
@example(65006)  # a weak statement about an attribute that rests on itself, where rules are silent
@many
def test_proofs_hold_node_by_node(seed: int) -> None:
    rng = random.Random(seed)
    case = make(rng, claims=0.1)
    engine = engine_of(case)
    checker = Checker(case, engine)
    for entity, attribute in product(case.kinds, case.attributes):
        found = engine.conclude(entity, attribute)
        assert [node.value for node in found.proofs] == list(found.values)
        for node in found.proofs:
            checker.check(node)
        for node in found.conflict:
            checker.check(node, contradicted=True)
        for value in domain(case, attribute):
            if engine.truth(entity, attribute, value) is False:
                checker.check(engine.prover.false(entity, attribute, value))


def least(case: Case, engine: Engine) -> dict[tuple[str, str, str], int]:
    """The size of the smallest proof of all that is certain in a program without negation, tried out."""
    checker = Checker(case, engine)
    sizes = {(e, a, s.value): 1 for (e, a), stated in case.stated.items() for s in stated}
    sizes = {atom: 1 for atom in sizes if engine.truth(*atom)}
    before: dict[tuple[str, str, str], int] = {}
    while before != sizes:
        before = dict(sizes)
        for atom in atoms(case):
            for rule in case.parsed:
                if rule.attribute == atom[1] and engine.truth(*atom):
                    for binding in checker.bindings(rule, atom[0], atom[2]):
                        parts = [part(c, binding, sizes) for c in rule.conditions]
                        if None not in parts:
                            sizes[atom] = min(sizes.get(atom, 10**6), 1 + sum(p or 0 for p in parts))
    return sizes


def part(condition: object, binding: dict[str, str], sizes: dict[tuple[str, str, str], int]) -> int | None:
    """The size of what proves one condition, as far as it is known."""
    from kb.rules.terms import Condition

    assert isinstance(condition, Condition)
    own = {v: n for (e, a, v), n in sizes.items() if (e, a) == (binding[condition.var], condition.attribute)}
    if condition.other_attribute:
        key = (binding[condition.other], condition.other_attribute)
        theirs = {v: n for (e, a, v), n in sizes.items() if (e, a) == key}
        return min((own[v] + theirs[v] for v in own if v in theirs), default=None)
    if isinstance(condition.bound, float):
        compare = {"<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__}
        fits = [n for v, n in own.items() if compare[condition.operator](float(v), condition.bound)]
        return min(fits, default=None)
    return own.get(binding[condition.other] if condition.other else condition.value)


@given(SEEDS)
@few
def test_proofs_are_the_smallest(seed: int) -> None:
    case = make(random.Random(seed), negation=False, opened=False)
    engine = engine_of(case)
    negative = [a for a, d in case.attributes.items() if d["type"] == "bool" and a not in BASE]
    sizes = least(case, engine)
    for atom, size in sizes.items():
        node = engine.prover.true(*atom)
        assert node is not None
        if not any(n.kind == "absence" for n in walk(node)) and atom[1] not in negative:
            assert node.size == size, (atom, node, size)


def walk(node: Node) -> list[Node]:
    return [node, *(n for child in node.children for n in walk(child))]


@given(SEEDS)
@few
def test_the_order_of_questions_does_not_matter(seed: int) -> None:
    rng = random.Random(seed)
    case = make(rng, claims=0.1)
    one, other = engine_of(case), engine_of(case)
    todo = atoms(case)
    first = {atom: one.truth(*atom) for atom in todo}
    rng.shuffle(todo)
    assert {atom: other.truth(*atom) for atom in todo} == first


def calm(*engines: Engine) -> bool:
    """Whether nothing contradicts itself; what only resolves a contradiction elsewhere is not looked for."""
    return not any(found.conflict for engine in engines for found in engine.settled.values())


def decided(
    case: Case, engine: Engine, assumed: tuple[tuple[str, str, str], ...], goal: tuple[str, str, str]
) -> bool:
    world = with_assumptions(engine.world, {(e, a): v for e, a, v in assumed})
    return Engine(engine.program, world).truth(*goal) is True


def open_goals(case: Case, engine: Engine) -> list[tuple[str, str]]:
    goals = [(e, a) for e in case.kinds for a in case.attributes if a not in BASE and engine.head(e, a)]
    return [key for key in goals if engine.conclude(*key).value is None and not engine.conclude(*key).settled]


@given(SEEDS)
@few
def test_conditions_decide_and_are_minimal(seed: int) -> None:
    rng = random.Random(seed)
    case = make(rng, claims=rng.choice((0.0, 0.1)))
    engine = engine_of(case)
    for entity, attribute in open_goals(case, engine)[:8]:
        for value, ways in depends_on(engine, entity, attribute).items():
            goal = (entity, attribute, value)
            for way in ways:
                assert decided(case, engine, way, goal), (goal, way)
                for i in range(len(way)):
                    assert not decided(case, engine, way[:i] + way[i + 1 :], goal), (goal, way, i)


@given(SEEDS)
@few
def test_no_small_condition_is_missed(seed: int) -> None:
    case = make(random.Random(seed), recursion=False, opened=False, known=0.8)
    engine = engine_of(case)
    for entity, attribute in open_goals(case, engine)[:3]:
        single = case.attributes[attribute]["type"] not in MANY
        values = domain(case, attribute)[:-1] if single else []
        for value in values:
            goal = (entity, attribute, value)
            found = [set(way) for way in depends_on(engine, entity, attribute, value).get(value, [])]
            leaves = engine.conclude(entity, attribute).open
            known = [(e, a, v) for e, a in leaves for v in Conditions(engine).domain(a)]
            choices = [atom for atom in known if engine.truth(*atom) is None]
            sets = [*combinations(choices, 1), *(combinations(choices, 2) if len(choices) < 16 else ())]
            for some in sets:
                apart = len({key[:2] for key in some}) == len(some)
                if apart and calm(engine) and decided(case, engine, some, goal):
                    assert any(way <= set(some) for way in found), (goal, some, found)


@given(SEEDS)
@few
def test_open_leaves_are_what_keeps_a_conclusion_open(seed: int) -> None:
    case = make(random.Random(seed), recursion=False)
    engine = engine_of(case)
    for key in open_goals(case, engine):
        leaves = engine.conclude(*key).open
        assert (leaves or engine.conclude(*key).conflict) and len(set(leaves)) == len(leaves)
        for entity, attribute in leaves:
            values, rest = engine.state(entity, attribute)
            assert rest is None or None in values.values()


@given(SEEDS)
@few
def test_changes_do_what_is_wanted_and_no_less_does(seed: int) -> None:
    rng = random.Random(seed)
    case = make(rng, claims=rng.choice((0.0, 0.1)), known=0.9)
    engine = engine_of(case)
    goals = [(e, a) for e in case.kinds for a in case.attributes if a not in BASE and engine.head(e, a)]
    for entity, attribute in goals[:6]:
        wanted = rng.choice(domain(case, attribute))
        changes = what_would_change(engine, entity, attribute, wanted, ["s0", "s1", "colour"])
        sizes = [len(change.settings) for change in changes]
        assert sizes == sorted(sizes) and 0 not in sizes
        for change in changes:
            assert {a for _, a, _ in change.settings} <= {"s0", "s1", "colour"}
            for some in (change.settings, *combinations(change.settings, len(change.settings) - 1)):
                world = with_assumptions(engine.world, {(e, a): v for e, a, v in some})
                values = Engine(engine.program, world).conclude(entity, attribute).values
                assert (wanted in values) == (some is change.settings), (wanted, change, some)


@given(SEEDS)
@example(10422116)  # a change that only rules out a possible contradiction
@few
def test_every_single_change_is_found(seed: int) -> None:
    rng = random.Random(seed)
    case = make(rng, recursion=False, known=0.9)
    engine = engine_of(case)
    goals = [(e, a) for e in case.kinds for a in case.attributes if a not in BASE and engine.head(e, a)]
    for entity, attribute in goals[:4]:
        before = engine.conclude(entity, attribute).values
        for choice in product(case.kinds, ("s0", "colour")):
            for value in domain(case, choice[1])[:-1]:
                after = Engine(engine.program, with_assumptions(engine.world, {choice: value}))
                for _, _, new in changed(engine, after, entity, [attribute]):
                    for wanted in set(new.values) - set(before) if calm(engine, after) else ():
                        found = what_would_change(engine, entity, attribute, wanted, ["s0", "colour"])
                        assert any(change.settings == ((*choice, value),) for change in found)


@given(SEEDS)
@few
def test_why_not_names_a_failing_condition_of_every_rule(seed: int) -> None:
    case = make(random.Random(seed), claims=0.1)
    engine = engine_of(case)
    for entity, attribute, value in atoms(case):
        truth = engine.truth(entity, attribute, value)
        found = why_not(engine, entity, attribute, value, depth=4)
        assert found.truth is truth
        assert isinstance(found.leaf, (Failure, Node))
        for tried in found.tries:
            assert truth is not True
            assert all(failed.truth is not True for failed in tried.failed)
