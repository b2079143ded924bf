"""A user's own cluster: inputs of any known format -> facts -> conclusions by the packs' rules -> findings.

The road: `inputs` (bytes) -> `sniff` and `readers` (keys and lines) -> `merge` and `facts` (attributes of
one case) -> `judge` (rules) -> `findings` and `report`. What keys and lines mean is pack data.
"""

from __future__ import annotations

from collections.abc import Sequence

from kb.cluster.facts import DEFAULT
from kb.cluster.given import Given, environments, given
from kb.cluster.inputs import Source, collect
from kb.cluster.judge import Verdict
from kb.cluster.owned import judged, own_of, owned
from kb.cluster.proofs import place
from kb.cluster.report import Report
from kb.cluster.tree import InputError
from kb.cluster.workshop import Workshop
from kb.store import Base

__all__ = [
    "Given", "InputError", "Report", "Source", "Workshop", "check", "collect", "environments", "facts", "facts_of",
    "given", "judged", "own_of", "owned",
]  # fmt: skip


def check(inputs: Sequence[str], base: Base, version: str = "", lang: str = "en") -> Report:
    """Judge inputs.

    Args:
        inputs: files, folders, or ``-``.
        base: an opened base.
        version: the product's version, or empty.
        lang: the language of sentences.

    Raises:
        InputError: an input cannot be read or is refused.
    """
    return Workshop(base).check(collect(inputs), version, lang=lang)


def facts_of(inputs: Sequence[str], base: Base, version: str = "") -> dict[str, tuple[str, str, str]]:
    """What inputs say of a cluster, for questions about it.

    Args:
        inputs: files, folders, or ``-``.
        base: an opened base.
        version: the product's version, or empty.

    Returns:
        Attribute -> its value, the record by which it was recognised, and its place in the input (for a
        default, "default").

    Raises:
        InputError: an input cannot be read or is refused.
    """
    return facts(judged(inputs, base, version)[1])


def facts(verdict: Verdict) -> dict[str, tuple[str, str, str]]:
    """What a verdict's inputs say, as `facts_of` gives it."""
    case = verdict.case
    found: dict[str, tuple[str, str, str]] = {}
    for attribute, fact in case.facts.items():
        if fact.value and not attribute.startswith("input-"):
            where = "default" if fact.source == DEFAULT else place(fact.file, fact.line)
            found[attribute] = (fact.value, fact.ref, where)
    for target, conclusion in verdict.bridged.items():
        own = case.facts.get(target)
        where = place(own.file, own.line) if own is not None and own.file else "concluded"
        found[target] = (conclusion.value or "", conclusion.proof.ref if conclusion.proof else "", where)
    return found
