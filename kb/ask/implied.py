"""Questions that ask whether one thing makes another certain: "does X mean Y?", "is X enough for Y?".

What is given is the premise, what is to follow from it is what is asked for. Whether it follows is for the rules to
say: it does not where they leave it open. What was seen tells of a setting where it could not be seen without: such a
question is turned about. This finds the two, and judges nothing.
"""

from __future__ import annotations

from kb.ask.atoms import (
    CONTRARY,
    atoms_of,
    denies_telling,
    given,
    judging,
    named,
    names,
    role_of,
    set_against,
    told,
    torn,
)
from kb.ask.clauses import asking, is_of, told_before
from kb.ask.clauses import told as sentence_before
from kb.ask.polarity import JUDGING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.ask.atoms import Atom
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

FORWARD, CONVERSE, THERE, TOGETHER, UNSURE = "forward", "converse", "there", "together", "unsure"
# The oppositions of which one end says that something follows.
_MEANS, _ENOUGH, _WHILE = "showing", "sufficiency", "while"
_GIVEN = ("observed", "setting")
_CONCLUDED = ("concluded",)
_ALL = (*_CONCLUDED, *_GIVEN)
_NEAR = 2
_INTENTS = ("check", "verify")
# "can it be so while ...".
_MAY = frozenset("can could may might possible possibly 可 能 会".split())
_AND = frozenset("while yet but although though whereas 但 却 而 同".split())
# "..., 那就肯定 ...".
_ZH_SURE = frozenset("肯必")
# What would help is asked, and not how it is.
HELPING = frozenset("help helps".split())
# "..., so it must be".
_SO, _SURELY = (
    frozenset(["so", "then", "therefore"]),
    frozenset(["must", "surely", "certainly", "definitely"]),
)
# Words before one that means to see to it, not to tell ("还得保证 ...").
_OUGHT = frozenset("得 要 须 需 应 该 must to should".split())
# "... 才 ...": that, and not less, is enough.
_ZH_NEEDS = "才"
# Words that open a reason for what was said before.
_ZH_REASON = ("反正", "毕竟")
# Words that turn what follows, or set it apart.
_RIDDING = frozenset(
    "keep keeps avoid avoids prevent prevents stop stops escape without minus ruled rule".split()
)
_ZH_ONLY, _ZH_THEN, _ZH_ENOUGH = frozenset("只光单仅"), "就", "够"
_ZH_WILL = tuple([w] for w in "能会一必肯可")


def infer(query: Query, records: Records) -> None:
    """Part what a question takes as given from what it asks to follow; mark it as one that asks for that.

    What stands before the word for it ("means", "is enough for") is given, what stands behind it is to follow. Some
    words say both ("guarantee a hit"): packs tell what they are about.
    """
    if not (query.yesno and query.intent in _INTENTS and query.plain) or _framed(query):
        return
    if _for_a_reason(query):
        query.follows = UNSURE
        return
    word, at = _word(query)
    if not (at or told(query.content, records)):
        return
    asks = any(p.axis in (_MEANS, _ENOUGH) for p in query.stance.poles)
    query.follows = UNSURE if asks or _ZH_ONLY.intersection(query.stance.said) else ""
    looks = not any(m.ids("value") or atoms_of([m], records, _CONCLUDED) for m in query.content)
    if word == _ENOUGH and (looks or any(m.ids("procedure") for m in query.content)):
        return  # whether to look at something is enough, not whether it is so
    if denies_telling(query.content, records) or torn(query.content, records):
        return
    before = [m for m in query.content if not at or m.start < at - 1]
    behind = [m for m in query.content if m not in before]
    set_ = [m for m in behind if names(m, records, "setting")]
    there = _about_one(query)
    if word == _MEANS and set_:
        if not there and not query.stance.denials:
            _converse(query, before, set_, [m for m in behind if m not in set_], records)
        return
    if word == _WHILE and not atoms_of(behind, records, _CONCLUDED):
        before, behind = behind, before
    found = _parted(query, word, before, behind, records)
    if found:
        way = THERE if there else TOGETHER if word == _WHILE else FORWARD
        _pose(query, *found, way)


