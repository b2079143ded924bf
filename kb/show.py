"""Any record as plain data to show: what it is, what it says, what backs it, what it leads to.

Used by `kb show` and the browser alike. How a record is found is `kb.catalogue`'s business, how it looks `kb.render`'s.
"""

from __future__ import annotations

from kb import catalogue
from kb.ask.speech import Speech
from kb.proof import Step, step_of
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.knowledge import KnowledgeBase

_SEE_ALSO = 40


class Item:
    """A line of a record.

    Attributes:
        text: what it says.
        ref: the record that it leads to, or "".
        run: a command that belongs to it, or "".
        steps: a proof under it, or None.
        depth: how far it is set in.
    """

    __slots__ = ("depth", "ref", "run", "steps", "text")

    def __init__(
        self, text: str, ref: str = "", run: str = "", steps: Step | None = None, depth: int = 0
    ) -> None:
        self.text = text
        self.ref = ref
        self.run = run
        self.steps = steps
        self.depth = depth

    def as_dict(self) -> dict[str, object]:
        """The line as plain data; empty fields are left out."""
        proof = self.steps.as_dict() if self.steps else None
        data = {"text": self.text, "ref": self.ref, "run": self.run, "proof": proof}
        return {k: v for k, v in data.items() if v}


class Part:
    """A headed part of a record; `ordered` when its lines are steps."""

    __slots__ = ("heading", "items", "ordered")

    def __init__(self, heading: str, items: Sequence[Item], ordered: bool = False) -> None:
        self.heading = heading
        self.items = list(items)
        self.ordered = ordered


class Record:
    """A record as plain data.

    Attributes:
        ref: ``kind:id``.
        title: what it is called.
        text: what it says, in paragraphs.
        fields: (label, value) pairs.
        parts: what it is made of and leads to.
        sources: what it cites.
        lang: the language of all this.
    """

    __slots__ = ("fields", "lang", "parts", "ref", "sources", "text", "title")

    def __init__(self, ref: str, title: str, lang: str) -> None:
        self.ref = ref
        self.title = title
        self.lang = lang
        self.text = ""
        self.fields: list[tuple[str, str]] = []
        self.parts: list[Part] = []
        self.sources: list[dict[str, str]] = []

    def field(self, label: str, value: str) -> None:
        """Add a field unless it is empty."""
        if value:
            self.fields.append((word(label, self.lang), value))

    def part(self, heading: str, items: Sequence[Item], ordered: bool = False) -> None:
        """Add a part unless it is empty."""
        if items:
            self.parts.append(Part(word(heading, self.lang), items, ordered))

    def as_dict(self) -> dict[str, object]:
        """The record as plain data."""
        return {
            "ref": self.ref,
            "title": self.title,
            "text": self.text,
            "fields": dict(self.fields),
            "parts": [{"heading": p.heading, "items": [i.as_dict() for i in p.items]} for p in self.parts],
            "sources": self.sources,
        }


