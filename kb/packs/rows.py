"""Records as the loader read them -> rows of the tables in `kb.records`.

Each kind has one function here that says which tables it fills. What all records share (citations, what they
are about) is written by `Rows`; phrases are the business of `aliases`, the full-text index of `texts`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from kb import records as r
from kb.packs.about import atoms
from kb.packs.inputs import INPUT_REFS, body, conditions
from kb.packs.loader import Packs
from kb.packs.shapes import Rec
from kb.packs.views import Views

REFS = {
    "views": "view",
    "sources": "source",
    "kinds": "kind",
    "entities": "entity",
    "attributes": "attribute",
    "concepts": "concept",
    "manners": "manner",
    "claims": "claim",
    "rules": "rule",
    "differences": "difference",
    "chains": "chain",
    "procedures": "procedure",
    "measurements": "measurement",
    "advice": "advice",
    "tables": "table",
    "messages": "message",
    "findings": "finding",
    "questions": "question",
    **INPUT_REFS,
}
_EMPTY = Rec()


def ref(kind: str, rec: Rec) -> str:
    """The ``kind:id`` of a record."""
    return f"{REFS[kind]}:{rec['id']}"


def both(name: str, rec: Rec) -> dict[str, str]:
    """The columns of a bilingual text."""
    text = rec.get(name) or {}
    return {f"{name}_{lang}": str(text.get(lang, "")) for lang in ("en", "zh")}


def texts(rec: Rec, *names: str) -> dict[str, str]:
    """The columns of several bilingual texts."""
    return {column: text for name in names for column, text in both(name, rec).items()}


class Rows:
    """Rows by table, validated as they come.

    Args:
        packs: the records; their views and attributes are needed to fill in what records leave out.
    """

    def __init__(self, packs: Packs) -> None:
        self.packs = packs
        self.tables: dict[type[r.Record], list[dict[str, Any]]] = {}
        self.views = Views(packs)
        self.attributes = {a["id"]: a for a in packs.of("attributes")}
        self.cited: dict[str, int] = {}

    def add(self, table: type[r.Record], **values: Any) -> None:
        """Validate a row and keep it."""
        plain = {k: str(v) if isinstance(v, str) else v for k, v in values.items()}
        self.tables.setdefault(table, []).append(table.model_validate(plain).model_dump())

    def keep(self, table: type[r.Record], rows: Iterable[dict[str, Any]]) -> None:
        """Keep rows that were made by code and need no validation."""
        self.tables.setdefault(table, []).extend(rows)

    def standing(self, rec: Rec, versions: bool = False) -> dict[str, Any]:
        """The columns that most records share."""
        own = {"id": rec["id"], "pack": rec.get("pack", ""), "view": self.views.of(rec)}
        return {**own, "versions": rec.get("versions", "")} if versions else own

    def cite(self, ref: str, rec: Rec) -> None:
        """Write a record's citations."""
        for cite in rec.get("cite") or []:
            ord_ = self.cited[ref] = self.cited.get(ref, -1) + 1
            parts = {k: cite.get(k, "") for k in ("source", "section", "file", "lines", "tag")}
            self.add(r.Citation, ref=ref, ord=ord_, **parts)

    def runs(self, ref: str, rec: Rec) -> None:
        """Write a record's commands."""
        for ord_, run in enumerate(rec.get("run") or []):
            self.add(r.Command, ref=ref, ord=ord_, run=run["run"], **both("expect", run))


def shape(packs: Packs) -> Rows:
    """Shape all records of some packs into rows, but for phrases and the full-text index."""
    rows = Rows(packs)
    for kind, write in WRITERS.items():
        for ord_, rec in enumerate(packs.of(kind)):
            write(rows, rec, ord_)
            if kind in REFS:
                rows.cite(ref(kind, rec), rec)
                rows.runs(ref(kind, rec), rec)
    about: set[tuple[str, str]] = set()
    for kind in REFS:
        for rec in packs.of(kind):
            about |= {(ref, concept) for ref, concept in atoms(kind, rec, REFS[kind], rows.attributes)}
    shared = Counter(concept for _, concept in about)
    rows.keep(
        r.About,
        [{"ref": ref, "concept": c, "rarity": round(shared[c] ** -0.5, 3)} for ref, c in sorted(about)],
    )
    return rows


def _view(rows: Rows, rec: Rec, ord_: int) -> None:
    rows.add(r.View, id=rec["id"], pack=rec["pack"], **both("title", rec))


def _source(rows: Rows, rec: Rec, ord_: int) -> None:
    own = {k: rec.get(k, "") for k in ("id", "pack", "view", "url", "revision", "date", "tag")}
    rows.add(r.Source, **own, **both("title", rec))
    for i, section in enumerate(rec.get("sections") or []):
        id_ = f"{rec['id']}#{section['id']}"
        rows.add(r.Section, id=id_, source=rec["id"], ord=i, **both("title", section))


def _kind(rows: Rows, rec: Rec, ord_: int) -> None:
    plural = rec if "plural" in rec else Rec(rec, plural=rec["name"])
    rows.add(r.Kind, id=rec["id"], **both("name", rec), **both("plural", plural))


