"""The semantics of rules written a second time, as a stratified answer set program: certain and possible.

``c`` and ``p`` hold what is certain and possible of an attribute, ``rc`` and ``rp`` what rules alone make so. Many
cases are solved in one go, told apart by a number in front of every name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import clingo

from kb.rules.terms import Condition, Rule
from tests.rules.generated import MANY, Case, domain

STRENGTH = ("presumed", "default", "claim", "input", "assumption")

SETTLE = """
stated(E,A) :- st(E,A,_).
open(E,A) :- key(E,A), not head(E,A), not stated(E,A).
c(E,A,V) :- key(E,A), not head(E,A), st(E,A,V), not torn(E,A).
p(E,A,V) :- key(E,A), not head(E,A), st(E,A,V).
p(E,A,V) :- open(E,A), dom(A,V).

torn(E,A) :- claims(E,A,N), N > 1.
over(E,A) :- override(E,A).
c(E,A,V) :- head(E,A), over(E,A), st(E,A,V).
p(E,A,V) :- head(E,A), over(E,A), st(E,A,V).

crc(E,A,V) :- rc(E,A,V).
crp(E,A,V) :- rp(E,A,V).
crc(E,A,W) :- complement(E,A,V,W), not rp(E,A,V).
crp(E,A,W) :- complement(E,A,V,W), not rc(E,A,V).
ruled(E,A) :- crc(E,A,_).

free(E,A) :- head(E,A), not over(E,A).
one(E,A) :- free(E,A), not many(A).
fight(E,A) :- one(E,A), crc(E,A,V), crc(E,A,W), V < W.
fight(E,A) :- one(E,A), claim(E,A), crc(E,A,V), not st(E,A,V).
fight(E,A) :- one(E,A), claim(E,A), torn(E,A).
p(E,A,V) :- fight(E,A), crp(E,A,V).
p(E,A,V) :- fight(E,A), claim(E,A), st(E,A,V).
calm(E,A) :- one(E,A), not fight(E,A).
c(E,A,V) :- calm(E,A), crc(E,A,V).
p(E,A,V) :- calm(E,A), ruled(E,A), not claim(E,A), crp(E,A,V).
p(E,A,V) :- calm(E,A), ruled(E,A), claim(E,A), crc(E,A,V).
c(E,A,V) :- calm(E,A), not ruled(E,A), st(E,A,V).
p(E,A,V) :- calm(E,A), not ruled(E,A), st(E,A,V).
p(E,A,V) :- calm(E,A), not ruled(E,A), not stated(E,A), closed(A), crp(E,A,V).
p(E,A,V) :- calm(E,A), not ruled(E,A), not stated(E,A), not closed(A), dom(A,V).

