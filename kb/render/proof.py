"""Proofs: as aligned steps in reading order, and as a whole tree."""

from __future__ import annotations

from kb.render.markup import html, markdown
from kb.render.output import paint, plain
from kb.render.width import pad, width, wrap
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.proof import Step

_TEXT = 66
_TREE = 100


def steps(because: Sequence[Mapping[str, str]], lang: str, colour: bool) -> list[str]:
    """Reasons as lines in three aligned columns: what, how it is known, where it says so.

    Args:
        because: mappings of kind, text and source.
        lang: en or zh.
        colour: whether to colour the kinds.
    """
    rows = [(wrap(plain(b["text"]), _TEXT), b["kind"], plain(b["source"])) for b in because]
    texts = max((width(line) for row in rows for line in row[0]), default=0)
    kinds = max((width(word(row[1], lang)) for row in rows), default=0)
    out = []
    for lines, kind, source in rows:
        label = paint(pad(word(kind, lang), kinds), kind, colour)
        tail = (
            f"  {label}  {paint(source, 'dim', colour)}"
            if source
            else f"  {paint(word(kind, lang), kind, colour)}"
        )
        out.append("  " + pad(lines[0], texts) + tail)
        out += ["    " + line for line in lines[1:]]
    return out


def tree(step: Step, lang: str, colour: bool) -> list[str]:
    """A whole proof as a tree, the conclusion first, each step with its source."""
    out = _step(step, lang, colour)
    _branches(step, "", lang, colour, out)
    return out


def _branches(step: Step, indent: str, lang: str, colour: bool, out: list[str]) -> None:
    for i, child in enumerate(step.children):
        last = i + 1 == len(step.children)
        lines = _step(child, lang, colour, _TREE - len(indent) - 3)
        below = indent + ("   " if last else "│  ")
        out.append(indent + ("└─ " if last else "├─ ") + lines[0])
        out += [below + line for line in lines[1:]]
        _branches(child, below, lang, colour, out)


def _step(step: Step, lang: str, colour: bool, cells: int = _TREE) -> list[str]:
    mark = word(step.kind, lang)
    told = f"[{mark}: {plain(step.source)}]" if step.source else f"[{mark}]"
    lines = wrap(plain(step.text), cells)
    if width(lines[-1]) + width(told) + 1 <= cells:
        return [*lines[:-1], f"{lines[-1]} {paint(told, 'dim', colour)}"]
    return [*lines, paint(told, "dim", colour)]


def markdown_tree(step: Step, lang: str, indent: str = "") -> list[str]:
    """A whole proof as a nested Markdown list."""
    source = f", {markdown(step.source)}" if step.source else ""
    out = [f"{indent}- {markdown(step.text)} *({markdown(word(step.kind, lang))}{source})*"]
    for child in step.children:
        out += markdown_tree(child, lang, indent + "  ")
    return out


def html_tree(step: Step, lang: str) -> str:
    """A whole proof as nested HTML lists."""
    source = f", {html(step.source)}" if step.source else ""
    below = "".join(html_tree(child, lang) for child in step.children)
    inner = f"\n<ul>\n{below}</ul>\n" if below else ""
    return f"<li>{html(step.text)} <small>({html(word(step.kind, lang))}{source})</small>{inner}</li>\n"
