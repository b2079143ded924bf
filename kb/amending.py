"""Turns that give another value to what was told and do not name it: "scrap that, it's false", "correction: legacy".

They are put as turns that name it. Which turns told what is kept in `kb.memory`.
"""

from __future__ import annotations

from kb.ask import context
from kb.ask.atoms import named, role_of, shown
from kb.ask.dialogue import of_those
from kb.ask.normal import has_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.knowledge import KnowledgeBase

# How a turn takes back what was told, and gives a value to what it does not name.
_TAKING_BACK = (
    *("sorry", "scrap", "no,", "no ", "oops", "correction", "typo", "wait", "actually", "i mean", "my bad"),
    *"不对 说错了 说错 更正 搞错了 搞错 看错了 看错 抱歉 哦不 写错了 写错 等等".split(),
)
_IT_IS = tuple(
    "it's |it is |its |they are |they're |it should be |should be |that's |i meant |i mean |make that |make it |meant |"
    "应该是|其实是|实际是|我是说|我想说|说的是|是 ".split("|")
)
_SHOWS = ("it says ", "it shows ", "it reads ", "it prints ", "it reports ", "显示", "报")
_STOPS = " ,.:;，。：；!！"
_WITHIN = (
    *("no wait", "no, wait", "wait no", "wait, no", "scratch that", "i mean", "i meant", "sorry", "oops"),
    *("不对", "哦不", "我是说", "说错了"),
)
_VALUES = {"true": "true", "false": "false", "on": "true", "off": "false", "开": "true", "关": "false"}
# What a command printed, told in a turn that does not name what it was asked for.
_PRINTED = (
    r"(?i)(?:ok,? |and |so |now )*(?:it|that|this|the command|the output|output|结果|输出|它)?(?: just)?\s*"
    r"(?:printed|prints|returned|returns|came back|comes back|came out|gave me|gives me|gave|says|said|shows|showed|"
    r"reads|is|was|打印|返回|显示|输出|是|为)\s*(?:as |了|的是|出来是)?\s*[\"'“]?"
    r"(true|false|empty|blank|an empty line|an empty string|nothing at all|nothing|空的|空|什么都没有)[\"'”]?"
    r"(?=$|[\s,.;，。；!！?？])"
)
_SHOWN, _UNSET = ("true", "false"), "unset"
_ENDS, _AROUND = ",;:?!，。；：？！", " ,.;:，。；：…-"
_FIGURE = r"(?<![\w./])\d+(?![\w./])"
_MOST = 3


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
        text = self._printed(self._at_once(text), (told or [last])[-1])
        before, value, behind = _said(text)
        if not value:
            return self._put_right(text, told, last) or text
        known = [(id, m) for t in (told or [last]) for m in self._kb.read(t).content for id, _ in m.atoms]
        setting = self._contrary(known, _VALUES[value])
        return f"{before} {setting}={_VALUES[value]}{behind}" if setting else text

    def _printed(self, text: str, before: str) -> str:
        """A turn that tells what a command printed ("it came back empty"), with the key named that it was asked for."""
        if not before:
            return text
        import re

        found = re.match(_PRINTED, text)
        if found is None:
            return text
        asked = [m for m in self._kb.read(before).content if self._keyed(m)]
        keys = dict.fromkeys(a for m in asked for a in named(m))
        if len(keys) != 1 or any(v in _SHOWN for m in asked for a, v in m.atoms):
            return text
        rest = text[found.end() :].strip(_AROUND)
        if rest and not any(m.messages for m in self._kb.read(rest).content):
            return text  # it asks of what was printed
        known = {next(iter(keys)): found[1].lower() if found[1].lower() in _SHOWN else _UNSET}
        return context.spelled(known, self._kb.records, "en") + text[found.end() :]

    def _keyed(self, mention: Mention) -> bool:
        """Whether a mention names a setting that may be looked up."""
        return any(role_of(self._kb.records, a) == "setting" for a in named(mention))

    def _at_once(self, text: str) -> str:
        """A turn that takes back what it said itself ("on native... no wait, overlay"), with only the latter in it."""
        head, said, rest = ("", "", "") if takes_back(text) else _parted(text)
        if not said:
            return text
        put = _valued(head, said) if said.lower() in _VALUES else ""
        if put:
            return put + rest
        now = self._kb.read(said)
        if now.plain or now.particle:
            return said + rest  # it says all of it again
        put = self._put_right(f"{_TAKING_BACK[0]} {said}", [head], "")
        return put + rest if put else text

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

    def _put_right(self, text: str, told: list[str], last: str) -> str:
        """What was told or asked with another value put in ("sorry, it's X" behind "status is Y"); "" where none was.

        What may be seen is told as seen where nothing before speaks of it.
        """
        said, rest = _corrected(text)
        if not said:
            return ""
        now = self._kb.read(said)
        rest = rest if any(m.ids("value") for m in self._kb.read(rest).content) else ""
        values = dict(atom for m in now.mentions for atom in m.atoms)
        figured = _figured(told[-1], said) if said[-1].isdigit() and not values and told else ""
        if figured:
            told.pop()
            return figured
        for turn in (*reversed(told), last) if values or now.subjects else ():
            before = self._kb.read(turn)
            for mention in before.content:
                old, new = mention.text.split()[-1], said
                if turn in told and set(mention.entities) & set(before.subjects):
                    old, new = mention.text, self._place(before, now)
                elif old == mention.text or all(values.get(a, v) == v for a, v in self._tells(mention)):
                    continue
                elif mention.text.split()[0].lower() in said.lower().split():
                    return ""  # it names what it corrects
                at = turn.lower().rfind(old.lower())
                if at >= 0 and new:
                    told[:] = [t for t in told if t != turn]
                    return turn[:at] + new + turn[at + len(old) :] + rest
        lang = "zh" if has_cjk(text) else "en"
        return next((s for a, v in values.items() if (s := self._seen(a, v, lang))), "") if last else ""

    def _place(self, before: Query, now: Query) -> str:
        """What is put in the place of what was told to be asked about: the nearest of what is said; "" for nothing."""
        found = of_those(before, now, self._kb.records) if now.subjects else []
        row = self._kb.records.concept(found[0]) if len(found) == 1 and found != before.subjects else None
        return row[1]["en"] if row else ""

    def _tells(self, mention: Mention) -> list[tuple[str, str]]:
        """The values of attributes that a mention names, or that a line which it quotes shows."""
        lines = (atom for id in mention.messages for atom in shown(id, self._kb.records))
        return [*mention.atoms, *lines]

    def _seen(self, attribute: str, value: str, lang: str) -> str:
        """How it is told that a value was seen; "" where it cannot be."""
        if role_of(self._kb.records, attribute) != "observed":
            return ""
        allowed = self._kb.records.allowed(attribute).get(value)
        return allowed[1][lang] if allowed else ""


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


