"""Find records by their words: the full-text index, asked in English or Chinese.

Chinese is indexed as pairs of characters (`kb.bigrams`), so a search asks for the same pairs. It reads no meaning into
the words; understanding questions is `kb.ask`'s business.
"""

from __future__ import annotations

from kb import catalogue
from kb.bigrams import bigrams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.store import Base

LIMIT = 20
_MOST_TERMS = 64


class Hit:
    """A record found.

    Attributes:
        ref: the record.
        title: what it is called.
        text: what it says, in the language asked for.
    """

    __slots__ = ("ref", "text", "title")

    def __init__(self, ref: str, title: str, text: str) -> None:
        self.ref = ref
        self.title = title
        self.text = text

    def as_dict(self) -> dict[str, str]:
        """The hit as plain data."""
        return {"ref": self.ref, "title": self.title, "text": self.text}


def search(base: Base, words: str, lang: str = "en", limit: int = LIMIT) -> list[Hit]:
    """The records that hold all of some words, best first; those that hold any of them when none holds all.

    Args:
        base: where to look.
        words: what to look for; nothing in them is read as an operator.
        lang: the language of titles and texts.
        limit: the most hits to give.
    """
    return _found(base, words, lang, limit, (" AND ", " OR "))


def search_or_mend(base: Base, words: str, lang: str = "en", limit: int = LIMIT) -> tuple[list[Hit], str]:
    """As `search`, but where no record holds all words, slips of the finger are mended before any of them will do.

    Returns:
        The records, and the words by which they were found if these are others than those given, else "".
    """
    found = _found(base, words, lang, limit, (" AND ",))
    meant = "" if found else mended(base, words)
    if meant:
        found = search(base, meant, lang, limit)
    return (found, meant) if found else (search(base, words, lang, limit), "")


def _found(base: Base, words: str, lang: str, limit: int, operators: tuple[str, ...]) -> list[Hit]:
    terms = _terms(words)
    for operator in operators:
        rows = _match(base, operator.join(terms), limit) if terms else []
        if rows:
            return [_hit(base, ref, lang) for (ref,) in rows]
    return []


def mended(base: Base, words: str) -> str:
    """Words with their slips of the finger mended, by the table that questions are mended by; "" when none is.

    Args:
        base: knows the words; one that stands in any record is no slip.
        words: what was looked for.
    """
    from kb.ask.lexicon import Lexicon
    from kb.ask.normal import words as folded

    meant = {word: m for word, m in Lexicon(base).mended(words) if not _match(base, f'"{word}"', 1)}
    return " ".join(meant.get(word, word) for word in folded(words)) if meant else ""


def _terms(words: str) -> list[str]:
    kept = "".join(c if c.isalnum() else " " for c in words)
    return [f'"{term}"' for term in dict.fromkeys(bigrams(kept).split())][:_MOST_TERMS]


def _match(base: Base, query: str, limit: int) -> list[tuple[str]]:
    sql = "SELECT ref FROM text_index WHERE text_index MATCH ? ORDER BY bm25(text_index, 0, 4, 1, 1), ref LIMIT ?"
    return base.rows(sql, (query, limit))


def _hit(base: Base, ref: str, lang: str) -> Hit:
    return Hit(ref, catalogue.title(base, ref, lang), summary(base, ref, lang))


def summary(base: Base, ref: str, lang: str) -> str:
    """A sentence or two of what a record says; empty where its title says it all."""
    kind, _, id = ref.partition(":")
    columns = {
        "entity": "define",
        "attribute": "define",
        "procedure": "aim",
        "difference": "reason",
        "message": "means",
        "advice": "text",
        "claim": "reason",
    }.get(kind)
    if columns is None:
        return ""
    table = catalogue.KINDS[kind].table
    row = base.row(f"SELECT {columns}_en,{columns}_zh FROM {table} WHERE id=?", (id,))
    return base.text(row, lang) if row else ""
