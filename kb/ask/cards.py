"""Word the answer that one record gives: a claim, a definition, a procedure, a message, a measurement, advice ...

Which record it is was found elsewhere; what rules conclude is computed elsewhere.
"""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.finder import Find
from kb.ask.normal import fold, words
from kb.ask.query import Query
from kb.ask.records import Claim, Records
from kb.ask.speech import Speech
from kb.ask.verdicts import agreeing
from kb.ask.wording import place, say, sentence

_MOST = 0.6
_ORDINARY = ("claim", "rule", "default", "absence", "assumption")


class Cards:
    """Words answers from records.

    Args:
        records: the base's records.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

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
        answer.verdict = self._verdict(query, finds[0])
        answer.refs = [find.ref for find in finds]
        answer.answer = "\n\n".join(parts)
        self.lead(answer)
        return answer

    def lead(self, answer: Answer) -> None:
        """Put the verdict before the text, in the place of one that stands there."""
        for verdict in ("yes", "no"):
            answer.answer = answer.answer.removeprefix(say(verdict, answer.lang) + " ")
        if answer.verdict:
            answer.answer = say(answer.verdict, answer.lang) + " " + answer.answer

    def _cite(self, answer: Answer, speech: Speech, ref: str, text: str) -> None:
        kind = ref.partition(":")[0]
        source = speech.source(ref)
        first = text.split("\n", 1)[0]
        answer.because.append(
            {"kind": kind if kind in _ORDINARY else "claim", "text": first, "source": source}
        )
        for cited in self._records.citations(ref):
            if cited not in answer.sources:
                answer.sources.append(cited)
        for run, expect in self._records.commands(ref):
            answer.commands.append({"run": run, "expect": expect[answer.lang]})

    def says(self, query: Query, find: Find) -> bool:
        """Whether a record settles a yes/no question, or the question is none."""
        return not query.yesno or self._verdict(query, find) is not None

    def covers_figures(self, query: Query, ref: str) -> bool:
        """Whether a measurement speaks of every number in the question; other records need not."""
        kind, _, id = ref.partition(":")
        if not query.figures or kind not in ("measurement", "claim"):
            return True
        known = self._figures(kind, id)
        asked = {w for f in query.figures for w in fold(f).split()}
        return query.yesno or asked <= known or (kind == "claim" and not any(map(_figure, known)))

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

    # Yes or no.

    def _verdict(self, query: Query, find: Find) -> str | None:
        if not query.yesno:
            return None
        if query.intent == "advise" and find.kind != "advice":
            return None
        if find.kind == "advice":
            if query.intent != "advise" and not find.exact:
                return None
            row = self._records.row("advice", "id", "verdict", find.ref.partition(":")[2])
            return row[0] or None if row and not self._contrary(query, find.ref) else None
        if find.kind == "measurement":
            return self._measured(query, find.ref.partition(":")[2])
        truth = self._truth(query, find)
        if truth is None:
            return None
        return "yes" if truth != query.negated else "no"

    def _contrary(self, query: Query, ref: str) -> bool:
        """Whether the question names another value of an attribute than the record speaks of."""
        told = dict(c.split("=", 1) for c in self._records.about(ref) if "=" in c)
        asked = [v.split("=", 1) for m in query.content for v in m.ids("value")]
        return any(told.get(attribute, value) != value for attribute, value in asked)

    def _measured(self, query: Query, id: str) -> str | None:
        """Yes or no to a question that names a figure: whether it is the one measured."""
        row = self._records.row("measurement", "id", "value", id)
        figures = [w for w in words(query.text) if _figure(w)]
        if not row or not figures:
            return None
        agrees = bool(set(fold(str(row[0])).split()) & set(figures))
        return "yes" if agrees != query.negated else "no"

    def _truth(self, query: Query, find: Find) -> bool | None:
        """Whether what the question supposes agrees with the record."""
        claim = self._records.claim(find.ref.partition(":")[2]) if find.kind == "claim" else None
        if claim is None:
            return None
        attribute = self._records.attribute(claim.attribute)
        supposed = self._supposed(query, claim.attribute)
        if supposed and not (find.exact or self._concerns(query, claim)):
            return None
        if supposed:
            return any(v in supposed for v in claim.values)
        wanted = [m for mention in query.content for m in mention.ids("manner")]
        if wanted and claim.manner:
            return agreeing(claim.manner, wanted)
        if attribute and attribute.type == "bool":
            named = {a for m in query.content for a in m.ids("attribute")}
            worded = any(not m.ids("entity") for m in find.covered)
            sure = claim.attribute in named or (find.exact and worded and query.intent == "check")
            return claim.value == "true" if sure else None
        return self._states(query, claim)

    def _concerns(self, query: Query, claim: Claim) -> bool:
        """Whether a claim is about something that the question names, or the question names nothing of its kind."""
        named = {id for m in query.content for id in m.ids("entity")}
        own = {claim.entity, *self._records.members(claim.entity), *self._records.families(claim.entity)}
        return bool(named & own) or not named

    def _states(self, query: Query, claim: Claim) -> bool | None:
        """Whether the value of a claim is what the question supposes: its words or figures are in the question.

        Another figure, or another thing of the same kind in the value's place, is a contradiction; anything else is
        no verdict at all.
        """
        named = {id for m in query.content for id in m.ids("entity")}
        if claim.entity not in named and not named & set(self._records.members(claim.entity)):
            return None
        if all(m.only("entity") for m in query.content):
            return None
        asked = set(words(query.text))
        for value in claim.values:
            own = set(fold(self._value_words(value)).split())
            if own and len(own & asked) >= _MOST * len(own):
                return True
        figures = {w for v in claim.values for w in fold(v).split() if _figure(w)}
        known = set(fold(claim.text["en"]).split())
        if figures and any(_figure(w) and w not in known for w in asked):
            return False
        kinds = {self._records.kind(v) for v in claim.values} - {""}
        others = named - {claim.entity}
        if any(self._records.kind(id) in kinds for id in others):
            return False
        return None

    def _value_words(self, value: str) -> str:
        row = self._records.entity(value)
        return row[1]["en"] if row else value

    def _supposed(self, query: Query, attribute: str) -> set[str]:
        """The values of an attribute that the question names."""
        out = set()
        for mention in query.content:
            for atom in mention.ids("value"):
                id, _, value = atom.partition("=")
                if id == attribute:
                    out.add(value)
        return out


def _figure(word: str) -> bool:
    return word.replace(".", "").isdigit()
