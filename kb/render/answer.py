"""Answers as text, Markdown, JSON, CSV and HTML.

The text is laid out for a person: the verdict sentence, the steps that lead to it, what to mind and what to run.
What the answer says was decided by `kb.ask`.
"""

from __future__ import annotations

from kb.ask.normal import words as folded
from kb.render import cites
from kb.render import proof as proofs
from kb.render.markup import code, csv, dump, html, markdown, page
from kb.render.output import paint, plain
from kb.render.width import PAGE, hung, pad, width, wrap
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.ask.answer import Answer
    from kb.proof import Step

FORMATS = ("text", "md", "json", "csv", "html")
_WIDE_ENDS = "\u3002\uff01\uff1f"
_ENDS = ".!?" + _WIDE_ENDS
_BARE, _BARE_WIDE = 8, 4
_FEW = 8


def answer(
    found: Answer,
    format: str,
    proof: Step | None = None,
    *,
    short: bool = False,
    colour: bool = False,
    cells: int = PAGE,
) -> str:
    """An answer in a format.

    Args:
        found: the answer.
        format: one of FORMATS.
        proof: the whole proof, shown in place of the steps when given.
        short: only the first sentence, on one line (text only).
        colour: whether to colour (text only).
        cells: the most cells of a line; commands stay whole (text only).
    """
    if format == "json":
        return as_json(found, proof)
    if format == "csv":
        return _csv(found)
    if format == "md":
        return _markdown(found, proof)
    if format == "html":
        return _html(found, proof)
    return _short(found, colour) if short else _text(found, proof, colour, cells)


def as_json(found: Answer, proof: Step | None = None) -> str:
    """An answer as one line of JSON."""
    data = found.as_dict()
    if proof is not None:
        data["proof"] = proof.as_dict()
    return dump(data)


def first_sentence(text: str) -> str:
    """The first sentence of a text; a bare "No." takes the sentence after it along."""
    line = text.strip().partition("\n")[0]
    end = _end(line, 0)
    if end < len(line) and end <= (_BARE_WIDE if line[end - 1] in _WIDE_ENDS else _BARE):
        end = _end(line, end)
    return line[:end].strip()


def _end(line: str, start: int) -> int:
    """Where a sentence ends: after a stop that a blank or the line's end follows, or a Chinese one."""
    for i in range(start, len(line)):
        if line[i] in _ENDS and (i + 1 == len(line) or line[i + 1] == " " or line[i] in _WIDE_ENDS):
            return i + 1
    return len(line)


def _short(found: Answer, colour: bool) -> str:
    text = plain(found.answer)
    first, _, lines = text.partition("\n")
    if lines and first.endswith((":", "：")):
        # What is announced stands in the lines below: the first sentence of each.
        first = " ".join(
            [first, *(first_sentence(line) for line in lines.split("\n") if line.startswith("- "))]
        )
        return _headed(found, first, colour) + "\n"
    return _headed(found, first_sentence(text), colour) + "\n"


def _headed(found: Answer, text: str, colour: bool) -> str:
    """A text whose verdict, if it begins with one, is painted."""
    end = _end(text, 0)
    style = found.verdict or (found.status if found.status == "depends" else "")
    return paint(text[:end], style, colour) + text[end:] if style and end <= 12 else text


def _text(found: Answer, proof: Step | None, colour: bool, cells: int) -> str:
    lead, told = _parts(found)
    lines = _laid(plain(lead), cells)
    blocks = [[_headed(found, lines[0], colour), *lines[1:]]]
    several = "\n" in found.answer.strip() and len(found.because) > _FEW
    shown = told if proof is not None else _outline(told, several)
    if proof is not None and not several:
        blocks.append(["  " + line for line in proofs.tree(proof, found.lang, colour, cells - 2)])
    else:
        blocks.append(proofs.steps(shown, found.lang, colour, cells))
    cited: list[Mapping[str, str]] = list(found.sources)
    if proof is None and told:
        passed = [r for r in found.because if r not in told]
        cited = cites.cited_by([r["source"] for r in (*passed, *shown)], found.sources)
    blocks.append(_remarks(found, len(told) - len(shown), cites.block(cited, cells - 8), colour, cells))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _laid(text: str, cells: int) -> list[str]:
    """A text in lines that fit: lists keep their shape, commands stay whole."""
    out: list[str] = []
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        head = line[: len(line) - len(bare)]
        mark, _, rest = bare.partition(" ")
        if mark == "$":
            out.append(line)
        elif mark == "-" or (mark[:-1].isdigit() and mark.endswith(".")):
            out += hung(rest, cells, f"{head}{mark} ")
        else:
            out += hung(bare, cells, head)
    return out


