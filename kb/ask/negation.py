"""Words that deny, and words that exaggerate, among the folded words of a text in English or Chinese.

It knows the two languages and no subject: which words only give a question its form ("isn't X Y?", "是不是"), and
which only look like a denial ("no doubt", "不过").
"""

from __future__ import annotations

from kb.ask.normal import is_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_CONTRACTED = frozenset(
    "isnt arent doesnt dont wont cant didnt wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt aint "
    "neednt mustnt".split()
)
_NEGATIONS = _CONTRACTED | frozenset(
    "not no never neither nor none nothing without cannot nobody hardly nowhere".split()
)
_OPENERS = frozenset("so and but then or why how well hey hm hmm".split())
_JOINING = frozenset(["and", "but"])
_OPEN_NOT = frozenset("or if whether why".split())
_PLACING = frozenset("via through thru past around by over to into from on in at the a an".split())
_PRONOUNS = frozenset("it they he she you we i that there this those these".split())
_CLOSING = _PRONOUNS | frozenset("right correct so true or no yes".split())
# "no doubt", "not only": phrases that deny nothing. "not sure whether ...": a way to ask.
_SET = {
    "no": frozenset("doubt matter worry wonder less more sooner wait sorry thanks".split()),
    "not": frozenset("only just merely sure certain simply least clear familiar convinced".split()),
    "nothing": frozenset(["but"]),
    "never": frozenset(["mind"]),
}
# "no idea": a way to ask, where it is one's own.
_IDEAS, _HAVING = frozenset(["idea", "clue"]), frozenset(["have", "got"])
_ZH_NEGATIONS = frozenset("不没无未非别")
# Words that hold such a character and deny nothing, and turns of phrase that only give a question its form.
_ZH_OTHER = tuple(
    tuple(w)
    for w in (
        "不得不 不就是 不是说 不是吗 不对吗 不过 不管 不论 不仅 不止 不光 不少 不然 不错 没错 没准 "
        "除非 非得 非要 无论 无非 差不多 "
        "非常 别的 别人 特别 区别 差别 级别 分别 识别 类别 鉴别 别名 要不 无状态 无外乎"
    ).split()
)
_ZH_BELOW = frozenset("到足超")
_ZH_COUNTS = frozenset("一二两三四五六七八九十百千半几")
_ZH_DENIED_END = frozenset("也都还又并从就")
_ZH_PARTICLES = frozenset("了啊呀呢吗嘛么")
# Words that say more than that a thing is so: that nothing else is, that it always is, that it is not wholly.
_LIMITS = frozenset(
    "only solely exclusively merely purely alone sole always invariably necessarily certainly partly partially "
    "just".split()
)
_ZH_LIMITS = tuple(
    tuple(w)
    for w in "只 仅 唯一 才能 才会 才触发 才算 光靠 光凭 单靠 单凭 一定 肯定 绝对 必然 必定 总是 永远 部分 "
    "而不是 而非 独有 特有 专属 专用 独占".split()
)
_CONTRASTS = tuple(
    tuple(phrase.split())
    for phrase in (
        "instead of|rather than|in part|nothing but|no other|other than|apart from|aside from|a third|specific to|"
        "limited to|exclusive to|unique to|peculiar to|confined to"
    ).split("|")
)
_AFTER_JUST = frozenset(
    "like as to because since check checking want wanted wondering curious fine how what now leave keep skip "
    "put use reuse roll copy share paste template hand give carry".split()
)
# "Without us telling it".
_SOMEBODY = frozenset("us me you anyone anybody him her them someone somebody our my".split())
# "Something other than X" is what is not X.
_SOME = frozenset("something anything anythin smth sth somewhat value values one ones mode any".split())
_THAN_IT = (
    ("other", "than"),
    ("else", "than"),
    ("different", "than"),
    ("different", "from"),
    ("else", "but"),
)
_BUT_IT = tuple((a, b) for a in ("something", "anything") for b in ("but", "besides", "beside", "except"))
_ON_ITS_OWN = (("on", "it", "own"), ("on", "its", "own"))
_LIMITING = (
    _LIMITS | {"not"} | {phrase[0] for phrases in (_ZH_LIMITS, _CONTRASTS, _ON_ITS_OWN) for phrase in phrases}
)
_ALONE = frozenset("leave left let stand leaving".split())
_ZH_NOT_LIMITS = frozenset(
    [
        "怎才能",
        "样才能",
        "何才能",
        "么才能",
        "样才会",
        "何才会",
        "么才会",
        "么才算",
        "样才算",
        "只要",
        "不只",
        "不仅",
        "只是",
        "不一定",
        "未必",
        "只读",
    ]
)
# "Must", not "surely".
_ZH_DUTY = ("一定得", "一定要", "一定需")


def negations(said: Sequence[str], heads: Container[int]) -> list[int]:
    """The places of the negations in folded words, without those that only give a question its form."""
    out = []
    both = "neither" in said
    for at, word in enumerate(said):
        if word in _ZH_NEGATIONS:
            if not _zh_form(said, at, heads):
                out.append(at)
        elif word == "but" and tuple(said[at - 1 : at + 1]) in _BUT_IT:
            out.append(at)  # "anything but X"
        elif word in _NEGATIONS and not _form(said, at, heads) and not (word == "nor" and both):
            out.append(at)
    return out