def _corrected(text: str) -> tuple[str, str]:
    """What a turn gives in place of what it takes back, where that is a few words and no setting, and the rest."""
    said = text.strip()
    lead: str | None = ""
    if not takes_back(said):
        return "", ""
    while lead is not None:
        said = said[len(lead) :].lstrip(_STOPS)
        lead = next((p for p in (*_TAKING_BACK, *_IT_IS, *_SHOWS) if said.lower().startswith(p)), None)
    first = _clause(said)
    few = first and "=" not in first and len(first.split()) <= _MOST
    return (first, said[len(first) :]) if few else ("", "")


def _figured(text: str, figure: str) -> str:
    """A text with another figure in the place of its one; "" where it has none, or several."""
    import re

    return re.sub(_FIGURE, figure, text) if len(re.findall(_FIGURE, text)) == 1 else ""


def _clause(text: str) -> str:
    """A text up to its first mark; a point within a word is none."""
    ends = (at for at, c in enumerate(text) if c in _ENDS or (c == "." and not text[at + 1 : at + 2].strip()))
    return text[: next(ends, len(text))].strip()


def _parted(text: str) -> tuple[str, str, str]:
    """What a turn says before it takes that back, what it then says, and the rest; empty texts where it does not."""
    low = text.lower()
    found = ((at, phrase) for phrase in _WITHIN if (at := low.find(phrase)) > 0 and not low[at - 1].isalpha())
    at, phrase = min(found, default=(0, ""))
    head, behind = text[:at].rstrip(_AROUND), text[at + len(phrase) :].lstrip(_AROUND)
    said = _clause(behind)
    return (head, said, behind[len(said) :]) if head and phrase else ("", "", "")


def _valued(head: str, said: str) -> str:
    """A text with another value in the place of its last one ("X true"); "" where it has none."""
    words = head.split(" ")
    at = next((at for at in reversed(range(len(words))) if words[at].lower() in _VALUES), -1)
    return " ".join([*words[:at], said, *words[at + 1 :]]) if at >= 0 else ""
