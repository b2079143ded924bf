"""Fold text into the words that everything is looked up by.

The same folding is applied to aliases when a base is built and to questions when they are asked, so that spellings
of one name meet: `endpointRoutes`, `endpoint-routes` and "Endpoint Routes" all become ``endpoint route``. CJK text is
folded character by character. It knows no vocabulary: what a word means is the lexicon's business.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_SINGLE = {"μ": "u", "µ": "u", "’": "", "‘": "", "'": "", "`": " "}
_KEEP = "./"
_STOPS = ",;?!\n，；？！。"
_STOP = "\0"
# Signs between things that are said to be alike.
_ALIKE = (" ~ ", " ≈ ", " ~= ")
# What ends a clause where it stands alone, as a full stop does behind a CJK character.
_ENDS = (_STOP, ".")
ASKING = frozenset("is are does do did can could should will would has have".split())
# What sets apart what follows, if that asks; a hyphen does between blanks.
_PAUSES, _DASH, _PAUSE = ":—–：", " - ", "\1"
_ABBREVIATION = 3
_ENDING = frozenset("on. it. so. up. me. us. is. in. to. do. ok.".split())
_IRREGULAR = {
    "ips": "ip",
    "vms": "vm",
    "thru": "through",
    "thruput": "throughput",
    "tho": "though",
    "ebpf": "bpf",
    "iptables": "iptable",
    "w/o": "without",
    "w/out": "without",
}
# Traditional characters of everyday questions, and the simplified ones that aliases are written in.
_TRADITIONAL = dict(
    zip(
        "嗎會還沒這個為麼開關設應該對過無經繞報網節點啟動發連線裝後時與於從換說話問題請誰哪裡讓給覺實際顯示樣種類標準機器雲環境執行數據層處優點讀寫"
        "認識變選擇測試單雙隨離難險須預備轉運輸擊擋衝區別兩萬億員號碼產業務實現統計資訊軟體檔頁鏈結總歸並當將軍專門間隔隊響應",
        "吗会还没这个为么开关设应该对过无经绕报网节点启动发连线装后时与于从换说话问题请谁哪里让给觉实际显示样种类标准机器云环境执行数据层处优点读写"
        "认识变选择测试单双随离难险须预备转运输击挡冲区别两万亿员号码产业务实现统计资讯软体档页链结总归并当将军专门间隔队响应",
        strict=True,
    )
)


def is_cjk(char: str) -> bool:
    """Whether a character is a CJK ideograph (the blocks that Chinese text uses)."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def has_cjk(text: str) -> bool:
    """Whether a text holds a CJK ideograph."""
    return not text.isascii() and any(map(is_cjk, text))


