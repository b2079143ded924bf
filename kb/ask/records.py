"""Read the records that answers are made of, from a base, in one language, remembering what was read.

The one place where the answering side speaks SQL. It judges nothing.
"""

from __future__ import annotations

from collections import Counter

from kb.ask.polarity import Poles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Concatenate, ParamSpec, TypeVar

    from kb.store import Base

    P = ParamSpec("P")
    T = TypeVar("T")


_METHODS: list[str] = []
# In how many pieces of advice on moves a concept stands that gives no reason of its own.
_COMMON = 3


def _kept(read: Callable[Concatenate[Records, P], T]) -> Callable[Concatenate[Records, P], T]:
    """A method that reads but once what it is asked for again and again."""
    name = read.__name__
    _METHODS.append(name)

    def kept(self: Records, /, *key: P.args, **none: P.kwargs) -> T:
        memo: dict[tuple[Any, ...], T] = self._memo[name]
        try:
            return memo[key]
        except KeyError:
            found = memo[key] = read(self, *key, **none)
            return found

    kept.__doc__ = read.__doc__
    return kept


class Claim:
    """One claim as stored."""

    __slots__ = (
        "attribute",
        "entity",
        "id",
        "manner",
        "reason",
        "text",
        "value",
        "values",
        "versions",
        "view",
    )

    def __init__(self, row: tuple[str, ...], values: tuple[str, ...]) -> None:
        (self.id, self.view, self.versions, self.entity, self.attribute, self.value, self.manner) = row[:7]
        self.text = {"en": row[7], "zh": row[8]}
        self.reason = {"en": row[9], "zh": row[10]}
        self.values = values or (self.value,)

    @property
    def ref(self) -> str:
        """The claim's reference."""
        return "claim:" + self.id


class Attribute:
    """One attribute as stored."""

    __slots__ = (
        "choosable",
        "configmap",
        "flag",
        "helm",
        "id",
        "kinds",
        "name",
        "ord",
        "role",
        "says",
        "type",
        "unit",
    )

    def __init__(self, row: tuple[str, ...]) -> None:
        self.id = row[0]
        self.name = {"en": row[1], "zh": row[2]}
        self.kinds = tuple(row[3].split())
        self.type, self.role, self.unit = row[4:7]
        self.choosable = bool(row[7])
        self.says = {"en": row[8], "zh": row[9]}
        self.helm, self.configmap, self.flag = row[10:13]
        self.ord = int(row[13])

    @property
    def switch(self) -> bool:
        """Whether it is a setting that is on or off."""
        return self.type == "bool" and self.role == "setting"

    @property
    def usual(self) -> str:
        """The value that is asked for where a question names none; "" where that is open."""
        return "true" if self.type == "bool" else ""

    @property
    def fixed(self) -> bool:
        """Whether it is a setting that comes with what it is of and is not to be chosen."""
        return self.role == "setting" and not self.choosable


_CLAIM = "id,view,versions,entity,attribute,value,manner,text_en,text_zh,reason_en,reason_zh"
_ATTRIBUTE = "id,name_en,name_zh,kinds,type,role,unit,choosable,says_en,says_zh,helm,configmap,flag,ord"


