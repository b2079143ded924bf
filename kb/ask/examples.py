"""Find the records that are asked for in words like those of a question, by the examples that packs give.

It compares a question with examples (`phrasings`): what both mention, weighed by how rare it is (cosine). Records are
looked over first by what any of their examples has in common with the question, then the likeliest example by example.
It words no answer; whether a record that it finds speaks of all that the question names is for the caller to see.
"""

from __future__ import annotations

from kb.ask.binding import spotted
from kb.ask.features import features
from kb.ask.sides import Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Lexicon, Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

_SHARES = (1.0, 0.18, 0.1)
_LOOKED_AT = 6
_BESIDE = 0.7
_FAINT = 0.15
_LEAST = 0.3
_ENOUGH, _RARE = 50, 60
_ALIKE, _AKIN, _APART = 0.7, 0.6, 0.12
_SOMEWHAT = 0.4


class Example:
    """A question that some record answers, and how like the question asked it is (cosine, 0 to 1)."""

    __slots__ = ("likeness", "number", "text", "verdict")

    def __init__(self, number: int, verdict: str, text: str, likeness: float) -> None:
        self.number = number
        self.verdict = verdict
        self.text = text
        self.likeness = likeness


class Near:
    """A record that is asked for in such words.

    Attributes:
        ref: the record's reference.
        likeness: how well its examples fit, the best counting most.
        score: the same; whoever knows more of the record may weigh it in.
        examples: those examples, best first.
    """

    __slots__ = ("examples", "likeness", "ref", "score")

    def __init__(self, ref: str, likeness: float, examples: list[Example]) -> None:
        self.ref = ref
        self.examples = examples
        self.likeness = likeness
        self.score = likeness

    def open(self, least: float) -> bool:
        """Whether its best example is that like the question, and no example wants a yes or no."""
        return self.examples[0].likeness >= least and not any(e.verdict for e in self.examples)


