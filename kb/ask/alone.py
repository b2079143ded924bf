"""What a question says is left alone: "not touching X", "leave X as it is", "no need to set X", "不管 X", "无需配置 X".

It knows the ways in which the two languages say so, and no setting: which one is meant is for `acts` to say.
"""

from __future__ import annotations

from kb.ask.clauses import places_of
from kb.ask.lexicon import BOUND, Mention

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.ask.query import Query

_NOT = frozenset("not never dont without didnt skip skipping no avoid neednt".split())
_NEEDING = frozenset("need have neednt".split())
_BETWEEN = _NEEDING | frozenset("to ever really even having explicitly".split())
_INVERTED = _BETWEEN | frozenset("i we you one".split())
_TOUCHING = frozenset(
    "touch touching change changing adjust adjusting tweak tweaking modify modifying edit editing override "
    "overriding bother bothering worry worrying care caring".split()
)
_ACTS = _TOUCHING | frozenset(
    "set setting configure configuring mention mentioning specify specifying add adding give giving pass passing put "
    "putting include including supply supplying define defining write writing".split()
)
# "Do without configuring X", "get by without X": verbs as they stand before "without".
MANAGING = frozenset("do live go by along away cope survive manage".split())
_SPARING = frozenset("unnecessary needless pointless".split())
_DROPPING = frozenset(
    "ignore ignoring omit omitting disregard disregarding neglect neglecting skip skipping "
    "remove removing drop dropping delete deleting forget forgetting unset unsetting".split()
)
_LEAVING = frozenset("leave leaving left keep keeping kept stay staying".split())
_ENDS = (
    ("alone",),
    ("out",),
    ("unset",),
    ("untouched",),
    ("blank",),
    ("default",),
    ("as", "is"),
    ("as", "it", "is"),
)
_OF = frozenset("of from in my the our your helm".split())
_FILES = frozenset("value values file yaml chart config configmap".split())
_PLACE = _OF | _FILES
_NO, _FEW = frozenset("no without".split()), 5
_NOUNS = frozenset(
    "change changes setting override tweak entry flag parameter config configuration line".split()
)
_GIVEN = frozenset(["true", "false"])
_VALUED = frozenset("true false on off enabled disabled".split())
_ZH_ACTS = frozenset("动改管碰理配设写加补提填调传")
_ZH_HOW = ("再", "去", "显式", "手动", "专门", "额外")
_ZH_NOT = ("不", "没", "别")
_ZH_SPARING = ("无需", "无须", "用不着", "没必要", "不需要", "不用", "不必")
_ZH_NEEDING = (
    "有没有必要",
    "有无必要",
    "有必要",
    "用不用",
    "要不要",
    "需不需要",
    "必须",
    "非得",
    "一定要",
    "得",
    "需要",
    "要",
)
_ZH_INSIDE, _FILE_NAME = "里中", 16
_ZH_NO_NEED = tuple("不只主重想")  # what makes of "要" no need: "只要", "不要"
_ZH_LEFT = tuple("省略 略去 省掉 省去 留空 忽略 原样 去掉 删掉 删除 删了 默认值 默认就 默认即可".split())
_ZH_DEFAULT = tuple(verb + "默认" for verb in ("保持", "用", "走", "按", "沿用", "采用"))
_ZH_SWITCHING = ("开", "关")
_ZH_TOUCHING = frozenset("动改碰管")
_AS_IS = (
    _TOUCHING
    | _ZH_TOUCHING
    | frozenset("alone untouched is ignore ignoring disregard disregarding 理 原".split())
)


class Alone:
    """How a question says that something is left alone.

    Attributes:
        places: the places of the words that say so.
        as_is: whether it stays as it is, whoever made it so ("not touching X"); else it has its default.
        spared: 1 where they say that nothing need be done about it, -1 where they ask if something must be, else 0.
    """

    __slots__ = ("as_is", "places", "spared")

    def __init__(self, said: Sequence[str], places: Sequence[int], spared: int = 0) -> None:
        self.places = frozenset(places)
        self.as_is = not _AS_IS.isdisjoint(said[at] for at in places)
        self.spared = spared


def left_alone(query: Query, setting: Sequence[Mention]) -> Alone | None:
    """How a question says that a setting is left alone, or None where it does not say so.

    Args:
        query: the question.
        setting: the mentions of the setting; one that gives it a value is not left alone where nobody touches it, nor
            are verbs in its words that packs take for a value ("skip X" for X off).
    """
    said = query.stance.said
    bound = [m for m in query.stance.mentions if m.targets == (BOUND,)]
    given = [m.key.rsplit(" ", 1)[-1] for m in bound]  # "X 必须设为 true"
    valued = any(m.key.rsplit(" ", 1)[-1] in _VALUED for m in setting) or not _GIVEN.isdisjoint(given)
    own = places_of(setting)
    left = _undone(said, valued) or _dropped(said, own) or _unchanged(said) or _zh(said, valued)
    return left or (None if valued else _needed(query))


