"""Whether one thing helps against what is told of another: "packets bypass it on A. does B help?", "would it be on B?".

What is told there is so here, or it is not: that is asked of the remedy alone. It reads; rules conclude what is so.
"""

from __future__ import annotations

from kb.ask.atoms import CONTRARY, denies, names, role_of
from kb.ask.clauses import is_of, parts, places_of, untagged
from kb.ask.polarity import GOOD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

_CUE = "remedy"
_DENYING = frozenset("not isnt doesnt arent dont wasnt never no 没 没有 未 不".split())
_WANTING = frozenset("want wants need needs wish like hope 想 要 希望 需要".split())
_GOOD = GOOD | {"hit"}
_IT, _BE = frozenset(["it", "that", "this", "they"]), frozenset("is are doe do would will was".split())
# Words beside a thing named with which it is only named: "does moving to B help?".
_ELLIPTIC = 5


def remedied(query: Query, records: Records) -> bool:
    """Take a question for one of a remedy, where it is: ask it of the remedy alone.

    Args:
        query: a yes/no question, its target chosen; its subjects, content and asked value may be changed.
        records: tells what rules conclude.

    Returns:
        Whether the verdict is to be the contrary of whether it is so there.
    """
    clauses = untagged(parts(query))
    if len(clauses) < 2 or not query.asked or role_of(records, query.target) != "concluded":
        return False
    last, before = clauses[-1], [m for clause in clauses[:-1] for m in clause]
    own = {id for m in last for id in _things(m)}.intersection(query.subjects)
    told = [m for m in before if is_of(m, query.target)]
    here = [m for m in last if m.ids("attribute") or m.ids("value")]
    if told and _sets(query, last, records):
        query.mends, query.fresh = True, [m for m in last if m in query.content]
        return False
    if not own or not told or any(names(m, records, "concluded", "setting", "observed") for m in here):
        return False
    mends, elides = any(_CUE in m.cues for m in last), _elides(last)
    if not (mends or elides) or any(map(denies, last[1:])):
        return False
    _only(query, own, last)
    if mends:
        return not _wanted(before, told[-1])
    ahead = next((m for m in reversed(before) if m.end <= told[-1].start), told[-1])
    if (_denied(told[-1]) or _denied(ahead)) and query.asked in CONTRARY:
        query.asked = CONTRARY[query.asked]
        told[-1].targets = (f"value:{query.target}={query.asked}",)
    return False


def _sets(query: Query, last: list[Mention], records: Records) -> bool:
    """Whether a clause asks if a setting, given a value in it, helps: "does X=true help?"."""
    given = any(m.ids("value") and names(m, records, "setting") for m in last)
    return given and not any(map(denies, last)) and bool(query.assume) and any(_CUE in m.cues for m in last)


def told_badly(query: Query) -> int:
    """1 where a question asks whether something good is so, -1 where something bad, 0 where that is not known."""
    at = places_of(m for m in query.stance.mentions if is_of(m, query.target))
    return next((p.sign for p in query.stance.poles if p.start in at and p.axis in _GOOD), 0)


def helps(query: Query) -> bool:
    """Whether a turn asks no more of the things that it names than whether they help."""
    return any(_CUE in m.cues for m in query.mentions) and not query.target


def of_remedy(query: Query) -> bool:
    """Whether a turn asks if a thing would help, be it one of which rules conclude something: "would X help?"."""
    named = any(m.entities and query.target in m.ids("attribute") for m in query.content)
    return helps(query) or (named and any(_CUE in m.cues for m in query.mentions))


def _things(mention: Mention) -> list[str]:
    return [id for m in (mention, *mention.inner) for id in m.entities]


def _elides(clause: list[Mention]) -> bool:
    """Whether a clause asks by a pronoun alone if the same is so of what it names: "would it be on B?"."""
    words = " ".join(m.key for m in clause[:2]).split()
    return len(clause) <= _ELLIPTIC and words[:1] != [] and words[0] in _BE and not _IT.isdisjoint(words[1:2])


def _denied(mention: Mention) -> bool:
    return not _DENYING.isdisjoint(mention.key.split())


def _wanted(before: list[Mention], told: Mention) -> bool:
    """Whether what is told is told as what somebody wants."""
    ahead = [m for m in before if m.end <= told.start]
    clause = max((i for i, m in enumerate(ahead) if m.head), default=0)
    words = {w for m in ahead[clause:] for w in m.key.split()}
    return not told.head and bool(words & _WANTING) and words.isdisjoint(_DENYING)


def _only(query: Query, own: set[str], last: list[Mention]) -> None:
    """Ask of some of the subjects alone."""
    gone = set(query.subjects) - own
    query.subjects = [s for s in query.subjects if s in own]
    query.content = [m for m in query.content if m in last or not gone.intersection(m.entities)]
