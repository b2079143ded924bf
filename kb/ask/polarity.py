"""On which side of a matter a text stands: its negations, and the ends of oppositions that it names.

Two texts about one matter can be compared only where both are known. It judges nothing; it counts words.
"""

from __future__ import annotations

from kb.ask.lexicon import BOUND
from kb.ask.negation import limits, negations, repeats, sets_apart
from kb.ask.normal import cut, is_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from kb.ask.lexicon import Mention
    from kb.store import Base

# The oppositions in which things are compared: what is the same is not more or less, faster or slower.
COMPARING = frozenset("sameness amount speed worth".split())
# Of these, the ones in which it matters which of the two things is named first.
DIRECTED = COMPARING - {"sameness"}
BETTER = frozenset(["speed", "worth"])
# The oppositions that judge what is done or how it went.
JUDGING = frozenset("advice success fault trouble safety work".split())
# The oppositions of which one end is good: what is said of one is said of all.
GOOD = frozenset("trouble safety work fault success connection".split())
# To rule something out is to deny it.
EXCLUDING = "exclusion"
# What is brought about is turned by a negation between: "causes no harm".
_BRINGING = frozenset("effect cause".split())
# "must not X" forbids X; "need not X" spares it.
_BINDING = frozenset(["must", "shall"])
_THAN = ("than", "比")
_GRAM = 6
_PARTICLES = frozenset("out away through".split())
# From how many words on a phrase for a concept is what that is called.
_NAMING = 3
_REACH, _REACH_ZH = 3, 4
# A negation within a phrase for one of these is a part of its meaning.
_WHOLE = (
    "cue:tag",
    "cue:none",
    "cue:rest",
    "value:",
    "attribute:",
    "entity:",
    "concept:",
    "message:",
    "procedure:",
    "manner:",
)


# Phrases that say what is done with the talk, whatever their words mean elsewhere: "start over", "i mean".
_SAID = frozenset(["cue:reset", "cue:correction"])


def _is_whole(target: str) -> bool:
    return target.startswith(_WHOLE)


class Pole:
    """A word at one end of an opposition: the axis, the end (1 or -1, turned by a negation before it), its place."""

    __slots__ = ("axis", "end", "sign", "start", "turned")

    def __init__(self, axis: str, sign: int, start: int, end: int) -> None:
        self.axis = axis
        self.sign = sign
        self.turned = 0
        self.start = start
        self.end = end


def direction(pole: Pole, better: str) -> int:
    """1 where an opposition says that a value is higher, -1 where it says that it is lower.

    Args:
        pole: an end of an opposition that compares.
        better: which values are the better ones, "higher" or "lower".
    """
    sense = -1 if pole.axis in BETTER and better == "lower" else 1
    return pole.sign * sense * (-1 if pole.turned % 2 else 1)


class Stance:
    """The side on which a text stands.

    Attributes:
        poles: the ends of oppositions that it names, in order.
        denials: the places of its negations.
        free: the places of those that turn no word at the end of an opposition.
        limits: the words that exaggerate.
        sized: of the oppositions, the ends that are named beside a figure for the difference; `poles` has none of them.
        said: the folded words in which these places count.
        mentions: the mentions that these words are of; none where the text is a record's.
    """

    __slots__ = ("denials", "free", "limits", "mentions", "poles", "said", "sized")

    def __init__(
        self,
        said: Sequence[str],
        poles: list[Pole],
        denials: list[int],
        free: list[int],
        limits: list[str],
        sized: list[Pole],
    ) -> None:
        self.mentions: list[Mention] = []
        self.said = said
        self.poles = poles
        self.denials = denials
        self.free = free
        self.limits = limits
        self.sized = sized

    def divide(self) -> int:
        """The place of the word between two things that are compared: "than", or else the first that compares them."""
        than = next((at for at, word in enumerate(self.said) if word in _THAN), None)
        return than if than is not None else next((p.start for p in self.poles if p.axis in DIRECTED), 0)

    def judges(self) -> bool:
        """Whether it names an end of an opposition of which one end is good."""
        return any(pole.axis in GOOD for pole in self.poles)

    def axes(self, apart: Container[int] = ()) -> dict[str, int]:
        """Which end of which oppositions it names; 0 where it names both. Words at the places `apart` do not count."""
        out: dict[str, int] = {}
        for pole in self.poles:
            if pole.start not in apart:
                out[pole.axis] = pole.sign if out.get(pole.axis, pole.sign) == pole.sign else 0
        return out


