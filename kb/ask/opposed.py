"""Yes or no by what a question sets against each other: "is it A and not B?", "A rather than B", "是 A 而不是 B".

Both are looked up in the text that was found: where only one of them stands there, or one as the contrary, that tells.
Which text it is, is others' business.
"""

from __future__ import annotations

from kb.ask.normal import cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from kb.ask.lexicon import Mention
    from kb.ask.query import Query

ZH_AND_NOT = (("而", "不", "是"), ("而", "非"))
# What stands between the two; the last ones only where they begin a clause.
_MARKS = (
    *(("and", "not"), ("but", "not"), ("rather", "than"), ("instead", "of"), ("as", "opposed", "to")),
    *ZH_AND_NOT,
)
_HEADS = (("not",), ("不", "是"), ("并", "非"))
# "并非 A，而是 B": the first is denied, no further back than this.
ZH_BUT, _ZH_NOT, _FAR = ("而", "是"), frozenset("不非"), 12
_LEADING = frozenset(
    "on in at from of to by via the a an as its it for with into through 在 从 由 是".split()
)
# From how many letters on words that begin alike are taken for one.
_STEM, _REACH = 5, 3
_DENYING = frozenset("not nor neither no 不 非".split())
# "Not" behind the first, or before the second ("不决定", "不影响", "不取决于"), denies the verb, and so its subject.
_AUXILIARY, _ZH_VERBS = frozenset(["do", "doe", "did"]), ("决", "影", "取")
_OTHERS = frozenset("other others another one ones something 别 其".split())


def opposed(query: Query, told: str, about: Container[str]) -> str:
    """The verdict on a question that sets two things against each other, by a text; "" where it tells nothing of that.

    Args:
        query: the question.
        told: the text that was found for it.
        about: all that its record speaks of: what is not in the text may be there by another name.
    """
    said = query.stance.said
    heads = {m.start for m in query.stance.mentions if m.head}
    found = _mark(said, heads)
    if found is None:
        return ""
    start, end, turned = found
    one = next((m for m in reversed(query.stance.mentions) if m.end <= start and _names(m, query)), None)
    other = next((m for m in query.stance.mentions if m.start >= end and _names(m, query)), None)
    one, other = (other, one) if turned else (one, other)
    if one is None or other is None or one.key == other.key or _acts(other):
        return ""
    if any(m is not one and m is not other for m in query.said):
        return ""  # what is said of the two is not known
    if _OTHERS.intersection(said[max(one.start - _REACH, 0) : one.end]):
        return ""  # "other addresses, not X"
    words, _, stops = cut(told)
    apart = _denied(words, stops)
    first, second = (_stands(m, words, apart) for m in (one, other))
    hidden = any(
        not n and any(t.partition(":")[2] in about for t in m.targets)
        for n, m in ((first, one), (second, other))
    )
    if first == second or hidden or (one in query.content) != (other in query.content):
        return ""
    return "yes" if first > second else "no"


def _mark(said: Sequence[str], heads: Container[int]) -> tuple[int, int, bool] | None:
    """Where the words begin and end by which a text sets one thing against another, and if the first is denied."""
    for at in range(1, len(said)):
        if tuple(said[at : at + 2]) == ZH_BUT and any(w in _ZH_NOT for w in said[max(at - _FAR, 0) : at]):
            return at, at + 2, True
        marks: tuple[tuple[str, ...], ...] = (*_MARKS, *_HEADS) if at in heads else _MARKS
        end = next((at + len(mark) for mark in marks if tuple(said[at : at + len(mark)]) == mark), 0)
        if end:
            return at, end, False
    return None


def _acts(mention: Mention) -> bool:
    """Whether a mention names something that is done ("... rather than setting it")."""
    return mention.key.split()[0].endswith("ing")


def _names(mention: Mention, query: Query) -> bool:
    """Whether a mention says something: a thing, a word that only examples know, or any long word."""
    return mention in query.content or mention in query.said or len(mention.key) > _STEM


def _denied(words: Sequence[str], heads: Container[int]) -> set[int]:
    """The places that a text denies: what follows such a word in its clause, and that of which a verb is denied."""
    out: set[int] = set()
    denied, head = False, 0
    for at, word in enumerate(words):
        head = at if at in heads else head
        denied = (denied and at not in heads) or word in _DENYING or tuple(words[at : at + 2]) in _MARKS
        out.update([at] if denied else [])
        if word in _DENYING and _of_verb(words, at):
            out.update(range(head, at))  # "X does not decide it"
    return out


def _of_verb(words: Sequence[str], at: int) -> bool:
    """Whether a word denies the verb of its clause: "does not decide", "不决定"."""
    after = words[at + 1] if at + 1 < len(words) else ""
    return (at > 0 and words[at - 1] in _AUXILIARY) or after in _ZH_VERBS


def _stands(mention: Mention, words: Sequence[str], apart: Container[int]) -> int:
    """1 where a text names what a mention does, -1 where only as the contrary of something, 0 where not at all."""
    own = mention.key.split()
    while len(own) > 1 and own[0] in _LEADING:
        own = own[1:]
    own = own[:-1] if len(own) > 1 and own[-1] in _OTHERS else own
    places = [at for at in range(len(words)) if _alike(own, words[at : at + len(own)])]
    if not places:
        return 0
    return 1 if any(at not in apart for at in places) else -1


def _alike(own: Sequence[str], there: Sequence[str]) -> bool:
    return len(own) == len(there) and all(
        a == b or _akin(*sorted((a, b), key=len)) for a, b in zip(own, there, strict=True)
    )


def _akin(short: str, long: str) -> bool:
    """Whether two words are forms of one, as far as their beginnings tell ("drop", "dropping")."""
    return short.isalpha() and (
        (len(short) >= _STEM and short[:_STEM] == long[:_STEM])
        or (len(short) == _STEM - 1 and long.startswith(short) and len(long) < 2 * _STEM)
    )
