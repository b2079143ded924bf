"""Comparison tables as text, Markdown, CSV, JSON and HTML.

What rules conclude is marked: in Markdown with a footnote that holds the proof, in HTML with a colour and a note, in
text with a sign. CSV holds the bare values, and two columns that name the columns so marked.
"""

from __future__ import annotations

from kb.render import cites
from kb.render import proof as proofs
from kb.render.markup import columns, csv, dump, html, markdown, page, pipes
from kb.render.output import plain
from kb.render.width import PAGE, hung, pad, width, wrap
from kb.tables import CONCLUDED, DEFAULT, UNKNOWN
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.tables import Cell, Table

FORMATS = ("md", "csv", "json", "html", "text")
SUFFIXES = {
    "md": "md",
    "markdown": "md",
    "csv": "csv",
    "json": "json",
    "html": "html",
    "htm": "html",
    "txt": "text",
}
_MARKS = {CONCLUDED: "*", DEFAULT: "°"}


def table(found: Table, format: str, cells: int = PAGE) -> str:
    """A table in a format, one of FORMATS; lines of text are of at most some cells, where words allow it."""
    if format == "json":
        return dump(found.as_dict(), indent=2)
    if format == "csv":
        return _csv(found)
    if format == "html":
        return _html(found)
    return _text(found, cells) if format == "text" else _markdown(found)


def _header(found: Table) -> list[str]:
    return [found.title, *(name for _, name in found.columns)]


def _csv(found: Table) -> str:
    lang = found.lang
    header = ["id", word("name", lang), *(name for _, name in found.columns)]
    rows = [
        [id, name, *(_bare(c) for c in cells), *(_of_kind(found, cells, kind) for kind in _MARKS)]
        for (id, name), cells in zip(found.rows, found.cells, strict=True)
    ]
    return csv([[*header, *(word(kind + "-column", lang) for kind in _MARKS)], *rows])


def _of_kind(found: Table, cells: Sequence[Cell], kind: str) -> str:
    """The names of the columns in which a row has a cell of a kind."""
    named = zip(found.columns, cells, strict=True)
    return "; ".join(_flat(name) for (_, name), cell in named if cell.kind == kind)


def _bare(cell: Cell) -> str:
    return "" if cell.kind == UNKNOWN else cell.text


def _told(found: Table, cell: Cell) -> str:
    return word("unknown", found.lang) if cell.kind == UNKNOWN else _flat(cell.text)


def _flat(text: str) -> str:
    return " ".join(plain(text).split())


def _stacked(header: Sequence[str], rows: Sequence[Sequence[str]], cells: int) -> list[str]:
    """A table too wide for its page: each row as its name and a line for each column."""
    labels = max(width(name) for name in header)
    out: list[str] = []
    for row in rows:
        out += ["", *wrap(row[0], cells)] if out else wrap(row[0], cells)
        for name, value in zip(header[1:], row[1:], strict=True):
            out += hung(value, cells, f"  {pad(name, labels)}  ")
    return out


def _text(found: Table, cells: int) -> str:
    rows = [
        [_flat(name), *(_told(found, c) + _MARKS.get(c.kind, "") for c in cells)]
        for (_, name), cells in zip(found.rows, found.cells, strict=True)
    ]
    header = ["", *(_flat(name) for _, name in found.columns)]
    widths = [max(width(row[i]) for row in (header, *rows)) for i in range(len(header))]
    if sum(widths) + 2 * len(widths) - 2 > cells:
        lines = _stacked(header, rows, cells)
    else:
        lines = columns([header, ["-" * w for w in widths], *rows])
    kinds = {c.kind for cells in found.cells for c in cells}
    legend = [
        line
        for kind, m in _MARKS.items()
        if kind in kinds
        for line in hung(word(kind + "-mark", found.lang), cells, f"{m} ")
    ]
    notes = wrap(plain(found.note), cells) if found.note else []
    blocks = [wrap(plain(found.title), cells), lines, legend, notes, _sources(found, cells)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _sources(found: Table, cells: int) -> list[str]:
    label = word("source", found.lang) + "  "
    lines = cites.block(found.sources, cells - width(label))
    return [(label if i == 0 else " " * width(label)) + line for i, line in enumerate(lines)]


def _markdown(found: Table) -> str:
    notes: list[str] = []
    rows = []
    for (_, name), cells in zip(found.rows, found.cells, strict=True):
        rows.append([markdown(name), *(_footnoted(found, cell, notes) for cell in cells)])
    header = ["", *(markdown(name) for _, name in found.columns)]
    blocks = [f"## {markdown(found.title)}", pipes(header, rows).rstrip()]
    if found.note:
        blocks.append(markdown(found.note))
    if found.sources:
        blocks.append(
            f"**{word('sources', found.lang)}**\n\n" + "\n".join(cites.markdown_lines(found.sources))
        )
    if notes:
        blocks.append("\n".join(notes))
    return "\n\n".join(blocks) + "\n"


def _footnoted(found: Table, cell: Cell, notes: list[str]) -> str:
    """A cell, with a footnote where its value was not stated."""
    text = markdown(_told(found, cell))
    if cell.kind not in _MARKS or cell.proof is None:
        return text
    mark = f"[^{found.id}-{len(notes) + 1}]"
    steps = [f"{markdown(s.text)} ({markdown(word(s.kind, found.lang))})" for s in cell.proof.walk()]
    notes.append(f"{mark}: {word(cell.kind + '-mark', found.lang)}: " + " → ".join(steps))
    return text + mark


def _html(found: Table) -> str:
    head = "".join(f'<th scope="col">{html(name)}</th>' for _, name in found.columns)
    lines = [
        f"<h1>{html(found.title)}</h1>",
        "<table>",
        f"<thead><tr><th></th>{head}</tr></thead>",
        "<tbody>",
    ]
    for (_, name), cells in zip(found.rows, found.cells, strict=True):
        inner = "".join(_html_cell(found, cell) for cell in cells)
        lines.append(f'<tr><th scope="row">{html(name)}</th>{inner}</tr>')
    lines += ["</tbody>", "</table>"]
    lines += [f"<p>{html(found.note)}</p>"] if found.note else []
    if found.sources:
        lines += [
            f"<h2>{word('sources', found.lang)}</h2>",
            "<ul>",
            *cites.html_lines(found.sources),
            "</ul>",
        ]
    return page(found.title, lines, found.lang)


def _html_cell(found: Table, cell: Cell) -> str:
    text = html(_told(found, cell))
    if cell.kind not in _MARKS or cell.proof is None:
        kind = ' class="unknown"' if cell.kind == UNKNOWN else ""
        return f"<td{kind}>{text}</td>"
    inner = proofs.html_tree(cell.proof, found.lang)
    told = html(word(cell.kind + "-mark", found.lang))
    return (
        f'<td class="{cell.kind}"><details><summary>{text}{_MARKS[cell.kind]}</summary>'
        f"<p>{told}</p>\n<ul>\n{inner}</ul></details></td>"
    )
