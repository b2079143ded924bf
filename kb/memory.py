"""What was told in a conversation: since the last question that was answered, and of switches before that.

It answers nothing. Which of it a question is read with is for `kb.chat`.
"""

from __future__ import annotations

from kb.ask import context
from kb.ask.atoms import role_of
from kb.ask.lost import SEEKING
from kb.ask.reported import swaps
from kb.ask.sentences import joined, parted
from kb.ask.subjects import CASE
from kb.sites import Sites

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query
    from kb.knowledge import KnowledgeBase

_MOST = 4
# How a turn takes back what was told, and gives a value to what it does not name.
_TAKING_BACK = (
    *("sorry", "scrap", "no,", "no ", "oops", "correction", "typo", "wait", "actually", "i mean", "my bad"),
    *("不对", "说错", "更正", "搞错", "抱歉", "哦不", "写错", "等等"),
)
_IT_IS = (
    *(
        "it's ",
        "it is ",
        "its ",
        "it should be ",
        "should be ",
        "that's ",
        "i meant ",
        "i mean ",
        "make that ",
    ),
    *("make it ", "meant ", "应该是", "其实是", "实际是", "我是说", "我想说", "说的是", "是 "),
)
_STOPS = " ,.:;，。：；!！"
_VALUES = {"true": "true", "false": "false", "on": "true", "off": "false", "开": "true", "关": "false"}


class Memory:
    """Keeps what was told.

    Args:
        kb: the knowledge base.

    Attributes:
        told: the turns that told something since the last question that was answered.
        given: whether one of them tells a value, or a line that was seen.
        set: the switches that were told of in the whole conversation, with their values now.
        where: the things that these are switches of.
    """

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self.told: list[str] = []
        self.given = False
        self.set: dict[str, str] = {}
        self.where: list[str] = []
        self._sites = Sites(self._describes)
        self._turns: list[str] = []

    def tell(self, query: Query) -> None:
        """Take up what a turn tells, before anything fills its gaps; what only tells names is kept as that."""
        if query.text == self._sites.told:
            return
        if query.text.lower().startswith(_TAKING_BACK):
            self.told = [t for t in self.told if not self._contradicts(t, query)]
        self.told = [*self.told, query.text][-_MOST:]
        self.given = self.given or any(m.ids("value") or m.messages for m in query.content)
        self._take(query)

    def renewed(self, text: str, last: str) -> str:
        """A turn with names of clusters put as what these are, and with the setting named that it corrects.

        A turn that takes something back without a name ("scrap that, it's false") corrects the setting that was told
        with the contrary value, or supposed in the last question (`last`) where nothing was; of several the one that
        was spelled out ("X=true").
        """
        text = self._sites.expanded(text)
        if swaps(text) and self._turns:
            alone = len(self._kb.read(self._turns[-1]).subjects) > 1
            text = joined(self._turns[-1:] if alone else self._turns, text)
        self._turns = [*self._turns[-1:], text]
        low = text.lower()
        phrase = next((p for p in _IT_IS if p in low), "") if low.lstrip().startswith(_TAKING_BACK) else ""
        at = low.find(phrase) + len(phrase)
        bare = next((low[len(p) :].strip(_STOPS) for p in _TAKING_BACK if low.startswith(p)), "")
        if not phrase and bare:
            phrase, at = low[: low.rfind(bare)], low.rfind(bare)
            phrase = phrase if bare in _VALUES else ""
        value = next((v for v in _VALUES if low[at:].lstrip().startswith(v)), "") if phrase else ""
        if not value and bare:
            text = self._put_right(text, bare) or text
        if not value:
            return text
        contrary = [
            (id, m) for t in (self.told or [last]) for m in self._kb.read(t).content for id, v in m.atoms
        ]
        contrary = [(id, m) for id, m in contrary if role_of(self._kb.records, id) == "setting"]
        contrary = [(id, m) for id, m in contrary if f"value:{id}={_VALUES[value]}" not in m.targets]
        spelled = [id for id, m in contrary if m.key.endswith((" true", " false"))]
        ids = list(dict.fromkeys(spelled or [id for id, _ in contrary]))
        found = self._kb.records.attribute(ids[0]) if len(ids) == 1 else None
        rest = text[at:].lstrip()[len(value) :]
        return f"{text[: at - len(phrase)]} {found.name['en']}={_VALUES[value]}{rest}" if found else text

    def _contradicts(self, told: str, query: Query) -> bool:
        """Whether what was told only gives something another value than a turn that takes it back."""
        now = dict(atom for m in query.content for atom in m.atoms)
        before = self._kb.read(told)
        other = any(now.get(a, v) != v for m in before.content for a, v in m.atoms)
        return other and not before.subjects

    def _put_right(self, text: str, said: str) -> str:
        """What was told with another value put in ("correction: X" behind "status is Y"); "" where none was."""
        if "=" in said or len(said.split()) > 1:
            return ""
        named = [atom for m in self._kb.read(said).mentions for atom in m.atoms]
        for told in reversed(self.told):
            for mention in self._kb.read(told).content:
                own = [v for a, v in mention.atoms if any(a == b and v != w for b, w in named)]
                words = mention.text.split()
                if own and len(words) > 1:
                    self.told.remove(told)
                    return told.replace(mention.text, " ".join([*words[:-1], said]))
        return ""

    def _describes(self, text: str) -> bool:
        """Whether a text only names something that can be asked about."""
        query = self._kb.read(text)
        return bool(query.subjects) and not (query.unknown or query.said or query.cues & SEEKING)

    def correct(self, query: Query) -> None:
        """Take up what a turn tells that was answered as well: it stands against what was told before."""
        if context.retold(query, self.set, self._kb.records):
            self.answered()
            self._take(query)

    def answered(self, text: str = "") -> None:
        """Put behind what was told before a question, and take up what is told in it, once it was answered."""
        told = parted(text)[0]
        if told:
            self._take(self._kb.read(told))
        self.told, self.given = [], False

    def _take(self, query: Query) -> None:
        where = [s for s in query.subjects if self._kb.records.kind(s) != CASE]
        if where and where != self.where:
            self.set = {} if self.where else self.set  # that was so elsewhere
            self.where = where
        told = context.retold(query, self.set, self._kb.records)
        if context.undoes(query) and not told.keys() & self.set.keys():
            self.set = {}
        self.set = self.set | told
