"""Yes or no on what rules conclude of one subject, and all that withholds it.

What a question asks beside the value, or supposes beside what was concluded, leaves open what it asks: each such case
stands here in one of two lists. It concludes nothing and words nothing.
"""

from __future__ import annotations

from kb.ask.acts import asks_leave, fitting
from kb.ask.implied import UNSURE
from kb.ask.intent import compares, cures, restores, spares_unsaid, weighs_grounds
from kb.ask.manners import told_of
from kb.ask.predicate import strange
from kb.ask.strays import Strays
from kb.ask.verdicts import Judge
from kb.ask.withheld import does_likewise, does_so, likens_told, wonders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.scope import Scope
    from kb.ask.supposed import Supposing
    from kb.rules.engine import Engine, Node

# "... 才 ...": only so, for the reason named before.
_ZH_ONLY_SO = "才"


class Ruling:
    """Gives verdicts on values that were concluded.

    Args:
        records: the base's records.
        scope: tells what a query spans.
        supposing: tells what is concluded without what a query supposes.
        engine: makes an engine for (entity, attribute) -> value assumptions.

    Attributes:
        strays: finds what a verdict would pass over.
    """

    def __init__(
        self,
        records: Records,
        scope: Scope,
        supposing: Supposing,
        engine: Callable[[dict[tuple[str, str], str]], Engine],
    ) -> None:
        self._records = records
        self._scope = scope
        self._supposing = supposing
        self._judge = Judge(records)
        self.strays = Strays(records, scope, engine)

    def verdict(
        self, query: Query, value: str, manner: str, told: str, proof: Node | None = None
    ) -> str | None:
        """The verdict on one value; none where the question also supposes something that was not looked at.

        Args:
            query: the question.
            value: what was concluded of its target.
            manner: how that comes about, or "".
            told: the sentences that tell it.
            proof: the proof of it.
        """
        if query.blamed or (query.plain and wonders(query)) or self.strays.backwards(query):
            return None
        if query.follows:
            return self._following(query, value, proof)
        verdict = self._judged(query, value, manner, told)
        if verdict is None or self.strays.unlike(query, proof) or self.strays.counted(query, told):
            return None
        if verdict == "yes" and (does_so(query) or (proof and self.strays.groundless(query, proof))):
            return None
        agrees = (verdict == "yes") != query.negated
        return None if self.strays.caused_otherwise(query, proof, agrees) else verdict

    def _following(self, query: Query, value: str, proof: Node | None) -> str | None:
        """The verdict on whether something follows."""
        from kb.ask.following import certain

        if query.asked == "unset":
            return None  # whether to leave it alone is enough
        verdict = certain(query, value, self._records)
        usual = self._supposing.usual(proof.entity, proof.attribute) if proof is not None else None
        if verdict is None and usual not in (None, value):
            verdict = "yes"  # without what was seen something else would have been concluded
        unsure = query.follows == UNSURE or bool(self._scope.leftover(query))
        return verdict if not unsure or (verdict == "no" and query.subjects and query.asked) else None

    def _judged(self, query: Query, value: str, manner: str, told: str) -> str | None:
        if query.remedy:
            return "no" if value == query.asked else "yes"
        if self._asks_else(query):
            return None
        if query.act:
            mends = "fix" in query.cues and not query.ought
            return None if mends else fitting(query, value, manner, self._records)
        if query.asked == "unset" and asks_leave(query) and not (manner or query.negated):
            return "yes"  # something else sees to it
        if does_likewise(query) and told_of(query, manner) is False:
            return "no"
        if self._strays(query, value):
            return None
        if restores(query) and query.asked and not query.negated:
            return "yes" if value == query.asked else "no"
        if query.mends or cures(query):
            return self._cured(query, value)
        return (
            None
            if self.strays.found(query)
            else self._judge.of_value(query, query.target, value, manner, told)
        )

    def _asks_else(self, query: Query) -> bool:
        """Whether a question asks for something else than the value, whatever else it supposes."""
        concludes = self.concludes(query.target)
        moves = any(p.axis == "staying" for p in query.stance.poles)
        return (
            ("none" in query.cues and (bool(query.stance.denials) or len(self._meant(query)) == 1))
            or (bool(query.left) and set(query.subjects) <= set(query.left))
            or (query.intent == "advise" and not concludes and not query.ought)  # what to do
            or ("advise" in query.cues and moves)  # whether to move
            or (query.intent == "decide" and concludes and not query.more)  # what decides it
            or spares_unsaid(query)
            or weighs_grounds(query)
            or compares(query)
            or likens_told(query)
            or (_ZH_ONLY_SO in query.stance.said and bool(self._scope.leftover(query)))
        )

    def _strays(self, query: Query, value: str) -> bool:
        """Whether a question that judges no act supposes something beside the value."""
        return (
            self.strays.named_by_itself(query)
            or self.strays.shown_otherwise(query)
            or self.strays.defaults_otherwise(query, value)
            or self.strays.said_of_setting(query)
            or self.strays.turned_unsaid(query)
            or strange(query, query.target)
            or (not query.asked and self.strays.switched_off(query))
            or ("fix" in query.cues and not self.concludes(query.target))  # whether setting it helps
        )

    def _cured(self, query: Query, value: str) -> str | None:
        """The verdict on whether what is asked for goes, or comes, by what a question supposes."""
        unclear = query.negated or query.stance.free or not (query.asked and query.yesno)
        if unclear or not self.concludes(query.target):
            return None
        before = self._supposing.before(query) if query.mends else query.asked
        if before != query.asked:
            reached = value == query.asked and before is not None and query.turns
            return "yes" if reached else "no" if before == value else None
        return "no" if value == query.asked else "yes"

    def _meant(self, query: Query) -> list[str]:
        return self._scope.spread(self._scope.subjects(query))

    def concludes(self, id: str) -> bool:
        """Whether rules conclude an attribute: of what documents tell, nothing is told where it is no matter."""
        found = self._records.attribute(id)
        return found is None or found.role == "concluded"
