"""`kb list [KIND]`: the records of a kind, or the kinds that there are."""

from __future__ import annotations

from kb import catalogue
from kb.cli.context import interface_language
from kb.cli.exits import OK
from kb.render.output import coloured, write
from kb.render.record import listing
from kb.store import open_base

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.cli.argv import Given


def run(given: Given) -> int:
    """List kinds, or the records of one."""
    base = open_base()
    lang = given.value("lang") or interface_language()
    format = given.format("text")
    if given.words:
        header = ["id", "title"]
        rows = [[id, title] for id, title in catalogue.listing(base, given.words[0], lang)]
    else:
        header = ["kind", "count", "name"]
        rows = [[kind, str(count), name] for kind, name, count in catalogue.kinds(base, lang)]
    colour = format == "text" and coloured(given.value("color", "auto"))
    write(listing(header, rows, format, lang, colour=colour))
    return OK
