"""Turn the switches that a question first tells of and then supposes turned: "X is on, is it hit if I turn it off?".

Words that stand beside the switch itself are bound by `binding`; what a follow-up turns is the matter of `dialogue`.
"""

from __future__ import annotations

from kb.ask.atoms import names, switched
from kb.ask.lexicon import BOUND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.records import Records

_VALUES = {"on": "true", "off": "false", "unset": "unset"}
_ON = "on"
# "set to true" is that of what was told.
_SET = (" true", " false")
# "it is now true", "changed to true".
_MEANING = frozenset(["pronoun", "toward"])
_POINTING = frozenset(["it", "that", "them", "this", "both"])
# Behind these nothing is supposed.
_HELD = frozenset(
    "no nobody none not never cannot cant dont didnt doesnt isnt wont couldnt why tried 没 不 未 别".split()
)
# What was so once, or is so elsewhere, is no change.
_ELSE = frozenset("used before earlier previously formerly originally another other".split()) | {
    *("之 前", "以 前", "原 来", "原 先", "本 来", "曾 经", "先 前", "另")
}
# What stands so is told of something else ("on node b it is off"), but behind words such as these.
_STANDS, _SUPPOSES = frozenset("is are was were s".split()), frozenset("when once after if".split())
_SINCE = frozenset("later now since then afterwards 现 已 后 刚".split())
_WAY = 2
# Behind these stands how something is, beside what is supposed of it ("X on, where it is off now").
_RELATIVE = frozenset(["where", "which"])


def turn(mentions: list[Mention], records: Records) -> None:
    """Give a switch told of the value that a later clause supposes for it: the one told of alone in a clause, last.

    Args:
        mentions: the mentions of a question, changed in place.
        records: tells switches and what rules conclude.
    """
    acting = [at for at in range(len(mentions)) if _turning(mentions, at)]
    told = {m: switched(m, records)[:1] for m in mentions} if acting else {}
    for at in acting:
        naming = _meant(mentions[:at], told)
        if not naming:
            continue
        switch = told[naming[-1]][0][0]
        if not _turns(mentions, at, records):
            continue
        if any(m.key in _RELATIVE for m in mentions[mentions.index(naming[-1]) : at]):
            continue
        for one in naming:
            one.targets = (f"value:{switch}={position(mentions[at])}",)
        mentions[at].targets = (BOUND,)


def _meant(before: list[Mention], told: dict[Mention, list[tuple[str, str]]]) -> list[Mention]:
    """The mentions of the switch that is meant behind some: the only one, or the only one in the last clause."""
    naming = [m for m in before if told.get(m)]
    if not naming:
        return []
    switch = told[naming[-1]][0][0]
    last = before.index(naming[-1])
    start = max((at for at in range(last + 1) if before[at].head), default=0)
    others = [m for m in naming if told[m][0][0] != switch]
    return [] if any(m in before[start:] for m in others) else [m for m in naming if m not in others]


def position(mention: Mention) -> str:
    """The value of a switch that a word such as "on" stands for, or ""."""
    return next((_VALUES[c] for c in mention.cues if c in _VALUES), "")


def turning(mentions: list[Mention]) -> list[Mention]:
    """The mentions that turn a switch which they do not name."""
    return [m for at, m in enumerate(mentions) if _turning(mentions, at)]


def _turning(mentions: list[Mention], at: int) -> bool:
    """Whether a mention turns a switch, and is neither "with" nor the "on" that tells a place."""
    placed = mentions[at].key == _ON and not (at and "pronoun" in mentions[at - 1].cues)
    return bool(position(mentions[at])) and "beside" not in mentions[at].cues and not placed


def _turns(mentions: list[Mention], at: int, records: Records) -> bool:
    """Whether a word that turns a switch supposes one turned which only a pronoun names, or nothing."""
    mention = mentions[at]
    start = max((i for i in range(at + 1) if mentions[i].head), default=0)
    before = mentions[start:at]
    if any(_HELD.intersection(m.key.split()) and "whatif" not in m.cues for m in [*before, mention]):
        return False
    supposed = any("whatif" in m.cues for m in before)
    if not supposed and any(m.key in _ELSE for m in [*before, *mentions[at + 1 : at + _WAY]]):
        return False
    stands = any(m.key in _STANDS for m in mentions[max(start, at - 1) : at])
    near = [*mentions[max(start, at - _WAY) : at], *mentions[at + 1 : at + _WAY]]
    since = any(_SINCE.intersection(m.key.split()) for m in [*before, *near])
    if stands and not (supposed or since or any(_SUPPOSES.intersection(m.key.split()) for m in before)):
        return False
    if not (supposed or any(names(m, records, "concluded") for m in mentions[at + 1 :])):
        return False
    points = (
        since
        or mention.key.endswith(_SET)
        or any(
            _MEANING.intersection(m.cues) or _POINTING.intersection(m.key.split()) for m in [*near, mention]
        )
    )
    goes_on = supposed or mention.head or any("and" in m.cues for m in before)
    return points or (not mention.key.isascii() and goes_on)
