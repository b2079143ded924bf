"""What people say around a question and ask nothing by: "quick question:", "sanity check -", "请问，", "thx".

It knows the two languages and no subject; what names anything, asks anything or takes up another topic stays.
"""

from __future__ import annotations

from kb.ask.normal import ASKING
from kb.ask.sentences import marked

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
    "ps different unrelated separate topic leave forget nevermind aside staring stuck fighting debugging struggling "
    "puzzled baffled".split()
)
# These announce that what was spoken of before is done with.
_AWAY = (
    "different",
    "unrelated",
    "separate",
    "topic",
    "leave",
    "forget",
    "nevermind",
    "aside",
    "换个话题",
    "换个问题",
)
_FILLING = _KEYS | frozenset(
    "quick quickly simple short small little stupid dumb silly basic one another more last final just to be double "
    "check checking can could would will does do someone anyone anybody somebody you please pls plz hey all team guys "
    "everyone good help me a an the for my our of from out here i i'm im am still again so ok want need with this on "
    "that never mind put set drop if but also not have got has quite very really maybe might may "
    "been at over hour hours day days minutes while now since half forever two three".split()
)
_ASKING = ASKING | frozenset("was were how what why which when where who".split())
# What ends a preface, and how many words it has at most.
_ENDS, _DASHES, _BUT, _MOST = ":,.!;", ("-", "–", "—"), "but", 10
# Prefaces that ask to confirm what follows, though it has no question mark.
_CONFIRMING = frozenset("sure confirm confirming sanity verify clarify check correct wrong mistaken".split())
# By themselves these take back what was said.
_TAKING_BACK = frozenset("sorry wrong mistaken correct again i'm im am i".split())
# What is said last, with what may follow it, and the marks around.
_LAST = tuple(
    "thank you|thanks|thx|cheers|ty|tia|please advise|please help|please|pls|plz|any ideas|any idea|any thoughts|"
    "asking for a colleague|asking for a friend|i'm so confused|i'm a bit confused|i'm confused|im confused|"
    "for consistency|for symmetry|for uniformity|to keep it uniform|to keep things uniform|to keep it consistent|"
    "图个统一|图个方便|图个省事|图省事|图方便|图个心安|求个心安|求统一|省得麻烦|"
    "求大佬解答|求解答|求解|解答|求教|在线等|谢谢大佬|谢谢各位|谢谢大家|谢谢|多谢|谢了|感谢".split("|")
)
_MORE = ("", " a lot", " so much", " in advance", " all", " guys")
_CLOSING, _OPENING = " .!)）！。~～?？\n", " ,.(（，。\n"
# A Chinese preface is put together of these, the longest first, has one of the keys, and ends with a pause.
_ZH_PARTS = sorted(
    (
        "请 大佬们 大佬 各位大佬 各位 大家好 你好 您好 hi 急 在线等 弱弱 顺便 再 还有 那么 换个话题 换个问题 "
        "我就想 我想 就想 想 麻烦 帮忙 帮 有个 个问题 问个 一个 小 新手 小白 简单 请教一下 请教下 请教个 请教 "
        "咨询一下 咨询下 咨询个 咨询 请问一下 请问下 请问 问一下 问一句 问下 问 确认一下 确认下 确认 知道 "
        "问题来了 问题 疑问"
    ).split(),
    key=len,
    reverse=True,
)
_ZH_KEYS = (
    "问",
    "确认",
    "请教",
    "咨询",
    "知道",
    "大佬",
    "各位",
    "你好",
    "您好",
    "大家好",
    "急",
    "在线等",
    "换个",
)
_ZH_PAUSES = "，,：:。 "
_ZH_ASKED = ("吗", "吧", "么", "嘛", "呢", "没", "不", "？", "?", "啊", "呀")
# What a last alternative says that only denies what was asked.
_IT = frozenset("it that this they those these he she".split())
_GONE = frozenset(
    "gone broken lost dead over useless break breaks breaking stop stops stopped fail fails die dies unusable "
    "unavailable not affected skipped bypassed ignored".split()
)
_SMALL, _ALTERNATIVE = frozenset("all just now then already completely totally get gets working".split()), 6
_ZH_GONE = frozenset("没 没有 不行 废 用不 用不了 不能用 不能 挂 坏 失效 断 丢 白搭 没用 不".split())
_PAUSE_MARKS = "，,、 "
_BULLETS, _NUMBERED = "-*•>", ".)、:："
_LONGEST, _SHORT = 12, 4
_AGAIN = (", i.e. ", " (i.e. ", ", ie ", ", that is, ", ", in other words ", ", meaning ", " - i.e. ")
_DID, _THE = frozenset("did done ran tried".split()), frozenset("the a that this it both".split())
# How somebody's question is passed on, and what such a note may begin with.
_PASSED_ON = frozenset("know asks ask asking asked answer wonders wondering question".split())
_GREETING = frozenset("hi hello hey question morning folks team dear".split())
# A last alternative by which somebody only doubts what they believe: "..., or am I mistaken?".
_OR = " or "
_DOUBT = r",?\s+or\s+(?:is (?:it|that|this) just me|(?:am|was) i((?: [a-z']+){1,4}))(?=\s*(?:[?.!,;:]|- |$))"
# What is set aside before a question: "leaving costs aside, ...", "先不管值不值得，...".
_ASIDE_BEGINS = ("leaving ", "setting ", "putting ", "先不", "暂且不", "暂时不", "抛开", "撇开", "且不")
_ASIDE = (
    r"(?:(?:先|暂且|暂时)不[管说谈论提考]|抛开|撇开|且不[说论])[^，,？?]+[，,]\s*(?:[单只光就]说[一-鿿]{1,4}[：:，,])?"
    r"|(?:leaving|setting|putting) (?:[^,?]+ aside|aside [^,?]+),\s*"
)
_DOUBTING = frozenset(
    "wrong wrongly mistaken fooling kidding deceiving deluding myself dreaming hallucinating imagining things it this "
    "that misreading misunderstanding misremembering misinterpreting confused confusing crazy mad nuts going being "
    "just simply totally completely overthinking stupid dumb silly blind paranoid off base here missing something "
    "reading seeing".split()
)


