"""What was told or asked before a question, where that is read with it, and verdicts that were given without.

It reads no text: it is given what was read of it. What a follow-up takes over of the question before is for `dialogue`.
"""

from __future__ import annotations

from kb.ask import telling
from kb.ask.atoms import named, names, role_of, switched
from kb.ask.causes import asks_cause

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query
    from kb.ask.records import Records


def of_cause(last: Query | None, alone: Query | None, query: Query) -> list[str]:
    """The question before, where a follow-up asks for the cause of what that was about, or for another one.

    Args:
        last: the question before, as it was answered.
        alone: the same as it is asked alone.
        query: the follow-up.
    """
    tells = any(m.head for m in query.mentions[1:])  # "now they are all 0, is it still that?"
    if last is None or alone is None or tells or not asks_cause(query):
        return []
    return [alone.text] if last is alone or asks_cause(last) else []


def of_seen(context: Query, query: Query, records: Records) -> list[str]:
    """What the question before told was seen, where a follow-up asks about a setting.

    Args:
        context: what that question told, as read.
        query: the follow-up.
        records: tells what attributes are.
    """
    if query.subjects or role_of(records, query.target) != "setting":
        return []
    seen = any(m.ids("message") or names(m, records, "observed") for m in context.content)
    return [context.text] if seen else []


def required(context: Query, query: Query, records: Records) -> bool:
    """Whether a verdict on how a setting is there goes by what is required, where something is told to be wrong."""
    sets = role_of(records, query.target) == "setting" and not (query.ought or query.act)
    return sets and telling.troubled(context)


def passed_over(context: Query, asked: Query) -> bool:
    """Whether what was told of values is no part of a query that was answered."""
    told = {v for m in context.content for v in m.ids("value")}
    known = {v for m in asked.content for v in m.ids("value")} | {f"{a}={v}" for a, v in asked.assume}
    return not told <= known


def overtaken(asked: Query, whole: Query) -> bool:
    """Whether a query takes as given what the whole of what was told says has changed since."""
    now = dict(whole.assume)
    return any(now.get(attribute, value) != value for attribute, value in dict(asked.assume).items())


def unheeded(context: Query, asked: Query, records: Records) -> bool:
    """Whether what was told names a setting of which a query that was answered takes nothing as given."""
    known = {asked.target, *asked.more, *(a for a, _ in asked.assume)}
    told = {a for m in context.content for a in named(m) if role_of(records, a) == "setting"}
    return not told <= known


def remembered(told: list[Query], records: Records) -> list[Query]:
    """What still holds of what was told of switches, and of where; nothing where no switch was told of.

    Args:
        told: the turns that told something, in order.
        records: tells switches.
    """
    kept: list[Query] = []
    settings, places = set[str](), set[str]()
    for query in reversed(told):
        own = {a for m in query.content for a, _ in switched(m, records)}
        if own & settings or (query.subjects and places - set(query.subjects)):
            continue  # told anew since, or of somewhere else
        if own or query.subjects:
            kept.insert(0, query)
        settings |= own
        places |= set(query.subjects)
    return kept if settings else []


def recalls(query: Query, last: Query | None, told: list[Query], records: Records) -> bool:
    """Whether switches count that were told of further back: what rules conclude is asked, or how one of them is.

    Args:
        query: the question.
        last: the question before, which may suppose that they are otherwise.
        told: the turns that told of them.
        records: tells what attributes are.
    """
    settings = dict(atom for q in told for m in q.content for atom in switched(m, records))
    own = {a for m in query.content for a in named(m)} | {a for a, _ in query.assume}
    own |= {a for a, v in last.assume if settings.get(a, v) != v} if last else set()
    if query.target in settings:
        needs = any(p.axis == "need" for p in query.stance.poles)
        return bool(query.asked) and not (query.ought or query.act or needs) and own == {query.target}
    if query.past or query.turns or own & settings.keys():
        return False
    return role_of(records, query.target) == "concluded"
