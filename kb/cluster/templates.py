"""Make templated text parse as if it had been rendered, remembering what only rendering could tell.

Go, Jinja, makejinja, Terraform and ERB marks are known by their brackets. An inline expression becomes the
placeholder `HOLE`; lines that hold nothing but control marks are blanked, so that line numbers stay; lines
between the marks of a condition or loop are remembered as conditional. Nothing is evaluated.
"""

from __future__ import annotations

import re

HOLE = "kbTEMPLATEDkb"
QUICK = re.compile(r"\{\{|\{%|\{#|#\{|#%|%\{|<%|#\|")
# Every pattern stops where a second opening mark begins, so that a text of unclosed marks costs no more
# than reading it.
_GO = r"(?:[^{}]|\{(?!\{)|\}(?!\}))*+"
_BRACE_PERCENT = r"(?:[^%{]|%(?!\})|\{(?!%))*+"
_ANGLE = r"(?:[^%<]|%(?!>)|<(?!%))*+"
COMMENT = re.compile(
    r"\{\{-?\s*/\*(?:[^*{]|\*(?!/)|\{(?!\{))*+\*/\s*-?\}\}|\{#(?:[^#{]|#(?!\})|\{(?!#))*+#\}"
    rf"|#\|(?:[^|#]|\|(?!#)|#(?!\|))*+\|#|<%#{_ANGLE}%>"
)
RAW = re.compile(
    r"\{%-?[ \t]*raw[ \t]*-?%\}|\{%-?[ \t]*endraw[ \t]*-?%\}|\{\{[ \t]*\"\{\{\"[ \t]*\}\}|\{\{`|`\}\}"
)
CONTROL = re.compile(
    rf"\{{%({_BRACE_PERCENT})%\}}|#%((?:[^%#\n]|%(?!#)|#(?!%))*+)%#|%\{{([^{{}}\n]*+)\}}|<%(?!=)({_ANGLE})%>"
)
EXPRESSION = re.compile(rf"\{{\{{{_GO}\}}\}}+|#\{{(?:[^#}}]|\}}(?!#)|#(?!\{{))*+\}}#|<%={_ANGLE}%>")
ALONE = re.compile(rf"^\s*{HOLE}\s*$")
OPENING = re.compile(r"\s*(?:if|for|range|with|unless|while|block|each|#if|#each|define|macro|call|filter)\b")
ELSE = re.compile(r"\s*(?:else|elif|elsif|else\s+if)\b")
CLOSING = re.compile(r"\s*(?:end\w*|/if|/each|/with)\b|\s*end\s*$")
SHELL = re.compile(
    r"\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_]\w*|\bENC\[AES256|^<[^<>]+>$|^\$\{\{|^ref\+|^vault:|^!\w+"
)


class Rendered:
    """A text in which every template mark has been dealt with.

    Attributes:
        text: the text, with as many lines as before.
        conditional: numbers (from 1) of the lines that only some renderings hold.
        open: numbers of the lines on which an expression alone stands for lines that are not here.
    """

    __slots__ = ("conditional", "open", "text")

    def __init__(
        self, text: str, conditional: frozenset[int] = frozenset(), open: tuple[int, ...] = ()
    ) -> None:
        self.text = text
        self.conditional = conditional
        self.open = open


def templated(text: str) -> bool:
    """Whether a text holds anything that looks like a template's mark."""
    return QUICK.search(text) is not None


def unknown(value: str) -> bool:
    """Whether a value is filled in elsewhere: by a template, a shell, a substitution, a decryption."""
    return HOLE in value or (("$" in value or value[:1] in "<!vrE") and SHELL.search(value) is not None)


def render(text: str) -> Rendered:
    """Deal with the template marks of a text; see `Rendered`."""
    if not templated(text):
        return Rendered(text)
    text = COMMENT.sub(_blank, text)
    text = RAW.sub("", text)
    text = EXPRESSION.sub(_expression, text)
    text = CONTROL.sub(_control, text)
    return _lines(text.split("\n"))


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _expression(match: re.Match[str]) -> str:
    inner = match.group().strip("{}<>%#=").strip("-~ \t\n")
    lines = "\n" * match.group().count("\n")
    if match.group().startswith("{{"):
        if OPENING.match(inner):
            return f"\x01{lines}"
        if CLOSING.match(inner):
            return f"\x02{lines}"
        if ELSE.match(inner) or re.match(r"\$\w+\s*:?=|/\*", inner) or not inner:
            return f"\x03{lines}"
    return HOLE + lines


def _control(match: re.Match[str]) -> str:
    inner = next((group for group in match.groups() if group is not None), "").strip("-+~")
    lines = "\n" * match.group().count("\n")
    mark = "\x01" if OPENING.match(inner) else "\x02" if CLOSING.match(inner) else "\x03"
    return mark + lines


def _lines(lines: list[str]) -> Rendered:
    conditional: set[int] = set()
    stack: list[int] = []
    blocks: list[tuple[int, int]] = []
    opened: list[int] = []
    for index, line in enumerate(lines):
        if "\x01" in line or "\x02" in line or "\x03" in line:
            bare = line.replace("\x01", "").replace("\x02", "").replace("\x03", "")
            alone = not bare.strip().strip("#")
            for mark in line:
                if mark == "\x01" and alone:
                    stack.append(index)
                elif mark == "\x02" and alone and stack:
                    blocks.append((stack.pop(), index))
            lines[index] = "" if alone else re.sub(r"[\x01-\x03]", HOLE, line)
        if ALONE.match(lines[index]):
            opened.append(index + 1)
            lines[index] = ""
    blocks += [(start, len(lines)) for start in stack]
    first = next((i for i, line in enumerate(lines) if _content(line)), 0)
    last = next((i for i in range(len(lines) - 1, -1, -1) if _content(lines[i])), 0)
    covered = 0
    for start, end in sorted(blocks):
        if (start > first or end <= last) and end >= covered:
            conditional.update(range(max(start + 1, covered), end + 1))
            covered = end + 1
    return Rendered("\n".join(lines), frozenset(conditional), tuple(opened))


def _content(line: str) -> bool:
    bare = line.strip()
    return bool(bare) and not bare.startswith("#") and bare != "---"