def _for_a_reason(query: Query) -> bool:
    """Whether what is asked for is named only as the reason for something else: "X 不需要 ..., 反正 Y"."""
    mentions = query.stance.mentions
    own = [at for at, m in enumerate(mentions) if is_of(m, query.target)]
    opens = next((at for at, m in enumerate(mentions) if m.text in _ZH_REASON), 0)
    return 0 < opens < min(own, default=0)


def _parted(
    query: Query, word: str, before: list[Mention], behind: list[Mention], records: Records
) -> tuple[Atom, list[Atom]] | None:
    """What is to follow, and from what; None where a question names not just one thing that is to follow."""
    asked = [m for m in behind if atoms_of([m], records, _CONCLUDED)]
    turned = _turned(query.stance.denials, [*asked, *before], records)
    if turned is None:
        return None
    following = _turn(dict(atoms_of(asked, records, _CONCLUDED, "" if turned else query.target)), turned)
    link = told(query.content, records)
    if link and not following:
        following = dict([link])
    roles = (*_CONCLUDED, *_GIVEN) if word == _WHILE else (*_GIVEN, *_CONCLUDED)
    premise = dict(atoms_of(before, records, roles, on=word == _ENOUGH))
    premise |= dict(
        atoms_of([m for m in behind if m not in asked], records, _GIVEN, on=word == _ENOUGH and not before)
    )
    premise = {a: v for a, v in _turn(premise, turned).items() if a not in following}
    return (next(iter(following.items())), list(premise.items())) if len(following) == 1 and premise else None


def _framed(query: Query) -> bool:
    """Whether a question judges, or asks for a bearing of one thing on another: what follows is not what it asks."""
    judges = any(p.axis in JUDGING or p.axis == "bearing" for p in query.stance.poles)
    return judges or _ZH_NEEDS in query.stance.limits or bool(_RIDDING.intersection(query.stance.said))


def _turned(denials: Iterable[int], mentions: list[Mention], records: Records) -> set[str] | None:
    """The attributes of which right before their mention the contrary is said; None where more is denied."""
    out: set[str] = set()
    for at in denials:
        near = [m for m in mentions if at < m.start <= at + _NEAR and atoms_of([m], records, _ALL, on=True)]
        atoms = atoms_of(near[:1], records, _ALL, on=True)
        if not atoms or atoms[0][1] not in CONTRARY:
            return None
        out ^= {a for m in near[:1] for a in named(m)}
    return out


def _turn(atoms: dict[str, str], turned: set[str]) -> dict[str, str]:
    return {a: CONTRARY[v] if a in turned and v in CONTRARY else v for a, v in atoms.items()}


def grant(query: Query, records: Records) -> None:
    """Take as given what is concluded, named with its value in a clause that does not ask, and not asked for."""
    if not query.yesno or query.inferred or role_of(records, query.target) != "concluded":
        return
    if judging(query.content, records) or not any(
        names(m, records, "observed", *_CONCLUDED) for m in query.content if not is_of(m, query.target)
    ):
        return
    _point(query, records)
    main = asking(query, query.target)
    beside = [m for m in query.content if m.start not in main and m in query.mentions and not m.messages]
    beside = [m for m in beside if not set_against(m, query.content)]
    known = {query.target, *(a for a, _ in query.assume)}
    turned = _turned((at for at in query.stance.denials if at not in main), beside, records)
    if turned is None:
        return
    granted = _turn(dict(atoms_of(beside, records, ("observed", *_CONCLUDED))), turned)
    query.assume += [(a, v) for a, v in granted.items() if a not in known]
    concluded = [a for a, _ in query.assume if role_of(records, a) == "concluded"]
    framed = bool(query.stance.limits) or _framed(query) or any(p.axis == "need" for p in query.stance.poles)
    first = min((m.start for m in beside if {*named(m)} & {*concluded}), default=0)
    later = all(m.start > first for m in query.content if is_of(m, query.target))
    framed = framed or bool(query.stance.denials) or torn(query.content, records)
    if len(concluded) == 1 and later and query.asked and not (query.subjects or framed):
        query.follows = FORWARD


