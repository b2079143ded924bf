"""The page of any record: what it is and says, what backs it, what follows from it, where that leads."""

from __future__ import annotations

from kb.render.cites import line as cited_line
from kb.render.record import RECORD_FORMATS, records
from kb.render.width import pad, width
from kb.show import Item, Part, Record
from kb.words import word
from tui.blocks import Act, Block, Copied, command, dim, gap, heading, joined, leads, link, paragraph, text
from tui.core import Core
from tui.labels import capital, label
from tui.marks import Marks
from tui.pages import proofs
from tui.pages.page import Page, Writers

_LONG = 14


def page(core: Core, ref: str, marks: Marks) -> Page:
    """The page of a record."""
    record = core.record(ref)
    blocks = [*head(record), *fields(record)]
    for part in record.parts:
        blocks += [gap(), *_part(core, record, part, marks)]
    blocks += sources(core, record.sources, marks)
    return Page(ref, record.title, blocks, writers=writers(record))


def writers(record: Record) -> Writers:
    """How a record is written out, Markdown first."""
    order = sorted(RECORD_FORMATS, key=lambda name: name != "md")
    return {name: lambda name=name: records([record], name) for name in order}  # type: ignore[misc]


def head(record: Record) -> list[Block]:
    """Title, reference and text of a record."""
    title = joined(record.title, (f"  {record.ref}", ".outline--dim"))
    blocks = [Block(title, "title", key="title", stop=False)]
    if record.text and record.text != record.title:
        blocks += [gap(), *paragraph(record.text)]
    return blocks


def fields(record: Record) -> list[Block]:
    """The fields of a record, their labels in one column."""
    cells = max((width(name) for name, _ in record.fields), default=0)
    blocks = [
        Block(text(value), "field", pad(capital(name), cells) + "  ")
        for name, value in record.fields
        if value.strip()
    ]
    return [gap(), *blocks] if blocks else []


def _part(core: Core, record: Record, part: Part, marks: Marks) -> list[Block]:
    concluded = part.heading == word("concluded", record.lang)
    items = [
        _conclusion(core, record, item, marks) if concluded and item.steps else _item(core, item, marks, n)
        for n, item in enumerate(part.items, 1)
    ]
    rests = part.heading == word("rests", record.lang)
    if rests:
        items = _by_kind(core, part.items, marks)
    said = capital(part.heading)
    title = f"{said} ({len(part.items)})" if len(part.items) > 1 else said
    # A page begins with something to read, however long it is; what rests on a source is by kinds, each folded.
    open = concluded or rests or len(items) <= _LONG or part is record.parts[0]
    return [heading(title, items, open=open, key=part.heading)]


def _item(core: Core, item: Item, marks: Marks, number: int) -> Block:
    indent = "   " * item.depth
    if item.run:
        block = command(item.run, label("command", core.lang))
        said = [Block(dim(item.text), "hint")] if item.text else []
        block.children, block.open = said, True
        return block
    if item.ref and core.exists(core.resolve(item.ref)):
        return link(item.text, core.resolve(item.ref), indent + marks.bullet + " ", marks.link)
    return Block(text(item.text), "text", indent + marks.bullet + " ")


def _conclusion(core: Core, record: Record, item: Item, marks: Marks) -> Block:
    """A conclusion with its verdict's sign, its proof folded under it."""
    assert item.steps is not None
    entity, attribute = record.ref.partition(":")[2], item.ref.partition(":")[2]
    value = core.kb.conclude(entity, attribute, view=core.view, version=core.version).value or ""
    sign = marks.verdict(value) if value in ("true", "false") else marks.arrow
    style = {"true": ".outline--yes", "false": ".outline--no"}.get(value, ".outline--label")
    root = proofs.tree(core, item.steps, marks, record.lang)
    content = joined((sign + " ", style), item.text)
    differs = core.elsewhere(entity, attribute, value)
    for view, told in differs:
        note = label("differs", core.lang, view=view, value=told)
        content = joined(content, (f"  {marks.differs} {note}", ".outline--depends"))
    block = Block(content, "text", key=item.ref, proof=True, open=False, copy=root.copy)
    root.proof = False
    root.open = True
    block.children = [root]
    block.guides = True
    return block


def _by_kind(core: Core, items: list[Item], marks: Marks) -> list[Block]:
    """What rests on a source, by kind of record, each kind folded."""
    from kb.catalogue import KINDS

    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.ref.partition(":")[0], []).append(item)
    blocks = []
    for kind, members in found.items():
        name = KINDS[kind].plural[core.lang == "zh"] if kind in KINDS else kind
        inner = [link(i.text, i.ref, marks.bullet + " ", marks.link) for i in members]
        blocks.append(heading(f"{capital(name)} ({len(members)})", inner, open=len(found) == 1, key=kind))
    return blocks


def sources(core: Core, cited: list[dict[str, str]], marks: Marks, lang: str = "") -> list[Block]:
    """Citations as links to the pages of their sources."""
    if not cited:
        return []
    lines: dict[str, Block] = {}
    for source in cited:
        line = cited_line(source)
        if line in lines:
            continue
        ref = "source:" + source.get("source", "")
        block = Block(joined(line, leads(marks.link)), "link", marks.bullet + " ")
        block.act = Act("open", ref) if core.exists(ref) else None
        block.copy = lambda source=source, line=line: Copied(
            label("source", core.lang), " ".join(p for p in (line, source.get("url", "")) if p)
        )
        lines[line] = block
    return [gap(), heading(label("sources", lang or core.lang), list(lines.values()), key="sources")]
