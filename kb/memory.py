"""What was told in a conversation: since the last question that was answered, and of switches before that.

It answers nothing. Which of it a question is read with is for `kb.chat`.
"""

from __future__ import annotations

from kb.amending import Amending, takes_back
from kb.ask import context
from kb.ask.answer import Answer
from kb.ask.atoms import role_of
from kb.ask.causes import asks_cause
from kb.ask.changed import seen
from kb.ask.figures import changes
from kb.ask.lost import SEEKING
from kb.ask.normal import words
from kb.ask.remedies import of_remedy
from kb.ask.reported import swaps
from kb.ask.sentences import joined, parted
from kb.ask.subjects import CASE
from kb.ask.telling import leans
from kb.ask.wording import join, say
from kb.sites import Sites

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query
    from kb.knowledge import KnowledgeBase

_MOST = 4
_STOPS = " .。!！"


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
        self._amending = Amending(kb)
        self._turns: list[str] = []

    def tell(self, query: Query) -> None:
        """Take up what a turn tells, before anything fills its gaps; what only tells names is kept as that."""
        if query.text == self._sites.told:
            return
        if takes_back(query.text):
            self.told = [t for t in self.told if not self._amending.contradicts(t, query)]
        self.told = [*self.told, query.text][-_MOST:]
        self.given = self.given or any(m.ids("value") or m.messages for m in query.content)
        self._take(query)

    def renewed(self, text: str, last: str) -> str:
        """A turn with names of clusters put as what these are, and with that named which it corrects or asks of.

        Args:
            text: the turn.
            last: the last question.
        """
        text = self._sites.expanded(text)
        if swaps(text) and self._turns:
            alone = len(self._kb.read(self._turns[-1]).subjects) > 1
            text = joined(self._turns[-1:] if alone else self._turns, text)
        self._turns = [*self._turns[-1:], text]
        return self._amending.renewed(text, self.told, last)

    def noted(self, text: str, answer: Answer) -> Answer:
        """What is said to a turn that only tells names; to any other the answer."""
        if not text or text != self._sites.told:
            return answer
        return _noted(text, answer, join(self._sites.listed(), answer.lang))

    def heard(self, query: Query, answer: Answer) -> Answer:
        """What is said to a turn that tells what nothing here can confirm, and asks nothing."""
        return _noted(query.text, answer, query.text.strip(_STOPS))

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

    def gone_before(self, query: Query, last: Query | None, alone: Query | None) -> list[str]:
        """What of the question before a follow-up is read with.

        Args:
            query: the follow-up.
            last: the question before, as it was answered; None where there is none.
            alone: the same as it is asked alone.
        """
        if asks_cause(query):
            return context.of_cause(last, alone, query)
        sets = role_of(self._kb.records, query.target) == "setting"
        if alone is None or query.subjects or not (sets or of_remedy(query)):
            return []
        told = parted(alone.text)[0]
        case = self._kb.read(told, query.lang) if told and sets else None
        sees = case is None or any(seen(m, self._kb.records) for m in case.content)
        return [told] if told and sees else []

    def untold(self, query: Query, last: Query | None) -> bool:
        """Whether a verdict that was given without what was told before may be turned by that."""
        if not self.told:
            return False
        told = self._kb.read(joined(self.told, ""), query.lang)
        bears = leans(query) or context.required(told, query, self._kb.records) or changes(words(told.text))
        return bears or (self.given and context.passed_over(told, last or query))

    def _take(self, query: Query) -> None:
        where = [s for s in query.subjects if self._kb.records.kind(s) != CASE]
        if where and where != self.where:
            self.set = {} if self.where else self.set  # that was so elsewhere
            self.where = where
        told = context.retold(query, self.set, self._kb.records)
        if context.undoes(query) and not told.keys() & self.set.keys():
            self.set = {}
        self.set = self.set | told


def _noted(text: str, answer: Answer, names: str) -> Answer:
    out = Answer(text, answer.reading, "answered", answer.lang)
    out.answer = say("noted", answer.lang, names=names)
    return out
