"""Citations as lines: a document and section, or a file with lines and tag."""

from __future__ import annotations

from kb.render.markup import code, html, markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def line(cited: Mapping[str, str]) -> str:
    """A citation on one line."""
    if cited.get("file"):
        lines = f":{cited['lines']}" if cited.get("lines") else ""
        tag = f" ({cited['tag']})" if cited.get("tag") else ""
        return f"{cited['file']}{lines}{tag}"
    document = cited.get("document") or cited.get("source", "")
    section = cited.get("title") or cited.get("section", "").rpartition("#")[2]
    return f"{document}, {section}" if section else document


def lines(sources: Iterable[Mapping[str, str]]) -> list[str]:
    """Citations as lines, each once, in order."""
    return list(dict.fromkeys(line(cited) for cited in sources))


def markdown_lines(sources: Iterable[Mapping[str, str]]) -> list[str]:
    """Citations as Markdown list items; a document whose address is known becomes a link."""
    out = []
    for cited in sources:
        if cited.get("file"):
            out.append("- " + code(line(cited)))
        elif cited.get("url"):
            out.append(f"- [{markdown(line(cited))}](<{_address(cited['url'])}>)")
        else:
            out.append("- " + markdown(line(cited)))
    return list(dict.fromkeys(out))


def html_lines(sources: Iterable[Mapping[str, str]]) -> list[str]:
    """Citations as HTML list items."""
    out = []
    for cited in sources:
        text = html(line(cited))
        if cited.get("file"):
            text = f"<code>{text}</code>"
        elif cited.get("url", "").startswith(("https://", "http://")):
            text = f'<a href="{html(cited["url"])}">{text}</a>'
        out.append(f"<li>{text}</li>")
    return list(dict.fromkeys(out))


def _address(url: str) -> str:
    return url.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E").replace("\n", "")
