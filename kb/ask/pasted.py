"""Pare pasted output down to the lines and parts of lines that say something known, and nested values to dotted ones.

A status prints dozens of lines; what nobody asked about must not make a question unanswerable. Lines are told from
sentences by their form alone ("Key: value"); which of them are known is for the caller to say.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_LEAST = 3
_KEY_WORDS = 4


def pared(text: str, known: Callable[[str], bool]) -> str:
    """A text without the details that output puts in brackets, and without the lines of output that are not known.

    Args:
        text: as pasted.
        known: tells whether a line holds something known.
    """
    if ":" not in text:
        return text
    text = _dotted(_unbracketed(text))
    lines = text.split("\n")
    printed = [line for line in lines if _printed(line)]
    if len(printed) < _LEAST:
        return text
    return "\n".join(line for line in lines if line not in printed or known(line))


def _dotted(text: str) -> str:
    """A text with the values that stand under a key of their own written in one line, as "a.b: c"."""
    if "\n" not in text:
        return text
    out: list[str] = []
    above: list[tuple[int, str]] = []
    for line in text.split("\n"):
        key, colon, value = line.strip().partition(":")
        depth = len(line) - len(line.lstrip())
        while above and depth <= above[-1][0]:
            above.pop()
        if not (colon and key) or " " in key:
            above.clear()
            out.append(line)
            continue
        path = ".".join([*(k for _, k in above), key])
        if value.strip():
            out.append(f"{path}:{value}" if above else line)
        else:
            above.append((depth, key))
    return "\n".join(out)


def _unbracketed(text: str) -> str:
    """A text without the brackets that follow a state ("BPF [eth0]", "IPTables [IPv4: Enabled, IPv6: Disabled]")."""
    start = text.find("[")
    while start >= 0:
        end = text.find("]", start)
        if end < 0:
            break
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if ": " in line or ":\t" in line:
            text = text[:start] + text[end + 1 :]
            end = start
        start = text.find("[", end)
    return text


def _printed(line: str) -> bool:
    key, colon, value = line.partition(":")
    return bool(colon and value.strip()) and len(key.split()) <= _KEY_WORDS and "?" not in line
