"""Find the records that a question speaks of: those whose concepts cover the concepts it mentions.

It ranks records; it writes no answer. A record that leaves out something the question names is never a good find:
the nearest known thing is not what was asked.
"""

from __future__ import annotations

from kb.ask.lexicon import Mention
from kb.ask.query import Query
from kb.ask.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMON = 400
_SHORTLIST = 10
_EXTRA = 0.35
_WEIGHT = {"message": 4.0, "procedure": 3.0, "entity": 2.6, "value": 2.8, "attribute": 2.4, "table": 2.0}
_PENALTY = {"message": 3.0, "entity": 2.6, "value": 2.2, "attribute": 2.2, "concept": 1.5, "manner": 1.2}
_OTHER_WEIGHT, _OTHER_PENALTY = 1.7, 1.2
_SOFT_KINDS = frozenset(("cue", "plain", "concept", "manner"))
_FILED = 1.5
_NAMED, _OF_IT, _ITS = 1.5, 0.93, 1.3
_STRANGE = 1.0
_PASSED_OVER = 0.8
_WEAK = 0.4
_CLOSE = 2

_KINDS = frozenset(
    "claim entity attribute rule difference chain procedure measurement advice message table".split()
)

# How well a kind of record answers an intent.
_FIT: dict[str, dict[str, float]] = {
    "define": {"entity": 3.0, "attribute": 2.0},
    "why": {"difference": 1.0, "chain": 0.8, "claim": 0.6},
    "howto": {"procedure": 2.5},
    "verify": {"procedure": 2.5},
    "fix": {"procedure": 1.5, "message": 1.2, "advice": 0.4},
    "troubleshoot": {"message": 1.5, "procedure": 1.4},
    "compare": {"difference": 2.0, "measurement": 0.5},
    "measure": {"measurement": 2.5},
    "advise": {"advice": 2.5},
    "check": {
        "claim": 1.0,
        "advice": -1.0,
        "procedure": -1.2,
        "chain": -1.0,
        "entity": -1.0,
        "difference": -0.5,
    },
    "value": {"claim": 0.8, "measurement": 0.5},
    "list": {"claim": 0.6, "chain": 0.2},
    "count": {"claim": 0.6},
    "source": {"claim": 0.4},
    "decide": {"claim": 0.8},
}


def must(mention: Mention) -> bool:
    """Whether an answer that leaves the mention out would answer another question."""
    return _SOFT_KINDS.isdisjoint(mention.kinds())


_UNFIT = {"attribute": -1.5}
_NO_FIT: dict[str, float] = {}
_SEVERAL = ("list", "count")
_WHOLE = 1.2


class Find:
    """A record that a question may mean.

    Attributes:
        ref: the record's reference.
        score: how well it fits; comparable within one question only.
        covered, missing: the mentions that it speaks of, and those that it does not.
        exact: whether nothing that must be covered is missing.
    """

    __slots__ = ("covered", "exact", "missing", "ref", "score")

    def __init__(self, ref: str, score: float, covered: list[Mention], missing: list[Mention]) -> None:
        self.ref = ref
        self.score = score
        self.covered = covered
        self.missing = missing
        self.exact = not missing

    @property
    def fits(self) -> bool:
        """Whether the record may answer: nothing that must be covered is missing, and most of the rest is there."""
        if any(must(m) for m in self.missing):
            return False
        return len(self.covered) > 2 * len(self.missing)

    @property
    def near(self) -> bool:
        """Whether the record leaves out one thing named and speaks of three or more others."""
        return len(self.missing) == 1 and sum(map(must, self.covered)) >= _CLOSE

    @property
    def kind(self) -> str:
        """The kind of record."""
        return self.ref.partition(":")[0]


class _Want:
    """A mention as the search sees it: the concepts that meet it, what that is worth, what missing it costs."""

    __slots__ = ("concepts", "cost", "gain", "mention", "required")

    def __init__(self, mention: Mention, concepts: frozenset[str], weak: bool) -> None:
        kind = mention.targets[0].partition(":")[0]
        passing = bool(mention.cues or "plain" in mention.kinds())
        self.mention = mention
        self.concepts = concepts
        self.gain = _WEAK if weak else _WEIGHT.get(kind, _OTHER_WEIGHT)
        self.required = not weak and not passing
        if self.required:
            self.cost = _PENALTY.get(kind, _OTHER_PENALTY)
        else:
            loose = passing and not weak and any(t.startswith("concept:") for t in mention.targets)
            self.cost = _PASSED_OVER if loose else 0.0


