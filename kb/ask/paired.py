"""Several things of each of which something of its own is supposed: "A on and B off, right?", "A 自动、B 要手动".

It pairs the things with what stands beside them and judges that against what holds of each; it concludes nothing.
"""

from __future__ import annotations

from kb.ask.atoms import denies
from kb.ask.lexicon import BOUND
from kb.ask.manners import agreeing
from kb.ask.normal import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

_PAIR = 2
# What stands between a thing and what it is said to be; the positions of a switch, what may stand behind these in
# Chinese, and before what an "on" is no place.
_IS = frozenset("is its the as 是 为".split())
_ON, _OFF = frozenset("on enabled enable true 开".split()), frozenset("off disabled disable false 关".split())
_ZH_DONE = frozenset("了着掉上")
_PLACING = ("in", "for", "on", "at", "")


class _Way:
    """What is supposed of a thing: a value, ways in which it comes about, or the contrary of what was said last."""

    __slots__ = ("contrary", "manners", "values")

    def __init__(self, values: set[str], manners: set[str], contrary: bool = False) -> None:
        self.values = values
        self.manners = manners
        self.contrary = contrary

    def joined(self, other: _Way) -> _Way:
        return _Way(self.values | other.values, self.manners | other.manners)

    def fits(self, value: str, manner: str) -> bool | None:
        """Whether what holds is as supposed; None where that is open."""
        if len(self.values) > 1:
            return None
        so: list[bool | None] = [value in self.values] if self.values else []
        so += [agreeing(manner, sorted(self.manners))] if self.manners else []
        fits = False if False in so else None if None in so or not so else True
        return fits if fits is None or not self.contrary else not fits


def each_its_own(
    query: Query, found: dict[str, str | None], manners: dict[str, str], switch: bool
) -> str | None:
    """The verdict on several subjects of each of which something else is supposed.

    Args:
        query: the question.
        found: the value that the target has for each subject.
        manners: how that comes about, for each subject.
        switch: whether the target is a switch, which words such as "on" turn.
    """
    if not query.yesno or None in found.values() or query.stance.limits:
        return None
    supposed = _supposed(query, found, switch)
    ways = list(supposed.values())
    contrary = sum(way.contrary for way in ways)
    if supposed.keys() != found.keys() or len(ways) < _PAIR:
        return None
    if len(query.stance.denials) != contrary:
        return None
    fits = [supposed[id].fits(value or "", manners.get(id, "")) for id, value in found.items()]
    return "no" if False in fits else "yes" if None not in fits else None


def _supposed(query: Query, found: dict[str, str | None], switch: bool) -> dict[str, _Way]:
    """What is supposed of each subject: what stands behind it, or before it where the text begins with that."""
    items: list[str | _Way] = []
    denied = False
    for mention in query.stance.mentions:
        subject = next((id for id in mention.entities if id in found), "")
        way = _way(query, mention, switch)
        last = items[-1] if items else None
        if subject:
            items += [] if subject == last else [subject]
        elif way and isinstance(last, _Way):
            items[-1] = last.joined(way)
        elif way:
            items.append(way)
        elif denies(mention) and isinstance(last, str) and len(items) > 1:
            denied = True
    if items and isinstance(items[0], _Way):
        items.reverse()
    out: dict[str, _Way] = {}
    for one, behind in zip(items, [*items[1:], None], strict=False):
        if isinstance(one, str) and one not in out:
            if isinstance(behind, _Way):
                out[one] = behind
            elif behind is None and denied and out:
                before = list(out.values())[-1]
                out[one] = _Way(before.values, before.manners, contrary=True)
    return out


def _way(query: Query, mention: Mention, switch: bool) -> _Way | None:
    """What a mention supposes of the target: a value or a way in which it comes about."""
    values = {value for id, value in mention.atoms if id == query.target}
    values = values or {value for m in mention.inner for id, value in m.atoms if id == query.target}
    manners = set(mention.ids("manner"))
    own = mention.key.split()
    if switch and (_ON | _OFF).isdisjoint(own) and any(BOUND in m.targets for m in query.stance.mentions):
        values = set()  # the name has its value by a word elsewhere
    if switch and not values and not mention.entities:
        values = _turned(mention, query.stance.mentions)
    return _Way(values, manners) if values or manners else None


def _turned(mention: Mention, mentions: list[Mention]) -> set[str]:
    """The position to which a mention turns a switch; none by the "on" that tells a place."""
    last = next((w for w in reversed(mention.key.split()) if w not in _ZH_DONE), "")
    after = next((m.key.split(" ", 1)[0] for m in mentions if m.start == mention.end), "")
    if mention.key == "on" and BOUND not in mention.targets and after not in _PLACING:
        return set()
    return {"true"} if last in _ON else {"false"} if last in _OFF else set()


def told_apart(query: Query, records: Records) -> str | None:
    """The verdict on what is said of each of two things that a record tells apart: "A is the gateway, B its peer".

    None where the question says nothing of one of them, or what is told of both or of neither.
    """
    named = {id for m in query.content for id in m.entities} - set(query.subjects)
    column = "value_zh" if query.lang == "zh" else "value_en"
    asks = query.intent == "check" and len(named) >= _PAIR and not query.stance.denials
    for modes in _modes(records, column) if asks else ():
        told = {entity: frozenset(words(text)) for entity, text in modes}
        if len(told) != _PAIR or not told.keys() <= named:
            continue
        said: dict[str, set[str]] = {entity: set() for entity in told}
        subject, last = "", ""
        for mention in query.stance.mentions:
            own = next((e for e in mention.entities if e in told), "")
            if last and mention.key not in _IS:
                break  # only what it is said to be is told of a thing
            subject, last = own or subject, own
            if subject and not own and mention in query.content:
                said[subject].update(mention.key.split())
        (one, own_), (other, others) = told.items()
        fits = [bool(said[one] & own_ - others), bool(said[other] & others - own_)]
        strays = [bool(said[one] & others - own_), bool(said[other] & own_ - others)]
        if (all(fits) and not any(strays)) or (all(strays) and not any(fits)):
            return "yes" if any(fits) else "no"
    return None


def _modes(records: Records, column: str) -> list[list[tuple[str, str]]]:
    """What each record that tells things apart says of each of them."""
    rows = records.base.rows(
        f"SELECT difference, entity, {column} FROM difference_mode ORDER BY difference", ()
    )
    out: dict[str, list[tuple[str, str]]] = {}
    for id, entity, text in rows:
        out.setdefault(id, []).append((entity, text))
    return list(out.values())