def _concept(rows: Rows, rec: Rec, type_: str) -> None:
    rows.add(r.Concept, id=rec["id"], type=type_, weak=rec.get("weak", False), **both("name", rec))


def _entity(rows: Rows, rec: Rec, ord_: int) -> None:
    weak = rec.get("weak", False)
    own = {"id": rec["id"], "pack": rec["pack"], "kind": rec["kind"], "weak": weak, "ord": ord_}
    rows.add(r.Entity, **own, **texts(rec, "name", "define"))
    _concept(rows, rec, "entity")
    for i, member in enumerate(dict.fromkeys(rec.get("members") or [])):
        rows.add(r.Member, family=rec["id"], entity=member, ord=i)


def _attribute(rows: Rows, rec: Rec, ord_: int) -> None:
    setting = rec.get("setting") or _EMPTY
    own = {k: rec.get(k, "") for k in ("id", "pack", "type", "unit")}
    spelled = {k: setting.get(k, "") for k in ("helm", "configmap", "flag")}
    rows.add(
        r.Attribute,
        **own,
        **spelled,
        **texts(rec, "name", "define", "says"),
        kinds=" ".join(rec.get("of") or []),
        role=rec.get("role", "described"),
        choosable=rec.get("choosable", False),
        ord=ord_,
    )
    _concept(rows, rec, "attribute")
    for i, value in enumerate(allowed_values(rec)):
        named = value if "name" in value else Rec(value, name={"en": value["id"], "zh": value["id"]})
        own = {"attribute": rec["id"], "value": value["id"], "real": value.get("real", "")}
        rows.add(r.Allowed, **own, ord=i, **texts(named, "name", "says"))
        _concept(rows, Rec(named, id=f"{rec['id']}={value['id']}"), "value")
    _defaults(rows, rec)


def allowed_values(rec: Rec) -> list[Rec]:
    """An attribute's values; a truth value has both of its own, whether or not the pack names them."""
    values = list(rec.get("values") or [])
    if rec.get("type") == "bool":
        there = {v["id"] for v in values}
        values += [Rec(id=v) for v in ("true", "false") if v not in there]
    return values


def _defaults(rows: Rows, rec: Rec) -> None:
    told = [(d, False) for d in rec.get("defaults") or []] + [(d, True) for d in rec.get("presume") or []]
    for i, (default, presumed) in enumerate(told):
        own = {k: default.get(k, "") for k in ("value", "versions", "kind")}
        rows.add(
            r.DefaultValue, attribute=rec["id"], ord=i, presumed=presumed, **own, **both("text", default)
        )
        rows.cite(f"default:{rec['id']}/{i}", default)


def _manner(rows: Rows, rec: Rec, ord_: int) -> None:
    rows.add(r.Manner, id=rec["id"], **texts(rec, "name", "says"))
    _concept(rows, rec, "manner")


def _claim(rows: Rows, rec: Rec, ord_: int) -> None:
    value = rec["value"]
    many = value if isinstance(value, list) else []
    own = {k: rec.get(k, "") for k in ("entity", "attribute", "manner")}
    joined = ", ".join(many) if many else str(value) if not isinstance(value, list) else ""
    rows.add(
        r.Claim, **rows.standing(rec, True), **own, value=joined, ord=ord_, **texts(rec, "text", "reason")
    )
    for i, item in enumerate(many):
        rows.add(r.ClaimValue, claim=rec["id"], ord=i, value=item)


def _rule(rows: Rows, rec: Rec, ord_: int) -> None:
    body = {
        "id": rec["id"],
        "for": rec["for"],
        "where": dict(rec.get("where") or {}),
        "if": rec["if"],
        "then": rec["then"],
    }
    rows.add(
        r.Rule,
        **rows.standing(rec, True),
        kind=" ".join(rec["for"]),
        head=rec["then"],
        mute=rec.get("mute", False),
        body=json.dumps(body, ensure_ascii=False),
        **both("says", rec),
    )


def _difference(rows: Rows, rec: Rec, ord_: int) -> None:
    rows.add(
        r.Difference,
        **rows.standing(rec),
        attribute=rec["attribute"],
        **texts(rec, "reason", "consequence"),
    )
    for i, mode in enumerate(rec["modes"]):
        rows.add(r.DifferenceMode, difference=rec["id"], ord=i, entity=mode["entity"], **both("value", mode))


def _chain(rows: Rows, rec: Rec, ord_: int) -> None:
    rows.add(r.Chain, **rows.standing(rec), **both("title", rec))
    for i, step in enumerate(rec["steps"]):
        rows.add(r.Link, chain=rec["id"], ord=i, by=step.get("by", ""), **both("text", step))


def _cause(rows: Rows, rec: Rec, ord_: int) -> None:
    for part in ("of", "effects", "beside", "causes", "harmless"):
        for concept in dict.fromkeys(rec.get(part) or []):
            rows.add(r.Cause, id=rec["id"], part=part, concept=concept, by=rec["by"])


