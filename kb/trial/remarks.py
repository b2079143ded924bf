"""What output would show of how things stand, and what `kb check` would find."""

from __future__ import annotations

from kb.rules.engine import Engine, with_assumptions
from kb.trial.standing import Remark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.cluster.facts import Case
    from kb.cluster.findings import Kind
    from kb.store import Base

_ENVIRONMENT = "input-environment"
_READ = "input-"
_GIVEN = "given"
_LEVELS = ("error", "warning", "note")


def messages(base: Base, values: Mapping[str, str], lang: str) -> list[tuple[str, str, str]]:
    """Lines of output that fit some values.

    Args:
        base: where messages are recorded.
        values: attribute -> value, of settings and conclusions.
        lang: the language of what a line means.

    Returns:
        Reference, line, and what it means, of each.
    """
    sql = "SELECT id, pattern, means_en, means_zh FROM message WHERE kind='status' ORDER BY rowid"
    out = []
    for id, pattern, *means in base.rows(sql, ()):
        sets = base.rows("SELECT attribute, value FROM message_sets WHERE message=?", (id,))
        if sets and all(values.get(a) == v for a, v in sets):
            out.append((f"message:{id}", pattern, base.text(means, lang)))
    return out


class Remarks:
    """Finds what would be found, the packs' findings read once.

    Args:
        base: where they are recorded.
        lang: the language of sentences.
    """

    def __init__(self, base: Base, lang: str) -> None:
        from kb.cluster.workshop import Workshop

        self._shop = Workshop(base)
        self._lang = lang

    def of_engine(self, engine: Engine, entity: str) -> list[Remark]:
        """What holds of an entity, by what an engine concludes.

        Findings that rest on how a file is written hold of files only, and are left out.
        """
        out = []
        for kind in self._shop.kinds:
            if not kind.note and _holds(kind, engine, entity):
                out.append(Remark(kind.ref, kind.code, kind.level, self._title(kind)))
        return sorted(out, key=lambda remark: _LEVELS.index(remark.level))

    def of_case(self, case: Case, values: Mapping[str, str], before: Mapping[str, str]) -> list[Remark]:
        """What `kb check` finds of a user's own files, once some settings are made otherwise.

        Args:
            case: what the files tell.
            values: attribute -> value, as things stand.
            before: attribute -> value, as the files have it.
        """
        from kb.cluster.judge import CASE

        shop = self._shop
        changed = _changed(case, values, before)
        verdict = shop.judge(changed)
        # What is set on the bench is the value in effect, whatever else the files would make of it.
        laid = {(CASE, a): v for a, v in values.items() if before.get(a) != v}
        verdict.engine, verdict.planned = (
            Engine(engine.program, with_assumptions(engine.world, laid))
            for engine in (verdict.engine, verdict.planned)
        )
        found = shop.find(verdict, self._lang)
        return [Remark(f.kind.ref, f.kind.code, f.kind.level, f.text("title", self._lang)) for f in found]

    def _title(self, kind: Kind) -> str:
        en, zh = kind.texts["title"]
        return zh if self._lang == "zh" and zh else en


def _changed(case: Case, values: Mapping[str, str], before: Mapping[str, str]) -> Case:
    """A case with some of its facts made otherwise."""
    from kb.cluster.facts import INPUT, Case, Fact

    out = Case(case.readings, case.merged, case.version, case.version_from)
    out.notes = case.notes
    out.several = case.several
    out.facts = {a: fact for a, fact in case.facts.items() if a in values or a not in before}
    for attribute, value in values.items():
        if before.get(attribute) != value:
            out.facts[attribute] = Fact(attribute, value, INPUT, "", f"{attribute}={value}")
    return out


def _holds(kind: Kind, engine: Engine, entity: str) -> bool:
    """Whether a finding's conditions hold for certain of an entity."""
    return kind.holds(lambda condition: _truth(condition, engine, entity))


def _truth(condition: str, engine: Engine, entity: str) -> bool | None:
    from kb.cluster.findings import STARTED, parse

    attribute, operator, value = parse(condition)
    if attribute == _ENVIRONMENT and engine.kind(value):
        # Of a named deployment the environment is no question of reading files: it is that one.
        return (entity == value) == (operator == "=")
    if attribute.startswith(_READ) or operator == _GIVEN or attribute == STARTED:
        return None
    holds = engine.truth(entity, attribute, value)
    return holds is not True if operator == "!=" else holds
