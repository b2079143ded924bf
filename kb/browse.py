"""What a person can look through: the catalogue in groups, suggestions while typing, procedures and charts as data.

Any face may use it. It finds and arranges records; what one record says is `kb.show`'s business, what follows from
them that of the rules.
"""

from __future__ import annotations

from kb import catalogue
from kb.ask.normal import fold
from kb.ask.speech import Speech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.knowledge import KnowledgeBase
    from kb.store import Base

_SETTINGS = ("settings", "配置项")
_SMALL = 5
_GUIDES = ("table", "chain", "procedure", "measurement", "message", "difference", "advice", "finding")
_DOUBTFUL = ("oos", "unknown", "refusal", "followup")
_LONGEST = 72
_MOST_WORDS = 3


class Entry:
    """A record in the catalogue: its reference and what it is called."""

    __slots__ = ("ref", "title")

    def __init__(self, ref: str, title: str) -> None:
        self.ref = ref
        self.title = title


class Group:
    """Records of one sort: an id, what they are called together, and the records."""

    __slots__ = ("entries", "id", "title")

    def __init__(self, id: str, title: str, entries: Sequence[Entry]) -> None:
        self.id = id
        self.title = title
        self.entries = tuple(entries)


def groups(base: Base, lang: str) -> list[Group]:
    """The catalogue: what tables compare first, then settings, parts, guides, the odd ones, sources."""
    kinds = _entities(base, lang)
    main = {
        r[0] for r in base.rows("SELECT DISTINCT kind FROM entity e JOIN table_row r ON r.entity=e.id", ())
    }
    large = [g for g in kinds if g.id not in main and len(g.entries) >= _SMALL]
    small = [g for g in kinds if g.id not in main and len(g.entries) < _SMALL]
    out = [g for g in kinds if g.id in main]
    out.append(Group("settings", _SETTINGS[lang == "zh"], _settings(base, lang)))
    out += large
    have = catalogue.tables(base)
    out += [_records(base, name, lang) for name in _GUIDES if catalogue.KINDS[name].table in have]
    out += [*small, _records(base, "source", lang)]
    return [g for g in out if g.entries]


def _entities(base: Base, lang: str) -> list[Group]:
    zh = lang == "zh"
    names = {r[0]: r[1 + zh] or r[1] for r in base.rows("SELECT id, plural_en, plural_zh FROM kind", ())}
    found: dict[str, list[Entry]] = {}
    sql = (
        "SELECT e.kind, e.id, e.name_en, e.name_zh FROM entity e JOIN kind k ON k.id=e.kind "
        "ORDER BY k.rowid, e.ord, e.id"
    )
    for kind, id, *name in base.rows(sql, ()):
        found.setdefault(kind, []).append(Entry(f"entity:{id}", base.text(name, lang)))
    return [Group(kind, names.get(kind) or kind, entries) for kind, entries in found.items()]


def _settings(base: Base, lang: str) -> list[Entry]:
    sql = (
        "SELECT id, name_en, name_zh FROM attribute WHERE role='setting' AND "
        "(choosable=1 OR helm<>'' OR configmap<>'' OR flag<>'') ORDER BY ord, id"
    )
    return [Entry(f"attribute:{id}", base.text(name, lang)) for id, *name in base.rows(sql, ())]


def _records(base: Base, name: str, lang: str) -> Group:
    entries = [Entry(f"{name}:{id}", title) for id, title in catalogue.listing(base, name, lang)]
    return Group(name, catalogue.KINDS[name].plural[lang == "zh"], entries)


