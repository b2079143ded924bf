"""Find what the words of a question mention: exact phrases first, then words one slip of the finger away.

Everything it knows comes from the alias, word and typo tables of a base. It does not decide what a question means;
that is the reading's business.
"""

from __future__ import annotations

from kb.ask.normal import cut, fold, is_cjk, pairs
from kb.ask.runs import identifier, snake, spread, ways

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.store import Base

_MAX_WORDS = 400
_MIN_TYPO = 4
_ASKING = "cue:wh"
_QUOTED = ("message:", "concept:")
_REACH = 3
_LONG = 7
_RUN = 6
_STRAY, _FOREIGN = 2.5, 4.0
_NAME = 3
_VOWELS = frozenset("aeiouy")
_HEX = frozenset("0123456789abcdef")
_SWITCHED = ("true", "false")
_ON = "on"
# Chinese words that end the clause of a condition.
_CONDITIONS = ("的 话",)
_DENYING = ("不", "没")
_QUANTIFIERS = frozenset(["both", "either", "neither", "all", "any", "each", "every"])
# What a word stands for that set a switch, or denied that it is set: it has done its part.
BOUND = "plain:bound"
_PLAIN = ("plain:", "said:")
_SOFT = ("plain:", "said:", "cue:", "concept:", "manner:")


# For each word the phrases that begin with it: their ends, exclusive, and what they may stand for.
_Found = list[list[tuple[int, tuple[str, ...]]]]

_Sorted = tuple[dict[str, list[str]], list[str], list[str], list[str], list[tuple[str, str]], frozenset[str]]
_SORTED: dict[tuple[str, ...], _Sorted] = {}
_NONE: list[str] = []
# What any object in a cluster has: paths into it are no keys.
_OBJECT = ("status", "spec", "metadata")
# What a phrase of so many words gains over its words one by one.
_GAIN = [length**1.5 for length in range(_MAX_WORDS + 1)]


