"""Proofs of a case in sentences: what the input says and where, which rule follows, in reading order.

Sentences come from the packs (a rule's, an absence's) or are the input's own words. Nothing is concluded
here.
"""

from __future__ import annotations

import json

from kb.cluster.facts import DEFAULT, Fact
from kb.cluster.judge import CASE, CONFIGURED, STATUS, Verdict
from kb.rules.engine import Node
from kb.store import Base

LABELS = {"en": ("default", "unknown"), "zh": ("默认", "未知")}
MAX_STEPS = 30


class Because:
    """One step of a proof.

    Attributes:
        kind: input, default, rule or absence.
        text: the sentence.
        source: where the sentence is from: a citation, or file and line of the input.
        ref: the record.
        fact: the fact that it tells, or None.
    """

    __slots__ = ("fact", "kind", "ref", "source", "text")

    def __init__(self, kind: str, text: str, source: str, ref: str, fact: Fact | None = None) -> None:
        self.kind = kind
        self.text = text
        self.source = source
        self.ref = ref
        self.fact = fact


class Prose:
    """Words proofs in one language.

    Args:
        base: where sentences and citations are.
        lang: en or zh.
    """

    def __init__(self, base: Base, lang: str) -> None:
        self.base = base
        self.lang = lang
        self._absences: dict[str, dict[str, str]] | None = None

    def because(self, verdict: Verdict, attribute: str, value: str = "") -> list[Because]:
        """The proof of an attribute's value in reading order, each step once; empty when there is none."""
        engine = verdict.reading if attribute.startswith("input-") else verdict.engine
        conclusion = engine.conclude(CASE, attribute)
        steps: dict[str, Because] = {}
        for node in conclusion.proofs:
            if not value or node.value == value:
                self._walk(verdict, node, steps)
        if not steps and attribute in verdict.case.facts:
            self._fact(verdict.case.facts[attribute], steps)
        return list(steps.values())[-MAX_STEPS:]

    def _walk(self, verdict: Verdict, node: Node, steps: dict[str, Because]) -> None:
        bridged = verdict.bridged.get(node.attribute) if node.ref.startswith("bridge:") else None
        if bridged is not None:
            for inner in bridged.proofs:
                self._walk(verdict, inner, steps)
            return
        for child in node.children:
            self._walk(verdict, child, steps)
        fact = verdict.case.facts.get(STATUS if node.attribute == CONFIGURED else node.attribute)
        if node.kind == "rule":
            self._rule(node, steps)
        elif fact is not None and (node.holds or not node.children):
            self._fact(fact, steps)

    def _rule(self, node: Node, steps: dict[str, Because]) -> None:
        id_ = node.ref.partition(":")[2]
        row = self.base.row("SELECT says_en, says_zh, mute FROM rule WHERE id = ?", (id_,))
        if row is None or row[2]:
            return
        text = self.base.text(row[:2], self.lang)
        if text:
            steps.setdefault(text, Because("rule", text, self.source(node.ref), node.ref))

    def _fact(self, fact: Fact, steps: dict[str, Because]) -> None:
        if fact.source == DEFAULT:
            text = self.default(fact)
            steps.setdefault(text, Because("default", text, self.source(fact.ref), fact.ref, fact))
        else:
            where = place(fact.file, fact.line) or fact.source
            steps.setdefault(fact.text, Because("input", fact.text, where, fact.ref, fact))

    def default(self, fact: Fact) -> str:
        """What a default says, as a sentence."""
        if self._absences is None:
            rows = self.base.rows("SELECT id, body FROM format WHERE kind = 'absence'")
            self._absences = {f"absence:{id_}": json.loads(body).get("text", {}) for id_, body in rows}
        said = self._absences.get(fact.ref, {}).get(self.lang, "")
        word, unknown = LABELS[self.lang if self.lang in LABELS else "en"]
        return f"{self.name(fact.attribute)}={fact.value or unknown} ({word}: {said})"

    def name(self, attribute: str) -> str:
        """How people write an attribute: its Helm path, else its name."""
        row = self.base.row("SELECT helm, name_en, name_zh FROM attribute WHERE id = ?", (attribute,))
        return (row[0] or self.base.text(row[1:], self.lang)) if row else attribute

    def source(self, ref: str) -> str:
        """The first citation of a record as a short mark."""
        row = self.base.row(
            "SELECT source, section, file, lines, tag FROM citation WHERE ref = ? ORDER BY ord LIMIT 1",
            (ref,),
        )
        if row is None:
            return ""
        source, section, file, lines, tag = map(str, row)
        if file:
            return file + (f":{lines}" if lines else "") + (f" ({tag})" if tag else "")
        return source + (f", {section.rpartition('#')[2]}" if section else "")


def place(file: str, line: int) -> str:
    """A place as people and programs read it."""
    return f"{file}:{line}" if file and line else file
