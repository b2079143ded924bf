"""What a record speaks of: the concepts by which a question finds it.

That is what its `about` lists, and the entities, attributes, values and manners that it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kb.packs.shapes import Rec
from kb.rules.parse import parse_rule


def atoms(kind: str, rec: Rec, prefix: str, attributes: Mapping[str, Rec]) -> Iterator[tuple[str, str]]:
    """Every (ref, concept) pair of a record.

    Args:
        kind: the record kind as in the files.
        rec: the record.
        prefix: the kind as refs spell it.
        attributes: all attributes by id, to tell values that are entities.
    """
    ref = f"{prefix}:{rec.get('id', '')}"
    for concept in _explicit(rec, attributes):
        yield ref, concept
    for concept in _OWN.get(kind, _none)(rec, attributes):
        yield ref, str(concept)
    if kind == "procedures":
        yield from _branches(ref, rec, attributes)


def value_concepts(attribute: str, value: str, attributes: Mapping[str, Rec]) -> Iterator[str]:
    """The concepts of "this attribute has this value"."""
    yield str(attribute)
    yield f"{attribute}={value}"
    if attributes.get(attribute, Rec()).get("type") == "entity":
        yield str(value)


def _explicit(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    for item in rec.get("about") or []:
        name, equals, value = item.partition("=")
        if equals:
            yield from value_concepts(name, value, attributes)
        else:
            yield str(item)


def _branches(ref: str, rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[tuple[str, str]]:
    for i, step in enumerate(rec["steps"]):
        step_id = step.get("id") or f"step-{i + 1}"
        for concept in _explicit(step, attributes):
            yield ref, concept
            yield f"step:{rec['id']}/{step_id}", concept
        for j, branch in enumerate(step.get("expect") or []):
            for concept in _explicit(branch, attributes):
                yield ref, concept
                yield f"branch:{rec['id']}/{step_id}/{j}", concept


def _none(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    yield from ()


def _itself(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    yield rec["id"]


def _claim(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    yield rec["entity"]
    value: Any = rec["value"]
    for one in value if isinstance(value, list) else [value]:
        yield from value_concepts(rec["attribute"], one, attributes)
    if "manner" in rec:
        yield rec["manner"]


def _rule(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    rule = parse_rule(rec, attributes)
    for name, value in [(rule.attribute, rule.value), *((c.attribute, c.value) for c in rule.conditions)]:
        yield name
        if value in allowed_ids(attributes.get(name)):
            yield f"{name}={value}"
    yield from (c.other_attribute for c in rule.conditions if c.other_attribute)


def allowed_ids(attribute: Rec | None) -> set[str]:
    """The ids of an attribute's values."""
    if attribute is None:
        return set()
    own = {str(v["id"]) for v in attribute.get("values") or []}
    return own | {"true", "false"} if attribute.get("type") == "bool" else own


def _difference(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    yield rec["attribute"]
    yield from (mode["entity"] for mode in rec["modes"])


def _measurement(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    yield rec["metric"]
    yield rec["subject"]
    if "conditions" in rec:
        yield rec["conditions"]


def _table(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    yield from rec["rows"]
    yield from rec["columns"]


def _message(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    for atom in rec.get("sets") or []:
        name, _, value = atom.partition("=")
        yield from value_concepts(name.strip(), value.strip(), attributes)


def _attribute(rec: Rec, attributes: Mapping[str, Rec]) -> Iterator[str]:
    yield rec["id"]
    for value in rec.get("values") or []:
        yield from _explicit(value, attributes)


_OWN = {
    "entities": _itself,
    "attributes": _attribute,
    "concepts": _itself,
    "manners": _itself,
    "claims": _claim,
    "rules": _rule,
    "differences": _difference,
    "measurements": _measurement,
    "tables": _table,
    "messages": _message,
}
