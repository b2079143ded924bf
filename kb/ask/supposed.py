"""What is assumed of a subject for a question: what that gives, what it tells was seen, and what it wonders at.

It concludes with that, and words nothing.
"""

from __future__ import annotations

from kb.ask.atoms import given, named, role_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.scope import Scope
    from kb.rules.engine import Conclusion, Engine


class Supposing:
    """Concludes with what questions suppose.

    Args:
        records: the base's records.
        scope: tells what a query is about.
        engine: makes an engine for (entity, attribute) -> value assumptions.
    """

    def __init__(
        self, records: Records, scope: Scope, engine: Callable[[dict[tuple[str, str], str]], Engine]
    ) -> None:
        self._records = records
        self._scope = scope
        self._engine = engine

    def conclude(self, query: Query, subject: str) -> tuple[Engine, Conclusion]:
        """What the engine concludes for one subject of a query."""
        engine = self._engine(self.assumed(query, subject))
        return engine, engine.conclude(subject, query.target)

    def usual(self, subject: str, attribute: str) -> str | None:
        """What is concluded of a subject where nothing is supposed."""
        return self._engine({}).conclude(subject, attribute).value

    def before(self, query: Query) -> str | None:
        """What is concluded of the one subject of a query without what it would change."""
        subjects = self._scope.subjects(query)
        if len(subjects) != 1:
            return None
        changed = {(subjects[0], a) for m in query.fresh for a in named(m)}
        assumed = {at: v for at, v in self.assumed(query, subjects[0], False).items() if at not in changed}
        return self._engine(assumed).conclude(subjects[0], query.target).value

    def unmoved(self, query: Query, supposed: str) -> bool:
        """Whether something that a query supposes makes no difference to what is concluded of its one subject."""
        subjects = self._scope.subjects(query)
        if len(subjects) != 1:
            return False
        told = self.assumed(query, subjects[0])
        without = {at: value for at, value in told.items() if at[1] != supposed}
        values = [self._engine(a).conclude(subjects[0], query.target).value for a in (told, without)]
        return values[0] == values[1] is not None

    def assumed(self, query: Query, subject: str, now: bool = True) -> dict[tuple[str, str], str]:
        """What is assumed of a subject, by (entity, attribute); before any switch is turned where it is not `now`."""
        out = {}
        for attribute, value in query.assume:
            seen = role_of(self._records, attribute) == "observed"
            if seen and now and query.turns and self._gone(query, attribute, value):
                continue
            out[subject, attribute] = given(self._records, attribute, value)
            if seen:
                out |= {(subject, a): v for a, v in self._against(subject, attribute, value, query.target)}
        target = self._records.attribute(query.target)
        if target and target.role == "concluded" and (query.yesno or self._wondered_at(query, subject)):
            # "is sysctlfix dangerous there?" supposes it on.
            told = self._records.about("attribute:" + query.target)
            out.update({(subject, a): "true" for a in query.more if a in told and self._records.is_switch(a)})
        return out

    def fits_seen(self, query: Query, subject: str, atoms: Iterable[tuple[str, str, str]]) -> bool:
        """Whether values may go with what a query tells was seen: rules do not conclude two values of anything then."""
        if not any(role_of(self._records, a) == "observed" for a, _ in query.assume):
            return True
        engine = self._engine({**self.assumed(query, subject), **{(e, a): v for e, a, v in atoms}})
        return not any(engine.conclude(subject, a).conflict for a in self._records.concluded())

    def _gone(self, query: Query, seen: str, value: str) -> bool:
        """Whether the switches that a question turns leave no room for what was seen before."""
        case = self._scope.case
        told = [(a, v) for a, v in query.assume if role_of(self._records, a) == "setting"]
        turned = self._engine({(case, a): given(self._records, a, v) for a, v in told})
        before = self._engine({(case, seen): value})
        pairs = (
            (turned.conclude(case, a).value, before.conclude(case, a).value)
            for a in self._records.concluded()
        )
        return bool(told) and any(now != then and now and then for now, then in pairs)

    def _wondered_at(self, query: Query, subject: str) -> bool:
        """Whether a question asks why something is so that is usually not."""
        asks = bool(query.asked) and query.intent == "why"
        return asks and self.usual(subject, query.target) not in (None, query.asked)

    def belied(self, query: Query, subject: str) -> bool:
        """Whether what was seen goes against what follows from how the target is documented of a subject."""
        for seen, value in query.assume:
            if role_of(self._records, seen) != "observed":
                continue
            against = self._contrary(subject, seen, value, self._records.concluded())
            bears = self._engine({}).bears
            if any(query.target != a and query.target in bears(subject, a) for a, _ in against):
                case = self._scope.case
                return self._engine({(case, seen): value}).conclude(case, query.target).value is None
        return False

    def _against(self, subject: str, seen: str, value: str, target: str) -> list[tuple[str, str]]:
        """What something seen tells of what bears on the target, where it goes against what is usual of a subject."""
        usual, case = self._engine({}), self._scope.case
        bears = usual.bears(subject, target) - {target}
        found = self._contrary(subject, seen, value, (a for a in self._records.concluded() if a in bears))
        return [(a, v) for a, v in found if usual.conclude(case, a).value != v]

    def _contrary(
        self, subject: str, seen: str, value: str, attributes: Iterable[str]
    ) -> Iterator[tuple[str, str]]:
        """Those of some conclusions that something seen leads to, and that are usually others of a subject."""
        case = self._scope.case
        usual, told = self._engine({}), self._engine({(case, seen): value})
        for attribute in attributes:
            found = told.conclude(case, attribute).value
            if found is not None and usual.conclude(subject, attribute).value not in (None, found):
                yield attribute, found
