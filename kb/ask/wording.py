"""The core's own words in every language that it answers in. Words about the subject are the packs'."""

from __future__ import annotations

from functools import lru_cache

from kb.ask.normal import has_cjk, is_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.ask.answer import Answer

_WORDS = {
    "yes": ("Yes.", "是。"),
    "no": ("No.", "否。"),
    "depends": ("It depends.", "看情况。"),
    "depends-which": ("It depends on which one:", "要看是哪一种："),
    "otherwise": ("Otherwise ({given}): ", "否则（{given}）："),
    "with": ("With {given}: ", "若 {given}："),
    "anyway": ("nothing changes, it is taken to be so anyway.", "没有变化，本来就按这样算。"),
    "documented": ("Documented: {text}", "文档所述：{text}"),
    "unlike-seen": (
        "What you see does not fit what is documented: {text}",
        "你看到的与文档所述不符：{text}",
    ),
    "depends-if": ("{text}, if {conditions}.", "{text}，前提是 {conditions}。"),
    "leaves-only": (
        "{text}: what you saw leaves only {conditions}.",
        "{text}：你所看到的只可能是 {conditions}。",
    ),
    "all-agree": ("This holds for all of them: {names}.", "这对全部成员都成立：{names}。"),
    "provided": ("Provided {conditions}.", "前提：{conditions}。"),
    "and": (" and ", " 且 "),
    "or": ("; or ", "；或 "),
    "comma": (", ", "、"),
    "unknown-words": (
        "I don't know: nothing here speaks of {words}.",
        "不知道：知识库里没有关于 {words} 的内容。",
    ),
    "unknown-fact": (
        "I don't know: there is nothing here on this: {what}.",
        "不知道：知识库没有说明 {what}。",
    ),
    "unknown-mix": (
        "I don't know: nothing here speaks of {words} in that connection.",
        "不知道：知识库里没有把 {words} 联系起来的内容。",
    ),
    "unknown-figure": ("I don't know: that figure is not recorded here.", "不知道：知识库没有记录这个数字。"),
    "clarify-empty": ("What would you like to know? For example: {examples}", "想问什么？例如：{examples}"),
    "clarify-before": ("There is no earlier question to go on from.", "前面没有可以接着问的问题。"),
    "clarify-which": ("Which one do you mean: {names}?", "指的是哪一个：{names}？"),
    "welcome": ("You're welcome.", "不客气。"),
    "noted": ("Noted: {names}.", "记下了：{names}。"),
    "reset": ("A new conversation.", "重新开始。"),
    "nearest": ("Can be answered: {examples}", "可以回答：{examples}"),
    "because": ("Because", "因为"),
    "count": ("{count}: {names}.", "{count} 个：{names}。"),
    "none": ("None.", "没有。"),
    "how-to-verify": ("how do I verify {what}?", "怎么验证 {what}？"),
    "alike": ("{name}, the same: {value}", "{name}，相同：{value}"),
    "begins": (": ", "："),
    "unsaid": ("not said", "未说明"),
    "by-default": ("By default {setting}.", "默认 {setting}。"),
    "assumed": ("assumed", "假设"),
    "would-change": ("To get there: {settings}.", "可以这样改：{settings}。"),
    "forbidden": ("but this is not open to choice: {text}", "但这一项不能改：{text}"),
    "as-wanted": ("Nothing has to be changed for that.", "为此不需要改任何设置。"),
    "nothing-changes": (
        "No setting that is yours to choose brings this about on {entity}; only another deployment does.",
        "在 {entity} 上没有可以自行调整的设置能做到这一点，只有换部署方式。",
    ),
    "works-on": ("Deployments where it is so: {names}.", "满足的部署：{names}。"),
    "conflict": ("Sources disagree here: {text}", "此处来源相互矛盾：{text}"),
    "now": ("was {before}, becomes {after}", "原为 {before}，变为 {after}"),
    "as-it-is": (
        "{setting} in your configuration, and nothing that is found there speaks against it.",
        "你的配置中 {setting}，没有发现与之相悖的问题。",
    ),
    "nothing-found": ("Nothing was found that needs a change.", "没有发现需要修改的地方。"),
    "more-found": ("{count} more are found; kb check tells all.", "另有 {count} 项，kb check 会全部列出。"),
    "not-concluded": (
        "I don't know: {what} cannot be concluded from what your files say.",
        "不知道：从你的文件无法推出 {what}。",
    ),
    "not-told": (
        "I don't know: your files do not tell {names}.",
        "不知道：你的文件没有说明 {names}。",
    ),
    "outside": (
        "Version {version} is outside what the sources speak of ({range}); this may not hold for it.",
        "版本 {version} 超出来源所涉及的范围（{range}），结论对它可能不成立。",
    ),
    "other-view": ("By the view {view}: {text}", "按视图 {view}：{text}"),
}
_STOPS = {",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！"}
_FULL = "，。：；？！、（）《》「」"
_LANG = {"en": 0, "zh": 1}


