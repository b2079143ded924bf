"""Read rules as packs write them, with errors that say where and what would have been right.

A condition is ``[not] [x.]attribute OPERATOR right`` with = != < <= > >=; the right side is a value, a
variable (for an attribute that relates entities) or ``y.attribute``. This module is for the build; it does
not know what conditions mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kb.errors import nearest
from kb.rules import versions
from kb.rules.errors import RuleError
from kb.rules.terms import IT, Condition, Rule

Attributes = Mapping[str, Mapping[str, Any]]

MOST_CONDITIONS = 40
MOST_VARIABLES = 8
_FORM = re.compile(
    r"\s*(?P<no>not\s+)?(?P<left>[^\s=!<>]+)\s*(?P<op>!=|<=|>=|=|<|>)\s*(?P<right>[^\s=<>!].*?)\s*\Z"
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_VARIABLE = re.compile(r"[a-z_][a-z0-9_]*\Z")
_VERSION = re.compile(r"v?\d+(?:\.\d+)*\Z")
_SHAPE = "'[not] [x.]attribute = value' with = != < <= > >="


class _Text:
    """One condition or head as written, able to complain about any part of itself."""

    def __init__(self, rule: str, text: str, attributes: Attributes) -> None:
        self.rule = rule
        self.text = text
        self.attributes = attributes

    def wrong(self, message: str, part: str = "", expected: str = "", near: str = "") -> RuleError:
        """The error that names this text, and the character where a part of it stands."""
        at = self.text.find(part) + 1 if part else 0
        where = f" at character {at}" if at else ""
        full = f"rule {self.rule}: {message}{where} of {str(self.text)!r}"
        return RuleError(full, place_of(self.text), expected, near)

    def match(self) -> re.Match[str]:
        """The parts of the text."""
        found = _FORM.match(self.text)
        if not found:
            raise self.wrong("cannot read the whole", expected=_SHAPE)
        return found

    def term(self, part: str, kinds: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
        """Read ``[x.]attribute`` as variable and attribute."""
        var, dot, name = part.partition(".")
        if dot and var in kinds and name in self.attributes:
            return var, self._of(var, name, kinds)
        if part in self.attributes:
            return IT, self._of(IT, part, kinds)
        if dot and name in self.attributes and _VARIABLE.match(var):
            raise self.wrong(f"no variable {var!r}", part, "it or one of 'where'", nearest(var, kinds))
        known = nearest(name if dot and var in kinds else part, self.attributes)
        raise self.wrong(f"no attribute {part!r}", part, near=known)

    def _of(self, var: str, name: str, kinds: Mapping[str, tuple[str, ...]]) -> str:
        of = words(self.attributes[name].get("of"))
        if of and not set(of) & set(kinds[var]):
            raise self.wrong(f"{name} is not said of a {'/'.join(kinds[var])}", name, f"a {'/'.join(of)}")
        return name

    def value(self, part: str, attribute: str) -> str:
        """Read a constant and check it against the attribute's type."""
        value = part[1:-1] if len(part) > 1 and part[0] == part[-1] and part[0] in "'\"" else part
        allowed = values_of(self.attributes[attribute])
        if allowed and value not in allowed:
            expected = " | ".join(allowed[:12])
            raise self.wrong(f"no value {value!r} of {attribute}", part, expected, nearest(value, allowed))
        if self.attributes[attribute].get("type") == "number" and not _NUMBER.match(value):
            raise self.wrong(f"no value {value!r} of {attribute}", part, "a number")
        return value

    def bound(self, part: str, attribute: str) -> float | tuple[int, ...]:
        """Read the right side of a comparison: a number or a version, by the attribute's type."""
        type_ = self.attributes[attribute].get("type")
        if type_ == "number" and _NUMBER.match(part):
            return float(part)
        if type_ == "text" and _VERSION.match(part):
            return versions.parse(part)
        wanted = {"number": "a number", "text": "a version"}.get(str(type_), "")
        if not wanted:
            raise self.wrong(f"{attribute} is {type_} and has no order", attribute, "= or !=")
        raise self.wrong(f"cannot compare with {part!r}", part, wanted)


