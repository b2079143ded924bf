"""Acts that a question wants judged: "is it safe to switch X off there?", "does disabling X break Y?", "要关吗".

What makes an act right or wrong is what is required of the setting there. This finds the act and the side from which
it is judged; what is required is for the rules and claims to say, and the comparison for `verdicts`.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.alone import MANAGING, Alone, left_alone
from kb.ask.atoms import given, is_everyday, role_of
from kb.ask.clauses import asking, is_of, places_of, span, told_before
from kb.ask.lexicon import BOUND, Mention
from kb.ask.manners import BY_HAND, BY_SCRIPT, LEFT, by_default
from kb.ask.negation import repeats
from kb.ask.polarity import JUDGING, Pole
from kb.ask.query import Query
from kb.ask.records import Attribute, Records
from kb.ask.sentences import MARKS, marked
from kb.ask.withheld import takes_effect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# A word for working judges an act only by saying that something breaks, or is fine.
_GOOD = frozenset("ok fine".split())
# What is said of a thing itself, not of an act on it: "did X fail?".
_FAILING = frozenset("fail fails failed failing".split())
# Words by which an act is judged only where packs speak of an outage, by their concept for it.
_LOSS = frozenset("lost lose loses losing loss outage outages drop drops dropped 断 丢 中".split())
OUTAGE = "outage"
# What is judged so is what comes of an act; anything else ("safe", "allowed") is the act itself.
_HARMING = frozenset(["work", "connection", "trouble"])
_WHOLLY = frozenset("completely entirely totally fully wholly all every everything".split())
_ZH_WHOLLY = ("完全", "全部", "彻底", "所有", "都")
_ALLOWED = frozenset("allowed permitted permissible".split())
_MAY = frozenset("can may could".split())
_I = frozenset("i we you one".split())
_ZH_FINE = ("行吗", "行不", "行么", "行吧", "行嘛", "成吗", "成不")
_ZH_MAY = ("可以", "能不", "能否", *(f"能{act}" for act in "用开关设留保省去删略缺少"), *_ZH_FINE)
_ZH_FIRST = frozenset(may[0] for may in _ZH_MAY)
_ZH_WITHOUT = (("不", "用"), ("不", "要"))
_INSTALLING = frozenset("install installing helm deploy deploying".split())
_WITHOUT = "without"
_OUGHT = frozenset("should shall ought supposed".split())
_ZH_OUGHT = ("要", "该", "应当")
_ZH_NOT_OUGHT = ("要是", "只要", "主要", "重要", "要么", "要求", "不要紧", "要紧", "要看", "摘要")
# Oppositions that name the act, or only frame it.
_FRAMES = JUDGING | frozenset(
    "switch keeping staying acting having need advice possibility start effect".split()
)
# A setting that nobody gives a value, and one that stays as whatever has set it left it.
UNSET = ABSENT, AS_IS = "-", "="


def settle(query: Query, records: Records) -> None:
    """Let a question that judges an act on a setting be one about that setting."""
    if not query.yesno or takes_effect(query):
        return
    if marked(query.text.rstrip(MARKS)):
        return  # two questions, of which only the last is judged here
    poles = _judging(query)
    names = _names(query, records, poles)
    ids = {id for m in names for id in _ids(m) if role_of(records, id) == "setting"}
    id = ids.pop() if len(ids) == 1 else ""
    left = left_alone(query, names) if id else None
    if id and any(query.stance.said[p.start] in _LOSS for p in poles) and not _brings_loss(id, records):
        return  # whether anything is lost by it is asked, and only what is required of it told
    if left:
        poles = _of_left(query, poles, left)
    elif not query.target or (query.target != id and id in records.about("attribute:" + query.target)):
        id = ""
    attribute = records.attribute(id) if id else None
    if attribute is None or not poles or not _alone(query, names, poles, left, records):
        query.ought = _ought(query, records)
        return
    act = _value(query, attribute, names, records) if not left else AS_IS if left.as_is else ABSENT
    if not act:
        return
    spent = left.places if left else frozenset[int]()
    rest = (m for m in query.content if not _judges(m, poles) and not spent.issuperset(span(m)))
    query.content = [n for m in rest for n in ([i for i in m.inner if i in names] or [m])]
    query.said = [m for m in query.said if not spent.issuperset(span(m))]
    _aim(query, id, act, records)
    query.good = poles[0].sign


def _aim(query: Query, setting: str, act: str, records: Records) -> None:
    """Let a question be about the value that an act gives a setting, or about the need for that where rules tell it."""
    need = records.need_of(setting) if act in ("false", ABSENT) else ""
    query.target, query.act = (need, "false") if need else (setting, act)
    query.asked, query.intent = query.act, "check"
    query.assume = [atom for atom in query.assume if atom[0] != setting]
    query.more = [a for a in query.more if a != setting]


def _brings_loss(setting: str, records: Records) -> bool:
    """Whether documents tell of an outage where they speak of a setting."""
    return any(OUTAGE in records.about(claim.ref) for claim in records.on(setting))


def _of_left(query: Query, poles: list[Pole], left: Alone) -> list[Pole]:
    """The poles that judge leaving something alone: none in the words that say so, nor turned by these."""
    turned = sum(at in left.places for at in query.stance.denials) % 2
    out = [
        Pole(p.axis, -p.sign, p.start, p.end) if p.turned and turned else p
        for p in poles
        if p.start not in left.places
    ]
    return out or ([Pole("need", left.spared, min(left.places), max(left.places) + 1)] if left.spared else [])


def suppose(query: Query, records: Records) -> None:
    """Take a switch as on of which it is asked what it does: "does X make packets bypass Y?"."""
    found = records.attribute(query.target)
    if found is None or found.role != "concluded" or not any(p.axis == "effect" for p in query.stance.poles):
        return
    own = [a for a in map(records.attribute, query.more) if a and a.switch]
    if len(own) == 1:
        query.more.remove(own[0].id)
        query.assume.append((own[0].id, "true"))


def demand(query: Query, records: Records) -> None:
    """Let a question whether a setting must have some value be about that, where rules tell if another is needed."""
    if role_of(records, query.target) != "concluded":
        return
    own = {id for id in records.about("attribute:" + query.target) if role_of(records, id) == "setting"}
    needs = {p.start for p in query.stance.poles if p.axis == "need" and p.sign > 0}
    naming = [m for m in query.content if is_of(m, query.target) and needs.intersection(span(m))]
    if len(own) != 1 or not naming:
        return
    given = [(a, v) for a, v in query.assume if role_of(records, a) == "setting"]
    if not given and any("off" in m.cues and m.key.endswith("false") for m in query.mentions):
        given = [(id, "false") for id in own]  # "must X be set to false?"
    loosely = any(m.ids("manner") for m in naming)  # "is X mandatory?"
    if len(given) == 1 and (
        (given[0][0] in own and given[0][1] == "false") or (loosely and given[0][0] not in own)
    ):
        query.content = [m for m in query.content if m not in naming]
        query.assume = [atom for atom in query.assume if atom not in given]
        query.target, query.asked = given[0]
        query.ought = True


def owners(query: Query, records: Records) -> list[str]:
    """The things of which a setting is required, for a question that names none and asks what is."""
    if query.subjects or query.assume or not (query.act or query.ought):
        return []
    sql = "SELECT DISTINCT entity,manner FROM claim WHERE attribute=?"
    for id in (query.target, *records.about("attribute:" + query.target)):
        rows = [r for r in records.base.rows(sql, (id,)) if r[1]]
        if any(r[1].startswith(BY_HAND) for r in rows):
            return [r[0] for r in rows]
    return []


def fitting(query: Query, value: str, manner: str, records: Records) -> str | None:
    """The verdict on an act, by what its setting is there: what is so is right, what is required otherwise is not."""
    fits = query.act == value
    if query.act in UNSET:
        fits = manner in LEFT or value == given(records, query.target, "unset")
    if fits or (query.act == AS_IS and manner == BY_SCRIPT):
        return "yes" if query.good > 0 else "no"
    needed = role_of(records, query.target) == "concluded" or manner.startswith(BY_HAND)
    return ("no" if query.good > 0 else "yes") if needed else None


def _judging(query: Query) -> list[Pole]:
    main, told = asking(query, ""), told_before(query)
    found = []
    said = query.stance.said
    for pole in query.stance.poles:
        cuts = pole.axis == "connection" and pole.sign < 0
        if pole.start not in main or pole.start < told or not (cuts or pole.axis in JUDGING):
            continue
        if said[pole.start] in _FAILING:
            continue
        if pole.axis != "work" or pole.sign < 0 or said[pole.start] in _GOOD:
            found.append(pole)
    # "不能关" that is bound is "must be on": it denies nothing more.
    bound = places_of(m for m in query.stance.mentions if m.targets == (BOUND,))
    return found or [p for p in _allowed(said) if p.sign > 0 or p.start not in bound]


def _allowed(said: Sequence[str]) -> list[Pole]:
    """A question that asks for leave ("can I ...", "可以 ... 吗") judges as one that says "is it fine to"."""
    may = next((at for at, word in enumerate(said) if word in _MAY), len(said))
    for at, pair in enumerate(pairwise(said)):
        if at > may and pair[1] == _WITHOUT and pair[0] in MANAGING:
            return [Pole("may", 1, may, at + 2)]
    for at, word in enumerate(said):
        if word in _ALLOWED or (word in _MAY and _I.intersection(said[at + 1 : at + 2])):
            return [Pole("may", 1, at, at + 1)]
    for at, word in enumerate(said):
        run = "".join(said[at : at + 2]) if word in _ZH_FIRST else ""
        if run in _ZH_MAY:
            if run in _ZH_FINE and said[at - 1 : at] in (["还"], ["也"], ["才"]):
                continue  # "还行吗": whether it still works
            denied = said[at - 1 : at] in (["不"], ["别"]) and not repeats(said, at - 1)
            return [Pole("may", -1 if denied else 1, at, at + 2)]
    return []


def _names(query: Query, records: Records, poles: list[Pole]) -> list[Mention]:
    """The mentions of the settings that a question acts on; none where it asks for anything else than judging words."""
    found, inner = [], []
    for mention in query.content:
        if _judges(mention, poles):
            continue
        roles = [role_of(records, id) for id in _ids(mention)]
        if "concluded" in roles or roles.count("setting") > 1:
            return []
        if "setting" in roles:
            found.append(mention)
        inner += [m for m in mention.inner if [role_of(records, id) for id in _ids(m)] == ["setting"]]
    return found or inner


def _ids(mention: Mention) -> list[str]:
    """The attributes of whose values a mention speaks, or else those that it names."""
    return [a for a, _ in mention.atoms] or mention.ids("attribute")


def _alone(
    query: Query, names: list[Mention], poles: list[Pole], left: Alone | None, records: Records
) -> bool:
    """Whether nothing else is spoken of than the setting, the subjects and the judgement."""
    own = {m for s in query.subjects for m in (s, *records.families(s), *records.members(s))}
    setting = places_of(m for m in query.stance.mentions if BOUND in m.targets or "unset" in m.cues)
    judging = {at for p in poles for at in range(p.start, p.end)} | (left.places if left else set())
    rest = (p for p in query.stance.poles if p.start not in judging and p.start not in setting)
    if any(p.axis not in _FRAMES for p in rest):
        return False
    harms = any(p.axis in _HARMING for p in poles)
    if harms and (_WHOLLY.intersection(query.stance.said) or any(w in query.text for w in _ZH_WHOLLY)):
        return False  # that it harms does not say that it harms all there is
    for mention in query.content:
        if _judges(mention, poles) or mention.ids("plain") or judging.issuperset(span(mention)):
            continue
        if mention in names or any(one in names for one in mention.inner):
            continue
        if mention.ids("value") and not own & set(mention.entities):
            return False
        if harms and _hurts(mention, names, records):
            return False
        others = [e for e in mention.entities if e not in own]
        if (others and len(others) == len(mention.entities)) or mention.messages:
            row = records.entity(others[0]) if others else None
            if row is None or not row[3]:
                return False
    return True


def _hurts(mention: Mention, names: list[Mention], records: Records) -> bool:
    """Whether a mention is of a thing that suffers, by the question, and no claim on the settings named tells of it."""
    if not mention.only("concept") or is_everyday(mention, records):
        return False
    told = set[str]().union(*(records.about(c.ref) for m in names for id in _ids(m) for c in records.on(id)))
    return told.isdisjoint(mention.ids("concept"))


def _judges(mention: Mention, poles: list[Pole]) -> bool:
    inside = any(mention.start <= p.start < mention.end for p in poles)
    return inside and not any(t.startswith(("entity:", "attribute:")) for t in mention.targets)


def _value(query: Query, attribute: Attribute, names: list[Mention], records: Records) -> str:
    """The value that the act gives the setting: the one named, what a word for switching says, or "on"; "" if open."""
    main = asking(query, attribute.id)
    atoms = [atom for m in query.content for atom in m.atoms]
    value = next((v for a, v in reversed(atoms) if a == attribute.id), "")
    switched = [p.sign for p in query.stance.poles if p.axis == "switch" and p.start in main]
    if value == "unset" or (not value and by_default(query)):
        return ABSENT
    without = any(m.key.split(" ", 1)[0] == _WITHOUT for m in names)
    ways = {c.manner for s in query.subjects for c in records.claims(s, attribute.id) if c.value == "true"}
    sets = ways.isdisjoint(LEFT) or not _INSTALLING.isdisjoint(query.stance.said)
    if value == "false" and without and given(records, attribute.id, "unset") == "false" and sets:
        return ABSENT  # who installs "without X" does not set what is off unless somebody does
    if not value and any(tuple(query.stance.said[m.start - 2 : m.start]) in _ZH_WITHOUT for m in names):
        return "false" if attribute.type == "bool" else ABSENT
    if not value and attribute.type != "bool":
        return ABSENT if switched[:1] == [-1] else ""
    if not value:
        value = "false" if switched[:1] == [-1] else "true"
    if attribute.type == "bool" and len([at for at in query.stance.free if at in main]) % 2:
        value = "true" if value == "false" else "false"
    return value


def _ought(query: Query, records: Records) -> bool:
    """Whether a question about a setting asks what it ought to be, not what it is."""
    found = records.attribute(query.target)
    if found is None or found.role not in ("setting", "concluded"):
        return False
    if any(p.axis not in _FRAMES for p in query.stance.poles):
        return False
    if "advise" in query.cues or any(p.axis == "need" for p in query.stance.poles):
        return True
    return oughts(query)


def asks_leave(query: Query) -> bool:
    """Whether a question asks for leave: "can I ...", "可以 ... 吗"."""
    return bool(_allowed(query.stance.said))


def oughts(query: Query) -> bool:
    """Whether a question says in words that something ought to be: "should it be ...", "要 ... 吗"."""
    if _OUGHT.intersection(query.stance.said):
        return True
    text = query.text
    for word in _ZH_NOT_OUGHT:
        text = text.replace(word, "")
    return any(w in text for w in _ZH_OUGHT)
