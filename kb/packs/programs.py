"""The rules of packs: read, checked together, and compiled for each view and each range of versions.

The language and the compiler are `kb.rules`'s; here it is only said which rules belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kb.packs.loader import Packs
from kb.packs.shapes import Rec
from kb.packs.views import Views
from kb.rules.compile import applicable, breakpoints, compile_program
from kb.rules.errors import RuleError
from kb.rules.parse import parse_rule
from kb.rules.strata import stratify


def check_rules(packs: Packs) -> None:
    """Read all rules and look for circles through negation; what is wrong is added to the packs' problems."""
    attributes = {str(a["id"]): a for a in packs.of("attributes")}
    sound: list[Rec] = []
    for rec in packs.of("rules"):
        try:
            parse_rule(rec, attributes)
            sound.append(rec)
        except RuleError as error:
            error.place = error.place or rec.place
            packs.problems.add(error)
    for view, own in by_view(packs, sound).items():
        _check_together(packs, view, own, attributes)


def _check_together(packs: Packs, view: str, own: list[Rec], attributes: dict[str, Rec]) -> None:
    rules = [{**rec, "view": view} for rec in own]
    told: set[str] = set()
    for interval in breakpoints(rules):
        try:
            stratify([parse_rule(rule, attributes) for rule in applicable(rules, view, interval)], attributes)
        except RuleError as error:
            error.place = error.place or _first_named(own, error.message).place
            if error.message not in told:
                packs.problems.add(error)
            told.add(error.message)


def _first_named(rules: list[Rec], message: str) -> Rec:
    """The rule that a message names first; the first of all when it names none."""
    named = {f"(rule {rec['id']!s})": rec for rec in rules}
    at = {message.find(mark): rec for mark, rec in named.items() if mark in message}
    return at[min(at)] if at else rules[0]


def by_view(packs: Packs, rules: Iterable[Rec]) -> dict[str, list[Rec]]:
    """Rules by the view that they belong to; every view has a list."""
    views = Views(packs)
    found: dict[str, list[Rec]] = {str(view["id"]): [] for view in packs.of("views")}
    for rec in rules:
        found.setdefault(views.of(rec), []).append(rec)
    return found


def programs(packs: Packs) -> Iterator[dict[str, Any]]:
    """The rows of the program table: each view's rules, compiled for each range of versions that differs."""
    attributes = {str(a["id"]): a for a in packs.of("attributes")}
    for view, own in by_view(packs, packs.of("rules")).items():
        rules = [{**rec, "view": view} for rec in own]
        for interval in breakpoints(rules):
            made = compile_program(rules, attributes, view, interval)
            yield {
                "view": view,
                "versions": interval,
                "code": made.blob,
                "source": made.source,
                "magic": made.magic,
            }