def place_of(text: object) -> str:
    """Where a text of a pack stands, if it knows."""
    return str(getattr(text, "place", ""))


def values_of(attribute: Mapping[str, Any]) -> tuple[str, ...]:
    """The values that an attribute may have; empty when any will do."""
    own = tuple(str(v["id"] if isinstance(v, Mapping) else v) for v in attribute.get("values") or ())
    if attribute.get("type") == "bool":
        return ("true", "false")
    return own if attribute.get("type") in ("enum", "list") else ()


def words(text: Any) -> tuple[str, ...]:
    """Kinds written as a list, or as one text with bars, commas or spaces between them."""
    parts = text if isinstance(text, (list, tuple)) else re.split(r"[|,\s]+", str(text or ""))
    return tuple(str(p) for p in parts if p)


def parse_rule(rule: Mapping[str, Any], attributes: Attributes) -> Rule:
    """Read one rule.

    Args:
        rule: `id`, `for`, `where`, `if`, `then` as in the pack.
        attributes: every attribute by id, with `type`, `values` and `of`.

    Raises:
        RuleError: it cannot be read; the message says which part, and what was meant perhaps.
    """
    id = str(rule["id"])
    kinds = _kinds(rule)
    conditions = tuple(parse_condition(id, text, kinds, attributes) for text in rule["if"])
    if len(conditions) > MOST_CONDITIONS:
        raise RuleError(
            f"rule {id}: {len(conditions)} conditions", place_of(rule), f"at most {MOST_CONDITIONS}"
        )
    head = _Text(id, rule["then"], attributes)
    parts = head.match()
    if parts["no"] or parts["op"] != "=":
        raise head.wrong("a conclusion is not negated or compared", expected="'[x.]attribute = value'")
    var, attribute = head.term(parts["left"], kinds)
    right = parts["right"]
    if attributes[attribute].get("type") in ("entity", "list") and right in kinds:
        return Rule(id, kinds, conditions, var, attribute, "", right)
    return Rule(id, kinds, conditions, var, attribute, head.value(right, attribute), "")


def _kinds(rule: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    kinds = {IT: words(rule["for"])}
    for name, of in (rule.get("where") or {}).items():
        if name == IT or not _VARIABLE.match(name):
            raise RuleError(
                f"rule {rule['id']}: no name for a variable: {name!r}", place_of(name), "a word other than it"
            )
        kinds[str(name)] = words(of)
    if len(kinds) > MOST_VARIABLES:
        raise RuleError(
            f"rule {rule['id']}: {len(kinds)} variables", place_of(rule), f"at most {MOST_VARIABLES}"
        )
    return kinds


def parse_condition(
    rule: str, text: str, kinds: Mapping[str, tuple[str, ...]], attributes: Attributes
) -> Condition:
    """Read one condition.

    Args:
        rule: the rule's id, for errors.
        text: the condition as written.
        kinds: the variables with their kinds.
        attributes: every attribute by id.

    Raises:
        RuleError: it cannot be read.
    """
    said = _Text(rule, text, attributes)
    parts = said.match()
    var, attribute = said.term(parts["left"], kinds)
    operator, right = parts["op"], parts["right"]
    negated = (parts["no"] is not None) != (operator == "!=")
    made = (negated, var, attribute, "=" if operator == "!=" else operator)
    plain = str(text).strip()
    if operator not in ("=", "!="):
        return Condition(*made, right, said.bound(right, attribute), "", "", plain)
    other, dot, name = right.partition(".")
    if dot and other in kinds and name in attributes:
        return Condition(*made, "", None, other, said.term(right, kinds)[1], plain)
    if right in kinds and attributes[attribute].get("type") in ("entity", "list"):
        return Condition(*made, "", None, right, "", plain)
    return Condition(*made, said.value(right, attribute), None, "", "", plain)


def parse_rules(rules: Sequence[Mapping[str, Any]], attributes: Attributes) -> list[Rule]:
    """Read several rules; see `parse_rule`."""
    return [parse_rule(rule, attributes) for rule in rules]
