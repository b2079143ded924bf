"""Escaping for Markdown, HTML and CSV, and JSON dumps: one way for each, used by every renderer."""

from __future__ import annotations

from kb.render.output import plain
from kb.render.width import pad, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKDOWN = str.maketrans({c: "\\" + c for c in "\\`*[]<>|#~"})
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "body{color:#1b1f24;background:#fff}table{border-collapse:collapse}"
    "th,td{border:1px solid #d0d7de;padding:.4rem .7rem;text-align:left;vertical-align:top}"
    "th{background:#f6f8fa}code{font-family:ui-monospace,monospace}pre{background:#f6f8fa;padding:.6rem;overflow:auto}"
    ".concluded{background:#fff8c5}.unknown{color:#6e7781}"
    "@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}th,pre{background:#161b22}"
    "th,td{border-color:#30363d}.concluded{background:#3b2e00}}"
)


def dump(data: object, indent: int | None = None) -> str:
    """Data as JSON, characters of any script as they are, ended by a line feed."""
    from json import dumps

    return dumps(data, ensure_ascii=False, indent=indent) + "\n"


def markdown(text: str) -> str:
    """A text in which nothing is read as Markdown or HTML, on one line."""
    text = " ".join(plain(text).split()).translate(_MARKDOWN)
    return _underscores(text) if "_" in text else text


def _underscores(text: str) -> str:
    """Underscores escaped where they could emphasise: not inside a word, so that identifiers stay readable."""
    around = f" {text} "
    inside = (around[i].isalnum() and around[i + 2].isalnum() for i in range(len(text)))
    return "".join(c if c != "_" or inner else "\\_" for c, inner in zip(text, inside, strict=True))


def code(text: str) -> str:
    """A text as inline code, whatever backticks it holds."""
    text = " ".join(plain(text).split())
    run = "`"
    while run in text:
        run += "`"
    space = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{run}{space}{text}{space}{run}" if text else ""


def html(text: str) -> str:
    """A text in which nothing is read as HTML."""
    text = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def page(title: str, body: Sequence[str], lang: str) -> str:
    """A whole HTML page that needs nothing else."""
    head = (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>\n"


def csv(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV (RFC 4180 quoting, line feeds as line ends)."""
    return "".join(",".join(_field(value) for value in row) + "\n" for row in rows)


def _field(value: str) -> str:
    quoted = any(c in value for c in ',"\r\n') or value != value.strip()
    return '"' + value.replace('"', '""') + '"' if quoted else value


def pipes(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up also in the raw text; cells must be escaped already."""
    widths = [max(3, *(width(row[i]) for row in (header, *rows))) for i in range(len(header))]
    lines = [_line(header, widths), "| " + " | ".join("-" * w for w in widths) + " |"]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)]) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(pad(cell, w) for cell, w in zip(cells, widths, strict=True)) + " |"


def columns(rows: Sequence[Sequence[str]], indent: str = "", gap: int = 2) -> list[str]:
    """Rows as lines whose columns line up; trailing blanks are left out."""
    if not rows:
        return []
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        indent + (" " * gap).join(pad(c, w) for c, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
