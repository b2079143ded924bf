"""Records, lists of records and search hits as text, Markdown, JSON, CSV and HTML."""

from __future__ import annotations

from kb.render import cites
from kb.render import proof as proofs
from kb.render.markup import code, columns, csv, dump, html, markdown, page, pipes
from kb.render.output import paint, plain
from kb.render.width import NARROWEST, PAGE, hung, pad, width, wrap
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.show import Item, Part, Record

RECORD_FORMATS = ("text", "md", "json", "html")
LIST_FORMATS = ("text", "md", "json", "csv", "html")


def records(found: Sequence[Record], format: str, *, colour: bool = False, cells: int = PAGE) -> str:
    """Records in a format, one of RECORD_FORMATS; JSON gives one object a line, text lines of at most some cells."""
    if format == "json":
        return "".join(dump(record.as_dict()) for record in found)
    if format == "html":
        body = [line for record in found for line in _html(record)]
        return page(found[0].title if found else "", body, found[0].lang if found else "en")
    if format == "md":
        return "\n".join(_markdown(record) for record in found)
    return "\n".join(_text(record, colour, cells) for record in found)


def _text(record: Record, colour: bool, cells: int) -> str:
    blocks = [_head(record, colour, cells)]
    if record.text and record.text != record.title:
        blocks.append([line for part in record.text.split("\n") for line in wrap(plain(part), cells)])
    blocks.append(_fields(record, colour, cells))
    blocks += [_part(part, record.lang, colour, cells) for part in record.parts]
    if record.sources:
        heading = paint(word("sources", record.lang), "label", colour)
        blocks.append([heading, *("  " + line for line in cites.block(record.sources, cells - 2))])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(record: Record, colour: bool, cells: int) -> list[str]:
    title, ref = wrap(plain(record.title), cells), plain(record.ref)
    out = [paint(line, "bold", colour) for line in title]
    if width(title[-1]) + width(ref) + 2 <= cells:
        return [*out[:-1], f"{out[-1]}  {paint(ref, 'dim', colour)}"]
    return [*out, paint(ref, "dim", colour)]


def _fields(record: Record, colour: bool, cells: int) -> list[str]:
    labels = max((width(label) for label, _ in record.fields), default=0)
    out = []
    for label, value in record.fields:
        lines = wrap(plain(value), max(cells - labels - 2, NARROWEST))
        out.append(f"{paint(pad(label, labels), 'label', colour)}  {lines[0]}")
        out += [" " * (labels + 2) + line for line in lines[1:]]
    return out


def _part(part: Part, lang: str, colour: bool, cells: int) -> list[str]:
    out = [paint(part.heading, "label", colour)]
    number = 0
    for item in part.items:
        number += item.depth == 0
        mark = f"{number}. " if part.ordered and item.depth == 0 else "- " if item.text else ""
        out += _item(item, "  " + "   " * item.depth + mark, lang, colour, cells)
    return out


def _item(item: Item, head: str, lang: str, colour: bool, cells: int) -> list[str]:
    hang = " " * len(head)
    out = hung(plain(item.text), cells, head) if item.text else []
    ref = plain(item.ref)
    if ref and out and width(out[-1]) + width(ref) + 2 > cells:
        out.append(hang + paint(ref, "dim", colour))
    elif ref and out:
        out[-1] += f"  {paint(ref, 'dim', colour)}"
    if item.run:
        out += [f"{hang}$ {plain(line)}" for line in item.run.split("\n")]
    if item.steps is not None:
        out += [hang + line for line in proofs.tree(item.steps, lang, colour, cells - len(hang))[1:]]
    return out


