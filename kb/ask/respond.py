"""Answer a query: choose between what rules conclude and what records say, or refuse and name what is missing."""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.cards import Cards
from kb.ask.computed import Computer
from kb.ask.finder import Find, Finder, must
from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.speech import Speech
from kb.ask.wording import join, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.rules.engine import Engine

_COMPUTED_FIRST = ("check", "value", "why", "whynot", "compare", "list", "count", "fix", "decide")
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
            return self.refuse(query, "unknown-words", query.unknown)
        if not any(not self._finder.is_weak(m) for m in query.content):
            return self._nothing(query)
        finds = [f for f in self._finder.find(query) if self._cards.covers_figures(query, f.ref)]
        loose = self._computer.fits(query) and query.intent in _COMPUTED_FIRST
        exact = [f for f in finds if (f.exact if loose else f.fits)]
        fits = self._computer.fits(query)
        spare = self._computer.leftover(query) if fits else []
        hangs = fits and bool(exact) and self._computer.hangs(query)
        if fits and not hangs and not spare and (query.intent in _COMPUTED_FIRST or not exact):
            return self._computer.answer(query)
        if exact and not (fits and hangs and not self._cards.says(query, exact[0])):
            return self._cards.answer(query, exact[:1])
        if fits and not any(map(must, spare)):
            return self._computer.answer(query)
        if not query.yesno and query.intent not in _STRICT:
            near = _pair(finds) or [f for f in finds[:1] if f.near]
            if near:
                return self._cards.answer(query, near)
        missing = finds[0].missing if finds else query.content
        return self.refuse(query, "unknown-mix", [m.text for m in (spare or missing)])

    def refuse(self, query: Query, key: str, words: list[str]) -> Answer:
        """An honest refusal that names the words which nothing here speaks of."""
        answer = Answer(query.text, query.as_dict(), "unknown", query.lang)
        named = join([f"'{w}'" for w in dict.fromkeys(words[:4])], query.lang)
        answer.answer = say(key, query.lang, words=named)
        near = [Speech(self._records, query.lang).name(f.ref.partition(":")[2]) for f in ()]
        answer.notes += near
        return answer

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
            if any("\u4e00" <= c for c in first) == zh and len(first) < 70:
                picked.append(first)
            if len(picked) == 3:
                break
        return picked
