"""Go on from the question before: fill the gaps of a follow-up from the last query, and nothing else."""

from __future__ import annotations

from itertools import pairwise

from kb.ask import moves
from kb.ask.acts import asks_leave, oughts
from kb.ask.atoms import CONTRARY, is_everyday, named, names, role_of, sets, shown
from kb.ask.changed import seen
from kb.ask.clauses import is_of, span
from kb.ask.lexicon import Mention
from kb.ask.polarity import GOOD
from kb.ask.query import INTENTS, Query
from kb.ask.records import Records
from kb.ask.remedies import helps, told_badly
from kb.ask.subjects import FAMILY
from kb.ask.telling import GOES_ON
from kb.ask.turning import turning

_IT = frozenset("it them 它".split())
_IT_IS = frozenset(["its", "it is", "它 是", "这 是"])
_ON = ("on by", "enabled by")
_STILL = frozenset(["still", "还"])
_LATTER = frozenset(["last", "latter", "后", "末"])
_BACK, _BOTH = "back", frozenset("both all everything 都".split())
_TURNS = {"off": "false", "on": "true", "unset": "false", "restore": _BACK}
_BARE = {
    "why",
    "whynot",
    "howto",
    "verify",
    "source",
    "fix",
    "troubleshoot",
    "list",
    "value",
    "define",
    "check",
}


def other_of_its_kind(ref: str, query: Query, records: Records) -> str:
    """The record that says of what a follow-up names what the record before said of something else, or ""."""
    kind, _, id = ref.partition(":")
    named = [id for m in query.content for id in m.entities]
    if kind == "claim":
        claim = records.claim(id)
        found = [c.ref for e in named for c in records.claims(e, claim.attribute)] if claim else []
    elif kind == "measurement":
        row = records.row("measurement", "id", "metric", id)
        rows = records.base.rows("SELECT id,subject FROM measurement WHERE metric=?", row) if row else []
        akin = {e: (e, *records.families(e), *records.members(e)) for e in named}
        found = [f"measurement:{r[0]}" for e in named for r in rows if r[1] in akin[e]]
    else:
        return ""
    return found[0] if found and found[0] != ref else ""


def merge(last: Query, query: Query, records: Records) -> Query:
    """The query that a follow-up makes after another.

    Args:
        last: the query before, itself already filled.
        query: the follow-up as read alone.
        records: tells kinds of entities apart.

    Returns:
        A new query: what the follow-up names replaces its like in the last query; the rest stays.
    """
    out = Query(query.text, query.lang)
    out.cues = set(query.cues)
    out.unknown, out.tells = list(query.unknown), query.tells
    own = bool(query.target) or query.yesno or query.negated
    out.negated = query.negated if own else last.negated
    out.stance = query.stance if own else last.stance
    out.act, out.good, out.ought, out.turns = query.act, query.good, query.ought, query.turns
    out.content = _content(last, query, records)
    out.fresh = query.content if "yesno" in query.cues else []
    out.mentions = [m for m in out.content if m not in query.content] + query.mentions
    out.said = list(query.said)
    among = _among(last, query, records)
    if among:
        out.content = [m for m in out.content if m not in query.content or "pronoun" not in m.cues]
    own = bool(query.subjects) and not among
    out.subjects = of_those(last, query, records) if own else last.subjects
    out.left = query.left if own else last.left
    out.within = query.within if own else last.within
    if moves.arrives(last, query):
        out.content = [m for m in out.content if m in query.content or not set(m.entities) & set(out.left)]
        out.subjects, out.left = [s for s in out.subjects if s not in out.left], []
    _target(out, last, query, records)
    if out.target == query.target != last.target:
        # What was asked for before is answered; only what it was asked of goes on.
        asked = [m for m in out.content if _only_of(m, last.target) or _frames(m)]
        if last.yesno and out.subjects:
            asked += [m for m in out.content if _shows(m, last.target, records)]
        if role_of(records, query.target) == "concluded" and out.subjects:
            asked += [m for m in out.content if not _of_case(m, records) and not names(m, records, "setting")]
        out.content = [m for m in out.content if m in query.content or m not in asked]
    if query.past:
        out.content = [m for m in out.content if m in query.content or not seen(m, records)]
        out.assume = [a for a in out.assume if a in query.assume or role_of(records, a[0]) != "observed"]
    bare = not query.content
    asks = query.cues & _BARE
    likewise = query.yesno and "same" in query.cues and bool(turning(query.mentions))
    whole_ = asks or query.target or likewise or (query.yesno and "yesno" in query.cues)
    out.intent = query.intent if whole_ else last.intent
    if out.intent == "define" and "define" not in query.cues and query.target and out.subjects:
        out.intent = "value"
    if "advise" in query.cues and not query.target and out.subjects:
        out.intent = "advise"
        told = records.attribute(out.target)
        if told is not None and told.role != "concluded":
            out.target = out.asked = ""
    out.yesno = query.yesno if (asks or query.yesno) else last.yesno
    if (bare and asks - {"check"}) or ("wh" in query.cues and not query.yesno):
        out.yesno = False
    if last.tells and out.yesno and _asks_else(out, query, records):
        out.yesno = False
    if out.yesno and helps(query) and out.subjects and role_of(records, out.target) == "concluded":
        good = told_badly(last)
        out.remedy, out.yesno = good <= 0, bool(good) or not last.yesno or last.tells
    return out


