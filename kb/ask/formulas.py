"""Comparisons written as formulas ("A = B < C?"), and figures given to several things at once ("A 1, B 2?").

Measurements tell how things compare and which figure is whose. It reads no other comparisons and words nothing.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.clauses import places_of
from kb.ask.figures import figure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.rivals import Rivals

_SIGNS = {"=": 0, "==": 0, "＝": 0, "<": -1, "＜": -1, ">": 1, "＞": 1}
_PAIR = 2


class Formulas:
    """Settles formulas by measurements.

    Args:
        records: the base's records.
        rivals: tells how what was measured compares.
    """

    def __init__(self, records: Records, rivals: Rivals) -> None:
        self._records = records
        self._rivals = rivals

    def verdict(self, query: Query, ref: str) -> str | None:
        """The verdict on a formula, or on figures that are given to things; None where a question has neither.

        Args:
            query: a yes/no question.
            ref: the record that was found for it.
        """
        if query.stance.denials or query.stance.limits:
            return None
        things = sorted((m for m in query.content if self._rivals.measured(m)), key=lambda m: m.start)
        if len({self._rivals.measured(m) for m in things}) < _PAIR:
            return None
        truth = self._signs(query, things, ref) if not set(query.text).isdisjoint("".join(_SIGNS)) else None
        truth = self._given(query, things) if truth is None else truth
        return None if truth is None else "yes" if truth else "no"

    def _signs(self, query: Query, things: list[Mention], ref: str) -> bool | None:
        from kb.ask.ellipsis import spans

        where = spans(query) or {}
        signs = []
        for a, b in pairwise(m for m in things if m in where):
            sign = _SIGNS.get(query.text[where[a][1] : where[b][0]].strip())
            signs += [] if sign is None else [(self._rivals.measured(a), self._rivals.measured(b), sign)]
        orders = self._rivals.orders(query, ref) if signs else []
        known = [o.places for o in orders if all(a in o.places and b in o.places for a, b, _ in signs)]
        truths = {all(_sign(places[b] - places[a]) == sign for a, b, sign in signs) for places in known}
        return truths.pop() if len(truths) == 1 else None

    def _given(self, query: Query, things: list[Mention]) -> bool | None:
        said = query.stance.said
        inside = places_of(query.content)
        found = {at: word for at, word in enumerate(said) if figure(word) and at not in inside}
        places = {m.start: self._rivals.measured(m) for m in things}
        order = sorted({*found, *places})
        pairs = [(places[a], found[b]) for a, b in pairwise(order) if a in places and b in found]
        if not order or order[0] in found:
            pairs = [(places[b], found[a]) for a, b in pairwise(order) if a in found and b in places]
        if len(pairs) < _PAIR or len(pairs) != len(found):
            return None
        named = {c for m in query.content for c in m.ids("concept")} & self._records.metrics()
        told = [self._told(thing) for thing, _ in pairs]
        metrics = named or set.intersection(*(set(t) for t in told))
        known = [m for m in metrics if all(m in t for t in told)]
        right = [all(t[m] == figure_ for t, (_, figure_) in zip(told, pairs, strict=True)) for m in known]
        return None if not known or (not named and not any(right)) else any(right)

    def _told(self, thing: str) -> dict[str, str]:
        """The values that were measured of a thing, by what was measured."""
        sql = "SELECT metric,value FROM measurement WHERE subject=? AND value_text_en=''"
        return {metric: value for metric, value in self._records.base.rows(sql, (thing,)) if figure(value)}


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
