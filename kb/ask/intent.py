"""What a question wants to know, by its question words: the intent, whether it wants a yes or no, and its polarity."""

from __future__ import annotations

from itertools import takewhile

from kb.ask.atoms import role_of, says
from kb.ask.clauses import is_of, span, told_before
from kb.ask.figures import figures
from kb.ask.lexicon import BOUND, Mention
from kb.ask.negation import repeats
from kb.ask.normal import ASKING
from kb.ask.polarity import DIRECTED
from kb.ask.query import INTENTS, Query
from kb.ask.records import Records
from kb.ask.sentences import MARKS, ends_marked, marked
from kb.ask.subjects import FAMILY

_ZH_WHICH = ("哪些", "哪几")
_ASKING = {"yesno", "tag", "advise"}
_WH = {
    "why",
    "whynot",
    "howto",
    "list",
    "count",
    "wh",
    "source",
    "fix",
    "troubleshoot",
    "measure",
    "decide",
    "compare",
    "define",
}
# Of them those that ask for more than how things compare.
_ASKING_MORE = _WH - {"compare", "measure"}
_ASKER = frozenset("i we you they one 我 我们 怎".split())
_WEIGHED = {"compare", "measure", "list", "decide"}
_SWITCHING, _POSITIONS = {"on", "off", "unset"}, {"on", "off"}
_TURNING = frozenset(["cue:deny", "cue:lose"])
_BACK = frozenset(["restore", "restores", "recover", "recovers", "恢 复", "变 回", "找 回"])
_REACH = 2
_HEAD = 4
_STOPS = " .!?~。！？～…"
# What asks for more than a yes or no, whatever particle ends the question.
_INTERROGATIVE = (
    "什么 啥 怎 咋 哪 谁 几 多少 如何 为何 何时 多大 多快 多慢 多高 多久 多长 分别 列 还是 区别 原因是 "
    "说说 讲讲 介绍 解释"
).split()
_BOTH = frozenset(["both", "all three", "all of them", "都"])
_ALIKE = frozenset("same identical alike equal differ differs".split())
_OR_SAID = frozenset(["or", "vs", "versus"])
_VERSUS = frozenset(["vs", "versus"])
_JUDGING = frozenset(
    "legit valid safe ok okay fine normal expected related correct possible good bad enough worth allowed supported "
    "true wise smart sensible reasonable any big much noticeable huge significant connected intended".split()
)
_ZH_WHEN = ("什么情况", "什么时候", "什么场景", "啥时候", "啥情况", "哪种情况", "何时", "什么条件")
_ASKS = ASKING | {"may", "must", "shall"}
_WHERE = frozenset("where who whom".split())
_IS_THERE = frozenset(["is there", "is there a", "is there any", "are there", "有 没 有"])
_OPENLY = ("how ", *(f"{at} {asks} " for at in ("since", "from", "in", "by") for asks in ("which", "what")))
_OPENING = frozenset("ok okay so and then but well right".split())
_WHAT_DOES, _MEAN = "what doe", "mean"
_OPEN = frozenset("how what which who when where 多 几".split())
_WHY = frozenset(["why", "whys"])
_GROUNDS = frozenset(["理 由", "原 因"])
# How far from the end of a Chinese question the word that asks may stand.
_ENDING = 4
PLACING = frozenset("on per in at for".split())
_LEADING = PLACING | frozenset("to by from through via of with".split())
_RELATIVES = {"that", "which", "where", "whose", "who"}
_BOTH_OR = frozenset(["both", "neither", "all three", "都"])
_OR = frozenset(["or", "还 是", "或", "或 者", "or is it"])


