"""Finds the page for a reference: which record is drawn how, what is a table, what a bench."""

from __future__ import annotations

from kb.catalogue import KINDS
from kb.render.table import FORMATS, table
from tui.core import Core, Trouble
from tui.labels import capital, label
from tui.marks import Marks
from tui.pages import guides, home, records
from tui.pages.page import Page

_DRAWN = {"chain": guides.chain, "procedure": guides.procedure, "measurement": guides.measurement}


def page(core: Core, ref: str, marks: Marks) -> Page:
    """The page for a reference.

    Args:
        core: the knowledge base.
        ref: ``kind:id`` of a record, ``home:``, or ``search:words``.
        marks: the signs to draw with.

    Raises:
        Trouble: there is no such record, or it cannot be read.
    """
    kind, _, rest = ref.partition(":")
    if kind == "home":
        return home.home(core, marks)
    if kind == "search":
        return home.results(core, rest, core.search(rest), marks)
    ref = core.resolve(ref)
    if not core.exists(ref):
        raise Trouble(label("unknown-ref", core.lang, ref=ref))
    if kind == "table":
        return comparison(core, ref)
    found = _DRAWN.get(kind, records.page)(core, ref, marks)
    found.section = section(core, ref)
    return found


def section(core: Core, ref: str) -> str:
    """What records of a sort are called together, as the catalogue says it."""
    groups = (g.title for g in core.groups if any(e.ref == ref for e in g.entries))
    plural = KINDS[ref.partition(":")[0]].plural[core.lang == "zh"]
    return capital(next(groups, plural))


def comparison(core: Core, ref: str, columns: list[str] | None = None) -> Page:
    """The page of a comparison table."""
    found = core.table(ref.partition(":")[2], columns)
    writers = {name: lambda name=name: table(found, name) for name in FORMATS}
    return Page(ref, found.title, table=found, writers=writers)