class Poles:
    """The words at the two ends of oppositions that the packs of a base know."""

    def __init__(self, base: Base) -> None:
        self._rows = base.rows
        self._known: dict[str, dict[str, tuple[str, int]]] = {}
        self._told: dict[str, Stance] = {}

    def told(self, text: str) -> Stance:
        """The stance of a record's text; remembered."""
        if text not in self._told:
            said, _, heads = cut(text)
            self._told[text] = self._stance(said, heads, (), ())
        return self._told[text]

    def of(self, mentions: list[Mention]) -> Stance:
        """The stance of a question, by its mentions: a negation within a name or a value is part of that."""
        said, heads, inside, names = _words(mentions)
        out = self._stance(said, heads, inside, names)
        out.mentions = mentions
        called = {at for m in mentions if _calls(m) for at in range(m.start, m.end)}
        out.poles = [p for p in out.poles if p.axis != "switch" or _switches(p, mentions)]
        out.poles = [p for p in out.poles if p.axis not in COMPARING or p.start not in called]
        for at in (sets_apart(said, m.start) for m in mentions if m.ids("value") and not m.entities):
            if at >= 0 and at not in out.denials:
                out.denials.append(at)
                out.free.append(at)
                out.limits = [word for word in out.limits if word != said[at]]
        return out

    def _stance(
        self, said: Sequence[str], heads: Container[int], inside: Container[int], names: Container[int]
    ) -> Stance:
        sized: list[Pole] = []
        poles = [p for p in self._find(said, sized) if p.start not in names]
        within = {at: p for p in poles for at in range(p.start, p.end)}
        negated = negations(said, heads)
        for pole in poles:
            if pole.start in inside and pole.start - 1 in inside and pole.start - 1 in negated:
                pole.sign = -pole.sign
        denials = [at for at in negated if at not in inside]
        free = []
        for at in denials:
            if at in within:
                within[at].turned += 1
                continue
            turned = _next(poles, at, said, heads)
            if turned:
                turned.sign = -turned.sign
                turned.turned += 1
            else:
                free.append(at)
        return Stance(said, poles, denials, free, limits(said, heads, inside), sized)

    def _find(self, said: Sequence[str], sized: list[Pole]) -> list[Pole]:
        self._know({w for w in said if w not in self._known})
        out: list[Pole] = []
        at = 0
        while at < len(said):
            step = at + 1
            phrases = self._known[said[at]]
            for end in range(min(len(said), at + _GRAM), at, -1) if phrases else ():
                known = phrases.get(" ".join(said[at:end]))
                if not known or any(repeats(said, i) for i in range(at, end)):
                    continue
                found = sized if _sized(said, at, end, known[0]) else out
                found.append(Pole(known[0], known[1], at, end))
                step = end
                break
            else:
                around = phrases.get(f"{said[at]} {_particle(said, at)}") if phrases else None
                out += [Pole(*around, at, at + 1)] if around else []
            at = step
        return out

    def _know(self, new: set[str]) -> None:
        """Read the phrases that begin with each of some words."""
        for word in new:
            self._known[word] = {}
        wanted = sorted(new)
        for i in range(0, len(wanted), 200):
            part = wanted[i : i + 200]
            ways = " OR ".join(["word=? OR (word>? AND word<?)"] * len(part))
            bounds = [b for w in part for b in (w, w + " ", w + "!")]
            for phrase, axis, sign in self._rows(f"SELECT word,axis,sign FROM pole WHERE {ways}", bounds):
                self._known[phrase.split(" ", 1)[0]][phrase] = (axis, sign)


def _particle(said: Sequence[str], at: int) -> str:
    """The particle that stands apart from a verb, behind what it is said of ("leave X out"); "" for none."""
    return next((word for word in said[at + 2 : at + 2 + _GRAM] if word in _PARTICLES), "")


def _calls(mention: Mention) -> bool:
    """Whether a phrase is what a concept is called, so that its words compare nothing."""
    return mention.end - mention.start >= _NAMING and mention.only("concept")


def _switches(pole: Pole, mentions: list[Mention]) -> bool:
    """Whether a word for switching is one; in a key that is set ("x.enabled=false") it says what the value does."""
    at = next((m for m in mentions if m.start <= pole.start < m.end), None)
    if at is None or pole.turned or not ("." in at.text or "-" in at.text):
        return True
    values = {v.rpartition("=")[2] for v in at.ids("value")}
    if values in ({"true"}, {"false"}):
        pole.sign = 1 if values == {"true"} else -1
        return True
    return not at.ids("attribute") and not values


def _words(mentions: list[Mention]) -> tuple[list[str], set[int], set[int], set[int]]:
    """The words of mentions; the places where clauses begin, within phrases whose meaning is whole, within names."""
    said: list[str] = []
    heads: set[int] = set()
    inside: set[int] = set()
    names: set[int] = set()
    for mention in mentions:
        if mention.head:
            heads.add(len(said))
        own = mention.key.split()
        whole = range(len(said), len(said) + len(own))
        if mention.targets == (BOUND,) or "cue:none" in mention.targets:
            inside.update(whole)
        elif len(own) > 1 and "cue:not" not in mention.targets and any(map(_is_whole, mention.targets)):
            inside.update(whole)
            if mention.entities:
                names.update(whole)
        if len(own) > 1 and not _SAID.isdisjoint(mention.targets):
            names.update(whole)
        said += own
    return said, heads, inside, names


def _sized(said: Sequence[str], start: int, end: int, axis: str) -> bool:
    """Whether words compare by a figure beside them, which tells more than they do."""
    return axis in COMPARING and any(
        w[0].isdigit() for w in (*said[max(start - 2, 0) : start], *said[end : end + 2])
    )


def _leads(said: Sequence[str], at: int) -> bool:
    """Whether a "not" denies the act behind it ("fine not to set X", "safe not setting X", "safely not set X")."""
    after = said[at + 1] if at + 1 < len(said) else ""
    return after == "to" or after.endswith("ing") or (at > 0 and said[at - 1].endswith("ly"))


def _next(poles: list[Pole], at: int, said: Sequence[str], heads: Container[int]) -> Pole | None:
    """The pole close behind a place, in the same clause; "needs no ..." turns what stands before."""
    if said[at] == "别" or list(said[at : at + 2]) == ["不", "要"]:
        return None
    reach = _REACH_ZH if is_cjk(said[at][0]) else _REACH
    for pole in poles:
        before = (said[at] == "no" or (said[at] == "not" and not _leads(said, at))) and pole.end == at
        if before and pole.axis not in _BRINGING and said[at - 1] not in _BINDING:
            return pole
        if at < pole.start <= at + reach:
            return None if any(i in heads for i in range(at + 1, pole.start + 1)) else pole
    return None
