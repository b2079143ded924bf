"""What records there are: their kinds, how one is named and found, lists of them.

What one record says is `kb.show`'s business. Reads only; draws nothing.
"""

from __future__ import annotations

from kb.ask.normal import fold
from kb.ask.records import Records
from kb.ask.speech import Speech
from kb.ask.wording import sentence
from kb.errors import KbError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.store import Base

_MOST_NAMES = 20_000


class UnknownRecord(KbError):
    """No record has the id or kind that was asked for."""


class Kind:
    """A kind of record.

    Attributes:
        name: as it stands before the colon of a ref.
        table: where its records are.
        order: the order of a list.
        title_en, title_zh: SQL expressions for a record's title.
        plural: what several are called (en, zh).
    """

    __slots__ = ("name", "order", "plural", "table", "title_en", "title_zh")

    def __init__(self, name: str, table: str, title: str, order: str, plural: tuple[str, str]) -> None:
        self.name = name
        self.table = table
        self.title_en = title.replace("*", "en")
        self.title_zh = title.replace("*", "zh")
        self.order = order
        self.plural = plural

    def title(self, lang: str) -> str:
        """The SQL expression for a title in a language."""
        return self.title_zh if lang == "zh" else self.title_en


_DIFFERENCE = "(SELECT name_* FROM concept WHERE id=attribute)"
_MEASUREMENT = "CASE WHEN text_*<>'' THEN text_* ELSE metric||' '||subject||' '||value||' '||unit END"

KINDS = {
    k.name: k
    for k in (
        Kind("entity", "entity", "name_*", "ord, id", ("entities", "实体")),
        Kind("attribute", "attribute", "name_*", "ord, id", ("attributes", "属性")),
        Kind("claim", "claim", "text_*", "ord, id", ("claims", "陈述")),
        Kind("rule", "rule", "CASE WHEN says_*<>'' THEN says_* ELSE head END", "rowid", ("rules", "规则")),
        Kind("difference", "difference", _DIFFERENCE, "rowid", ("differences", "差异")),
        Kind("chain", "chain", "title_*", "rowid", ("chains", "因果链")),
        Kind("procedure", "procedure", "title_*", "rowid", ("procedures", "步骤")),
        Kind("measurement", "measurement", _MEASUREMENT, "rowid", ("measurements", "测量")),
        Kind("advice", "advice", "recommend_*", "rowid", ("advice", "建议")),
        Kind("table", "tableview", "title_*", "rowid", ("tables", "表格")),
        Kind("message", "message", "pattern", "rowid", ("messages", "消息")),
        Kind("finding", "finding", "title_*", "id", ("findings", "诊断")),
        Kind("source", "source", "title_*", "rowid", ("sources", "来源")),
        Kind("view", "view", "title_*", "rowid", ("views", "视图")),
        Kind("manner", "manner", "name_*", "rowid", ("manners", "方式")),
        Kind("concept", "concept", "name_*", "id", ("concepts", "概念")),
        Kind("question", "question", "turns", "rowid", ("questions", "问题")),
    )
}


def tables(base: Base) -> set[str]:
    """The tables that a base has; older or smaller packs may lack some."""
    return {str(r[0]) for r in base.rows("SELECT name FROM sqlite_master WHERE type='table'", ())}


def exists(base: Base, ref: str) -> bool:
    """Whether a ref names a record."""
    kind, _, id = ref.partition(":")
    found = KINDS.get(kind)
    return bool(found and _has(base, found, id))


def _has(base: Base, kind: Kind, id: str) -> bool:
    if kind.table not in tables(base):
        return False
    return base.row(f"SELECT 1 FROM {kind.table} WHERE id=?", (id,)) is not None


def resolve(base: Base, name: str) -> list[str]:
    """The refs of the records that a name stands for.

    Args:
        base: where to look.
        name: a ref (``claim:gke-ipam``), a bare id, or a name or alias.

    Raises:
        UnknownRecord: nothing is called so; names the nearest.
    """
    prefix, colon, id = name.partition(":")
    if colon and prefix in KINDS:
        if _has(base, KINDS[prefix], id):
            return [name]
        raise _unknown(base, name, [KINDS[prefix]], id)
    # A concept is the shadow of an entity, attribute or manner; it is shown only where it stands alone.
    kinds = [k for k in KINDS.values() if _has(base, k, name)]
    found = [f"{k.name}:{name}" for k in kinds if k.name != "concept" or len(kinds) == 1]
    if not found and _has(base, KINDS["finding"], name.lower()):
        found = [f"finding:{name.lower()}"]
    if not found:
        row = base.row("SELECT targets FROM alias WHERE phrase=?", (fold(name),))
        found = [t for t in (row[0].split() if row else []) if exists(base, t)]
    if not found:
        raise _unknown(base, name, KINDS.values(), name)
    return found


