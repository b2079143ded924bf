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

_WHILE = frozenset(["while", "whereas", "but", "而", "但"])
_RATHER = frozenset(["rather than", "而 不 是", "而 非"])
_CONTRARY = _RATHER | {"unlike", "不 像"}
_LOSING = frozenset("lose loses losing lost 丢 失".split())
_REACH = 3


def against(query: Query, records: Records, scope: Scope) -> dict[str, bool]:
    """The subjects of which a question supposes the contrary, each with whether that is certain.

    Args:
        query: the question.
        records: the base's records.
        scope: which subjects a question can have.
    """
    kinds = (*scope.kinds(query.target), FAMILY)
    out: dict[str, bool] = {}
    for at, mention in enumerate(query.mentions):
        denied = mention.key in _WHILE and any(d >= mention.end for d in query.stance.denials)
        if not denied and mention.key not in _CONTRARY:
            continue
        named = (m.entities for m in query.mentions[at + 1 : at + 1 + _REACH])
        ids = [id for id in next(filter(None, named), []) if records.kind(id) in kinds]
        out.update((id, mention.key not in _RATHER) for id in scope.spread(ids[:1]))
    return out


def apart(subjects: list[str], others: dict[str, bool]) -> list[str]:
    """The one subject of which a question asks, where it supposes the contrary of all others; or all."""
    rest = [s for s in subjects if s not in others]
    return rest if len(rest) == 1 else subjects


def weighed(
    query: Query,
    verdict: str | None,
    subject: str,
    value: str,
    others: dict[str, bool],
    value_of: Callable[[str], str | None],
) -> str | None:
    """The verdict on a subject, weighed with the values of those that are said to be otherwise.

    Args:
        query: the question.
        verdict: the verdict on the subject alone.
        subject: the subject.
        value: its value.
        others: what it is set against, each with whether that is certain.
        value_of: tells the value of one of these; None where it is not known.
    """
    losing = "lose" in query.cues or _LOSING.intersection(query.stance.said)
    if verdict == "yes" and losing and _had_no_other(query, subject, value, value_of):
        return "no"  # what was not there is not lost
    if subject in others:
        return None
    if others and query.asked and _denied_there(query):
        verdict = "yes" if value == query.asked else "no"
    if verdict != "yes" or not others:
        return verdict
    values = {value_of(other) for other in others}
    if None in values:
        return None
    if value not in values:
        return verdict
    return "no" if all(others.values()) and len(values) == 1 else None


def _had_no_other(query: Query, subject: str, value: str, value_of: Callable[[str], str | None]) -> bool:
    """Whether what a question leaves behind has the same value as what it goes to."""
    before = [id for id in query.left if id != subject]
    return bool(before) and all(value_of(id) == value for id in before)


def _denied_there(query: Query) -> bool:
    """Whether all that is denied is denied of the others: "X hits while Y does not"."""
    denials = query.stance.denials
    marks = [m.end for m in query.mentions if m.key in _WHILE]
    return bool(denials and marks) and min(denials) >= min(marks)