class Mention:
    """A run of words and what it may stand for.

    Attributes:
        start, end: the words it covers, end exclusive.
        targets: what it may stand for, as ``kind:id``; empty for a word that nothing explains.
        text: the words as typed.
        key: the words folded and mended.
        typo: whether a slip of the finger was mended to find it.
        head: whether a clause begins with it.
        partial: whether it is only a part of one identifier (``lxc`` in ``lxcSteering.enabled``).
        asks: whether it is a name with its question word ("which service").
        inner: the mentions that lie within it, when its words also name other things.
        cues: the ids of the question words that it may stand for, as `ids("cue")`.
        entities: those of things.
        messages: those of lines that programs print.
        atoms: the values that it names, each with its attribute.
        attributes: the attributes that it names, themselves or by a value.
    """

    __slots__ = (
        *("asks", "end", "head", "inner", "key", "partial", "start", "text", "typo"),
        *("_by_kind", "_targets", "atoms", "attributes", "cues", "entities", "messages"),
    )

    def __init__(
        self, start: int, end: int, targets: tuple[str, ...], text: str, key: str, typo: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.targets = targets
        self.text = text
        self.key = key
        self.typo = typo
        self.head = False
        self.partial = False
        self.asks = False
        self.inner: list[Mention] = []

    @property
    def targets(self) -> tuple[str, ...]:
        """What it may stand for."""
        return self._targets

    @targets.setter
    def targets(self, targets: tuple[str, ...]) -> None:
        self._targets = targets
        sorted_out = _SORTED.get(targets) or _sorted_out(targets)
        self._by_kind, self.cues, self.entities, self.messages, self.atoms, self.attributes = sorted_out

    def ids(self, kind: str) -> list[str]:
        """The ids of one kind that this mention may stand for."""
        return self._by_kind.get(kind, _NONE)

    def kinds(self) -> dict[str, list[str]]:
        """The ids that this mention may stand for, by kind."""
        return self._by_kind

    def only(self, kind: str) -> bool:
        """Whether all that it may stand for is of one kind."""
        found = self._by_kind
        return not found or (len(found) == 1 and kind in found)

    def __repr__(self) -> str:
        return f"<{self.text!r} {' '.join(self.targets)}>"


def _sorted_out(targets: tuple[str, ...]) -> _Sorted:
    by_kind: dict[str, list[str]] = {}
    for target in targets:
        kind, _, id = target.partition(":")
        by_kind.setdefault(kind, []).append(id)
    atoms = [(a, v) for a, _, v in (atom.partition("=") for atom in by_kind.get("value", ()))]
    attributes = frozenset((*by_kind.get("attribute", ()), *(a for a, _ in atoms)))
    cues, entities, messages = (by_kind.get(kind, _NONE) for kind in ("cue", "entity", "message"))
    out = _SORTED[targets] = by_kind, cues, entities, messages, atoms, attributes
    return out


class Lexicon:
    """The vocabulary of a base; remembers what was looked up."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._word: dict[str, int] = {}
        self._alias: dict[str, tuple[str, ...]] = {}
        self._mended: dict[str, str] = {}
        self._runs: dict[str, list[str]] = {}

    def spot(self, text: str) -> list[Mention]:
        """The mentions of a text in order; words that nothing explains become mentions without targets."""
        folded, origin, clauses = cut(text)
        folded, origin = folded[:_MAX_WORDS], origin[:_MAX_WORDS]
        self._learn(folded)
        long = [w for w in folded if len(w) >= _RUN and self._word[w] > 0]
        self._know(long)
        apart = {word: self._apart(word) for word in long}
        if any(apart.values()):
            folded, origin, clauses = spread([apart.get(w) or [w] for w in folded], origin, clauses)
            self._learn(folded)
        mended = [self._mend(self._numbered(w)) for w in folded]
        found = self._matches(mended, clauses)
        out = self._joined(_cover(mended, folded, origin, found))
        ends = False
        for mention in out:
            mention.head = mention.start in clauses or ends
            ends = mention.key in _CONDITIONS
        return out

    def _apart(self, word: str) -> list[str]:
        """The words of a name that was run together ("kubeproxyreplacement"); none where it is a word of its own."""
        if word not in self._runs:
            own, self._runs[word] = self._alias[word], []
            if own and word.isascii() and word.isalpha() and not own[0].startswith(_PLAIN):
                named = ways(word, 2 if self._word[word] <= 1 else 3)
                self._know(" ".join(way) for way in named)
                self._runs[word] = next((way for way in named if self._alias[" ".join(way)] == own), [])
        return self._runs[word]

    def mended(self, text: str) -> list[tuple[str, str]]:
        """The words of a text that a slip of the finger spoilt, folded, each with what was meant."""
        folded = cut(text)[0][:_MAX_WORDS]
        self._learn(folded)
        return [(w, self._mend(w)) for w in dict.fromkeys(folded) if self._mend(w) != w]

    def foreign(self, text: str) -> list[str]:
        """The names in snake case, and keys in camel case, that nothing is called by, though their words are known."""
        raws = text.split() if "_" in text or "." in text else ()
        names = {raw.strip("\"'`,;:?!()[]{}.").partition("=")[0] for raw in raws if "{" not in raw}
        folded = {name: fold(name).split() for name in names if snake(name) or _camel(name)}
        self._learn([word for words in folded.values() for word in words])
        keys = {name: " ".join(map(self._mend, words)) for name, words in folded.items()}
        self._know(keys.values())
        return [name for name, key in sorted(keys.items()) if not self._alias[key]]

    def _fetch(self, sql: str, keys: Iterable[str]) -> list[tuple[str, ...]]:
        wanted = tuple(keys)
        rows: list[tuple[str, ...]] = []
        for i in range(0, len(wanted), 500):
            part = wanted[i : i + 500]
            rows += self._base.rows(sql % ",".join("?" * len(part)), part)
        return rows

    def _learn(self, folded: Sequence[str]) -> None:
        new = {w for w in folded if w not in self._word}
        if not new:
            return
        for word in new:
            self._word[word] = -1
        for word, longest in self._fetch("SELECT word, longest FROM word WHERE word IN (%s)", new):
            self._word[word] = int(longest)

    def _numbered(self, word: str) -> str:
        """The name in a numbered name (``veth12ab``, ``vethc0de1`` -> ``veth``), if only that is known.

        A number of letters alone (``lxcabc``, ``lxcxxxx``) is read as one behind a name that is no part of a word.
        """
        if self._word[word] >= 0 or not word[:_NAME].isalpha():
            return word
        if word.isalpha():
            name, rest = word[:_NAME], set(word[_NAME:])
            if len(word) < 2 * _NAME or _VOWELS.intersection(name) or not (rest <= _HEX or rest == {"x"}):
                return word
            self._learn([name])
            return name if self._word[name] > 0 else word
        end = next(i for i, c in enumerate(word) if not c.isalpha())
        ends = [end] + [i for i in range(end - 1, _NAME - 1, -1) if set(word[i:]) <= _HEX]
        self._learn([word[:i] for i in ends])
        return next((word[:i] for i in ends if self._word[word[:i]] > 0), word)

    def _mend(self, word: str) -> str:
        if self._word[word] >= 0 or len(word) < _MIN_TYPO or not word.isascii() or not word.isalpha():
            return word
        if word not in self._mended:
            self._mended[word] = self._nearest(word)
        return self._mended[word]

    def _nearest(self, word: str) -> str:
        from kb.ask.slips import cost, one_slip

        shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
        near = {row[0] for row in self._fetch("SELECT word FROM word WHERE word IN (%s)", shorter)}
        near |= {row[0] for row in self._fetch("SELECT word FROM typo WHERE form IN (%s)", shorter | {word})}
        close = [w for w in near if len(w) >= _MIN_TYPO and one_slip(word, w)]
        self._know(close)
        self._learn(close)
        costs = {w: cost(word, w) for w in close}
        close = [w for w in close if self._likely(costs[w], w)]
        if not close:
            return word
        best = min(close, key=lambda w: (costs[w] + self._far(w), w[0] != word[0], w))
        self._learn([best])
        return best

    def _likely(self, cost: int, word: str) -> bool:
        """Whether a slip is to be believed: a foreign name one letter from an ordinary word is no slip."""
        return not self._ordinary(word) or len(word) >= _LONG or cost < 2

    def _far(self, word: str) -> float:
        """How far a word is from the subject: ordinary ones are, and those of other subjects still more."""
        return _FOREIGN if "cue:elsewhere" in self._alias[word] else _STRAY * self._ordinary(word)

    def _ordinary(self, word: str) -> bool:
        targets = self._alias[word]
        plain = bool(targets) and all(t.startswith(_PLAIN) for t in targets)
        return plain and self._word.get(word, 0) <= 1

    def _know(self, phrases: Iterable[str]) -> None:
        new = {p for p in phrases if p not in self._alias}
        for phrase in new:
            self._alias[phrase] = ()
        for phrase, targets in self._fetch("SELECT phrase, targets FROM alias WHERE phrase IN (%s)", new):
            self._alias[phrase] = tuple(targets.split())

    def _matches(self, folded: list[str], clauses: set[int]) -> _Found:
        """What the phrases of a text stand for: for each word those that begin with it, the longest first."""
        count, longest = len(folded), self._word
        pairs = [(i, f"{folded[i]} {folded[i + 1]}") for i in range(count - 1) if longest[folded[i]] > 1]
        self._learn([two for _, two in pairs])
        spans = [[(i + 1, word)] if longest[word] > 0 else [] for i, word in enumerate(folded)]
        for i, two in pairs:
            if longest[two] > 1:
                ends = range(min(count, i + longest[two]), i + 1, -1)
                spans[i] = [(j, " ".join(folded[i:j])) for j in ends] + spans[i]
        self._know([phrase for row in spans for _, phrase in row])
        known = self._alias
        found = [[(j, known[phrase]) for j, phrase in row if known[phrase]] for row in spans]
        for i, row in enumerate(found) if clauses else ():
            across = [at for at in clauses if at > i]
            found[i] = [
                (j, targets)
                for j, targets in row
                if targets[0].startswith(_QUOTED) or not any(at < j for at in across)
            ]
        return found

    def _joined(self, mentions: list[Mention]) -> list[Mention]:
        """Mentions with the unexplained CJK characters that stand together made one, explained where examples are."""
        out: list[Mention] = []
        for mention in mentions:
            if out and _lone(mention) and _lone(out[-1]) and out[-1].end == mention.start:
                out[-1].end = mention.end
                out[-1].text += mention.text
                out[-1].key += " " + mention.key
            else:
                out.append(mention)
        for mention in out:
            if " " in mention.key and _lone(mention):
                mention.targets = self._run(mention.key.split())
        return out

    def _run(self, chars: list[str]) -> tuple[str, ...]:
        """What a run of characters stands for when every pair of it occurs in examples."""
        both = pairs(chars)
        self._know(both)
        kinds = {self._alias[pair][0].partition(":")[0] if self._alias[pair] else "" for pair in both}
        return () if "" in kinds else ("said:" + "".join(chars),) if "said" in kinds else ("plain:",)


def _cover(mended: list[str], folded: list[str], origin: list[str], found: _Found) -> list[Mention]:
    """The best cover of the words: fewest unexplained words, then the longest phrases."""
    count = len(folded)
    inner = _unsplit(origin, found)
    best: list[tuple[float, int]] = [(0.0, 0)] * (count + 1)
    for i in range(count - 1, -1, -1):
        most, to = best[i + 1][0] - 10.0, i + 1
        form = mended[i] in _DENYING and 0 < i < count - 1 and mended[i - 1] == mended[i + 1]
        for j, targets in found[i]:
            if j - i > 1 and (form or (mended[j - 1] == _ON and _dangles(j, found))):
                continue  # "会不会 ..." denies nothing
            if j in inner and i not in inner and i + 1 < j and origin[i] != origin[j]:
                continue
            if j - i > 1 and mended[i] in _QUANTIFIERS and _overlaps(j, found):
                continue  # "both X" of "both X Y and Z"
            if j < count and mended[j] in _SWITCHED and _halves(i, j, found):
                continue
            gain = best[j][0] + _GAIN[j - i] * (0.4 if targets[0].startswith(_PLAIN) else 1.0)
            if gain > most:
                most, to = gain, j
        best[i] = (most, to)
    out, i = [], 0
    while i < count:
        j = best[i][1]
        targets = next((targets for k, targets in found[i] if k == j), ())
        key = " ".join(mended[i:j])
        mention = Mention(i, j, targets, _quote(origin[i:j]), key, mended[i:j] != folded[i:j])
        mention.partial = _partial(i, j, origin)
        if j - i > 1:
            asks = any(k < j and _ASKING in targets for k, targets in found[i])
            mention.asks = asks and not mention.cues
            mention.inner = _inside(i, j, found, origin, mended)
        out.append(mention)
        i = j
    return out


def _overlaps(end: int, found: _Found) -> bool:
    """Whether the last word of a phrase begins a longer name of a thing."""
    return any(t.startswith("entity:") for k, targets in found[end - 1] if k > end for t in targets)


def _unsplit(origin: list[str], found: _Found) -> set[int]:
    """The places within known names of several words: phrases that begin before such a name do not cut it in two."""
    out: set[int] = set()
    at = 0
    while at < len(origin):
        end = at + 1
        while end < len(origin) and origin[end] == origin[at]:
            end += 1
        if end - at > 1 and any(j == end for j, _ in found[at]):
            out.update(range(at + 1, end))
        at = end
    return out


def _dangles(end: int, found: _Found) -> bool:
    """Whether a phrase ends in a preposition that belongs to the name of an entity after it."""
    for row in found[end : end + _REACH]:
        if any(t.startswith("entity:") for _, targets in row for t in targets):
            return True
        if not (row and row[-1][0] == end + 1 and all(t.startswith(_PLAIN) for t in row[-1][1])):
            return False
        end += 1
    return False


def _halves(start: int, end: int, found: _Found) -> bool:
    """Whether a phrase takes a key from the value that is written after it: "with eni.enabled" in "...=false"."""
    inside = (targets for row in found[start + 1 : end] for k, targets in row if k == end + 1)
    return any(t.startswith("value:") for targets in inside for t in targets)


def _lone(mention: Mention) -> bool:
    return not mention.targets and is_cjk(mention.key[:1])


def _quote(origin: Sequence[str]) -> str:
    if len(origin) == 1:
        return origin[0]
    out: list[str] = []
    for piece in origin:
        if not out or out[-1] != piece or is_cjk(piece[:1]):
            out.append(piece)
    return "".join(out) if all(is_cjk(p[:1]) for p in out) else " ".join(out)


def _partial(start: int, end: int, origin: Sequence[str]) -> bool:
    """Whether the identifier that a span lies in goes on beyond it."""
    first, last = origin[start], origin[end - 1]
    before = start > 0 and origin[start - 1] == first and identifier(first)
    return before or (end < len(origin) and origin[end] == last and identifier(last))


def _inside(
    start: int, end: int, found: _Found, origin: Sequence[str], mended: Sequence[str]
) -> list[Mention]:
    """The longest phrases with content strictly within a span, left to right."""
    out = []
    i = start
    while i < end:
        for j, targets in found[i]:
            within = j <= end and (i > start or j < end)
            if within and any(not t.startswith(_SOFT) for t in targets):
                out.append(Mention(i, j, targets, _quote(origin[i:j]), " ".join(mended[i:j])))
                i = j
                break
        else:
            i += 1
    return out


def _camel(name: str) -> bool:
    """Whether a name is a key of several parts, the last of them in camel case: "a.bcDef"."""
    first, _, last = name.rpartition(".")
    plain = first.replace(".", "").isalnum() and last.isascii() and last.isalnum() and first not in _OBJECT
    return plain and first[:1].islower() and last[:1].islower() and not last.islower() and "[" not in name
