"""What people say around a question and ask nothing by: "quick question:", "sanity check -", "请问，", "thx".

It knows the two languages and no subject; what names anything, asks anything or takes up another topic stays.
"""

from __future__ import annotations

import re

# Words that take note of an answer, and words that go on behind one without a comma.
_NOTED = frozenset("ok okay alright right hm hmm well great thanks thx good fine cool got".split())
_GOES_ON = frozenset("and so then but what which how why".split())
_ZH_NOTED, _PAUSES = (
    ("好的", "好", "嗯", "行", "明白了", "明白", "懂了", "哦", "噢", "了解"),
    ("，", ",", "。"),
)
# A preface is made of these words alone, and has one of the first.
_KEYS = frozenset(
    "question questions q sanity sure confirm confirming clarify clarification clarifying verify understanding "
    "understand curious curiosity wondering wonder asking checking double hi hello morning afternoon folks colleague "
    "newbie noob know tell thing genuine honest honestly real realistically correct wrong mistaken urgent sorry eli5 "
    "ps".split()
)
_FILLING = _KEYS | frozenset(
    "quick quickly simple short small little stupid dumb silly basic one another more last final just to be double "
    "check checking can could would will does do someone anyone anybody somebody you please pls plz hey all team guys "
    "everyone good help me a an the for my our of from out here i i'm im am still again so ok want need with this on "
    "that if but also not have got has quite very really maybe might may".split()
)
_ASKING = "is are was were do does did can could will would should has have how what why which when where who"
_WORDS = r"((?:[a-z0-9'’]+[ ,]+){0,9}?[a-z0-9'’]+)"
_ENDS = rf"(?:\s*[:,.!;]|\s*[-–—]+(?=\s)|\s+but\b|(?=\s+(?:{_ASKING.replace(' ', '|')})\b))"
_PREFACE = re.compile(rf"\s*{_WORDS}{_ENDS}\s*(?=\S+\s+\S)", re.I)
# Prefaces that ask to confirm what follows, though it has no question mark.
_CONFIRMING = frozenset("sure confirm confirming sanity verify clarify check correct wrong mistaken".split())
_TAIL = re.compile(
    r"[\s,.(（，。]*(?:\b(?:thx|thanks|thank you|cheers|ty|tia|pls|plz|please(?: advise| help)?|"
    r"any (?:ideas?|thoughts)|asking for a (?:colleague|friend)|i'?m (?:so |a bit )?confused)\b"
    r"(?: (?:a lot|so much|in advance|all|guys))?|"
    r"(?:求大佬)?(?:求解答?|解答|求教|在线等)|谢谢(?:大佬|各位|大家)?|多谢|谢了|感谢)[\s.!?？)）！。~～]*$",
    re.I,
)
_ZH_PREFACE = re.compile(
    r"\s*(?:(?:大佬们?|各位大佬|各位|大家好|你好|您好|hi|急|在线等|弱弱|顺便|再|还有|那么|我?就?想|麻烦|帮忙?|有个|个问题|问个|一个|小|"
    r"新手|小白|简单|请教(?:一下|下|个)?|咨询(?:一下|下|个)?|请问(?:一下|下)?|问(?:一下|一句|下|个)?|确认(?:一下|下)?|知道|问题(?:来了)?|"
    r"疑问)\s*)+[，,：:。\s]\s*",
    re.I,
)
_ZH_KEYS = ("问", "确认", "请教", "咨询", "知道", "大佬", "各位", "你好", "您好", "大家好", "急", "在线等")
_ZH_ASKED = ("吗", "吧", "么", "嘛", "呢", "没", "不", "？", "?", "啊", "呀")
# The mark of an item in a list of questions.
_ITEM = re.compile(r"\s*(?:[-*•>]+\s|\(?\d{1,2}[.)、](?!\d)|Q\d*[.:：)])\s*(?=\S)", re.I)
_LONGEST, _SHORT = 12, 4


def unprefaced(text: str) -> str:
    """A text without what is only said around its question; all of it where nothing else is said."""
    text = _noted(_ITEM.sub("", text, count=1) if _ITEM.match(text) else text)
    bare = _TAIL.sub(_mark, text)
    if bare != text and (len(bare.split()) > 1 or len(bare) > _SHORT):
        text = bare
    for _ in range(2):
        rest = _behind(text)
        if rest == text:
            break
        text = rest
    return text


def _mark(found: re.Match[str]) -> str:
    return "?" if "?" in found.group() or "？" in found.group() else ""


def _behind(text: str) -> str:
    """A text without one preface."""
    found = _ZH_PREFACE.match(text)
    if found and any(key in found.group() for key in _ZH_KEYS) and len(found.group()) <= _LONGEST:
        rest = text[found.end() :]
        if "确认" in found.group() and not rest.rstrip().endswith(_ZH_ASKED):
            rest += "？"
        return rest if len(rest) > 1 else text
    found = _PREFACE.match(text)
    said = set(re.findall(r"[a-z0-9'’]+", found.group(1).lower())) if found else set()
    if not found or not said & _KEYS or not said <= _FILLING:
        return text
    rest = text[found.end() :].lstrip()
    return rest + "?" if said & _CONFIRMING and "?" not in rest else rest


def _noted(text: str) -> str:
    """A text without the word that only takes note of the answer before: "ok, and for overlay?"."""
    first, _, rest = text.strip().partition(" ")
    word = first.rstrip(",.!，。")
    if word.lower() in _NOTED and rest and (word != first or rest.split()[0].lower() in _GOES_ON):
        return rest
    for word in _ZH_NOTED:
        if text.startswith(word) and text[len(word) : len(word) + 1] in _PAUSES:
            return text[len(word) + 1 :].strip() or text
    return text
