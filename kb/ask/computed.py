"""Answers that rules conclude: attributes of deployments and clusters, with proofs, conditions and assumptions.

It takes a query apart by subject, asks the engine, and words what comes back. It finds no records by their words.
"""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.query import Query
from kb.ask.records import Claim, Records
from kb.ask.speech import Speech, steps
from kb.ask.wording import say, sentence
from kb.rules.why import depends_on, what_would_change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.lexicon import Mention
    from kb.rules.engine import Conclusion, Engine, Node

_CASE = "case"
_FAMILY = "family"
_BY_HAND = ("required", "explicit")
_BOTH = "required-default"


class Computer:
    """Computes answers over the attributes of subjects.

    Args:
        records: the base's records.
        engine: makes an engine for (entity, attribute) -> value assumptions.
        is_weak: whether a mention need not be answered.
    """

    def __init__(
        self,
        records: Records,
        engine: Callable[[dict[tuple[str, str], str]], Engine],
        is_weak: Callable[[Mention], bool],
    ) -> None:
        self._records = records
        self._engine = engine
        self._is_weak = is_weak

    # What a query needs for a computed answer, and what such an answer would leave unsaid.

    def subjects(self, query: Query) -> list[str]:
        """The subjects of a query: those named, or the unnamed cluster when only settings are given."""
        if query.subjects:
            ahead = [s for s in query.subjects if s not in query.left]
            return ahead if ahead and query.yesno else query.subjects
        for mention in query.content:
            for table in mention.ids("table"):
                rows = self._records.list("table_row", "tableview", "entity", table)
                if rows:
                    return [r[0] for r in rows]
        if query.intent in ("list", "count") and query.target:
            return self._everything(query.target)
        own = [a for a, _ in query.assume if _CASE in self._kinds(a)]
        return list(self._records.entities(_CASE)[:1]) if own and _CASE in self._kinds(query.target) else []

    def _kinds(self, attribute: str) -> tuple[str, ...]:
        found = self._records.attribute(attribute) if attribute else None
        return found.kinds if found else ()

    def _everything(self, attribute: str) -> list[str]:
        """All that an attribute is said of, without the variants of what is listed already."""
        kinds = [k for k in self._kinds(attribute) if k != _CASE]
        ids = [id for kind in kinds for id in self._records.entities(kind)]
        return [id for id in ids if not set(self._records.families(id)) & set(ids)]

    def hangs(self, query: Query) -> bool:
        """Whether the answer about an unnamed cluster would only say what it depends on."""
        subjects = self.subjects(query)
        if not subjects or self._records.kind(subjects[0]) != _CASE:
            return False
        return self.conclude(query, subjects[0])[1].value is None

    def fits(self, query: Query) -> bool:
        """Whether the query asks for an attribute that its subjects can have."""
        target = self._records.attribute(query.target) if query.target else None
        if target is None:
            return False
        kinds = {self._records.kind(s) for s in self.subjects(query)} - {_FAMILY, _CASE}
        return bool(self.subjects(query)) and kinds <= set(target.kinds)

    def leftover(self, query: Query) -> list[Mention]:
        """The mentions that a computed answer would not speak of."""
        spent = {query.target, *(a for a, _ in query.assume)}
        shown = self._shown(query) | {c for a in spent for c in self._records.about("attribute:" + a)}
        members = {m for s in query.subjects for m in (s, *self._records.members(s), *self._records.families(s))}
        out = []
        for mention in query.content:
            named = set(mention.ids("entity"))
            atoms = {v.partition("=")[0] for v in mention.ids("value")} | set(mention.ids("attribute"))
            cue = any(t.startswith(("cue:", "plain:", "table:", "manner:")) for t in mention.targets)
            if mention.ids("message") and spent & shown:
                continue
            if atoms and self._related(atoms, query.target):
                continue
            if not (cue or (named | atoms) & shown or named & members or atoms & spent or self._is_weak(mention)):
                out.append(mention)
        return out

    def _related(self, atoms: set[str], target: str) -> bool:
        """Whether other conclusions about the same kinds are meant: a proof of the target speaks of them."""
        asked = self._records.attribute(target)
        found = [self._records.attribute(a) for a in atoms]
        return bool(asked) and any(
            f is not None and f.role == "concluded" and set(f.kinds) & set(asked.kinds) for f in found
        )

    def _shown(self, query: Query) -> set[str]:
        """What the pasted lines of a question speak of: what stands beside such a line is part of quoting it."""
        ids = [id for m in query.content for id in m.ids("message")]
        return {c.partition("=")[0] for id in ids for c in self._records.about("message:" + id)}

    # Answers.

    def answer(self, query: Query) -> Answer:
        """The computed answer to a query for which `fits` holds."""
        answer = Answer(query.text, query.as_dict(), "answered", query.lang)
        speech = Speech(self._records, query.lang)
        subjects = self.subjects(query)
        if query.intent in ("list", "count"):
            self._listing(query, answer, speech, self._spread(subjects))
        elif len(subjects) == 1 and not self._records.members(subjects[0]):
            self._single(query, answer, speech, subjects[0])
        elif len(subjects) == 1 and self._records.kind(subjects[0]) != _FAMILY:
            self._single(query, answer, speech, subjects[0])
        else:
            self._several(query, answer, speech, self._spread(subjects))
        return answer

    def _spread(self, subjects: list[str]) -> list[str]:
        out: list[str] = []
        for subject in subjects:
            family = self._records.kind(subject) == _FAMILY
            for id in self._spread(list(self._records.members(subject))) if family else [subject]:
                if id not in out:
                    out.append(id)
        return out

    def _assumed(self, query: Query, subject: str) -> dict[tuple[str, str], str]:
        out = {}
        for attribute, value in query.assume:
            out[subject, attribute] = self._given(attribute, value)
        return out

    def _given(self, attribute: str, value: str) -> str:
        """A value as people give it; one left unset is the default."""
        if value != "unset":
            return value
        return next((d[0] for d in self._records.defaults(attribute) if not d[3]), "false")

    def conclude(self, query: Query, subject: str) -> tuple[Engine, Conclusion]:
        """What the engine concludes for one subject of a query."""
        engine = self._engine(self._assumed(query, subject))
        return engine, engine.conclude(subject, query.target)

    def _single(self, query: Query, answer: Answer, speech: Speech, subject: str) -> None:
        engine, found = self.conclude(query, subject)
        if found.value is None:
            self._open(query, answer, speech, engine, subject, found)
            return
        manner = self._manner(found.proof)
        value = self._whole(found.proof, found.value)
        self._result(answer, subject, query.target, value, manner)
        verdict = self._verdict(query, found.value, manner)
        text = sentence(speech.atom(subject, query.target, value, manner))
        reason = self._reason(speech, found.proof, "why" in query.cues)
        answer.verdict = verdict
        lead = say(verdict, query.lang) + " " if verdict else ""
        answer.answer = (lead + text + (" " + reason if reason and reason != text else "")).strip()
        self._because(answer, speech, found.proof)
        self._conflict(answer, speech, found)
        if query.intent == "fix" or (query.intent == "check" and "fix" in query.cues):
            self._fix(query, answer, speech, engine, subject)

    def _open(
        self, query: Query, answer: Answer, speech: Speech, engine: Engine, subject: str, found: Conclusion
    ) -> None:
        ways = depends_on(engine, subject, query.target)
        ways = _worth_saying(ways, query.target)
        lines = []
        for value, conditions in ways:
            alternatives = [[(a, v) for _, a, v in c] for c in conditions]
            for atoms in alternatives:
                answer.depends_on.append([{"attribute": a, "value": v} for a, v in atoms])
            wording = say("or", query.lang).join(speech.conditions(atoms) for atoms in alternatives)
            clause = speech.atom(subject, query.target, value)
            lines.append(say("depends-if", query.lang, text=clause, conditions=wording))
        if lines:
            answer.status = "depends"
            answer.answer = say("depends", query.lang) + " " + " ".join(sentence(line) for line in lines)
        else:
            answer.status = "unknown"
            what = f"{speech.name(query.target)} ({speech.name(subject)})"
            answer.answer = say("unknown-fact", query.lang, what=what)

    def _several(self, query: Query, answer: Answer, speech: Speech, subjects: list[str]) -> None:
        lines, verdicts, seen = [], [], []
        for subject in subjects:
            _, found = self.conclude(query, subject)
            if found.value is None:
                verdicts.append(None)
                continue
            manner = self._manner(found.proof)
            self._result(answer, subject, query.target, found.value, manner)
            verdicts.append(self._verdict(query, found.value, manner))
            line = sentence(speech.atom(subject, query.target, found.value, manner))
            reason = self._reason(speech, found.proof)
            seen.append(found.value)
            lines.append("- " + line + (" " + reason if reason and len(subjects) <= 3 else ""))
            self._because(answer, speech, found.proof)
        if not lines:
            answer.status = "unknown"
            answer.answer = say("unknown-fact", query.lang, what=speech.name(query.target))
            return
        head = self._joint(query, answer, verdicts, len(set(seen)) == 1)
        answer.answer = "\n".join([head, *lines] if head else lines)

    def _listing(self, query: Query, answer: Answer, speech: Speech, subjects: list[str]) -> None:
        """The subjects of which it is so, or what holds of each when nothing is supposed."""
        attribute = self._records.attribute(query.target)
        asked = query.asked or ("true" if attribute and attribute.type == "bool" else "")
        wanted = {m for mention in query.content for m in mention.ids("manner")}
        if not asked and not wanted:
            self._several(query, answer, speech, subjects)
            return
        chosen, lines = [], []
        for subject in subjects:
            _, found = self.conclude(query, subject)
            manner = self._manner(found.proof)
            if found.value is None or (asked and (found.value == asked) == query.negated):
                continue
            if wanted and manner not in wanted:
                continue
            chosen.append(subject)
            self._result(answer, subject, query.target, found.value, manner)
            lines.append("- " + sentence(speech.atom(subject, query.target, found.value, manner)))
            self._because(answer, speech, found.proof)
        names = speech.names(chosen)
        head = say("count", query.lang, count=len(chosen), names=names) if chosen else say("none", query.lang)
        answer.answer = "\n".join([head, *lines])

    def _joint(self, query: Query, answer: Answer, verdicts: list[str | None], same: bool) -> str:
        """The verdict on several subjects together, and the line that says so."""
        if query.intent in ("compare", "list", "count", "value", "why") or not query.target:
            return ""
        known = set(verdicts)
        if "none" in query.cues and known <= {"yes", "no"}:
            answer.verdict = "no" if "yes" in known else "yes"
        elif "all" in query.cues and known <= {"yes", "no"}:
            answer.verdict = "yes" if known == {"yes"} else "no"
        elif "any" in query.cues and known <= {"yes", "no"}:
            answer.verdict = "yes" if "yes" in known else "no"
        elif len(known) == 1 and None not in known:
            answer.verdict = verdicts[0]
        elif not same or None in known:
            answer.status = "depends"
            return say("depends-which", query.lang)
        return say(answer.verdict, query.lang) if answer.verdict else ""

    def _verdict(self, query: Query, value: str, manner: str) -> str | None:
        """Yes or no to a yes/no question: whether the value is the one supposed, turned by a negation."""
        if not query.yesno:
            return None
        asked = self._given(query.target, query.asked)
        wanted = [m for mention in query.content for m in mention.ids("manner")]
        attribute = self._records.attribute(query.target)
        if not asked and attribute and attribute.type == "bool":
            asked = "true"
        agrees = value == asked if asked else None
        if wanted and manner:
            fits = agreeing(manner, wanted)
            if fits is None or agrees is None or (agrees and not query.asked):
                agrees = fits
            else:
                agrees = agrees and fits
        if agrees is None:
            return None
        return "yes" if agrees != query.negated else "no"

    def _whole(self, proof: Node | None, value: str) -> str:
        """All values of a list-valued claim, where one stands for them."""
        claim = self._claim(proof)
        return ", ".join(claim.values) if claim and len(claim.values) > 1 else value

    def _claim(self, proof: Node | None) -> Claim | None:
        stated = proof is not None and proof.kind == "claim"
        return self._records.claim(proof.ref.partition(":")[2]) if proof and stated else None

    def _manner(self, proof: Node | None) -> str:
        claim = self._claim(proof)
        return claim.manner if claim else ""

    def _reason(self, speech: Speech, proof: Node | None, why: bool = False) -> str:
        """Why, in a sentence or two: a claim's own reason, or what the last rules of a proof say."""
        if proof is None:
            return ""
        claim = self._claim(proof)
        if claim:
            return sentence(claim.reason[speech.lang]) if claim.reason[speech.lang] else ""
        nodes = steps(proof, self._records)
        told = [speech.node(n) for n in nodes if n.kind == "rule"][-3:]
        if why:
            claims = [c for c in map(self._claim, nodes) if c and c.reason[speech.lang]]
            told = [sentence(c.reason[speech.lang]) for c in claims[:2]] + told
        return " ".join(dict.fromkeys(told))

    def _because(self, answer: Answer, speech: Speech, proof: Node | None) -> None:
        if proof is None:
            return
        answer.proof = answer.proof or proof
        known = {b["text"] for b in answer.because}
        for node in steps(proof, self._records):
            text = speech.node(node)
            if text in known:
                continue
            known.add(text)
            kind = {"presumed": "assumption", "input": "assumption"}.get(node.kind, node.kind)
            answer.because.append({"kind": kind, "text": text, "source": speech.source(node.ref)})
            for cited in self._records.citations(node.ref):
                if cited not in answer.sources:
                    answer.sources.append(cited)

    def _conflict(self, answer: Answer, speech: Speech, found: Conclusion) -> None:
        for node in found.conflict:
            answer.notes.append(say("conflict", answer.lang, text=speech.node(node)))

    def _result(self, answer: Answer, subject: str, attribute: str, value: str, manner: str) -> None:
        found = self._records.attribute(attribute)
        unit = found.unit if found else ""
        answer.results.append(
            {"subject": subject, "attribute": attribute, "value": value, "unit": unit, "manner": manner}
        )

    def _fix(self, query: Query, answer: Answer, speech: Speech, engine: Engine, subject: str) -> None:
        wanted = query.asked or "true"
        choosable = [r[0] for r in self._records.base.rows("SELECT id FROM attribute WHERE choosable=1", ())]
        changes = what_would_change(engine, subject, query.target, wanted, choosable)
        open_ways = [c for c in changes if not c.forbidden]
        if open_ways:
            settings = speech.conditions([(a, v) for _, a, v in open_ways[0].settings])
            answer.answer += " " + say("would-change", query.lang, settings=settings)
        elif not answer.verdict or answer.results[0]["value"] != wanted:
            answer.answer += " " + say("nothing-changes", query.lang, entity=speech.name(subject))


def agreeing(manner: str, wanted: list[str]) -> bool | None:
    """Whether the way a value comes about is one of those supposed; None when they do not exclude each other."""
    if manner in wanted:
        return True
    if manner == _BOTH:
        return None
    by_hand = manner.startswith(_BY_HAND)
    same = [w for w in wanted if w.startswith(_BY_HAND) == by_hand]
    return by_hand or None if same else False


def _worth_saying(ways: object, target: str) -> list[tuple[str, list[tuple[tuple[str, str, str], ...]]]]:
    """The conditions without those that only repeat the question."""
    out = []
    for value, sets in _by_value(ways):
        told = [c for c in sets if {a for _, a, _ in c} != {target}]
        if told:
            out.append((value, told))
    return out


def _by_value(ways: object) -> list[tuple[str, list[tuple[tuple[str, str, str], ...]]]]:
    items = ways.items() if isinstance(ways, dict) else ways
    return [(value, list(sets)) for value, sets in items]  # type: ignore[union-attr]
