"""Find the records that are asked for in words like those of a question, by the examples that packs give.

It compares a question with examples (`phrasings`): what both mention, weighed by how rare it is. It words no answer;
whether a record that it finds speaks of all that the question names is for the caller to see.
"""

from __future__ import annotations

from kb.ask.binding import bind
from kb.ask.features import features
from kb.ask.figures import counts, figures
from kb.ask.polarity import COMPARING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.ask.lexicon import Lexicon, Mention
    from kb.ask.polarity import Stance
    from kb.ask.query import Query
    from kb.ask.records import Records

_SHARES = (1.0, 0.18, 0.1)
_LOOKED_AT = 60
_BEST = 6
_FAINT = 0.15
_CANDIDATES = 300
_COMMON = 600
_ALIKE, _APART = 0.7, 0.15
_SOMEWHAT = 0.4
_FIRM = ("entity:", "attribute:", "value:", "message:", "procedure:", "table:")


class Example:
    """A question that some record answers, and how like the question asked it is (cosine, 0 to 1)."""

    __slots__ = ("likeness", "number", "ref", "text", "verdict")

    def __init__(self, number: int, ref: str, verdict: str, text: str, likeness: float) -> None:
        self.number = number
        self.ref = ref
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

    def __init__(self, ref: str, examples: list[Example]) -> None:
        self.ref = ref
        self.examples = examples
        self.likeness = sum(share * e.likeness for share, e in zip(_SHARES, examples, strict=False))
        self.score = self.likeness

    def open(self, least: float) -> bool:
        """Whether its best example is that like the question, and no example wants a yes or no."""
        return self.examples[0].likeness >= least and not any(e.verdict for e in self.examples)


class Side:
    """What a question supposes, as far as its words tell: two questions can be set against each other by it."""

    __slots__ = ("_axes", "_bounds", "_denials", "_firm", "_order")

    def __init__(self, stance: Stance, mentions: list[Mention]) -> None:
        said = [w for m in mentions for w in m.key.split()]
        self._axes = stance.axes()
        if any("advise" in m.ids("cue") for m in mentions):
            self._axes.setdefault("advice", 1)  # "should we X" asks what "is X worth it" does
        self._denials = len(stance.free) % 2
        self._firm = _firm(mentions)
        limits = figures(" ".join(m.text for m in mentions))
        self._bounds = (bool(stance.limits), counts(said), {f for f in limits if f[1]})
        # Where things are compared, it matters which of them is named first.
        compared = bool(COMPARING & set(self._axes))
        self._order = dict.fromkeys(i for m in mentions for i in m.ids("entity")[:1]) if compared else {}

    def same(self, other: Side) -> bool:
        """Whether both name the same things and figures and stand on the same oppositions, at whichever ends."""
        mine, theirs = (
            (set(s._axes), s._firm, list(s._order), 0 not in s._axes.values()) for s in (self, other)
        )
        return mine == theirs and (mine[3] or self._axes == other._axes)

    def turn(self, other: Side) -> int:
        """1 where both suppose the same, as far as they can be compared, -1 where the contrary, 0 where neither."""
        if self._bounds != other._bounds or list(self._order) != list(other._order):
            return 0
        turned = self._denials != other._denials
        for axis, end in self._axes.items():
            turned ^= other._axes.get(axis, 0) * end < 0
        return -1 if turned else 1


