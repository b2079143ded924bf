"""Names of several words that are written as one: run together, in camel case, in snake case.

It knows no names: which of the ways to part one is right is for the lexicon to say.
"""

from __future__ import annotations

_LEAST = 2


def ways(word: str, least: int) -> list[list[str]]:
    """The ways to part a word into two or three words of two letters at least.

    Args:
        word: the word.
        least: into how many at least; three for a word that longer names hold as it is.
    """
    places = range(_LEAST, len(word) - _LEAST + 1)
    two = [[word[:i], word[i:]] for i in places] if least == _LEAST else []
    return two + [[word[:i], word[i:j], word[j:]] for i in places for j in places if i + _LEAST <= j]


def spread(
    parts: list[list[str]], origin: list[str], clauses: set[int]
) -> tuple[list[str], list[str], set[int]]:
    """The words of a text, what they come from and where clauses begin, once each word is what it was parted into.

    Args:
        parts: for each word what it is parted into, itself where it is not.
        origin: for each word the piece of text that it came from.
        clauses: the places of the words that begin a clause.
    """
    heads = {sum(map(len, parts[:at])) for at in clauses}
    own = [piece for piece, of in zip(origin, parts, strict=True) for _ in of]
    return [w for of in parts for w in of], own, heads


def identifier(piece: str) -> bool:
    """Whether a piece of text is a name of several words in camel case."""
    humps = any(piece[i - 1].islower() and piece[i].isupper() for i in range(1, len(piece)))
    return humps and "/" not in piece


def snake(piece: str) -> bool:
    """Whether a piece of text is a name in snake case, such as that of a device or a macro; lines and paths are not."""
    words = piece.split("_")
    named = len(words) > 1 and piece.isascii() and all(map(str.isalnum, words))
    return named and (all(map(str.islower, words)) or all(map(str.isupper, words)))
