"""What must be told of a case: the packs' findings that hold for certain, each with its proof and place.

Conditions are data (see `data/*/findings.yaml`). They are judged in three values; a finding is told only
when they are true, never when they merely may be.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kb.cluster.facts import AS_GIVEN, Fact
from kb.cluster.judge import CASE, REPORTED, Verdict
from kb.cluster.proofs import Because, Prose
from kb.cluster.reading import HELM, Note
from kb.rules.versions import contains
from kb.store import Base

LEVELS = ("error", "warning", "note")
DECIDING = ("kube-proxy-replacement", "ipv4-masquerade", "bpf-masquerade", "endpoint-routes", "input-ipam")
STARTED = "status-differs"


class Kind:
    """A kind of finding, as a pack defines it.

    Attributes:
        code: such as KB101.
        level: error, warning or note.
        texts: field (title, text, why, remedy) -> (English, Chinese).
        helm: the remedy as values of the chart, or empty.
        runs: the remedy as commands.
    """

    __slots__ = (
        "any",
        "at",
        "code",
        "helm",
        "id",
        "level",
        "note",
        "runs",
        "texts",
        "unless",
        "versions",
        "when",
    )

    def __init__(self, row: Sequence[Any], runs: Sequence[str]) -> None:
        self.id, self.code, self.level, self.versions, self.helm, body = (str(v) for v in row[:6])
        self.texts = {
            name: (str(row[6 + 2 * i]), str(row[7 + 2 * i]))
            for i, name in enumerate(("title", "text", "why", "remedy"))
        }
        told = json.loads(body)
        self.when: list[str] = told.get("when", [])
        self.any: list[str] = told.get("any", [])
        self.unless: list[str] = told.get("unless", [])
        self.note: str = told.get("note", "")
        self.at: list[str] = told.get("at", [])
        self.runs = list(runs)

    @property
    def ref(self) -> str:
        """The record."""
        return f"finding:{self.id}"

    def holds(self, truth: Callable[[str], bool | None]) -> bool:
        """Whether its conditions hold for certain, each by what `truth` makes of it."""
        if not all(truth(c) is True for c in self.when):
            return False
        if self.any and not any(truth(c) is True for c in self.any):
            return False
        return not self.unless or not all(truth(c) is True for c in self.unless)


class Finding:
    """Something found.

    Attributes:
        kind: what was found.
        details: what fills the sentence's braces.
        because: the proof in reading order.
        file: name of the input, or empty.
        line: line number from 1, or 0.
    """

    __slots__ = ("because", "details", "file", "kind", "line")

    def __init__(
        self,
        kind: Kind,
        details: Mapping[str, str],
        because: Sequence[Because],
        file: str = "",
        line: int = 0,
    ) -> None:
        self.kind = kind
        self.details = dict(details)
        self.because = list(because)
        self.file = file
        self.line = line

    def text(self, field: str, lang: str) -> str:
        """One of the kind's texts, filled in."""
        pair = self.kind.texts[field]
        said = pair[1] if lang == "zh" and pair[1] else pair[0]
        for name, value in self.details.items():
            said = said.replace("{" + name + "}", value)
        return said


def kinds(base: Base) -> list[Kind]:
    """All kinds of finding of a base that are in use."""
    sql = (
        "SELECT id, code, level, versions, helm, body, title_en, title_zh, text_en, text_zh, why_en, why_zh,"
        " remedy_en, remedy_zh FROM finding WHERE NOT retired ORDER BY ord"
    )
    runs = {
        ref: [r[0] for r in base.rows("SELECT run FROM command WHERE ref = ? ORDER BY ord", (ref,))]
        for (ref,) in base.rows("SELECT DISTINCT ref FROM command WHERE ref LIKE 'finding:%'")
    }
    return [Kind(row, runs.get(f"finding:{row[0]}", ())) for row in base.rows(sql)]


