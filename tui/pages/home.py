"""The start page, the pages of searches, and the page that says what went wrong and what to do next."""

from __future__ import annotations

from textual.content import Content

from kb.search import Hit
from tui.blocks import Act, Block, gap, heading, joined, link, text
from tui.core import Core
from tui.labels import capital, label
from tui.marks import Marks
from tui.pages.page import Page

_FIRST = ("table", "chain", "procedure")


def home(core: Core, marks: Marks) -> Page:
    """What there is, and where to begin."""
    lang = core.lang
    blocks = [
        Block(text(core.title), "title", stop=False),
        gap(),
        Block(text(label("welcome", lang, title=core.title)), stop=False),
    ]
    questions = [_example(q, marks) for q in core.suggester.examples(lang)]
    blocks += [gap(), heading(label("examples", lang), questions)] if questions else []
    for group in core.groups:
        if group.id in _FIRST:
            inner = [link(e.title, e.ref, marks.bullet + " ", marks.link) for e in group.entries]
            blocks += [gap(), heading(f"{capital(group.title)} ({len(inner)})", inner, open=len(inner) <= 8)]
    rest = [text(f"{g.title} {len(g.entries)}").plain for g in core.groups if g.id not in _FIRST]
    counts = Content(" · ".join(said.replace(" ", "\u00a0") for said in rest))
    blocks += [gap(), Block(counts, "hint", stop=False)]
    return Page("home:", label("home", lang), blocks, writers={"text": lambda: _plain(blocks)})


def _example(question: str, marks: Marks) -> Block:
    return Block(text(question), "link", marks.prompt + " ", Act("ask", question))


def results(core: Core, words: str, hits: list[Hit], marks: Marks) -> Page:
    """What a search found."""
    title = label("found", core.lang, count=len(hits), words=words)
    blocks: list[Block] = [Block(text(title), "title", stop=False), gap()]
    for hit in hits:
        block = link(hit.title, hit.ref, marks.bullet + " ", marks.link)
        below = f"\n{hit.text}" if hit.text and hit.text != hit.title else ""
        block.text = joined(block.text, (f"  {hit.ref}{below}", ".outline--dim"))
        blocks.append(block)
    if not hits:
        blocks += [
            Block(text(label("search-empty", core.lang)), "hint", stop=False),
            gap(),
            _example(words, marks),
            Block(text(label("home", core.lang)), "link", marks.arrow + " ", Act("open", "home:")),
        ]
    writers = {"text": lambda: _plain(blocks)}
    return Page(f"search:{words}", title, blocks, writers=writers, section=label("results", core.lang))


def trouble(ref: str, said: str, marks: Marks, lang: str) -> Page:
    """What went wrong, and the way out."""
    blocks = [
        Block(text(label("fault", lang, text=said)), "no"),
        gap(),
        Block(text(label("home", lang)), "link", marks.arrow + " ", Act("open", "home:")),
    ]
    return Page(ref, ref, blocks)


def _plain(blocks: list[Block]) -> str:
    out = []
    for block in blocks:
        for inner in block.walk():
            out.append((inner.mark + inner.text.plain).rstrip())
    return "\n".join(out) + "\n"
