"""What is doubtful about rules: conditions that nothing can meet, conditions that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from kb.packs.inputs import INPUT_KINDS
from kb.packs.loader import Packs
from kb.packs.programs import by_view
from kb.packs.shapes import Rec
from kb.packs.views import Views
from kb.rules.parse import parse_rule
from kb.rules.terms import Condition, Rule

Told = set[tuple[str, str, str]]
"""(attribute, value, view): what claims and rules can make true; an empty value stands for any."""


class Reach:
    """What can become true in each view, by what claims state and rules conclude.

    Args:
        packs: sound records.
    """

    def __init__(self, packs: Packs) -> None:
        self.attributes = {str(a["id"]): a for a in packs.of("attributes")}
        self.inhabited = {str(e["kind"]) for e in packs.of("entities")}
        self.rules = {
            view: [(rec, parse_rule(rec, self.attributes)) for rec in own]
            for view, own in by_view(packs, packs.of("rules")).items()
        }
        formats = (rec for kind in INPUT_KINDS for rec in packs.of(kind))
        self.read = {str(rec["attribute"]) for rec in formats if "attribute" in rec}
        self.told: Told = set()
        views = Views(packs)
        for claim in packs.of("claims"):
            values = claim["value"] if isinstance(claim["value"], list) else [claim["value"]]
            self.told |= {(str(claim["attribute"]), str(value), views.of(claim)) for value in values}
        for view, own in self.rules.items():
            for _, rule in own:
                self.told.add((rule.attribute, rule.value, view))

    def meets(self, condition: Condition, view: str) -> bool:
        """Whether anything can meet a condition, ever."""
        attribute = self.attributes[condition.attribute]
        told = bool({"presume", "defaults"} & set(attribute))
        asked = told or attribute.get("role") in ("setting", "observed")
        asked = asked or condition.attribute in self.read
        if asked or condition.negated or condition.operator != "=" or not condition.value:
            return True
        name = condition.attribute
        if attribute["type"] == "bool" and attribute.get("role") == "concluded":
            return any(told[0] == name and told[2] == view for told in self.told)
        return (name, condition.value, view) in self.told or (name, "", view) in self.told

    def said(self, attribute: str) -> bool:
        """Whether anything says or concludes an attribute."""
        return any(told[0] == attribute for told in self.told)


def doubts(packs: Packs) -> Iterator[tuple[str, Rec, str]]:
    """What is doubtful about the rules of some packs, as (check, rule, text)."""
    reach = Reach(packs)
    for view, own in reach.rules.items():
        for rec, rule in own:
            reasons = [*_deserted(rule, reach), *_contradictions(rule), *_unmet(rule, view, reach)]
            if reasons:
                more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
                yield "unreachable-rule", rec, f"rule {rule.id} can never fire: {reasons[0]}{more}"


def _unmet(rule: Rule, view: str, reach: Reach) -> Iterator[str]:
    for condition in rule.conditions:
        if not reach.meets(condition, view):
            yield f"nothing states or concludes {condition.text!r}"


def _contradictions(rule: Rule) -> Iterator[str]:
    asked: dict[tuple[str, str], str] = {}
    for condition in rule.conditions:
        if condition.operator != "=" or not condition.value:
            continue
        key = (condition.var, condition.attribute)
        if not condition.negated:
            first = asked.setdefault(key, condition.value)
            if first != condition.value:
                yield f"{condition.attribute} cannot be {first!r} and {condition.value!r} at once"


def _deserted(rule: Rule, reach: Reach) -> Iterator[str]:
    for kinds in rule.kinds.values():
        if not reach.inhabited & set(kinds):
            yield f"there is no {' or '.join(kinds)}"