def _frames(mention: Mention) -> bool:
    """Whether a mention only says how something comes about, or asks for that ("by itself", "set")."""
    return bool(mention.ids("manner")) or {"concept", "cue"} == mention.kinds().keys()


def _only_of(mention: Mention, attribute: str) -> bool:
    """Whether a mention names an attribute, itself or by a value, and nothing else."""
    return bool(attribute) and set(named(mention)) == {attribute} and not mention.entities


def _asks_else(out: Query, query: Query, records: Records) -> bool:
    """Whether a follow-up says of something else what it asks, and only takes over a setting that was told."""
    if query.target or not query.subjects or role_of(records, out.target) not in ("setting", "observed"):
        return False
    return query.stance.judges() or any(
        sort(m, records) != "subject" and not m.only("concept") for m in query.content
    )


def _shows(mention: Mention, target: str, records: Records) -> bool:
    """Whether a mention quotes a line that shows a value of some attribute."""
    return any(target == a for id in mention.messages for a, _ in shown(id, records))


def of_those(last: Query, query: Query, records: Records) -> list[str]:
    """The subjects of a follow-up; of a family the one most akin to what was spoken of ("and of the chained one?")."""
    if _describes(last, query, records):
        return last.subjects
    families = {f for s in last.subjects for f in records.families(s)}
    if len(query.subjects) != 1 or records.kind(query.subjects[0]) != FAMILY or query.subjects[0] in families:
        return query.subjects
    sizes: dict[str, int] = {}
    for one in records.members(query.subjects[0]):
        shared = families.intersection(records.families(one))
        if shared and one not in last.subjects:
            sizes[one] = min(len(records.members(f)) for f in shared)
    nearest = [one for one, size in sizes.items() if size == min(sizes.values())]
    return nearest if len(nearest) == 1 else query.subjects


def _describes(last: Query, query: Query, records: Records) -> bool:
    """Whether a follow-up only says again by a loose name what was spoken of: "even though it's native?"."""
    if len(query.subjects) != 1 or not last.subjects or query.cues & {"correction", "whatif"}:
        return False
    own, before = query.subjects[0], last.subjects[0]
    shared = {(c.attribute, c.value) for c in records.of(own)} & {
        (c.attribute, c.value) for c in records.of(before)
    }
    said = any(own in m.entities and it.key in _IT_IS for it, m in pairwise(query.mentions))
    return said and bool(shared)


def inherit(last: Query, query: Query) -> Query:
    """A query about the subjects of the one before, which takes over nothing else."""
    out = about(query, last.subjects)
    out.left = last.left
    return out


def about(query: Query, subjects: list[str]) -> Query:
    """The same query about other subjects."""
    from copy import copy

    out = copy(query)
    out.subjects = subjects
    return out


