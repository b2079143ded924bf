"""Set two questions against each other: whether they ask the same thing, and whether from the same end.

It counts what their words name; what either is about, and what the answer is, is others' business.
"""

from __future__ import annotations

from kb.ask.clauses import asks_from, told
from kb.ask.figures import counts, figures
from kb.ask.opposed import ZH_AND_NOT, ZH_BUT
from kb.ask.polarity import COMPARING, DIRECTED, EXCLUDING, GOOD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.ask.lexicon import Mention
    from kb.ask.polarity import Stance

# Oppositions that may stand in one of two questions alone and leave what they ask for the same.
_FRAMES = frozenset(
    "possibility having acting keeping hit passage place start knowing weight safety effect showing".split()
)
# Of these the ones that turn what is asked where the other says nothing of the kind: "outside", "absent".
_TURNING = frozenset(["place", "having"])
_WELL, _WORK = GOOD | {"advice"}, "work"
# "In A but not in B": what is denied of the one denies nothing of the other.
_CONTRAST = frozenset(["but", "而", "但"])
# "Not A but B": whichever is which makes all the difference.
_NOT_BUT = (ZH_BUT, *ZH_AND_NOT)
_DENYING = frozenset("cant cannot unable".split())
_FIRM = ("entity:", "attribute:", "value:", "message:", "procedure:", "table:")


class Side:
    """What a question supposes, as far as its words tell.

    Args:
        stance: its negations, and the ends of oppositions that it names.
        mentions: all its mentions.
        text: the question; what it tells before it asks denies nothing of what it asks.
    """

    __slots__ = (
        "_advises",
        "_axes",
        "_bounds",
        "_contrast",
        "_denials",
        "_firm",
        "_order",
        "_strange",
        "_works",
    )

    def __init__(self, stance: Stance, mentions: list[Mention], text: str = "") -> None:
        named = stance.axes()
        advises = any("advise" in m.cues for m in mentions)
        self._advises = advises or "advice" in named
        self._works = _WORK in named
        self._axes = _weighed(named)
        if advises:
            self._axes.setdefault("good", 1)  # "should we X" asks what "is X worth it" does
        asked = asks_from(mentions, told(text))
        within = sum(m.start >= asked and _denies_within(m) for m in mentions)
        denied = [
            at for at in stance.free if at >= asked and not _CONTRAST.intersection(stance.said[at - 1 : at])
        ]
        self._axes.pop(EXCLUDING, None)
        excluded = any(p.axis == EXCLUDING and p.sign < 0 and p.start >= asked for p in stance.poles)
        self._denials = (len(denied) + within + excluded) % 2
        self._firm = _firm(mentions)
        limits = figures(" ".join(m.text for m in mentions))
        off = any("cue:off" in m.targets and "beside" not in m.cues for m in mentions)
        self._bounds = (bool(stance.limits), counts(stance.said), {f for f in limits if f[1]}, off)
        self._order, self._contrast = _order(stance, mentions), _contrast(stance, mentions)
        self._strange = {m.key for m in mentions if m.only("said") and m.key.isascii()}

    @property
    def opposed(self) -> bool:
        """Whether it names an end of an opposition."""
        return bool(self._axes)

    @property
    def limited(self) -> bool:
        """Whether it says that only something is so: what else it may be makes all the difference."""
        return self._bounds[0]

    def same(self, other: Side) -> bool:
        """Whether both name the same things and figures and stand on the same oppositions, at whichever ends."""
        if self._firm != other._firm or self._axes.keys() != other._axes.keys():
            return False
        torn = 0 in self._axes.values() or 0 in other._axes.values()
        return not torn or self._axes == other._axes

    def differs_within(self, other: Side, told: frozenset[str]) -> bool:
        """Whether whatever only one of both names is among the things that are `told`, or only frames what is asked."""
        if not other._strange <= self._strange:
            return False
        alone = self._alone(other) + other._alone(self)
        if any(axis not in _FRAMES or end < 0 for axis, end in alone):
            return False
        if self._figured() and any(axis == "possibility" for axis, _ in alone):
            return False  # which figure would do is not which was found
        if self._figured() and any(n.startswith("attribute:") for n in self._firm ^ other._firm):
            return False  # a figure for one thing is none for another
        if _things(self._firm - other._firm) and _things(other._firm - self._firm):
            return False  # one thing in another's place
        for named in self._firm ^ other._firm:
            if not any(target.partition(":")[2] in told for target in named.split(" ")):
                return False
        return True

    def within(self, other: Side) -> bool:
        """Whether another stands on all oppositions that this does, but those that only frame what is asked.

        The other may name nothing in the place of a thing that only this names.
        """
        if _things(self._firm - other._firm) and other._firm - self._firm:
            return False
        if any(end < 0 and axis not in _FRAMES - _TURNING for axis, end in other._alone(self)):
            return False  # "is X crippled?" is no question whether it is used
        alone = {axis for axis, _ in self._alone(other)}
        if "possibility" in alone and self._figured():
            return False  # which figure would do is not which was found
        return alone <= _FRAMES - _TURNING

    def axes(self, other: Side) -> bool:
        """Whether both stand on the same oppositions."""
        return self._axes.keys() == other._axes.keys()

    def _figured(self) -> bool:
        """Whether it names a figure."""
        return any(n[0].isdigit() for n in self._firm)

    def _alone(self, other: Side) -> list[tuple[str, int]]:
        """The oppositions that the other side does not name, with their ends."""
        return [(axis, end) for axis, end in self._axes.items() if axis not in other._axes]

    def turn(self, other: Side) -> int:
        """1 where both suppose the same, as far as they can be compared, -1 where the contrary, 0 where neither."""
        if self._bounds != other._bounds or self._order != other._order:
            return 0
        if self._contrast and other._contrast and self._contrast != other._contrast:
            return 0
        if self._advises != other._advises and self._works != other._works:
            return 0  # that it works is no reason to do it
        turned = self._denials != other._denials
        for axis, end in self._axes.items():
            turned ^= other._axes.get(axis, 0) * end < 0
        return -1 if turned else 1


