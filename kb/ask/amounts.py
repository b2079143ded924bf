"""What a question asks the amount of, where no answer but one with such a figure will do: a date, a time, a number.

It looks at words only: which record is found, and how a refusal is worded, is for others to say.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.figures import addresses, figure, networks
from kb.ask.normal import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query

_WHICH = frozenset(["what", "which"])
_EXACT = (
    "exact ip",
    "exact address",
    "具体 ip",
    "具体的 ip",
    "具体地址",
    "ip 是多少",
    "地址是多少",
    "actual ip",
)
_ZH_DATES = ("哪年", "哪一年", "几月", "哪个月", "几号", "哪天", "哪一天")
_SPANS = frozenset("second minute hour day week month year".split())
_ZH_SPANS = ("秒", "分钟", "小时", "天", "周", "星期", "个月", "年")
_ZH_FIRST = frozenset(span[0] for span in _ZH_SPANS) - {"个"}
_ZH_HOW_MANY, _ZH_HOW_LONG = ("多少", "几个", "几"), ("多久", "多长时间")
_UNITS = frozenset("us ms ns sec min hr".split()) | _SPANS
_YEAR, _CENTURIES = 4, ("19", "20")
_MANY = frozenset(["many", "much"])
# Behind "how many": words that count nothing by themselves.
_VAGUE = frozenset("of more other different total time thing way kind sort type is are do doe".split())


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdigit() and word.startswith(_CENTURIES)


def _is_version(word: str) -> bool:
    return "." in word and figure(word.replace(".", "", 1)) and word[0].isdigit()


# What is asked for behind "what" or "which" that only a number of some shape tells.
_NUMBERED = {
    **dict.fromkeys("year month date".split(), _is_year),
    **dict.fromkeys("version release".split(), _is_version),
    "port": str.isdigit,
}


def untold(query: Query, told: str) -> str:
    """The words by which a question asks for an amount of which a text gives no figure; "" where none is missing.

    Args:
        query: a question.
        told: the text that would answer it.
    """
    if query.yesno:
        return ""
    said = words(query.text)
    for at, (asks, thing) in enumerate(pairwise(said)):
        wanted = _NUMBERED.get(thing) if asks in _WHICH else None
        if wanted:
            return "" if any(map(wanted, words(told))) else thing
        if asks in _MANY and said[at - 1 : at] == ["how"]:
            if thing in _SPANS:
                return "" if _lasts(told, _SPANS) else thing
            if _strange(query, thing) and thing not in words(told):
                return thing
    exact = next((w for w in _EXACT if w in query.text.lower()), "")
    if exact:
        ranges = {network.partition("/")[0] for network in networks(told)}
        return "" if set(addresses(told)) - ranges else exact
    date = next((w for w in _ZH_DATES if w in query.text), "")
    if date:
        return "" if any(map(_is_year, words(told))) else date
    spans = (w + span for w in _ZH_HOW_MANY for span in _ZH_SPANS)
    span = next((w for w in spans if w in query.text.replace(" ", "")), "")
    if span:
        return "" if _lasts(told, _SPANS) else span
    long = next((w for w in _ZH_HOW_LONG if w in query.text), "")
    return long if long and not _lasts(told, _UNITS) else ""


def _strange(query: Query, thing: str) -> bool:
    """Whether what is counted is an ordinary word of which nothing here speaks."""
    return thing not in _VAGUE and any(m.key == thing and m.only("plain") for m in query.mentions)


def _lasts(told: str, units: frozenset[str]) -> bool:
    """Whether a text gives a figure in one of some units of time."""
    return any(figure(a) and (b in units or b in _ZH_FIRST) for a, b in pairwise(words(told)))
