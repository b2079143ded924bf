"""What a turn of a conversation does: ask, tell, go on from the one before, or neither.

It looks at one turn alone; what a follow-up takes over from the question before is the matter of `dialogue`.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.clauses import AFTER
from kb.ask.negation import repeats
from kb.ask.normal import ASKING
from kb.ask.query import INTENTS
from kb.ask.turning import position

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query

GOES_ON = {"and", "same", "pronoun", "correction", "remains"}
_SHORT = 2
_THE_SAME = ("is it the same", "is that the same", "is this the same")
_MARKS = "?？吗么呢"
_STOPS = frozenset(".。")
_ASKING = {"wh", "why", "whynot", "howto", "list", "count", "compare", "define", "advise", "tag", "fix"}
_AUXILIARIES = ASKING | {"must", "shall", "may", "was", "were", "doe", "am"}
_INTERROGATIVE = frozenset("which what whats who whose where how why".split())
_OWN, _HEAD = frozenset("we our my i im ive weve were 我 咱".split()), 3
_WEIGHING = frozenset("worth true right correct possible safe normal expected enough ok".split())
_PLACING = frozenset("in on for under with at by".split())
_TELLING = frozenset("is are was with has have had runs we our i".split())
_ZH_TELLING = ("是", "了", "着", "被", "改成", "设成")
_VERBS = frozenset(
    "is was are were shows reports reads returns returned says said printed prints changed became".split()
)
_WITH, _AFTER = "with", "after"
_ZH_VERBS = tuple("被 改成 设成 变成 显示 报告 输出 打印 改为 设为".split())
_LOOKED = frozenset("checked confirmed verified saw noticed found got grepped".split())
_SINCE = frozenset(["后 来", "后来"])
_OTHERS = frozenset("someone somebody colleague they ops 有人 同事 他们 运维".split())
_TROUBLE = frozenset("trouble connection work".split())
_THIS = frozenset("this that it these those they 这 那 它".split())
_ZH_THIS = frozenset("这那")
_OURS, _ZH_OURS = frozenset(["ours", "mine"]), ("我们的", "咱们的", "我们这", "我的")
_THERE, _ZH_THERE = frozenset(["there"]), ("那里", "那边", "那儿")
_ZH_AFFECTS = ("会影响", "会不会影响", "影响", "有影响", "对")
_IDLE = {"thanks", "help", "remedy", "need", "yesno"}


def goes_on(query: Query) -> bool:
    """Whether a query announces itself as a follow-up, or is too short to be anything else."""
    bare = len(query.content) <= _SHORT and not query.target and not query.cues & set(INTENTS)
    return (bare and not whole(query)) or bool(query.cues & GOES_ON)


def bare(query: Query, cues: set[str]) -> bool:
    """Whether a question holds nothing but cues of some sort."""
    return not query.said and all(set(m.cues) & cues for m in query.content)


def likens(query: Query) -> int:
    """1 where a follow-up asks whether it is the same with something else, -1 where whether it is not; else 0.

    "Same on X?" only asks the question before again.
    """
    whole_ = query.plain or query.text.lower().startswith(_THE_SAME)
    poles = [p for p in query.stance.poles if p.axis == "sameness"]
    return poles[0].sign if whole_ and len(poles) == 1 and query.subjects and not query.target else 0


def idle(query: Query) -> bool:
    """Whether a turn asks nothing, not even by leaning on what was said: "thanks", "hello", "help"."""
    return not (query.content or query.said or query.unknown or query.figures) and query.cues <= _IDLE


def worded(query: Query) -> bool:
    """Whether a turn has a word of some language: names and values have none."""
    return any(m.cues or m not in query.content for m in query.mentions)


def whole(query: Query) -> bool:
    """Whether a question names what it is about and leans on nothing said before."""
    leans = query.cues & {"same", "correction"} or _points(query)
    leans = leans or ("and" in query.cues and not query.cues & set(INTENTS))
    return len(query.content) > 1 and not leans


def sets(query: Query) -> bool:
    """Whether a turn that asks nothing tells how something is, and is no fragment that may ask it."""
    said = query.text.lower().split()
    telling = bool(_TELLING.intersection(said)) and said[0] not in _PLACING  # "in mode X are Y visible"
    telling = telling or "=" in query.text
    return telling or any(w in query.text for w in _ZH_TELLING)


def corrects(query: Query) -> bool:
    """Whether a turn tells how something is, though what was asked before may be asked again by it: "no, X=true"."""
    said = query.stance.said
    supposes = any("whatif" in m.cues and m.text not in AFTER | _SINCE for m in query.mentions)
    asked = _marked(query) or supposes or any(m.asks for m in query.mentions)
    if asked or not _INTERROGATIVE.isdisjoint(said) or (said[:1] and said[0] in ASKING):
        return False
    return sets(query) or bool(query.cues & {"restore", "toward", "correction"}) or places_anew(query)


def amended(query: Query, last: Query | None) -> Query:
    """A turn, as a correction where it asks nothing and gives a setting another value than the question before."""
    before = dict(last.assume) if last is not None else {}
    given = [*query.assume, (query.target, query.asked)]
    asks = (_ASKING - {"tag"}) | {"whatif"}
    marked = _marked(query) or query.cues & asks or not ASKING.isdisjoint(query.text.lower().split()[:1])
    marked = marked or any("tag" in m.cues and not m.key.endswith("了") for m in query.mentions[1:])
    if not marked and any(v and before.get(a, v) != v for a, v in given):
        query.cues.add("correction")
    return query


def places_anew(query: Query) -> bool:
    """Whether a turn that asks nothing tells what the asker runs, or corrects that: "scratch that, it's native"."""
    if _marked(query) or len(query.subjects) != 1 or query.left:
        return False
    return (declares(query) and of_asker(query)) or "correction" in query.cues


def troubled(query: Query) -> bool:
    """Whether a turn tells that something went wrong: what is required tells nothing of how things are then."""
    return any(p.axis in _TROUBLE and p.sign < 0 for p in query.stance.poles)


def leans(query: Query) -> bool:
    """Whether a question asks of what was told: by a pronoun, or in Chinese by naming nothing else ("会影响 X 吗")."""
    bears = query.text.lstrip().startswith(_ZH_AFFECTS)
    leads = any(_THIS.intersection(m.key.split()) for m in query.mentions[:_HEAD])
    bears = bears or query.text.lstrip()[:1] in _ZH_THIS
    return bears or (not query.subjects and leads and _points(query))


def _points(query: Query) -> bool:
    """Whether a pronoun stands for something said before: not the "it" of "is it worth moving", nor a "so" ahead."""
    said = query.mentions
    pronouns = [at for at, m in enumerate(said) if "pronoun" in m.cues]
    empty = [at for at in pronouns if said[at].key == "it" and said[at + 1 :] and _weighs(said[at + 1])]
    return len(pronouns) > len(empty) + (said[0].key == "so")


def _weighs(mention: Mention) -> bool:
    return mention.key.split(" ", 1)[0] in _WEIGHING


def declares(query: Query) -> bool:
    """Whether a turn only tells what somebody runs ("we are on eks chained"): what follows is asked of that."""
    if not query.subjects or _marked(query) or query.cues & _ASKING:
        return False
    return not query.target or of_asker(query)


def of_asker(query: Query) -> bool:
    """Whether a turn begins by saying whose matter it speaks of: "our cluster ..."."""
    return any(_OWN & set(m.key.split()) for m in query.mentions[:_HEAD])


def ours(query: Query) -> bool:
    """Whether a turn names nothing but what is the asker's: "and ours?", 那我们的呢."""
    said = {m.text.lower() for m in query.mentions}
    return not query.content and (not _OURS.isdisjoint(said) or any(w in query.text for w in _ZH_OURS))


