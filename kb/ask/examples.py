"""Find the records that are asked for in words like those of a question, by the examples that packs give.

It compares a question with examples (`phrasings`): what both mention, weighed by how rare it is (cosine). Records are
looked over first by what any of their examples has in common with the question, then the likeliest example by example.
It words no answer; whether a record that it finds speaks of all that the question names is for the caller to see.
"""

from __future__ import annotations

from operator import itemgetter

from kb.ask.binding import spotted
from kb.ask.features import STATED, features
from kb.ask.figures import figures
from kb.ask.lanes import weighed, whole
from kb.ask.sides import Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lanes import Lanes
    from kb.ask.lexicon import Lexicon, Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

# From which likeness on an example asks for nearly the same, and for about the same.
SURE, CLOSE = 0.85, 0.8
_SHARES = (1.0, 0.18, 0.1)
_LOOKED_AT = 6
_BESIDE = 0.7
_FAINT = 0.15
_LEAST = 0.3
# From which likeness on an example tells the verdict: of whichever record, of the one that is known to answer, and of
# that one where nothing else is named and both stand on some opposition. Of the pack's questions and some 360 others,
# those below these bars are right no more often than nine times in ten.
_ALIKE, _AKIN, _SAME, _APART = 0.7, 0.55, 0.4, 0.12
# By how much more like the question an example has to be that speaks for the contrary, whatever else it names.
_NEARER = 0.08
# An example counts for a question whether only something is so where it asks that of nearly the same.
_LIMITED = 0.8
_SOMEWHAT = 0.4
# From which likeness on the examples of the record that answers may lean to a verdict, how much less like the question
# those may be that have a say, how fast that wanes, and how much of their weight has to agree. Of 900 questions with a
# verdict, 183 of which had none otherwise, 34 were settled so and none of them wrongly; it is as good nearby.
_LEANING, _NEAR, _WANING, _MOSTLY = 0.65, 0.75, 5, 0.7


class Example:
    """A question that some record answers, with the verdict that it wants or "".

    Attributes:
        stated: whether it is no question, but what the record states: who asks whether that is so wants a yes.
        side: on which side of what it asks it stands; None until somebody asks.
    """

    __slots__ = ("side", "stated", "text", "verdict")

    def __init__(self, verdict: str, text: str) -> None:
        self.stated = verdict == STATED
        self.verdict = "yes" if self.stated else verdict
        self.text = text
        self.side: Side | None = None


class Near:
    """A record that is asked for in such words.

    Attributes:
        ref: the record's reference.
        likeness: how well its examples fit, the best counting most.
        score: the same; whoever knows more of the record may weigh it in.
        examples: those examples with their likeness to the question (cosine, 0 to 1), best first.
        best: the greatest likeness.
    """

    __slots__ = ("best", "examples", "likeness", "ref", "score")

    def __init__(self, ref: str, likeness: float, examples: list[tuple[float, Example]]) -> None:
        self.ref = ref
        self.examples = examples
        self.best = examples[0][0] if examples else 0.0
        self.likeness = likeness
        self.score = likeness

    def open(self, least: float) -> bool:
        """Whether its best example is that like the question, and no example wants a yes or no."""
        return self.best >= least and not any(e.verdict for _, e in self.examples)


class _Spoken:
    """The examples of a record, and their features: a lane for each example."""

    __slots__ = ("examples", "features")

    def __init__(self, features: dict[str, Lanes], examples: list[Example]) -> None:
        self.features = features
        self.examples = examples