several(E,A) :- free(E,A), many(A).
c(E,A,V) :- several(E,A), crc(E,A,V).
p(E,A,V) :- several(E,A), crp(E,A,V).
counts(E,A) :- several(E,A), claim(E,A).
counts(E,A) :- several(E,A), stated(E,A), not ruled(E,A).
c(E,A,V) :- counts(E,A), st(E,A,V).
p(E,A,V) :- counts(E,A), st(E,A,V).
p(E,A,V) :- several(E,A), not closed(A), not stated(E,A), dom(A,V).
#show c/3.
#show p/3.
"""


class Encoder:
    """Encodes one case.

    Args:
        case: the case.
        number: what tells its names from those of others.
    """

    def __init__(self, case: Case, number: int) -> None:
        self.case = case
        self.number = number
        self.rules = case.parsed
        self.heads = {(r.attribute, k): [] for r in self.rules for k in r.kinds[r.var]}
        for r in self.rules:
            for k in r.kinds[r.var]:
                self.heads[r.attribute, k].append(r)
        self.below = {goal: self._below(goal) for goal in self.heads}
        self.lines: list[str] = []

    def _below(self, goal: tuple[str, str]) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        todo = [goal]
        while todo:
            for rule in self.heads.get(todo.pop(), ()):
                for condition in rule.conditions:
                    for var, attribute in condition.reads():
                        new = {(attribute, k) for k in rule.kinds[var]} - found
                        found |= new
                        todo += new
        return found

    def recursive(self) -> set[tuple[str, str]]:
        return {goal for goal in self.heads if goal in self.below[goal]}

    def q(self, name: str) -> str:
        return f'"{self.number}:{name}"'

    def v(self, value: str) -> str:
        return self.q(value) if value in self.case.kinds else f'"{value}"'

    def text(self) -> str:
        for entity, kind in self.case.kinds.items():
            self.lines.append(f"ent({self.q(entity)},{self.q(kind)}).")
            for attribute in self.case.attributes:
                self._key(entity, kind, attribute)
        for attribute, made in self.case.attributes.items():
            self.lines += [f"dom({self.q(attribute)},{self.v(v)})." for v in domain(self.case, attribute)]
            self.lines += [f"many({self.q(attribute)})."] * (made["type"] in MANY)
            self.lines += [f"closed({self.q(attribute)})."] * (made["role"] == "concluded")
        for rule in self.rules:
            self._rule(rule, True)
            self._rule(rule, False)
        return "\n".join(self.lines)

    def _key(self, entity: str, kind: str, attribute: str) -> None:
        key = f"{self.q(entity)},{self.q(attribute)}"
        self.lines.append(f"key({key}).")
        own = self.heads.get((attribute, kind))
        made = self.case.attributes[attribute]
        if own:
            self.lines.append(f"head({key}).")
            values = {r.value for r in own}
            if made["type"] == "bool" and made["role"] == "concluded" and len(values) == 1:
                value = values.pop()
                other = "false" if value == "true" else "true"
                self.lines.append(f'complement({key},"{value}","{other}").')
        stated = self.case.stated.get((entity, attribute), ())
        self.lines += [f"st({key},{self.v(s.value)})." for s in stated]
        if stated and stated[0].kind == "claim":
            self.lines.append(f"claim({key}).")
            if made["type"] not in MANY:
                self.lines.append(f"claims({key},{len({s.value for s in stated})}).")
        if stated and stated[0].kind in STRENGTH[3:]:
            self.lines.append(f"override({key}).")

    def _rule(self, rule: Rule, certain: bool) -> None:
        sign = "c" if certain else "p"
        value = f"X{rule.value_var}" if rule.value_var else self.v(rule.value)
        kinds = [f"ent(X{var},{self.q(kinds[0])})" for var, kinds in rule.kinds.items()]
        body = [self._condition(rule, c, certain, i) for i, c in enumerate(rule.conditions)]
        head = f"r{sign}(X{rule.var},{self.q(rule.attribute)},{value})"
        self.lines.append(f"{head} :- {', '.join([*kinds, *body])}.")

    def _predicate(self, rule: Rule, var: str, attribute: str, certain: bool) -> str:
        """Within what rests on itself rules alone count; claims of several values add up there already."""
        goal = (attribute, rule.kinds[var][0])
        mine = (rule.attribute, rule.kinds[rule.var][0])
        inner = goal in self.below.get(mine, ()) and mine in self.below.get(goal, ())
        return ("i" if inner else "") + ("c" if certain else "p")

    def _turned(self, rule: Rule, condition: Condition) -> Condition:
        """Within a component, a truth value that is there because the other one is not is asked for as that."""
        goal = (condition.attribute, rule.kinds[condition.var][0])
        made = self.case.attributes[condition.attribute]
        values = {r.value for r in self.heads.get(goal, ())}
        if (
            self._predicate(rule, condition.var, condition.attribute, True)[0] != "i"
            or made["type"] != "bool"
        ):
            return condition
        if len(values) != 1 or condition.value in values:
            return condition
        _, var, attribute, operator, _, *rest = condition.plain()
        return Condition(not condition.negated, var, attribute, operator, values.pop(), *rest)

    def _condition(self, rule: Rule, condition: Condition, certain: bool, number: int) -> str:
        condition = self._turned(rule, condition)
        sure = certain != condition.negated
        name = f"a{self.number}_{rule.id.replace('-', '_')}_{number}_{'c' if sure else 'p'}"
        read = self._predicate(rule, condition.var, condition.attribute, sure)
        if read[0] == "i":
            self._inner(read[1])
        left = f"{read}(X{condition.var},{self.q(condition.attribute)}"
        if condition.other_attribute:
            other = self._predicate(rule, condition.other, condition.other_attribute, sure)
            if other[0] == "i":
                self._inner(other[1])
            right = f"{other}(X{condition.other},{self.q(condition.other_attribute)},V)"
            ends = f"ent(X{condition.var},_), ent(X{condition.other},_)"
            atom = f"{name}(X{condition.var},X{condition.other})"
            self.lines.append(f"{atom} :- {ends}, {left},V), {right}.")
        elif condition.bound is not None:
            atom = f"{name}(X{condition.var})"
            fits = [v for v in domain(self.case, "count") if v.isdigit() and _fits(v, condition)]
            self.lines += [f"{atom} :- {left},{self.v(v)})." for v in fits]
            self.lines.append(f"{name}(none).")
        else:
            right = f"X{condition.other}" if condition.other else self.v(condition.value)
            atom = f"{left},{right})"
        return f"not {atom}" if condition.negated else atom

    def _inner(self, sign: str) -> None:
        """What counts within a component: rules, overrides, and claims of several values."""
        line = (
            f"i{sign}(E,A,V) :- r{sign}(E,A,V), not over(E,A). i{sign}(E,A,V) :- over(E,A), st(E,A,V)."
            f" i{sign}(E,A,V) :- claim(E,A), many(A), st(E,A,V)."
            f" i{sign}(E,A,V) :- key(E,A), not head(E,A), {sign}(E,A,V)."
        )
        if line not in self.lines:
            self.lines.append(line)


def _fits(value: str, condition: Condition) -> bool:
    number, bound = float(value), condition.bound
    assert isinstance(bound, float)
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
    }[condition.operator]


def solve(cases: Sequence[Case]) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """What is certain, and what is possible, as (entity, attribute, value) with each case's number in front."""
    text = "\n".join(Encoder(case, number).text() for number, case in enumerate(cases))
    control = clingo.Control(["--warn=none"])
    control.add("base", [], SETTLE + text)
    control.ground([("base", [])])
    models: list[str] = []
    control.configuration.solve.models = 2
    control.solve(on_model=lambda model: models.append(str(model)))
    assert len(models) == 1, "a stratified program has one model"
    atoms = re.findall(r'([cp])\("([^"]*)","([^"]*)","([^"]*)"\)', models[0])
    return tuple({tuple(rest) for name, *rest in atoms if name == sign} for sign in "cp")  # type: ignore[return-value]