def there(query: Query) -> bool:
    """Whether a turn points to a place that was named last: "there", 那里."""
    return not _THERE.isdisjoint(query.stance.said) or any(word in query.text for word in _ZH_THERE)


def asks(query: Query) -> bool:
    """Whether a turn asks something: what it only tells is taken into the question that follows."""
    cues = {cue for m in query.mentions for cue in m.cues if not position(m)}
    if _marked(query) or "吧" in query.text or cues & _ASKING or not query.mentions:
        return True
    if "correction" in cues and any(m.ids("value") for m in query.content):
        return True
    said = query.stance.said
    if "restore" in cues and not query.content and not of_asker(query):
        return True  # "undo it" asks what is so then
    if said[:1] and said[0] in _LOOKED:
        return False
    if not _INTERROGATIVE.isdisjoint(said) or any(m.asks for m in query.mentions):
        return True
    if query.lang == "zh" and ("yesno" in cues or any(repeats(said, at) for at in range(1, len(said)))):
        return True
    heads = [m for at, m in enumerate(query.mentions) if m.head or not at]
    asked = any(a in _AUXILIARIES and b in _OWN for a, b in pairwise(said))  # "must i ..."
    supposed = any(
        "whatif" in m.cues and not m.ids("concept") and m.text not in AFTER and not _dates(query, at)
        for at, m in enumerate(query.mentions)
    )
    if asked or supposed or any(m.text.lower().split(" ", 1)[0] in ASKING for m in heads):
        return True
    if query.past or any(m.messages for m in query.content):
        return False  # a pasted line
    seen = [m for m in query.content if m.messages or m.ids("value")]
    if seen and not query.subjects and query.text.rstrip()[-1:] in _STOPS:
        return False  # "X true by hand."
    others = [m for m in query.content if m not in seen]
    observed = bool(seen) and all(set(m.entities) & set(query.subjects) for m in others)
    lines = bool(seen) and all(m.messages or _line(m.text, query.text) for m in seen)
    row = len(seen) > 1 and len(others) <= 1 and len(query.assume) + bool(query.asked) > 1  # "X on, Y off"
    return bool(query.target) and not (states(query) or observed or lines or row)


def _marked(query: Query) -> bool:
    """Whether a turn has a question mark, or a word in its place."""
    return any(mark in query.text for mark in _MARKS)


def _dates(query: Query, at: int) -> bool:
    """Whether the word at some place supposes nothing: "we went with X=true", "after an upgrade it shows X"."""
    before, behind = query.mentions[:at], query.mentions[at + 1 : at + 1 + _HEAD]
    dated = query.mentions[at].key == _AFTER and any("occasion" in m.cues for m in behind)
    runs = query.mentions[at].key == _WITH and not all(m.only("cue") for m in before)
    return runs or (dated and states(query))


def _line(name: str, text: str) -> bool:
    """Whether a text sets what it names in the manner of a file or of an output: "X: true", "X=true"."""
    behind = text[max(text.find(name.split()[0]), 0) :]
    return any(f"{mark}{value}" in behind.lower() for mark in ("=", ": ") for value in ("true", "false"))


def states(query: Query) -> bool:
    """Whether a turn that asks nothing is a sentence, by its verb or by whom it begins with, and no fragment."""
    verb = any("yesno" in m.cues for m in query.mentions[1:])
    verb = verb or not _VERBS.isdisjoint(query.text.lower().split()[1:])
    verb = verb or (query.lang == "zh" and any(word in query.text for word in _ZH_VERBS))
    others = any(_OTHERS & set(m.key.split()) for m in query.mentions[:_HEAD])
    return verb or others or query.text.rstrip(" 。.").endswith("了") or of_asker(query)
