"""Proofs: as aligned steps in reading order, and as a whole tree."""

from __future__ import annotations

from kb.render import cites
from kb.render.markup import html, markdown
from kb.render.output import paint, plain
from kb.render.width import PAGE, hung, pad, width, wrap
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.proof import Step

_BESIDE = 40
_BELOW = 24


def steps(because: Sequence[Mapping[str, str]], lang: str, colour: bool, cells: int = PAGE) -> list[str]:
    """Reasons as lines in three aligned columns: what, how it is known, where it says so.

    Where the columns leave too little room for the text, the other two stand behind it.

    Args:
        because: mappings of kind, text and source.
        lang: en or zh.
        colour: whether to colour the kinds.
        cells: the most cells of a line.
    """
    rows = [(plain(b["text"]), b["kind"], _source(b)) for b in because]
    kinds = max((width(word(kind, lang)) for _, kind, _ in rows), default=0)
    sources = max((width(source) for *_, source in rows), default=0)
    room = cells - 2 - 2 - kinds - (2 + sources if sources else 0)
    if room < _BESIDE:
        return [line for b in because for line in _step(b, lang, colour, cells, "  ")]
    wrapped = [hung(text, room, indent=2) for text, *_ in rows]
    texts = max((width(lines[0]) for lines in wrapped), default=0)
    out = []
    for lines, (_, kind, source) in zip(wrapped, rows, strict=True):
        label = word(kind, lang)
        tail = paint(pad(label, kinds) if source else label, kind, colour)
        tail += f"  {paint(source, 'dim', colour)}" if source else ""
        out.append(f"  {pad(lines[0], texts)}  {tail}")
        out += ["  " + line for line in lines[1:]]
    return out


def tree(step: Step, lang: str, colour: bool, cells: int = PAGE) -> list[str]:
    """A whole proof as a tree, the conclusion first, each step with its source."""
    out = _step(_told(step), lang, colour, cells)
    _branches(step, "", lang, colour, cells, out)
    return out


def _source(step: Mapping[str, str]) -> str:
    """Where a step says so, in few cells; a place in the reader's own files, of which no list follows, stays whole."""
    return plain(step["source"] if step["kind"] == "config" else cites.short(step["source"]))


def _told(step: Step) -> dict[str, str]:
    return {"text": step.text, "kind": step.kind, "source": step.source}


def _branches(step: Step, indent: str, lang: str, colour: bool, cells: int, out: list[str]) -> None:
    for i, child in enumerate(step.children):
        last = i + 1 == len(step.children)
        lines = _step(_told(child), lang, colour, max(cells - len(indent) - 3, _BELOW))
        below = indent + ("   " if last else "│  ")
        out.append(indent + ("└─ " if last else "├─ ") + lines[0])
        out += [below + line for line in lines[1:]]
        _branches(child, below, lang, colour, cells, out)


def _step(step: Mapping[str, str], lang: str, colour: bool, cells: int, head: str = "") -> list[str]:
    """A step as lines: its text, and in brackets behind or under it how it is known and where it says so."""
    kind, source = word(step["kind"], lang), _source(step)
    told = f"[{kind}: {source}]" if source else f"[{kind}]"
    indent = len(head) + 2 if head else 0
    lines = hung(plain(step["text"]), cells, head, indent)
    if width(lines[-1]) + width(told) + 1 <= cells:
        return [*lines[:-1], f"{lines[-1]} {paint(told, 'dim', colour)}"]
    return [
        *lines,
        *(" " * indent + paint(line, "dim", colour) for line in wrap(told, max(cells - indent, _BELOW))),
    ]


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
