"""The installer's grammar for values on the command line: `a.b=c,d[0].e={x,y},f=null`.

Only the grammar: which keys mean something is not known here.
"""

from __future__ import annotations


def assignments(text: str) -> list[tuple[str, str]]:
    """The key and value of each assignment in the argument of a `--set`; what is none is left out.

    Backslashes take the meaning from commas, dots and brackets. A list in braces is joined by commas.
    """
    return [(key, value) for part in split(text) for key, value in (_pair(part),) if key]


def split(text: str) -> list[str]:
    """Split at commas that are neither escaped nor inside braces."""
    parts: list[str] = []
    start, depth, index = 0, 0, 0
    while index < len(text):
        char = text[index]
        if char == "\\":
            index += 1
        elif char == "{":
            depth += 1
        elif char == "}":
            depth = max(0, depth - 1)
        elif char == "," and not depth:
            parts.append(text[start:index])
            start = index + 1
        index += 1
    parts.append(text[start:])
    return parts


def _pair(part: str) -> tuple[str, str]:
    key, equals, value = part.partition("=")
    key = key.strip().replace('\\"', "").replace('"', "").replace("'", "")
    if not equals or not key:
        return "", ""
    value = value.strip()
    if len(value) > 1 and value[0] == "{" and value[-1] == "}":
        value = value[1:-1]
    return key.replace("\\", ""), _unescape(value)


def _unescape(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return text.replace("\\,", ",").replace("\\.", ".").replace("\\\\", "\\") if "\\" in text else text