def intend(query: Query, mentions: list[Mention], records: Records) -> None:
    """Set intent, yesno and negated of a query whose target and subjects are known."""
    query.negated = (len(query.stance.denials) + len(losing(query))) % 2 == 1
    differ = len(query.subjects) > 1 and any((p.axis, p.sign) == ("sameness", -1) for p in query.stance.poles)
    how = differ and any("howto" in m.cues for m in mentions)
    if how:  # "how do A and B differ?"
        query.cues = query.cues - {"howto", "yesno"} | {"compare"}
    alone = _judges_alone(query, mentions)
    query.cues.update(["yesno"] if alone else [])
    query.yesno = alone or (not how and _wants_verdict(query, mentions, records))
    usual = "check" if query.yesno else "compare" if len(query.subjects) > 1 else "value"
    since = any(_asks_openly(m) and not m.cues for m in mentions)
    query.cues.update(["wh"] if since else [])
    if usual == "value" and len(query.content) == 1 and not query.asked and not since:
        usual = "define"
    query.intent = next((i for i in INTENTS if i in query.cues), usual)
    if query.yesno and query.intent == "compare" and query.asked and any(m.key in _BOTH for m in mentions):
        query.intent = "check"  # "X or Y: do both miss?"
    if query.yesno and query.intent == "define" and query.asked:
        query.intent = "check"  # "... used for my pods now, correct?"
    if query.yesno and query.intent == "verify" and query.asked and (query.assume or _witnessed(query)):
        query.intent = "check"  # "with X on, does the check at startup force Y?", "does X prove Y?"
    if query.intent == "define" and (query.subjects or query.assume) and _shown(query, mentions, records):
        query.intent = "value"
    one = len(query.subjects) == 1 and records.kind(query.subjects[0]) != FAMILY
    if query.intent == "howto" and query.asked and one and role_of(records, query.target) == "concluded":
        query.intent = "fix"  # "how do I get a hit on X?"
    if query.yesno and query.intent == "troubleshoot" and "tag" in query.cues:
        query.intent = "check"  # "X doesn't work there, right?"
    if query.yesno and query.intent in ("howto", "verify") and mentions[0].key in _IS_THERE:
        query.yesno = False  # "is there a command to ..." asks for the command
    which = any(w in query.text for w in _ZH_WHICH) and "吗" not in query.text and "yesno" not in query.cues
    if query.yesno and query.intent in ("check", "measure") and (which or _either(query, mentions)):
        query.intent, query.yesno = "value", False
    grounds = any(m.key in _GROUNDS for m in mentions)
    if query.yesno and grounds and any(p.axis == "staying" for p in query.stance.poles):
        query.intent = "advise"  # "is X a reason to move?"
    if query.yesno and query.intent == "check" and any(m.ids("advice") for m in mentions):
        query.intent = "advise"
    if "advise" in query.cues and query.intent in _WEIGHED:
        query.intent = "advise"
    if len(query.subjects) > 1 and query.intent == "check" and not _asks(query):
        query.intent, query.yesno = "compare", False
    if usual != "compare" and _names_many(query, mentions, records):
        query.intent, query.yesno = "list", False
    if query.intent in ("value", "define") and (_which_many(mentions) or _where(query, mentions, records)):
        query.intent = "list"


def _where(query: Query, mentions: list[Mention], records: Records) -> bool:
    """Whether a question that names no subject asks where, or on whom, something is so: "where does X hit?"."""
    found = records.attribute(query.target)
    if found is None or query.subjects or not any(m.key in _WHERE for m in mentions):
        return False
    last = next(m for m in reversed(mentions) if BOUND not in m.targets)
    only = all(is_of(m, found.id) for m in query.content) and is_of(last, found.id)
    supposes = query.asked or (found.role == "concluded" and found.type == "bool")
    place = next(m.start for m in mentions if m.key in _WHERE)
    return only and bool(supposes) and _ASKER.isdisjoint(query.stance.said[place:])


def _witnessed(query: Query) -> bool:
    """Whether a thing that is named is what is to prove another ("does X prove Y?"), and not the asker ("do I ...")."""
    proves = [p.start for p in query.stance.poles if p.axis == "showing"]
    here = [m for m in query.content if m.start < min(proves, default=0)]
    return bool(here) and not _ASKER.intersection(query.stance.said[here[-1].end : min(proves)])


def _shown(query: Query, mentions: list[Mention], records: Records) -> bool:
    """Whether a question asks what something shows ("what does X report on A"): what rules conclude, no meaning."""
    asks = "define" not in query.cues or any(m.key == _WHAT_DOES for m in mentions)
    means = _MEAN in query.stance.said
    return asks and not means and role_of(records, query.target) == "concluded" and not query.asked