def unprefaced(text: str) -> str:
    """A text without what is only said around its question; all of it where nothing else is said."""
    text = _alone(_once(_undoubted(_behind_aside(_bare(_noted(_unlisted(_forwarded(_looked(text)))))))))
    for _ in range(2):
        rest = _behind_zh(text) if not text[:1].isascii() else _behind(text)
        if rest == text:
            break
        text = rest
    return text


def _looked(text: str) -> str:
    """A text without that somebody did what was advised: "did the grep, every X is 0"."""
    head, mark, rest = text.partition(",")
    said = head.lower().split()
    done = said[:1] and said[0] in _DID and said[1:2] and said[1] in _THE and len(said) <= _SHORT
    return rest.lstrip() if mark and done and " " in rest.strip() else text


def leaves_topic(text: str, question: str) -> bool:
    """Whether what stands before a question in a text announces another topic ("different thing:", "换个话题，")."""
    before = text[: max(text.find(question.rstrip(_CLOSING)), 0)].lower()
    return any(word in before for word in _AWAY)


def _forwarded(text: str) -> str:
    """A text without whose question it is: "the audit team wants to know: does it ...?"."""
    head, mark, rest = text.partition(": ")
    said = head.lower().replace(",", " ").split()
    if not mark or not marked(rest) or not _PASSED_ON.intersection(said[-1:]) or len(said) > _LONGEST:
        return text
    named = "," in head and not _GREETING.intersection(said[:1])
    return text if named else rest


def _unlisted(text: str) -> str:
    """A text without the mark of an item in a list: "1. ", "- ", "Q2: "."""
    first, _, rest = text.strip().partition(" ")
    number = first.lower().lstrip("(q").rstrip(_NUMBERED)
    numbered = first[-1:] in _NUMBERED and len(number) < len("100") and (number or first[:1] in "qQ")
    if rest and (not first.strip(_BULLETS) or (numbered and (number.isdigit() or not number))):
        return rest
    mark, _, rest = text.partition("、")
    return rest if rest and mark.strip().isdigit() else text


