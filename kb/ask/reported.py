"""What others are told to have said, put as a question of its own: "a colleague says X. is he right?", "X 是错的吗".

It knows the two languages and no subject. What says that something is wrong turns the verdict on it.
"""

from __future__ import annotations

from kb.ask.normal import has_cjk

_RIGHT = frozenset("right correct true accurate fair".split())
_WRONG = frozenset("false untrue wrong incorrect inaccurate mistaken myth misconception nonsense".split())
_ASKS = ("is it ", "isn't it ", "am i ", "are we ", "would it be ", "it is ", "it's ", "it isn't ")
# These open a statement that is to be confirmed, and these close one.
_OPENING = tuple(
    f"{verb} {that}"
    for that in ("that ", "")
    for verb in (
        *("do you agree", "would you agree", "you agree", "would you say", "is it a fact", "can you confirm"),
        *("could you confirm", "please confirm", "can anyone confirm", "can someone confirm"),
    )
)
_CLOSING = ("is that so", "is this so", "isn't that so", "is that the case", "is this the case")
# These ask whether what is told of several things is that of the others; they have one of these words.
_SWAPPING = (
    "swap",
    "switched",
    "mix",
    "revers",
    "backwards",
    "wrong way",
    "other way",
    "反了",
    "搞混",
    "弄混",
)
_AHEAD = r"[^:：?？,，。.]{0,24}?"
_SWAPPED = (
    r"(?:\b(?:did (?:i|we) (?:swap|mix up|reverse) (?:them|these|the \w+)|did (?:i|we) mix (?:them|the two) up|"
    r"have (?:i|we) mixed up (?:them|the two)|have (?:i|we) (?:swapped|reversed) (?:them|the \w+)|"
    r"(?:did (?:i|we) get|have (?:i|we) got|do (?:i|we) have) (?:it|that|them|these|this|the two) "
    r"(?:all )?(?:backwards|swapped|mixed up|wrong|the wrong way round)|"
    r"(?:is (?:it|that|this)|are (?:they|these|the two)) "
    r"(?:swapped|switched|reversed|backwards|the (?:wrong|other) way (?:a?round)))"
    r"|(?:两边|两个|我|这)*(?:是不是[配搞弄写设说记]?反了?|[配搞弄写设说记]反了(?=吗|吧|么)|[搞弄]混了(?=吗|吧|么))(?:吗|吧|么)?)"
)
_BELIEFS = tuple(
    f"{belief} {that}"
    for that in ("that ", "")
    for belief in (
        *(
            "i'd assume",
            "i would assume",
            "i assume",
            "i'd guess",
            "i guess",
            "i'd say",
            "i suppose",
            "i reckon",
        ),
        *("i gather", "i take it", "i think", "i believe", "my understanding is", "i understand"),
    )
)
_TO_SAY = frozenset("to in say claim think assume believe saying claiming thinking assuming".split())
_WHO = frozenset(
    "colleague coworker boss manager lead architect reviewer teammate friend vendor consultant doc docs document "
    "article blog post guide readme wiki review pr page team someone somebody chatgpt".split()
)
_SAID = frozenset("says say said claims claimed thinks writes wrote insists argues states believes".split())
_DOUBTS, _ME = (
    frozenset("doubt doubts doubted deny denies denied dispute disputes disputed".split()),
    frozenset("i we".split()),
)
_HE = frozenset("he she they that this it is are was were isn't am i we".split())
# "can you confirm if ..." asks already; a text of several sentences tells more than one thing.
_ASKING, _MANY = ("if ", "whether ", "which ", "what ", "how "), (". ", "? ", "; ")
_FURTHEST = 5
_STOPS = " .,;:!?。，；：！？\"“”'‘’「」-–"
_ZH_WHO = tuple("同事 老板 领导 架构师 人 文档 文章 评审 别人 朋友 厂商 博客 群里".split())
_ZH_SAID = tuple(
    "里写着 非说 硬说 偏说 总说 老说 坚持说 坚称 一口咬定 写着 写的是 说的是 里说 说 写 认为 觉得 声称 讲 提到".split()
)
_ZH_THIS = tuple(
    "他是不是 他 她 他们 是他 这句话 这话 这句 这个说法 这种说法 的说法 这个结论 他说的 说的 是".split()
)
_ZH_RIGHT = tuple("对吗 对不对 对么 对吧 正确吗 真的吗 准确吗 靠谱吗 没错吧 对的吗 成立吗".split())
_ZH_WRONG = tuple(
    "是错的，对吧 是错的，对吗 是错的对吧 是错的对吗 不对，对吧 不对，对吗".split()
    + "不对吧 错的吗 错的吧 错了吧 错误的吗 不正确吧 是不是错了 是不是不对 说错了吧 说错了吗 是不是说错了 "
    "搞错了吧 搞错了吗 是不是搞错了 弄错了吧 理解错了吧 想错了吧 是不是想错了 说得不对吧 说的不对吧 "
    "在瞎说吧 在胡说吧 瞎说的吧".split()
)
_LEAST, _LEAST_ZH = 2, 4