def _either(query: Query, mentions: list[Mention]) -> bool:
    """Whether a question asks which of two is so ("by hand or automatic?"): neither yes nor no answers it."""
    for at, mention in enumerate(mentions):
        if "wh" in mention.cues and not _OR.isdisjoint(mention.key.split()):
            return True  # "the chart or the user"
        if mention.key not in _OR:
            continue
        before, after = mentions[max(at - _REACH, 0) : at], mentions[at + 1 : at + 1 + _REACH]
        led = {m.key.split()[0] for m in before} & {after[0].key.split()[0] if after else ""} & _LEADING
        if led and len(query.subjects) == 1:
            return True  # "to A or to B"
        sides = dict(_sides(query, before))
        if any(sides.get(about, side) != side for about, side in _sides(query, after)):
            return True
        if any(m.messages for m in before) and any(map(says, after)):
            return True
        if after and before and after[0].key in _BOTH_OR:
            return True
        one, other = ({w for m in part for w in m.ids("manner")} for part in (before, after))
        if one and other and not one & other:
            return True
    return False


def _sides(query: Query, mentions: list[Mention]) -> list[tuple[str, int | str]]:
    """The oppositions that mentions name with their ends, and the attributes with their values."""
    found: list[tuple[str, int | str]] = [
        ("pole:" + p.axis, p.sign)
        for p in query.stance.poles
        if any(m.start <= p.start < m.end for m in mentions)
    ]
    return found + [(v.partition("=")[0], v) for m in mentions for v in m.ids("value")]


def _asks(query: Query) -> bool:
    """Whether the question has the form of one: a question word, a tag or a question mark."""
    return bool(query.cues & (_WH | _ASKING)) or query.plain or marked(query.text)


def _names_many(query: Query, mentions: list[Mention], records: Records) -> bool:
    """Whether a fragment without question words begins with a plural ("settings that ..."): all are asked for."""
    near = mentions[1 : _HEAD + 2]
    described = any(m.key in _RELATIVES for m in takewhile(lambda m: not m.head, near))
    asks = marked(query.text)
    cues = {cue for m in mentions if "beside" not in m.cues for cue in m.cues}
    # "features that work when ..." asks for the features; what stands behind "when" only tells which.
    cues -= {"whatif"} if described and not asks else set()
    if (_asks(query) and (asks or not described)) or cues & {"whatif", "any", "all", "none"}:
        return False
    for first in [m for m in mentions[:_HEAD] if not m.only("plain")][:2]:
        rows = [records.concept(id) for id in (*first.ids("concept"), *first.entities)]
        if _plural(first) and any(r and (r[2] or r[0] == "entity") for r in rows):
            return True
    return False


def _which_many(mentions: list[Mention]) -> bool:
    """Whether a question asks which of several things ("which features ...")."""
    for at, mention in enumerate(mentions):
        if mention.key == "which":
            after = [m for m in mentions[at + 1 : at + _HEAD] if not m.only("plain")][:2]
            return any(_plural(m) and m.ids("concept") for m in after)
    return False


def _plural(mention: Mention) -> bool:
    """Whether a mention ends in an -s that folding took off: "settings", not "EKS"."""
    return mention.text.lower().endswith("s") and not mention.key.endswith("s")


def _wants_verdict(query: Query, mentions: list[Mention], records: Records) -> bool:
    chinese = query.lang == "zh"
    if mentions and mentions[0].key.split()[0] in _WHY:
        return False
    opening = list(takewhile(lambda m: m.key in _OPENING, mentions))
    begins = mentions[len(opening) : len(opening) + 2]
    if len(begins) > 1 and begins[0].key == "when" and set(begins[1].cues) & _ASKING:
        return False
    if query.cues >= _POSITIONS and not _OR.isdisjoint(query.stance.said):
        return False  # "on or off?"
    last = query.particle
    if chinese and not last and any(w in query.text for w in _ZH_WHEN):
        return False
    particle = chinese and bool(last)
    if chinese and _doubles(mentions):
        query.cues.add("yesno")
    if chinese and (particle or _doubles(mentions)) and not any(w in query.text for w in _INTERROGATIVE):
        return True
    if _bounds(query, mentions) or _any_ahead(query) or _likens(query) or _differs(query, mentions):
        return True
    asks = _clause([m for m in mentions if not (particle and m.key in _GROUNDS)], chinese)
    if asks is not None:
        return asks
    firm = {cue for m in mentions if "loose" not in m.cues for cue in m.cues}
    if firm & _WH:
        return False
    if last in ("吗", "么") or (last == "吧" and len(query.content) > 1):
        return True
    if chinese and any(w in query.text.rstrip(_STOPS)[-_ENDING:] for w in _INTERROGATIVE):
        return False
    if _names_open(query, records) or (len(query.subjects) > 1 and not _VERSUS.isdisjoint(query.stance.said)):
        return False
    asked = marked(query.text) and (bool(query.target) or len(query.content) > 1)
    return asked or _supposes(query, records)


