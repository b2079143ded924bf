"""On which side of a matter a question stands: its negations, and the ends of oppositions that it names.

Two questions about one matter can be compared only where both are known. It judges nothing; it counts words.
"""

from __future__ import annotations

from kb.ask.normal import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.store import Base

_GRAM = 3
_CONTRACTED = frozenset(
    "isnt arent doesnt dont wont cant didnt wasnt werent hasnt havent wouldnt couldnt shouldnt aint".split()
)
_NEGATIONS = _CONTRACTED | frozenset(
    "not no never neither nor none nothing without cannot nobody hardly".split()
)
_OPENERS = frozenset("so and but then or why how".split())
_OPEN_NOT = frozenset("or if whether why".split())
_TAGS = ("isnt it", "doesnt it", "dont they", "arent they", "isnt that so", "or no", "or not")
_STOPS = ",.:;?!()-，。；？！"
_ZH_NEGATIONS = "不没无未非别"
# Not negations, though they hold such a character: questions of the form "V not V", tags, and set phrases.
_ZH_OTHER = (
    "有没有 没有一个 不得不 是不是 会不会 能不能 要不要 该不该 可不可以 对不对 好不好 需不需要 应不应该 不是吗 不对吗 "
    "不过 不管 不论 不仅 不止 除非 非得 非要 没错 不错 无论 无非 差不多 未必 命不命中 "
    "走不走 用不用 开不开 关不关 行不行 在不在"
).split()


def negations(text: str) -> int:
    """How many negations a question holds, those left out that only give it its form ("isn't X Y?", "or not?").

    Args:
        text: the question, in English, Chinese or both.
    """
    low = text.lower().replace("'", "").replace("’", "")
    return _english(low) + _chinese(low)


def _english(low: str) -> int:
    for stop in _STOPS:
        low = low.replace(stop, f" {stop} ")
    words = low.split()
    tail = " ".join(w for w in words if w not in _STOPS)
    found = 0
    for at, word in enumerate(words):
        before = words[at - 1] if at else "."
        opening = before in _STOPS or before in _OPENERS
        form = (word in _CONTRACTED and opening) or (word in ("not", "no") and before in _OPEN_NOT)
        found += word in _NEGATIONS and not form
    return found - (found > 0 and any(tail.endswith(tag) for tag in _TAGS[:5]))


def _chinese(low: str) -> int:
    for phrase in _ZH_OTHER:
        low = low.replace(phrase, " ")
    return sum(low.count(char) for char in _ZH_NEGATIONS)


class Poles:
    """The words at the two ends of oppositions that the packs of a base know."""

    def __init__(self, base: Base) -> None:
        self._known = {
            word: (axis, sign) for word, axis, sign in base.rows("SELECT word,axis,sign FROM pole", ())
        }

    def of(self, text: str) -> dict[str, int]:
        """Which end of which oppositions a text names (1 or -1); one of which it names both ends is left out."""
        out: dict[str, int] = {}
        for gram in _grams(text) if self._known else ():
            if gram in self._known:
                axis, sign = self._known[gram]
                out[axis] = sign if out.get(axis, sign) == sign else 0
        return {axis: sign for axis, sign in out.items() if sign}


def _grams(text: str) -> list[str]:
    """The words of a text, and its runs of up to three."""
    words = fold(text).split()
    count = len(words)
    return [" ".join(words[i:j]) for i in range(count) for j in range(i + 1, min(count, i + _GRAM) + 1)]
