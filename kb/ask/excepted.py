"""What a question excepts and does not ask of: "apart from X, what ...?", "not for X. why then?", "which but X ...?".

It finds such mentions; that what they name is not asked about is for the reading to heed.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention

_EXCEPTING = frozenset(
    ["besides", "beside", "apart from", "aside from", "except for", "except", "other than", "除 了"]
)
_NOT, _FOR = (
    frozenset(["not", "不 是", "不"]),
    frozenset(["for", "because", "due", "为 了", "因 为", "about", "是"]),
)
_NAMES = ("entity:", "attribute:", "value:", "concept:", "message:")
_JOINING = frozenset("and the a an two both of or ones for from 和 跟 与".split())
_OPEN = frozenset(["wh", "list", "why", "count", "howto", "source"])
_ANY = _OPEN | {"any"}


def excepted(mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """What a question excepts: the mentions of the things, and the words that except them.

    Args:
        mentions: all mentions of a question.

    Returns:
        Both; nothing where the question does not ask for the rest ("which", "any", "why").
    """
    at = next((i for i, m in enumerate(mentions) if m.key in _EXCEPTING), -1)
    words, asks = (mentions[at : at + 1], _ANY) if at >= 0 else (_not_for(mentions), _OPEN)
    run = _named(mentions[mentions.index(words[-1]) + 1 :]) if words else []
    rest = (m for m in mentions if m not in run)
    given = any(
        m.ids("value") and not m.entities for m in run
    )  # "all default apart from X=true": that is given
    return (run, words) if not given and any(_asks(m, asks) for m in rest) else ([], [])


def _named(mentions: list[Mention]) -> list[Mention]:
    """The things named from a place on, each but the first behind a word that joins it."""
    out: list[Mention] = []
    joined = True
    for mention in mentions:
        names = any(t.startswith(_NAMES) for t in mention.targets) and not _asks(mention, _ANY)
        if names and joined:
            out.append(mention)
        elif names or mention.key not in _JOINING:
            break
        joined = not names
    return out


def _not_for(mentions: list[Mention]) -> list[Mention]:
    """The words by which a question denies a reason before it asks for that; none where it does not."""
    for at, mention in enumerate(mentions[:-1]):
        if mention.key in _NOT and mentions[at + 1].key in _FOR:
            return mentions[at : at + 2]
        noted = mention.only("plain") or mention.kinds().keys() == {"cue"} or mention.key in ("ok", "okay")
        if not noted or _asks(mention, _OPEN | {"yesno"}):
            break
    return []


def _asks(mention: Mention, cues: frozenset[str]) -> bool:
    own = set(mention.cues)
    return bool(own & cues) and "loose" not in own