def reported(text: str) -> tuple[str, bool]:
    """Put a question whether something told is so, or is wrong, as one that asks of it plainly.

    Args:
        text: the question.

    Returns:
        The question, and whether its verdict is to be turned: the text asks if what is told is wrong. A text that
        reports nothing, or next to nothing, is returned as it is.
    """
    chinese = has_cjk(text)
    found = _swapped(text) or (_told_zh(text) if chinese else _framed(text) or _told(text) or _stated(text))
    if found is None:
        return text, False
    told, turned = found[0].strip(_STOPS), found[1]
    if len(told) < _LEAST_ZH if chinese else len(told.split()) < _LEAST:
        return text, False
    return told + ("，对吗？" if chinese else ", right?"), turned


def _swapped(text: str) -> tuple[str, bool] | None:
    """What is told of several things, of which it is asked if it is the wrong way round: "did I swap the two?"."""
    bare = text.rstrip(_STOPS)
    if not any(word in bare.lower() for word in _SWAPPING):
        return None
    import re

    bare = bare.replace("’", "'")
    asked = re.search(_SWAPPED + "$", bare, re.IGNORECASE)
    ahead = None if asked else re.match(_AHEAD + _SWAPPED + r"\s*[:：?？,，]\s*", bare, re.IGNORECASE)
    if ahead:
        return bare[ahead.end() :].strip(_STOPS), True
    return (bare[: asked.start()].rstrip(_STOPS), True) if asked else None


def swaps(text: str) -> bool:
    """Whether a text only asks if things told before are the wrong way round."""
    found = _swapped(text)
    return found is not None and not found[0]


def _framed(text: str) -> tuple[str, bool] | None:
    """What stands behind "is it false that", and whether that says that it is wrong."""
    plain = text.strip().replace("’", "'")
    opening = next((o for o in _ASKS if plain[: len(o)].lower() == o), "")
    words = plain[len(opening) :].split()
    turned = opening == "it isn't " or (opening[:2] == "it" and words[:1] == ["not"])
    at = int(words[:1] == ["not"])
    at += words[at : at + 1] == ["a"]
    word = words[at].lower() if at < len(words) else ""
    if not opening or word not in _RIGHT | _WRONG:
        return None
    if opening[:2] == "it" and not turned and word in _RIGHT:
        return None
    start = at = at + 1
    while at < len(words) and words[at].lower() in _TO_SAY:
        at += 1
    at += words[at : at + 1] == ["that"]
    if at == start or at < start + (words[start] in ("to", "in")) + 1:
        return None
    return _untagged(" ".join(words[at:])), turned != (word in _WRONG)


def _stated(text: str) -> tuple[str, bool] | None:
    """What stands behind "do you agree that", or before "..., is that so?"."""
    plain = text.strip().replace("’", "'")
    opening = next((o for o in _OPENING if plain[: len(o)].lower() == o), "")
    told = plain[len(opening) :]
    if opening and told.lower().startswith(_ASKING):
        return None
    bare = told.rstrip(_STOPS).lower()
    closing = next((c for c in _CLOSING if bare.endswith(c)), "")
    before = told[: len(bare) - len(closing)].rstrip(" ")
    closed = bool(closing) and before[-1:] in tuple(".,;-") and not any(stop in before[:-1] for stop in _MANY)
    if closed:
        own = next((b for b in _BELIEFS if before.lower().startswith(b)), "")
        return before[len(own) :], False
    return (_untagged(told), False) if opening else None


def _untagged(told: str) -> str:
    """A statement without the tag behind it: "..., right"."""
    before, _, last = told.rstrip(_STOPS).rpartition(" ")
    return before if last.lower() in _RIGHT and before[-1:] in ",-" else told


def _told(text: str) -> tuple[str, bool] | None:
    """What somebody is told to say in a question that ends with whether that is right."""
    words = text.strip().replace("’", "'").split()
    said = [w.strip(_STOPS).lower() for w in words]
    who = _WHO | _ME
    at = next((i for i, w in enumerate(said[:_FURTHEST]) if w in _SAID and i and said[i - 1] in _WHO), 0)
    doubt = next((i for i, w in enumerate(said[:_FURTHEST]) if w in _DOUBTS and i and said[i - 1] in who), 0)
    at = at or doubt
    if not at or said[-1] not in _RIGHT | _WRONG:
        return None
    end = len(words) - 1
    while end > at and said[end - 1] in _HE and words[end - 1][-1] not in _STOPS:
        end -= 1
    closed = words[end - 1][-1] in _STOPS
    at += said[at + 1 : at + 2] == ["that"]
    return (" ".join(words[at + 1 : end]), (said[-1] in _WRONG) != bool(doubt)) if closed else None


def _told_zh(text: str) -> tuple[str, bool] | None:
    """What a Chinese question asks to be right, where somebody is told to say it, or to be wrong."""
    bare = text.strip(_STOPS)
    wrong = next((w for w in _ZH_WRONG if bare.endswith(w)), "")
    closing = wrong or next((w for w in _ZH_RIGHT if bare.endswith(w)), "")
    told = bare[: len(bare) - len(closing)].rstrip(_STOPS)
    this = next((w for w in _ZH_THIS if told.endswith(w)), "")
    told = told[: len(told) - len(this)].rstrip(_STOPS)
    who = next((told.find(w) + len(w) for w in _ZH_WHO if w in told[: 2 * _FURTHEST]), 0)
    said = next((w for w in _ZH_SAID if told[who:].lstrip("里上们").startswith(w)), "")
    if not closing or not (wrong or (who and said)):
        return None
    return (told[told.find(said, who) + len(said) :] if said else told), bool(wrong)
