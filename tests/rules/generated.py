"""Random programs and facts: joins, recursion, negation, comparisons, unknowns, statements of every strength."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kb.rules.compile import Compiled, compile_program
from kb.rules.errors import RuleError
from kb.rules.parse import parse_rules
from kb.rules.strata import stratify
from kb.rules.terms import Rule
from kb.rules.world import Facts, Stated

KINDS = ("box", "lid")
COLOURS = ("red", "green", "blue")
NUMBERS = ("1", "2", "3", "4")
BASE = {
    "s0": {"type": "bool", "role": "setting"},
    "s1": {"type": "bool", "role": "setting"},
    "s2": {"type": "bool", "role": "observed"},
    "colour": {"type": "enum", "role": "described", "values": [{"id": c} for c in COLOURS]},
    "count": {"type": "number", "role": "described"},
    "tags": {"type": "list", "role": "described", "values": [{"id": c} for c in COLOURS]},
    "part": {"type": "entity", "role": "described"},
}
MANY = ("list", "entity")


@dataclass
class Case:
    """A program with facts."""

    rules: list[dict[str, Any]]
    attributes: dict[str, dict[str, Any]]
    kinds: dict[str, str]
    stated: dict[tuple[str, str], tuple[Stated, ...]] = field(default_factory=dict)

    def world(self) -> Facts:
        return Facts(self.kinds, self.stated)

    @cached_property
    def parsed(self) -> list[Rule]:
        return parse_rules(self.rules, self.attributes)

    def compiled(self) -> Compiled:
        return compile_program(self.rules, self.attributes)


def concluded(rng: random.Random, count: int, opened: bool) -> dict[str, dict[str, Any]]:
    """Attributes that rules conclude; names in the order in which they may rest on each other."""
    out: dict[str, dict[str, Any]] = {}
    for i in range(count):
        type_ = rng.choice(("bool", "bool", "bool", "enum", "entity", "list"))
        role = "setting" if opened and rng.random() < 0.15 else "concluded"
        values = {"values": [{"id": c} for c in COLOURS]} if type_ in ("enum", "list") else {}
        out[f"c{i}"] = {"type": type_, "role": role, **values}
    return out


class Maker:
    """Makes one case.

    Args:
        rng: where all choices come from.
        negation: whether conditions may be negated.
        recursion: whether an attribute may rest on itself or on later ones.
        opened: whether rules may conclude attributes of which more may be true than they say.
    """

    def __init__(
        self, rng: random.Random, negation: bool = True, recursion: bool = True, opened: bool = True
    ) -> None:
        self.rng = rng
        self.negation = negation
        self.recursion = recursion
        self.heads = concluded(rng, rng.randint(2, 6), opened)
        self.attributes: dict[str, dict[str, Any]] = {**BASE, **self.heads}
        sizes = {kind: rng.randint(1, 3) for kind in KINDS}
        self.kinds = {f"{kind}{i}": kind for kind in KINDS for i in range(sizes[kind])}

    def case(self) -> Case:
        """Draw until the rules can be stratified."""
        while True:
            rules = [r for i, name in enumerate(self.heads) for r in self.rules_of(i, name)]
            case = Case(rules, self.attributes, self.kinds)
            try:
                stratify(case.parsed, self.attributes)
            except RuleError:
                continue
            return case

    def rules_of(self, index: int, name: str) -> list[dict[str, Any]]:
        count = self.rng.choice((0, 1, 1, 2, 2, 3))
        return [self.rule(index, name, f"{name}-{i}") for i in range(count)]

    def rule(self, index: int, name: str, id: str) -> dict[str, Any]:
        rng = self.rng
        variables = {"it": rng.choice(KINDS)}
        for var in ("x", "y")[: rng.choice((0, 0, 1, 1, 2))]:
            variables[var] = rng.choice(KINDS)
        head_var = rng.choice(list(variables)) if rng.random() < 0.2 else "it"
        type_ = self.attributes[name]["type"]
        if type_ == "entity":
            value = rng.choice([v for v in variables if v != head_var] or list(variables))
        else:
            value = self.value(name)
        conditions = [self.condition(index, name, variables) for _ in range(rng.randint(1, 3))]
        return {
            "id": id,
            "for": variables.pop("it"),
            "where": variables,
            "if": conditions,
            "then": f"{head_var}.{name} = {value}",
        }

    def value(self, name: str) -> str:
        type_ = self.attributes[name]["type"]
        if type_ == "bool":
            if name in self.heads and self.heads[name]["role"] == "concluded":
                return "true" if self.rng.random() < 0.85 else "false"
            return self.rng.choice(("true", "false"))
        if type_ == "number":
            return self.rng.choice(NUMBERS)
        return self.rng.choice(list(self.kinds) if type_ == "entity" else COLOURS)

    def readable(self, index: int, name: str) -> str:
        """An attribute for a condition: mostly of the base or earlier, now and then itself or a later one."""
        names = list(self.heads)
        monotone = self.heads[name]["type"] in (*MANY, "bool")
        if self.recursion and monotone and self.rng.random() < 0.25:
            later = [n for n in names[index:] if self.heads[n]["type"] in (*MANY, "bool")]
            return self.rng.choice(later)
        return self.rng.choice([*BASE, *names[:index], *names[:index]])

    def condition(self, index: int, name: str, variables: dict[str, str]) -> str:
        rng = self.rng
        attribute = self.readable(index, name)
        var = rng.choice(list(variables))
        type_ = self.attributes[attribute]["type"]
        no = "not " if self.negation and rng.random() < 0.3 else ""
        if type_ == "number":
            operators = ("<", "<=", ">", ">=", "=", "!=") if self.negation else ("<", "<=", ">", ">=", "=")
            return f"{no}{var}.{attribute} {rng.choice(operators)} {rng.choice(NUMBERS)}"
        others = [v for v in variables if v != var]
        if type_ == "entity" and others:
            return f"{no}{var}.{attribute} = {rng.choice(others)}"
        if others and rng.random() < 0.15:
            same = [a for a, d in self.attributes.items() if d["type"] == type_ and a in BASE]
            other = rng.choice(same) if same else attribute
            return f"{no}{var}.{attribute} = {rng.choice(others)}.{other}"
        value = "true" if type_ == "bool" and rng.random() < 0.6 else self.value(attribute)
        return f"{no}{var}.{attribute} = {value}"

    def fact(self, entity: str, attribute: str, kind: str) -> tuple[Stated, ...]:
        """A statement of an attribute; several values of one record for those that may have several."""
        ref = f"{kind}:{entity}.{attribute}"
        many = self.attributes[attribute]["type"] in MANY
        values = {self.value(attribute) for _ in range(self.rng.randint(1, 2) if many else 1)}
        if not many and kind == "claim" and self.rng.random() < 0.05:
            second = self.value(attribute)
            return tuple(Stated(v, kind, f"{ref}{i}") for i, v in enumerate((*values, second)))
        return tuple(Stated(value, kind, ref) for value in sorted(values))

    def facts(self, case: Case, known: float, claims: float = 0.0, overrides: float = 0.0) -> None:
        """State some attributes of the base, and claims, weak statements or overrides of concluded ones."""
        for entity in self.kinds:
            for attribute in BASE:
                if self.rng.random() < known:
                    kind = self.rng.choice(("claim", "claim", "claim", "presumed", "default"))
                    case.stated[entity, attribute] = self.fact(entity, attribute, kind)
            for attribute in self.heads:
                draw = self.rng.random()
                if draw < claims:
                    kind = self.rng.choice(("claim", "claim", "presumed"))
                    case.stated[entity, attribute] = self.fact(entity, attribute, kind)
                elif draw < claims + overrides:
                    kind = self.rng.choice(("assumption", "input"))
                    case.stated[entity, attribute] = self.fact(entity, attribute, kind)


def make(rng: random.Random, known: float | None = None, **options: Any) -> Case:
    """A whole case; `claims` and `overrides` are how likely concluded attributes are stated."""
    drawn = {key: options.pop(key) for key in ("claims", "overrides") if key in options}
    maker = Maker(rng, **options)
    case = maker.case()
    maker.facts(case, rng.uniform(0.3, 1.0) if known is None else known, **drawn)
    return case


def domain(case: Case, attribute: str) -> list[str]:
    """Every value of an attribute that could matter, and one that nothing speaks of."""
    type_ = case.attributes[attribute]["type"]
    of_type = {"bool": ["true", "false"], "number": [str(n) for n in range(6)], "entity": list(case.kinds)}
    return [*of_type.get(type_, COLOURS), "other"]