def _names_open(query: Query, records: Records) -> bool:
    """Whether a fragment names an attribute with many values and says no more of it than whose ("X, ipam?")."""
    found = records.attribute(query.target)
    plain = query.subjects and not (query.asked or query.stance.poles or query.assume)
    if found is None or found.type == "bool" or not plain:
        return False
    rest = [m for m in query.content if not is_of(m, found.id)]
    asks = not _ASKS.isdisjoint(query.stance.said)
    return not asks and all(m.entities or m.only("concept") for m in rest)


def _differs(query: Query, mentions: list[Mention]) -> bool:
    """Whether a clause asks if there is a difference: "at 1000 QPS, is there any gap in the numbers?"."""
    there = any(m.key in _IS_THERE for at, m in enumerate(mentions) if m.head or not at)
    return there and any(p.axis == "sameness" for p in query.stance.poles)


def _any_ahead(query: Query) -> bool:
    """Whether a fragment asks if one thing is at all ahead of another ("p99 any worse on X than on Y")."""
    ahead = "than" in query.stance.said and any(p.axis in DIRECTED for p in query.stance.poles)
    return ahead and "any" in query.cues and not query.cues & _ASKING_MORE


def _likens(query: Query) -> bool:
    """Whether a fragment asks if things are alike ("p99 differs?", "p99 any different?"), and no other word asks."""
    said = query.stance.said
    compared = [p.start for p in query.stance.poles if p.axis == "sameness"]
    alike = any(said[at] in _ALIKE or said[at - 1 : at] == ["any"] for at in compared)
    asks = query.cues & _ASKING_MORE or _OR_SAID.intersection(query.stance.said)
    return alike and not asks and ends_marked(query.text)


def _bounds(query: Query, mentions: list[Mention]) -> bool:
    """Whether a sentence with a question mark says on which side of a figure something lies ("gap is over 5%?")."""
    asking = {cue for m in mentions for cue in m.cues} & _ASKING_MORE
    if asking or not ends_marked(query.text) or _OPEN.intersection(query.stance.said):
        return False
    return any(bound for _, bound in figures(query.text))


def _judges_alone(query: Query, mentions: list[Mention]) -> bool:
    """Whether the last clause is a word that judges and what it judges ("legit reason to move?"), without "is it"."""
    last = next((i for i in range(len(mentions) - 1, 0, -1) if mentions[i].head), 0)
    words = mentions[last].key.split()[:1] if mentions else []
    return bool(words) and words[0] in _JUDGING and query.text.rstrip().endswith(MARKS[0])


def _doubles(mentions: list[Mention]) -> bool:
    """Whether a question asks by denying what it says ("够不够", "算不算", "能不能")."""
    said = [w for m in mentions for w in m.key.split()]
    return any(repeats(said, at) for at in range(1, len(said)))


def _clause(mentions: list[Mention], whole: bool) -> bool | None:
    """By the last clause with a question word: whether it asks for a yes or no; None when no clause has one.

    In English the first question word of a clause decides ("is it safe when ...", "what forces X=true"); in Chinese,
    where the particle stands last, any other question word outweighs it.
    """
    verdict: bool | None = None
    seen = False
    either = any(m.key in _OR for m in mentions)
    for mention in mentions:
        if mention.head:
            seen = False
        cues = set(mention.cues)
        if "yesno" in cues and not either:
            cues.discard("decide")  # "is it the X that ...?", and no Y beside
        if "tag" in cues and (whole or not seen or verdict):
            verdict, seen = True, True
        elif ((cues & _WH and "loose" not in cues) or mention.asks or _asks_openly(mention)) and (
            not seen or whole
        ):
            verdict, seen = False, True
        elif cues & _ASKING and not seen:
            verdict, seen = True, True
    return verdict


