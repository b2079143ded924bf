"""Whether only what a question singles out has what it asks for: counted over all things of the kind.

"Only X?" is denied by one other thing that has it as well, and affirmed where there is none. It words nothing.
"""

from __future__ import annotations

from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.scope import Scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.lexicon import Mention
    from kb.rules.engine import Conclusion

_SOLE = frozenset(
    "only solely exclusively sole specific limited exclusive unique peculiar confined 只 仅 唯 独 特 专".split()
)
_NEAR = 2


class Sole:
    """Counts who else has what is asked for.

    Args:
        records: the base's records.
        scope: tells what a query is about.
        conclude: what rules conclude of a query's attribute for one subject.
    """

    def __init__(self, records: Records, scope: Scope, conclude: Callable[[Query, str], Conclusion]) -> None:
        self._records = records
        self._scope = scope
        self._conclude = conclude

    def verdict(self, query: Query) -> str | None:
        """The verdict on a question that says that only its subjects have what it asks for; None for any other."""
        if not query.yesno or query.assume or query.stance.denials or not self._singles_out(query):
            return None
        wanted = {m for mention in query.content for m in mention.ids("manner")}
        own = set(self._scope.spread(query.subjects))
        others = [s for s in self._domain(query, own) if s not in own]
        if any(self._has(query, other, wanted) for other in others):
            return "no"
        return "yes" if any(self._has(query, subject, wanted) for subject in own) else None

    def _singles_out(self, query: Query) -> bool:
        """Whether a word such as "only" stands beside the subjects, and no other subject follows it."""
        said = query.stance.said
        if not query.stance.limits or not set(query.stance.limits) <= _SOLE:
            return False
        at = next((i for i, word in enumerate(said) if word in _SOLE), 0)
        named = [m for m in query.stance.mentions if set(query.subjects) & {*m.entities, *_inner(m)}]
        return len(named) == 1 and named[0].start - _NEAR <= at <= named[0].end + _NEAR

    def _domain(self, query: Query, own: set[str]) -> list[str]:
        """The things among which the subjects are singled out: all of the kind, or those of the family named beside."""
        families = [e for m in query.content for e in m.entities if e not in query.subjects]
        named = [set(self._scope.spread([f])) for f in families if own <= set(self._scope.spread([f]))]
        everything = self._scope.everything(query.target)
        chosen = [s for s in everything if s in named[0]] if named else everything
        return [s for s in chosen if not own & set(self._records.families(s))]

    def _has(self, query: Query, subject: str, wanted: set[str]) -> bool:
        found = self._conclude(query, subject)
        attribute = self._records.attribute(query.target)
        asked = query.asked or (attribute.usual if attribute else "")
        manner = self._records.manner_at(found.proof.ref) if found.proof else ""
        return found.value == asked and (not wanted or manner in wanted)


def _inner(mention: Mention) -> list[str]:
    return [e for m in mention.inner for e in m.entities]
