"""Go on from the question before: fill the gaps of a follow-up from the last query, and nothing else."""

from __future__ import annotations

from kb.ask.lexicon import Mention
from kb.ask.query import INTENTS, Query
from kb.ask.records import Records

_GOES_ON = {"and", "same", "pronoun", "correction", "remains"}
_SHORT = 2
_BARE = {
    "why",
    "whynot",
    "howto",
    "verify",
    "source",
    "fix",
    "troubleshoot",
    "list",
    "value",
    "define",
    "check",
}


def goes_on(query: Query) -> bool:
    """Whether a query announces itself as a follow-up, or is too short to be anything else."""
    bare = len(query.content) <= _SHORT and not query.target and not query.cues & set(INTENTS)
    return bare or bool(query.cues & _GOES_ON)


def merge(last: Query, query: Query, records: Records) -> Query:
    """The query that a follow-up makes after another.

    Args:
        last: the query before, itself already filled.
        query: the follow-up as read alone.
        records: tells kinds of entities apart.

    Returns:
        A new query: what the follow-up names replaces its like in the last query; the rest stays.
    """
    out = Query(query.text, query.lang)
    out.cues = set(query.cues)
    out.unknown = list(query.unknown)
    out.version = query.version or last.version
    out.negated = query.negated if query.target else last.negated
    out.stance = query.stance if query.target else last.stance
    out.content = _content(last, query, records)
    out.mentions = [m for m in out.content if m not in query.content] + query.mentions
    out.said = list(query.said)
    out.subjects = query.subjects or last.subjects
    out.left = query.left if query.subjects else last.left
    _target(out, last, query, records)
    bare = not query.content
    asks = query.cues & _BARE
    out.intent = query.intent if asks or query.target else last.intent
    out.yesno = query.yesno if (asks or query.yesno) else last.yesno
    if bare and asks - {"check"}:
        out.yesno = False
    return out


def _target(out: Query, last: Query, query: Query, records: Records) -> None:
    given = dict(last.assume)
    named = records.attribute(query.target) if query.asked and not query.subjects else None
    given_only = named is not None and named.role in ("setting", "observed")
    if given_only and last.target and query.target != last.target:
        # A setting named after a question about something else is a supposition about that something.
        out.target, out.asked = last.target, last.asked
        given[query.target] = query.asked
    elif query.target:
        out.target, out.asked = (
            query.target,
            query.asked or (last.asked if query.target == last.target else ""),
        )
    else:
        out.target, out.asked = last.target, last.asked
    if query.subjects and "same" not in query.cues:
        given = {}
    given.update(query.assume)
    given.pop(out.target, None)
    out.assume = list(given.items())


def _content(last: Query, query: Query, records: Records) -> list[Mention]:
    """The mentions of both, the follow-up's taking the place of those of their own sort."""
    new = {_sort(m, records) for m in query.content}
    if query.subjects:
        new |= {"attribute:" + a for a, _ in last.assume}
    kept = [m for m in last.content if _sort(m, records) not in new]
    return kept + query.content


def _sort(mention: Mention, records: Records) -> str:
    for id in mention.ids("entity"):
        kind = records.kind(id)
        return "subject" if kind in ("deployment", "family", "case") else "entity:" + kind
    for id in mention.ids("attribute"):
        return "attribute:" + id
    for atom in mention.ids("value"):
        return "attribute:" + atom.partition("=")[0]
    return mention.targets[0] if mention.targets else mention.text