def asks_reason(last: Query, query: Query) -> bool:
    """Whether a follow-up asks openly for reasons, behind a question whether one is any: that is none of them."""
    if last.intent != "advise" or not last.yesno or query.yesno or query.target or query.subjects:
        return False
    return bool(query.cues & {"advise", "why"}) or any(
        p.axis in ("advice", "sufficiency") for p in query.stance.poles
    )


def openly(last: Query, query: Query, records: Records) -> Query | None:
    """A question that asks openly for what rules conclude, of what was spoken of before; None where it is none.

    Args:
        last: the query before, itself already filled.
        query: the follow-up as read alone.
        records: tells what rules conclude.
    """
    plain = query.intent in ("value", "define") and not (query.yesno or query.subjects or query.assume)
    if (
        not plain
        or query.asked
        or role_of(records, query.target) != "concluded"
        or not (last.subjects or last.assume or _supposes(last, records))
    ):
        return None
    out = about(query, last.subjects)
    given = dict(last.assume)
    if _supposes(last, records):
        given[last.target] = last.asked
    given.pop(query.target, None)
    out.assume, out.intent, out.left = list(given.items()), "value", last.left
    return out


def _supposes(last: Query, records: Records) -> bool:
    """Whether a question was on a setting with a value: what is asked then is asked with it so."""
    return role_of(records, last.target) == "setting" and bool(last.asked)


def stands_for(query: Query, records: Records) -> str:
    """What rules conclude, of what a turn names a concept alone that only this is about ("status?"); else ""."""
    named = query.content[0] if len(query.content) == 1 else None
    if named is None or not named.kinds().keys() <= {"concept"} or query.said or query.unknown:
        return ""
    about = [
        a for a in records.concluded() for c in named.ids("concept") if c in records.about("attribute:" + a)
    ]
    return about[0] if len(about) == 1 and query.intent in ("value", "define") else ""


def _among(last: Query, query: Query, records: Records) -> bool:
    """Whether the things that a follow-up names by a pronoun alone ("which of them") are those named before."""
    named = [m for m in query.content if set(m.entities) & set(query.subjects)]
    pronouns = bool(named) and all("pronoun" in m.cues for m in named)
    return pronouns and (len(last.subjects) > 1 or any(records.kind(s) == FAMILY for s in last.subjects))


def told_before(told: Query, query: Query, records: Records) -> Query:
    """The query that a question makes behind the description of a case.

    What it leaves open is filled from the description as from a question before; of the rest, only the case counts: its
    subjects, its settings and the lines that it quotes.
    """
    out = merge(told, query, records)
    before = [m for m in out.content if m not in query.content]
    read = {
        m.start for at, m in enumerate(before) if _figure(m) or any(map(_figure, before[at + 1 : at + 2]))
    }
    case = [m for m in before if _of_case(m, records) or m.start in read]
    out.content = case + query.content
    out.mentions = case + query.mentions
    if query.content and not query.target and not query.cues & GOES_ON:
        out.target, out.asked = "", ""
    out.intent, out.yesno = query.intent, query.yesno
    out.negated, out.stance = query.negated, query.stance
    return out


def _figure(mention: Mention) -> bool:
    """Whether a mention is a figure that somebody read off: "are 0"; what stands before it was read."""
    return mention.only("concept") and any(map(str.isdigit, mention.key))


def _of_case(mention: Mention, records: Records) -> bool:
    told = [role_of(records, a) for a, _ in mention.atoms]
    case = any(role and role != "described" for role in told)
    return case or sort(mention, records) == "subject" or bool(mention.messages)


