"""Questions that ask what is to blame: "status went Legacy. Is X the culprit?", "Y 是 X 的锅吗".

They name a cause beside the word for it, and elsewhere what came of it. This parts the two; whether the one is the
cause of the other is judged by proofs (`causes`).
"""

from __future__ import annotations

from kb.ask.atoms import atoms_of, names, role_of
from kb.ask.clauses import asking, told_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query
    from kb.ask.records import Records

CAUSE = "cause"
_MENDING = frozenset(["fix", "whatif"])
# Words that stand behind the cause ("X is the cause of"), though their last one leads to something.
_BRINGS = frozenset("cause fault blame".split())
_BECAUSE = frozenset(["because"])
# Words whose last one leads to the cause ("caused by X"), and those that stand before it in Chinese ("要怪 X").
_TO_IT = frozenset("of to by from because".split())
_ZH_TO_IT = frozenset("怪 为 于 赖".split())


def blame(query: Query, records: Records) -> None:
    """Take what stands beside the word for a cause as the cause, and what is concluded elsewhere as what came of it."""
    if not query.yesno or query.stance.denials or query.cues & _MENDING:
        return
    said = query.stance.said
    if _BECAUSE.isdisjoint(said) and not any(p.axis == CAUSE for p in query.stance.poles):
        return
    main, first = asking(query, ""), told_before(query)
    span = next(((p.start, p.end) for p in query.stance.poles if p.axis == CAUSE and p.start in main), None)
    span = span or next(
        ((i, i + 1) for i, word in enumerate(said) if i > max(first, 1) and word in _BECAUSE), None
    )
    if span is None:
        return
    start, end = span
    word = said[end - 1]
    named = [
        m for m in query.content if names(m, records, "setting", "concluded") and not start <= m.start < end
    ]
    others = query.content
    leads = word in _TO_IT and not _BRINGS.intersection(said[start:end])
    if leads or word in _ZH_TO_IT:
        blamed = next((m for m in named if m.start >= end), None)
        others = [m for m in others if m.start < end]
    else:
        blamed = next((m for m in reversed(named) if m.start < start), None)
    asks = [m for m in query.mentions if m.start in main]
    here = word in _BECAUSE or blamed in asks or any(m.ids("cue") == ["pronoun"] for m in asks)
    if blamed is None or not here:
        return
    others = [o for m in others if m is not blamed for o in (m, *m.inner)]
    effects = atoms_of(others, records, ("concluded",), query.target)
    if not effects:
        return
    asked = f"{query.target}={query.asked}"
    if role_of(records, query.target) != "concluded" or not any(asked in m.ids("value") for m in others):
        query.target, query.asked = effects[-1]
    told = atoms_of([m for m in query.content if m is not blamed], records, ("setting",))
    query.assume = [*atoms_of([blamed], records, ("setting",)), *told]
    query.more, query.intent, query.blamed = [], "check", blamed
