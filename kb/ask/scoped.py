"""Words that ask for more than one fact: "unless X", "all but X", "whatever is set", "not every", "all it takes".

A verdict on the one fact that was found would be one on less than was asked, or on the contrary: it is withheld, or
told by the values of all that was asked about. It finds no facts.
"""

from __future__ import annotations

from kb.ask.atoms import named, role_of
from kb.ask.normal import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.ask.query import Query
    from kb.ask.records import Records

# "Unless X, Y" says two things, that it is so without X and not with it; "Y unless I set it" only asks for a default.
_UNLESS, _ZH_UNLESS = "unless", "除非"
# "All but X": that it is so of the others, and that it is not so of X.
_BUT = ("except", "excepting", "besides")
_BUT_PHRASES, _ZH_BUT = ("apart from", "aside from", "with the exception"), "除了"
_NEAR = 4
_ALL = frozenset("all every everything everywhere each".split())
_ZH_WHOLE = ("都", "其他", "别的", "所有", "全", "没有别")
# "Whatever is set": that no setting changes it.
_WHATEVER = ("regardless", "whatever", "no matter", "irrespective")
_ZH_WHATEVER = ("不管", "无论", "不论", "随便怎么")
_SETTINGS = frozenset(
    "config configuration configured set setting settings value values helm configure flags flag".split()
)
_ZH_SETTINGS = ("配", "设", "值", "参数")
# "Not every X": that it is otherwise for some.
_NOT_EVERY = ("not every", "not all", "not each")
_ZH_NOT_EVERY = ("不是每", "不是所有", "并非每", "并非所有", "不是全部", "不都", "不全")
# "能不用 X": that it goes without it, or that nobody has to set it.
_ZH_WITHOUT = ("能不用", "可不用", "能不要", "可以不用")
# "X is all I need": that nothing else is needed.
_ALL_NEEDED = tuple(
    "all i need|all we need|all you need|all it needs|all it takes|all that is needed|all that's needed|all i have to|"
    "all we have to|all there is to|is that all|is this all|is it all|nothing else|nothing more".split("|")
)
_ZH_ALL_NEEDED = ("只需要", "只要设", "只用设", "就行了", "就够了", "没有别的", "不用再", "不需要别的")
# Words that ask whether something mends what is told of.
_MENDING = frozenset("help helps solve solves fix fixes cure cures mend mends repair 解 修".split())
_ZH_MENDING = ("修好", "修复", "解决", "治好", "救回")


def left(query: Query, answer: Answer, records: Records) -> str | None:
    """What such words leave of the verdict of an answer: the same, another one, or None.

    Args:
        query: the question.
        answer: what was found for it, with a verdict.
        records: tells settings.
    """
    text = query.text.lower()
    if query.stance.said[:1] == [_UNLESS] or _ZH_UNLESS in text or _all_but(query, text):
        return None
    if any(phrase in text for phrase in _ZH_WITHOUT) and role_of(records, query.target) == "setting":
        return None
    if any(phrase in text for phrase in (*_NOT_EVERY, *_ZH_NOT_EVERY)):
        values = {r["value"] for r in answer.results if r["attribute"] == query.target}
        return "yes" if len(values) > 1 else None
    if answer.verdict == "yes" and (_whatever(query, text, records) or _all_needed(query, text, records)):
        return None
    if answer.refs and _mends(query, text) and _MENDING.isdisjoint(words(answer.answer)):
        return None  # whether something helps is asked, and what comes of something is told
    return answer.verdict


def _mends(query: Query, text: str) -> bool:
    """Whether it is asked if something mends another."""
    said = query.stance.said
    mending = any(word in _MENDING and said[at - 1 : at] != ["to"] for at, word in enumerate(said))
    return mending or any(word in text for word in _ZH_MENDING)


def _all_but(query: Query, text: str) -> bool:
    """Whether something is said of all but one."""
    said = query.stance.said
    if _ZH_BUT in text:
        return any(word in text for word in _ZH_WHOLE)
    if any(word in said for word in _BUT) or any(phrase in text for phrase in _BUT_PHRASES):
        return not _ALL.isdisjoint(said)
    starts = [m.start for m in query.mentions if m.entities]
    places = [at for at, word in enumerate(said) if word == "but" and at + 1 in starts]
    return any(not _ALL.isdisjoint(said[max(at - _NEAR, 0) : at]) for at in places)


def _whatever(query: Query, text: str, records: Records) -> bool:
    """Whether it is to be so however things are set."""
    at = max(text.find(word) for word in (*_WHATEVER, *_ZH_WHATEVER))
    if at < 0:
        return False
    behind = text[at:]
    names = any(
        role_of(records, a) == "setting" for m in query.content if m.text.lower() in behind for a in named(m)
    )
    return names or not _SETTINGS.isdisjoint(words(behind)) or any(word in behind for word in _ZH_SETTINGS)


def _all_needed(query: Query, text: str, records: Records) -> bool:
    """Whether one setting is to be all that is needed."""
    names = any(role_of(records, a) == "setting" for m in query.content for a in named(m))
    return names and any(phrase in text for phrase in (*_ALL_NEEDED, *_ZH_ALL_NEEDED))
