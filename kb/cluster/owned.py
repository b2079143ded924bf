"""A judged case as questions see it: the same facts, rules and unknowns, each with its place, and the findings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import yaml

from kb.cluster.facts import DEFAULT, INPUT, Fact
from kb.cluster.findings import Finding, Kind, parse, truth
from kb.cluster.formats import Formats
from kb.cluster.given import ENVIRONMENT, given
from kb.cluster.inputs import collect
from kb.cluster.judge import CASE, CONFIGURED, REPORTED, STATUS, Verdict
from kb.cluster.proofs import place
from kb.cluster.reading import HELM
from kb.cluster.refuse import refuse
from kb.cluster.workshop import Workshop
from kb.own import Own, Remark
from kb.rules.world import Stated

if TYPE_CHECKING:
    from kb.rules.node import Node
    from kb.store import Base

PLACE = "place:"
DECIDING = ("vpc-pod-ips", "endpoint-routes", CONFIGURED)


def owned(
    inputs: Sequence[str], base: Base, version: str = "", view: str = "", pairs: Sequence[str] = ()
) -> Own:
    """What inputs say of the user's cluster.

    Args:
        inputs: files, folders, or ``-``.
        base: an opened base.
        version: the product's version, or empty.
        view: whose rules judge; the default view when empty.
        pairs: settings that are assumed, as KEY=VALUE.

    Raises:
        InputError: an input cannot be read, is refused, or nothing in it is understood.
    """
    return own_of(*judged(inputs, base, version, view, pairs))


def judged(
    inputs: Sequence[str], base: Base, version: str = "", view: str = "", pairs: Sequence[str] = ()
) -> tuple[Workshop, Verdict]:
    """What the rules make of inputs, and by whose knowledge; arguments and errors as for `owned`."""
    shop = Workshop(base)
    sources = collect(inputs)
    readings = shop.read(sources)
    refuse(sources, readings, each=True)
    assumed = given(base, shop.formats, pairs)
    return shop, shop.judge(shop.case(readings, version, assumed), view)


def own_of(shop: Workshop, verdict: Verdict) -> Own:
    """A judged case as questions see it."""
    stated = _placed(verdict, verdict.stated)
    apart = {}
    if verdict.configured().value == verdict.planned.conclude(CASE, CONFIGURED).value:
        apart[CONFIGURED] = _placed(verdict, verdict.plan)
    seen = verdict.case.facts.get(STATUS)
    if seen is None or not seen.value:
        apart[REPORTED] = _placed(verdict, verdict.plan)
    else:
        said = Stated(seen.value, "input", _mark(seen))
        apart[REPORTED] = {**stated, REPORTED: (said,)}
    version = "" if verdict.case.version_from == "assumed" else verdict.case.version
    own = Own(CASE, stated, apart, version, cache(lambda lang: remarks(shop, verdict, lang)))
    own.fixed = _fixed(shop, verdict)
    own.unknown = [a for a in DECIDING if verdict.value(a) == "unknown"]
    return own


def _fixed(shop: Workshop, verdict: Verdict) -> frozenset[str]:
    """The attributes whose keys the inputs write, so that their values are no open choice."""
    written = verdict.case.merged.keys.items()
    every = [(layer, key) for layer, keys in written for key in keys]
    return frozenset(s.attribute for layer, key in every for s in shop.formats.spelled(layer, key))


def _placed(
    verdict: Verdict, stated: dict[tuple[str, str], tuple[Stated, ...]]
) -> dict[str, tuple[Stated, ...]]:
    """Statements with the places where the inputs make them."""
    found = {}
    for (_, attribute), several in stated.items():
        found[attribute] = tuple(_with_place(verdict, attribute, s) for s in several)
    return found


def _with_place(verdict: Verdict, attribute: str, stated: Stated) -> Stated:
    fact = verdict.case.facts.get(attribute)
    bridged = verdict.bridged.get(attribute)
    if stated.ref.startswith("bridge:") and bridged is not None:
        found = _told(verdict, bridged.proof) if bridged.proof is not None else []
        fact = next((f for f in found if f.source == INPUT), found[0] if found else fact)
        if not found and fact is not None:
            return Stated(stated.value, stated.kind, fact.ref)
    elif attribute == CONFIGURED:
        fact = verdict.case.facts.get(STATUS)
    mark = _mark(fact) if fact is not None and stated.kind == "input" else ""
    return Stated(stated.value, stated.kind, mark or stated.ref, stated.manner)


def _told(verdict: Verdict, node: Node) -> list[Fact]:
    """The facts in a proof that the inputs tell."""
    if node.children:
        return [fact for child in node.children for fact in _told(verdict, child)]
    fact = verdict.case.facts.get(node.attribute)
    return [fact] if fact is not None and node.holds and _mark(fact) else []


def _mark(fact: Fact) -> str:
    return PLACE + place(fact.file, fact.line) if fact.file and fact.source != DEFAULT else ""


def remarks(shop: Workshop, verdict: Verdict, lang: str) -> list[Remark]:
    """What is found of a case, gravest first, then what may be found once more is known of it."""
    found = shop.find(verdict, lang)
    told = [_remark(shop, f, lang) for f in found]
    seen = {f.kind.code for f in found}
    for kind in shop.kinds:
        lacking = _lacking(kind, verdict) if kind.helm and not kind.note and kind.code not in seen else None
        if lacking:
            remark = _remark(shop, Finding(kind, {}, []), lang)
            remark.lacking = lacking
            told.append(remark)
    return told


def _remark(shop: Workshop, found: Finding, lang: str) -> Remark:
    kind = found.kind
    remark = Remark(
        kind.code, kind.level, found.text("title", lang), found.text("text", lang), found.text("remedy", lang)
    )
    remark.sets = sets(kind.helm, shop.formats)
    remark.about = kind.at[0] if kind.at else ""
    remark.runs = list(kind.runs)
    remark.place = place(found.file, found.line)
    kinds = {"input": "config", "default": "default"}
    remark.because = [
        {"kind": kinds.get(b.kind, "rule"), "text": b.text, "source": b.source} for b in found.because
    ]
    return remark


def sets(helm: str, formats: Formats) -> dict[str, str]:
    """Attribute -> value of what a remedy's values of the chart set."""
    found: dict[str, str] = {}
    for key, value in _leaves(yaml.load(helm, Loader=yaml.BaseLoader) if helm else None):
        for spelling in formats.spelled(HELM, key):
            found[spelling.attribute] = spelling.meant(value)
    return found