def _unknown(base: Base, name: str, kinds: Iterable[Kind], id: str) -> UnknownRecord:
    """The error for a name that nothing is called by; the kind before its colon does not count as likeness."""
    from kb.errors import nearest

    have = tables(base)
    names: list[str] = []
    for kind in kinds:
        if kind.table in have:
            rows = base.rows(f"SELECT id FROM {kind.table} LIMIT ?", (_MOST_NAMES,))
            names += [r[0] for r in rows]
    near = nearest(id, names)
    near = name.removesuffix(id) + near if near else ""
    remedy = "kb search WORDS finds records by their words"
    return UnknownRecord(f"no record is called {name!r}", nearest=near, remedy=remedy)


def title(base: Base, ref: str, lang: str) -> str:
    """The title of a record; the ref itself when there is no such record."""
    kind, _, id = ref.partition(":")
    found = KINDS.get(kind)
    if found is None or not exists(base, ref):
        return ref
    row = base.row(f"SELECT {found.title(lang)} FROM {found.table} WHERE id=?", (id,))
    text = str(row[0]) if row and row[0] else ""
    return shown(kind, text or (_atom(base, id, lang) if kind == "claim" else id), lang)


def _atom(base: Base, id: str, lang: str) -> str:
    """What a claim without a text of its own says, by the templates of its attribute."""
    records = Records(base)
    claim = records.claim(id)
    if claim is None:
        return id
    speech = Speech(records, lang)
    return sentence(speech.atom(claim.entity, claim.attribute, ", ".join(claim.values), claim.manner))


def shown(kind: str, text: str, lang: str) -> str:
    """A raw title as people read it."""
    if kind == "question":
        from json import loads

        return " / ".join(loads(text))
    if kind == "rule":
        return text.replace("{entity}", "它" if lang == "zh" else "it")
    return text


def kinds(base: Base, lang: str) -> list[tuple[str, str, int]]:
    """The kinds that can be listed: name, what several are called, how many there are. Kinds of entity come first."""
    out = []
    zh = lang == "zh"
    counted = "SELECT k.id, k.plural_en, k.plural_zh, count(*) FROM entity e JOIN kind k ON k.id=e.kind"
    for id, en, chinese, count in base.rows(counted + " GROUP BY k.id ORDER BY k.rowid", ()):
        out.append((id, chinese if zh else en, count))
    have = tables(base)
    for kind in KINDS.values():
        row = base.row(f"SELECT count(*) FROM {kind.table}", ()) if kind.table in have else None
        if row and row[0]:
            out.append((kind.name, kind.plural[zh], row[0]))
    return out


def listing(base: Base, name: str, lang: str) -> list[tuple[str, str]]:
    """The records of a kind: id and title.

    Args:
        base: where to look.
        name: a kind of record (``rule``) or of entity (``deployment``), in singular or plural.
        lang: en or zh.

    Raises:
        UnknownRecord: there is no such kind; names the nearest.
    """
    kind = _kind(base, name)
    if kind is None:
        entity = _entity_kind(base, name)
        title = "name_zh" if lang == "zh" else "name_en"
        return base.rows(f"SELECT id, {title} FROM entity WHERE kind=? ORDER BY ord, id", (entity,))
    rows = base.rows(f"SELECT id, {kind.title(lang)} FROM {kind.table} ORDER BY {kind.order}", ())
    if kind.name == "claim":
        return [(id, text or _atom(base, id, lang)) for id, text in rows]
    return [(id, shown(kind.name, str(text or id), lang)) for id, text in rows]


def _kind(base: Base, name: str) -> Kind | None:
    have = tables(base)
    for kind in KINDS.values():
        if name.lower() in (kind.name, kind.table, kind.plural[0]) and kind.table in have:
            return kind
    return None


def _entity_kind(base: Base, name: str) -> str:
    rows = base.rows("SELECT id, name_en, plural_en, name_zh FROM kind ORDER BY rowid", ())
    for row in rows:
        if name.lower() in (value.lower() for value in row):
            return str(row[0])
    from kb.errors import nearest

    names = [r[0] for r in rows] + list(KINDS)
    remedy = "kb list names the kinds"
    raise UnknownRecord(f"no kind of record is called {name!r}", nearest=nearest(name, names), remedy=remedy)