def _markdown(record: Record) -> str:
    blocks = [f"## {markdown(record.title)}", code(record.ref)]
    if record.text and record.text != record.title:
        blocks += [markdown(part) for part in record.text.split("\n") if part]
    blocks.append("\n".join(f"- **{markdown(label)}**: {markdown(value)}" for label, value in record.fields))
    for part in record.parts:
        blocks.append(f"### {markdown(part.heading)}")
        blocks.append("\n".join(_markdown_items(part, record.lang)))
    if record.sources:
        blocks.append(f"### {word('sources', record.lang)}")
        blocks.append("\n".join(cites.markdown_lines(record.sources)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _markdown_items(part: Part, lang: str) -> list[str]:
    out = []
    for item in part.items:
        mark = "1. " if part.ordered and not item.depth else "- "
        indent = "   " * item.depth
        ref = f" {code(item.ref)}" if item.ref else ""
        run = f" {code(item.run)}" if item.run else ""
        out.append(f"{indent}{mark}{markdown(item.text)}{ref}{run}".rstrip())
        if item.steps is not None:
            for child in item.steps.children:
                out += proofs.markdown_tree(child, lang, indent + "  ")
    return out


def _html(record: Record) -> list[str]:
    out = [f"<h1>{html(record.title)}</h1>", f"<p><code>{html(record.ref)}</code></p>"]
    if record.text and record.text != record.title:
        out += [f"<p>{html(part)}</p>" for part in record.text.split("\n") if part]
    if record.fields:
        inner = "".join(f"<dt>{html(label)}</dt><dd>{html(value)}</dd>" for label, value in record.fields)
        out.append(f"<dl>{inner}</dl>")
    for part in record.parts:
        tag = "ol" if part.ordered and not any(item.depth for item in part.items) else "ul"
        inner = "\n".join(_html_item(item, record.lang) for item in part.items)
        out.append(f"<h2>{html(part.heading)}</h2>\n<{tag}>\n{inner}\n</{tag}>")
    if record.sources:
        inner = "\n".join(cites.html_lines(record.sources))
        out.append(f"<h2>{word('sources', record.lang)}</h2>\n<ul>\n{inner}\n</ul>")
    return out


def _html_item(item: Item, lang: str) -> str:
    ref = f" <code>{html(item.ref)}</code>" if item.ref else ""
    run = f"<pre>{html(item.run)}</pre>" if item.run else ""
    below = "".join(proofs.html_tree(child, lang) for child in item.steps.children) if item.steps else ""
    return f"<li>{html(item.text)}{ref}{run}{f'<ul>{below}</ul>' if below else ''}</li>"


def listing(
    header: Sequence[str], rows: Sequence[Sequence[str]], format: str, lang: str, *, colour: bool = False
) -> str:
    """Rows of a list in a format, one of LIST_FORMATS.

    Args:
        header: names of the columns, as JSON keys and CSV header too.
        rows: the rows; the first column is an id.
        format: the format; JSON gives one array.
        lang: en or zh, for HTML.
        colour: whether to colour (text only).
    """
    if format == "json":
        return dump([dict(zip(header, row, strict=True)) for row in rows])
    if format == "csv":
        return csv([header, *rows])
    if format == "md":
        return pipes(header, [[code(row[0]), *(markdown(v) for v in row[1:])] for row in rows])
    if format == "html":
        return _html_list(header, rows, lang)
    clean = [[" ".join(plain(v).split()) for v in row] for row in rows]
    cells = max((width(row[0]) for row in clean), default=0)
    told = columns([row[1:] for row in clean])
    return "".join(
        f"{paint(pad(row[0], cells), 'label', colour)}  {line}".rstrip() + "\n"
        for row, line in zip(clean, told, strict=True)
    )


def _html_list(header: Sequence[str], rows: Sequence[Sequence[str]], lang: str) -> str:
    head = "".join(f"<th>{html(name)}</th>" for name in header)
    lines = ["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    for row in rows:
        cells = "".join(f"<td>{html(v)}</td>" for v in row[1:])
        lines.append(f"<tr><td><code>{html(row[0])}</code></td>{cells}</tr>")
    return page("kb", [*lines, "</tbody>", "</table>"], lang)


def hits(found: Sequence[tuple[str, str, str]], *, colour: bool = False, cells: int = PAGE) -> str:
    """Search hits (ref, title, text) as text: two lines each."""
    out = []
    for ref, title, text in found:
        out.append(f"{paint(plain(ref), 'label', colour)}")
        out += hung(" ".join(plain(title).split()), cells, "  ")
        if text:
            told = wrap(" ".join(plain(text).split()), cells - 2)
            out += ["  " + paint(line, "dim", colour) for line in told]
    return "\n".join(out) + "\n" if out else ""
