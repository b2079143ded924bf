"""Whether something follows for certain from what is given, where the rules leave it open.

It follows where the premise could not be so without it (contraposition). It does not where there is a thing of which
the premise is so and it is not (counterexample), or where it hangs on settings that the premise leaves open. It reads
no question and words nothing.
"""

from __future__ import annotations

from kb.ask.atoms import CONTRARY, role_of
from kb.ask.implied import CONVERSE, FORWARD, THERE, TOGETHER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.atoms import Atom
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.scope import Scope
    from kb.rules.engine import Conclusion, Engine


def certain(query: Query, value: str, records: Records) -> str | None:
    """The verdict on whether something follows, where what is asked for has a value with what is given.

    Of a thing of which more is known than is given, only that it is not so tells that it does not follow; that it is
    so may be for what was set, not for what was seen.
    """
    if query.follows == CONVERSE:
        return "no" if value == query.asked else "yes"
    seen = [role_of(records, a) for a, _ in query.assume]
    if query.follows == THERE and value == query.asked and "observed" in seen:
        return None
    return "yes" if value == query.asked else "no"


class Following:
    """Looks for what shows that something follows, or does not.

    Args:
        records: the base's records.
        scope: tells of which things an attribute is said.
        engine: makes an engine for (entity, attribute) -> value assumptions.
    """

    def __init__(
        self, records: Records, scope: Scope, engine: Callable[[dict[tuple[str, str], str]], Engine]
    ) -> None:
        self._records = records
        self._scope = scope
        self._engine = engine

    def turn(self, query: Query, subject: str) -> tuple[str, list[Atom]]:
        """Make an open question one that can be answered: turn it about, or ask it of a counterexample.

        Returns:
            Of what it is asked then, and what of the premise is so there; the query is changed to match.
        """
        if query.follows == TOGETHER:
            self._swap(query, subject)
            return self._example(query, subject)
        if query.follows != FORWARD:
            return subject, []
        other = [(query.target, CONTRARY[query.asked])] if query.asked in CONTRARY else []
        told = self._impossible(subject, query.assume, other) if other else None
        if told:
            query.target, query.asked = told
            query.assume, query.follows = other, CONVERSE
            return subject, []
        return self._example(query, subject)

    def _swap(self, query: Query, subject: str) -> None:
        """Ask the other of two things that are to be so together, where rules tell that it then cannot be."""
        engine = self._engine({(subject, query.target): query.asked})
        for id, value in query.assume:
            if self._concluded(id) and engine.conclude(subject, id).value not in (None, value):
                query.assume = [(query.target, query.asked)]
                query.target, query.asked = id, value
                return

    def _example(self, query: Query, subject: str) -> tuple[str, list[Atom]]:
        """A thing of which all is so that is given, and what is asked for is so or, where it is to follow, is not."""
        found, premise = self._found(query), query.assume
        if not found:
            return subject, []
        query.assume = []
        return found, premise

    def left(self, query: Query) -> str | None:
        """The verdict where it stays open: it may be so then, and need not; None where rules would go backwards."""
        if self.backwards(query) or query.follows not in (FORWARD, CONVERSE, TOGETHER):
            return None
        return "yes" if query.follows == TOGETHER else "no"

    def backwards(self, query: Query) -> bool:
        """Whether rules would have to go backwards, from what they conclude to what it rests on."""
        return any(self._concluded(a) for a, _ in query.assume)

    def _impossible(self, subject: str, premise: list[Atom], other: list[Atom]) -> Atom | None:
        """What the premise tells of a subject and could not be so with the contrary of what is to follow from it."""
        nothing, given, without = (
            self._engine({(subject, a): v for a, v in atoms}) for atoms in ([], premise, other)
        )
        for id in self._records.concluded():
            value = given.conclude(subject, id).value
            if value is None or nothing.conclude(subject, id).value == value:
                continue
            if without.conclude(subject, id).value not in (None, value):
                return id, value
        return None

    def _found(self, query: Query) -> str:
        if not all(self._concluded(a) for a, _ in query.assume):
            return ""
        engine = self._engine({})
        for subject in self._scope.everything(query.target):
            given = all(engine.conclude(subject, a).value == v for a, v in query.assume)
            value = engine.conclude(subject, query.target).value if given else None
            if value is not None and (value == query.asked) == (query.follows == TOGETHER):
                return subject
        return ""

    def _concluded(self, id: str) -> bool:
        return role_of(self._records, id) == "concluded"


def settled_otherwise(query: Query, engine: Engine, records: Records, subject: str) -> Conclusion | None:
    """What is concluded of what else the same words may mean, where that is known and what was taken first is open."""
    for mention in query.content:
        atoms = mention.atoms
        for attribute, value in atoms if query.target in dict(atoms) else ():
            if role_of(records, attribute) != "concluded":
                continue
            found = engine.conclude(subject, attribute)
            if found.value is not None:
                query.target, query.asked = attribute, value
                return found
    return None
