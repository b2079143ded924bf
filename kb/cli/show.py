"""`kb show ID...`: records by id."""

from __future__ import annotations

import kb
from kb import catalogue
from kb.cli.context import interface_language, known_version, known_view
from kb.cli.exits import OK
from kb.render.output import coloured, page_width, write
from kb.render.record import records
from kb.show import Shower

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.cli.argv import Given


def run(given: Given) -> int:
    """Show every record that is named; a name that several bear shows them all."""
    base = kb.open()
    lang = given.value("lang") or interface_language()
    view = known_view(base, given)
    refs = [ref for name in given.words for ref in catalogue.resolve(base.base, name)]
    shower = Shower(base, lang, view, known_version(given))
    format = given.format("text")
    colour = format == "text" and coloured(given.value("color", "auto"))
    shown = [shower.show(ref) for ref in dict.fromkeys(refs)]
    write(records(shown, format, colour=colour, cells=page_width()))
    return OK
