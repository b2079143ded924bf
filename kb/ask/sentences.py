"""Part what is asked from what is told before it: people describe their case first, and ask in the last sentence.

It looks at stops and question marks only; which of the sentences means what is the reading's business.
"""

from __future__ import annotations

from kb.ask.normal import ASKING

_ENDS = "?!。？！"
MARKS = "?？"
_SHORT = ("e.g", "i.e", "vs", "etc", "cf", "approx", "incl", "resp")
_STOPS = ".\n" + _ENDS
_LEAST, _REMARK = 2, 3
_ASKING = ASKING | frozenset("was were must isn't doesn't don't".split())
# A question, and several words on its case in brackets at its end; one word there only explains the one before.
_BRACKETED = (
    r"([^()（）.?!。？！;；:：]{12,}?)\s*[(（]"
    r"([^()（）?？]+(?:[,，、]|\s+\S+\s+\S+\s)[^()（）?？]+)[)）]\s*([?？]?)\s*"
)


def marked(text: str) -> bool:
    """Whether a text has a question mark."""
    return any(mark in text for mark in MARKS)


def ends_marked(text: str) -> bool:
    """Whether a text ends in a question mark."""
    return text.rstrip().endswith(tuple(MARKS))


def behind_mark(text: str) -> tuple[str, str]:
    """A text up to its last question mark, and what is said behind that; two empty texts where that is little."""
    at = max(map(text.rfind, MARKS))
    remark = text[at + 1 :].strip(" \n\t)）\"'”")
    long = len(remark.split()) >= _REMARK or (not remark.isascii() and len(remark) >= _REMARK)
    return (text[: at + 1], remark) if at >= 0 and long else ("", "")


def fronted(text: str) -> str:
    """A question with what it adds in brackets at its end told first: "does X run (Y bypassed)?"."""
    if text.rstrip(" ?？\n")[-1:] not in (")", "）"):
        return text
    import re

    found = re.fullmatch(_BRACKETED, text)
    return f"{found[2]}. {found[1]}{found[3] or '?'}" if found else text


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its stop; dots within names, figures and common abbreviations end none."""
    if not any(stop in text[:-1] for stop in _STOPS):
        return [text.strip()] if any(map(str.isalnum, text)) else []
    out: list[str] = []
    start = 0
    for at, char in enumerate(text):
        after = text[at + 1 : at + 2]
        dot = char == "." and (not after or after.isspace()) and not _abbreviated(text[start:at])
        if dot or char == "\n" or (char in _ENDS and after not in _ENDS):
            out.append(text[start : at + 1].strip())
            start = at + 1
    out.append(text[start:].strip())
    return [s for s in out if any(c.isalnum() for c in s)]


def _abbreviated(before: str) -> bool:
    last = before.rsplit(None, 1)[-1].lower() if before.strip() else ""
    return last.strip("(") in _SHORT


def parted(text: str) -> tuple[str, str]:
    """What is told and what is asked: all before the last question of a text, and that question with what follows it.

    The first part is empty when the text is one sentence, or asks nothing: with a question mark, or in its last
    sentence with the verb that comes first.
    """
    found = sentences(text)
    asked = [i for i, s in enumerate(found) if s[-1] in MARKS]
    if not asked and len(found) >= _LEAST and found[-1].split()[0].lower() in _ASKING:
        asked = [len(found) - 1]
    if len(found) < _LEAST or not asked or asked[-1] == 0:
        return "", text
    at = asked[-1]
    return " ".join(found[:at]), " ".join(found[at:])


def joined(told: list[str], question: str) -> str:
    """What was told and a question as one text, whose last sentence has a question mark."""
    stop = "。" if not question.isascii() else ". "
    before = stop.join(text.strip().rstrip("".join(_ENDS)) for text in told)
    return before + stop + (question if marked(question) else question.rstrip() + "?")