def _point(query: Query, records: Records) -> None:
    """Ask for what the asking clause names, where that is concluded, and not for what another clause tells."""
    main = asking(query, "")
    here = [m for m in query.content if m.start in main and m in query.mentions]
    atoms = atoms_of(here, records, _CONCLUDED)
    known = any(is_of(m, query.target) for m in here) or query.target in dict(atoms)
    alike = bool(atoms) and bool(_kinds(records, query.target) & _kinds(records, atoms[-1][0]))
    if query.asked and alike and not known and not any(m.messages for m in here):
        own = {a for m in here for a in named(m)}
        seen = atoms_of([m for m in query.content if is_of(m, query.target)], records, ("observed",))
        told = seen[-1:] or [(query.target, query.asked)]  # what somebody saw need not be what is concluded
        query.assume = [*(atom for atom in query.assume if atom[0] not in own), *told]
        query.target, query.asked = atoms[-1]
        query.more = [a for a in query.more if a != query.target]


def read_off(query: Query, records: Records) -> None:
    """Ask for the setting that the asking clause names, where what was told before it gives that setting."""
    if "whatif" in query.cues or query.inferred or HELPING.intersection(query.stance.said):
        return
    main, sentence, apart = asking(query, ""), sentence_before(query.text), told_before(query)
    here = [m for m in query.content if m.start in main and m.start >= apart]
    first = max(min(main, default=0), apart)
    asked = atoms_of(here, records, ("setting",))
    ought = any(p.axis == "need" and p.start >= first for p in query.stance.poles)
    if (
        len(asked) != 1
        or ought
        or len(query.subjects) > 1
        or any(names(m, records, *_CONCLUDED) for m in here)
    ):
        return
    before = [m for m in query.content if m not in here]
    shown = [m for m in before if m.start < (first if m.messages else sentence)]
    lines = any(m.messages for m in shown)
    if not lines and len(dict(atoms_of(shown, records, ("setting",)))) > 1:
        return  # what is given for a case, not read off
    telling = [m for m in shown if asked[0][0] in dict(atoms_of([m], records, ("setting",)))]
    if telling:
        query.target, query.asked = asked[0]
        query.assume, query.more = atoms_of(telling, records, ("setting",)), []
        query.content = [*telling, *here]


def _about_one(query: Query) -> bool:
    """Whether a question is about a subject that it names; one within the words for a value is none."""
    inner = {id for m in query.content if m.ids("value") for i in m.inner for id in i.entities}
    named = {id for m in query.mentions for id in m.entities}
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
    then = next(
        (i for i, w in enumerate(said) if w == _ZH_THEN and (i > only or said[i + 1 : i + 2] in _ZH_WILL)), -1
    )
    return (_ENOUGH, then + 1) if then > 0 else ("", 0)


def _converse(
    query: Query, before: list[Mention], behind: list[Mention], beside: list[Mention], records: Records
) -> None:
    """Ask what would be seen with a setting the other way ("does status BPF mean that X is on?")."""
    seen = dict(atoms_of(before, records, _CONCLUDED))
    asked = dict(atoms_of(behind, records, ("setting",), on=True))
    set_ = dict(atoms_of(before, records, ("setting",)))
    if len(asked) != 1 or any(names(m, records, "setting", *_CONCLUDED) for m in beside):
        return
    (id, value) = next(iter(asked.items()))
    value = given(records, id, value)
    if id in set_:
        _pose(query, (id, value), list(set_.items()), FORWARD)  # what a line shows is what is asked
    elif len(seen) == 1 and not any(names(m, records, "setting") for m in before) and value in CONTRARY:
        _pose(query, next(iter(seen.items())), [(id, CONTRARY[value])], CONVERSE)


def _pose(query: Query, asked: Atom, given: list[Atom], way: str) -> None:
    query.target, query.asked = asked
    query.assume, query.more = given, []
    query.subjects = query.subjects if way == THERE else []
    query.intent, query.follows = "check", way


def _kinds(records: Records, id: str) -> set[str]:
    found = records.attribute(id)
    return set(found.kinds) if found else set()