def _procedure(rows: Rows, rec: Rec, ord_: int) -> None:
    rows.add(r.Procedure, **rows.standing(rec), **texts(rec, "title", "aim"))
    for i, step in enumerate(rec["steps"]):
        id_ = step.get("id") or f"step-{i + 1}"
        run = step.get("run", "")
        rows.add(r.Step, procedure=rec["id"], ord=i, id=id_, run=run, **both("text", step))
        branches = step.get("expect") or []
        if run:
            means = both("means", branches[0]) if len(branches) == 1 else {}
            expect = {f"expect_{k[-2:]}": v for k, v in means.items()}
            rows.add(r.Command, ref=f"step:{rec['id']}/{id_}", ord=0, run=run, **expect)
        for j, branch in enumerate(branches):
            go = {f"go_{k[-2:]}": v for k, v in both("text", branch).items()}
            own = {"output": branch["output"], "go": branch.get("go", ""), **both("means", branch)}
            rows.add(r.Branch, procedure=rec["id"], step=id_, ord=j, **own, **go)


def _measurement(rows: Rows, rec: Rec, ord_: int) -> None:
    own = {k: rec.get(k, "") for k in ("metric", "subject", "value", "unit", "conditions", "better")}
    rows.add(r.Measurement, **rows.standing(rec), **own, **texts(rec, "value_text", "text"))
    placed = [(place, thing) for place, alike in enumerate(rec.get("order") or []) for thing in alike]
    for i, (place, thing) in enumerate(placed):
        rows.add(r.Rank, measurement=rec["id"], ord=i, place=place, thing=thing)


def _advice(rows: Rows, rec: Rec, ord_: int) -> None:
    rows.add(
        r.Advice,
        **rows.standing(rec),
        verdict=rec.get("verdict", ""),
        toward=rec.get("toward", ""),
        **texts(rec, "recommend", "when", "text"),
    )
    points = [(side, text) for side in ("for", "against") for text in rec.get(side) or []]
    for i, (side, text) in enumerate(points):
        rows.add(r.Argument, advice=rec["id"], ord=i, side=side, en=text["en"], zh=text["zh"])


def _table(rows: Rows, rec: Rec, ord_: int) -> None:
    rows.add(r.TableView, **rows.standing(rec), **texts(rec, "title", "note"))
    for i, entity in enumerate(rec["rows"]):
        rows.add(r.TableRow, tableview=rec["id"], ord=i, entity=entity)
    for i, attribute in enumerate(rec["columns"]):
        rows.add(r.TableColumn, tableview=rec["id"], ord=i, attribute=attribute)


def _message(rows: Rows, rec: Rec, ord_: int) -> None:
    own = {"kind": rec["kind"], "pattern": rec["pattern"], "regex": rec.get("regex", False)}
    rows.add(r.Message, **rows.standing(rec), **own, **texts(rec, "means", "todo"))
    for i, atom in enumerate(rec.get("sets") or []):
        attribute, _, value = atom.partition("=")
        rows.add(r.MessageSets, message=rec["id"], ord=i, attribute=attribute.strip(), value=value.strip())


def _question(rows: Rows, rec: Rec, ord_: int) -> None:
    own = {k: rec.get(k, "") for k in ("id", "pack", "family", "half", "why")}
    pairs = [atom.partition("=") for atom in rec.get("given") or []]
    told = {
        "turns": rec["turns"],
        "given": {name.strip(): value.strip() for name, _, value in pairs},
        "expect": rec["expect"],
    }
    rows.add(r.Question, **own, **{k: json.dumps(v, ensure_ascii=False) for k, v in told.items()})


def _finding(rows: Rows, rec: Rec, ord_: int) -> None:
    told = {k: rec.get(k, "") for k in ("code", "level", "helm", "bad", "good")}
    told |= {"retired": rec.get("retired", False), "ord": ord_, "body": conditions(rec)}
    both_ = texts(rec, "title", "text", "why", "remedy")
    rows.add(r.Finding, **rows.standing(rec, versions=True), **told, **both_)


def _format(kind: str) -> Callable[[Rows, Rec, int], None]:
    def write(rows: Rows, rec: Rec, ord_: int) -> None:
        rows.add(r.Format, kind=kind, id=rec["id"], pack=rec["pack"], ord=ord_, body=body(rec))

    return write


WRITERS: dict[str, Callable[[Rows, Rec, int], None]] = {
    "views": _view,
    "sources": _source,
    "kinds": _kind,
    "entities": _entity,
    "attributes": _attribute,
    "concepts": lambda rows, rec, ord_: _concept(rows, rec, "concept"),
    "manners": _manner,
    "claims": _claim,
    "rules": _rule,
    "differences": _difference,
    "chains": _chain,
    "causes": _cause,
    "procedures": _procedure,
    "measurements": _measurement,
    "advice": _advice,
    "tables": _table,
    "messages": _message,
    "findings": _finding,
    "questions": _question,
    **{kind: _format(prefix) for kind, prefix in INPUT_REFS.items()},
}