class _Table(dict[int, str]):
    """Code point -> what it becomes, worked out at first sight (`str.translate` asks through `__missing__`)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _STOPS or char in _PAUSES:
            self[code] = f" {_STOP if char in _STOPS else _PAUSE} "
            return self[code]
        if 0xFF01 <= code <= 0xFF5E:
            char = chr(code - 0xFEE0)
        char = _TRADITIONAL.get(char, char)
        if char in _SINGLE:
            out = _SINGLE[char]
        elif char in _KEEP or (char.isalnum() and not is_cjk(char)):
            out = char
        elif is_cjk(char):
            out = f" {char} "
        else:
            out = " "
        self[code] = out
        return out


_TABLE = _Table()


def _stem(word: str) -> str:
    """Fold the plural and third-person -s; nothing else, so that meanings stay apart."""
    if len(word) < 4 or word[-1] != "s" or word[-2] in "sui":
        return _IRREGULAR.get(word, word)
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


def _camel(word: str) -> list[str]:
    """Split at lower-to-upper and digit-to-upper steps, and before the last capital of a run of three or more."""
    parts, start = [], 0
    for i in range(1, len(word)):
        here, before = word[i], word[i - 1]
        if not here.isupper():
            continue
        plural = word[i + 1 :] == "s"
        after_run = i >= 2 and before.isupper() and word[i - 2].isupper() and word[i + 1 : i + 2].islower()
        after_run = after_run and not plural
        if not before.isupper() or after_run:
            parts.append(word[start:i])
            start = i
    parts.append(word[start:])
    return parts


def _is_number(word: str) -> bool:
    return all(c.isdigit() or c in _KEEP for c in word)


def _unit(word: str) -> list[str]:
    """Part a figure from its unit: ``10gbps`` -> ``10``, ``gbps``; names such as ``4c8g`` or ``3rd`` stay."""
    end = 0
    while end < len(word) and (word[end].isdigit() or word[end] == "."):
        end += 1
    tail = word[end:]
    if end and len(tail) >= 2 and tail.isalpha() and tail not in ("st", "nd", "rd", "th"):
        return [word[:end].rstrip("."), tail]
    return [word]


def _split(raw: str) -> list[str]:
    word = raw.strip(_KEEP)
    if not word:
        return []
    if word.lower() in _IRREGULAR:
        return [_IRREGULAR[word.lower()]]
    if word.islower() and word.isalpha():
        return [_stem(word)]
    if _is_number(word):
        return [word]
    if word[0] in "vV" and word[1:] and _is_number(word[1:]):
        return [word[1:]]
    if word[0].isdigit() and word.replace(".", "", 1).isalnum():
        return [_stem(w) for w in _unit(word.lower())]
    out = []
    for piece in word.replace("/", ".").split("."):
        out += [_stem(part.lower()) for part in _camel(piece)] if piece else []
    return out


# "X: false -> true": what it was is so no longer.
_CHANGES = [
    (f"{before}{arrow}{after}", after)
    for arrow in (" -> ", "->", " => ", " → ", "→", " to ", " 改成 ", "改成")
    for before, after in (("false", "true"), ("true", "false"), ("False", "True"), ("True", "False"))
]


def _plain(text: str) -> str:
    """A text without the possessive of names that are spelled with dots or underscores, and values since changed."""
    for sign in _ALIKE:
        text = text.replace(sign, " the same as ")
    if "alse" in text:
        for old, new in _CHANGES:
            text = text.replace(old, new)
    if "'s" not in text:
        return text
    named = [w for w in text.split() if w.endswith("'s") and ("." in w or "_" in w)]
    for word in named:
        text = text.replace(word, word[:-2])
    return text


_MOST = 20_000
_parts: dict[str, tuple[list[str], str]] = {}


def _parted(raw: str) -> tuple[list[str], str]:
    """The words of a piece of text and the piece itself; remembered, since pieces come again and again."""
    known = _parts.get(raw)
    if known is None:
        if len(_parts) >= _MOST:
            _parts.clear()
        known = _parts[raw] = (_split(raw), raw.strip(_KEEP))
    return known


def cut(text: str) -> tuple[list[str], list[str], set[int]]:
    """Fold text into words and clauses.

    Args:
        text: anything a person typed or pasted.

    Returns:
        The folded words; for each the piece of text that it came from (for quoting back); and the positions of the
        words that begin a clause: those after a comma, a stop or the end of a line, and a verb that asks behind a colon
        or a dash.
    """
    folded: list[str] = []
    origin: list[str] = []
    clauses: set[int] = set()
    apart = False
    for raw in _plain(text).replace(_DASH, _PAUSES[0]).translate(_TABLE).split():
        if raw in _ENDS or (apart and raw.lower() in ASKING):
            clauses.add(len(folded))
        apart = raw == _PAUSE
        if raw in _ENDS or raw == _PAUSE:
            continue
        parts, piece = _parted(raw)
        folded += parts
        origin += [piece] * len(parts)
        if raw[-1] == "." and (len(raw) > _ABBREVIATION or raw[:-1].isdigit() or raw.lower() in _ENDING):
            clauses.add(len(folded))
    return folded, origin, clauses


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return cut(text)[0]


def fold(text: str) -> str:
    """The folded words of a text, joined by single spaces: the key under which an alias is stored."""
    return " ".join(words(text))


def pairs(folded: Sequence[str]) -> list[str]:
    """The neighbouring CJK characters among folded words, joined two and two."""
    spots = range(len(folded) - 1)
    return [folded[i] + folded[i + 1] for i in spots if is_cjk(folded[i][0]) and is_cjk(folded[i + 1][0])]
