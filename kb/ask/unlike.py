"""What things differ in, where nothing else is asked of them: by the columns of a table that has them all as rows.

Each value is asked of the rules. Differences that documents tell of by themselves go before this.
"""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.speech import Speech
from kb.ask.subjects import FAMILY
from kb.ask.wording import bracketed, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.rules.engine import Engine

# From how many things on a list is no comparison any more: the table itself is shorter.
_MOST = 4
_PAIR = 2


def things(query: Query, records: Records, is_weak: Callable[[Mention], bool]) -> list[str]:
    """The things that a comparison takes as they are: those that it names, or the members of the one family."""
    if query.yesno or query.target or query.said or query.assume:
        return []
    if not all(m.only("entity") or is_weak(m) for m in query.content):
        return []
    found = query.subjects
    if len(found) == 1 and records.kind(found[0]) == FAMILY:
        found = list(records.members(found[0]))
    return found if _PAIR <= len(found) < _MOST else []


def answer(query: Query, found: list[str], records: Records, engine: Engine) -> Answer | None:
    """What some things differ in; None where no table has them all, or documents tell how they differ.

    Args:
        query: the question.
        found: the things.
        records: the base's records.
        engine: concludes what is so of them.
    """
    rows = ((table, _list(records, table, "row", "entity")) for table in records.tables())
    table = next((table for table, own in rows if set(found) <= set(own)), "")
    if not table or records.contrasted().issuperset(found):
        return None
    out = Answer(query.text, query.as_dict(), "answered", query.lang)
    speech = Speech(records, query.lang)
    lines, alike = [], []
    for attribute in _list(records, table, "column", "attribute"):
        values = [_value(out, speech, records, engine, subject, attribute) for subject in found]
        name = speech.name(attribute)
        if len(set(values)) > 1:
            lines.append(
                f"- {name}{say('begins', query.lang)}"
                + " / ".join(v or say("unsaid", query.lang) for v in values)
            )
        elif values[0]:
            alike.append("- " + say("alike", query.lang, name=name, value=values[0]))
    head = (" / ".join(map(speech.name, found)) + say("begins", query.lang)).rstrip()
    out.answer = "\n".join([head, *lines, *alike])
    return out


def _list(records: Records, table: str, part: str, column: str) -> list[str]:
    return [r[0] for r in records.list("table_" + part, "tableview", column, table)]


def _value(
    out: Answer, speech: Speech, records: Records, engine: Engine, subject: str, attribute: str
) -> str:
    """What is so of a thing and how that comes about, in words; it is added to the answer."""
    found = engine.conclude(subject, attribute)
    if found.value is None or found.proof is None:
        return ""
    manner = records.manner_at(found.proof.ref)
    speech.result(out, subject, attribute, found.value, manner)
    if found.proof.kind != "rule":
        speech.because(out, found.proof)
    return speech.value(attribute, found.value) + bracketed(speech.manner(manner), out.lang)
