"""Questions that ask what is to blame: "status went Legacy. Is X the culprit?", "Y 是 X 的锅吗".

They name a cause beside the word for it, and elsewhere what came of it. This parts the two; whether the one is the
cause of the other is judged by proofs (`causes`).
"""

from __future__ import annotations

from kb.ask.clauses import asking
from kb.ask.implied import atoms_of, role_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

CAUSE = "cause"
_MENDING = frozenset(["fix", "whatif"])
# Words whose last one leads to the cause ("caused by X"), and those that stand before it in Chinese ("要怪 X").
_TO_IT = frozenset("of to by from".split())
_ZH_TO_IT = frozenset("怪 为 于 赖".split())


def blame(query: Query, records: Records) -> None:
    """Take what stands beside the word for a cause as the cause, and what is concluded elsewhere as what came of it."""
    if not query.yesno or query.stance.denials or query.cues & _MENDING:
        return
    main = asking(query, "")
    pole = next((p for p in query.stance.poles if p.axis == CAUSE and p.start in main), None)
    if pole is None:
        return
    word = query.stance.said[pole.end - 1]
    named = [m for m in query.content if _names(m, records) and not pole.start <= m.start < pole.end]
    others = query.content
    if word in _TO_IT or word in _ZH_TO_IT:
        blamed = next((m for m in named if m.start >= pole.end), None)
        others = [m for m in others if m.start < pole.end]
    else:
        blamed = next((m for m in reversed(named) if m.start < pole.start), None)
    asks = [m for m in query.mentions if m.start in main]
    if blamed is None or not (blamed in asks or any(m.ids("cue") == ["pronoun"] for m in asks)):
        return
    others = [o for m in others if m is not blamed for o in (m, *m.inner)]
    effects = atoms_of(others, records, ("concluded",))
    if not effects:
        return
    asked = f"{query.target}={query.asked}"
    if role_of(records, query.target) != "concluded" or not any(asked in m.ids("value") for m in others):
        query.target, query.asked = effects[-1]
    told = atoms_of([m for m in query.content if m is not blamed], records, ("setting",))
    own = atoms_of([blamed], records, ("setting",))
    query.assume = [atom for atom in told if atom not in own]
    query.more, query.intent, query.blamed = [], "check", blamed


def _names(mention: Mention, records: Records) -> bool:
    """Whether a mention names something that can be set or concluded."""
    ids = [*mention.ids("attribute"), *(v.partition("=")[0] for v in mention.ids("value"))]
    return any(role_of(records, id) in ("setting", "concluded") for id in ids)