def _behind(said: Sequence[str], at: int, passed: frozenset[str]) -> int:
    """The first place, from one on, of a word that is not to be passed over."""
    while at < len(said) and said[at] in passed:
        at += 1
    return at


def _undone(said: Sequence[str], valued: bool) -> Alone | None:
    """By an act that is denied: "not touching", "no need to set", "unnecessary to configure"."""
    acts = _ACTS - _TOUCHING if valued else _ACTS
    for at, word in enumerate(said):
        if word not in _NOT and word not in _SPARING:
            continue
        end = _behind(said, at + 1, _BETWEEN)
        if said[end : end + 1] and said[end] in acts:
            spared = int(word in _SPARING or bool(_NEEDING.intersection(said[at:end])))
            start = at - bool(MANAGING.intersection(said[at - 1 : at]))
            return Alone(said, range(start, end + 1), spared)
    return None


def _dropped(said: Sequence[str], own: set[int]) -> Alone | None:
    """By a verb that is no part of the setting's own words: "ignore", "omit", "leave ... out", "keep ... default"."""
    for at, word in enumerate(said):
        if word in _DROPPING and at not in own:
            return Alone(said, [at])
        if word not in _LEAVING:
            continue
        for end in range(at + 1, min(len(said), at + 1 + _FEW + _FEW)):
            tail = next((t for t in _ENDS if tuple(said[end : end + len(t)]) == t), None)
            if tail:
                return Alone(said, [at, *range(end, _file(said, end + len(tail)))])
    return None


def _file(said: Sequence[str], end: int) -> int:
    """Where the name of a file ends that something is left out of, or where it would begin."""
    at = _behind(said, end, _PLACE)
    return at if said[at - 1] in _FILES else end


def _unchanged(said: Sequence[str]) -> Alone | None:
    """By a noun: "no change to", "without any ... setting"."""
    for at, word in enumerate(said):
        near = said[at + 1 : at + 1 + _FEW]
        noun = next((i for i, w in enumerate(near) if w in _NOUNS), None)
        if word in _NO and noun is not None:
            return Alone(said, [at, at + 1 + noun])
    return None


def _zh(said: Sequence[str], valued: bool) -> Alone | None:
    """The same in Chinese: "无需配置", "不动", "保持默认"; "配不配" asks."""
    text = "".join(said)
    for words, spared in ((_ZH_SPARING, 1), (_ZH_NOT, 0)):
        for start, end in _zh_acts(text, words):
            asks = start and text[start] == "不" and text[start - 1] == text[start + 1]
            if not asks and not (valued and _ZH_TOUCHING.intersection(text[start:end])):
                return Alone(said, _zh_places(said, start, end), spared)
    for word in (*_ZH_DEFAULT, *_ZH_LEFT):
        start = text.find(word)
        if start >= 0 and not text.startswith(_ZH_SWITCHING, start + len(word)):
            return Alone(said, _zh_places(said, start, start + len(word)))
    return None


def _zh_acts(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where some words stand with a verb for setting or touching right behind them, with where that ends."""
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = _within_zh(text, start + len(word))
            while how := next((h for h in _ZH_HOW if text.startswith(h, end)), ""):
                end += len(how)
            if text[end : end + 1] in _ZH_ACTS:
                yield start, end + 1 + (text[end + 1 : end + 2] == "置")
            start = text.find(word, start + 1)


def _within_zh(text: str, at: int) -> int:
    """Where a place ends that is named at some place of a text ("在 values 里"); that place where none is."""
    end = next((i for i in range(at, min(len(text), at + _FILE_NAME)) if text[i] in _ZH_INSIDE), -1)
    return end + 1 if text[at : at + 1] == "在" and end > 0 else at


def _zh_places(said: Sequence[str], start: int, end: int) -> list[int]:
    """The places of the words that stand between two places of the text that they make."""
    at = [i for i, word in enumerate(said) for _ in word]
    return at[start:end]


def _needed(query: Query) -> Alone | None:
    """By the question if it must not be: "must I set X?", "要不要配 X"."""
    said = query.stance.said
    for pole in query.stance.poles:
        end = _behind(said, pole.end, _INVERTED)
        if pole.axis == "need" and pole.sign > 0 and said[end : end + 1] and said[end] in _ACTS:
            return Alone(said, range(pole.start, end + 1), -1)
    text = "".join(said)
    need = (at for at in _zh_acts(text, _ZH_NEEDING) if text[at[0] - 1 : at[0]] not in _ZH_NO_NEED)
    found = next(need, None)
    return Alone(said, _zh_places(said, *found), -1) if found else None
