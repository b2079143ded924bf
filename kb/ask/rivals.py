"""Yes or no on who is ahead in what was measured, or whether things are alike in it.

Measurements put things in order; the words of a question say who is supposed to be ahead of whom, in which quantity and
by how much. A question that names no one quantity is settled where all that were measured agree. It finds no
measurement for other questions and words nothing.
"""

from __future__ import annotations

from kb.ask.figures import THREE, close, figure, figures, fits
from kb.ask.polarity import COMPARING, Pole, direction
from kb.ask.units import rescaled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

_PAIR = 2
# What else may be said of a difference without asking for more than who is ahead.
_BESIDE = frozenset("weight place knowing acting staying".split())
_MOST = frozenset(
    "fastest slowest quickest best worst highest lowest most least largest smallest first last".split()
)
_ZH_MOST = "最"
# Figures that only name a test.
_SET = frozenset(["99", "1000", "3"])
_TRIPLE = 3
_ALL = frozenset(["all", "each", "every", "都", "者"])
# "X 比 Y ... 低": the word that compares stands behind the figure, or ends the question.
_ZH_THAN = "比"
_ZH_COMPARE = {
    **dict.fromkeys("高大多", ("amount", 1)),
    **dict.fromkeys("低小少", ("amount", -1)),
    **dict.fromkeys("快", ("speed", 1)),
    **dict.fromkeys("慢", ("speed", -1)),
    **dict.fromkeys("好强优", ("worth", 1)),
    **dict.fromkeys("差弱", ("worth", -1)),
}
_ZH_OTHERWISE = frozenset(
    "差不 差很 差得 差距 差别 差异 差超 差多 大概 大约 大致 大多 多少 少说 好像 好处 大小".split()
)
_ZH_IT_IS = "的是"
_LOSING = frozenset("lose loses losing lost".split())
# Words that compare whatever they are said of with the rest, where it is named alone.
_MORE = frozenset("more less better worse".split())
_ZH_MORE = "更"
# Words for what differs where it is no quantity.
_REASONS = frozenset("reason reasons cause causes 因".split())
# How people write the units of differences.
_UNITS = {"%": ("%", "percent", "百分之"), "µs": ("us", "µs", "μs", "microsecond", "micros", "微秒")}


class Order:
    """A measurement that puts things in order.

    Attributes:
        better: which end of it is better, "higher" or "lower".
        difference: by how much two groups differ, in `unit`; None where it gives the values themselves.
        unit: the unit of the value.
        places: the place of each thing; the first has the highest value, and equal values share a place.
        about: the concepts that it speaks of, its metric among them.
    """

    __slots__ = ("about", "better", "difference", "places", "unit")

    def __init__(
        self, better: str, value: str, unit: str, places: dict[str, int], about: frozenset[str]
    ) -> None:
        groups = len(set(places.values()))
        self.better = better
        self.unit = unit
        self.places = places
        self.about = about
        self.difference = float(value) if value and groups == _PAIR and len(places) > groups - 1 else None


