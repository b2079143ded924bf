"""Whether to move to a thing, or to stay with it, by advice that speaks for one of two: "should we switch to B for R?".

It judges by where a question leads and by the reasons that it gives; how advice without such an end is judged is for
`verdicts`.
"""

from __future__ import annotations

from kb.ask.clauses import parts, places_of, told_before
from kb.ask.polarity import COMPARING, EXCLUDING
from kb.ask.wording import ruled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.ask.answer import Answer
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

_LEAVING = frozenset(
    "off out abandon abandoning give giving ditch ditching leave leaving drop dropping dump quit 放 丢 离 弃".split()
)
# Words by which a reason is told to be none: "PPS is low", "ENI 容量够".
_EASED = frozenset("low enough plenty sufficient ample fine 低 少 够 足 闲".split())
_FAR = frozenset("nowhere below empty".split())
_NEAR = 2
_THIS = frozenset("this that these those 这 那".split())
_AFTER = frozenset("after afterwards afterward once then 后".split())
_FAULTING = {("fault", -1), (EXCLUDING, -1), ("trouble", -1), ("success", -1)}
_STAYING, _KEEPING, _ADVICE = "staying", "keeping", "advice"
_PAIR = 2


def judges(query: Query, records: Records) -> bool:
    """Whether a question asks if to move to the one thing that it leads to, or to stay with it, and denies nothing."""
    begins = told_before(query)
    denied = bool(query.stance.limits) or any(at >= begins for at in query.stance.denials)
    denied = denied or any(
        (p.axis, p.sign) in _FAULTING for p in query.stance.poles
    )  # "anything wrong with moving?"
    return query.yesno and not denied and _sign(query) != 0 and len(_ahead(query, records)) == 1


def verdict(query: Query, ref: str, toward: str, records: Records) -> str | None:
    """The verdict of advice on a question of which `judges` holds; None where it gives no reason for either.

    Args:
        query: the question.
        ref: the advice.
        toward: the thing that it speaks for.
        records: the base's records.
    """
    own, grounds = records.own_reasons(ref), _grounds(query, ref, records)
    if any(_eased(m, query.stance.said) for m in grounds) or unneeded(query, ref, records):
        return None
    stays = _sign(query) > 0
    if not (grounds or _THIS.isdisjoint(query.stance.said)):
        return None  # "is that a reason?": of what was told, which it does not know
    if against(query, toward, records):
        return "no" if grounds or not (own or stays) else None
    return "yes" if grounds or (stays and not own) else None


def settle(query: Query, answer: Answer, records: Records) -> bool:
    """Give an answer the verdict of advice on where to move, or to stay; whether that is the last word."""
    if not (query.yesno and answer.refs and answer.status == "answered"):
        return False
    ref = answer.refs[0]
    kind, _, id = ref.partition(":")
    row = records.row("advice", "id", "toward", id) if kind == "advice" else None
    toward = row[0] if row else ""
    if not toward or not judges(query, records):
        return False
    found = verdict(query, ref, toward, records)
    if found is None and leaves(query, toward, records):
        return False
    ruled(answer, found)
    return True


def reasoned(query: Query, passing: Callable[[Mention], bool], records: Records) -> str:
    """The one piece of advice that judges a move by a reason which the question names, or "".

    Args:
        query: the question.
        passing: tells mentions that say nothing of what it is about.
        records: the base's records.
    """
    if not (query.yesno and any(p.axis == _ADVICE for p in query.stance.poles) and judges(query, records)):
        return ""
    found = {ref: sum(not passing(m) for m in _grounds(query, ref, records)) for ref, _ in records.moves()}
    best, other = sorted(found, key=lambda ref: -found[ref])[:_PAIR]
    return best if found[best] > found[other] else ""


def arrives(last: Query, query: Query) -> bool:
    """Whether a follow-up on a move asks how something is where it leads to: not whether to move, or what changes."""
    if not last.left or set(last.left) == set(last.subjects) or query.subjects:
        return False
    axes = {p.axis for p in query.stance.poles}
    moves = _STAYING in axes and _AFTER.isdisjoint(query.stance.said)
    return query.yesno and bool(query.content) and not (moves or axes & COMPARING or query.stance.judges())


