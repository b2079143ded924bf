"""Answer a query: choose between what rules conclude and what records say, or refuse and name what is missing."""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.cards import Cards
from kb.ask.computed import Computer
from kb.ask.finder import Find, Finder, must
from kb.ask.normal import is_cjk
from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.speech import Speech
from kb.ask.wording import join, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.rules.engine import Engine

_COMPUTED_FIRST = ("check", "value", "why", "whynot", "compare", "list", "count", "fix", "decide")
_TOPICS = 3
_STRICT = ("value", "measure", "count", "define")


def _pair(finds: list[Find]) -> list[Find]:
    """Two records that together speak of all that is named, and have something named in common; or none."""
    for i, first in enumerate(finds):
        for second in finds[i + 1 :]:
            together = set(first.covered) & set(second.covered)
            if together and not set(first.missing) & set(second.missing):
                return [first, second]
    return []


class Responder:
    """Answers queries over one base, view and version.

    Args:
        records: the base's records.
        engine: makes an engine for (entity, attribute) -> value assumptions.
    """

    def __init__(self, records: Records, engine: Callable[[dict[tuple[str, str], str]], Engine]) -> None:
        self._records = records
        self._finder = Finder(records)
        self._computer = Computer(records, engine, self._finder.is_weak)
        self._cards = Cards(records)

    def answer(self, query: Query) -> Answer:
        """The answer to a query, whatever its status."""
        if query.unknown:
            return self.refuse(query, "unknown-words", query.unknown, [])
        if all(self._finder.is_weak(m) for m in query.content):
            return self._nothing(query)
        fits = self._computer.scope.fits(query)
        spare = self._computer.scope.leftover(query) if fits else []
        first = fits and (query.intent in _COMPUTED_FIRST or self._advises_setting(query))
        if first and not spare and not self._computer.hangs(query):
            return self._computer.answer(query)
        finds = [f for f in self._finder.find(query) if self._cards.covers_figures(query, f.ref)]
        exact = [f for f in finds if (f.exact if first else f.fits)]
        if exact and not (first and not spare and not self._cards.says(query, exact[0])):
            return self._card(query, exact, finds)
        if fits and not any(map(must, spare)):
            answer = self._told(query, bool(spare))
            if answer.status != "unknown" and self._filed(query, answer):
                return answer
        near = exact[:1] or self._nearby(query, finds)
        if near:
            return self._card(query, near, finds)
        missing = spare or (finds[0].missing if finds else query.content) or query.content
        return self.refuse(query, "unknown-mix", [m.text for m in missing], finds)

    def _filed(self, query: Query, answer: Answer) -> bool:
        """Whether an answer names a file, where a file was asked for."""
        wanted = query.intent == "source" and "file" in query.cues
        return not wanted or any("file" in cited for cited in answer.sources) or "/" in answer.answer

    def _told(self, query: Query, loose: bool) -> Answer:
        """The computed answer; without a verdict on a setting when words were passed over that may turn it."""
        found = self._records.attribute(query.target)
        if not loose or not query.yesno or found is None or found.role != "setting":
            return self._computer.answer(query)
        query.yesno = False
        try:
            return self._computer.answer(query)
        finally:
            query.yesno = True

    def _advises_setting(self, query: Query) -> bool:
        """Whether advice is sought on one setting of one deployment: what is required there is the advice."""
        found = self._records.attribute(query.target)
        lone = query.intent == "advise" and len(query.subjects) == 1
        return lone and found is not None and found.role != "concluded"

    def _card(self, query: Query, finds: list[Find], all_finds: list[Find]) -> Answer:
        answer = self._cards.answer(query, finds if len(finds) == 2 and not finds[0].fits else finds[:1])
        if answer.answer and self._filed(query, answer):
            if finds[0].kind == "claim":
                self._computer.back(answer, finds[0].ref.partition(":")[2])
            return answer
        return self.refuse(query, "unknown-mix", [m.text for m in query.content], all_finds)

    def _nearby(self, query: Query, finds: list[Find]) -> list[Find]:
        """Records that answer between them, or but for one thing named; never where a wrong match would mislead."""
        if query.yesno or query.intent in _STRICT:
            return []
        return _pair(finds) or [f for f in finds[:1] if f.near]

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
            claim = self._records.claim(find.ref.partition(":")[2]) if find.kind == "claim" else None
            if claim:
                out.append(f"{speech.name(claim.entity)} - {speech.name(claim.attribute)}")
            elif find.kind in ("entity", "attribute"):
                out.append(speech.name(find.ref.partition(":")[2]))
        return list(dict.fromkeys(out))

    def _nothing(self, query: Query) -> Answer:
        answer = Answer(query.text, query.as_dict(), "clarify", query.lang)
        answer.answer = say("clarify-empty", query.lang, examples=", ".join(self.examples(query.lang)))
        return answer

    def examples(self, lang: str) -> list[str]:
        """A few questions that can be answered, from the packs."""
        sql = "SELECT turns FROM question WHERE family IN ('check','define','howto') LIMIT 200"
        zh = lang == "zh"
        picked = []
        for (turns,) in self._records.base.rows(sql, ()):
            first = turns.strip('[]"').split('"')[0]
            if any(map(is_cjk, first)) == zh and len(first) < 70:
                picked.append(first)
            if len(picked) == 3:
                break
        return picked