class Shower:
    """Shows records of one knowledge base.

    Args:
        kb: the knowledge base.
        lang: en or zh.
        view: whose conclusions are shown; the default view when None.
        version: the product version; the reference version when None.
    """

    def __init__(
        self, kb: KnowledgeBase, lang: str = "en", view: str | None = None, version: str | None = None
    ) -> None:
        self._kb = kb
        self._base = kb.base
        self._records = kb.records
        self._speech = Speech(kb.records, lang)
        self._lang = lang
        self._zh = int(lang == "zh")
        self._view = view
        self._version = version

    def show(self, ref: str) -> Record:
        """The record that a ref names; it must exist (`kb.catalogue.resolve` tells)."""
        kind, _, id = ref.partition(":")
        record = Record(ref, catalogue.title(self._base, ref, self._lang), self._lang)
        body: Callable[[Record, str], None] = getattr(self, "_show_" + kind, self._anything)
        body(record, id)
        record.part("commands", [Item(e[self._lang], run=run) for run, e in self._records.commands(ref)])
        record.sources = [dict(c) for c in self._records.citations(ref)]
        return record

    def _pair(self, table: str, columns: str, id: str, key: str = "id") -> tuple[str, ...]:
        """Bilingual columns of one row in the language, the other where it is missing."""
        names = ",".join(f"{c}_en,{c}_zh" for c in columns.split())
        row = self._base.row(f"SELECT {names} FROM {table} WHERE {key}=?", (id,)) or ()
        return tuple(self._base.text(row[i : i + 2], self._lang) for i in range(0, len(row), 2))

    def _columns(self, table: str, columns: str, id: str) -> tuple[str, ...]:
        return tuple(self._base.row(f"SELECT {columns} FROM {table} WHERE id=?", (id,)) or ())

    def _titled(self, refs: Sequence[str]) -> list[Item]:
        return [Item(catalogue.title(self._base, ref, self._lang), ref) for ref in refs]

    # One kind of record each.

    def _show_entity(self, record: Record, id: str) -> None:
        kind = self._records.kind(id)
        record.text = "\n".join(self._pair("entity", "define", id))
        record.field("kind", "".join(self._pair("kind", "name", kind)) or kind)
        record.field("family", self._speech.names(self._records.families(id)))
        record.part("members", self._titled([f"entity:{m}" for m in self._records.members(id)]))
        rows = self._base.rows("SELECT id FROM claim WHERE entity=? ORDER BY ord, id", (id,))
        record.part("stated", self._titled([f"claim:{r[0]}" for r in rows]))
        record.part("concluded", self._concluded(id, kind))
        record.part("see", self._titled(self._about(id, {f"claim:{r[0]}" for r in rows} | {record.ref})))

    def _concluded(self, id: str, kind: str) -> list[Item]:
        out = []
        sql = "SELECT id FROM attribute WHERE role='concluded' AND ' '||kinds||' ' LIKE ? ORDER BY ord, id"
        for (attribute,) in self._base.rows(sql, (f"% {kind} %",)):
            found = self._kb.conclude(id, attribute, view=self._view, version=self._version)
            if found.value is not None and found.proof is not None:
                text = self._speech.atom(id, attribute, found.value)
                out.append(
                    Item(
                        text,
                        f"attribute:{attribute}",
                        steps=step_of(found.proof, self._speech, self._records),
                    )
                )
        return out

    def _about(self, concept: str, known: set[str]) -> list[str]:
        sql = "SELECT ref FROM about WHERE concept=? ORDER BY ref LIMIT ?"
        refs = [r[0] for r in self._base.rows(sql, (concept, _SEE_ALSO + len(known)))]
        return [r for r in refs if r not in known and catalogue.exists(self._base, r)][:_SEE_ALSO]

    def _show_attribute(self, record: Record, id: str) -> None:
        record.text = "\n".join(self._pair("attribute", "define", id))
        columns = self._columns("attribute", "type,role,unit,choosable,kinds,helm,configmap,flag", id)
        for label, value in zip(("type", "role", "unit"), columns[:3], strict=True):
            record.field(label, str(value))
        record.field("choosable", word("yes" if columns[3] else "no", self._lang))
        for label, value in zip(("kinds", "helm", "configmap", "flag"), columns[4:], strict=True):
            record.field(label, str(value))
        allowed = self._records.allowed(id)
        named = [
            f"{v}: {n[0][self._lang]}" if n[0][self._lang] not in ("", v) else v for v, n in allowed.items()
        ]
        record.part("values", [Item(text) for text in named])
        record.part("defaults", self._defaults(id))
        rows = self._base.rows("SELECT id FROM claim WHERE attribute=? ORDER BY ord, id", (id,))
        record.part("stated", self._titled([f"claim:{r[0]}" for r in rows]))
        record.part("see", self._titled(self._about(id, {f"claim:{r[0]}" for r in rows} | {record.ref})))

    def _defaults(self, id: str) -> list[Item]:
        sql = "SELECT value,versions,presumed,kind,text_en,text_zh FROM default_value WHERE attribute=? ORDER BY ord"
        out = []
        for value, versions, presumed, kind, *text in self._base.rows(sql, (id,)):
            marks = [versions, word("presumed", self._lang) if presumed else "", kind]
            told = ", ".join(m for m in marks if m)
            said = self._base.text(text, self._lang)
            out.append(Item(value + (f" ({told})" if told else "") + (f": {said}" if said else "")))
        return out

    def _show_claim(self, record: Record, id: str) -> None:
        claim = self._records.claim(id)
        assert claim is not None
        record.text = "\n".join(t for t in (claim.text[self._lang], claim.reason[self._lang]) if t)
        record.field("entity", f"{self._speech.name(claim.entity)} (entity:{claim.entity})")
        record.field("attribute", f"{self._speech.name(claim.attribute)} (attribute:{claim.attribute})")
        record.field("value", ", ".join(self._speech.value(claim.attribute, v) for v in claim.values))
        record.field("manner", self._speech.manner(claim.manner))
        record.field("versions", claim.versions)
        record.field("view", claim.view)
        record.part("see", self._titled(self._backs(record.ref)))

    def _backs(self, ref: str) -> list[str]:
        sql = "SELECT DISTINCT chain FROM link WHERE by=? ORDER BY chain"
        return [f"chain:{r[0]}" for r in self._base.rows(sql, (ref,))]

    def _show_rule(self, record: Record, id: str) -> None:
        view, versions, kind, head, body = self._columns("rule", "view,versions,kind,head,body", id)
        record.field("kind", kind)
        record.field("concludes", head)
        record.field("versions", versions)
        record.field("view", view)
        record.part("conditions", [Item(text) for text in conditions(body)])
        record.part("see", self._titled(self._backs(record.ref)))

    def _show_difference(self, record: Record, id: str) -> None:
        record.text = "\n".join(t for t in self._pair("difference", "reason consequence", id) if t)
        sql = "SELECT entity,value_en,value_zh FROM difference_mode WHERE difference=? ORDER BY ord"
        for entity, *value in self._base.rows(sql, (id,)):
            record.fields.append((self._speech.name(entity), self._base.text(value, self._lang)))

    def _show_chain(self, record: Record, id: str) -> None:
        sql = "SELECT text_en,text_zh,by FROM link WHERE chain=? ORDER BY ord"
        links = [Item(self._base.text(r[:2], self._lang), r[2]) for r in self._base.rows(sql, (id,))]
        record.part("links", links, ordered=True)

    def _show_procedure(self, record: Record, id: str) -> None:
        record.text = "\n".join(self._pair("procedure", "aim", id))
        items: list[Item] = []
        sql = "SELECT id,text_en,text_zh,run FROM step WHERE procedure=? ORDER BY ord"
        steps = self._base.rows(sql, (id,))
        numbers = {s[0]: n for n, s in enumerate(steps, 1)}
        for step, en, zh, run in steps:
            items.append(Item(self._base.text((en, zh), self._lang), run=run))
            items += self._branches(id, step, numbers)
        record.part("steps", items, ordered=True)

    def _branches(self, procedure: str, step: str, numbers: dict[str, int]) -> list[Item]:
        sql = "SELECT output,means_en,means_zh,go,go_en,go_zh FROM branch WHERE procedure=? AND step=? ORDER BY ord"
        out = []
        for output, en, zh, go, *text in self._base.rows(sql, (procedure, step)):
            told = self._base.text((en, zh), self._lang)
            then = self._base.text(text, self._lang)
            if go in numbers:
                then = word("go-on", self._lang).replace("{step}", str(numbers[go]))
            said = (f"{output}: " if output else "") + told + (f" → {then}" if then else "")
            out.append(Item(said, depth=1))
        return out

    def _show_measurement(self, record: Record, id: str) -> None:
        metric, subject, value, unit, conditions_ = self._columns(
            "measurement", "metric,subject,value,unit,conditions", id
        )
        record.text = "\n".join(self._pair("measurement", "text", id))
        record.field("metric", self._speech.name(metric))
        record.field("subject", f"{self._speech.name(subject)} (entity:{subject})" if subject else "")
        told = "".join(self._pair("measurement", "value_text", id))
        record.field("value", told or " ".join(v for v in (value, unit) if v))
        record.field("conditions", "".join(self._pair("entity", "define", conditions_)))

    def _show_advice(self, record: Record, id: str) -> None:
        record.text = "\n".join(t for t in self._pair("advice", "text when", id) if t)
        for side in ("for", "against"):
            sql = "SELECT en,zh FROM argument WHERE advice=? AND side=? ORDER BY ord"
            rows = self._base.rows(sql, (id, side))
            record.part(side, [Item(self._base.text(r, self._lang)) for r in rows])

    def _show_table(self, record: Record, id: str) -> None:
        record.text = "\n".join(self._pair("tableview", "note", id))
        for label, column in (("rows", "entity"), ("columns", "attribute")):
            source = "table_row" if column == "entity" else "table_column"
            sql = f"SELECT {column} FROM {source} WHERE tableview=? ORDER BY ord"
            record.part(label, self._titled([f"{column}:{r[0]}" for r in self._base.rows(sql, (id,))]))
        record.part("commands", [Item("", run=f"kb export {id}")])

    def _show_message(self, record: Record, id: str) -> None:
        record.text = "\n".join(t for t in self._pair("message", "means todo", id) if t)
        record.field("kind", self._columns("message", "kind", id)[0])
        sql = "SELECT attribute,value FROM message_sets WHERE message=? ORDER BY ord"
        told = [
            f"{self._speech.name(a)} = {self._speech.value(a, v)}" for a, v in self._base.rows(sql, (id,))
        ]
        record.field("tells", "; ".join(told))

    def _show_finding(self, record: Record, id: str) -> None:
        record.text = "\n".join(t for t in self._pair("finding", "text why", id) if t)
        code, level, versions, helm, bad, good, retired = self._columns(
            "finding", "code,level,versions,helm,bad,good,retired", id
        )
        record.field("code", str(code) + (" (retired)" if retired else ""))
        record.field("level", level)
        record.field("versions", versions)
        record.part(
            "remedy", [Item(t) for t in (*self._pair("finding", "remedy", id), *helm.splitlines()) if t]
        )
        for label, example in (("bad", bad), ("good", good)):
            record.part(label, [Item(line) for line in example.splitlines()])

    def _show_source(self, record: Record, id: str) -> None:
        labels = ("view", "url", "revision", "date", "tag")
        for label, value in zip(labels, self._columns("source", ",".join(labels), id), strict=True):
            record.field(label, value)
        rows = self._base.rows("SELECT id,title_en,title_zh FROM section WHERE source=? ORDER BY ord", (id,))
        record.part("sections", [Item(f"{self._base.text(r[1:], self._lang)} ({r[0]})") for r in rows])
        sql = "SELECT DISTINCT ref FROM citation WHERE source=? ORDER BY ref"
        refs = [r[0] for r in self._base.rows(sql, (id,))]
        record.part("rests", self._titled([r for r in refs if catalogue.exists(self._base, r)]))

    def _show_question(self, record: Record, id: str) -> None:
        from json import dumps, loads

        family, half, expect, why = self._columns("question", "family,half,expect,why", id)
        record.text = why
        record.field("family", family)
        record.field("half", half)
        for name, value in loads(expect).items():
            record.fields.append(
                (name, value if isinstance(value, str) else dumps(value, ensure_ascii=False))
            )

    def _show_manner(self, record: Record, id: str) -> None:
        record.text = "\n".join(self._pair("manner", "says", id))

    def _show_concept(self, record: Record, id: str) -> None:
        record.field("kind", self._columns("concept", "type", id)[0])
        record.part("see", self._titled(self._about(id, {record.ref})))

    def _anything(self, record: Record, id: str) -> None:
        """A kind of record without a page of its own: its columns, the texts in one language only."""
        table = catalogue.KINDS[record.ref.partition(":")[0]].table
        names = [str(r[1]) for r in self._base.rows(f"PRAGMA table_info({table})", ())]
        other = "_en" if self._zh else "_zh"
        for name, value in zip(names, self._columns(table, ",".join(names), id), strict=True):
            if value and not name.endswith(other) and name not in ("id", "pack"):
                record.fields.append((name.removesuffix("_en").removesuffix("_zh"), str(value)))


def conditions(body: str) -> list[str]:
    """The conditions of a rule as strings, from the JSON that the base holds."""
    from json import loads

    parsed = loads(body) if body else []
    found = parsed.get("if", []) if isinstance(parsed, dict) else parsed
    return [c if isinstance(c, str) else " ".join(str(p) for p in c) for c in found]
