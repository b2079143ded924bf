"""What was told or asked before a question, where that is read with it, and verdicts that were given without.

It reads no text: it is given what was read of it. What a follow-up takes over of the question before is for `dialogue`.
"""

from __future__ import annotations

from kb.ask import telling
from kb.ask.answer import Answer
from kb.ask.atoms import CONTRARY, given, named, role_of, switched
from kb.ask.causes import asks_cause
from kb.ask.turning import position
from kb.ask.wording import place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query
    from kb.ask.records import Records

_MENDING = ("fix", "troubleshoot")
# How a switch is set, or ought to be, is no matter of how it was told to be.
_WAYS = frozenset(["need", "effort", "trouble", "work"])
_AGAIN = frozenset(["again", "再"])
_UNDONE = frozenset(
    "revert reverted undo undid undone remove removed restored changed fixed back rolled 恢复 撤 还原 回滚".split()
)


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


def cited(query: Query, before: Answer, sources: list[dict[str, str]]) -> Answer:
    """The places that an answer before rests on, as an answer of their own."""
    answer = Answer(query.text, query.as_dict(), "answered", query.lang)
    answer.sources, answer.refs = sources, list(before.refs)
    answer.answer = "\n".join(dict.fromkeys(f"- {place(c)}" for c in sources))
    return answer


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


def blind(asked: Query, whole: Query, records: Records) -> bool:
    """Whether a query takes nothing as given of what the whole says was seen."""
    seen = {a for a, _ in whole.assume if role_of(records, a) == "observed"}
    return bool(seen) and seen.isdisjoint(a for a, _ in asked.assume)


def unheeded(context: Query, asked: Query, records: Records) -> bool:
    """Whether what was told names a setting of which a query that was answered takes nothing as given."""
    known = {asked.target, *asked.more, *(a for a, _ in asked.assume)}
    told = {a for m in context.content for a in named(m) if role_of(records, a) == "setting"}
    return not told <= known


def retold(query: Query, known: dict[str, str], records: Records) -> dict[str, str]:
    """The values of switches that a turn tells: of those it names, or of the one known that it says "it" is.

    Args:
        query: the turn.
        known: the switches told of before, with their values.
        records: tells switches.
    """
    told = dict(atom for m in query.content for atom in switched(m, records))
    positions = {position(m) for m in query.mentions} & CONTRARY.keys()
    it = "pronoun" in query.cues and len(known) == 1 and len(positions) == 1
    return told if told or not it or any(map(named, query.content)) else dict.fromkeys(known, positions.pop())


def undoes(query: Query) -> bool:
    """Whether a turn says that something which it does not name was changed: "I've reverted that"."""
    return "pronoun" in query.cues and not _UNDONE.isdisjoint(query.stance.said)


def recalls(query: Query, last: Query | None, known: dict[str, str], records: Records) -> bool:
    """Whether switches count that were told of further back: what rules conclude is asked, or how one of them is.

    Args:
        query: the question.
        last: the question before, which may suppose that they are otherwise.
        known: the switches that were told of, with their values.
        records: tells what attributes are.
    """
    own = {a for m in query.content for a in named(m)} | {a for a, _ in query.assume}
    if last is not None and "whatif" in last.cues:
        own |= {a for a, v in last.assume if known.get(a, v) != v}
    if asks_cause(query) or not _AGAIN.isdisjoint(query.stance.said):
        return False
    if query.target in known:
        anew = known[query.target] != query.asked and "yesno" not in query.cues and telling.goes_on(query)
        if anew and last is not None and role_of(records, last.target) == "concluded":
            return False  # "and with X back on?" supposes it
        acts = query.ought or query.act or any(p.axis in _WAYS for p in query.stance.poles)
        return bool(query.asked) and not acts and own == {query.target}
    if query.past or query.turns or own & known.keys():
        return False
    return role_of(records, query.target) == "concluded"


def spelled(known: dict[str, str], records: Records, lang: str) -> str:
    """Switches and their values as one who tells of them may write them."""
    unset = "没有设置 {}" if lang == "zh" else "{} is not set"
    names = {a: (found.helm or a) if (found := records.attribute(a)) else a for a in known}
    values = {a: given(records, a, v) for a, v in known.items()}
    return ", ".join(
        f"{names[a]}={v}" if v in CONTRARY else unset.format(names[a]) for a, v in values.items()
    )


def mends(query: Query) -> bool:
    """Whether a question asks what to do about something that it does not name: "what do I change?"."""
    return query.intent in _MENDING and not (query.target or query.subjects)
