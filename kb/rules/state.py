"""What is known of an attribute of an entity: statements of several strengths and rules, settled.

A state is ``(values, rest)``: the truth of the values named, and that of all others. Truths are True, None
(unknown) and False. Where sources of equal strength contradict each other no side is taken: their values are
unknown.
"""

from __future__ import annotations

from kb.rules.world import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.rules.world import Stated

    Truth = bool | None
    Values = dict[str, Truth]
    State = tuple[Values, Truth]

UNKNOWN: State = ({}, None)
NOTHING: State = ({}, False)
STRENGTH = {kind: rank for rank, kind in enumerate(KINDS)}
CLAIM = STRENGTH["claim"]


def strongest(stated: Sequence[Stated]) -> Sequence[Stated]:
    """Those statements that are as strong as any."""
    if len(stated) < 2:
        return stated
    top = max(STRENGTH[s.kind] for s in stated)
    return [s for s in stated if STRENGTH[s.kind] == top]


def overrides(stated: Sequence[Stated]) -> bool:
    """Whether any statement is stronger than rules."""
    return any(STRENGTH[s.kind] > CLAIM for s in stated)


def contradict(stated: Sequence[Stated]) -> bool:
    """Whether statements of one strength about an attribute with one value name different ones."""
    if len(stated) < 2:
        return False
    by_ref: dict[str, set[str]] = {}
    for s in stated:
        by_ref.setdefault(s.ref, set()).add(s.value)
    first, *others = by_ref.values()
    return any(other != first for other in others)


def of_statements(stated: Sequence[Stated], multiple: bool) -> State:
    """The state of an attribute that only statements speak of.

    Args:
        stated: all statements.
        multiple: whether the attribute may have several values at once.
    """
    if not stated:
        return UNKNOWN
    top = strongest(stated)
    truth = None if not multiple and contradict(top) else True
    return {s.value: truth for s in top}, False


class Settled:
    """A state and how it came about.

    Attributes:
        state: the state.
        conflict: the values that contradict each other, if any.
        stated: whether statements answer because rules conclude nothing.
        open: whether they do so although rules may conclude something.
    """

    __slots__ = ("conflict", "open", "state", "stated")

    def __init__(
        self, state: State, conflict: tuple[str, ...] = (), stated: bool = False, open_: bool = False
    ) -> None:
        self.state = state
        self.conflict = conflict
        self.stated = stated
        self.open = stated and open_


def settle_one(raw: Values, claims: Sequence[Stated], weak: Sequence[Stated], closed: bool) -> Settled:
    """Settle rules and statements about an attribute that has one value.

    Args:
        raw: what the rules make of each value; false ones are absent.
        claims: the claims that count.
        weak: the strongest of the weaker statements.
        closed: whether what no rule concludes is false.
    """
    certain = [value for value, truth in raw.items() if truth]
    named = {s.value for s in claims}
    if contradict(claims) or len(certain) > 1 or (named and not named.issuperset(certain)):
        fighting = (*certain, *sorted(named.difference(certain)))
        return Settled((dict.fromkeys((*fighting, *raw)), False), fighting)
    if named:
        return Settled(
            (dict.fromkeys(certain or sorted(named), True), False), (), not certain, None in raw.values()
        )
    if certain:
        return Settled((raw, False))
    if weak:
        return Settled(of_statements(weak, False), (), True, None in raw.values())
    return Settled((raw, False) if closed else UNKNOWN)


def settle_several(raw: Values, stated: Sequence[Stated], closed: bool) -> Settled:
    """Settle rules and statements about an attribute that may have several values: they add up.

    Args:
        raw: what the rules make of each value; false ones are absent.
        stated: the claims that count, or, without any, the strongest of the weaker statements.
        closed: whether what no rule concludes is false.
    """
    certain = any(raw.values())
    counted: Iterable[Stated] = stated if not certain else (s for s in stated if s.kind == "claim")
    values = {**raw, **{s.value: True for s in counted}}
    rest = False if closed or stated else None
    return Settled((values, rest), (), bool(stated) and not certain, None in raw.values())
