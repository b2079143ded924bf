"""The words of a question that nothing explains, and which of these are words that somebody wrote.

It knows forms only: ids, stamps and fields of pasted lines are none. What such a word means nobody says.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.atoms import denies
from kb.ask.normal import is_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention


# How a clause begins that tells of whoever asks, and cues of one that asks.
_TELLING = frozenset(
    "i im ive we our my need want wants trying boss someone somebody colleague 我 我们 咱们 老板 同事".split()
)
SEEKING = frozenset(
    "yesno wh why whynot howto list count compare define advise tag fix troubleshoot restore".split()
)
_OPENS = 2


def quoted(mentions: list[Mention]) -> set[int]:
    """The positions of mentions in clauses that quote a known line: such lines hold words of their own."""
    out: set[int] = set()
    clause: list[int] = []
    for at, mention in enumerate(mentions):
        if mention.head:
            clause = []
        clause.append(at)
        if mention.messages or out & set(clause):
            out |= set(clause)
    return out


def remarks(mentions: list[Mention]) -> set[int]:
    """The positions of mentions in clauses that tell of whoever asks, and name nothing: "we roll it out tomorrow"."""
    out: set[int] = set()
    starts = [at for at, m in enumerate(mentions) if m.head or not at]
    for start, end in pairwise([*starts, len(mentions)]):
        clause = mentions[start:end]
        opens = _TELLING.intersection(" ".join(m.key for m in clause[:_OPENS]).split())
        if opens and len(starts) > 1 and len(clause) > _OPENS and all(map(_idle, clause)):
            out |= set(range(start, end))
    return out


def _idle(mention: Mention) -> bool:
    """Whether a mention names nothing, asks nothing and denies nothing."""
    asks = denies(mention) or not SEEKING.isdisjoint(mention.cues)
    return mention.kinds().keys() <= {"plain", "cue", "said"} and not asks


def wordlike(text: str) -> bool:
    """Whether a piece of text is a word somebody wrote, not an id, a stamp or a field of a pasted line."""
    return text.isascii() and text.isalpha() and text.islower()


def serial(text: str) -> bool:
    """Whether the rest of a name is a number that something was given ("x7k2p"): letters and digits by turns."""
    turns = sum(text[i].isdigit() != text[i - 1].isdigit() for i in range(1, len(text)))
    return text.isalnum() and turns > 3


def words(lost: list[Mention]) -> list[str]:
    """The unexplained words; CJK characters make a word when two or more stand together, one alone is no word."""
    out: list[str] = []
    run: list[Mention] = []
    for mention in [*lost, None]:
        if run and (mention is None or mention.start != run[-1].end or not is_cjk(mention.text[:1])):
            word = "".join(m.text for m in run)
            if len(word) > 1:
                out.append(word)
            run = []
        if mention is None:
            break
        if is_cjk(mention.text[:1]):
            run.append(mention)
        else:
            out.append(mention.text)
    return out


def numeric(text: str) -> bool:
    """Whether a piece of text holds digits, and no letters."""
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)