class Examples:
    """The examples of a base."""

    def __init__(self, records: Records, lexicon: Lexicon) -> None:
        self._records = records
        self._lexicon = lexicon
        self._rows = records.base.rows
        self._poles = records.poles
        self._asked: dict[str, tuple[float, dict[int, float]]] = {}
        self._refs: dict[int, str] = {}
        self._spoken: dict[str, dict[str, dict[int, float]]] = {}
        self._vocabulary: dict[str, frozenset[str]] = {}
        self._told: dict[int, tuple[int, str, str]] = {}
        self._sides: dict[int, Side] = {}
        self._strange = 0.0
        self._last: tuple[list[Mention] | None, list[Near]] = (None, [])
        self._side_of_last: tuple[list[Mention] | None, Side | None] = (None, None)

    def nearest(self, query: Query) -> list[Near]:
        """The records whose examples are most like a question, best first; remembered for the question asked last."""
        if self._last[0] is not query.mentions:
            self._last = (query.mentions, self._nearest(query.mentions))
        return self._last[1]

    def _nearest(self, mentions: list[Mention]) -> list[Near]:
        found = features(mentions)
        self._fetch(found)
        weights = {f: share * self._asked[f][0] for f, share in found.items()}
        norm = sum(w * w for w in weights.values()) ** 0.5
        if not norm:
            return []
        # What is faint beside the rest is passed over: it is in many examples, and tells little between them.
        least = _FAINT * max(weights.values())
        weights = {f: weight for f, weight in weights.items() if weight >= least}
        scored: list[tuple[float, str, list[tuple[float, int]]]] = []
        least = _LEAST * norm
        for number, bound in self._likely(weights):
            if bound < least:
                break
            ref = self._refs.get(number) or self._ref(number)
            alike = self._likeness(ref, weights, norm)
            score = sum(share * like for share, (like, _) in zip(_SHARES, alike, strict=False))
            scored.append((score, ref, alike))
            least = max(least, _BESIDE * alike[0][0] * norm)
        scored.sort(key=lambda one: -one[0])
        self._tell([number for _, _, alike in scored for _, number in alike])
        return [Near(ref, score, self._examples(alike)) for score, ref, alike in scored]

    def _likely(self, weights: dict[str, float]) -> list[tuple[int, float]]:
        """The records whose examples, taken together, have most in common with a question, and how much at most."""
        bounds: dict[int, float] = {}
        get = bounds.get
        for feature in sorted(weights, key=lambda f: len(self._asked[f][1])):
            weight, postings = weights[feature], self._asked[feature][1]
            if len(bounds) < _ENOUGH or len(postings) < _RARE:
                for number, most in postings.items():
                    bounds[number] = get(number, 0.0) + weight * most
            else:
                for number in bounds:
                    if number in postings:
                        bounds[number] += weight * postings[number]
        best = sorted(bounds, key=bounds.__getitem__, reverse=True)[:_LOOKED_AT]
        return [(number, bounds[number]) for number in best]

    def _likeness(self, ref: str, weights: dict[str, float], norm: float) -> list[tuple[float, int]]:
        """The examples of a record with their likeness to a question, best first; those hardly alike are left out."""
        found: dict[int, float] = {}
        get = found.get
        own = self._spoken.get(ref)
        if own is None:
            own = self._read(ref)
        for feature, weight in weights.items():
            for number, other in own.get(feature, _NOTHING).items():
                found[number] = get(number, 0.0) + weight * other
        least = min(_LEAST * norm, max(found.values(), default=0.0))
        alike = sorted([(-total, number) for number, total in found.items() if total >= least])
        return [(-total / norm, number) for total, number in alike]

    def _examples(self, alike: list[tuple[float, int]]) -> list[Example]:
        return [Example(*self._told[number], likeness) for likeness, number in alike]

    def _tell(self, numbers: list[int]) -> None:
        """Read examples."""
        new = [n for n in numbers if n not in self._told]
        if new:
            marks = ",".join("?" * len(new))
            sql = f"SELECT id, verdict, text FROM phrasing WHERE id IN ({marks})"
            self._told.update((row[0], row) for row in self._rows(sql, new))

    def _fetch(self, found: dict[str, float]) -> None:
        from marshal import loads

        new = [f for f in found if f not in self._asked]
        if not new:
            return
        if not self._strange:
            self._strange = self._rows("SELECT max(rarity) FROM asked", ())[0][0] or 1.0
        for feature in new:
            self._asked[feature] = (0.0 if feature.startswith("w:") else 0.5 * self._strange, {})
        marks = ",".join("?" * len(new))
        sql = f"SELECT feature, rarity, postings FROM asked WHERE feature IN ({marks})"
        for feature, rarity, postings in self._rows(sql, new):
            self._asked[feature] = (rarity, loads(postings))

    def _ref(self, number: int) -> str:
        self._refs.update(self._rows("SELECT number, ref FROM vocabulary", ()))
        return self._refs[number]

    def _read(self, ref: str) -> dict[str, dict[int, float]]:
        from marshal import loads

        rows = self._rows("SELECT features FROM vocabulary WHERE ref=?", (ref,))
        self._spoken[ref] = loads(rows[0][0]) if rows else {}
        return self._spoken[ref]

    def vocabulary(self, ref: str) -> frozenset[str]:
        """The features of all examples of a record."""
        if ref not in self._vocabulary:
            self._vocabulary[ref] = frozenset(self._spoken.get(ref) or self._read(ref))
        return self._vocabulary[ref]

    # Yes or no.

    def verdict(self, query: Query, near: Near, told: frozenset[str] | None = None) -> str:
        """The verdict of the examples that ask what the question asks, in other words or from the other end.

        Such an example names the same things and figures and stands on the same oppositions; none of about the same
        likeness may speak against it. Where the record itself is known to answer, examples that name more or less of
        what it speaks of (`told`) count as well. "" when there is no such example.
        """
        side = self._side(query)
        found, bar = 0, _ALIKE if told is None else _AKIN
        for example in near.examples:
            if example.likeness < bar:
                break
            vote = self._vote(side, example)
            other = self._side_of(example) if vote else side
            if vote and (side.same(other) if told is None else side.differs_within(other, told)):
                if found and vote != found:
                    return ""
                if not found:
                    found, bar = vote, max(example.likeness - _APART, 0.0)
        return {1: "yes", -1: "no"}.get(found, "")

    def against(self, query: Query, ref: str, verdict: str) -> bool:
        """Whether the examples of a record that are somewhat like a question speak against a verdict, on the whole."""
        side = self._side(query)
        found = next((near for near in self.nearest(query) if near.ref == ref), None)
        alike = [e for e in (found.examples if found else ()) if e.likeness >= _SOMEWHAT]
        votes = sum(e.likeness**3 * self._vote(side, e) for e in alike)
        return votes < 0 if verdict == "yes" else votes > 0

    def _vote(self, side: Side, example: Example) -> int:
        """1 where an example speaks for a yes, -1 for a no, 0 where it says nothing of a question on that side."""
        if not example.verdict:
            return 0
        return side.turn(self._side_of(example)) * (1 if example.verdict == "yes" else -1)

    def _side(self, query: Query) -> Side:
        last, side = self._side_of_last
        if last is not query.mentions or side is None:
            known = query.stance.mentions is query.mentions
            stance = query.stance if known else self._poles.of(query.mentions)
            side = Side(stance, query.mentions, query.text)
            self._side_of_last = (query.mentions, side)
        return side

    def _side_of(self, example: Example) -> Side:
        side = self._sides.get(example.number)
        if side is None:
            mentions = spotted(example.text, self._lexicon, self._records)
            side = self._sides[example.number] = Side(self._poles.of(mentions), mentions, example.text)
        return side


_NOTHING: dict[int, float] = {}