class Examples:
    """The examples of a base."""

    def __init__(self, records: Records, lexicon: Lexicon) -> None:
        self._records = records
        self._lexicon = lexicon
        self._rows = records.base.rows
        self._poles = records.poles
        self._rarity: dict[str, float] = {}
        self._postings: dict[str, Lanes] = {}
        self._refs: list[str] = []
        self._spoken: dict[str, _Spoken] = {}
        self._vocabulary: dict[str, frozenset[str]] = {}
        self._strange = 0.0
        self._last: tuple[list[Mention] | None, bool, list[Near]] = (None, False, [])
        self._side_of_last: tuple[list[Mention] | None, Side | None] = (None, None)

    def nearest(self, query: Query) -> list[Near]:
        """The records whose examples are most like a question, best first; remembered for the question asked last."""
        if self._last[0] is not query.mentions or self._last[1] is not query.yesno:
            self._last = (query.mentions, query.yesno, self._nearest(query.mentions, query.yesno))
        return self._last[2]

    def _nearest(self, mentions: list[Mention], yesno: bool) -> list[Near]:
        found = features(mentions)
        self._fetch(found)
        rarity = self._rarity
        weights = {f: share * rarity[f] for f, share in found.items()}
        norm = sum(w * w for w in weights.values()) ** 0.5
        if not norm:
            return []
        # What is faint beside the rest is passed over: it is in many examples, and tells little between them.
        least = _FAINT * max(weights.values())
        wholes, unit = whole({f: weight for f, weight in weights.items() if weight >= least})
        norm *= unit
        out: list[Near] = []
        least = _LEAST * norm
        for bound, number in self._likely(wholes, int(least)):
            if bound < least:
                break
            ref = self._refs[number]
            alike = self._alike(ref, wholes, norm)
            if not yesno:
                alike = [(like, example) for like, example in alike if not example.stated]
            if alike:
                score = sum(share * like for share, (like, _) in zip(_SHARES, alike, strict=False))
                out.append(Near(ref, score, alike))
                least = max(least, _BESIDE * alike[0][0] * norm)
        out.sort(key=lambda near: -near.likeness)
        return out

    def _likely(self, weights: dict[str, int], least: int) -> list[tuple[int, int]]:
        """The records whose examples, taken together, have most in common with a question, and how much at most."""
        bounds = weighed(weights.items(), self._postings, len(self._refs))
        likely = [(bound, number) for number, bound in enumerate(bounds) if bound >= least]
        likely.sort(key=itemgetter(0), reverse=True)
        return likely[:_LOOKED_AT]

    def _alike(self, ref: str, weights: dict[str, int], norm: float) -> list[tuple[float, Example]]:
        """The examples of a record with their likeness to a question, best first; those hardly alike are left out."""
        spoken = self._spoken.get(ref) or self._read(ref)
        totals = weighed(weights.items(), spoken.features, len(spoken.examples))
        least = min(int(_LEAST * norm), max(totals))
        alike = [(total, at) for at, total in enumerate(totals) if total >= least]
        alike.sort(key=itemgetter(0), reverse=True)
        return [(total / norm, spoken.examples[at]) for total, at in alike]

    def _fetch(self, found: dict[str, float]) -> None:
        from marshal import loads

        new = [f for f in found if f not in self._rarity]
        if not new:
            return
        if not self._refs:
            self._refs = [ref for (ref,) in self._rows("SELECT ref FROM vocabulary ORDER BY number", ())]
            self._strange = self._rows("SELECT max(rarity) FROM asked", ())[0][0] or 1.0
        for feature in new:
            self._rarity[feature] = 0.0 if feature.startswith("w:") else 0.5 * self._strange
        marks = ",".join("?" * len(new))
        sql = f"SELECT feature, rarity, postings FROM asked WHERE feature IN ({marks})"
        for feature, rarity, postings in self._rows(sql, new):
            self._rarity[feature] = rarity
            self._postings[feature] = loads(postings)

    def _read(self, ref: str) -> _Spoken:
        from marshal import loads

        rows = self._rows("SELECT features FROM vocabulary WHERE ref=?", (ref,))
        told = self._rows("SELECT verdict, text FROM phrasing WHERE ref=? ORDER BY id", (ref,))
        out = _Spoken(loads(rows[0][0]) if rows else {}, [Example(*row) for row in told])
        self._spoken[ref] = out
        return out

    def vocabulary(self, ref: str) -> frozenset[str]:
        """The features of all examples of a record."""
        if ref not in self._vocabulary:
            self._vocabulary[ref] = frozenset((self._spoken.get(ref) or self._read(ref)).features)
        return self._vocabulary[ref]

    # Yes or no.

    def verdict(self, query: Query, near: Near, told: frozenset[str] | None = None) -> str:
        """The verdict of the examples that ask what the question asks, in other words or from the other end.

        Such an example names the same things and figures and stands on the same oppositions; none of about the same
        likeness may speak against it. Where the record itself is known to answer, examples that name more or less of
        what it speaks of (`told`) count as well. "" when there is no such example.
        """
        side = self._side(query)
        found, bar = 0, _ALIKE if told is None else _SAME
        bar = max(bar, _LIMITED) if side.limited else bar
        nearer: list[tuple[float, int]] = []
        for likeness, example in near.examples:
            if likeness < bar:
                break
            vote = self._vote(side, example)
            if not vote:
                continue
            nearer.append((likeness, vote))
            other = self._side_of(example)
            within = told is not None and likeness >= _AKIN and side.differs_within(other, told)
            if within or (side.same(other) and (likeness >= _AKIN or side.opposed)):
                if found and vote != found:
                    return ""
                if not found:
                    if any(v != vote and like >= likeness + _NEARER for like, v in nearer):
                        return ""
                    found, bar = vote, max(likeness - _APART, 0.0)
        return {1: "yes", -1: "no"}.get(found, "")

    def leaning(self, query: Query, near: Near) -> str:
        """The verdict to which the examples of the record that answers lean, those most like the question first.

        None of them has to ask just what the question does. "" where none is like it, or they disagree.
        """
        side = self._side(query)
        asks = set(query.figures)
        votes = [
            (likeness, vote)
            for likeness, example in near.examples
            if (vote := self._vote(side, example))
            and side.within(self._side_of(example))
            and (not asks or asks <= {figure for figure, _ in figures(example.text)})
        ]
        best = votes[0][0] if votes else 0.0
        weights = [(likeness**_WANING, vote) for likeness, vote in votes if likeness >= _NEAR * best]
        lean = sum(weight * vote for weight, vote in weights)
        if best < (_LIMITED if side.limited else _LEANING) or abs(lean) < _MOSTLY * sum(
            weight for weight, _ in weights
        ):
            return ""
        return "yes" if lean > 0 else "no"

    def against(self, query: Query, ref: str, verdict: str) -> bool:
        """Whether the examples of a record that are somewhat like a question speak against a verdict, on the whole."""
        side = self._side(query)
        found = next((near for near in self.nearest(query) if near.ref == ref), None)
        alike = [(like, e) for like, e in (found.examples if found else ()) if like >= _SOMEWHAT]
        votes = [
            (like**3 * self._vote(side, e), side.axes(self._side_of(e))) for like, e in alike if e.verdict
        ]
        sign = 1 if verdict == "yes" else -1
        alone = [vote for vote, same in votes if same]
        return sign * sum(vote for vote, _ in votes) < 0 and (not alone or sign * sum(alone) < 0)

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
        if example.side is None:
            mentions = spotted(example.text, self._lexicon, self._records)
            example.side = Side(self._poles.of(mentions), mentions, example.text)
        return example.side
