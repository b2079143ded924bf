"""Refuse honestly: say which words nothing here speaks of, and what the nearest records are about.

It decides no refusal; what a question wants and what answers it is for others to find.
"""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.normal import has_cjk
from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.speech import Speech
from kb.ask.wording import join, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.finder import Find

_TOPICS = 3
_INNER = set(",:;?，：；？、")


class Refusals:
    """Words refusals.

    Args:
        records: the base's records.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def refuse(self, query: Query, key: str, words: list[str], finds: list[Find]) -> Answer:
        """An honest refusal that names the words which nothing here speaks of."""
        answer = Answer(query.text, query.as_dict(), "unknown", query.lang)
        named = join([f"'{w}'" for w in dict.fromkeys(words[:4])], query.lang)
        answer.answer = say(key, query.lang, words=named)
        topics = self._topics(Speech(self._records, query.lang), finds)
        if topics:
            answer.notes.append(say("nearest", query.lang, examples=join(topics, query.lang)))
        return answer

    def _topics(self, speech: Speech, finds: list[Find]) -> list[str]:
        """What the nearest records are about, for somebody whose question could not be answered."""
        out: list[str] = []
        for find in finds[:_TOPICS]:
            claim = self._records.claim_at(find.ref)
            if claim:
                out.append(f"{speech.name(claim.entity)} - {speech.name(claim.attribute)}")
            elif find.kind in ("entity", "attribute"):
                out.append(speech.name(find.ref.partition(":")[2]))
        return list(dict.fromkeys(out))

    def nothing(self, query: Query) -> Answer:
        """What is said where nothing was asked: a few questions that can be."""
        answer = Answer(query.text, query.as_dict(), "clarify", query.lang)
        answer.answer = say("clarify-empty", query.lang, examples=" / ".join(self._examples(query.lang)))
        return answer

    def _examples(self, lang: str) -> list[str]:
        """A few questions that can be answered, from the packs; those written as one would print them come first."""
        sql = (
            "SELECT turns FROM question WHERE family IN ('check','define','howto') AND half='work' LIMIT 500"
        )
        zh = lang == "zh"
        asked = [turns.strip('[]"').split('"')[0] for (turns,) in self._records.base.rows(sql, ())]
        fitting = [q for q in asked if has_cjk(q) == zh and len(q) < 70 and not set(q[:-1]) & _INNER]
        return sorted(fitting, key=lambda q: not ((zh or q[:1].isupper()) and q[-1] in "?？"))[:3]
