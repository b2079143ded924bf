"""Questions that ask what is to blame: "status went Legacy. Is X the culprit?", "Y 是 X 的锅吗".

They name a cause beside the word for it, and elsewhere what came of it. This parts the two; whether the one is the
cause of the other is judged by proofs (`causes`).
"""

from __future__ import annotations

from kb.ask.atoms import atoms_of, names, role_of
from kb.ask.clauses import asking, told_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
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
    word = cause_word(query)
    if word is None:
        return
    start, end = word
    main = asking(query, "")
    named = [
        m for m in query.content if names(m, records, "setting", "concluded") and not start <= m.start < end
    ]
    blamed = beside(query, named, word)
    others = [m for m in query.content if m.start < end] if _leads(query, word) else query.content
    asks = [m for m in query.mentions if m.start in main]
    here = (
        query.stance.said[end - 1] in _BECAUSE or blamed in asks or any(m.cues == ["pronoun"] for m in asks)
    )
    if blamed is None or not here:
        return
    others = [m for m in others if m is not blamed]
    effects = atoms_of(others, records, ("concluded",), query.target)
    if not effects:
        others = [o for m in others for o in m.inner]
        effects = atoms_of(others, records, ("concluded",), query.target)
    if not effects:
        return
    asked = f"{query.target}={query.asked}"
    if role_of(records, query.target) != "concluded" or not any(asked in m.ids("value") for m in others):
        query.target, query.asked = effects[-1]
    told = atoms_of([m for m in query.content if m is not blamed], records, ("setting",))
    query.assume = [*atoms_of([blamed], records, ("setting",)), *told]
    query.more, query.intent, query.blamed = [], "check", blamed


def cause_word(query: Query) -> tuple[int, int] | None:
    """The places of the word for a cause: in the clause that asks, or of a "because" behind what is known."""
    said = query.stance.said
    poles = [p for p in query.stance.poles if p.axis == CAUSE]
    if _BECAUSE.isdisjoint(said) and not poles:
        return None
    main, first = asking(query, ""), told_before(query)
    span = next(((p.start, p.end) for p in poles if p.start in main), None)
    return span or next(
        ((i, i + 1) for i, word in enumerate(said) if i > max(first, 1) and word in _BECAUSE), None
    )


def beside(query: Query, mentions: list[Mention], word: tuple[int, int]) -> Mention | None:
    """The mention that is called the cause: the next behind a word that leads to it, else the last before the word."""
    start, end = word
    if _leads(query, word):
        return next((m for m in mentions if m.start >= end), None)
    return next((m for m in reversed(mentions) if m.start < start), None)


def _leads(query: Query, word: tuple[int, int]) -> bool:
    """Whether the last word for a cause leads to it ("caused by X", "要怪 X")."""
    start, end = word
    said = query.stance.said
    leads = said[end - 1] in _TO_IT and not _BRINGS.intersection(said[start:end])
    return leads or said[end - 1] in _ZH_TO_IT