def _leaves(node: object, path: str = "") -> list[tuple[str, str]]:
    if isinstance(node, dict):
        dotted = path + "." if path else ""
        return [leaf for key, value in node.items() for leaf in _leaves(value, f"{dotted}{key}")]
    return [(path, str(node))] if path else []


def _lacking(kind: Kind, verdict: Verdict) -> list[tuple[str, str]] | None:
    """What would have to hold for a finding that is neither certain nor ruled out; None where it is either."""
    if kind.unless and all(truth(c, verdict) is True for c in kind.unless):
        return None
    told = [(c, _maybe(c, verdict)) for c in kind.when]
    if any(holds is False for _, holds in told):
        return None
    some = [(c, truth(c, verdict)) for c in kind.any]
    if some and all(holds is False for _, holds in some):
        return None
    open_ = [c for c, holds in told if holds is None]
    if some and not any(holds for _, holds in some):
        open_ += [c for c, holds in some if holds is None]
    return [(attribute, value) for attribute, operator, value in map(parse, open_) if operator == "="]


def _maybe(condition: str, verdict: Verdict) -> bool | None:
    """Whether a condition holds; where the cluster runs is unknown, not false, where no sign tells it."""
    attribute, operator, _ = parse(condition)
    if (
        attribute == ENVIRONMENT
        and operator == "="
        and verdict.reading.conclude(CASE, attribute).value is None
    ):
        return None
    return truth(condition, verdict)
