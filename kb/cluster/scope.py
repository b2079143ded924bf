"""How much the silence of the inputs tells: whether what they do not name is not there."""

from __future__ import annotations

from collections.abc import Collection

from kb.cluster.merge import Merged
from kb.cluster.reading import CHANGES, HELM, LOG, STATUS, Reading

SCOPE = "input-scope"
WHOLE = "whole"
OPEN = "open"
PART = "part"
FILLED = "filled"
PLACED = ("input-kubernetes-version", "input-allocation")


def scope(readings: Collection[Reading], merged: Merged, allocator: str | None) -> str:
    """How much the inputs hold of what a cluster is told by.

    Args:
        readings: what each input was taken for.
        merged: the keys that count.
        allocator: the allocator of addresses that the inputs name; empty when it is filled in elsewhere, None
            when they name none.

    Returns:
        WHOLE when absent keys have their defaults, or output shows lines that a cloud leaves its marks in;
        OPEN when values may be set elsewhere; PART for a change or an excerpt, whose silence tells nothing;
        FILLED when the very allocator is filled in elsewhere.
    """
    if allocator == "":
        return FILLED
    if merged.complete or (allocator and LOG in merged.present):
        return WHOLE
    if any(r.layer == STATUS and any(key in PLACED for key, _, _ in r.values) for r in readings):
        return WHOLE
    if allocator or any(r.layer == HELM and r.open not in CHANGES for r in readings):
        return OPEN
    return PART
