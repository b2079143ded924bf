"""Questions that tell what was seen and ask how a setting is: "status says X on Y. is Z off?".

What was seen need not be what is usual, so such a question is neither one about what is seen with the setting like that
nor one about how it is by default. This finds what was seen and what is asked; `diagnosis` judges it.
"""

from __future__ import annotations

from kb.ask.atoms import atoms_of, depth, names, role_of
from kb.ask.clauses import parts, places_of, untagged
from kb.ask.implied import HELPING
from kb.ask.lexicon import BOUND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.atoms import Atom
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

_SEEN = ("concluded", "observed")
_SET = ("setting",)
# Oppositions that ask for more than how a setting is: what is wanted, advised, gained or to be done.
_MORE = frozenset(
    "need advice success effort effect sufficiency showing staying acting sameness trouble".split()
)
_WISHING = frozenset("trying want wants wanting hoping hope wish aim aiming need needs goal 想 希 盼".split())
_WANTING = frozenset(["fix", "howto", "advise"])
_BEARING = "bearing"
_ZH_ASKING = ("吗", "么")
_MAY = frozenset("could might may maybe perhaps possibly possible probably likely 可 会".split())


class Sighting:
    """What a question tells was seen, and what it asks.

    Attributes:
        shown: the attribute that was seen, with its value.
        given: the settings that it tells, with their values.
        asked: the settings that it asks about, with the values that it supposes; "" where it supposes none.
        possibly: whether it asks if that may be, and not if it is.
        bears: 1 where it asks if a setting has to do with it, -1 where it asks if none has, else 0.
    """

    __slots__ = ("asked", "bears", "given", "possibly", "shown")

    def __init__(
        self,
        shown: Atom,
        given: list[Atom],
        asked: list[Atom],
        possibly: bool = False,
        bears: int = 0,
    ) -> None:
        self.shown = shown
        self.given = given
        self.asked = asked
        self.possibly = possibly
        self.bears = bears


def sight(query: Query, records: Records) -> Sighting | None:
    """What a question tells was seen and asks of settings; None where it is no such question."""
    if not query.yesno or query.ought or query.cues & _WANTING:
        return None
    clauses = untagged(parts(query))
    seeing = [c for c in clauses if any(names(m, records, *_SEEN) or m.messages for m in c)]
    asking = [c for c in clauses if c not in seeing and any(names(m, records, *_SET) for m in c)]
    if not seeing or not asking or any(map(_asks, seeing)) or any(map(_wishes, seeing)):
        return None
    main = next((c for c in reversed(asking) if _asks(c)), asking[-1])
    if main is not clauses[-1] and not _asks(main):
        return None
    beside = places_of(m for m in main if not _sets(m, records))
    if any(p.axis in _MORE and p.start in beside for p in query.stance.poles):
        return None
    if any(m.ids("manner") or "whatif" in m.cues for m in main) or beside & set(query.stance.denials):
        return None
    said = {w for m in main for w in m.key.split()}
    if said & HELPING:
        return None
    asked = _set(main, records)
    shown = {atom for c in seeing for m in c for atom in _shown(m, records)}
    if not asked or len(shown) != 1:
        return None
    what = shown.pop()
    if any(_says_more(c, what[0], query, records) for c in seeing):
        return None
    given = [atom for c in clauses if c is not main for atom in atoms_of(c, records, _SET)]
    bears = next((p.sign for p in query.stance.poles if p.axis == _BEARING and p.start in beside), 0)
    return Sighting(what, given, asked, bool(said & _MAY), bears)


def _wishes(clause: list[Mention]) -> bool:
    """Whether a clause tells what somebody wants ("trying to get a hit"), and not what was seen."""
    return not _WISHING.isdisjoint(w for m in clause for w in m.key.split())


def _shown(mention: Mention, records: Records) -> list[Atom]:
    """What a mention says of what rules conclude: the cause before its effects, where its words may mean either."""
    atoms = [a for a in mention.atoms if role_of(records, a[0]) == "concluded"]
    atoms = atoms or atoms_of([mention], records, ("concluded",))
    return sorted(atoms, key=lambda atom: depth(records, atom[0]))[:1]


def _says_more(clause: list[Mention], shown: str, query: Query, records: Records) -> bool:
    """Whether a clause names a thing beside what was seen that this is not about: it may tell of another matter."""
    known = {f for s in query.subjects for f in (s, *records.families(s))} | records.told_by(
        "attribute:" + shown
    )
    others = [m for m in clause if m in query.content and not _shown(m, records)]
    return any(m.entities and not known & set(m.entities) for m in others)


def _set(clause: list[Mention], records: Records) -> list[Atom]:
    """The settings that a clause names, with their values where it names these."""
    valued = atoms_of(clause, records, _SET)
    bare = [a for m in clause for a in m.ids("attribute") if names(m, records, *_SET)]
    return valued + [(a, "") for a in bare if a not in dict(valued)]


def _sets(mention: Mention, records: Records) -> bool:
    """Whether a mention names a setting, or the position of one beside it."""
    return BOUND in mention.targets or names(mention, records, *_SET)


def _asks(clause: list[Mention]) -> bool:
    """Whether a clause ends or begins with a word that asks, be it behind one that only leads to it ("so is X ...")."""
    if clause[-1].key in _ZH_ASKING:
        return True
    led = clause[1:2] if clause[0].only("cue") or clause[0].only("plain") or not clause[0].targets else []
    return any("yesno" in m.cues for m in (*clause[:1], *led))
