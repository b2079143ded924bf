"""What an answer hangs on: the conditions under which each value holds, and the settings that would turn it, in words.

It concludes nothing and gives no verdict.
"""

from __future__ import annotations

from kb.ask.atoms import CONTRARY
from kb.ask.told import wished
from kb.ask.wording import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.speech import Speech
    from kb.rules.engine import Engine

    Atom = tuple[str, str, str]
    Ways = dict[str, list[tuple[Atom, ...]]]


def told(
    answer: Answer, speech: Speech, engine: Engine, subject: str, target: str
) -> tuple[list[str], list[str]]:
    """Note in an answer what it depends on.

    Returns:
        The values that are possible, and a sentence for each with its conditions.
    """
    from kb.rules.why import depends_on

    values, lines = [], []
    for value, conditions in _worth_saying(depends_on(engine, subject, target), target):
        alternatives = [[(a, v) for _, a, v in c] for c in conditions]
        for atoms in alternatives:
            answer.depends_on.append([{"attribute": a, "value": v} for a, v in atoms])
        wording = say("or", answer.lang).join(speech.conditions(atoms) for atoms in alternatives)
        clause = speech.atom(subject, target, value)
        values.append(value)
        lines.append(say("depends-if", answer.lang, text=clause, conditions=wording))
    return values, lines


def unset(records: Records, engine: Engine, subject: str, query: Query) -> list[tuple[str, str]]:
    """What an open answer hangs on and a question says nothing of, left unset."""
    from kb.rules.why import depends_on

    ways = depends_on(engine, subject, query.target).values()
    named = {a for alternatives in ways for atoms in alternatives for _, a, _ in atoms}
    known = {a for a, _ in query.assume}
    return [(a, "unset") for a in sorted(named - known) if records.is_switch(a)]


def mend(
    records: Records, query: Query, answer: Answer, speech: Speech, engine: Engine, subject: str
) -> None:
    """Add to an answer which settings, of those that are to be chosen, would give the value that is wanted."""
    from kb.rules.why import what_would_change

    wanted, has = query.asked or "true", answer.results[0]["value"]
    if has == wanted and not (query.yesno or wished(query)):
        wanted = CONTRARY.get(wanted, wanted)  # what is told to be so is not wanted
    choosable = [r[0] for r in records.base.rows("SELECT id FROM attribute WHERE choosable=1", ())]
    changes = what_would_change(engine, subject, query.target, wanted, choosable)
    open_ways = [c for c in changes if not c.forbidden]
    if open_ways:
        settings = speech.conditions([(a, v) for _, a, v in open_ways[0].settings])
        answer.answer += " " + say("would-change", query.lang, settings=settings)
    elif has != wanted:
        answer.answer += " " + say("nothing-changes", query.lang, entity=speech.name(subject))


def _worth_saying(ways: Ways, target: str) -> list[tuple[str, list[tuple[Atom, ...]]]]:
    """The conditions without those that only repeat the question."""
    out = []
    for value, sets in ways.items():
        kept = [c for c in sets if {a for _, a, _ in c} != {target}]
        if kept:
            out.append((value, kept))
    return out
