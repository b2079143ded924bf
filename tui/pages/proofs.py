"""Proofs as blocks: a tree in which every step opens its record."""

from __future__ import annotations

from kb.proof import Step
from kb.render.proof import markdown_tree
from kb.words import word
from tui import wrapping
from tui.blocks import Act, Block, Copied, joined
from tui.core import Core
from tui.labels import label
from tui.marks import Marks

_WIDE = 56
_STYLES = {
    "claim": ".outline--link",
    "rule": ".outline--rule",
    "assumption": ".outline--unknown",
    "default": ".outline--dim",
    "absence": ".outline--absence",
}


def step(core: Core, found: Step, marks: Marks, lang: str, *, root: bool = False, open: bool = True) -> Block:
    """A step of a proof with all that it rests on.

    Args:
        core: tells which records there are to open.
        found: the step.
        marks: the signs to draw with.
        lang: the language of the kinds of step.
        root: whether it is the conclusion itself.
        open: whether what it rests on is shown.
    """
    kind = word(found.kind, lang)
    style = _STYLES.get(found.kind, ".outline--dim")
    short = joined(found.text, (f" [{kind}]", style))
    content = joined(found.text, (f" [{kind}: {found.source}]", style)) if found.source else short
    ref = core.resolve(found.ref)
    opens = bool(found.ref) and core.exists(ref)
    block = Block(
        content, "text", act=Act("open", ref) if opens else None, guides=True, open=open, proof=root
    )
    block.draw = lambda cells: wrapping.lines(content if cells >= _WIDE else short, cells)
    block.children = [step(core, child, marks, lang) for child in found.children]
    block.copy = lambda: Copied(label("proof", core.lang), "\n".join(markdown_tree(found, lang)) + "\n")
    return block


def tree(core: Core, found: Step, marks: Marks, lang: str, *, open: bool = False) -> Block:
    """A whole proof, folded under the conclusion's own step unless asked otherwise."""
    return step(core, found, marks, lang, root=True, open=open)