class Finder:
    """Finds what a verdict gives reason to tell.

    Args:
        kinds: what may be told.
        prose: words proofs.
    """

    def __init__(self, kinds: Iterable[Kind], prose: Prose) -> None:
        self.kinds = list(kinds)
        self.prose = prose

    def find(self, verdict: Verdict, stale: Iterable[tuple[Note, str]]) -> list[Finding]:
        """All findings of a verdict, gravest first, then by place.

        Args:
            verdict: the case, judged.
            stale: notes on old spellings, each with what to write instead.
        """
        found: list[Finding] = []
        told = [*_said(verdict), *((note, {"instead": instead}) for note, instead in stale)]
        for kind in self.kinds:
            if kind.versions and not contains(kind.versions, verdict.case.version):
                continue
            if kind.note:
                found += [self._noted(kind, note, details) for note, details in told if note.id == kind.note]
            elif kind.holds(lambda condition: truth(condition, verdict)):
                found.append(self._concluded(kind, verdict))
        rank = {level: i for i, level in enumerate(LEVELS)}
        return sorted(found, key=lambda f: (rank[f.kind.level], f.file, f.line, f.kind.code))

    def _noted(self, kind: Kind, note: Note, details: Mapping[str, str]) -> Finding:
        return Finding(kind, {"detail": note.text, **details}, [], note.file, note.line)

    def _concluded(self, kind: Kind, verdict: Verdict) -> Finding:
        because: list[Because] = []
        for condition in (*kind.when, *(c for c in kind.any if truth(c, verdict) is True)):
            attribute, operator, value = parse(condition)
            if (operator == "=" or operator == "given") and attribute != AS_GIVEN:
                because += self.prose.because(verdict, attribute, value)
        unique = list({b.text: b for b in because}.values())
        place = next((f for f in map(verdict.case.facts.get, kind.at) if f is not None and f.file), None)
        place = place or next((b.fact for b in unique if b.fact is not None and b.fact.file), None)
        if place is None:
            place = next((f for f in verdict.case.facts.values() if f.file), None)
        return Finding(
            kind, _details(verdict, place), unique, place.file if place else "", place.line if place else 0
        )


def parse(condition: str) -> tuple[str, str, str]:
    """A condition's attribute, operator (``=``, ``!=`` or ``given``) and value."""
    text = condition.strip()
    negated = text.startswith("not ")
    name, _, rest = text.removeprefix("not ").partition(" ")
    operator, _, value = rest.strip().partition(" ")
    if negated:
        operator = {"=": "!=", "!=": "="}.get(operator, operator)
    return name, operator, value.strip()


def truth(condition: str, verdict: Verdict) -> bool | None:
    """Whether a condition holds of a case: True, False, or None when that is unknown."""
    attribute, operator, value = parse(condition)
    if operator == "given":
        return attribute in verdict.case.facts and bool(verdict.case.facts[attribute].value)
    if attribute == STARTED:
        return differs(verdict)
    engine = verdict.reading if attribute.startswith("input-") else verdict.engine
    holds = engine.truth(CASE, attribute, value)
    if operator == "!=":
        # What is not known to be so is told apart from what is known not to be: a finding may rest on either.
        return holds is not True
    return holds


def differs(verdict: Verdict) -> bool:
    """Whether the status shows another host routing than the configuration amounts to, where one was given."""
    planned = verdict.planned.conclude(CASE, REPORTED).value
    seen = verdict.case.facts.get("observed-status")
    if not verdict.case.configured or planned is None or seen is None:
        return False
    return bool(seen.value) and planned != seen.value


def _details(verdict: Verdict, place: Fact | None) -> dict[str, str]:
    planned = verdict.planned.conclude(CASE, REPORTED).value or ""
    names = {"bpf": "BPF", "legacy": "Legacy"}
    return {
        "configured": names.get(planned, planned),
        "reported": names.get(verdict.reported(), verdict.reported()),
        "detail": place.text if place else "",
    }


def _said(verdict: Verdict) -> list[tuple[Note, dict[str, str]]]:
    """The notes of the readers, and those that follow from what could not be read."""
    told: list[tuple[Note, dict[str, str]]] = []
    for note in verdict.case.notes:
        if note.id in ("not-text", "ciphertext", "not-recognised"):
            reason = {"not-text": "binary", "not-recognised": "nothing in it is known"}.get(
                note.id, note.text
            )
            told.append((Note("unreadable", reason, note.file, note.line), {}))
        elif note.id == "old-parent":
            told.append(
                (Note("stale-key", note.text, note.file, note.line), {"instead": note.text.partition(".")[2]})
            )
        else:
            told.append((note, {}))
    for attribute in DECIDING:
        fact = verdict.case.facts.get(attribute)
        if fact is not None and not fact.value:
            text = fact.text if fact.file else attribute
            told.append((Note("hidden-value", text, fact.file, fact.line), {"why": fact.why}))
    if HELM in verdict.case.merged.present and not verdict.case.merged.complete:
        for reading in verdict.case.readings:
            reason = reading.open or ", ".join(reading.needs)
            if reading.layer == HELM and reason:
                told.append((Note("open-input", reason, reading.file, 0), {}))
    return told
