"""Subjects that a question names as the contrary: "X hits, unlike Y", "does X hit while Y doesn't?".

It reads which subjects these are, and weighs their values; it concludes none.
"""

from __future__ import annotations

from kb.ask.subjects import FAMILY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.scope import Scope
    from kb.rules.engine import Conclusion

_UNLIKE = frozenset(["unlike", "不 像"])
_WHILE = frozenset(["while", "whereas", "but", "而", "但"])
_RATHER = frozenset(["rather than", "而 不 是", "而 非"])
_REACH = 3


class Contrast:
    """Weighs what is so of one subject with what is so of those that it is set against.

    Args:
        records: the base's records.
        scope: which subjects a question can have.
        conclude: what rules conclude of one subject.
    """

    def __init__(self, records: Records, scope: Scope, conclude: Callable[[Query, str], Conclusion]) -> None:
        self._records = records
        self._scope = scope
        self._conclude = conclude

    def apart(self, query: Query, subjects: list[str]) -> list[str]:
        """The one subject of which a question asks, where it supposes the contrary of all others; or all."""
        against = self._against(query)
        rest = [s for s in subjects if s not in against]
        return rest if len(rest) == 1 else subjects

    def weighed(self, query: Query, subject: str, value: str, verdict: str | None) -> str | None:
        """The verdict on a subject, weighed with the values of those that are said to be otherwise.

        Args:
            query: the question.
            subject: the subject that it asks of.
            value: its value.
            verdict: the verdict on that alone.
        """
        against = self._against(query)
        if subject in against:
            return None
        values = {self._conclude(query, o).value for o in against}
        if verdict != "yes" or not values:
            return verdict
        if None in values:
            return None
        return (
            verdict if value not in values else "no" if all(against.values()) and len(values) == 1 else None
        )

    def _against(self, query: Query) -> dict[str, bool]:
        """The subjects of which the contrary is supposed, each with whether that is certain."""
        kinds = (*self._scope.kinds(query.target), FAMILY)
        out: dict[str, bool] = {}
        for at, mention in enumerate(query.mentions):
            denied = mention.key in _WHILE and any(d >= mention.end for d in query.stance.denials)
            if not denied and mention.key not in _UNLIKE | _RATHER:
                continue
            named = (m.ids("entity") for m in query.mentions[at + 1 : at + 1 + _REACH])
            ids = [id for id in next(filter(None, named), []) if self._records.kind(id) in kinds]
            out.update((id, mention.key not in _RATHER) for id in self._scope.spread(ids[:1]))
        return out