class Records:
    """The records of one base, remembered once read.

    Attributes:
        base: the base.
        poles: the ends of oppositions that its packs know.
    """

    def __init__(self, base: Base) -> None:
        self.base = base
        self._rows = base.rows
        self._memo: dict[str, dict[tuple[Any, ...], Any]] = {name: {} for name in _METHODS}
        self.poles = Poles(base)

    @_kept
    def entity(self, id: str) -> tuple[str, dict[str, str], dict[str, str], bool] | None:
        """Kind, name, definition and weakness of an entity, or None."""
        sql = "SELECT kind,name_en,name_zh,define_en,define_zh,weak FROM entity WHERE id=?"
        for r in self._rows(sql, (id,)):
            return r[0], {"en": r[1], "zh": r[2]}, {"en": r[3], "zh": r[4]}, bool(r[5])
        return None

    @_kept
    def kind(self, id: str) -> str:
        """The kind of an entity; empty for an id that names no entity."""
        row = self.entity(id)
        return row[0] if row else ""

    @_kept
    def concept(self, id: str) -> tuple[str, dict[str, str], bool] | None:
        """Type, name and weakness of a concept (any id that a word can stand for), or None."""
        for r in self._rows("SELECT type,name_en,name_zh,weak FROM concept WHERE id=?", (id,)):
            return r[0], {"en": r[1], "zh": r[2]}, bool(r[3])
        return None

    @_kept
    def attribute(self, id: str) -> Attribute | None:
        """An attribute, or None."""
        for r in self._rows(f"SELECT {_ATTRIBUTE} FROM attribute WHERE id=?", (id,)):
            return Attribute(r)
        return None

    @_kept
    def is_switch(self, id: str) -> bool:
        """Whether an id names a setting that is on or off."""
        found = self.attribute(id) if id else None
        return found is not None and found.switch

    @_kept
    def allowed(self, attribute: str) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
        """The allowed values of an attribute, each with its name and its sentence template."""
        sql = "SELECT value,name_en,name_zh,says_en,says_zh FROM allowed WHERE attribute=? ORDER BY ord"
        rows = self._rows(sql, (attribute,))
        return {r[0]: ({"en": r[1], "zh": r[2]}, {"en": r[3], "zh": r[4]}) for r in rows}

    @_kept
    def real(self, attribute: str, value: str) -> tuple[str, str]:
        """What is really so where a value is only shown, as (attribute, value); two empty texts where none is told."""
        rows = self._rows("SELECT real FROM allowed WHERE attribute=? AND value=?", (attribute, value))
        real, _, of = (rows[0][0] if rows else "").partition("=")
        return real, of

    @_kept
    def moves(self) -> tuple[tuple[str, str], ...]:
        """The advice that speaks for one of two things, as (reference, the thing)."""
        rows = self._rows("SELECT id, toward FROM advice WHERE toward<>''", ())
        return tuple(("advice:" + id, toward) for id, toward in rows)

    @_kept
    def own_reasons(self, ref: str) -> frozenset[str]:
        """The concepts of a piece of advice on a move that few others speak of: the reason that it alone gives."""
        common = Counter(concept for other, _ in self.moves() for concept in self.about(other))
        return frozenset(c for c in self.about(ref) if common[c] < _COMMON and not self.kind(c))

    @_kept
    def members(self, family: str) -> tuple[str, ...]:
        """The members of a family, in order; empty for what is no family."""
        sql = "SELECT entity FROM member WHERE family=? ORDER BY ord"
        return tuple(r[0] for r in self._rows(sql, (family,)))

    @_kept
    def families(self, entity: str) -> tuple[str, ...]:
        """Every family that an entity belongs to, nearest first."""
        out: list[str] = []
        todo = [entity]
        while todo:
            sql = "SELECT family FROM member WHERE entity=?"
            todo = [r[0] for e in todo for r in self._rows(sql, (e,)) if r[0] not in out]
            out += [f for f in todo if f not in out]
        return tuple(out)

    @_kept
    def claims(self, entity: str, attribute: str) -> tuple[Claim, ...]:
        """The claims of every view and version about one attribute of one entity."""
        sql = f"SELECT {_CLAIM} FROM claim WHERE entity=? AND attribute=?"
        return tuple(self._claim(r) for r in self._rows(sql, (entity, attribute)))

    @_kept
    def of(self, entity: str) -> tuple[Claim, ...]:
        """The claims of every view and version about one entity."""
        rows = self._rows(f"SELECT {_CLAIM} FROM claim WHERE entity=?", (entity,))
        return tuple(self._claim(r) for r in rows)

    @_kept
    def on(self, attribute: str) -> tuple[Claim, ...]:
        """The claims of every view and version about one attribute."""
        rows = self._rows(f"SELECT {_CLAIM} FROM claim WHERE attribute=?", (attribute,))
        return tuple(self._claim(r) for r in rows)

    @_kept
    def claim(self, id: str) -> Claim | None:
        """One claim by id, or None."""
        for r in self._rows(f"SELECT {_CLAIM} FROM claim WHERE id=?", (id,)):
            return self._claim(r)
        return None

    def claim_at(self, ref: str) -> Claim | None:
        """The claim that a reference names, or None where it names another kind of record."""
        kind, _, id = ref.partition(":")
        return self.claim(id) if kind == "claim" else None

    def manner_at(self, ref: str) -> str:
        """The way in which the value of the claim that a reference names comes about; else ""."""
        claim = self.claim_at(ref)
        return claim.manner if claim else ""

    def _claim(self, row: tuple[str, ...]) -> Claim:
        values = self._rows("SELECT value FROM claim_value WHERE claim=? ORDER BY ord", (row[0],))
        return Claim(row, tuple(v[0] for v in values))

    @_kept
    def defaults(self, attribute: str) -> tuple[tuple[str, str, str, bool, str], ...]:
        """The defaults of an attribute: value, versions, kind of entity, whether only presumed, reference."""
        sql = "SELECT value,versions,kind,presumed,ord FROM default_value WHERE attribute=? ORDER BY ord"
        rows = self._rows(sql, (attribute,))
        return tuple((r[0], r[1], r[2], bool(r[3]), f"default:{attribute}/{r[4]}") for r in rows)

    @_kept
    def entities(self, kind: str) -> tuple[str, ...]:
        """The entities of a kind, in the order of the packs."""
        return tuple(r[0] for r in self._rows("SELECT id FROM entity WHERE kind=? ORDER BY ord,id", (kind,)))

    @_kept
    def concluded(self) -> tuple[str, ...]:
        """The attributes that rules conclude."""
        return tuple(
            r[0] for r in self._rows("SELECT id FROM attribute WHERE role='concluded' ORDER BY ord", ())
        )

    @_kept
    def need_of(self, setting: str) -> str:
        """The attribute by which rules tell whether a switch has to be on: packs say that it is about that; else ""."""
        on = setting + "=true"
        return next((id for id in self.concluded() if on in self.about("attribute:" + id)), "")

    @_kept
    def packs(self) -> frozenset[str]:
        """The packs that the base is made of, by the names of what they are about."""
        return frozenset(pack for (pack,) in self._rows("SELECT DISTINCT pack FROM claim", ()))

    @_kept
    def metrics(self) -> frozenset[str]:
        """What was measured."""
        return frozenset(metric for (metric,) in self._rows("SELECT DISTINCT metric FROM measurement", ()))

    @_kept
    def quantities(self) -> frozenset[str]:
        """What was measured, and the parts of its names ("keepalive-rps": keepalive, rps)."""
        return self.metrics().union(*(metric.split("-") for metric in self.metrics()))

    @_kept
    def row(self, table: str, key: str, columns: str, value: str) -> tuple[str, ...] | None:
        """The named columns of the first row of a table whose key has a value, or None."""
        for r in self._rows(f"SELECT {columns} FROM {table} WHERE {key}=?", (value,)):
            return r
        return None

    @_kept
    def list(self, table: str, key: str, columns: str, value: str) -> tuple[tuple[str, ...], ...]:
        """The named columns of all rows of a table whose key has a value, in their order."""
        return tuple(self._rows(f"SELECT {columns} FROM {table} WHERE {key}=? ORDER BY ord", (value,)))

    @_kept
    def about(self, ref: str) -> dict[str, float]:
        """The concepts that a record speaks of, each with its rarity among records (1 down to 0)."""
        return dict(self._rows("SELECT concept, rarity FROM about WHERE ref=?", (ref,)))

    def lines(self, attribute: str, value: str) -> tuple[str, ...]:
        """The references of the lines that somebody may quote by which a value of an attribute is seen."""
        found = self._rows("SELECT ref FROM about WHERE concept=?", (f"{attribute}={value}",))
        return tuple(ref for (ref,) in found if ref.startswith("message:"))

    @_kept
    def contrasted(self) -> frozenset[str]:
        """The entities of which documents tell how they differ from one another."""
        return frozenset(e for (e,) in self._rows("SELECT DISTINCT entity FROM difference_mode", ()))

    @_kept
    def tables(self) -> tuple[str, ...]:
        """The tables, in the order of the packs."""
        return tuple(id for (id,) in self._rows("SELECT id FROM tableview ORDER BY rowid", ()))

    def elsewhere(self, claim: Claim, subject: str) -> bool:
        """Whether a claim speaks of things of the subject's kind, and neither of the subject nor of a family of it."""
        about = self.about(claim.ref)
        kind = self.kind(subject)
        if claim.entity == subject or not any(self.kind(c) == kind for c in about):
            return False
        return not any(id in about for id in (subject, *self.families(subject), *self.members(subject)))

    @_kept
    def told_by(self, ref: str) -> frozenset[str]:
        """All that a record speaks of, with the attributes of the values that it speaks of."""
        return frozenset(id for c in self.about(ref) for id in (c, c.partition("=")[0]))

    @_kept
    def citations(self, ref: str) -> tuple[dict[str, str], ...]:
        """What a record cites: document, section, url, file, lines, tag (absent ones left out)."""
        sql = (
            "SELECT s.id, s.title_en, c.section, x.title_en, s.url, c.file, c.lines, c.tag FROM citation c"
            " JOIN source s ON s.id=c.source LEFT JOIN section x ON x.id=c.source||'#'||c.section"
            " OR x.id=c.section WHERE c.ref=? ORDER BY c.ord"
        )
        names = ("source", "document", "section", "title", "url", "file", "lines", "tag")
        return tuple({n: v for n, v in zip(names, r, strict=True) if v} for r in self._rows(sql, (ref,)))

    @_kept
    def commands(self, ref: str) -> tuple[tuple[str, dict[str, str]], ...]:
        """The commands of a record with what each is expected to print."""
        sql = "SELECT run,expect_en,expect_zh FROM command WHERE ref=? ORDER BY ord"
        return tuple((r[0], {"en": r[1], "zh": r[2]}) for r in self._rows(sql, (ref,)))
