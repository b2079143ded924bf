"""What a question tells of one thing before it asks of another: how that one is set, or what it shows, is not so here.

It cuts the question down to what it asks; nothing is read of what is cut.
"""

from __future__ import annotations

from kb.ask.atoms import names
from kb.ask.clauses import clauses_of, untagged, without

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.records import Records
    from kb.ask.subjects import Subjects

_ROLES = ("setting", "observed", "concluded")
_LIKENING = frozenset(["same", "correction", "and", "remedy", "fix"])
_POINTING = frozenset("that this these those so such then too also 这 那 也 同 样".split())


def asked_elsewhere(mentions: list[Mention], subjects: Subjects, records: Records) -> list[Mention]:
    """The mentions of the clause that asks, where those before it only tell of something else; [] where they do not.

    Args:
        mentions: all mentions of a question.
        subjects: tells which of them name what is asked of.
        records: tells settings apart, and families.
    """
    every = clauses_of(mentions)
    clauses = untagged(every)
    last = clauses[-1] if len(clauses) > 1 else []
    before = [m for clause in clauses[:-1] for m in clause]
    tagged = len(clauses) < len(every)
    if tagged and {a for m in last for a, _ in m.atoms} & {a for m in before for a, _ in m.atoms}:
        return []  # "A: hit, B: missed. right?" asks of both
    here, there = (_things(part, subjects, records) for part in (last, before))
    if not here or not there or here & there:
        return []
    told = any(m.messages or (m.ids("value") and names(m, records, *_ROLES)) for m in before)
    asks = any((m.ids("attribute") or m.ids("value")) and not subjects.named(m) for m in last)
    heads = [m for m in before if m.head or m is before[0]]
    only_told = not any("yesno" in m.cues for m in heads)
    only_told = only_told and not any({"wh", "why", "howto", "tag"} & set(m.cues) for m in before)
    leans = any(_LIKENING & set(m.cues) or _POINTING & set(m.key.split()) for m in last)
    if not (told and asks and only_told) or leans:
        return []
    return without(mentions, [m for m in mentions if m not in last])


def _things(mentions: list[Mention], subjects: Subjects, records: Records) -> set[str]:
    """What some mentions name of which something can be asked, with the members of it."""
    named = {id for m in mentions for one in (m, *m.inner) if (id := subjects.named(one))}
    return {s for id in named for s in (id, *records.members(id))}
