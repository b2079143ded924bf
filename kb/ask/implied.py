"""Questions that ask whether one thing makes another certain: "does X mean Y?", "is X enough for Y?".

What is given is the premise, what is to follow from it is what is asked for. Whether it follows is for the rules to
say: it does not where they leave it open. What was seen tells of a setting where it could not be seen without: such a
question is turned about. This finds the two, and judges nothing.
"""

from __future__ import annotations

from kb.ask.clauses import asking, is_of
from kb.ask.polarity import JUDGING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Attribute, Records

    Atom = tuple[str, str]

FORWARD, CONVERSE, THERE, TOGETHER = "forward", "converse", "there", "together"
# The oppositions of which one end says that something follows.
_MEANS, _ENOUGH, _WHILE = "showing", "sufficiency", "while"
_GIVEN = ("observed", "setting")
_CONCLUDED = ("concluded",)
_INTENTS = ("check", "verify")
CONTRARY = {"true": "false", "false": "true"}
# "can it be so while ...".
_MAY = frozenset("can could may might possible possibly 可 能 会".split())
_AND = frozenset("while yet but although though whereas 但 却 而 同".split())
# "..., 那就肯定 ...".
_ZH_SURE = frozenset("肯必")
# "..., so it must be".
_SO, _SURELY = (
    frozenset(["so", "then", "therefore"]),
    frozenset(["must", "surely", "certainly", "definitely"]),
)
# Words before one that means to see to it, not to tell ("还得保证 ...").
_OUGHT = frozenset("得 要 须 需 应 该 must to should".split())
# "只(要) ... 就": that is enough.
_ZH_ONLY, _ZH_THEN, _ZH_ENOUGH = frozenset("只光单仅"), "就", "够"


def infer(query: Query, records: Records) -> None:
    """Part what a question takes as given from what it asks to follow; mark it as one that asks for that.

    What stands before the word for it ("means", "is enough for") is given, what stands behind it is to follow. Some
    words say both ("guarantee a hit"): packs tell what they are about.
    """
    stance = query.stance
    if not (query.yesno and query.intent in _INTENTS and query.plain):
        return
    if stance.denials or any(p.axis in JUDGING for p in stance.poles):
        return
    word, at = _word(query)
    before = [m for m in query.content if not at or m.start < at - 1]
    behind = [m for m in query.content if m not in before]
    set_ = [m for m in behind if _names(m, records, "setting")]
    there = _about_one(query)
    if word == _MEANS and set_:
        if not there:
            _converse(query, before, set_, records)
        return
    asked = [m for m in behind if atoms_of([m], records, _CONCLUDED)]
    following = dict(atoms_of(asked, records, _CONCLUDED))
    also = [m for m in behind if m not in asked]
    roles = (*_CONCLUDED, *_GIVEN) if word == _WHILE else (*_GIVEN, *_CONCLUDED)
    given = dict(atoms_of(before, records, roles)) | dict(atoms_of(also, records, _GIVEN))
    told = _told(query.content, records)
    if told and not following:
        following = dict([told])
    given = {a: v for a, v in given.items() if a not in following}
    if len(following) == 1 and given and (at or told):
        way = THERE if there else TOGETHER if word == _WHILE else FORWARD
        _pose(query, next(iter(following.items())), list(given.items()), way)


def grant(query: Query, records: Records) -> None:
    """Take as given what is concluded, named with its value in a clause that does not ask, and not asked for."""
    if not query.yesno or query.inferred or role_of(records, query.target) != "concluded":
        return
    _point(query, records)
    main = asking(query, query.target)
    told = [m for m in query.content if m.start not in main and m in query.mentions and not m.ids("message")]
    known = {query.target, *(a for a, _ in query.assume)}
    given = dict(atoms_of(told, records, ("observed", *_CONCLUDED)))
    query.assume += [(a, v) for a, v in given.items() if a not in known]
    concluded = any(role_of(records, a) == "concluded" for a, _ in query.assume)
    framed = query.stance.limits or any(p.axis in JUDGING or p.axis == "need" for p in query.stance.poles)
    if concluded and query.asked and not query.subjects and not framed:
        query.follows = FORWARD


def _point(query: Query, records: Records) -> None:
    """Ask for what the asking clause names, where that is concluded, and not for what another clause tells."""
    main = asking(query, "")
    here = [m for m in query.content if m.start in main and m in query.mentions]
    atoms = atoms_of(here, records, _CONCLUDED)
    known = any(is_of(m, query.target) for m in here) or query.target in dict(atoms)
    alike = bool(atoms) and bool(_kinds(records, query.target) & _kinds(records, atoms[-1][0]))
    if query.asked and alike and not known and not any(m.ids("message") for m in here):
        own = {a for m in here for a in _named(m)}
        query.assume = [*(atom for atom in query.assume if atom[0] not in own), (query.target, query.asked)]
        query.target, query.asked = atoms[-1]
        query.more = [a for a in query.more if a != query.target]


