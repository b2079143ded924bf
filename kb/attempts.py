"""The readings of a turn in a conversation, in the order in which they are to be tried.

It reads and merges; which of them has an answer, and what is remembered of it, is for the conversation to see.
"""

from __future__ import annotations

from kb.ask import dialogue, moves, telling
from kb.ask.atoms import role_of
from kb.ask.clauses import told_before
from kb.ask.manners import by_default

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.answering import Answering
    from kb.ask.query import Query
    from kb.ask.records import Records

_POINTS = {"pronoun"}


class Attempts:
    """Lists the readings of turns.

    Args:
        records: the base's records.
        asked_of: who answers its questions.
    """

    def __init__(self, records: Records, asked_of: Answering) -> None:
        self._records = records
        self._asked_of = asked_of

    def of(
        self, query: Query, last: Query, own: list[str], placed: Callable[[Query], Query | None]
    ) -> list[Query]:
        """The readings of a turn: on its own, or as a follow-up first where it announces itself as one.

        Args:
            query: the turn as read alone.
            last: the query before, itself already filled.
            own: the asker's own cluster, where that may be meant.
            placed: reads a turn put into the words of the question before; None where it cannot be.
        """
        case = dialogue.about(query, own) if own else None
        if case is not None and (self._concludes(case) or (query.yesno and by_default(query))):
            return [case, query]
        merged = dialogue.merge(last, query, self._records)
        if "decide" in query.cues and query.yesno and not query.subjects:
            return [query, merged]  # what decides is asked of all
        if "remedy" in query.cues and merged.mends and self._concludes(merged):
            return [merged, query]  # a setting that may help is supposed, of what was asked before
        if moves.arrives(last, query):
            return [merged, query]
        if query.intent == "fix" and not query.target and self._concludes(merged):
            return [merged, query]
        openly = dialogue.openly(last, query, self._records)
        if openly is not None and self._concludes(openly):
            return [openly, merged, query]
        if last.assume and not (query.subjects or query.assume) and self._concludes_so(query, merged):
            return [merged, query]
        inherited = dialogue.inherit(last, query)
        if query.intent in ("verify", "howto") and query.target not in ("", last.target):
            return [inherited, query, merged]
        if last.subjects and not query.subjects:
            if dialogue.asks_reason(last, query):
                inherited.intent = "advise"
                return [inherited, merged, query]
            if self._tells_of(query, last):
                return [inherited, merged, query]
            if self._moves_nothing(query, merged):
                return [inherited, merged, query]
            if self._points(query, inherited):
                inherited.intent = "value"
                return [inherited, merged, query]
            if _acts(query) or _tells(query):
                return [inherited, merged, query]
            if self._goes_on_of(query, inherited):
                return [merged, inherited, query]
            if self._asks_anew(query):
                return [inherited, merged, query]
        if query.content and not self._follows(query):
            return [query, merged]
        whole = placed(query)
        return [merged, whole, query] if whole else [merged, query]

    def filled(self, query: Query, last: Query) -> Query | None:
        """The question before, which hung on what a turn now tells; None where that tells nothing of it.

        Args:
            query: a turn that asks nothing.
            last: the question before, of which the answer was that it depends.
        """
        told = [*query.assume, (query.target, query.asked)]
        given = {a: v for a, v in told if v and role_of(self._records, a) in ("setting", "observed")}
        if not (last.yesno and self._concluded(last) and (given or query.subjects)):
            return None
        out = dialogue.about(last, query.subjects or last.subjects)
        out.assume = list((dict(last.assume) | given).items())
        return out

    def _tells_of(self, query: Query, last: Query) -> bool:
        """Whether a yes/no turn that names no subject asks what documents tell of the one spoken of before."""
        role = role_of(self._records, query.target)
        told = role == "described" or (role == "setting" and any(m.ids("manner") for m in query.content))
        if not query.yesno or len(last.subjects) != 1 or not told:
            return False
        return bool(self._records.claims(last.subjects[0], query.target))

    def _concludes(self, query: Query) -> bool:
        return self._asked_of.responder(query).concludes(query)

    def _concluded(self, query: Query) -> bool:
        return role_of(self._records, query.target) == "concluded"

    def _follows(self, query: Query) -> bool:
        """Whether a turn announces itself as a follow-up, and does not ask a whole question."""
        if not telling.goes_on(query):
            return False
        named = bool(query.subjects and query.target)
        return not (telling.whole(query) and (named or self._asked_of.responder(query).surely(query)))

    def _points(self, query: Query, inherited: Query) -> bool:
        """Whether a turn asks for one thing of what a pronoun points to ("what sort of pod ip is that?")."""
        asks = query.intent in ("value", "define") and "pronoun" in query.cues and bool(query.target)
        return asks and len(query.content) == 1 and self._concludes(inherited)

    def _asks_anew(self, query: Query) -> bool:
        """Whether a turn says itself what it asks, and points back only to whom it asks it of ("... in that mode?")."""
        firm = self._asked_of.responder(query).firm(query)
        return (
            query.yesno
            and "yesno" in query.cues
            and not query.target
            and len(firm) > 1
            and bool(query.cues & _POINTS)
        )

    def _moves_nothing(self, query: Query, merged: Query) -> bool:
        """Whether a bare "X off?" would suppose what makes no difference to what was asked before: X is asked for."""
        supposed = query.target in dict(merged.assume) and not query.cues & {"whatif", "fix"}
        return supposed and query.yesno and self._asked_of.responder(merged).unmoved(merged, query.target)

    def _goes_on_of(self, query: Query, inherited: Query) -> bool:
        """Whether a turn switches what was spoken of, or asks of it what rules conclude."""
        if dialogue.turns(query, self._records) or self._asked_of.responder(query).bare(query):
            return True
        if len(inherited.subjects) != 1 or "whatif" in query.cues or not (query.asked and query.yesno):
            return False
        return self._concluded(query) and self._concludes(inherited)

    def _concludes_so(self, query: Query, merged: Query) -> bool:
        """Whether a follow-up asks for what rules conclude, with the settings that were told before."""
        return self._concluded(query) and query.yesno and bool(query.asked) and self._concludes(merged)


def _acts(query: Query) -> bool:
    """Whether a turn has an act judged."""
    return bool(query.act) and "fix" not in query.cues


def _tells(query: Query) -> bool:
    """Whether a turn tells something before it asks, and points back."""
    before = told_before(query)
    return "pronoun" in query.cues and any(m.end <= before for m in query.content)
