"""Whether what is told is as it should be: "X is Y. is that normal?", "X 是 Y，正常吗".

That is settled by what documents say of what is told. It knows the two languages and no subject.
"""

from __future__ import annotations

from kb.ask.normal import has_cjk

_IT = (
    "",
    "that ",
    "this ",
    "it ",
    "is that ",
    "is this ",
    "is it ",
    "so is that ",
    "so is this ",
    "is that all ",
)
_NORMAL = tuple(
    "normal|expected|to be expected|usual|natural|by design|intended|as intended|as expected|ok as it is|"
    "as it should be|in line with the article|in line with the docs|the expected behaviour|expected behaviour|"
    "the expected behavior|expected behavior|normal behaviour|normal behavior".split("|")
)
_ODD = "abnormal|unexpected|a bug|a fault|strange|weird|odd|a mistake|an error|unusual".split("|")
_ENGLISH = {f"{it}{word}": 1 for it in _IT for word in _NORMAL} | {
    f"{it}{word}": -1 for it in _IT[1:] for word in _ODD
}
_ZH_IT = ("", "这", "这是", "是", "那", "这样", "这个", "属于")
_ZH_NORMAL = ("正常", "正常的", "预期的", "预期", "符合预期", "预期内的", "预期之内", "正常现象", "设计如此")
_ZH_ODD = ("不正常", "异常", "bug", "故障")
_CHINESE = {f"{it}{word}": 1 for it in _ZH_IT for word in _ZH_NORMAL} | {
    f"{it}{word}": -1 for it in _ZH_IT for word in _ZH_ODD
}
_ZH_TAGS = ("吗", "么", "吧", "呢", "对吗")
_STOPS = " .!?;,。，；！？：:\n-"
_ENDS = (". ", "! ", "? ", "; ", ", ", ": ", "\n", " - ")
_ZH_ENDS = "。，；！？,;!?\n"


def expectation(text: str) -> tuple[str, int] | None:
    """What a text tells before it asks if that is as it should be, and 1 if it asks so, -1 if it asks the contrary.

    Args:
        text: the question; what it tells may be empty. None where it asks for anything else.
    """
    bare = text.rstrip(_STOPS)
    if has_cjk(text):
        at = max(bare.rfind(end) for end in _ZH_ENDS) + 1
        asked = bare[at:].strip()
        tag = next((t for t in _ZH_TAGS if asked.endswith(t)), "")
        sign = _CHINESE.get(asked[: len(asked) - len(tag)].replace(" ", "").lower(), 0) if tag else 0
    else:
        at = max((bare.rfind(end) + len(end) for end in _ENDS if end in bare), default=0)
        asked = bare[at:]
        marked = text.rstrip().endswith("?") or asked.startswith(("is ", "so is "))
        sign = _ENGLISH.get(asked.strip().lower(), 0) if marked else 0
    return (bare[:at].rstrip(_STOPS), sign) if sign else None