def _about_one(query: Query) -> bool:
    """Whether a question is about a subject that it names; one within the words for a value is none."""
    inner = {id for m in query.content if m.ids("value") for i in m.inner for id in i.ids("entity")}
    named = {id for m in query.mentions for id in m.ids("entity")}
    return any(s in named or s not in inner for s in query.subjects)


def _word(query: Query) -> tuple[str, int]:
    """What the word for following says, and the place behind it; ("", 0) where there is none."""
    said = query.stance.said
    for pole in query.stance.poles:
        if pole.axis in (_MEANS, _ENOUGH) and pole.sign > 0 and said[pole.start - 1] not in _OUGHT:
            return pole.axis, pole.end
    sure = next((i for i, w in enumerate(said) if w in _ZH_SURE and said[i - 1 : i] != ["不"]), 0)
    clause = max((m.start for m in query.mentions if m.head and m.start <= sure), default=0)
    if clause:
        return _ENOUGH, clause + 1
    both = next((i for i, w in enumerate(said) if i and w in _AND), len(said))
    if both < len(said) and _MAY.intersection(said[:both]):
        return _WHILE, both + 1
    so = next((i for i, w in enumerate(said) if i and w in _SO), len(said))
    if _SURELY.intersection(said[so:]):
        return _ENOUGH, so + 1
    if _ZH_ENOUGH in said:
        return _ENOUGH, said.index(_ZH_ENOUGH) + 1
    only = next((i for i, w in enumerate(said) if w in _ZH_ONLY), len(said))
    then = next((i for i in range(only, len(said)) if said[i] == _ZH_THEN), -1)
    return (_ENOUGH, then + 1) if then > 0 else ("", 0)


def _converse(query: Query, before: list[Mention], behind: list[Mention], records: Records) -> None:
    """Ask what would be seen with a setting the other way ("does status BPF mean that X is on?")."""
    seen = dict(atoms_of(before, records, _CONCLUDED))
    told = dict(atoms_of(behind, records, ("setting",)))
    if len(seen) != 1 or len(told) != 1 or any(_names(m, records, "setting") for m in before):
        return
    (id, value) = next(iter(told.items()))
    if value in CONTRARY:
        _pose(query, next(iter(seen.items())), [(id, CONTRARY[value])], CONVERSE)


def _pose(query: Query, asked: Atom, given: list[Atom], way: str) -> None:
    query.target, query.asked = asked
    query.assume, query.more = given, []
    query.subjects = query.subjects if way == THERE else []
    query.intent, query.follows = "check", way


def tells_of(records: Records, id: str) -> Atom | None:
    """What an attribute tells of, where packs say that it is about one value of a conclusion."""
    found = records.attribute(id)
    if found is None or found.role != "described":
        return None
    atoms = [c.partition("=") for c in records.about("attribute:" + id) if "=" in c]
    concluded = [(a, v) for a, _, v in atoms if role_of(records, a) == "concluded"]
    return concluded[0] if len(concluded) == 1 else None


def _told(content: list[Mention], records: Records) -> Atom | None:
    """What the last mention of an attribute or a value tells of."""
    naming = [m for m in content if m.ids("attribute") or m.ids("value")]
    found = [tells_of(records, id) for id in naming[-1].ids("attribute")] if naming else []
    return next(filter(None, found), None)


def role_of(records: Records, id: str) -> str:
    """The role of an attribute; "" for an id that names none."""
    found: Attribute | None = records.attribute(id)
    return found.role if found else ""


def _named(mention: Mention) -> list[str]:
    """The attributes that a mention names, themselves or by a value."""
    return [*mention.ids("attribute"), *(v.partition("=")[0] for v in mention.ids("value"))]


def _names(mention: Mention, records: Records, role: str) -> bool:
    return any(role_of(records, id) == role for id in _named(mention))


def atoms_of(mentions: list[Mention], records: Records, roles: tuple[str, ...]) -> list[Atom]:
    """For each mention the value that it names of an attribute in one of some roles, the first of them first."""
    out = []
    for mention in mentions:
        atoms = [(a, v) for a, _, v in (atom.partition("=") for atom in mention.ids("value"))]
        for message in mention.ids("message"):
            atoms += [(a, v) for a, v in records.list("message_sets", "message", "attribute,value", message)]
            about = (c.partition("=") for c in records.about("message:" + message) if "=" in c)
            atoms += [(a, v) for a, _, v in about if role_of(records, a) == "concluded"]
        atoms += [(a, "true") for a in mention.ids("attribute") if _sort(records, a) == ("bool", "concluded")]
        ranked = [
            (roles.index(r), v not in CONTRARY, a, v) for a, v in atoms if (r := role_of(records, a)) in roles
        ]
        if ranked:
            out.append(min(ranked)[2:])
    return out


def _kinds(records: Records, id: str) -> set[str]:
    found = records.attribute(id)
    return set(found.kinds) if found else set()


def _sort(records: Records, id: str) -> tuple[str, str]:
    found = records.attribute(id)
    return (found.type, found.role) if found else ("", "")
