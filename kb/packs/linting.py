"""The linter: everything that is wrong or doubtful about some packs, each with its place.

Errors keep a pack from being built; warnings are for the author to weigh. What questions show about a pack is
told by `questions`, not here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kb.ask.normal import fold
from kb.errors import one_line
from kb.packs.checked import check
from kb.packs.loader import Packs, where
from kb.packs.resolve import CONCEPTS
from kb.packs.rows import REFS
from kb.packs.rule_lint import doubts
from kb.packs.schema import UNCITED
from kb.packs.shapes import Rec, Said
from kb.packs.views import Views


@dataclass(frozen=True)
class Finding:
    """Something that the linter has to say.

    Attributes:
        level: "error" (the pack cannot be built), "warning" (probably wrong) or "note".
        check: the name of the check that found it.
        place: ``file:line:column``.
        text: what is wrong, and what would be right.
    """

    level: str
    check: str
    place: str
    text: str

    def __str__(self) -> str:
        return one_line(f"{self.place}: {self.level}: {self.text} [{self.check}]")


def lint(paths: Iterable[str | os.PathLike[str]]) -> list[Finding]:
    """Check packs whole.

    Args:
        paths: pack folders, or folders of pack folders.

    Returns:
        Errors first, then warnings and notes, each in file order.

    Raises:
        PackError: a path holds no pack.
    """
    packs = check(paths)
    errors = packs.problems.errors
    found = [Finding("error", "schema", e.place, str(e).removeprefix(f"{e.place}: ")) for e in errors]
    if not errors:
        for look in CHECKS:
            found += look(packs)
    return found


def _uncited(packs: Packs) -> Iterator[Finding]:
    for kind in REFS:
        for rec in packs.of(kind):
            if kind not in UNCITED and not rec.get("cite"):
                what = f"{REFS[kind]} {str(rec['id'])!r} has no citation"
                yield Finding(
                    "warning", "uncited", where(rec, "id"), f"{what}, expected cite: [source#section]"
                )


def _shared_aliases(packs: Packs) -> Iterator[Finding]:
    owners: dict[str, tuple[str, str]] = {}
    families = {str(e["id"]): {str(m) for m in e.get("members") or []} for e in packs.of("entities")}
    for kind in CONCEPTS:
        for rec in packs.of(kind):
            for phrase in [*(rec.get("aliases") or []), *rec["name"].values()]:
                folded, id_ = fold(phrase), str(rec["id"])
                first, place = owners.setdefault(folded, (id_, str(phrase.place)))
                related = first in families.get(id_, ()) or id_ in families.get(first, ())
                if first != id_ and not related:
                    text = f"{str(phrase)!r} names both {first!r} ({place}) and {id_!r}"
                    yield Finding("warning", "shared-alias", phrase.place or rec.place, text)


def _foldless(packs: Packs) -> Iterator[Finding]:
    for kind in (*CONCEPTS, "procedures", "tables", "messages", "cues"):
        for rec in packs.of(kind):
            for phrase in rec.get("aliases") or []:
                if not fold(phrase):
                    yield Finding(
                        "warning", "empty-alias", phrase.place, f"{str(phrase)!r} has no letter or digit"
                    )


def _plain_with_content(packs: Packs) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for kind in CONCEPTS:
        for rec in packs.of(kind):
            owners.update({fold(p): str(rec["id"]) for p in rec.get("aliases") or []})
    for word in packs.plain:
        owner = owners.get(fold(word))
        if owner:
            yield Finding(
                "note", "plain-alias", word.place, f"{str(word)!r} is plain here, but also names {owner!r}"
            )


def _misplaced_claims(packs: Packs) -> Iterator[Finding]:
    kinds = {e["id"]: str(e["kind"]) for e in packs.of("entities")}
    attributes = {a["id"]: a for a in packs.of("attributes")}
    for claim in packs.of("claims"):
        of = attributes[claim["attribute"]].get("of")
        kind = kinds[claim["entity"]]
        if of and kind not in of and not _family(claim["entity"], packs):
            text = f"{claim['attribute']!s} is said of {', '.join(of)}, and {claim['entity']!s} is a {kind}"
            yield Finding("warning", "misplaced-claim", where(claim, "attribute"), text)


def _family(entity: str, packs: Packs) -> bool:
    return any(e["id"] == entity and e.get("members") for e in packs.of("entities"))


def _disagreeing_claims(packs: Packs) -> Iterator[Finding]:
    lists = {a["id"] for a in packs.of("attributes") if a["type"] == "list"}
    views = Views(packs)
    seen: dict[tuple[str, ...], Rec] = {}
    for claim in packs.of("claims"):
        if claim["attribute"] in lists or isinstance(claim["value"], list):
            continue
        key = (views.of(claim), claim["entity"], claim["attribute"], claim.get("versions", ""))
        first = seen.setdefault(key, claim)
        if first["value"] != claim["value"]:
            text = f"{claim['value']!s} here, {first['value']!s} at {first.place}, for the same attribute"
            yield Finding("warning", "disagreement", where(claim, "value"), text)


def _silent_claims(packs: Packs) -> Iterator[Finding]:
    attributes = {a["id"]: a for a in packs.of("attributes")}
    for claim in packs.of("claims"):
        attribute = attributes[claim["attribute"]]
        says = "says" in attribute or any("says" in v for v in attribute.get("values") or [])
        if "text" not in claim and not says:
            text = f"claim {str(claim['id'])!r} has no text, and {claim['attribute']!s} no sentence (says)"
            yield Finding("note", "silent-claim", claim.place, text)


def _silent_causes(packs: Packs) -> Iterator[Finding]:
    defined = {
        f"{REFS[kind]}:{rec['id']}": "define" in rec
        for kind in ("entities", "attributes")
        for rec in packs.of(kind)
    }
    for rec in packs.of("causes"):
        if not defined.get(rec["by"], True):
            text = f"{str(rec['by'])!r} tells nothing of the cause, expected a record with a text or a definition"
            yield Finding("warning", "silent-cause", where(rec, "by"), text)


def _conclusions(packs: Packs) -> Iterator[Finding]:
    from kb.packs.conclusions import Case, contradictions, empty_cells  # heavy, and not always needed

    case = Case(packs)
    for table, text in empty_cells(packs, case):
        yield Finding("warning", "empty-cell", where(table, "id"), text)
    for entity, text in contradictions(packs, case):
        yield Finding("warning", "contradiction", where(entity, "id"), text)


def _unspoken(packs: Packs) -> Iterator[Finding]:
    used = {str(c["attribute"]) for c in packs.of("claims")} | {
        str(d["attribute"]) for d in packs.of("differences")
    }
    used |= {_head(rule["then"]) for rule in packs.of("rules")}
    used |= {str(m["metric"]) for m in packs.of("measurements")}
    settings = {a["id"] for a in packs.of("attributes") if a.get("role") in ("setting", "observed")}
    for attribute in packs.of("attributes"):
        if attribute["id"] not in used | settings:
            text = f"nothing says or concludes {str(attribute['id'])!r}"
            yield Finding("warning", "unused-attribute", where(attribute, "id"), text)


def _head(then: Said) -> str:
    return then.partition("=")[0].strip().rpartition(".")[2]


def _rule_doubts(packs: Packs) -> Iterator[Finding]:
    for name, rec, text in doubts(packs):
        yield Finding("warning", name, where(rec, "id"), text)


CHECKS: list[Callable[[Packs], Iterable[Finding]]] = [
    _uncited,
    _shared_aliases,
    _foldless,
    _plain_with_content,
    _misplaced_claims,
    _disagreeing_claims,
    _silent_claims,
    _silent_causes,
    _unspoken,
    _rule_doubts,
    _conclusions,
]
