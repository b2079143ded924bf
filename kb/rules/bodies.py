"""Look at rules one condition at a time: slower than compiled, and able to tell what is open or fails.

Used for what compiled code does not answer: what keeps a conclusion unknown, why it fails, what would
decide it.
"""

from __future__ import annotations

from kb.rules.program import compare, same
from kb.rules.terms import EACH, FOLLOW, plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.rules.engine import Engine
    from kb.rules.state import Truth
    from kb.rules.terms import Condition, Rule, Step
    from kb.rules.world import Key

    Binding = dict[str, str]


def truth_of(engine: Engine, condition: Condition, binding: Binding) -> Truth:
    """Whether a condition holds for the entities that its variables are bound to."""
    state = engine.state(binding[condition.var], condition.attribute)
    found: Truth
    if condition.other_attribute:
        found = same(state, engine.state(binding[condition.other], condition.other_attribute))
    elif condition.operator != "=" and condition.bound is not None:
        found = compare(state, condition.operator, condition.bound)
    else:
        found = state[0].get(binding[condition.other] if condition.other else condition.value, state[1])
    return found if found is None else found != condition.negated


def start(rule: Rule, entity: str, value: str, kind: str) -> Binding | None:
    """The binding with which a rule could conclude a value for an entity; None when it cannot.

    Args:
        rule: the rule.
        entity: the entity that its head speaks of.
        value: the value.
        kind: the kind of the entity that the value is, if it is one.
    """
    if not rule.value_var:
        return {rule.var: entity} if rule.value == value else None
    if kind not in rule.kinds[rule.value_var] or (rule.value_var == rule.var and entity != value):
        return None
    return {rule.var: entity, rule.value_var: value}


def instances(engine: Engine, rule: Rule, binding: Binding) -> Iterator[Binding]:
    """Every way to bind a rule's other variables in which no condition is false."""
    return _walk(engine, rule, plan(rule, set(binding)), 0, binding)


def _walk(engine: Engine, rule: Rule, steps: list[Step], at: int, binding: Binding) -> Iterator[Binding]:
    while at < len(steps):
        step, condition, var = steps[at]
        if step in (EACH, FOLLOW):
            for entity in candidates(engine, rule, condition, var, binding):
                yield from _walk(engine, rule, steps, at + 1, {**binding, var: entity})
            return
        if condition is not None and truth_of(engine, condition, binding) is False:
            return
        at += 1
    yield binding


def candidates(
    engine: Engine, rule: Rule, relation: Condition | None, var: str, binding: Binding
) -> list[str]:
    """The entities that a variable may be: those that a relation leads to, or all of its kinds."""
    if relation is None:
        return list(engine.each(rule.kinds[var]))
    state = engine.state(binding[relation.var], relation.attribute)
    return [entity for entity, _ in engine.follow(state, rule.kinds[var])]


def concluding(engine: Engine, entity: str, attribute: str, value: str) -> Iterator[tuple[Rule, Binding]]:
    """The rules that could conclude a value for an entity, each with the binding to begin with."""
    head = engine.head(entity, attribute)
    for number in head.rules if head else ():
        rule = engine.program.rule(number)
        binding = start(rule, entity, value, engine.kind(value) if rule.value_var else "")
        if binding is not None:
            yield rule, binding


def leaves(engine: Engine, entity: str, attribute: str) -> tuple[Key, ...]:
    """The unknown attributes, beneath all rules, that keep a conclusion open; in reading order."""
    found: dict[Key, None] = {}
    seen: set[Key] = set()
    todo: list[tuple[Key, bool]] = [((entity, attribute), True)]
    while todo:
        key, first = todo.pop()
        if key in seen:
            continue
        seen.add(key)
        below = _unknown_below(engine, key)
        head = engine.head(*key)
        settled = engine.settled.get(key)
        fights = settled is not None and settled.conflict and not first
        if fights or head is None or not (below or head.closed):
            found[key] = None
        else:
            todo += [(k, False) for k in reversed(below)]
    return tuple(found)


def _unknown_below(engine: Engine, key: Key) -> list[Key]:
    """What keeps the rules for an attribute of an entity from being true or false."""
    head = engine.head(*key)
    found: dict[Key, None] = {}
    for number in head.rules if head else ():
        rule = engine.program.rule(number)
        for binding in instances(engine, rule, {rule.var: key[0]}):
            for condition in rule.conditions:
                if truth_of(engine, condition, binding) is None:
                    found.update(dict.fromkeys((binding[v], a) for v, a in condition.reads()))
    return [k for k in found if _is_open(engine, k)]


def _is_open(engine: Engine, key: Key) -> bool:
    values, rest = engine.state(*key)
    return rest is None or None in values.values()
