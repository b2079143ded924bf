"""Answers as text, Markdown, JSON, CSV and HTML.

The text is laid out for a person: the verdict sentence, the steps that lead to it, what to mind and what to run.
What the answer says was decided by `kb.ask`.
"""

from __future__ import annotations

from kb.render import cites
from kb.render import proof as proofs
from kb.render.markup import code, csv, dump, html, markdown, page
from kb.render.output import paint, plain
from kb.render.width import pad, width
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.proof import Step

FORMATS = ("text", "md", "json", "csv", "html")
_WIDE_ENDS = "\u3002\uff01\uff1f"
_ENDS = ".!?" + _WIDE_ENDS
_BARE = 8
_FEW = 8


def answer(
    found: Answer, format: str, proof: Step | None = None, *, short: bool = False, colour: bool = False
) -> str:
    """An answer in a format.

    Args:
        found: the answer.
        format: one of FORMATS.
        proof: the whole proof, shown in place of the steps when given.
        short: only the first sentence (text only).
        colour: whether to colour (text only).
    """
    if format == "json":
        return as_json(found, proof)
    if format == "csv":
        return _csv(found)
    if format == "md":
        return _markdown(found, proof)
    if format == "html":
        return _html(found, proof)
    return _short(found, colour) if short else _text(found, proof, colour)


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
    if end <= _BARE and end < len(line):
        end = _end(line, end)
    return line[:end].strip()


def _end(line: str, start: int) -> int:
    """Where a sentence ends: after a stop that a blank or the line's end follows, or a Chinese one."""
    for i in range(start, len(line)):
        if line[i] in _ENDS and (i + 1 == len(line) or line[i + 1] == " " or line[i] in _WIDE_ENDS):
            return i + 1
    return len(line)


def _short(found: Answer, colour: bool) -> str:
    return _headed(found, first_sentence(plain(found.answer)), colour) + "\n"


def _headed(found: Answer, text: str, colour: bool) -> str:
    """A text whose verdict, if it begins with one, is painted."""
    end = _end(text, 0)
    style = found.verdict or (found.status if found.status == "depends" else "")
    return paint(text[:end], style, colour) + text[end:] if style and end <= 12 else text


def _text(found: Answer, proof: Step | None, colour: bool) -> str:
    blocks = [_headed(found, plain(_lead(found)), colour).split("\n")]
    several = "\n" in found.answer.strip() and len(found.because) > _FEW
    told = _reasons(found)
    shown = told if proof is not None else _outline(told, several)
    if proof is not None and not several:
        blocks.append(["  " + line for line in proofs.tree(proof, found.lang, colour)])
    else:
        blocks.append(proofs.steps(shown, found.lang, colour))
    blocks.append(_remarks(found, proof is not None, len(told) - len(shown), colour))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _outline(reasons: list[dict[str, str]], several: bool) -> list[dict[str, str]]:
    """The steps that are shown unasked: all when they are few, else what rules say and what was assumed."""
    if several:
        return []
    if len(reasons) <= _FEW:
        return reasons
    return [reason for reason in reasons if reason["kind"] in ("rule", "assumption", "config")]


def _lead(found: Answer) -> str:
    """The answer without the sentences that stand under it as steps."""
    text = found.answer.strip()
    if "\n" in text or not _reasons(found):
        return text
    head = first_sentence(text)
    rest = text[len(head) :]
    for reason in found.because:
        rest = rest.replace(" " + reason["text"], "")
    return head + rest


def _reasons(found: Answer) -> list[dict[str, str]]:
    """The reasons worth a line of their own: not those that only repeat the answer."""
    if len(found.because) == 1 and found.because[0]["text"] in found.answer:
        return []
    head = first_sentence(found.answer)
    told = found.answer[_end(found.answer, 0) :].strip() if found.verdict else found.answer
    return [r for r in found.because if r["text"] not in head and r["text"] != told]


def _remarks(found: Answer, whole: bool, folded: int, colour: bool) -> list[str]:
    """Lines under the reasons, each under a label: what to mind, what to run, who disagrees, where it says so."""
    rows = [("note", note) for note in found.notes]
    if folded:
        rows.append(("why", word("folded", found.lang).replace("{count}", str(folded))))
    rows += [("run", _command(c)) for c in found.commands if c["run"] not in found.answer]
    rows += [("also", _dispute(d)) for d in found.disputes]
    if whole or (found.because and not _reasons(found)):
        rows += [("source", line) for line in cites.lines(found.sources)]
    labels = [(word(label, found.lang), plain(text)) for label, text in rows]
    cells = max((width(label) for label, _ in labels), default=0)
    return [f"{paint(pad(label, cells), 'label', colour)}  {text}" for label, text in labels]


def _command(command: dict[str, str]) -> str:
    expect = command.get("expect", "")
    return f"{command['run']}  # {expect}" if expect else command["run"]


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
    blocks = [f"### {markdown(found.question)}", *_paragraphs(_lead(found))]
    if proof is not None:
        blocks.append("\n".join(proofs.markdown_tree(proof, lang)))
    elif told := _reasons(found):
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
    body = [f"<h1>{html(found.question)}</h1>"]
    body += [f"<p>{html(part.strip()).replace(chr(10), '<br>')}</p>" for part in _lead(found).split("\n\n")]
    if proof is not None:
        body.append(f"<ul>\n{proofs.html_tree(proof, lang)}</ul>")
    elif told := _reasons(found):
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