def _denies_within(mention: Mention) -> bool:
    """Whether a phrase for a concept denies it: "host can't reach pod" is called what "host can reach pod" is."""
    return mention.only("concept") and not _DENYING.isdisjoint(mention.key.split())


def _things(named: set[str]) -> bool:
    return any(n.startswith("entity:") for n in named)


def _weighed(axes: dict[str, int]) -> dict[str, int]:
    """The ends of oppositions; those that only say whether something is well, or to be seen to by hand, are one."""
    if axes.get("need", 0) * axes.get("effort", 0) < 0:
        axes.pop("effort")
    ends = {axes.pop(axis) for axis in _WELL & axes.keys()}
    if ends:
        axes["good"] = ends.pop() if len(ends) == 1 else 0
    return axes


def _contrast(stance: Stance, mentions: list[Mention]) -> list[str]:
    """What is set against each other, as it is named, where a text says that it is one and not the other."""
    said = stance.said
    at = said.index(ZH_BUT[0]) if ZH_BUT[0] in said else len(said)
    contrasts = any(tuple(said[at : at + len(c)]) == c for c in _NOT_BUT)
    return [m.key for m in mentions if _firm([m])] if contrasts else []


def _order(stance: Stance, mentions: list[Mention]) -> list[tuple[str, bool]]:
    """The things that are compared, as they are named, and whether before the word that compares them."""
    axes = {p.axis for p in stance.poles}
    if not axes & COMPARING:
        return []
    middle = stance.divide() if axes & DIRECTED else 0
    named = {i: m.start < middle for m in reversed(mentions) for i in m.entities[:1]}
    return list(reversed(named.items()))


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
