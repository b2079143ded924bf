"""Which panes are in sight: all three on wide terminals, two on middling ones, one below 80 cells."""

from __future__ import annotations

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