def _target(out: Query, last: Query, query: Query, records: Records) -> None:
    given = dict(last.assume) if not query.subjects or "same" in query.cues else {}
    beside = (
        not query.subjects
        or "correction" in query.cues
        or ("and" in query.cues and not query.cues & set(INTENTS))
    )
    named = records.attribute(query.target) if query.asked and beside else None
    supposes = named is not None and named.role in ("setting", "observed")
    asks = "yesno" in query.cues and not query.cues & {"whatif", "and", "beside", "fix"}
    mends = bool(query.cues & {"fix", "remedy"})
    given_only = supposes and (mends or not (query.ought or query.act or asks))
    if given_only and last.target and query.target != last.target:
        # A setting named after a question about something else is a supposition about that something.
        out.target, out.asked = last.target, last.asked
        out.mends, out.act = query.yesno and mends, ""
        given[query.target] = query.asked
    elif _enough_for_that(last, query, records) or _only_judges(last, query, records):
        out.target, out.asked, out.follows = last.target, last.asked, query.follows
    elif query.target:
        out.target, out.asked = (
            query.target,
            query.asked or (last.asked if query.target == last.target else ""),
        )
        told = not (last.yesno and last.cues & {"yesno", "tag"}) or "whatif" in last.cues
        if told and last.asked and query.target != last.target and records.is_switch(last.target):
            given[last.target] = last.asked
    else:
        out.target, out.asked = last.target, last.asked
        points = "pronoun" in query.cues or query.lang == "zh"  # where Chinese leaves the pronoun out
        needs = any(p.axis == "need" for p in query.stance.poles) and points
        needs = needs or any((p.axis, p.sign) == ("effort", -1) for p in query.stance.poles)
        if needs and query.yesno and role_of(records, out.target) == "setting":
            out.target = _whether_needed(out.target, records) or out.target
            out.asked = ""
    turned = _turned(query)
    if turned not in ("", _BACK) and not query.target and not records.is_switch(out.target):
        # "must it be off here?" - "and on there?": what was asked of the advice is asked of its switch.
        supposed_ = any(records.is_switch(a) for a, _ in last.assume)  # that is what "it" is then
        told_of = () if supposed_ else records.about("attribute:" + out.target)
        about = [a for a in told_of if records.is_switch(a)]
        found = records.attribute(out.target)
        points = "pronoun" in query.cues or not _IT.isdisjoint(query.stance.said)
        acts = points and "yesno" in query.cues and "whatif" not in query.cues  # "can I leave it off?"
        advises = found is not None and found.type == "enum" and bool(out.asked)
        if len(about) == 1 and acts and asks_leave(query):
            _drop(out, [m for m in (*out.mentions, *out.content) if is_of(m, out.target)])
            out.act, out.good = turned, 1
        if len(about) == 1 and (advises or acts):
            out.target = about[0]
    mended = "fix" in query.cues and not (query.subjects and helps(query))
    if mended and query.yesno and not query.target and out.asked in ("true", "false"):
        out.asked = "true" if out.asked == "false" else "false"
    if turned and not query.target and records.is_switch(out.target):
        back = CONTRARY.get(out.asked, out.asked)
        out.asked = back if turned == _BACK else _left(query, out.target, turned, records)
        _drop(out, turning(query.mentions))
    elif turned and (not query.target or turns(query, records)):
        asked = [last.target] if last.asked else []
        before = (given, [a for a, _ in last.assume], asked, last.more)
        supposed = next(filter(None, ([a for a in of if records.is_switch(a)] for of in before)), [])
        # "it" is the first of several, "and off?" speaks of the one named last.
        first = "pronoun" in query.cues and _LATTER.isdisjoint(query.stance.said)
        meant = supposed[:1] if first else supposed[-1:]
        meant = supposed if _BOTH.intersection(query.stance.said) else meant
        given.update(
            (a, CONTRARY.get(given.get(a, ""), turned) if turned == _BACK else turned) for a in meant
        )
        if meant:
            _drop(out, turning(query.mentions))
        told = query.plain and not query.target and "yesno" in query.cues and "whatif" not in query.cues
        if meant and query.yesno and (oughts(query) or (told and _STILL.isdisjoint(query.stance.said))):
            # "is it risky at its default?" - "should it be off?": the switch is asked for, not what comes of it.
            out.target, out.asked, out.ought = meant[0], given[meant[0]], oughts(query)
            if asks_leave(query):
                out.act, out.good = out.asked, 1
    given.update(query.assume)
    given.pop(out.target, None)
    out.assume = list(given.items())
    changed = {(a, v) for a, v in last.assume if given.get(a, v) != v}
    if changed:
        _drop(
            out, [m for m in out.content if m not in query.content and changed.intersection(sets(m, records))]
        )


def _drop(query: Query, taken: list[Mention]) -> None:
    """Leave mentions out of a query: what they say is told by its target or its settings."""
    query.mentions = [m for m in query.mentions if m not in taken]
    query.content = [m for m in query.content if m not in taken]


