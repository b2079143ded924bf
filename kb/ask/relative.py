"""Denials that only tell which thing is meant: "packets that never pass X", "不走 X 的包会被丢掉吗".

What is asked of such a thing is not denied by them. It looks at words and their order, in two languages.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from kb.ask.lexicon import Mention
    from kb.ask.polarity import Stance

_RELATIVE = frozenset("that which who whose".split())
_BETWEEN = frozenset(
    "do does did doe is are was were can could will would has have had may might should".split()
)
# Behind these "that" begins what is said, or follows from something, and describes nothing.
_SAYING = frozenset(
    "is true case sure mean means so fact say says said think thinks believe believes claim claims claimed tell told "
    "know see given such enough assume suppose correct right confirm guarantee ensure possible likely it".split()
)
_REACH = 3
_ZH_DENYING, _OF = frozenset("不没未"), "的"
# What the predicate behind the thing begins with.
_ZH_PREDICATE = frozenset("会能要可被就都也是还该应在有算得需把由")


def described(stance: Stance) -> list[int]:
    """The places of the denials of a text that belong to a clause which only tells which thing is meant."""
    said = stance.said
    heads = {m.start for m in stance.mentions if m.head}
    return [at for at in stance.denials if _english(said, at, heads) or _chinese(stance.mentions, said, at)]


def _english(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    """Whether a denial stands behind "that" or the like, which stands behind a noun: "a packet that is not ..."."""
    for before in range(at - 1, max(at - 1 - _REACH, 0), -1):
        if said[before] in _RELATIVE:
            noun = said[before - 1]
            return before not in heads and before - 1 not in heads and noun.isascii() and noun not in _SAYING
        if before in heads or (said[before] not in _BETWEEN and said[before - 1 : before] != ["whose"]):
            return False
    return False


def _chinese(mentions: Sequence[Mention], said: Sequence[str], at: int) -> bool:
    """Whether 的 ends the clause that a denial begins, and the thing behind it has a predicate of its own."""
    if said[at][0] not in _ZH_DENYING:
        return False
    end = next((m.start for m in mentions if m.head and m.start > at), len(said))
    of = next((i for i in range(at + 1, end) if said[i] == _OF), end)
    return any(said[i][0] in _ZH_PREDICATE for i in range(of + 2, end - 1))
