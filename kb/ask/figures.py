"""Figures in questions: the numbers that a question names, and whether it supposes more than one or less than it."""

from __future__ import annotations

from itertools import pairwise

from kb.ask.normal import is_cjk, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_MORE = frozenset(
    "above over beyond exceed exceeding exceeded exceeds more higher greater larger longer least".split()
)
_LESS = frozenset("below under beneath less lower within fewer smaller shorter short shy most".split())
_BETWEEN = frozenset("than at of by the to at a".split())
_ZH_MORE = ("超过", "大于", "高于", "多于", "不低于", "不少于")
_ZH_LESS = ("不到", "低于", "小于", "少于", "不超过", "不足", "不高于")
_ZH_AFTER = {"以内": -1, "之内": -1, "以下": -1, "以上": 1}
THREE = frozenset(["three", "3", "三"])
# How far, of itself, a figure may lie from one that was told as a round one without being denied by it.
_NEAR = 0.3
_FROM, _TO = frozenset(["from", "从", "由"]), frozenset(["to", "到", "成", "为"])
_REACH = 4
_DOTS = 3
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen 两 三 四 五 六 七 八 九 十".split()
)
_ALL, _ZH_ALL, _ZH_PIECES = frozenset(["all", "every"]), ("所有", "全部", "全体"), ("台", "个", "节点")
_FACTORS = frozenset(
    "double doubles doubled twice half halves halved triple triples tripled thrice tenfold 倍 半".split()
)
_THESE = frozenset("these those the both this that every each any 这 那 每".split())


def figure(word: str) -> bool:
    """Whether a folded word is a number."""
    return word.replace(".", "", 1).isdigit()


def address(word: str) -> bool:
    """Whether a folded word is an IPv4 address."""
    return word.count(".") == _DOTS and all(map(str.isdigit, word.split(".")))


def counts(said: Iterable[str]) -> set[str]:
    """The words for small numbers among folded words, but those of things that were named ("these two")."""
    if _COUNTS.isdisjoint(said):
        return set()
    return {word for before, word in pairwise(["", *said]) if word in _COUNTS and before not in _THESE}


def figures(text: str) -> list[tuple[str, int]]:
    """The figures of a text, each with 1 where more than it is supposed, -1 where less, 0 where just it."""
    if not any(map(str.isdigit, text)):
        return []
    said = words(text.replace("<", " below ").replace(">", " above "))
    return [(word, _bound(said, at)) for at, word in enumerate(said) if figure(word)]


def _bound(said: list[str], at: int) -> int:
    run = "".join(said[max(at - _REACH, 0) : at])
    for words_, bound in ((_ZH_MORE, 1), (_ZH_LESS, -1)):
        if any(run.endswith(w) for w in words_):
            return bound
    after = "".join(w for w in said[at + 1 : at + _REACH + 2] if is_cjk(w[0]))
    for word, bound in _ZH_AFTER.items():
        if word in after[:4]:
            return bound
    for back in range(at - 1, max(at - _REACH, 0) - 1, -1):
        if said[back] in _MORE or said[back] in _LESS:
            return 1 if said[back] in _MORE else -1
        if said[back] not in _BETWEEN:
            return 0
    return 0


def factors(said: Iterable[str]) -> frozenset[str]:
    """The words among folded ones that say how many times as much something is ("doubles", "half")."""
    return _FACTORS.intersection(said)


def versions(text: str) -> set[str]:
    """The figures of a text that have a point: versions and the like, of which no two mean the same."""
    return {w for w, _ in figures(text) if "." in w}


def otherwise(text: str, told: str) -> bool:
    """Whether a text gives another number of something ("8 cores") than was told ("4 cores")."""
    asked, known = (
        {(a, b) for a, b in pairwise(words(t)) if figure(a) and b.isalpha()} for t in (text, told)
    )
    units = {unit for _, unit in known}
    return any(pair not in known and pair[1] in units for pair in asked)


def changes(said: list[str]) -> bool:
    """Whether folded words tell that one figure became another ("from 112 to 136 µs", 从 112 涨到 136)."""
    at = [i for i, word in enumerate(said) if figure(word)]
    return any(
        b - a <= _REACH
        and not _FROM.isdisjoint(said[max(a - 2, 0) : a])
        and not _TO.isdisjoint(said[a + 1 : b])
        for a, b in pairwise(at)
    )


def fits(value: float, exact: bool, asked: float, bound: int) -> bool | None:
    """Whether a measured value is what is supposed; None where a value that is only a limit does not tell.

    Args:
        value: the figure measured.
        exact: whether it is the value itself; else what was measured is less.
        asked: the figure supposed.
        bound: 1 where more than that is supposed, -1 where less, 0 where just that.
    """
    if not bound:
        return value == asked if exact or asked >= value else None
    if exact:
        return value > asked if bound > 0 else value < asked
    if bound > 0:
        return False if asked >= value else None
    return True if asked >= value else None


def close(told: float, asked: Iterable[tuple[str, int]]) -> bool:
    """Whether one of some figures that are supposed as they are lies close to one told, and is not it."""
    return any(not bound and 0 < abs(float(w) - told) <= _NEAR * told for w, bound in asked)


def uncounted(text: str) -> str:
    """A text without the number of those of which all are meant: "all 300 nodes", "所有 300 台节点"."""
    if not any(map(str.isdigit, text)):
        return text
    for every in _ZH_ALL:
        start = text.find(every)
        if start >= 0:
            rest = text[start + len(every) :].lstrip(" ~")
            counted = rest.lstrip("0123456789").lstrip()
            if rest[:1].isdigit() and counted.startswith(_ZH_PIECES):
                text = text[: start + len(every)] + counted
    said = text.split(" ")
    kept = [
        word
        for before, word in pairwise(["", *said])
        if before.lower() not in _ALL or not figure(word.strip("~")) or word == "0"
    ]
    return " ".join(kept)


def networks(text: str) -> list[str]:
    """The IPv4 networks in a text, as written with the lengths of their prefixes."""
    words_ = [word.strip(",;:?!()\"'.") for word in text.split()]
    return [word for word in words_ if "/" in word and address(word.partition("/")[0])]


def addresses(text: str) -> list[str]:
    """The IPv4 addresses in a text, without the lengths of their prefixes."""
    words_ = [word.strip(",;:?!()\"'") for part in text.split() for word in part.replace("=", " ").split()]
    found = [word.partition("/")[0].rstrip(".") for word in words_]
    return list(filter(address, found))


def paths(text: str) -> list[str]:
    """The absolute paths in a text: "/etc/sysctl.conf"."""
    found = (word.strip(",;:?!()\"'`。，？").rstrip(".") for word in text.split() if "/" in word[:2])
    return [word for word in found if word.startswith("/") and word.count("/") > 1]
