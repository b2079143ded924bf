"""Leave switches unset that a question says nobody set: "forgot to pass X=true", "we left X alone", "没人动过 X".

Words that set a switch, on or off, are bound by `binding`; how a switch stands that was left alone is for `standing`.
"""

from __future__ import annotations

from kb.ask.atoms import named, set_switch, take_back
from kb.ask.lexicon import BOUND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.records import Records

    # The words before some mention in its clause, each with the mention that it is of.
    Said = list[tuple[str, Mention]]

# Words for leaving out, for not having done, for giving or touching, and what stands between them and the switch.
_LEFT_OUT = frozenset(
    "forgot forget forgotten forgetting omitted omit omitting missed missing skipped skip skipping neglected failed "
    "without remove removed removing delete deleted deleting drop dropped dropping 忘 记 漏 删 去 移 除".split()
)
_WITHOUT, _UNDOING = (
    "without",
    frozenset("disable disabling deactivate deactivating turning switching".split()),
)
_VERBS = frozenset("didnt havent hasnt wasnt werent".split())
_NOT_DONE = _VERBS | frozenset("not never nobody one none 没 有 未 人".split())
_GIVING = frozenset(
    "set setting add adding added pass passing passed include including included append appending appended give giving "
    "given specify specifying specified supply supplying supplied put putting write writing wrote written configure "
    "configured configuring 设 置 加 写 配 填 带 传 给 指 定 敲".split()
)
_TOUCHING = frozenset("touch touched touching change changed changing 动 改 碰".split())
_BETWEEN = frozenset("to the a any our my helm flag value 了 上 掉 过".split())
_NOBODY = frozenset("nobody one none never 人".split())
_LEAVING, _OUT = (
    frozenset("leave left leaving".split()),
    frozenset(["out", "out of", "alone", "untouched", "unset", "blank"]),
)
_TAKING, _AWAY = frozenset("take taking took taken".split()), frozenset(["out"])
_REACH, _FEW = 6, 2
# "no X in my values", "X 没有设置".
_NO, _IN = frozenset(["no"]), frozenset(["in", "under"])
_FILES = frozenset("value values yaml config configmap cm chart helm file release".split())
_PASSIVE = frozenset("got was were been gets is 被".split())
_DROPPED = frozenset(
    "dropped removed deleted lost gone stripped omitted forgotten skipped missing 删 去 移 漏 丢".split()
)
_ZH_IN = frozenset("里 中 上".split())
_ZH_NOT, _ZH_DONE = ("没有", "没人", "未"), ("设", "配", "写", "加", "动", "改")


def leave_out(mentions: list[Mention], records: Records) -> None:
    """Make mentions of switches that a text says were left out, or alone, mentions of them unset.

    Args:
        mentions: the mentions of a question, changed in place.
        records: tells switches.
    """
    start = 0
    for at, mention in enumerate(mentions):
        start = at if mention.head else start
        if not any(map(records.is_switch, named(mention))):
            continue
        before = [(word, m) for m in mentions[start:at] for word in m.key.split()]
        after = _clause(mentions, at + 1)
        said = (
            _omitting(before, mention)
            or _leaving(before, after)
            or _lacking([*before, (mention.key.split()[0], mention)], after)
            or _lacking_zh(before)
            or _dropped(after)
            or _unset_zh(after)
        )
        if said and (take_back(mention, "unset", records) or set_switch(mention, "unset", records)):
            for one in said:
                if one is not mention:
                    one.targets = (BOUND,)


def _clause(mentions: list[Mention], start: int) -> list[Mention]:
    """The mentions from some place to the end of the clause."""
    end = next((i for i in range(start, len(mentions)) if mentions[i].head), len(mentions))
    return mentions[start:end]


def _omitting(before: Said, mention: Mention) -> list[Mention]:
    """The words right before a switch that say it was left out, or that nobody gave or touched it; or none."""
    written = bool(mention.ids("value"))
    last = len(before)
    while last and before[last - 1][0] in _GIVING | _TOUCHING | _BETWEEN:
        last -= 1
    if not last:
        return []
    word, said = before[last - 1][0], {word for word, _ in before[last:]} | {mention.key.split()[0]}
    off = word == _WITHOUT and mention.key.split()[0] in _UNDOING  # "without disabling X": it stays on
    left = word in _LEFT_OUT and written and not off
    undone = word in _NOT_DONE and not (last == 1 and word in _VERBS)
    gives = bool(said & _TOUCHING) or (bool(said & _GIVING) and (written or word in _NOBODY))
    return [m for _, m in before[last - 1 :]] if left or (undone and gives) else []


def _leaving(before: Said, after: list[Mention]) -> list[Mention]:
    """The verb before a switch and the word behind it that say it was left out, or alone ("we left X alone")."""
    for verbs, ends in ((_LEAVING, _OUT), (_TAKING, _AWAY)):
        verb = next((m for word, m in before[-_REACH:] if word in verbs), None)
        end = next((m for m in after[:_FEW] if m.key in ends), None)
        if verb is not None and end is not None:
            return [verb, end]
    return []


def _lacking(before: Said, after: list[Mention]) -> list[Mention]:
    """The "no" before a switch, or in its words, that is missing in a file, and where ("no X in my values")."""
    none = [m for word, m in before[-_FEW:] if word in _NO]
    where = after[: _FEW + 1]
    placed = (
        bool(where) and where[0].key in _IN and _FILES.intersection(w for m in where for w in m.key.split())
    )
    return [*none, *where] if none and placed else []


def _dropped(after: list[Mention]) -> list[Mention]:
    """The words right behind a switch that say it was taken out ("X got dropped", "X 被删了")."""
    said = [(word, m) for m in after[: _FEW + 1] for word in m.key.split()]
    words = [word for word, _ in said]
    passive = words[:1] and words[0] in _PASSIVE
    at = next((i for i, word in enumerate(words[1:3], 1) if word in _DROPPED), 0) if passive else 0
    return list(dict.fromkeys(m for _, m in said[: at + 1])) if at else []


def _lacking_zh(before: Said) -> list[Mention]:
    """The same in Chinese, before the switch: "values 里没有 X"."""
    said = [word for word, _ in before]
    lacks = said[-2:] == ["没", "有"] and said[-3:-2] and said[-3] in _ZH_IN
    return [m for _, m in before[-4:]] if lacks and said[-4:-3] and said[-4] in _FILES else []


def _unset_zh(after: list[Mention]) -> list[Mention]:
    """The Chinese words right behind a switch that say nobody set it ("X 没有设置")."""
    for few in range(1, _FEW + 2):
        said = "".join(m.key for m in after[:few]).replace(" ", "")
        denial = next((d for d in _ZH_NOT if said.startswith(d)), "")
        if denial and said[len(denial) :].startswith(_ZH_DONE):
            return after[:few]
    return []
