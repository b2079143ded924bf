"""Versions and ranges of versions: reading, comparing, and cutting all versions where ranges begin and end.

A range is a list of bounds that must all hold (``>=1.14 <1.16``). A bound speaks of as many places as it
has: ``<=1.13`` holds for 1.13.7, ``=1.13`` too, ``>1.13`` does not.

What a version means for a rule is not known here.
"""

from __future__ import annotations

from kb.rules.errors import VersionError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Version = tuple[int, ...]
    Bound = tuple[str, Version]

EXPECTED = "a range such as '>=1.14 <1.16'"
OPERATORS = (">=", "<=", ">", "<", "=")
_PLACES = 6
_read: dict[str, tuple[Bound, ...]] = {}


def parse(text: str) -> Version:
    """Read a version such as ``1.19.4`` or ``v1.16``; what follows the numbers (``-rc.1``) is left out.

    Raises:
        VersionError: the text does not begin with a number.
    """
    places: list[int] = []
    for part in text.strip().removeprefix("v").split(".")[:_PLACES]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits or not digits.isascii() or len(digits) > 9:
            break
        places.append(int(digits))
        if digits != part:
            break
    if not places:
        raise VersionError(f"no version: {text[:40]!r}", expected="a version such as 1.19.4")
    return tuple(places)


def holds(version: Version, operator: str, bound: Version) -> bool:
    """Whether a version satisfies one bound, compared in the places that the bound has."""
    own = (version + (0,) * len(bound))[: len(bound)]
    if operator == "=":
        return own == bound
    if operator == "<":
        return own < bound
    if operator == "<=":
        return own <= bound
    return own > bound if operator == ">" else own >= bound


def bounds(text: str) -> tuple[Bound, ...]:
    """Read a range; an empty one has no bounds and holds for every version.

    Raises:
        VersionError: the text is no range.
    """
    found = _read.get(text)
    if found is None:
        if len(_read) > 1000:
            _read.clear()
        found = _read[text] = tuple(_bounds(text))
    return found


def _bounds(text: str) -> Iterable[Bound]:
    operator = ""
    for word in text.replace(",", " ").split():
        start = next((o for o in OPERATORS if word.startswith(o)), "")
        if start and operator:
            raise VersionError(f"two operators in a row in {text[:60]!r}", expected=EXPECTED)
        operator = operator or start
        number = word[len(start) :]
        if not number:
            continue
        if not all(p.isascii() and p.isdigit() for p in number.removeprefix("v").split(".")):
            raise VersionError(f"no version: {number[:40]!r}", expected=EXPECTED)
        yield operator or "=", parse(number)
        operator = ""
    if operator:
        raise VersionError(f"no version after {operator!r}", expected=EXPECTED)


def contains(range_: str, version: str) -> bool:
    """Whether a version lies in a range.

    Args:
        range_: such as ``>=1.14 <1.16``; empty for all versions.
        version: such as ``1.19.4``.

    Raises:
        VersionError: either cannot be read.
    """
    if not range_:
        return True
    own = parse(version)
    return all(holds(own, operator, bound) for operator, bound in bounds(range_))


def intervals(ranges: Iterable[str]) -> list[str]:
    """Cut all versions into intervals within which every given range holds throughout or not at all.

    Returns:
        Ranges in rising order that do not overlap and leave nothing out; ``[""]`` when nothing cuts.
    """
    cuts = sorted({cut for range_ in ranges for bound in bounds(range_) for cut in _cuts(*bound)} - {()})
    marks = [".".join(map(str, cut)) for cut in cuts]
    if not marks:
        return [""]
    between = [f">={marks[i]} <{marks[i + 1]}" for i in range(len(marks) - 1)]
    return [f"<{marks[0]}", *between, f">={marks[-1]}"]


def _cuts(operator: str, bound: Version) -> list[Version]:
    """The versions at which a bound begins or ceases to hold, without needless zeros at their ends."""
    above = (*bound[:-1], bound[-1] + 1)
    cuts = {">=": [bound], "<": [bound], ">": [above], "<=": [above], "=": [bound, above]}[operator]
    return [_bare(cut) for cut in cuts]


def _bare(version: Version) -> Version:
    while version and version[-1] == 0:
        version = version[:-1]
    return version


def inside(interval: str) -> Version:
    """A version that lies in one of the `intervals`: its lower end."""
    return next((bound for operator, bound in bounds(interval) if operator in (">=", "=")), (0,))
