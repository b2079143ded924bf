"""Word the answer that one record gives: a claim, a definition, a procedure, a message, a measurement, advice ...

Which record it is was found elsewhere; what rules conclude is computed elsewhere.
"""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.figures import figure
from kb.ask.finder import Find
from kb.ask.normal import fold
from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.settle import Settler
from kb.ask.speech import Speech
from kb.ask.wording import place, put_verdict, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_ORDINARY = ("claim", "rule", "default", "absence", "assumption")


class Cards:
    """Words answers from records.

    Args:
        records: the base's records.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._settler = Settler(records)

    def answer(self, query: Query, finds: list[Find]) -> Answer:
        """The answer that the found records give, the first of them leading."""
        answer = Answer(query.text, query.as_dict(), "answered", query.lang)
        speech = Speech(self._records, query.lang)
        parts = []
        for find in finds:
            text = getattr(self, "_" + find.kind)(query, answer, speech, find.ref.partition(":")[2])
            if text and text not in parts:
                parts.append(text)
            self._cite(answer, speech, find.ref, text)
        answer.verdict = self._settler.verdict(query, finds[0])
        answer.refs = [find.ref for find in finds]
        answer.answer = "\n\n".join(parts)
        put_verdict(answer)
        return answer

    def of(self, query: Query, refs: Iterable[str]) -> Answer:
        """The answer that records give for all that a question names, the first of them leading."""
        return self.answer(query, [Find(ref, 0.0, query.content, []) for ref in refs])

    def _cite(self, answer: Answer, speech: Speech, ref: str, text: str) -> None:
        kind = ref.partition(":")[0]
        source = speech.source(ref)
        first = text.split("\n", 1)[0]
        answer.because.append(
            {"kind": kind if kind in _ORDINARY else "claim", "text": first, "source": source}
        )
        for cited in self._records.citations(ref):
            if cited not in answer.sources:
                answer.sources.append(dict(cited))
        for run, expect in self._records.commands(ref):
            answer.commands.append({"run": run, "expect": expect[answer.lang]})

    def says(self, query: Query, find: Find) -> bool:
        """Whether a record settles a yes/no question, or the question is none."""
        return not query.yesno or self._settler.verdict(query, find) is not None

    def remeasured(self, query: Query, ref: str) -> tuple[str | None] | None:
        """The verdict of a measurement whose figure a question gives in another unit; None where it does not."""
        return self._settler.remeasured(query, ref)

    def settles(self, query: Query, find: Find) -> bool:
        """Whether a record settles a yes/no question that names its attribute or a value of it."""
        return query.yesno and self._settler.names(query, find) and self.says(query, find)

    def names(self, query: Query, ref: str) -> bool:
        """Whether a question names the attribute of a claim, or a value of it."""
        return self._settler.relevance.names_attribute(query, ref)

    def covers_figures(self, query: Query, ref: str) -> bool:
        """Whether a measurement speaks of every number in the question; other records need not."""
        kind, _, id = ref.partition(":")
        if not query.figures or kind not in ("measurement", "claim"):
            return True
        known = self._figures(kind, id)
        asked = {w for f in query.figures for w in fold(f).split()}
        return query.yesno or asked <= known or (kind == "claim" and not any(map(figure, known)))

    def _figures(self, kind: str, id: str) -> set[str]:
        """The words, figures among them, in which a measurement or claim is told."""
        if kind == "claim":
            claim = self._records.claim(id)
            return set(fold(claim.text["en"]).split()) if claim else set()
        row = self._records.row("measurement", "id", "text_en,value,conditions", id)
        conditions = self._records.entity(row[2]) if row else None
        told = f"{row[0]} {row[1]} {conditions[2]['en'] if conditions else ''}" if row else ""
        return set(fold(told).split())

    # One kind of record each.

    def _claim(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        claim = self._records.claim(id)
        if claim is None:
            return ""
        text = claim.text[query.lang] or sentence(
            speech.atom(claim.entity, claim.attribute, claim.value, claim.manner)
        )
        found = self._records.attribute(claim.attribute)
        for value in claim.values:
            answer.results.append(
                {
                    "subject": claim.entity,
                    "attribute": claim.attribute,
                    "value": value,
                    "unit": found.unit if found else "",
                    "manner": claim.manner,
                }
            )
        reason = claim.reason[query.lang]
        if reason and reason not in text:
            text += " " + sentence(reason)
        return text + self._where(query, claim.ref)

    def _where(self, query: Query, ref: str) -> str:
        """The places in files that a record cites, when the question asks for sources."""
        if query.intent != "source":
            return ""
        places = []
        for cited in self._records.citations(ref):
            if cited.get("file") or cited.get("section"):
                places.append(place(cited))
        return "\n" + "\n".join(f"- {p}" for p in places) if places else ""

    def _entity(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        row = self._records.entity(id)
        return (row[2][query.lang] if row else "") + self._where(query, "entity:" + id)

    def _attribute(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        row = self._records.row("attribute", "id", "define_en,define_zh", id)
        return row[query.lang == "zh"] if row else ""

    def _rule(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        row = self._records.row("rule", "id", "says_en,says_zh", id)
        return sentence(row[query.lang == "zh"]) if row else ""

    def _difference(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        zh = query.lang == "zh"
        row = self._records.row(
            "difference", "id", "attribute,reason_en,reason_zh,consequence_en,consequence_zh", id
        )
        if row is None:
            return ""
        modes = self._records.list("difference_mode", "difference", "entity,value_en,value_zh", id)
        lines = [f"{speech.name(row[0])}:"]
        lines += [f"- {speech.name(m[0])}: {m[1 + zh]}" for m in modes]
        lines += [sentence(t) for t in (row[1 + zh], row[3 + zh]) if t]
        return "\n".join(lines)

    def _chain(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        zh = query.lang == "zh"
        title = self._records.row("chain", "id", "title_en,title_zh", id)
        links = self._records.list("link", "chain", "text_en,text_zh", id)
        lines = [sentence(title[zh])] if title else []
        return "\n".join(lines + [f"{i}. {link[zh]}" for i, link in enumerate(links, 1)])

    def _procedure(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        zh = query.lang == "zh"
        head = self._records.row("procedure", "id", "title_en,title_zh", id)
        lines = [sentence(head[zh])] if head else []
        for n, step in enumerate(self._records.list("step", "procedure", "id,text_en,text_zh,run", id), 1):
            lines.append(f"{n}. {step[1 + zh]}")
            if step[3]:
                lines.append(f"   $ {step[3]}")
                answer.commands.append({"run": step[3], "expect": ""})
            lines += self._branches(id, step[0], zh)
        return "\n".join(lines)

    def _branches(self, procedure: str, step: str, zh: bool) -> list[str]:
        rows = self._records.list("branch", "procedure", "step,output,means_en,means_zh", procedure)
        return [f"   - {r[1]}: {r[2 + zh]}" if r[1] else f"   - {r[2 + zh]}" for r in rows if r[0] == step]

    def _measurement(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        columns = "metric,subject,value,unit,text_en,text_zh,value_text_en,value_text_zh"
        row = self._records.row("measurement", "id", columns, id)
        if row is None:
            return ""
        zh = query.lang == "zh"
        value, unit = (row[6 + zh], "") if row[6 + zh] else (row[2], row[3])
        answer.results.append(
            {"subject": row[1], "attribute": row[0], "value": value, "unit": unit, "manner": ""}
        )
        return row[4 + zh]

    def _advice(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        zh = query.lang == "zh"
        row = self._records.row(
            "advice", "id", "recommend_en,recommend_zh,text_en,text_zh,when_en,when_zh", id
        )
        if row is None:
            return ""
        lines = [sentence(row[zh])]
        lines += [sentence(row[2 + zh])] if row[2 + zh] else []
        lines += [f"- {a[zh]}" for a in self._records.list("argument", "advice", "en,zh", id)]
        lines += [sentence(row[4 + zh])] if row[4 + zh] else []
        return "\n".join(lines)

    def _message(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        zh = query.lang == "zh"
        row = self._records.row("message", "id", "means_en,means_zh,todo_en,todo_zh", id)
        return " ".join(sentence(t) for t in (row[zh], row[2 + zh]) if t) if row else ""

    def _table(self, query: Query, answer: Answer, speech: Speech, id: str) -> str:
        row = self._records.row("tableview", "id", "title_en,title_zh,note_en,note_zh", id)
        if row is None:
            return ""
        zh = query.lang == "zh"
        rows = [speech.name(r[0]) for r in self._records.list("table_row", "tableview", "entity", id)]
        columns = [
            speech.name(c[0]) for c in self._records.list("table_column", "tableview", "attribute", id)
        ]
        told = [f"{row[zh]} (kb export {id}): {speech.listed(columns)}", *(f"- {name}" for name in rows)]
        return "\n".join([*told, sentence(row[2 + zh])] if row[2 + zh] else told)