def _outline(reasons: list[dict[str, str]], several: bool) -> list[dict[str, str]]:
    """The steps that are shown unasked: all when they are few, else what rules say and what was assumed."""
    if several:
        return []
    kept = [reason for reason in reasons if reason["kind"] in ("rule", "assumption", "config")]
    return kept if len(reasons) > _FEW and len(kept) < len(reasons) - 1 else reasons


def _parts(found: Answer) -> tuple[str, list[dict[str, str]]]:
    """The answer without the sentences that stand under it as steps, and the steps that do not repeat it."""
    whole = found.answer.strip()
    if len(found.because) == 1 and found.because[0]["text"] in whole:
        return whole, []
    lead = "\n\n".join(_without(part, found.because) for part in whole.split("\n\n"))
    told = [reason for reason in found.because if reason["text"] not in lead]
    if told and _repeats(told[-1]["text"], first_sentence(lead)):
        told.pop()
    return (lead, told) if told else (whole, [])


def _without(paragraph: str, reasons: list[dict[str, str]]) -> str:
    """A paragraph without the reasons behind its first sentence; one of several lines stays as it is."""
    if "\n" in paragraph:
        return paragraph
    head = first_sentence(paragraph)
    rest = paragraph[len(head) :]
    for reason in reasons:
        rest = rest.replace(reason["text"], "")
    rest = rest.strip() if head[-1:] in _WIDE_ENDS else " " + " ".join(rest.split())
    return (head + rest).strip()


def _repeats(step: str, head: str) -> bool:
    """Whether a step says nothing that the sentence of the answer does not: its words are there, in the same order."""
    words = iter(folded(head))
    return all(word in words for word in folded(step))


def _remarks(found: Answer, hidden: int, cited: list[str], colour: bool, cells: int) -> list[str]:
    """Lines under the reasons, each under a label: what to mind, what to run, who disagrees, where it says so."""
    lang = found.lang
    rows = [("note", note) for note in found.notes]
    if hidden:
        key = "folded-one" if hidden == 1 else "folded"
        rows.append(("why", word(key, lang).replace("{count}", str(hidden))))
    commands = [c for c in found.commands if c["run"] not in found.answer]
    used = [label for label, _ in rows] + ["run"] * bool(commands) + ["also"] * bool(found.disputes)
    labels = max(width(word(label, lang)) for label in (*used, "source"))
    room = cells - labels - 2
    out = []
    told = [(label, wrap(plain(line), room)) for label, line in rows]
    for command in commands:
        run, *expect = _command(command, room)
        told.append(("run", [plain(run), *(part for line in expect for part in wrap(plain(line), room))]))
    told += [("also", wrap(plain(_dispute(d)), room)) for d in found.disputes]
    told += [("source", cited)] if cited else []
    for label, lines in told:
        out += _labelled(pad(word(label, lang), labels) + "  ", lines, colour)
    return out


def _labelled(head: str, lines: list[str], colour: bool) -> list[str]:
    label = head.rstrip()
    blank = " " * width(head)
    first = paint(label, "label", colour) + head[len(label) :] + lines[0]
    return [first, *(blank + line for line in lines[1:])]


def _command(command: dict[str, str], cells: int) -> list[str]:
    """A command, never broken, and what it is expected to print: behind it where there is room, else below."""
    run, expect = command["run"], command.get("expect", "")
    if not expect:
        return [run]
    whole = f"{run}  # {expect}"
    return [whole] if width(whole) <= cells else [run, f"# {expect}"]


def _dispute(dispute: dict[str, str]) -> str:
    """What another view says: in its own words, or its bare verdict."""
    text = dispute.get("text", "") or f"{dispute.get('view', '')}: {dispute.get('verdict', '')}"
    source = dispute.get("source", "")
    return f"{text} ({source})" if source else text


