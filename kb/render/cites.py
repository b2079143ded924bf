"""Citations: as short marks beside sentences, as lines, and all of an answer's as a list."""

from __future__ import annotations

from kb.ask.wording import mark
from kb.render.markup import code, html, markdown
from kb.render.output import plain
from kb.render.width import hung, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_TITLE = 24


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


def short(mark: str) -> str:
    """A citation's mark in few cells: `guide § Condition 2`, `endpoint.go:103-107`; the list below gives it whole."""
    source, sign, title = mark.partition(" § ")
    if not sign:
        return mark.partition(" (")[0].rpartition("/")[2]
    for stop in (": ", " (", " - ", "："):
        title = title.partition(stop)[0]
    kept = wrap(title, _TITLE)[0]
    return f"{source} § {kept}" + ("…" if kept != title else "")


def block(sources: Iterable[Mapping[str, str]], cells: int) -> list[str]:
    """Citations as a list: each document once, its sections under it, files on lines of their own."""
    documents: dict[str, list[str]] = {}
    for cited in sources:
        if cited.get("file"):
            documents.setdefault(line(cited), [])
            continue
        id, document = cited.get("source", ""), cited.get("document", "")
        head = f"{id}: {document}" if id and document and id != document else document or id
        title = cited.get("title") or cited.get("section", "").rpartition("#")[2]
        sections = documents.setdefault(head, [])
        if title and title not in sections:
            sections.append(title)
    out = []
    for head, sections in documents.items():
        out += hung(plain(head), cells, indent=2)
        for title in sections:
            out += hung(plain(title), cells, "  § ")
    return out


def cited_by(marks: Iterable[str], sources: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Those of some citations that are meant by some marks."""
    wanted = set(marks)
    return [cited for cited in sources if cited.get("source") and mark(cited) in wanted]


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