def _asks_openly(mention: Mention) -> bool:
    """Whether a phrase for something else begins with the word that asks ("how do I check", "since which version")."""
    return mention.key.startswith(_OPENLY)


def _supposes(query: Query, records: Records) -> bool:
    """Whether a question without question words supposes something that may be so or not."""
    target = records.attribute(query.target) if query.target else None
    if target is None or (query.lang == "zh" and any(w in query.text for w in _INTERROGATIVE)):
        return False
    compared = "compare" in query.cues or any(m.ids("table") and len(m.inner) > 1 for m in query.content)
    if target.role == "setting" and "need" in query.cues and query.subjects:
        return True
    return (len(query.subjects) < 2 or not compared) and (bool(query.asked) or target.type == "bool")


def cures(query: Query) -> bool:
    """Whether it is asked if something rids of what is asked for: a word for mending stands before that, or "this"."""
    at = next((i for i, m in enumerate(query.mentions) if "fix" in m.cues), None)
    if at is None or restores(query):
        return False
    atom = f"{query.target}={query.asked}"
    gained = {p.start for p in query.stance.poles if p.axis == "hit" and p.sign > 0}
    if any(atom in m.ids("value") and gained.intersection(span(m)) for m in query.mentions[at:]):
        return False  # "will the fix give a hit?": that is no trouble
    told = query.assume and any(m.messages or atom in m.ids("value") for m in query.mentions[:at])
    after = query.mentions[at + 1 :]
    behind = any(atom in m.ids("value") for m in query.content if m in after)
    return behind or bool(told and after and "pronoun" in after[0].cues)


def restores(query: Query) -> bool:
    """Whether it is asked if switches turned bring back what was there before ("does that bring back X?")."""
    return query.turns and any(
        ("fix" in m.cues and "back" in m.key) or m.key in _BACK for m in query.mentions
    )


def spares_unsaid(query: Query) -> bool:
    """Whether a question asks if something is avoided and names nothing that could be ("can it be avoided?")."""
    if "lose" not in query.cues or any(m.ids("attribute") for m in query.mentions):
        return False
    lost = losing(query)
    before = told_before(query)
    return any(m.cues == ["lose"] and m.start >= before and m not in lost for m in query.mentions)


def weighs_grounds(query: Query) -> bool:
    """Whether a question asks if something is ground enough for what it does not name: a value is no answer."""
    enough = any(p.axis == "sufficiency" for p in query.stance.poles)
    return enough and any(m.key in _GROUNDS for m in query.mentions)


def compares(query: Query) -> bool:
    """Whether a question sets two things against each other ("X 比 Y"): what one of them is tells nothing of that."""
    than = next((i for i, word in enumerate(query.stance.said) if word == "比"), 0)
    return than > 0 and query.stance.said[than - 1] != "相" and len(query.subjects) > 1


def losing(query: Query) -> list[Mention]:
    """The words of what is asked that turn what follows into its contrary: "lose X", "it is a myth that"."""
    mentions = query.mentions
    turning = [at for at, m in enumerate(mentions) if not _TURNING.isdisjoint(m.targets)]
    before = told_before(query) if turning else 0
    return [
        mentions[at]
        for at in turning
        if mentions[at].start >= before and _turns(mentions, at) and not _other_end(mentions, at)
    ]


def _other_end(mentions: list[Mention], at: int) -> bool:
    """Whether a loss is only the other end of what is asked: "does it work, or do we lose some of it?"."""
    first, second = mentions[max(at - 2, 0)], mentions[max(at - 1, 0)]
    return at > _REACH and first.key in _OR and "yesno" in second.cues


def _turns(mentions: list[Mention], at: int) -> bool:
    cues = mentions[at].cues
    after = mentions[at + 1 : at + 1 + _REACH]
    if after and after[0].key in PLACING:
        return "deny" in cues  # "it costs us on every packet"
    lost = any(map(_substance, after)) or any(m.entities for m in after[:1])
    return "deny" in cues or ("lose" in cues and lost)


def _substance(mention: Mention) -> bool:
    if any(t.startswith(("value:", "attribute:")) for t in mention.targets):
        return not set(mention.cues) & _SWITCHING
    return bool(mention.ids("concept")) and not {"cue", "plain"} & mention.kinds().keys()
