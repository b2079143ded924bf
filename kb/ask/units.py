"""Units of time and rate in questions: "0.136 ms" is what "136 µs" is.

It rewrites figures from one unit into another of its kind; what was measured, and in which unit, is others' business.
"""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# How people spell units: the kind of quantity and the size (SI prefixes; in seconds and bits a second).
_SPELLED: dict[str, tuple[str, float]] = {
    **dict.fromkeys("s sec secs second seconds 秒".split(), ("time", 1.0)),
    **dict.fromkeys("ms msec msecs millisecond milliseconds millis 毫秒".split(), ("time", 1e-3)),
    **dict.fromkeys("us µs μs usec usecs microsecond microseconds micros 微秒".split(), ("time", 1e-6)),
    **dict.fromkeys("ns nsec nanosecond nanoseconds 纳秒".split(), ("time", 1e-9)),
    **dict.fromkeys("kbps kbit/s".split(), ("rate", 1e3)),
    **dict.fromkeys("mbps mbit/s".split(), ("rate", 1e6)),
    **dict.fromkeys("gbps gbit/s".split(), ("rate", 1e9)),
    **dict.fromkeys("tbps tbit/s".split(), ("rate", 1e12)),
    **dict.fromkeys("% percent".split(), ("share", 1.0)),
}
_LONGEST = max(map(len, _SPELLED))
_ONE, _EACH = frozenset(["a", "one"]), frozenset(["a", "per", "each", "every"])
_DIGITS = frozenset("0123456789.")


def rescaled(text: str, unit: str) -> str | None:
    """A text with its figures in other units of a kind rewritten in one of that kind.

    Args:
        text: a question.
        unit: the unit wanted, as in "µs", "ms", "%" or "Gbps".

    Returns:
        The text; None where it gives a figure in a unit of another kind.
    """
    kind, size = _SPELLED.get(unit.lower(), ("", 1.0))
    text = _one(text)
    out, at = "", 0
    for start, end, after, spelled in _amounts(text):
        of, own = _SPELLED[spelled]
        if kind and of != kind:
            return None
        if own != size and kind:
            out += text[at:start] + f"{float(text[start:end]) * own / size:.9g} {unit}"
            at = after
    return out + text[at:]


def unfigured(text: str, value: float, unit: str) -> str:
    """A unit of another size that a text names without a figure ("some milliseconds"), where a value is less than one.

    Args:
        text: a question.
        value: what was measured.
        unit: the unit of that.

    Returns:
        The unit as spelled, or "".
    """
    kind, size = _SPELLED.get(unit.lower(), ("", 1.0))
    text = _one(text)
    figured = {spelled for *_, spelled in _amounts(text)}
    said = text.lower().split()
    for before, word in pairwise(["", *said]):
        spelled = word.strip(",.?!;:")
        if before in _EACH:
            continue  # "requests per second"
        of, own = _SPELLED.get(spelled, ("", 1.0))
        if of == kind and len(spelled) > 1 and spelled not in figured and value * size < own:
            return spelled
    return ""


def _one(text: str) -> str:
    """A text with "a millisecond" put as "1 millisecond"; "a second" may be another one."""
    said = text.split(" ")
    for at in range(len(said) - 1):
        unit = _SPELLED.get(said[at + 1].lower().strip(",.?!"), ("", 1.0))
        if said[at].lower() in _ONE and unit[0] == "time" and unit[1] < 1.0:
            said[at] = "1"
    return " ".join(said)


def _amounts(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Where the figures of a text begin and end that have a unit, with where that ends, and the unit as spelled."""
    at, lower = 0, text.lower()
    while at < len(text):
        start = at
        while at < len(text) and text[at] in _DIGITS:
            at += 1
        end = at
        while end > start and text[end - 1] == ".":
            end -= 1
        alone = not start or not (text[start - 1].isascii() and text[start - 1].isalnum())
        if end > start and alone and text.count(".", start, end) < 2:
            after = end + (text[end : end + 1] == " ")
            unit = _unit(lower, after)
            if unit:
                yield start, end, after + len(unit), unit
        at = max(at, start + 1)


def _unit(text: str, start: int) -> str:
    """The longest unit that is spelled at some place of a text and is no part of a longer word, or ""."""
    for length in range(_LONGEST, 0, -1):
        unit = text[start : start + length]
        behind = text[start + length : start + length + 1]
        if unit in _SPELLED and not (
            unit.isascii() and behind.isascii() and (behind.isalnum() or behind == "/")
        ):
            return unit
    return ""
