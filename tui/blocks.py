"""What a page is made of: blocks of styled text that may lead somewhere, be copied, or have others folded under them.

Pages are built from blocks (`tui.pages`) and shown by one widget (`tui.widgets.outline`). Text given as `str` is never
read as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from textual.content import Content, Span

from kb.render.output import plain


@dataclass(frozen=True, slots=True)
class Act:
    """What choosing a block does: a verb that the app knows, and what it is done to."""

    verb: str
    what: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """Something to copy: what it is called, and its text."""

    what: str
    text: str


Draw = Callable[[int], list[Content]]


@dataclass(slots=True, eq=False)
class Block:
    """A piece of a page.

    Attributes:
        text: what it says.
        kind: names the component class of its style (its look: ``outline--heading`` ...).
        mark: what stands before its first line.
        act: what choosing it does; None when it does nothing but fold.
        copy: gives what copying takes; the text itself when None.
        children: blocks under it.
        open: whether they are shown.
        guides: whether they hang on drawn branches.
        draw: makes its lines for a width, in place of `text`.
        key: names it within its page.
        stop: whether the cursor rests on it.
        proof: whether unfolding it shows a proof.
        above: the block that it is under.
    """

    text: Content = field(default_factory=Content)
    kind: str = "text"
    mark: str = ""
    act: Act | None = None
    copy: Callable[[], Copied | None] | None = None
    children: list[Block] = field(default_factory=list)
    open: bool = True
    guides: bool = False
    draw: Draw | None = None
    key: str = ""
    stop: bool = True
    proof: bool = False
    above: Block | None = None

    def walk(self) -> Iterator[Block]:
        """The block and all that is under it, folded or not."""
        yield self
        for child in self.children:
            yield from child.walk()

    def adopt(self) -> None:
        """Tell all blocks under this one what they are under."""
        for child in self.children:
            child.above = self
            child.adopt()


def text(value: str, style: str = "") -> Content:
    """A text from a pack, question or file as styled content; nothing in it is markup, nothing steers the terminal."""
    clean = plain(value)
    return Content(clean, [Span(0, len(clean), style)] if style and clean else None)


def joined(*parts: str | tuple[str, str] | Content) -> Content:
    """Parts as one content; a pair is a text with a style, such as ``.outline--dim``."""
    out = []
    for part in parts:
        if isinstance(part, Content):
            out.append(part)
        else:
            out.append(text(*part) if isinstance(part, tuple) else text(part))
    return Content("").join(out)


def dim(value: str) -> Content:
    """A text that steps back."""
    return text(value, ".outline--dim")


def leads(arrow: str) -> Content:
    """The sign behind what leads to a page; it never stands alone on a line."""
    return Content("\u00a0" + arrow, [Span(0, len(arrow) + 1, ".outline--dim")])


def gap() -> Block:
    """An empty line."""
    return Block(kind="gap", stop=False)


def heading(value: str, children: Sequence[Block] = (), *, open: bool = True, key: str = "") -> Block:
    """A heading, with what stands under it."""
    return Block(text(value), "heading", children=list(children), open=open, key=key, stop=bool(children))


def paragraph(value: str, kind: str = "text") -> list[Block]:
    """A text as blocks, one for each of its paragraphs."""
    return [Block(text(part.strip()), kind) for part in value.split("\n") if part.strip()]


def link(title: str, ref: str, mark: str, arrow: str, children: Sequence[Block] = ()) -> Block:
    """A line that leads to a record."""
    content = joined(title, leads(arrow))
    return Block(content, "link", mark, Act("open", ref), children=list(children), key=ref)


def command(run: str, what: str = "command") -> Block:
    """A command to copy."""
    return Block(
        text(run.strip()), "command", "$ ", Act("copy"), copy=lambda: Copied(what, run.strip()), key=run
    )