def _bare(text: str) -> str:
    """A text without thanks and the like behind it."""
    bare = text.rstrip(_CLOSING)
    said = bare.lower().replace("’", "'")
    for more in _MORE:
        end = len(said) - len(more)
        last = next((w for w in _LAST if said[:end].endswith(w)), "") if said.endswith(more) else ""
        before = bare[: end - len(last)]
        if last and not (last.isascii() and before[-1:].isalnum()):
            before = before.rstrip(_OPENING)
            asked = "?" if marked(text[len(before) :]) else ""
            return before + asked if " " in before or len(before) > _SHORT else text
    return text


def _behind_aside(text: str) -> str:
    """A text without what it sets aside before it asks: "leaving costs aside, is it so?"."""
    if not text.lower().startswith(_ASIDE_BEGINS):
        return text
    import re

    found = re.match(_ASIDE, text, re.I)
    rest = text[found.end() :] if found else ""
    return rest if any(mark in rest for mark in _ZH_ASKED) else text


def _undoubted(text: str) -> str:
    """A text without an alternative by which the asker only doubts: "is it so, or am I mistaken?"."""
    if _OR not in text.lower():
        return text
    import re

    found = re.search(_DOUBT, text, re.I)
    if found is None or not _DOUBTING.issuperset((found[1] or "").lower().split()):
        return text
    rest = text[found.end() :].lstrip(" -,;:")
    before = text[: found.start()]
    return f"{before}? {rest}" if any(map(str.isalnum, rest)) else before + "?"


def _alone(text: str) -> str:
    """A text without a last alternative that only denies what stands before it: "..., or is that gone?"."""
    bare = text.rstrip(_CLOSING)
    before, _, last = bare.rpartition(" or ")
    said = last.lower().split()
    denies = len(said) > 1 and said[0] in ASKING and said[1] in _IT and bool(_GONE.intersection(said[2:]))
    if before and denies and len(said) <= _ALTERNATIVE and _GONE.union(_SMALL).issuperset(said[2:]):
        return before.rstrip(" ,") + "?"
    before, _, last = bare.rpartition("还是")
    if before and last.strip("就会都也了") in _ZH_GONE:
        before = before.rstrip(_PAUSE_MARKS)
        return before + ("？" if before.endswith(_ZH_ASKED) else "吗？")
    return text


def _once(text: str) -> str:
    """A text without the question that only puts another in other words: "can I leave it off, i.e. is it optional?"."""
    low = text.lower()
    at = next((at for again in _AGAIN if (at := low.find(again)) > 0), -1)
    asks = low.split(" ", 1)[0] in ASKING
    return text[:at].rstrip(_OPENING) + "?" if at > 0 and asks else text


def _behind_zh(text: str) -> str:
    """A text without one Chinese preface."""
    at = 0
    while part := next((p for p in _ZH_PARTS if text[at : at + len(p)].lower() == p), ""):
        at += len(part)
        at += len(text[at:]) - len(text[at:].lstrip(" "))
    rest = text[at:].lstrip(_ZH_PAUSES)
    head = text[: len(text) - len(rest)]
    paused = head[-1:] in _ZH_PAUSES and any(key in head for key in _ZH_KEYS) and len(head) <= _LONGEST
    if not paused or len(rest) < _SHORT // 2:
        return text
    return rest + "，对吗？" if "确认" in head and not rest.rstrip().endswith(_ZH_ASKED) else rest


def _behind(text: str) -> str:
    """A text without one English preface."""
    tokens = text.split(" ")
    said: set[str] = set()
    for at, token in enumerate(tokens[:_MOST]):
        word = token.rstrip(_ENDS).lower().replace("’", "'")
        if said & _KEYS and (word in _DASHES or word == _BUT):
            return _asked(tokens[at + 1 :], said, text)
        if word and word not in _FILLING:
            return text
        said.add(word)
        after = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
        if said & _KEYS and (token[-1:] in _ENDS or after in _ASKING):
            return _asked(tokens[at + 1 :], said, text)
    return text


def _asked(rest: list[str], said: set[str], text: str) -> str:
    """What stands behind a preface, with a mark where that asks to confirm it; all of the text where that is little."""
    asked = " ".join(rest).strip()
    if " " not in asked or said <= _TAKING_BACK:
        return text
    return asked + "?" if said & _CONFIRMING and "?" not in asked else asked


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
