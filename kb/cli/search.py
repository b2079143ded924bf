"""`kb search WORDS...`: records by their words."""

from __future__ import annotations

from kb.cli.context import interface_language, read_input
from kb.cli.exits import OK, UsageError
from kb.errors import note
from kb.render.output import coloured, page_width, write
from kb.render.record import hits, listing
from kb.search import LIMIT, search_or_mend
from kb.store import open_base
from kb.words import word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.cli.argv import Given


def run(given: Given) -> int:
    """Search; nothing found is no failure, and is said on standard error."""
    words = read_input() if given.words == ["-"] else " ".join(given.words)
    lang = given.value("lang") or _language(words)
    found, meant = search_or_mend(open_base(), words, lang, _limit(given))
    if meant or not found:
        note(word("mended" if meant else "none", lang).replace("{words}", meant))
    format = given.format("text")
    rows = [[hit.ref, hit.title, hit.text] for hit in found]
    if format == "text":
        colour = coloured(given.value("color", "auto"))
        write(hits([(h.ref, h.title, h.text) for h in found], colour=colour, cells=page_width()))
    else:
        write(listing(["ref", "title", "text"], rows, format, lang))
    return OK


def _language(words: str) -> str:
    chinese = any("\u4e00" <= c <= "\u9fff" for c in words)
    return "zh" if chinese else interface_language()


def _limit(given: Given) -> int:
    text = given.value("limit") or str(LIMIT)
    if not (text.isascii() and text.isdigit()) or not 0 < int(text[:9]) <= 100_000:
        raise UsageError(f"--limit does not take {text!r}", expected="a number from 1 to 100000")
    return int(text)