class Finder:
    """Narrows the catalogue down by words: titles, ids and the aliases that the packs give.

    Args:
        base: where aliases are read, once something is looked for.
        groups: the catalogue.
    """

    def __init__(self, base: Base, groups: Sequence[Group]) -> None:
        self._base = base
        self._groups = groups
        self._texts: dict[str, str] = {}

    def find(self, words: str) -> list[Group]:
        """The groups with only the records that hold all of some words; empty groups are left out."""
        wanted = fold(words).split()
        if not wanted:
            return list(self._groups)
        if not self._texts:
            self._read()
        out = []
        for group in self._groups:
            hits = [e for e in group.entries if all(w in self._texts[e.ref] for w in wanted)]
            out.append(Group(group.id, group.title, hits))
        return [g for g in out if g.entries]

    def best(self, words: str, found: Sequence[Group]) -> Entry | None:
        """Of what was found by some words, what is meant most likely: what is called so, what begins so, the first."""
        wanted = fold(words)
        entries = [e for group in found for e in group.entries]
        titles = [fold(e.title) for e in entries]
        ranks = [(t != wanted, not t.startswith(wanted), wanted not in t) for t in titles]
        return min(zip(ranks, range(len(entries)), entries, strict=True), default=(0, 0, None))[2]

    def _read(self) -> None:
        texts = {e.ref: [fold(e.title), e.ref.partition(":")[2]] for g in self._groups for e in g.entries}
        for phrase, targets in self._base.rows("SELECT phrase, targets FROM alias", ()):
            for target in targets.split():
                if target in texts:
                    texts[target].append(phrase)
        self._texts = {ref: "\n".join(parts) for ref, parts in texts.items()}


class Suggester:
    """Suggests how a question may go on, from the packs' own questions and the names that they know.

    Args:
        base: where questions and names are read, when they are first needed.
        lang: the language of suggestions for what is typed without ideographs.
    """

    def __init__(self, base: Base, lang: str = "en") -> None:
        self._base = base
        self._lang = lang
        self._questions: list[tuple[str, str, str]] = []

    def suggest(self, text: str, limit: int = 5, before: Iterable[str] = ()) -> list[str]:
        """Whole texts that may be meant, best first.

        Args:
            text: what has been typed so far.
            limit: the most to give.
            before: what was asked before, latest first.
        """
        typed = text.lstrip()
        if len(typed) < 2:
            return []
        start, wanted = typed.casefold(), typed.casefold().split()
        zh = _chinese(typed) or self._lang == "zh"
        asked = [q for q in before if q.casefold().startswith(start)]
        known = [(low, q) for low, q, _ in self._known() if zh or not _chinese(q)]
        begins = [q for low, q in known if low.startswith(start)]
        holds = [q for low, q in known if all(w in low for w in wanted)] if len(start) > 3 else []
        found = dict.fromkeys([*asked, *begins, *self._words(typed, zh), *holds])
        found.pop(typed, None)
        return list(found)[:limit]

    def examples(self, lang: str, count: int = 5) -> list[str]:
        """Some questions of different families that can be answered, in a language."""
        found: dict[str, str] = {}
        for _, question, family in self._known():
            fits = _chinese(question) == (lang == "zh") and (lang == "zh" or _neat(question))
            if fits and len(question) < len(found.get(family, question + " ")):
                found[family] = question
        return list(found.values())[:count]

    def _known(self) -> list[tuple[str, str, str]]:
        if not self._questions:
            from json import loads

            marks = ",".join("?" * len(_DOUBTFUL))
            sql = (
                f"SELECT turns, family FROM question WHERE half<>'held' AND family NOT IN ({marks}) "
                "ORDER BY rowid"
            )
            rows = [(loads(turns), family) for turns, family in self._base.rows(sql, _DOUBTFUL)]
            single = {t[0]: family for t, family in rows if len(t) == 1 and len(t[0]) <= _LONGEST}
            self._questions = [(q.casefold(), q, family) for q, family in single.items()]
        return self._questions

    def _words(self, typed: str, zh: bool) -> list[str]:
        """The text with its last words completed to names of things."""
        words = typed.split(" ")
        for count in range(min(_MOST_WORDS, len(words)), 0, -1):
            head, tail = " ".join(words[:-count]), " ".join(words[-count:])
            names = self._names(tail, zh) if len(tail) > 1 + (not zh) else []
            if names:
                return [f"{head} {name}" if head else name for name in names]
        return []

    def _names(self, start: str, zh: bool) -> list[str]:
        escaped = start.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
        column = "name_zh" if zh else "name_en"
        sql = (
            f"SELECT {column} FROM concept WHERE weak=0 AND type IN ('entity','attribute') "
            f"AND ({column} LIKE ? ESCAPE '!' OR {column} LIKE ? ESCAPE '!') "
            f"ORDER BY {column} NOT LIKE ? ESCAPE '!', length({column}) LIMIT 4"
        )
        found = self._base.rows(sql, (escaped, "% " + escaped, escaped))
        return [r[0] for r in found if r[0].casefold() != start.casefold()]


