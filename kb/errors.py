"""The one family of errors that kb raises on purpose, each worded as a single line for a person.

Every layer raises a subclass of `KbError`; faces print `str(error)` and exit with `error.exit_code`. This
module does not print anything and decides nothing about colour: that is the faces' business.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 600
_ALIKE = 0.75
_BEGINNING = 4


def one_line(text: str, limit: int = LONGEST) -> str:
    """Make a text safe to print as one line: control characters escaped, overlong text cut.

    Args:
        text: anything, also bytes read from a broken file and decoded somehow.
        limit: the most characters to keep.
    """
    flat = " ".join(text.split()) if text.isascii() and text.isprintable() else _escape(text)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _escape(text: str) -> str:
    spaced = " ".join(text[: 4 * LONGEST].split())
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in spaced)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like a given one, or an empty string when none comes near.

    Three letters in four must agree, or all of them in another order, or the name be the beginning of a known one: no
    proposal is better than a silly one.

    Args:
        name: what was written.
        known: the names that would have been right.
    """
    from difflib import get_close_matches

    by_fold = {k.lower().replace("_", "-"): k for k in known if len(k) <= 80}
    given = name.lower().replace("_", "-")[:80]
    found = get_close_matches(given, by_fold, n=1, cutoff=_ALIKE)
    found = found or [k for k in by_fold if sorted(k) == sorted(given)]
    if not found and len(given) >= _BEGINNING:
        found = sorted((k for k in by_fold if k.startswith(given)), key=lambda k: (len(k), k))
    return by_fold[found[0]] if found else ""


# Whether the packs in use are invalid, and the base built before answers in their place.
outdated = False


class KbError(Exception):
    """Something that the user can mend.

    Args:
        message: what is wrong.
        place: where, as ``file:line:column`` or a command-line option.
        expected: what would have been right.
        nearest: the nearest known name.
        remedy: what to do about it.
    """

    exit_code = 2

    def __init__(
        self, message: str, place: str = "", expected: str = "", nearest: str = "", remedy: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.expected = expected
        self.nearest = nearest
        self.remedy = remedy

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        if self.expected:
            text += f", expected {self.expected}"
        if self.nearest:
            text += f", did you mean {self.nearest!r}?"
        if self.remedy:
            text += f" ({self.remedy})"
        return one_line(text)


class PackError(KbError):
    """A knowledge pack is not as it should be."""


class PackSyntaxError(PackError):
    """A pack's file cannot be read at all: not YAML, not text, too large."""


class PackSchemaError(PackError):
    """A record does not have the shape that its kind demands."""


class PackReferenceError(PackError):
    """A record names something that no pack defines, or defines something twice, or in a circle."""


class StoreError(KbError):
    """The built base cannot be made, found or read."""


def note(text: str) -> None:
    """Say something that is no answer, as one line on standard error; a closed one is no reason to fail."""
    import sys

    try:
        sys.stderr.write(f"kb: {one_line(text)}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return
