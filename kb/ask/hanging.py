"""What an answer hangs on: the conditions under which each value holds, and the settings that would turn it, in words.

It concludes nothing and gives no verdict.
"""

from __future__ import annotations

from kb.ask.told import wished
from kb.ask.wording import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kb.ask.answer import Answer
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.speech import Speech
    from kb.rules.engine import Engine

    Atom = tuple[str, str, str]
    Ways = dict[str, list[tuple[Atom, ...]]]


def told(
    answer: Answer,
    speech: Speech,
    engine: Engine,
    subject: str,
    target: str,
    possible: Callable[[Iterable[Atom]], bool],
) -> tuple[list[str], list[str], bool]:
    """Note in an answer what it depends on, of that which is `possible`.

    Returns:
        The values that are possible; a sentence for each with its conditions; and whether others are not.
    """
    from kb.rules.why import depends_on

    told_of: list[tuple[str, str, str]] = []
    excluded = False
    for value, conditions in _worth_saying(depends_on(engine, subject, target), target, speech.observed):
        alternatives = [[(a, v) for _, a, v in c] for c in conditions if possible(c)]
        if not alternatives:
            excluded = True
            continue
        for atoms in alternatives:
            answer.depends_on.append([{"attribute": a, "value": v} for a, v in atoms])
        wording = say("or", answer.lang).join(speech.conditions(atoms) for atoms in alternatives)
        told_of.append((value, speech.atom(subject, target, value), wording))
    how = "leaves-only" if excluded and len(told_of) == 1 else "depends-if"
    lines = [say(how, answer.lang, text=clause, conditions=wording) for _, clause, wording in told_of]
    return [value for value, *_ in told_of], lines, excluded


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
    wanted, has = query.asked or "true", answer.results[0]["value"]
    if has == wanted:
        if not query.yesno and wished(query):
            answer.answer += " " + say("as-wanted", query.lang)
        if query.yesno or wished(query):
            return
        others = [v for v in records.allowed(query.target) if v != has]
        wanted = others[0] if len(others) == 1 else wanted  # what is told to be so is not wanted
    change = would_change(records, speech, engine, (subject, query.target, wanted))
    if change:
        answer.answer += " " + change
    elif has != wanted and not any(speech.observed(a) for a, _ in query.assume):
        answer.answer += " " + say("nothing-changes", query.lang, entity=speech.name(subject))


def would_change(records: Records, speech: Speech, engine: Engine, wanted: Atom) -> str:
    """Which settings, of those that are to be chosen, would give a subject's attribute a value, in words; or ""."""
    from kb.rules.why import what_would_change

    choosable = [r[0] for r in records.base.rows("SELECT id FROM attribute WHERE choosable=1", ())]
    ways = [c for c in what_would_change(engine, *wanted, choosable) if not c.forbidden]
    settings = speech.conditions([(a, v) for _, a, v in ways[0].settings]) if ways else ""
    return say("would-change", speech.lang, settings=settings) if ways else ""


def _worth_saying(
    ways: Ways, target: str, observed: Callable[[str], bool]
) -> list[tuple[str, list[tuple[Atom, ...]]]]:
    """The conditions without those that only repeat the question, or that it is seen where others say why."""
    out = []
    for value, sets in ways.items():
        kept = [c for c in sets if {a for _, a, _ in c} != {target}]
        kept = [c for c in kept if not any(observed(a) for _, a, _ in c)] or kept
        if kept:
            out.append((value, kept))
    return out
