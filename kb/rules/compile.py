"""Turn rules into a program: Python functions for each goal, and what the engine must know of each.

A goal is an attribute of a kind of entity. A program is text in parts, of which the first holds constants and
the others define the functions of one goal each; as a blob, each part is compiled by itself, so that only those
are loaded that a conclusion needs. This module is for the build; nothing is evaluated here.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from typing import Any

from kb.rules import versions
from kb.rules.emit import goal_source
from kb.rules.errors import RuleError
from kb.rules.parse import Attributes, parse_rule, place_of, values_of
from kb.rules.program import MAGIC, SEPARATOR
from kb.rules.strata import Goal, stratify
from kb.rules.terms import MULTIPLE, Rule


class Compiled:
    """A compiled program.

    Attributes:
        source: its parts as text.
        blob: its parts compiled.
        magic: what the interpreter must be like to load the blob; see `program.MAGIC`.
    """

    def __init__(self, constants: tuple[Any, ...], parts: Sequence[str]) -> None:
        self.source = SEPARATOR.join([f"{constants!r}\n", *parts])
        codes = [marshal.dumps(compile(part, "<rules>", "exec")) for part in parts]
        attributes, rules, heads = constants
        lazy = marshal.dumps(attributes), [marshal.dumps(rule) for rule in rules], heads, codes
        self.blob = marshal.dumps(lazy)
        self.magic = MAGIC


def breakpoints(rules: Sequence[Mapping[str, Any]]) -> list[str]:
    """Cut all versions into the intervals for which the same rules apply.

    Args:
        rules: rules of a pack; those without `versions` apply to all.

    Returns:
        Ranges in rising order that leave nothing out; ``[""]`` when all rules apply to all versions.
    """
    return versions.intervals(str(rule.get("versions") or "") for rule in rules)


def applicable(rules: Sequence[Mapping[str, Any]], view: str, version: str) -> list[Mapping[str, Any]]:
    """The rules of a view that apply to a version, or throughout an interval of `breakpoints`."""
    interval = not version or version[0] in "<>="
    own = ".".join(map(str, versions.inside(version))) if interval else version
    return [
        rule
        for rule in rules
        if str(rule.get("view") or view) == view and versions.contains(str(rule.get("versions") or ""), own)
    ]


def compile_program(
    rules: Sequence[Mapping[str, Any]], attributes: Attributes, view: str = "", version: str = ""
) -> Compiled:
    """Compile the rules that apply to one view and version.

    Args:
        rules: rules as packs write them (`id`, `for`, `where`, `if`, `then`, `view`, `versions`); a rule
            without a view counts for every view.
        attributes: every attribute by id (`type`, `role`, `values`, `of`).
        view: the view.
        version: a version, or an interval from `breakpoints`.

    Raises:
        RuleError: a rule cannot be read, two have one id, or "not" leads back to its own conclusion.
    """
    chosen = applicable(rules, view, version)
    seen: set[str] = set()
    for rule in chosen:
        if str(rule["id"]) in seen:
            raise RuleError(
                f"rule {rule['id']} is defined twice", place_of(rule["id"]), "one rule of each id"
            )
        seen.add(str(rule["id"]))
    parsed = [parse_rule(rule, attributes) for rule in chosen]
    return _assemble(parsed, attributes)


def _assemble(rules: list[Rule], attributes: Attributes) -> Compiled:
    """The constants and the functions of a program."""
    strata = stratify(rules, attributes)
    number = {rule.id: i for i, rule in enumerate(rules)}
    circular = {
        rule.id
        for goal, own in strata.heads.items()
        if strata.component[goal] in strata.recursive
        for rule in own
    }
    ruled = {rule.attribute for rule in rules}
    facts = {id for id, a in attributes.items() if a.get("type") not in MULTIPLE} - ruled
    parts: dict[tuple[int, ...], str] = {}
    heads: dict[Goal, tuple[Any, ...]] = {}
    for goal, own in strata.heads.items():
        numbers = tuple(number[rule.id] for rule in own)
        component = strata.component[goal]
        recursive = component in strata.recursive
        if numbers not in parts:
            waits = any(rule.id in circular for rule in own)
            parts[numbers] = goal_source(own, number, ruled, facts, strata.complement(goal), waits)
        attribute = attributes[goal[0]]
        heads[goal] = (
            list(parts).index(numbers),
            numbers,
            component if recursive else -1,
            strata.complement(goal),
            attribute.get("role") == "concluded",
            attribute.get("type") in MULTIPLE,
        )
    constants = (_attributes(attributes), tuple(rule.plain() for rule in rules), heads)
    return Compiled(constants, list(parts.values()))


def _attributes(attributes: Attributes) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Type, role and allowed values of every attribute."""
    return {
        str(id): (str(a.get("type") or "text"), str(a.get("role") or "described"), values_of(a))
        for id, a in attributes.items()
    }
