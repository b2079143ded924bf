"""What gets how much room: panes on the screen, all three on wide terminals, one below 80 cells; columns in a table."""

from __future__ import annotations

from collections.abc import Sequence

PANES = ("catalogue", "page", "chat")
TWO = 80
THREE = 120
WIDE = 160


def visible(
    width: int, front: str, folded: frozenset[str], zoomed: bool = False, *, wide: bool = False
) -> tuple[str, ...]:
    """The panes in sight, from left to right.

    Args:
        width: cells of the screen.
        front: the pane that must be in sight.
        folded: panes that were folded away.
        zoomed: whether only the front pane is wanted.
        wide: whether the page is a table or bench, which takes the conversation's room until that comes to the front.
    """
    if width < TWO or zoomed:
        return (front,)
    if wide and front != "chat" and width < WIDE:
        folded = folded | {"chat"}
    if width < THREE:
        side = front if front != "page" else "chat"
        return tuple(p for p in PANES if p == "page" or (p == side and (p == front or p not in folded)))
    return tuple(p for p in PANES if p == "page" or p == front or p not in folded)


def columns(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """How many cells each column of a table gets, the widest giving way first.

    Args:
        wanted: what each would like to have.
        least: what each can do with.
        room: what there is; where even the least does not fit, the table is scrolled and each gets what it wants.
    """
    given = list(wanted)
    if sum(map(min, wanted, least)) > room:
        return given
    while sum(given) > room:
        spare = [have - low for have, low in zip(given, least, strict=True)]
        widest = max(range(len(given)), key=lambda i: (spare[i] > 0, given[i]))
        given[widest] -= 1
    return given