class Examples:
    """The examples of a base."""

    def __init__(self, records: Records, lexicon: Lexicon) -> None:
        self._records = records
        self._lexicon = lexicon
        self._rows = records.base.rows
        self._postings: dict[str, tuple[float, dict[int, float]]] = {}
        self._vocabulary: dict[str, frozenset[str]] = {}
        self._poles = records.poles
        self._sides: dict[int, Side] = {}
        self._any: bool | None = None
        self._strange = 0.0
        self._last: tuple[list[Mention] | None, list[Near]] = (None, [])
        self._told: dict[int, tuple[int, str, str, str]] = {}

    def nearest(self, query: Query) -> list[Near]:
        """The records whose examples are most like a question, best first; remembered for the question asked last."""
        if self._last[0] is not query.mentions:
            self._last = (query.mentions, self._nearest(query))
        return self._last[1]

    def _nearest(self, query: Query) -> list[Near]:
        if self._any is None:
            self._any = bool(self._rows("SELECT 1 FROM phrasing LIMIT 1", ()))
        if not self._any:
            return []
        found = features(query.mentions)
        self._fetch(found)
        weights = {f: share * self._postings[f][0] for f, share in found.items()}
        norm = sum(w * w for w in weights.values()) ** 0.5
        if not norm:
            return []
        likeness = self._likeness(weights)
        best = sorted(likeness, key=likeness.__getitem__, reverse=True)[:_LOOKED_AT]
        return self._grouped({n: likeness[n] / norm for n in best})

    def _likeness(self, weights: dict[str, float]) -> dict[int, float]:
        """The dot products with examples; what shares nothing rare with the question is left out."""
        found: dict[int, float] = {}
        get = found.get
        least = _FAINT * max(weights.values())
        telling = [f for f, weight in weights.items() if weight >= least]
        for feature in sorted(telling, key=lambda f: len(self._postings[f][1])):
            weight, postings = weights[feature], self._postings[feature][1]
            if not found:
                found.update((number, weight * other) for number, other in postings.items())
            elif len(found) < _CANDIDATES and len(postings) < _COMMON:
                for number, other in postings.items():
                    found[number] = get(number, 0.0) + weight * other
            else:
                for number in found.keys() & postings.keys():
                    found[number] += weight * postings[number]
        return found

    def _fetch(self, found: dict[str, float]) -> None:
        from marshal import loads

        new = [f for f in found if f not in self._postings]
        if not new:
            return
        if not self._strange:
            self._strange = self._rows("SELECT max(rarity) FROM asked", ())[0][0] or 1.0
        for feature in new:
            self._postings[feature] = (0.0 if feature.startswith("w:") else 0.5 * self._strange, {})
        marks = ",".join("?" * len(new))
        sql = f"SELECT feature, rarity, postings FROM asked WHERE feature IN ({marks})"
        for feature, rarity, postings in self._rows(sql, new):
            self._postings[feature] = (rarity, loads(postings))

    def _grouped(self, likeness: dict[int, float]) -> list[Near]:
        new = [n for n in likeness if n not in self._told]
        if new:
            marks = ",".join("?" * len(new))
            sql = f"SELECT id, ref, verdict, text FROM phrasing WHERE id IN ({marks})"
            self._told.update((row[0], row) for row in self._rows(sql, new))
        by_ref: dict[str, list[Example]] = {}
        examples = [Example(*self._told[n], likeness[n]) for n in likeness]
        for example in sorted(examples, key=lambda e: (-e.likeness, e.number)):
            by_ref.setdefault(example.ref, []).append(example)
        return sorted((Near(r, e) for r, e in by_ref.items()), key=lambda n: -n.score)[:_BEST]

    def vocabulary(self, ref: str) -> frozenset[str]:
        """The features of all examples of a record."""
        if ref not in self._vocabulary:
            self._vocabulary[ref] = self._read_vocabulary(ref)
        return self._vocabulary[ref]

    def _read_vocabulary(self, ref: str) -> frozenset[str]:
        from marshal import loads

        rows = self._rows("SELECT features FROM vocabulary WHERE ref=?", (ref,))
        return frozenset(loads(rows[0][0])) if rows else frozenset()

    # Yes or no.

    def verdict(self, query: Query, near: Near) -> str:
        """The verdict of the examples that ask what the question asks, in other words or from the other end.

        Such an example names the same things and figures and stands on the same oppositions; none of about the same
        likeness may speak against it. "" when there is no such example.
        """
        side = self._side(query.mentions)
        votes = [
            (e, (1 if e.verdict == "yes" else -1) * side.turn(self._side_of(e)))
            for e in near.examples
            if e.verdict and e.likeness >= _ALIKE - _APART
        ]
        found, bar = 0, _ALIKE
        for example, vote in votes:
            if example.likeness < bar:
                break
            if vote and side.same(self._side_of(example)):
                if found and vote != found:
                    return ""
                if not found:
                    found, bar = vote, max(example.likeness - _APART, 0.0)
        return {1: "yes", -1: "no"}.get(found, "")

    def against(self, query: Query, ref: str, verdict: str) -> bool:
        """Whether the examples of a record that are somewhat like a question speak against a verdict, on the whole."""
        side = self._side(query.mentions)
        found = next((near for near in self.nearest(query) if near.ref == ref), None)
        votes = [
            e.likeness**3 * side.turn(self._side_of(e)) * (1 if e.verdict == verdict else -1)
            for e in (found.examples if found else ())
            if e.verdict and e.likeness >= _SOMEWHAT
        ]
        return sum(votes) < 0

    def _side_of(self, example: Example) -> Side:
        if example.number not in self._sides:
            self._sides[example.number] = self._side(self._spot(example.text))
        return self._sides[example.number]

    def _side(self, mentions: list[Mention]) -> Side:
        return Side(self._poles.of(mentions), mentions)

    def _spot(self, text: str) -> list[Mention]:
        mentions = self._lexicon.spot(text)
        bind(mentions, self._records)
        return mentions


def _firm(mentions: Iterable[Mention]) -> set[str]:
    """The things and figures that a text names, each by all that its words may stand for."""
    out = set()
    for mention in mentions:
        named = [t for t in mention.targets if t.startswith(_FIRM)]
        if named:
            out.add(" ".join(sorted(named)))
        elif any(c.isdigit() for c in mention.key):
            out.add(mention.key)
    return out