def sets_apart(said: Sequence[str], at: int) -> int:
    """The place of a word by which whatever is not the thing named next is meant ("something other than"), or -1.

    Args:
        said: folded words.
        at: where the thing is named.
    """
    before = tuple(said[max(at - 3, 0) : at])
    if before[1:] in _THAN_IT and before[0] in _SOME:
        return at - 2
    return at - 1 if before[-2:] in _BUT_IT else -1


def _form(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    word, before = said[at], said[at - 1] if at else ""
    after = said[at + 1] if at + 1 < len(said) else ""
    if word in _CONTRACTED:
        goes_on = before in _JOINING and at > 1 and at - 1 not in heads and after not in _PRONOUNS
        opening = not at or at in heads or (before in _OPENERS and not goes_on)  # "X shows A but isn't B"
        return opening or (after in _PRONOUNS and all(w in _CLOSING for w in said[at + 1 :]))
    if word == "no" and not at and 1 in heads:
        return True
    if word == "not" and _apart(said, at, heads):
        return True
    if word in ("not", "no") and (before in _OPEN_NOT or (word == "no" and not after)):
        return True
    if word == "no" and after in _IDEAS:
        return not at or at in heads or (before in _HAVING and said[at - 2 : at - 1] in ([], ["i"], ["we"]))
    if word == "without" and after in _SOMEBODY and said[at + 2 : at + 3] and said[at + 2].endswith("ing"):
        return True  # "without us telling it": that is how it is so
    return after in _SET.get(word, ()) or (word == "without" and before == "even")


def _apart(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    """Whether "not" sets two things apart: "X, not Y", "through X and not through Y"."""
    joined = at > 0 and said[at - 1] == "and" and said[at + 1 : at + 2] and said[at + 1] in _PLACING
    return at > 0 and (at in heads or bool(joined))


def _zh_form(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    if repeats(said, at) or (not at and 1 in heads):
        return True
    after = said[at + 1 : at + 2]
    if after and after[0] in _ZH_BELOW and _counts(said[at + 2 : at + 3]):
        return True  # "不到 5%" is less than that; "拿不到" denies
    for phrase in _ZH_OTHER:
        spot = phrase.index(said[at]) if said[at] in phrase else -1
        if spot >= 0 and tuple(said[max(at - spot, 0) : at - spot + len(phrase)]) == phrase:
            return True
    if at in heads and said[at + 1 : at + 2] == ["是"] and "只" in said[:at]:
        return True  # "只是 X，不是 Y" sets two things apart
    if said[at : at + 2] == ["不", "是"] and _ends_asking(said, at, heads):
        return True  # "X 不是 Y 吗": isn't X Y?
    return _asks_at_end(said, at, heads)


def _ends_asking(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    """Whether the clause of a place ends in "吗"."""
    end = next((i for i in range(at + 1, len(said)) if i in heads), len(said))
    return said[end - 1] == "吗"


def _counts(said: Sequence[str]) -> bool:
    return bool(said) and (said[0][0].isdigit() or said[0][0] in _ZH_COUNTS)


def repeats(said: Sequence[str], at: int) -> bool:
    """Whether a word only asks by denying what stands before it: "是不是", "需不需要", "命中没命中"."""
    if said[at] not in ("不", "没"):
        return False
    return any(at >= n and list(said[at - n : at]) == list(said[at + 1 : at + 1 + n]) for n in (1, 2))


def _asks_at_end(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    """Whether a clause ends in a negation that only asks: "... 命中了没有", "... 开了没"."""
    if said[at] not in "没不" or not at or said[at - 1] in _ZH_DENIED_END or at in heads:
        return False
    if said[at : at + 2] == ["不", "了"]:
        return False  # "生效不了" says that it cannot be
    end = at + 2 if said[at + 1 : at + 2] == ["有"] else at + 1
    while end < len(said) and said[end] in _ZH_PARTICLES and end not in heads:
        end += 1
    return end >= len(said) or end in heads


def limits(said: Sequence[str], heads: Container[int], inside: Container[int]) -> list[str]:
    """The words that exaggerate: "only", "always", "rather than"; a "not" within a name of something is none."""
    out = []
    for at, word in enumerate(said):
        if word not in _LIMITING:
            continue
        if is_cjk(word[0]):
            run = "".join(said[max(at - 1, 0) : at + 2])
            found = any(tuple(said[at : at + len(p)]) == p for p in _ZH_LIMITS)
            duty = "".join(said[at : at + 3]) in _ZH_DUTY
            if found and not duty and not any(w in run for w in _ZH_NOT_LIMITS):
                out.append(word)
        elif tuple(said[at : at + 3]) in _ON_ITS_OWN:
            out.append("alone")
        elif (
            (word == "not" and at not in inside and _apart(said, at, heads) and not _not_only(said, at))
            or tuple(said[at : at + 2]) in _CONTRASTS
            or (word in _LIMITS and not _harmless(said, at, heads))
        ):
            out.append(word)
    return out


def _not_only(said: Sequence[str], at: int) -> bool:
    """Whether a "not" takes back an exaggeration ("in fact, not only in name")."""
    return at + 1 < len(said) and said[at + 1] in _LIMITS


def _harmless(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    before = said[at - 1] if at and at not in heads else ""
    after = said[at + 1] if at + 1 < len(said) and at + 1 not in heads else ""
    if said[at] == "alone":
        return before in _ALONE
    if said[at] == "just" and (not before or not after):
        return True
    return before == "not" or (said[at] == "just" and after in _AFTER_JUST)
