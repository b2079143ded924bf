"""What others are told to have said, put as a question of its own: "a colleague says X. is he right?", "X 是错的吗".

It knows the two languages and no subject. What says that something is wrong turns the verdict on it.
"""

from __future__ import annotations

import re

_SAY = r"(?: (?:to|in) (?:say|claim|think|assume|believe|saying|claiming|thinking)(?: that)?| that)"
_RIGHT = r"(?:right|correct|true|accurate)"
_WRONG = r"(?:false|untrue|wrong|incorrect|inaccurate|mistaken|a myth|a misconception|nonsense)"
_WHO = (
    r"(?:(?:an?|my|our|the|some) )?(?:\w+ )?(?:colleague|coworker|boss|manager|lead|architect|reviewer|teammate|friend|"
    r"vendor|consultant|docs?|document|article|blog|post|guide|readme|wiki|review|pr|page|team|someone|somebody|chatgpt)"
)
_SAID = r"(?:says?|said|claims?|claimed|thinks|writes|wrote|insists|argues|states|believes|told (?:me|us))(?: that)?"
_TAG = r"(?:,? (?:right|correct|true|yes|no))?\W*"
_IS = r"(?:is|are|was|were|isn't|isnt)(?: (?:he|she|they|that|this|it))"
_CLOSED = rf"[.,;:\"”'\-– ]+(?:{_IS} )?"
_EN = [
    (re.compile(rf"(?:is it|would it be|it is|it's) {_WRONG}{_SAY} (.+?){_TAG}", re.I | re.S), True),
    (re.compile(rf"(?:it is not|it's not|it isn't|it isnt) {_RIGHT} that (.+?){_TAG}", re.I | re.S), True),
    (re.compile(rf"{_WHO} {_SAID}[ :,]+[\"“']?(.+?){_CLOSED}{_WRONG}\W*", re.I | re.S), True),
    (re.compile(rf"{_WHO} {_SAID}[ :,]+[\"“']?(.+?){_CLOSED}{_RIGHT}\W*", re.I | re.S), False),
    (
        re.compile(
            rf"(?:is it|isn't it|am i|are we|would it be) (?:{_RIGHT}|fair){_SAY} (.+?){_TAG}", re.I | re.S
        ),
        False,
    ),
]
_ZH_WHO = (
    r"(?:(?:我|我们|有个|有|某个)?(?:同事|老板|领导|架构师|人|文档|设计文档|文章|评审|别人|朋友|厂商|博客|群里)"
    r"(?:里|上|们)?)"
)
_ZH_SAID = r"(?:写着|写的是|说的是|说|写|认为|觉得|声称|讲|提到)"
_ZH_THIS = r"(?:这句话|这话|这句|这个说法|这种说法|的说法|这个结论|他说的|说的)?"
_ZH_RIGHT = r"(?:是)?(?:对吗|对不对|对么|对吧|正确吗|真的吗|准确吗|靠谱吗|没错吧|对的吗|成立吗)"
_ZH_WRONG = r"(?:是)?(?:不对吧|错的吗|错的吧|错了吧|错误的吗|说错了吧|不正确吧|是不是错了|是不是不对)"
_ZH_CLOSED = rf"[”\"」，,。：:  ]*{_ZH_THIS}"
_ZH = [
    (re.compile(rf"(?:{_ZH_WHO}?{_ZH_SAID}[：:，, ]*)?[“\"「]?(.+?){_ZH_CLOSED}{_ZH_WRONG}\W*", re.S), True),
    (re.compile(rf"{_ZH_WHO}{_ZH_SAID}[：:，, ]*[“\"「]?(.+?){_ZH_CLOSED}{_ZH_RIGHT}\W*", re.S), False),
]
_STOPS = " .,;:!?。，；：！？\"“”'「」"
_LEAST, _LEAST_ZH = 2, 4


def reported(text: str) -> tuple[str, bool]:
    """Put a question whether something told is so, or is wrong, as one that asks of it plainly.

    Args:
        text: the question.

    Returns:
        The question, and whether its verdict is to be turned: the text asks if what is told is wrong. A text that
        reports nothing, or next to nothing, is returned as it is.
    """
    plain = text.strip().replace("’", "'")
    english = plain.isascii() or plain[:2].isascii()
    for pattern, turned in (*(_EN if english else ()), *_ZH):
        found = pattern.fullmatch(plain)
        if found:
            told = found.group(1).strip(_STOPS)
            chinese = pattern in (p for p, _ in _ZH)
            if len(told) >= _LEAST_ZH if chinese else len(told.split()) >= _LEAST:
                return (told + "，对吗？" if chinese else told + ", right?"), turned
    return text, False
