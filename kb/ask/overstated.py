"""Whether a question asks to confirm more, or for surer, than a record tells: of each, of all there is, for certain.

It compares words; whether a record answers the question, and which way, is for others to say.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.normal import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.ask.answer import Answer
    from kb.ask.query import Query

_EVERY, _ZH_EACH = frozenset(["each", "every"]), "每"
_VAGUE = frozenset(["of", "one", "time", "path", "install", "second", ""])
# Words that ask of all there is, and those by which a question asks for more than a record that hedges gives.
_WIDE = (
    "whole cluster",
    "entire cluster",
    "in the cluster",
    "cluster-wide",
    "cluster wide",
    "other node",
    "another node",
    "every node's",
    "整个集群",
    "全集群",
    "集群里所有",
    "其他节点",
    "别的节点",
    "另一个节点",
    "每个 pod",
    "every pod",
    "each pod",
)
_OR_IS_IT = ("还", "是")
_SURELY = frozenset(
    "alway always definitely definite certainly certain surely invariably guaranteed guarantee absolutely "
    "necessarily".split()
)
_TIMES = (
    *(
        f" {w} "
        for w in ("half", "half of", "twice", "double", "triple", "a quarter", "a third", "ten times")
    ),
    *("一半", "两倍", "一倍", "三倍", "倍", "减半", "翻番", "四分之一", "三分之一"),
)
_ONE = frozenset("i we you one it".split())
_ZH_SURELY = ("一定", "肯定", "必然", "绝对", "必须", "总是", "铁定", "百分百")
_HEDGED = (
    "likely",
    "may ",
    "might",
    "depends",
    "consider",
    "usually",
    "possibly",
    "可能",
    "取决于",
    "考虑",
    "通常",
    "往往",
    "多半",
)


def claims_more(query: Query, answer: Answer) -> bool:
    """Whether a yes is asked to more, or surer, than a record tells: of each, of all there is, for certain."""
    said_ = query.stance.said
    rather = next((at for at, pair in enumerate(pairwise(said_)) if pair == _OR_IS_IT), len(said_))
    each = _each(said_[:rather])
    told = _each(words(answer.answer)) if each else set()
    if told and not each & told:
        return True
    said, text = f" {query.text.lower()}", f" {answer.answer.lower()}"
    if any((f" {w}" if w.isascii() else w) in said and w not in text for w in _WIDE):
        return True
    if any(w in said for w in _TIMES) and not any(w in text for w in _TIMES):
        return True
    sure = _SURELY.intersection(query.stance.said) or any(w in said for w in _ZH_SURELY)
    sure = sure or any(a == "must" and b in _ONE for a, b in pairwise(query.stance.said))
    hedged = answer.refs[0].startswith("advice:") or any(word in text for word in _HEDGED)
    return bool(sure) and hedged


def _each(said: Sequence[str]) -> set[str]:
    """Of what there is one each, or of which all are spoken of: the words behind "each", "every" and 每个."""
    out = {word for every, word in pairwise(said) if every in _EVERY}
    for at, word in enumerate(said):
        if word == _ZH_EACH:
            behind = "".join(said[at + 1 : at + 4]).lstrip("个台")
            out.add(behind[:2] if not behind[:1].isascii() else said[at + 2] if at + 2 < len(said) else "")
    return out - _VAGUE