class Rivals:
    """Settles comparisons by measurements.

    Args:
        records: the base's records.
        is_weak: whether a mention need not be answered.
    """

    def __init__(self, records: Records, is_weak: Callable[[Mention], bool]) -> None:
        self._records = records
        self._is_weak = is_weak
        self._known: list[Order] | None = None
        self._things: set[str] = set()

    def verdict(self, query: Query, ref: str) -> str | None:
        """The verdict on how things compare in the quantities that a question, or else the record found, names.

        Args:
            query: a yes/no question.
            ref: the record that was found for it.
        """
        poles = _comparing(query)
        axes = {p.axis for p in poles}
        starts = {p.start for p in poles}
        beside = {p.axis for p in query.stance.poles if p.start not in starts} - COMPARING - _BESIDE
        if not poles or beside or query.stance.limits or _REASONS.intersection(query.stance.said):
            return None
        sized = any(w not in _SET for w, _ in figures(query.text))
        if "sameness" in axes and (len(axes) > 1 or sized):
            return None  # whether they differ by so much is not whether they differ
        orders = _of_unit(query, self.orders(query, ref))
        if not orders:
            return None
        if "sameness" in axes:
            found = {self._alike(query, order, poles[0].sign) for order in orders}
        else:
            # "no slower than" is no more than the denial of "slower than".
            denied = {p.turned % 2 == 1 for p in poles}
            found = {self._ahead(query, order, poles) for order in orders}
            found = {None if one is None else one != (denied == {True}) for one in found}
            found = found if len(denied) == 1 else set()
        found.discard(None)
        one = found.pop() if len(found) == 1 else None
        truth = self._sized(query, orders, one) if one is not None else None
        return None if truth is None else "yes" if truth != (len(query.stance.free) % 2 == 1) else "no"

    def orders(self, query: Query, ref: str) -> list[Order]:
        """The measurements that speak of all quantities which a question names; of others, that of the record."""
        known = self._all()
        wanted: list[set[str]] = []
        for mention in query.content:
            counts = (THREE | _ALL).issuperset(mention.key.split())
            if counts or set(mention.entities) & self._things or self._is_weak(mention):
                continue
            named = set(mention.ids("concept"))
            if named & self._things and not any(named & order.about for order in known if named):
                continue
            if any(named & order.about for order in known):
                wanted.append(named)
            elif not self._weighs(query, mention):
                return []
        return [o for o in known if all(named & o.about for named in wanted)]

    def measured(self, mention: Mention) -> str:
        """The thing that a mention names of those that were measured, or ""."""
        self._all()
        return next((t for t in _things(mention.targets) if t in self._things), "")

    def _weighs(self, query: Query, mention: Mention) -> bool:
        """Whether a mention is only a word that compares, or weighs what is compared."""
        at = range(mention.start, mention.end)
        comparing = [*_comparing(query), *(p for p in query.stance.poles if p.axis in _BESIDE)]
        return any(p.start in at for p in comparing)

    def _all(self) -> list[Order]:
        """The measurements that put things in order; read once, with all the things that they do."""
        if self._known is None:
            sql = (
                "SELECT DISTINCT m.id,m.metric,m.better,m.value,m.unit FROM measurement m"
                " JOIN measurement_rank r ON r.measurement=m.id"
            )
            self._known = []
            for id, metric, better, value, unit in self._records.base.rows(sql, ()):
                rows = self._records.list("measurement_rank", "measurement", "thing,place", id)
                places = {thing: int(place) for thing, place in rows}
                about = self._records.told_by("measurement:" + id) | {metric}
                self._known.append(Order(better, value, unit, places, about))
                self._things.update(places)
        return self._known

    def _alike(self, query: Query, order: Order, sign: int) -> bool | None:
        """Whether things are alike, or differ, as supposed; a difference is no big one, so its size is left open."""
        places = order.places
        named = list(dict.fromkeys(t for _, t in _sides(query, places)))
        weights = {p.sign for p in query.stance.poles if p.axis == "weight"}
        if len(named) < _PAIR:
            every = "all" in query.cues or (THREE | _ALL).intersection(query.stance.said)
            named = list(places) if every else []
        least = _TRIPLE if THREE.intersection(query.stance.said) else _PAIR
        if len(named) < least:
            return None
        same = len({places[t] for t in named}) == 1
        if (not same and weights) or len(weights) > 1:
            return None
        return same == (sign > 0 or weights == {-1})  # a difference that is none is a small one

    def _sized(self, query: Query, orders: list[Order], truth: bool) -> bool | None:
        """A truth with the figure, or the weight, that the question supposes for the difference."""
        asked = [(w, bound) for w, bound in figures(query.text) if w not in _SET]
        if not truth:
            return None if any(bound < 0 for _, bound in asked) else False
        if any(p.axis == "weight" for p in query.stance.poles):
            return None
        if not asked:
            return True
        named = {t for o in orders for _, t in _sides(query, o.places)}
        told = [
            o for o in orders if o.difference is not None and len({o.places.get(t) for t in named}) == _PAIR
        ]
        text = rescaled(query.text, told[0].unit) if len(told) == 1 else None
        if text is None or not any(unit in text.lower() for unit in _UNITS.get(told[0].unit, ())):
            return None
        asked = [(w, bound) for w, bound in figures(text) if w not in _SET]
        difference = told[0].difference
        assert difference is not None
        if close(difference, asked):
            return None  # the difference told is a round one
        judged = {fits(difference, True, float(w), bound) for w, bound in asked}
        return judged.pop() if len(judged) == 1 else None

    def _ahead(self, query: Query, order: Order, poles: list[Pole]) -> bool | None:
        """Whether what is named before the word that compares has the higher value, or the lower one, as supposed."""
        signs = {direction(p, order.better) for p in poles}
        if len(signs) != 1:
            return None
        sign, places = signs.pop(), order.places
        middle = query.stance.divide() or poles[0].start
        sides = _sides(query, places)
        left = {t for at, t in sides if at < middle}
        right = {t for at, t in sides if at > middle} - left
        named = {t for _, t in sides}
        came = named.intersection(query.left)
        if came and came != named:
            # A move is expected to bring what is not so; that a little is gained says nothing for it.
            gained = {(places[r] - places[s]) * sign > 0 for s in named - came for r in came}
            return False if gained == {False} else None
        if _MOST.intersection(query.stance.said) or _ZH_MOST in query.text:
            left, right = named, set(places) - named
        elif len({t for _, t in _sides(query, self._things)}) == 1 == len(left | right):
            others = self._others(query, places, next(iter(left | right)), poles)
            left, right = left or others, right or others
            if _ZH_IT_IS in query.text:
                left, right = right, left  # "低的是 X"
        ahead = {(places[r] - places[s]) * sign > 0 for s in left for r in right}
        return ahead.pop() if len(ahead) == 1 else None

    def _others(self, query: Query, places: dict[str, int], one: str, poles: list[Pole]) -> set[str]:
        """What a thing that is named alone is set against: what else was measured, or could be moved from or to."""
        said = query.stance.said
        words = [said[p.start] for p in poles]
        if any(p in query.stance.sized or said[p.start] in _ZH_COMPARE for p in poles):
            return set(places) - {one}
        if not all(map(_is_more, words)):
            return set()
        kind = self._records.kind(one)
        moves = any(p.axis == "staying" for p in query.stance.poles)
        kinds = {t: self._records.kind(t) for t in places if t != one}
        return {t for t, k in kinds.items() if kind and k and (k == kind or not moves)}