def _whether_needed(setting: str, records: Records) -> str:
    """The conclusion that is about one setting, no switch, and nothing else: whether it has to be given; or ""."""
    if records.is_switch(setting):
        return ""
    found = [a for a in records.concluded() if setting in records.about("attribute:" + a)]
    return found[0] if len(found) == 1 else ""


def _enough_for_that(last: Query, query: Query, records: Records) -> bool:
    """Whether a follow-up asks what makes certain, by a pronoun alone, what the question before was about."""
    pointed = query.inferred and "pronoun" in query.cues
    named_ = any(is_of(m, query.target) for m in query.content)
    return pointed and not named_ and bool(last.asked) and role_of(records, last.target) == "concluded"


def _only_judges(last: Query, query: Query, records: Records) -> bool:
    """Whether a follow-up only asks how bad that is which was concluded before: "is it dangerous?"."""
    apart = query.subjects or query.assume or last.assume or query.target == last.target
    if apart or {role_of(records, q.target) for q in (last, query)} != {"concluded"}:
        return False
    named_ = [m for m in query.content if is_of(m, query.target)]
    return bool(named_) and all(is_everyday(m, records) for m in named_)


def _turned(query: Query) -> str:
    """The position of a switch that a follow-up names without the switch."""
    cues = {cue for m in query.mentions if "beside" not in m.cues for cue in m.cues}
    cue = next((value for cue, value in _TURNS.items() if cue in cues), "")
    if not cue and len(query.content) <= 1:
        cue = next((m.key for m in query.mentions if m.key in ("true", "false")), "")
    if not cue and any(m.key.startswith(_ON) and m.ids("manner") for m in query.mentions):
        return "true"
    if not cue and any(m.key.endswith(" 开") and m.cues for m in query.mentions):
        return "true"
    return cue


def _left(query: Query, switch: str, turned: str, records: Records) -> str:
    """The position of a switch that is turned, or of one that is left alone, where packs tell just one default."""
    values = {value for value, *_ in records.defaults(switch)} if "unset" in query.cues else set()
    return values.pop() if len(values) == 1 else turned


def turns(query: Query, records: Records) -> bool:
    """Whether a question on what rules conclude turns a switch that it does not name ("if I turn it off, ...?")."""
    concluded = role_of(records, query.target) == "concluded"
    return concluded and not query.assume and bool(turning(query.mentions))


def _content(last: Query, query: Query, records: Records) -> list[Mention]:
    """The mentions of both, the follow-up's taking the place of those of their own sort."""
    new = {sort(m, records) for m in query.content}
    if query.subjects:
        new |= {"subject", *("attribute:" + a for a, _ in last.assume)}
    kept = [m for m in last.content if sort(m, records) not in new]
    if query.stance.judges():  # it judges in words of its own
        judging = {p.start for p in last.stance.poles if p.axis in GOOD}
        kept = [m for m in kept if m.entities or judging.isdisjoint(span(m))]
    signs = {(p.axis, p.sign) for p in query.stance.poles}
    for pole in last.stance.poles:
        if (pole.axis, -pole.sign) in signs and (pole.axis, pole.sign) not in signs:
            kept = [_turned_about(m) if pole.start in span(m) else m for m in kept]
    return kept + query.content


def _turned_about(mention: Mention) -> Mention:
    """A mention of what is so or not with the contrary value: the follow-up says "passes" of what was "skips"."""
    targets = tuple(
        f"{t.partition('=')[0]}={CONTRARY[t.partition('=')[2]]}" if t.partition("=")[2] in CONTRARY else t
        for t in mention.targets
    )
    return Mention(mention.start, mention.end, targets, mention.text, mention.key)


def sort(mention: Mention, records: Records) -> str:
    """The sort of thing that a mention names: of two of one sort, a later takes the place of an earlier."""
    for id in mention.entities:
        kind = records.kind(id)
        return "subject" if kind in ("deployment", "family", "case") else "entity:" + kind
    for id in named(mention):
        return "attribute:" + id
    if not records.quantities().isdisjoint(mention.ids("concept")):
        return "quantity"
    return mention.targets[0] if mention.targets else mention.text
