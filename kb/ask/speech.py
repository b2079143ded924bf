"""Put facts, conclusions and proofs into sentences, with the templates that the packs give."""

from __future__ import annotations

from kb.ask.atoms import role_of
from kb.ask.records import Records
from kb.ask.wording import bracketed, fill, join, mark, say, sentence, tidy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.ask.answer import Answer
    from kb.rules.engine import Conclusion, Node, Stated


PLACE = "place:"


_READ = {"place": "config", "bridge": "rule", "absence": "default"}


def kind_of(node: Node | Stated) -> str:
    """The kind of a step as faces tell it; what is read from a user's own file is told as such, by its reference."""
    if node.kind == "input":
        return _READ.get(node.ref.partition(":")[0], "assumption")
    return {"presumed": "assumption"}.get(node.kind, node.kind)


class Speech:
    """Sentences in one language.

    Args:
        records: where names and templates are read.
        lang: en or zh.
    """

    def __init__(self, records: Records, lang: str) -> None:
        self._records = records
        self.lang = lang

    def result(self, answer: Answer, subject: str, attribute: str, value: str, manner: str) -> None:
        """Add a value to an answer, with its unit."""
        found = self._records.attribute(attribute)
        unit = found.unit if found else ""
        answer.results.append(
            {"subject": subject, "attribute": attribute, "value": value, "unit": unit, "manner": manner}
        )

    def because(self, answer: Answer, proof: Node | None) -> None:
        """Add the steps of a proof to an answer, and what they cite."""
        if proof is None:
            return
        answer.proof = answer.proof or proof
        known = {b["text"] for b in answer.because}
        for node in steps(proof, self._records):
            text = self.node(node)
            if text in known:
                continue
            known.add(text)
            answer.because.append({"kind": kind_of(node), "text": text, "source": self.source(node.ref)})
            for cited in self._records.citations(node.ref):
                if cited not in answer.sources:
                    answer.sources.append(dict(cited))

    def conflict(self, answer: Answer, found: Conclusion) -> None:
        """Add the notes that tell what contradicts a conclusion."""
        for node in found.conflict:
            answer.notes.append(say("conflict", answer.lang, text=self.node(node)))

    def name(self, id: str) -> str:
        """What an entity, attribute or other concept is called."""
        row = self._records.concept(id)
        return row[1][self.lang] if row else id

    def value(self, attribute: str, value: str) -> str:
        """What a value of an attribute is called."""
        named = self._records.allowed(attribute).get(value)
        if named and named[0][self.lang]:
            return named[0][self.lang]
        found = self._records.attribute(attribute)
        if found and found.type == "entity":
            return self.name(value)
        return value

    def manner(self, manner: str) -> str:
        """How a value comes about, as a clause; empty when nothing is said of it."""
        row = self._records.row("manner", "id", "says_en,says_zh", manner) if manner else None
        return row[self.lang == "zh"] if row else ""

    def atom(self, entity: str, attribute: str, value: str, manner: str = "") -> str:
        """An attribute of an entity as a clause: by the value's template, the attribute's, or name and value."""
        allowed = self._records.allowed(attribute).get(value)
        template = allowed[1][self.lang] if allowed else ""
        found = self._records.attribute(attribute)
        if not template and found:
            template = found.says[self.lang]
        if not template:
            template = "{entity}: {attribute} = {value}"
        text = fill(
            template,
            entity=self.name(entity),
            attribute=self.name(attribute),
            value=self.value(attribute, value),
            manner=bracketed(self.manner(manner), self.lang),
        )
        return tidy(text.strip()) if self.lang == "zh" else text.strip()

    def observed(self, attribute: str) -> bool:
        """Whether an attribute tells what somebody saw."""
        return role_of(self._records, attribute) == "observed"

    def setting(self, attribute: str, value: str) -> str:
        """A setting as people write it: its Helm path when it has one, else its name."""
        found = self._records.attribute(attribute)
        key = found.helm if found and found.helm else self.name(attribute)
        return f"{key}={self.value(attribute, value) if found and found.role == 'concluded' else value}"

    def conditions(self, atoms: Iterable[tuple[str, str]]) -> str:
        """Several settings as one condition."""
        return say("and", self.lang).join(self.setting(a, v) for a, v in atoms)

    def given(self, entity: str, atoms: Iterable[tuple[str, str]]) -> str:
        """What is assumed of an entity: settings as they are written, what is concluded in words."""
        told = []
        for attribute, value in atoms:
            found = self._records.attribute(attribute)
            concluded = found is not None and found.role == "concluded"
            told.append(self.atom(entity, attribute, value) if concluded else self.setting(attribute, value))
        return say("and", self.lang).join(told)

    def source(self, ref: str) -> str:
        """The first citation of a record as a short mark: section, or file and lines; a place is its own mark."""
        if ref.startswith(PLACE):
            return ref.removeprefix(PLACE)
        return next(map(mark, self._records.citations(ref)), "")

    def node(self, node: Node) -> str:
        """One step of a proof as a sentence."""
        if node.kind == "rule":
            row = self._records.row("rule", "id", "says_en,says_zh", node.ref.partition(":")[2])
            if row and row[self.lang == "zh"]:
                return sentence(fill(row[self.lang == "zh"], entity=self.name(node.entity)))
        manner = self._records.manner_at(node.ref)
        return sentence(self.atom(node.entity, node.attribute, node.value or "", manner))

    def listed(self, names: Iterable[str]) -> str:
        """Words as a list in a sentence."""
        return join(list(names), self.lang)

    def names(self, ids: Iterable[str]) -> str:
        """Several names as a list."""
        return join([self.name(i) for i in ids], self.lang)


def steps(node: Node, records: Records) -> list[Node]:
    """The nodes of a proof in reading order, premises first, each once, muted rules left out."""
    out: list[Node] = []
    seen: set[tuple[str, str, str, str]] = set()

    def walk(at: Node) -> None:
        key = (at.kind, at.entity, at.attribute, at.value or "")
        if key in seen:
            return
        seen.add(key)
        for child in at.children:
            walk(child)
        if at.kind == "rule":
            row = records.row("rule", "id", "mute", at.ref.partition(":")[2])
            if row and row[0]:
                return
        out.append(at)

    walk(node)
    return out