def _sides(query: Query, places: Container[str]) -> list[tuple[int, str]]:
    """The things that a question names, of those that were put in order, with where it names them."""
    return [(m.start, t) for m in query.content for t in _things(m.targets) if t in places]


def _of_unit(query: Query, orders: list[Order]) -> list[Order]:
    """Of measurements those in the unit of a difference that a question names, where there is one."""
    text, told_ = query.text.lower(), [w for w, _ in figures(query.text)]
    named = {
        unit
        for unit, spelled in _UNITS.items()
        for u in spelled
        if any(form in text for w in told_ for form in (w + u, f"{w} {u}", u + w))
    }
    return [o for o in orders if o.difference is not None and o.unit in named] or orders


def _things(targets: Iterable[str]) -> list[str]:
    return [t.partition(":")[2] for t in targets if t.startswith(("entity:", "concept:"))]


def _comparing(query: Query) -> list[Pole]:
    """The words of a question that compare; in Chinese the last behind "比", and a loss where there is no other."""
    stance = query.stance
    poles = [p for p in (*stance.poles, *stance.sized) if p.axis in COMPARING]
    if poles:
        return poles
    said = list(stance.said)
    if _ZH_THAN in said:
        than = said.index(_ZH_THAN)
        for at in range(len(said) - 1, than, -1):
            if said[at] in _ZH_COMPARE and "".join(said[at : at + 2]) not in _ZH_OTHERWISE:
                return [Pole(*_ZH_COMPARE[said[at]], at, at + 1)]
    for at, word in enumerate(said[:-1]):
        if word in _ZH_COMPARE and any(map(figure, said[at + 1 : at + 3])):
            return [Pole(*_ZH_COMPARE[word], at, at + 1)]  # "低 18%", "高约 20 µs"
    lost = [p for p in stance.poles if said[p.start] in _LOSING]
    return [Pole("amount", -1, p.start, p.end) for p in lost]


def _is_more(word: str) -> bool:
    """Whether a word compares: "lower", "better", "更低"."""
    return word in _MORE or word.endswith("er") or word.startswith(_ZH_MORE)
