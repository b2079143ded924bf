"""What in a question leaves open what it asks of a value: a verdict on the value alone would say less than was asked.

It looks at the words of questions only; which verdict is given or withheld is for `verdicts` to say.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.atoms import named, role_of, says
from kb.ask.clauses import is_of, parts, places_of, told
from kb.ask.figures import changes
from kb.ask.intent import PLACING
from kb.ask.normal import words
from kb.ask.query import Query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.ask.lexicon import Mention
    from kb.ask.polarity import Pole
    from kb.ask.records import Records

# Words behind which stands what is concluded from what is known, and words that give a reason.
_SO = frozenset(
    [
        "so",
        "therefore",
        "thus",
        "hence",
        "but",
        "yet",
        "所 以",
        "因 此",
        "但",
        "但 是",
        "可",
        "可 是",
        "却",
        "然 而",
    ]
)
_UNIVERSAL = frozenset("all every always each alway".split())
_ZH_ALL, _ZH_UNIVERSAL = "都", ("每次", "总是", "一定", "所有")
_ZH_LIKE = frozenset("跟 和 与 同".split())
_SPARED = frozenset(["别", "ignore", "ignoring", "忽 略", "无 视"])
_THIS, _AND = frozenset("这 那 this that it".split()), frozenset("和 跟 与 and".split())
_ACTS = (
    "do that",
    "do this",
    "do so",
    "do it",
    "do the same",
    "这 么 做",
    "这 样 做",
    "这 么 干",
    "这 样 干",
    "这 么 改",
    "这 样 改",
)
_DO, _SAME = frozenset(["do", "did", "doe"]), frozenset(["the same", "same", "likewise"])
# What the clause may name that asks for the same of something: that thing, and small words.
_LOOSE = {"entity", "concept", "cue", "plain"}
_LIKEWISE = (
    *_ACTS,
    *(
        "is that so|is it so|is this so|is that the case|is it the case|is this the case|is that true|is it like that|"
        "is that like that|is it the same|is that the same|is this the same|does that hold|does it hold|"
        "does that apply|does it apply|也 是 这 样|也 这 样|也 是 如 此"
    ).split("|"),
)
# The words of a question that only asks whether one thing is another.
_COPULA = frozenset(
    "is are isnt arent was so and then really just the a an same thing as also right correct "
    "是 不 就 也 吗 么 吧 对 的 一 个 同 东 西".split()
)
_ARTICLES = frozenset("a an the".split())
_CALLED, _NAME_IS = frozenset(["called", "named"]), frozenset(["name", "is"])
_ZH_CALLED = ("叫", "名字是", "名为", "名称是")
_PAIR = 2
_LEAVE = frozenset("ok fine 可以".split())
_FOR = ("for", "to", "if", "that")
_COSTS = ("cost", "costs")
_ANYTHING = frozenset(["anything", "something"])
_TAKING = frozenset("take takes took taken taking".split())
_WHY = frozenset(["because", "因 为", "why"])


def changed_figure(query: Query) -> bool:
    """Whether a question asks if it is as it should be that a figure became another: which of them is, is open."""
    return query.stance.judges() and any(map(str.isdigit, query.text)) and changes(words(query.text))


def likened(query: Query) -> bool:
    """Whether a question asks if two things are the same that are no subjects: a conclusion about one tells nothing."""
    same = any(p.axis == "sameness" for p in query.stance.poles)
    two = bool(query.more) or any(a in _THIS and b in _AND for a, b in pairwise(query.stance.said))
    return same and query.yesno and two and len(query.subjects) < _PAIR


def universal(query: Query) -> bool:
    """Whether a question asks of all of something if it is so, or if it always is: one such confirms nothing."""
    said = query.stance.said
    if not _UNIVERSAL.isdisjoint(said) or any(word in query.text for word in _ZH_UNIVERSAL):
        return True
    all_of = [m for m in query.stance.mentions if "all" in m.cues]
    asked = parts(query)[-1] if all_of else []
    # "都写了，是这个吗" asks of no more than one.
    return any(said[m.start] != _ZH_ALL or m in asked for m in all_of)


def likens_told(query: Query) -> bool:
    """Whether it is asked if somebody is right who likens things ("he files both under the same problem. correct?")."""
    clauses = parts(query)
    told = places_of(m for clause in clauses[:-1] for m in clause)
    likens = any(p.axis == "sameness" and p.sign > 0 and p.start in told for p in query.stance.poles)
    here = [p.start for p in query.stance.poles if p.axis == "sameness" and p.start not in told]
    named = [m.start for m in clauses[-1] if is_of(m, query.target)]
    said = query.stance.said
    it = here and not _THIS.isdisjoint(said[: min(here)]) and named and min(here) < min(named)
    if it or (here and named and said[clauses[-1][0].start] in _ZH_LIKE):
        return True  # "is it the same as X?", "跟 X 一样吗": that X is so says nothing of it
    return likens and "tag" in query.cues and not any(m in query.content for m in clauses[-1])


def identifies(query: Query, records: Records) -> bool:
    """Whether a question asks if one thing is another of its kind ("is X the Y?"): no record says just that."""
    named = [m for m in query.content if not m.only("plain")]
    kinds = [{records.kind(id) for id in m.entities} for m in named]
    if len(kinds) != _PAIR or not kinds[0] & kinds[1] or query.subjects:
        return False
    said = query.stance.said
    after = said[named[0].end] if named[0].end < len(said) else ""
    return after in _ARTICLES or all(
        w in _COPULA for m in query.mentions if m not in named for w in m.key.split()
    )


def called(query: Query) -> str | None:
    """The verdict on a name ("is the X called Y?"): "yes" where both name one thing, else ""; None if none is asked."""
    said = query.stance.said
    spelled = not _CALLED.isdisjoint(said) or _NAME_IS.issubset(said)
    if not spelled and not any(w in query.text for w in _ZH_CALLED):
        return None
    named = {m.key: set(m.entities) for m in query.content if not m.only("plain")}
    if len(named) < _PAIR or not set.intersection(*named.values()):
        return ""
    return "no" if len(query.stance.denials) % 2 else "yes"


def says_off(query: Query) -> bool:
    """Whether a word for switching off stands in a question that no switch took to itself ("should I turn it off?")."""
    return any("cue:off" in m.targets and "beside" not in m.cues for m in query.mentions)


def torn(query: Query) -> bool:
    """Whether words set a switch that took none of them to itself: "without", on and off at once, "put it back on"."""
    if "restore" in query.cues or any(map(_without, query.mentions)) or spared(query):
        return True
    on = any("cue:on" in m.targets and "beside" not in m.cues for m in query.mentions)
    return on and any({"off", "unset"} & set(m.cues) for m in query.mentions)


def spared(query: Query) -> bool:
    """Whether a question is about leaving something alone ("别动", "can I ignore that?"), not about how it is."""
    return any(m.key in _SPARED for m in query.mentions)


def moot(query: Query, records: Records) -> bool:
    """Whether no record of how something is settles a question.

    It is about leaving it alone, about what comes of it, or about doing what was spoken of before.
    """
    return spared(query) or comes_of(query, records) or (does_likewise(query) and not _tells(query, records))


def _tells(query: Query, records: Records) -> bool:
    """Whether a question names more than its subjects and a setting, so that it says itself what is done."""
    things = (m for m in query.content if not set(m.entities) & set(query.subjects))
    return any(map(says, things)) and role_of(records, query.target) != "setting"


def does_so(query: Query) -> bool:
    """Whether a question asks last if to do what it spoke of before ("X off would help. can I do that?")."""
    own = query.stance.mentions
    before = max((m.start for m in own if m.head), default=0)
    asked = " ".join(query.stance.said[before:])
    return (
        before > 0
        and any(act in asked for act in _ACTS)
        and not any(m.start >= before for m in query.content)
    )


def does_likewise(query: Query) -> bool:
    """Whether a question asks last if a thing does what was spoken of before ("does the chart do that for X?")."""
    clause = parts(query)[-1]
    asked = " ".join(m.key for m in clause)
    others = (m for m in clause if m in query.content and not m.kinds().keys() <= _LOOSE)
    return any(act in asked for act in _LIKEWISE) and not any(others)


def does_the_same(query: Query) -> bool:
    """Whether a question asks last about doing with another thing what was told of one: "can I do the same on Y?"."""
    clause = parts(query)[-1]
    return any(a.key in _DO and b.key in _SAME for a, b in pairwise(clause))


def switching(query: Query) -> set[str]:
    """The cues of a question, without those of words that may only ask whether it is so ("..., true?")."""
    return {cue for m in query.mentions if "tag" not in m.cues for cue in m.cues}


def apart_from(query: Query, id: str) -> bool:
    """Whether a question takes an attribute only as what is known ("X, so Y?"), or as that of what it rules out."""
    said = query.stance.mentions
    last = max((at for at, m in enumerate(said) if m.key in _SO), default=0)
    if any(is_of(m, id) or m.messages for m in said[:last]):
        after = [m for m in said[last + 1 :] if m in query.content]
        if after and not any(is_of(m, id) for m in after):
            return True
    return any(_without(a) and set(query.subjects) & set(b.entities) for a, b in pairwise(said))


def passed(query: Query, id: str, records: Records) -> bool:
    """Whether the last clause of a question asks for something else: of a setting, or what nothing before can have."""
    clause = parts(query)[-1]
    if any(is_of(m, id) for m in clause):
        return False
    if role_of(records, id) == "setting" and any(_happens(m, query, records) for m in clause):
        return True
    names = [a for m in clause if m in query.content for a, _ in m.atoms]
    found = [a for a in map(records.attribute, names) if a]
    return bool(found) and all(a.role == "described" for a in found)


def takes_effect(query: Query) -> bool:
    """Whether a question asks if something came to work: that it is set so tells nothing of that."""
    return (
        "effect" in query.stance.said and bool(_TAKING.intersection(query.stance.said))
    ) or "生效" in query.text


def comes_of(query: Query, records: Records) -> bool:
    """Whether a question asks if anything at all comes of a setting: how that is set tells nothing of it."""
    sets = role_of(records, query.target) == "setting" and not query.act
    sets = sets and not any(p.axis == "effort" for p in query.stance.poles)  # "without me doing anything"
    return sets and not _ANYTHING.isdisjoint(query.stance.said)


def wonders(query: Query) -> bool:
    """Whether a question first asks why, and then whether it is for some reason ("why does X miss, is it the Y?")."""
    clauses = parts(query)
    why = [c for c in clauses if any("why" in m.cues for m in c)]
    return bool(why) and why[-1] is not clauses[-1] and any(m in query.content for m in clauses[-1])


def _happens(mention: Mention, query: Query, records: Records) -> bool:
    """Whether a mention names what rules conclude or documents tell of, and no subject."""
    told = mention in query.content and not set(mention.entities) & set(query.subjects)
    tells = any(role_of(records, a) in ("concluded", "described") for a in named(mention))
    return told and (tells or _says_much(mention, records))


def reasoned(query: Query) -> int:
    """The place of the words that only give the reason for what is asked ("as X is not so, so Y?"); 0 for none."""
    said = query.stance.mentions
    last = next((m for m in reversed(said) if m.key in _SO), None)
    return last.start if last else 0


def _without(mention: Mention) -> bool:
    return {"off", "beside"} <= set(mention.cues)


def gives_reason(query: Query) -> bool:
    """Whether a question also supposes a reason in a clause of its own."""
    return any(m.key in _WHY for m in query.mentions[1:-1])


def lost_otherwise(query: Query, poles: list[Pole], lost: list[Mention], apart: set[int]) -> int:
    """How many words for a loss stand behind what is lost, or count as none by themselves ("X is gone")."""
    known = places_of(lost) | apart
    said = [*query.stance.said, ""]
    found = [p for p in poles if p.axis == "keeping" and p.sign < 0 and p.start not in known]
    return sum(not (said[p.start] in _COSTS and said[p.end] in PLACING) for p in found)


def in_order(query: Query, pole: Pole, setting: bool) -> bool:
    """Whether a word only asks whether something is in order ("is it fine for ... to")."""
    said = [*query.stance.said, ""]
    leads = setting or said[pole.end] in _FOR or not said[pole.start].isascii()
    return leads and pole.axis == "work" and not pole.turned and said[pole.start] in _LEAVE


def only_told(query: Query, id: str, records: Records) -> bool:
    """Whether an attribute is named only in a sentence before the one that asks, and that names something else."""
    before = told(query.text)
    own = [m for m in query.content if is_of(m, id)]
    if not before or not own or any(m.start >= before for m in own):
        return False
    asked = [m for m in query.content if m in query.mentions and m.start >= before]
    return any(m.ids("attribute") or m.ids("value") or _says_much(m, records) for m in asked)


def _says_much(mention: Mention, records: Records) -> bool:
    """Whether a mention names nothing but a concept that has to be answered."""
    rows = [records.concept(id) for id in mention.ids("concept")]
    only = mention.kinds().keys() <= {"concept", "cue"}
    return only and any(row is not None and not row[2] for row in rows)


def wants(query: Query, id: str, poles: list[Pole]) -> bool:
    """Whether a word such as "demands" stands right before what is needed."""
    wanting = {p.end for p in poles if p.axis == "need" and p.sign > 0}
    return any(m.start in wanting and is_of(m, id) for m in query.content)


def as_condition(query: Query) -> bool:
    """Whether a question asks if something must be so before, or for, what it is found on: "must X be before Y is?"."""
    said = query.stance.said
    needs = [p.start for p in query.stance.poles if p.axis == "need" and p.sign > 0 and not p.turned]
    behind = next((at for at in range(min(needs, default=len(said)), len(said)) if _for(said, at)), len(said))
    named = [m for m in query.content if is_of(m, query.target)] if query.target else query.content[-1:]
    return bool(named) and behind < len(said) and all(m.start > behind for m in named)


def _for(said: Sequence[str], at: int) -> bool:
    return said[at] == "before" or tuple(said[at : at + 2]) == ("to", "get")
