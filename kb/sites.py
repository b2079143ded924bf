"""The names that a conversation gives to clusters: "prod is A, staging is B. does staging ...?", "集群甲 ...".

A name that was told stands for what it was said to be; which description is one, whoever reads it says. It knows the
two languages and no subject.
"""

from __future__ import annotations

from kb.ask.normal import has_cjk
from kb.ask.sentences import parted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = (
    r"(?:(?:cluster|site|env|environment|region)\s+(?:[a-z0-9]|one|two|three)\b|the (?:first|second) (?:one|cluster)"
    r"|(?-i:\b[A-C]\b)|\b(?:prod|production|staging|stage|dev|test|uat|preprod|lab)\b)"
    r"(?:\s+(?:cluster|env|environment)\b)?"
)
_ZH_NAME = (
    r"(?:集群\s*[A-Za-z0-9甲乙丙一二三]|[A-Za-z甲乙丙]\s*集群|[甲乙丙]"
    r"|(?:生产|线上|测试|预发|开发|灾备)(?:集群|环境)?)"
)
_TELLS = (
    rf"^(?:and |we have |we run |our |the |i have |so )*({_NAME})\s*(?:is|are|=|:|runs|uses|on|"
    r"(?:was |has )?(?:moved|migrated|switched|went)(?: from .+?)? to|stayed on|stays on|remained on|is still on)\s+"
    r"(?:on |an? |the |using )?(.+)$"
)
# Of two told in one turn: "A native on TKE and B overlay".
_BARE, _BOTH = r"^([A-C])\s+(?:on |an? |the )?(.+)$", r"\bA\b.+\bB\b"
_ZH_TELLS = (
    rf"^(?:我们|咱们|的|有)*({_ZH_NAME})\s*"
    r"(?:是|为|：|:|=|跑的是|跑|用的是|用|上是|留在|还是|迁到了|切到了)\s*(.+)$"
)
_PARTS = r"\s*(?:[,;.\n]|\band\b|\bwhile\b|[，。；])\s*"
_WHICH = r"\bwhich (?:of (?:them|the two|these|those|my clusters|the clusters)|one|cluster)\b"
_ZH_WHICH = r"(?:这两个集群|两个集群|两边)?(?:里|中)?(?:哪个|哪一个|哪边)(?:集群)?"
# One of these stands in every name.
_WORDS = "cluster site env region first second prod stag dev test uat lab 集群 生产 线上 测试 预发 开发 灾备".split()
_LETTERS = "ABC甲乙丙"
_CLUSTER = ("cluster", "environment", "env", "集群", "环境")
# By these somebody takes back which was which.
_OTHER_WAY = ("other way", "swapped", "mixed them up", "反了", "说反", "搞反")
_TAKES_BACK = ("sorry", "oops", "wait", "no,", "correction", "抱歉", "不对", "更正", "说反", "搞反")
_PAIR = 2


class Sites:
    """Keeps names of clusters.

    Args:
        names: whether a text names something that can be asked about, and no more.

    Attributes:
        told: the last text that told names, of several, and nothing else.
    """

    def __init__(self, names: Callable[[str], bool]) -> None:
        self._names = names
        self._known: dict[str, str] = {}
        self.told = ""

    def expanded(self, text: str) -> str:
        """A text with the names in it that were told, by it or before, put as what they stand for.

        What only tells names is left out in front of a question. A text that tells or uses none is returned as it is.
        """
        low = text.lower()
        lettered = text[:1] in _LETTERS and not (text[1:2].isascii() and text[1:2].isalpha())
        if not self._known and not lettered and not any(word in low for word in _WORDS):
            return text
        if len(self._known) == _PAIR and low.startswith(_TAKES_BACK) and any(w in low for w in _OTHER_WAY):
            names = list(self._known)
            self._known = dict(zip(names, reversed(list(self._known.values())), strict=True))
            self.told = text
            return text
        told, asked = parted(text)
        learned = self._learn(told) if told else False
        if not told and self._learn(text):
            self.told = text if len(self._known) > 1 else ""  # the only one is what is spoken of
            return text
        if not self._known:
            return text
        if told and not learned:
            return f"{self._named(told)} {self._named(asked)}"
        put = self._named(asked)
        return put if put != asked else self._of_all(asked)

    def listed(self) -> list[str]:
        """The names with what they stand for."""
        return [f"{name} = {description}" for name, description in self._known.items()]

    def _learn(self, text: str) -> bool:
        """Take up the names that a text gives; whether it does nothing else."""
        import re

        pieces = [p for p in re.split(_PARTS, text.strip(" ?？!！")) if p]
        found = [re.match(_ZH_TELLS if has_cjk(p) else _TELLS, p, re.IGNORECASE) for p in pieces]
        if re.search(_BOTH, text):
            found = [m or re.match(_BARE, p) for m, p in zip(found, pieces, strict=True)]
        told = {m[1]: m[2].strip() for m in found if m and self._names(m[2].strip())}
        self._known |= {_folded(name): description for name, description in told.items()}
        return bool(told) and len(told) == len(pieces)

    def _named(self, text: str) -> str:
        """A text with what its names stand for."""
        import re

        name = _ZH_NAME if has_cjk(text) else _NAME
        return re.sub(name, lambda m: self._known.get(_folded(m[0]), m[0]), text, flags=re.IGNORECASE)

    def _of_all(self, text: str) -> str:
        """A text that asks which of the clusters, with these named."""
        import re

        if len(self._known) < _PAIR:
            return text
        both = list(self._known.values())[-_PAIR:]
        if has_cjk(text):
            return re.sub(_ZH_WHICH, " 和 ".join(both) + " 哪个", text, count=1)
        return re.sub(_WHICH, "which of " + " and ".join(both), text, count=1, flags=re.IGNORECASE)


def _folded(name: str) -> str:
    """A name as it is kept: without case, spaces and the words for a cluster."""
    bare = name.lower().replace(" ", "")
    for word in _CLUSTER:
        bare = bare.replace(word, "")
    return bare or name.lower()