def reached(ref: str, query: Query, records: Records) -> str:
    """What a claim on that which is left tells, told of that to which a question moves; "" where it is no such."""
    claim = records.claim_at(ref) if query.left else None
    if claim is None or claim.entity not in query.left:
        return ""
    return next((c.ref for s in _kept(query) for c in records.claims(s, claim.attribute)), "")


def against(query: Query, toward: str, records: Records) -> bool:
    """Whether a question leads to another thing than advice speaks for."""
    goal = _ahead(query, records)[0]
    meant = goal == toward or toward in records.families(goal) or goal in records.families(toward)
    return meant == _gives_up(query)


def unneeded(query: Query, ref: str, records: Records) -> bool:
    """Whether a question denies the reason that advice gives, in a clause before the one on the move itself."""
    moving = min((p.start for p in query.stance.poles if p.axis in (_STAYING, _ADVICE)), default=0)
    here = next((c for c in parts(query) if any(m.start <= moving < m.end for m in c)), [])
    return any(m not in here and _denied(m, query) for m in _grounds(query, ref, records))


def hollow(query: Query) -> bool:
    """Whether a question on a move tells that there is none of what would be a reason: "X is nowhere near full"."""
    moves = any(p.axis == _ADVICE or (p.axis, p.sign) == (_STAYING, -1) for p in query.stance.poles)
    return moves and not _FAR.isdisjoint(query.stance.said)


def leaves(query: Query, toward: str, records: Records) -> bool:
    """Whether a question of which `judges` holds is on moving away from what advice speaks for."""
    return _sign(query) < 0 and against(query, toward, records)


def _ahead(query: Query, records: Records) -> list[str]:
    """What a question leads to, of several the things that some advice speaks for."""
    ahead = _kept(query)
    if len(ahead) < 2:
        return ahead
    begins = told_before(query)
    asked = {e for m in query.mentions if m.start >= begins for n in (m, *m.inner) for e in n.entities}
    if len(asked & set(ahead)) == 1:
        return [s for s in ahead if s in asked]  # "we run A. should we go to B?"
    spoken_for = {toward for _, toward in records.moves()}
    return [s for s in ahead if spoken_for.intersection((s, *records.members(s)))]


def _kept(query: Query) -> list[str]:
    """The subjects of a question that it does not leave."""
    return [s for s in query.subjects if s not in query.left]


def _gives_up(query: Query) -> bool:
    """Whether the thing that a question names is what it asks to give up: "should we abandon A?"."""
    said = query.stance.said
    poles = (p for p in query.stance.poles if p.axis in (_STAYING, _KEEPING))
    return not query.left and any(said[p.start] in _LEAVING for p in poles)


def _sign(query: Query) -> int:
    """-1 where a question is on moving, 1 where on staying, 0 where on neither or both."""
    signs = {p.sign for p in query.stance.poles if p.axis in (_STAYING, _KEEPING)}
    return signs.pop() if len(signs) == 1 else 0


def _grounds(query: Query, ref: str, records: Records) -> list[Mention]:
    """The mentions of a question that name the reason which a piece of advice gives."""
    own = records.own_reasons(ref)
    named = (m for m in query.content if "why" not in m.cues)  # "the reason" is none
    return [m for m in named if own.intersection(m.ids("concept") + m.ids("attribute"))]


def _denied(mention: Mention, query: Query) -> bool:
    """Whether the clause that names a reason denies it: "we don't need X"."""
    clause = places_of(next((c for c in parts(query) if mention in c), []))
    unneeded = [p.start for p in query.stance.poles if (p.axis, p.sign) == ("need", -1)]
    return any(
        at in clause and not mention.start <= at < mention.end for at in (*query.stance.denials, *unneeded)
    )


def _eased(mention: Mention, said: Sequence[str]) -> bool:
    """Whether right beside what a mention names it is told to be little, or enough."""
    near = (*said[max(mention.start - _NEAR, 0) : mention.start], *said[mention.end : mention.end + _NEAR])
    return not _EASED.isdisjoint(near)
