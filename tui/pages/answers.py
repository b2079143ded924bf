"""Answers as cards: the verdict first, then the reason, what it depends on, what to run, who says so."""

from __future__ import annotations

from textual.content import Content

from kb.ask.answer import Answer
from kb.ask.wording import say
from kb.render.answer import answer as rendered
from kb.render.answer import first_sentence
from kb.rules.node import Node
from kb.words import word
from tui.blocks import Act, Block, Copied, command, gap, heading, joined, leads, link, text
from tui.core import Core
from tui.labels import label
from tui.marks import Marks
from tui.pages import proofs, records

_SHORT = 12
_LONGEST = 600
# Reversed, a badge is one without colour, too.
_BADGES = {"yes": "bold reverse $success", "no": "bold reverse $error"}
_OTHER_BADGE = "bold reverse $warning"


def card(core: Core, found: Answer, marks: Marks) -> Block:
    """An answer as a card: the question, with the answer under it."""
    said = found.question
    if len(said) > _LONGEST:
        said = f"{said[:_LONGEST]}{marks.ellipsis} {label('pasted', core.lang, size=f'{len(said):,}')}"
    asked = Block(text(said), "question", marks.prompt + " ", guides=False)
    asked.copy = lambda: markdown(core, found)
    asked.children = [*_answer(found, marks), *_reasons(core, found, marks), *_depends(core, found, marks)]
    asked.children += _notes(found, marks)
    asked.children += _links(core, found, marks)
    asked.children += [gap()]
    return asked


def markdown(core: Core, found: Answer) -> Copied:
    """An answer as Markdown, its whole proof with it."""
    proof = core.step(found.proof, found.lang) if isinstance(found.proof, Node) else None
    return Copied(label("answer", core.lang), rendered(found, "md", proof))


def _badge(found: Answer, marks: Marks) -> Content:
    """The sign and word of a verdict; nothing for an answer that is none."""
    kind = found.verdict or (found.status if found.status != "answered" else "")
    if not kind:
        return Content()
    said = word(kind, found.lang) if kind in ("yes", "no", "unknown") else kind.replace("_", " ")
    return text(f" {marks.verdict(kind)} {said.upper()} ", _BADGES.get(kind, _OTHER_BADGE))


def _answer(found: Answer, marks: Marks) -> list[Block]:
    badge = _badge(found, marks)
    bare_verdict = say(found.verdict, found.lang) if found.verdict else ""
    lines = found.answer.strip().removeprefix(bare_verdict).strip().split("\n")
    first = first_sentence(lines[0]) if lines else ""
    rest = lines[0][len(first) :].strip() if lines else ""
    # What the tree of reasons below says once more is not said twice.
    told = [b["text"] for b in found.because] if _is_tree(found) else []
    for said in told:
        rest = rest.replace(said, "").strip()
    blocks = [Block(joined(badge, " " if badge.plain else "", (first, ".outline--label")), "answer")]
    blocks += [Block(text(rest))] if rest else []
    for line in lines[1:]:
        if line.strip().startswith("$ "):
            blocks.append(command(line.strip()[2:], word("commands", found.lang)))
        elif line.strip():
            bare = line.strip()
            bullet = bare.startswith("- ")
            mark = ("  " if line.startswith("   ") else "") + (marks.bullet + " " if bullet else "")
            heads = not bullet and bare.endswith((":", "："))
            style = ".outline--label" if heads else ""
            blocks.append(Block(text(bare[2:] if bullet else bare, style), mark=mark))
    for block in blocks:
        block.copy = block.copy or (lambda: Copied("answer", found.answer + "\n"))
    return blocks


def _is_tree(found: Answer) -> bool:
    return isinstance(found.proof, Node) and len(found.because) > 1


def _reasons(core: Core, found: Answer, marks: Marks) -> list[Block]:
    """The whole proof as a tree where there is one, else the reasons in reading order."""
    name = word("because", found.lang)
    if _is_tree(found):
        assert isinstance(found.proof, Node)
        root = proofs.tree(core, core.step(found.proof, found.lang), marks, found.lang, open=True)
        return [gap(), heading(name, [root], open=True)]
    told = [b for b in found.because if b["text"] not in found.answer]
    inner = []
    for because in told:
        kind = word(because["kind"], found.lang)
        mark = f" [{kind}: {because['source']}]" if because["source"] else f" [{kind}]"
        inner.append(Block(joined(because["text"], (mark, ".outline--dim")), mark=marks.bullet + " "))
    return [gap(), heading(name, inner)] if inner else []


def _depends(core: Core, found: Answer, marks: Marks) -> list[Block]:
    """Each set of conditions, leading to a bench on which it is set."""
    if not found.depends_on:
        return []
    subjects = found.reading.get("subjects")
    subject = str(subjects[0]) if isinstance(subjects, list) and len(subjects) == 1 else ""
    if subject and not core.can_try(f"entity:{subject}"):
        return []
    inner = []
    for atoms in found.depends_on:
        values = tuple((a["attribute"], a["value"]) for a in atoms)
        said = core.speech.conditions(values)
        act = Act("bench", subject, values)
        inner.append(Block(joined(said, leads(marks.link)), "link", marks.bullet + " ", act))
    return [gap(), heading(label("bench", core.lang), inner)]


def _notes(found: Answer, marks: Marks) -> list[Block]:
    blocks = [Block(joined((word("note", found.lang) + "  ", ".outline--label"), n)) for n in found.notes]
    for dispute in found.disputes:
        said = dispute.get("text") or f"{dispute.get('view', '')}: {dispute.get('verdict', '')}"
        blocks.append(
            Block(joined((f"{marks.differs} {word('also', found.lang)}  ", ".outline--depends"), said))
        )
    shown = [c for c in found.commands if c["run"] not in found.answer]
    for run in shown:
        block = command(run["run"], word("commands", found.lang))
        if run.get("expect"):
            block.children = [Block(text(run["expect"], ".outline--dim"), "hint", stop=False)]
        blocks.append(block)
    return [gap(), *blocks] if blocks else []


def _links(core: Core, found: Answer, marks: Marks) -> list[Block]:
    """What the answer is about, as pages to open, and its sources."""
    refs: dict[str, None] = {}
    for result in found.results[:_SHORT]:
        refs[f"entity:{result['subject']}"] = None
        refs[f"attribute:{result['attribute']}"] = None
    mentions = found.reading.get("mentions")
    for mention in mentions if isinstance(mentions, list) else []:
        for target in mention.get("means", ()):
            if target.partition(":")[0] in ("entity", "procedure", "table", "message"):
                refs[target] = None
    there = [r for r in refs if core.exists(r)][:_SHORT]
    inner = [link(core.name(r), r, marks.bullet + " ", marks.link) for r in there]
    blocks = [gap(), heading(word("see", found.lang), inner, open=len(inner) <= 4)] if inner else []
    return blocks + records.sources(core, found.sources, marks, found.lang)
