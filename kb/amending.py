"""Turns that give another value to what was told and do not name it: "scrap that, it's false", "correction: legacy".

They are put as turns that name it. Which turns told what is kept in `kb.memory`.
"""

from __future__ import annotations

from kb.ask.atoms import role_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.knowledge import KnowledgeBase

# How a turn takes back what was told, and gives a value to what it does not name.
_TAKING_BACK = (
    *("sorry", "scrap", "no,", "no ", "oops", "correction", "typo", "wait", "actually", "i mean", "my bad"),
    *("不对", "说错", "更正", "搞错", "抱歉", "哦不", "写错", "等等"),
)
_IT_IS = tuple(
    "it's |it is |its |it should be |should be |that's |i meant |i mean |make that |make it |meant |"
    "应该是|其实是|实际是|我是说|我想说|说的是|是 ".split("|")
)
_STOPS = " ,.:;，。：；!！"
_VALUES = {"true": "true", "false": "false", "on": "true", "off": "false", "开": "true", "关": "false"}


def takes_back(text: str) -> bool:
    """Whether a turn begins by taking something back."""
    return text.lower().startswith(_TAKING_BACK)


class Amending:
    """Puts corrections as turns that name what they correct.

    Args:
        kb: the knowledge base.
    """

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def renewed(self, text: str, told: list[str], last: str) -> str:
        """A turn with the setting named that it corrects; any other as it is.

        That is the one that was told with the contrary value, or supposed in the last question where nothing was; of
        several the one that was spelled out ("X=true").

        Args:
            text: the turn.
            told: what was told before it; what is told anew by it is taken out.
            last: the last question.
        """
        before, value, behind = _said(text)
        if not value:
            return self._put_right(text, told) or text
        known = [(id, m) for t in (told or [last]) for m in self._kb.read(t).content for id, _ in m.atoms]
        setting = self._contrary(known, _VALUES[value])
        return f"{before} {setting}={_VALUES[value]}{behind}" if setting else text

    def contradicts(self, told: str, query: Query) -> bool:
        """Whether what was told only gives something another value than a turn that takes it back."""
        now = dict(atom for m in query.content for atom in m.atoms)
        before = self._kb.read(told)
        other = any(now.get(a, v) != v for m in before.content for a, v in m.atoms)
        return other and not before.subjects

    def _contrary(self, known: list[tuple[str, Mention]], value: str) -> str:
        """The name of the one setting that was told, and not with some value; or ""."""
        known = [(id, m) for id, m in known if role_of(self._kb.records, id) == "setting"]
        known = [(id, m) for id, m in known if f"value:{id}={value}" not in m.targets]
        spelled = [id for id, m in known if m.key.endswith((" true", " false"))]
        ids = list(dict.fromkeys(spelled or [id for id, _ in known]))
        found = self._kb.records.attribute(ids[0]) if len(ids) == 1 else None
        return found.name["en"] if found else ""

    def _put_right(self, text: str, told: list[str]) -> str:
        """What was told with another value put in ("correction: X" behind "status is Y"); "" where none was."""
        said = _taken_back(text)
        if not said or "=" in said or " " in said:
            return ""
        named = [atom for m in self._kb.read(said).mentions for atom in m.atoms]
        for turn in reversed(told):
            for mention in self._kb.read(turn).content:
                own = any(a == b and v != w for a, v in mention.atoms for b, w in named)
                words = mention.text.split()
                if own and len(words) > 1:
                    told.remove(turn)
                    return turn.replace(mention.text, " ".join([*words[:-1], said]))
        return ""


def _taken_back(text: str) -> str:
    """What a turn says behind the words by which it takes something back, in lower case; "" where it does not."""
    low = text.lower()
    return next((low[len(p) :].strip(_STOPS) for p in _TAKING_BACK if low.startswith(p)), "")


def _said(text: str) -> tuple[str, str, str]:
    """What stands before the value that a turn gives as it takes something back, this, and the rest; or empty texts.

    The words that lead to the value ("it's ") belong to none of them.
    """
    low = text.lower()
    if not takes_back(text.lstrip()):
        return "", "", ""
    phrase = next((p for p in _IT_IS if p in low), "")
    bare = _taken_back(text)
    at = low.find(phrase) + len(phrase) if phrase else low.rfind(bare) if bare in _VALUES else -1
    value = next((v for v in _VALUES if low[at:].lstrip().startswith(v)), "") if at >= 0 else ""
    return (text[: at - len(phrase)], value, text[at:].lstrip()[len(value) :]) if value else ("", "", "")
