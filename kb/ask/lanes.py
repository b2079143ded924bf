"""Many weighted sums at once: the numbers of a feature stand side by side in one long integer, 32 bits each.

Multiplying such an integer by a weight multiplies all its lanes, adding two adds them lane by lane, at the speed of
Python's own arithmetic; where few lanes hold anything, a mapping is shorter. It knows nothing of what it adds up.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What 1.0 becomes in a lane, and what all weights of a sum may come to: their product leaves no lane.
ONE, WEIGHTS = 10_000, 400_000
_BITS, _FEW = 32, 6
_BYTES = _BITS // 8

Lanes = int | dict[int, int]


def lanes(numbers: Mapping[int, float]) -> Lanes:
    """Pack numbers.

    Args:
        numbers: lane -> number from 0 to 1; the lanes that are missing are 0.
    """
    whole = {at: round(number * ONE) for at, number in numbers.items()}
    if len(whole) <= _FEW:
        return whole
    return sum(number << (_BITS * at) for at, number in whole.items())


def whole(weights: Mapping[str, float]) -> tuple[dict[str, int], float]:
    """Weights as whole numbers, and what one unit of a weighted sum of 1.0 then comes to.

    Args:
        weights: feature -> weight, none of them negative.
    """
    scale = WEIGHTS / (sum(weights.values()) + 1e-9) * 0.999
    return {feature: round(weight * scale) for feature, weight in weights.items()}, scale * ONE


def weighed(weights: Iterable[tuple[str, int]], known: Mapping[str, Lanes], size: int) -> memoryview[int]:
    """The sum of weight times lanes over features, lane by lane.

    Args:
        weights: features with their weights, as `whole` makes them.
        known: feature -> its lanes.
        size: how many lanes there are.
    """
    total = 0
    few: list[tuple[int, dict[int, int]]] = []
    for feature, weight in weights:
        own = known.get(feature)
        if isinstance(own, int):
            total += weight * own
        elif own:
            few.append((weight, own))
    out = memoryview(bytearray(total.to_bytes(_BYTES * size, sys.byteorder))).cast("I")
    for weight, own in few:
        for at, number in own.items():
            out[at] += weight * number
    return out