def _chinese(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def _neat(question: str) -> bool:
    """Whether an English question is written as one would print it."""
    return (
        question[:1].isupper()
        and question.endswith("?")
        and not any(end in question[:-1] for end in ("?", ". ", " -- "))
    )


class Branch:
    """One outcome of a step: what is printed, what that means, the step to go on with, or what to do then."""

    __slots__ = ("go", "means", "output", "then")

    def __init__(self, output: str, means: str, go: str, then: str) -> None:
        self.output = output
        self.means = means
        self.go = go
        self.then = then


class Stage:
    """A step of a procedure: its id, what to do, the command to run, and its outcomes."""

    __slots__ = ("branches", "id", "run", "text")

    def __init__(self, id: str, text: str, run: str, branches: Sequence[Branch]) -> None:
        self.id = id
        self.text = text
        self.run = run
        self.branches = tuple(branches)


def procedure(base: Base, id: str, lang: str) -> list[Stage]:
    """The steps of a procedure with their branches."""
    sql = (
        "SELECT step,output,means_en,means_zh,go,go_en,go_zh FROM branch WHERE procedure=? ORDER BY step, ord"
    )
    branches: dict[str, list[Branch]] = {}
    for step, output, en, zh, go, *then in base.rows(sql, (id,)):
        branch = Branch(output, base.text((en, zh), lang), go, base.text(then, lang))
        branches.setdefault(step, []).append(branch)
    sql = "SELECT id,text_en,text_zh,run FROM step WHERE procedure=? ORDER BY ord"
    rows = base.rows(sql, (id,))
    return [Stage(i, base.text((en, zh), lang), run, branches.get(i, ())) for i, en, zh, run in rows]


class Bar:
    """One measured value: its record, what was measured, the figure."""

    __slots__ = ("name", "ref", "value")

    def __init__(self, ref: str, name: str, value: float) -> None:
        self.ref = ref
        self.name = name
        self.value = value


class Chart:
    """Measurements that can be compared: of one metric, in one unit, under the same conditions.

    Attributes:
        metric: what was measured.
        unit: in which unit.
        conditions: under which conditions, as a sentence; empty when nothing is said.
        bars: the figures of single subjects.
        notes: (reference, text) of what else is recorded about the metric.
    """

    __slots__ = ("bars", "conditions", "metric", "notes", "unit")

    def __init__(self, metric: str, unit: str, conditions: str) -> None:
        self.metric = metric
        self.unit = unit
        self.conditions = conditions
        self.bars: list[Bar] = []
        self.notes: list[tuple[str, str]] = []


def charts(kb: KnowledgeBase, lang: str, id: str = "") -> list[Chart]:
    """The measurements as charts.

    Args:
        kb: the knowledge base.
        lang: en or zh.
        id: only the chart that holds this measurement; all when empty.
    """
    base, speech = kb.base, Speech(kb.records, lang)
    sql = (
        "SELECT id,metric,subject,value,unit,value_text_en,conditions,text_en,text_zh "
        "FROM measurement ORDER BY rowid"
    )
    found: dict[tuple[str, ...], Chart] = {}
    holding: set[tuple[str, ...]] = set()
    for own, metric, subject, value, unit, told, conditions, *text in base.rows(sql, ()):
        key = (metric, unit, conditions)
        chart = found.get(key)
        if chart is None:
            chart = found[key] = Chart(speech.name(metric), unit, _conditions(base, conditions, lang))
        figure = _figure(value)
        if figure is not None and not told and subject != conditions:
            chart.bars.append(Bar(f"measurement:{own}", speech.name(subject), figure))
        else:
            said = base.text(text, lang) or f"{speech.name(subject)}: {value} {unit}"
            chart.notes.append((f"measurement:{own}", said))
        if own == id:
            holding.add(key)
    return [chart for key, chart in found.items() if not id or key in holding]


def _conditions(base: Base, id: str, lang: str) -> str:
    row = base.row("SELECT define_en, define_zh FROM entity WHERE id=?", (id,)) if id else None
    return base.text(row, lang) if row else ""


def _figure(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