def _csv(found: Answer) -> str:
    header = ["subject", "attribute", "value", "unit", "manner"]
    return csv([header, *([str(result.get(name) or "") for name in header] for result in found.results)])


def _markdown(found: Answer, proof: Step | None) -> str:
    lang = found.lang
    lead, told = _parts(found)
    blocks = [f"### {markdown(found.question)}", *_paragraphs(lead)]
    if proof is not None:
        blocks.append("\n".join(proofs.markdown_tree(proof, lang)))
    elif told:
        steps = [f"- {markdown(b['text'])} *({_mark(b, lang)})*" for b in told]
        blocks.append("\n".join(steps))
    notes = [f"- **{word('note', lang)}** {markdown(n)}" for n in found.notes]
    notes += [
        f"- **{word('run', lang)}** {code(c['run'])} {markdown(c.get('expect', ''))}".rstrip()
        for c in found.commands
    ]
    notes += [f"- **{word('also', lang)}** {markdown(_dispute(d))}" for d in found.disputes]
    blocks.append("\n".join(notes))
    if found.sources:
        blocks.append(f"**{word('sources', lang)}**\n\n" + "\n".join(cites.markdown_lines(found.sources)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _mark(reason: dict[str, str], lang: str) -> str:
    source = markdown(reason["source"])
    return markdown(word(reason["kind"], lang)) + (f", {source}" if source else "")


def _paragraphs(text: str) -> list[str]:
    """A text's paragraphs as Markdown: lines stay lines, lists lists, commands code."""
    out = []
    for block in text.strip().split("\n\n"):
        lines = []
        for line in block.split("\n"):
            body = line.strip()
            indent = "   " if line.startswith(" ") else ""
            head, _, rest = body.partition(" ")
            if head == "$":
                lines.append(f"{indent}{code(rest)}  ")
            elif head == "-" or (head[:-1].isdigit() and head.endswith(".")):
                lines.append(f"{indent}{head} {markdown(rest)}")
            else:
                lines.append(f"{indent}{markdown(body)}  ")
        out.append("\n".join(lines).rstrip())
    return out


def _html(found: Answer, proof: Step | None) -> str:
    lang = found.lang
    lead, told = _parts(found)
    body = [f"<h1>{html(found.question)}</h1>"]
    body += [f"<p>{html(part.strip()).replace(chr(10), '<br>')}</p>" for part in lead.split("\n\n")]
    if proof is not None:
        body.append(f"<ul>\n{proofs.html_tree(proof, lang)}</ul>")
    elif told:
        steps = [f"<li>{html(b['text'])} <small>({_html_mark(b, lang)})</small></li>" for b in told]
        body.append("<ul>\n" + "\n".join(steps) + "\n</ul>")
    notes = [f"<li>{word('note', lang)}: {html(n)}</li>" for n in found.notes]
    notes += [
        f"<li>{word('run', lang)}: <code>{html(c['run'])}</code> {html(c.get('expect', ''))}</li>"
        for c in found.commands
    ]
    notes += [f"<li>{word('also', lang)}: {html(_dispute(d))}</li>" for d in found.disputes]
    if notes:
        body.append("<ul>\n" + "\n".join(notes) + "\n</ul>")
    if found.sources:
        body.append(
            f"<h2>{word('sources', lang)}</h2>\n<ul>\n"
            + "\n".join(cites.html_lines(found.sources))
            + "\n</ul>"
        )
    return page(found.question, body, lang)


def _html_mark(reason: dict[str, str], lang: str) -> str:
    source = html(reason["source"])
    return html(word(reason["kind"], lang)) + (f", {source}" if source else "")


def reading(data: dict[str, object], format: str) -> str:
    """How a question was understood: as JSON, or one `name: value` a line."""
    if format == "json":
        return dump(data)
    rows = [(name, _flat(value)) for name, value in data.items()]
    cells = max(width(name) for name, _ in rows)
    return "".join(f"{pad(name, cells)}  {value}".rstrip() + "\n" for name, value in rows)


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{k}={_flat(v)}" for k, v in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(
            _flat(v) if not isinstance(v, (list, tuple)) else " ".join(map(str, v)) for v in value
        )
    return "-" if value in (None, "") else plain(str(value))
