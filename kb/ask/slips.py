"""Slips of the hand: whether one word may be another with a letter wrong, and how unlikely that is."""

from __future__ import annotations


def cost(typed: str, word: str) -> int:
    """How unlikely a slip is: a letter doubled or not, two swapped, one added or dropped, one wrong."""
    if len(typed) == len(word):
        return 1 if sorted(typed) == sorted(word) else 5
    short, long = sorted((typed, word), key=len)
    at = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    return 0 if at and long[at] == long[at - 1] else 2


def one_slip(typed: str, word: str) -> bool:
    """Whether one letter was added, dropped or changed, or two neighbours were swapped (Damerau, distance 1)."""
    if len(typed) == len(word):
        differ = [i for i in range(len(word)) if typed[i] != word[i]]
        if len(differ) == 1:
            return len(word) > 4 or differ[0] > 0
        swapped = len(differ) == 2 and differ[1] == differ[0] + 1
        return swapped and typed[differ[0]] == word[differ[1]] and typed[differ[1]] == word[differ[0]]
    short, long = sorted((typed, word), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
