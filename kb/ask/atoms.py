"""What mentions say of attributes: which of them they name, with which values, in which role.

It looks at single mentions; what a question asks of them is for the reading to say.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.records import Attribute, Records

    Atom = tuple[str, str]

CONTRARY = {"true": "false", "false": "true"}
_DENYING = frozenset(["not", "nt"])


def role_of(records: Records, id: str) -> str:
    """The role of an attribute; "" for an id that names none."""
    found: Attribute | None = records.attribute(id)
    return found.role if found else ""


def named(mention: Mention) -> list[str]:
    """The attributes that a mention names, themselves or by a value."""
    return [*mention.ids("attribute"), *(a for a, _ in mention.atoms)] if mention.attributes else []


def names(mention: Mention, records: Records, *roles: str) -> bool:
    """Whether a mention names an attribute in one of some roles."""
    return any(role_of(records, id) in roles for id in named(mention))


def says(mention: Mention) -> bool:
    """Whether a mention names a thing, or says anything of one."""
    return bool(mention.entities or mention.ids("attribute") or mention.ids("value"))


def denies(mention: Mention) -> bool:
    """Whether a mention is a word that denies, by itself or behind a verb ("isn't")."""
    return not _DENYING.isdisjoint(mention.cues)


def is_everyday(mention: Mention, records: Records) -> bool:
    """Whether a mention is also a word for things in general ("a problem"): one of its concepts is marked weak."""
    return any(concept is not None and concept[2] for concept in map(records.concept, mention.ids("concept")))


def judging(content: list[Mention], records: Records) -> list[Mention]:
    """The words that judge anything at all ("dangerous"), where something concluded is named that they can judge.

    Beside a setting they tell what comes of that.
    """
    told = {a: role_of(records, a) for m in content for a in named(m)}
    general = [m for m in content if m.ids("value") and is_everyday(m, records)]
    judged = {a for m in content if m not in general for a, _ in m.atoms if told[a] == "concluded"}
    if not judged or not {"setting", "observed"}.isdisjoint(told.values()):
        return []
    return [m for m in general if judged.isdisjoint(named(m))]


def atoms_of(
    mentions: list[Mention], records: Records, roles: tuple[str, ...], wanted: str = "", on: bool = False
) -> list[Atom]:
    """For each mention the value that it names of an attribute in one of some roles, the first of them first.

    Args:
        mentions: where to look; messages tell what they set, and what they show.
        records: the base's records.
        roles: the roles, in order of preference.
        wanted: an attribute that goes before the others.
        on: whether a switch that is named without a value is on.

    Returns:
        The atoms; what is so or not is so where it is named alone, but for words that name a thing as well.
    """
    out: list[Atom] = []
    for mention in mentions:
        sets = [atom for id in mention.messages for atom in set_by(id, records)]
        atoms = [*mention.atoms, *sets]
        atoms += [a for id in mention.messages for a in _shows(records, id)]
        loose = bool(mention.entities)
        atoms += [(a, "true") for a in mention.ids("attribute") if not loose and is_so(records, a, on)]
        ranked = [
            (a != wanted, roles.index(r), v not in CONTRARY, -depth(records, a), a, v)
            for a, v in atoms
            if (r := role_of(records, a)) in roles
        ]
        if ranked:
            best = min(ranked)[4:]
            out += [
                best,
                *(s for s in sets if best in sets and s != best and role_of(records, s[0]) in roles),
            ]
    return out


def set_against(mention: Mention, content: list[Mention]) -> bool:
    """Whether a name stands for a value and another thing is named whose name stands for a contrary one: "A, or B"."""
    values = dict(mention.atoms) if mention.entities else {}
    others = (o for m in content if m is not mention and m.entities for o in (m, *m.inner)) if values else ()
    return any(values.get(a, v) != v for other in others for a, v in other.atoms)


def sets(mention: Mention, records: Records) -> list[Atom]:
    """The settings that a mention gives values: itself, or by a line that it quotes."""
    return [*mention.atoms, *(atom for id in mention.messages for atom in set_by(id, records))]


def set_by(message: str, records: Records) -> list[Atom]:
    """The settings that a line tells, with their values."""
    return [(a, v) for a, v in records.list("message_sets", "message", "attribute,value", message)]


def _shows(records: Records, message: str) -> list[Atom]:
    return [(a, v) for a, v in shown(message, records) if role_of(records, a) == "concluded"]


def shown(message: str, records: Records) -> list[Atom]:
    """The values of attributes of which a line speaks that somebody may quote."""
    about = (c.partition("=") for c in records.about("message:" + message) if "=" in c)
    return [(a, v) for a, _, v in about]


def tells_of(records: Records, id: str) -> Atom | None:
    """What an attribute tells of, where packs say that it is about one value of a conclusion."""
    if role_of(records, id) != "described":
        return None
    atoms = [c.partition("=") for c in records.about("attribute:" + id) if "=" in c]
    concluded = [(a, v) for a, _, v in atoms if role_of(records, a) == "concluded"]
    return concluded[0] if len(concluded) == 1 else None


def told(content: list[Mention], records: Records) -> Atom | None:
    """What the last mention of an attribute or a value tells of."""
    naming = [m for m in content if named(m)]
    found = [tells_of(records, id) for id in named(naming[-1])] if naming else []
    return next(filter(None, found), None)


def denies_telling(content: list[Mention], records: Records) -> bool:
    """Whether words say that something tells nothing of a conclusion ("is no proof of")."""
    atoms = [atom for m in content for atom in m.atoms]
    return any(value == "false" and tells_of(records, id) for id, value in atoms)


def torn(mentions: list[Mention], records: Records) -> bool:
    """Whether two values are named of one attribute that rules conclude."""
    found: dict[str, set[str]] = {}
    for id, value in {atom for m in mentions for atom in m.atoms}:
        found.setdefault(id, set()).add(value)
    return any(len(named_) > 1 and role_of(records, id) == "concluded" for id, named_ in found.items())


def depth(records: Records, id: str) -> int:
    """How far along the order of the attributes one stands: packs name causes before effects."""
    found = records.attribute(id)
    return found.ord if found else 0


def switched(mention: Mention, records: Records) -> list[Atom]:
    """The settings that are switches of which a mention tells a value, with that."""
    return [(a, v) for a, v in mention.atoms if records.is_switch(a) and role_of(records, a) == "setting"]


def set_switch(mention: Mention, value: str, records: Records) -> bool:
    """Make a mention of a switch a mention of its value; False when it is no switch."""
    switch = next((id for id in mention.ids("attribute") if records.is_switch(id)), "")
    if switch:
        mention.targets = (f"value:{switch}={value}",)
    return bool(switch)


def take_back(mention: Mention, value: str, records: Records) -> bool:
    """Make a mention of a switch that is on one of it off, behind "without" or "don't set"; False when it is none."""
    for id, told in mention.atoms:
        if records.is_switch(id) and (value == "unset" or (told == "true" and value == "false")):
            mention.targets = (f"value:{id}={value}",)
            return True
    return False


def is_so(records: Records, id: str, on: bool = False) -> bool:
    """Whether to name an attribute is to say that it is so: rules conclude it, or it is a switch and these are `on`."""
    found = records.attribute(id)
    roles = ("concluded", "setting") if on else ("concluded",)
    return found is not None and found.type == "bool" and found.role in roles


def given(records: Records, attribute: str, value: str) -> str:
    """A value as people give it; one left unset is the default of the attribute."""
    if value != "unset":
        return value
    return next((d[0] for d in records.defaults(attribute) if not d[3]), "false")
