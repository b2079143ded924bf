"""What a question grants, or leaves behind, and so does not ask for: "even if X, ...", "replacing X by Y".

It tells of words only where they stand; what else is asked is for the reading.
"""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention

_GRANTING = frozenset(["with", "if", "when", "though", "after"])
_GRANTED = frozenset(
    ["even with", "even if", "even when", "even though", "despite", "in spite of", "即 使", "哪 怕", "就 算"]
)
_YET = frozenset(
    ["if", "although", "though", "even though", "while", "when", "but", "yet", "却", "但", "可", "明 明"]
)


def _conceded(mentions: list[Mention]) -> list[Mention]:
    """The mentions behind "even with", "even if", "even though": they are granted, not asked for."""
    places = [i for i, (a, b) in enumerate(pairwise(mentions)) if a.key == "even" and b.key in _GRANTING]
    return [mentions[i + 2] for i in places if i + 2 < len(mentions)] + [
        b for a, b in pairwise(mentions) if a.key in _GRANTED
    ]


def granted(mentions: list[Mention]) -> list[Mention]:
    """The mentions that a question grants: behind "even if", or behind "although" in one that asks why."""
    return [*_conceded(mentions), *_all_the_same(mentions)]


def _all_the_same(mentions: list[Mention]) -> list[Mention]:
    """The mentions behind "if", "although", "but" in a question that begins with "why": what is so all the same."""
    if not mentions or "why" not in mentions[0].cues:
        return []
    at = next((i for i, m in enumerate(mentions) if i > 1 and m.key in _YET), len(mentions))
    return mentions[at:] if any(m.ids("attribute") or m.ids("value") for m in mentions[:at]) else []


def left(mentions: list[Mention]) -> list[Mention]:
    """The values that are named as what is left behind ("replacing X by"): they are not given, nor to be answered."""
    found = [b for a, b in pairwise(mentions) if "leaving" in a.cues and b.ids("value")]
    for mention in found:
        mention.targets = (*mention.targets, "plain:")
    return found