_CONTRARY = {"yes": "no", "no": "yes"}
_MOST = 4096
_SENTENCES: dict[str, str] = {}
"""Texts and the sentences made of them: the same few thousand are said again and again."""


def say(key: str, lang: str, **parts: object) -> str:
    """One of the core's phrases, filled in.

    Args:
        key: which phrase.
        lang: en or zh.
        parts: what its placeholders stand for.
    """
    text = fill(_WORDS[key][_LANG[lang]], **parts)
    return tidy(text) if lang == "zh" else text


def put_verdict(answer: Answer) -> None:
    """Put the verdict of an answer before its text, in the place of one that stands there."""
    for verdict in _CONTRARY:
        answer.answer = answer.answer.removeprefix(say(verdict, answer.lang)).lstrip(" ")
    gap = "" if answer.lang == "zh" or answer.answer.startswith("\n") else " "
    if answer.verdict:
        answer.answer = say(answer.verdict, answer.lang) + gap + answer.answer


def ruled(answer: Answer, verdict: str | None) -> Answer:
    """An answer with that verdict, put before its text; with none where that is None."""
    answer.verdict = verdict
    put_verdict(answer)
    return answer


def turn(answer: Answer) -> None:
    """Turn the verdict of an answer, if it has one, and say so."""
    ruled(answer, _CONTRARY.get(answer.verdict or ""))


def fill(template: str, **parts: object) -> str:
    """Put parts into a template; a brace that names no part stays as it is (texts may hold code)."""
    for name, value in parts.items():
        template = template.replace("{" + name + "}", str(value))
    return template


def join(names: list[str], lang: str) -> str:
    """Names as a list in a sentence."""
    return say("comma", lang).join(names)


def bracketed(text: str, lang: str) -> str:
    """A text in brackets, to be put behind another; "" for none."""
    return (f"（{text}）" if lang == "zh" else f" ({text})") if text else ""


def sentence(text: str) -> str:
    """A text as a sentence of its own: a capital first letter and a full stop."""
    said = _SENTENCES.get(text)
    if said is None:
        if len(_SENTENCES) >= _MOST:
            _SENTENCES.clear()
        said = _SENTENCES[text] = _sentence(text)
    return said


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    if text[0].islower() and text[:1].isascii() and text.split(" ", 1)[0].isalpha():
        text = text[0].upper() + text[1:]
    chinese = has_cjk(text)
    if chinese:
        text = tidy(text)
        text = text[:-1] if text[-1] == "." and text[-2:] != ".." else text
    return text if text[-1] in ".!?。！？:：…" else text + ("。" if chinese else ".")


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """A text whose Chinese has full-width stops and no blanks between its words; other text stays as it is.

    Remembered: the sentences of records are told again and again.
    """
    if not has_cjk(text):
        return text
    while (neat := _tidied(text)) != text:
        text = neat
    return text


def _tidied(text: str) -> str:
    out: list[str] = []
    for at, char in enumerate(text):
        last, after = out[-1] if out else "\n", text[at + 1 : at + 2]
        if char in _STOPS and (_wide(last) or _leads(text, at, last)) and _ends(char, after):
            char = _STOPS[char]
        if char == " " and (last in _FULL or (_wide(last) and _wide(_next(text, at)))):
            continue
        if char in _FULL and last == " " and "".join(out[-2:-1]) not in "\n ":
            out.pop()
        out.append(char)
    return "".join(out)


def _wide(char: str) -> bool:
    return bool(char) and (is_cjk(char) or char in _FULL)


def _next(text: str, at: int) -> str:
    """The first character behind a place that is no blank."""
    return text[at:].lstrip(" ")[:1]


def _leads(text: str, at: int, before: str) -> bool:
    """Whether Chinese follows a stop, be it behind a blank; the dot of a number in a list is none."""
    return text[at] in ",;." and is_cjk(_next(text, at + 1)) and not (text[at] == "." and before.isdigit())


def _ends(char: str, after: str) -> bool:
    """Whether a stop ends something: a dot is a stop only before a blank or the end."""
    return char != "." or after in ("", " ", "\n")


def mark(cited: Mapping[str, str]) -> str:
    """A citation as a mark beside a sentence: file, lines and tag, or the source's id and the section."""
    if cited.get("file"):
        lines = f":{cited['lines']}" if cited.get("lines") else ""
        return cited["file"] + lines + (f" ({cited['tag']})" if cited.get("tag") else "")
    title = cited.get("title") or cited.get("section", "").rpartition("#")[2]
    return cited["source"] + (f" § {title}" if title else "")


def place(cited: Mapping[str, str]) -> str:
    """Where a citation points: file, lines and tag, or document and section."""
    if cited.get("file"):
        lines = ":" + cited["lines"] if cited.get("lines") else ""
        return cited["file"] + lines + (" @ " + cited["tag"] if cited.get("tag") else "")
    section = cited.get("title") or cited.get("section", "")
    return cited.get("document", "") + (" § " + section if section else "")