class _Told:
    """A record as the search sees it: what it speaks of and how much that is in all, what it is, what a claim says."""

    __slots__ = ("about", "attribute", "concepts", "entity", "id", "kind", "many", "total")

    def __init__(self, ref: str, records: Records) -> None:
        self.kind, _, self.id = ref.partition(":")
        self.about = records.about(ref)
        self.total = sum(self.about.values())
        self.concepts = frozenset([*records.told_by(ref), ref, *([self.id] if self.kind == "entity" else [])])
        claim = records.claim(self.id) if self.kind == "claim" else None
        self.entity, self.attribute = (claim.entity, claim.attribute) if claim else ("", "")
        self.many = claim is not None and len(claim.values) > 1


class Finder:
    """Finds records by concepts.

    Args:
        records: where the concepts of records are read.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._rows = records.base.rows
        self._refs: dict[str, tuple[str, ...]] = {}
        self._told: dict[str, _Told] = {}
        self._met: dict[frozenset[str], tuple[frozenset[str], list[tuple[str, ...]]]] = {}
        self._weak: dict[tuple[str, ...], bool] = {}
        self._wide: dict[tuple[str, ...], frozenset[str]] = {}
        self._reach: dict[tuple[str, ...], frozenset[str]] = {}

    def find(self, query: Query, limit: int = 8) -> list[Find]:
        """The best records for a query, best first."""
        wants, named = self._wants(query)
        finds = [
            self._score(query, ref, wants, named)
            for ref in self._shortlist(wants, query.intent)
            if self._tells(ref)
        ]
        if any(f.kind != "table" for f in finds):
            finds = [f for f in finds if f.kind != "table"]
        finds.sort(key=lambda f: (-f.score, f.ref))
        return finds[:limit]

    def scores(self, query: Query, refs: Iterable[str]) -> dict[str, float]:
        """How well the given records fit a query by its concepts."""
        wants, named = self._wants(query)
        return {ref: self._score(query, ref, wants, named).score for ref in refs}

    def _wants(self, query: Query) -> tuple[list[_Want], set[str]]:
        wants = [_Want(m, self.widened(m), self.is_weak(m)) for m in query.content]
        return wants, {t.partition(":")[2].partition("=")[0] for m in query.content for t in m.targets}

    def _tells(self, ref: str) -> bool:
        """Whether a record has something to tell: an attribute without a definition has not."""
        kind, _, id = ref.partition(":")
        row = self._records.row("attribute", "id", "define_en", id) if kind == "attribute" else ("told",)
        return bool(row and row[0])

    def is_weak(self, mention: Mention) -> bool:
        """Whether a mention is only setting: every thing it may stand for is marked weak."""
        if mention.targets not in self._weak:
            self._weak[mention.targets] = self._all_weak(mention)
        return self._weak[mention.targets]

    def _all_weak(self, mention: Mention) -> bool:
        told = [t.partition(":")[::2] for t in mention.targets if not t.startswith(("cue:", "plain:"))]
        weak = [self._is_loose(id) for _, id in told]
        # An everyday word that also says how something is ("a problem") says so only of what is named beside it.
        return all(w or (any(weak) and kind == "value") for w, (kind, _) in zip(weak, told, strict=True))

    def _is_loose(self, id: str) -> bool:
        row = self._records.concept(id)
        return row is not None and bool(row[2])

    def widened(self, mention: Mention) -> frozenset[str]:
        """The concepts by which a record may speak of a mention."""
        if mention.targets not in self._wide:
            self._wide[mention.targets] = self._expand(mention)
        return self._wide[mention.targets]

    def reach(self, mention: Mention) -> frozenset[str]:
        """The same, and what it may stand for itself: by this an example speaks of it."""
        if mention.targets not in self._reach:
            self._reach[mention.targets] = self.widened(mention).union(mention.targets)
        return self._reach[mention.targets]

    def _expand(self, mention: Mention) -> frozenset[str]:
        """The concepts by which a record may speak of a mention: itself, its families, the attribute of a value."""
        out: set[str] = set()
        for target in mention.targets:
            kind, _, id = target.partition(":")
            if kind in ("message", "procedure", "table"):
                out.add(target)
                if kind == "message":
                    out.update(c for c in self._records.about(target) if "=" in c)
            elif kind == "value":
                out.update((id, id.partition("=")[0]))
            elif kind not in ("cue", "plain"):
                out.add(id)
                if kind == "entity":
                    out.update(self._records.families(id))
        return frozenset(out)

    def _shortlist(self, wants: list[_Want], intent: str) -> list[str]:
        """The records that meet most of what is wanted, judged by the lists of the rarer concepts alone."""
        worth: dict[str, float] = {}
        common: list[tuple[str, ...]] = []
        get = worth.get
        for want in wants:
            rare, often = self._met.get(want.concepts) or self._meet(want.concepts)
            common += often
            gain = want.gain + want.cost
            for ref in rare:
                worth[ref] = get(ref, 0.0) + gain
            for target in want.mention.targets:
                if target in worth:
                    worth[target] += _NAMED
        if not worth:
            worth = dict.fromkeys((ref for refs in common for ref in refs[:_COMMON]), 0.0)
        if not worth:
            return []
        fit = _FIT.get(intent, _NO_FIT)
        gains = sorted(worth.values(), reverse=True)[:_SHORTLIST]
        least = gains[-1] - max([0.0, *fit.values()]) + min([0.0, *fit.values()])
        ranked = sorted(
            [
                (-gain - fit.get(ref[: ref.index(":")], 0.0), ref)
                for ref, gain in worth.items()
                if gain >= least
            ]
        )
        return [ref for _, ref in ranked[:_SHORTLIST]]

    def _meet(self, concepts: frozenset[str]) -> tuple[frozenset[str], list[tuple[str, ...]]]:
        """The records that speak of one of some concepts: those of the rarer ones, and the lists of the others."""
        lists = [self._postings(c) for c in concepts]
        rare = frozenset().union(*(refs for refs in lists if len(refs) <= _COMMON))
        self._met[concepts] = rare, [refs for refs in lists if len(refs) > _COMMON]
        return self._met[concepts]

    def _postings(self, concept: str) -> tuple[str, ...]:
        if concept not in self._refs:
            if ":" in concept:
                refs = [concept]
            else:
                sql = f"SELECT ref FROM about WHERE concept=? LIMIT {_COMMON + 1}"
                refs = [r[0] for r in self._rows(sql, (concept,))]
                refs += ["entity:" + concept] if self._records.entity(concept) else []
            self._refs[concept] = tuple(r for r in refs if r.partition(":")[0] in _KINDS)
        return self._refs[concept]

    def filed(self, ref: str) -> bool:
        """Whether a record cites a file or names one."""
        if any("file" in cited for cited in self._records.citations(ref)):
            return True
        claim = self._records.claim_at(ref)
        return claim is not None and any(self._records.kind(value) == "file" for value in claim.values)

    def concepts(self, ref: str) -> frozenset[str]:
        """The concepts that a record speaks of."""
        return self._tell(ref).concepts

    def _tell(self, ref: str) -> _Told:
        told = self._told.get(ref)
        if told is None:
            told = self._told[ref] = _Told(ref, self._records)
        return told

    def _score(self, query: Query, ref: str, wants: list[_Want], named: set[str]) -> Find:
        told = self._tell(ref)
        covered, missing, score = [], [], 0.0
        used: set[str] = set()
        for want in wants:
            hit = want.concepts & told.concepts
            if hit:
                covered.append(want.mention)
                used |= hit
                score += want.gain
                continue
            score -= want.cost
            if want.required:
                missing.append(want.mention)
        score += self.suits(query.intent, ref) + _own(told, named)
        if query.intent == "source" and self.filed(ref):
            score += _FILED
        spare = told.total
        for concept in used:
            spare -= told.about.get(concept, 0.0)
        return Find(ref, score - _EXTRA * spare, covered, missing)

    def suits(self, intent: str, ref: str) -> float:
        """How well a record answers an intent by its kind; a list is best answered by all items at once."""
        told = self._tell(ref)
        fit = _FIT.get(intent, _NO_FIT).get(told.kind, _UNFIT.get(told.kind, 0.0))
        return fit + _WHOLE if told.many and intent in _SEVERAL else fit


def _own(told: _Told, named: set[str]) -> float:
    """How far the record is not only about a mention but of it: its own entity or attribute is named."""
    if not told.entity:
        return _NAMED if told.id in named else 0.0
    of_it, its = told.entity in named, told.attribute in named
    return _OF_IT * of_it + _ITS * its - _STRANGE * (not of_it and not its)
