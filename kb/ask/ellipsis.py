"""Spell out a follow-up that only names what takes the place of something in the question before.

"does X work on A?" - "and on B?" is "does X work on B?". It puts words in the place of words and reads nothing: whether
the question that comes of it can be answered is for the caller to see.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.atoms import CONTRARY, names, role_of, switched
from kb.ask.atoms import named as atoms_named
from kb.ask.clauses import told
from kb.ask.dialogue import of_those, sort
from kb.ask.lexicon import BOUND
from kb.ask.normal import is_cjk
from kb.ask.polarity import COMPARING
from kb.ask.sentences import marked
from kb.ask.wording import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

# What a follow-up that names only one thing may say beside it.
_GOING_ON = frozenset("and same correction on off unset beside all each whatif toward".split())
_LINKING = frozenset(["cause", "effect", "bearing"])
# "X too?" and "what if it is X?" ask nothing else; verbs that only lead to a name.
_ASKED = frozenset(["yesno", "pronoun"])
# "no, I meant X".
_DENYING = frozenset("tag none not".split())
_GOING = frozenset("set setting put flip use using move moving switch switching go going run running".split())
_EITHER = frozenset(["on", "off"])
_PLAIN = frozenset(["plain", "said"])
_BRACKETS = {"(": ")", "（": "）"}
_JOINING = frozenset("with against 和 跟 与 同".split())
_THAT = ("that", "this", "it")
_THEM, _ARE = frozenset("them those these".split()), frozenset(["is", "are"])
_MAKES = {"makes": "make", "causes": "cause", "triggers": "trigger", "forces": "force", "made": "make"}
# "why that one?": what is singled out, and what it may be called.
_SINGLED, _NAMED = (
    frozenset("that this 这 那 它".split()),
    frozenset("one address ip value number range 个 值 址".split()),
)
_PLACING = frozenset("on in for with at of via".split())
_TWO = 2
# How many words a follow-up has at most that stands for a whole question.
_MOST = 12

Span = tuple[int, int]


def spelled(before: Query, put: str, query: Query, records: Records) -> tuple[str, str]:
    """The question that a follow-up stands for.

    Args:
        before: the question before, as read alone.
        put: the words in it that took the place of others, where it was itself spelled out; or "".
        query: the follow-up as read alone.
        records: tells the kinds of things apart.

    Returns:
        The text of the question, and the words in it that are the follow-up's; two empty texts where the follow-up says
        more than a name, or it is open what it replaces.
    """
    own, there = spans(query), spans(before)
    meant = of_those(before, query, records)
    if not _only_names(query, records) or not own or not there or _told_as_usual(before, query, records):
        return "", ""
    gone = set(query.left) if set(query.left) < set(query.subjects) else set[str]()  # "not A - B"
    content = [m for m in query.content if m.key not in _GOING and gone.isdisjoint(m.entities)]
    named = [m for m in query.mentions if m in content or m.targets == (BOUND,)]
    core = query.text[own[named[0]][0] : own[named[-1]][1]]
    if meant != query.subjects:
        row = records.entity(meant[0]) if len(content) == 1 and "correction" in query.cues else None
        core = row[1][query.lang] if row else ""
    if not core:
        return "", ""
    sorts = {sort(m, records) for m in content if not (query.subjects and _comes_with(m, records))}
    replaced = [m for m in before.content if m in there and sort(m, records) in sorts]
    if not replaced:
        replaced = _beside(before, query, records) or _with_another(before, query)
        sorts = {sort(m, records) for m in replaced}
    valued = all(names(m, records, "setting") and m.ids("value") for m in content)
    if replaced and {sort(m, records) for m in replaced} == sorts:
        beside = [m for m in before.content if m in there and query.subjects and _comes_with(m, records)]
        text = put_in(
            before.text, _grown([there[m] for m in replaced if m in there], before.text, beside, there), core
        )
    elif not replaced and (valued or (query.subjects and not before.assume)):
        text = behind(before.text, core)
    else:
        text = before.text.replace(put, core) if put and before.text.count(put) == 1 and not replaced else ""
    return (text, core) if text else ("", "")


def of_thing(last: Query, query: Query, records: Records) -> str:
    """A bare "how do I enable it?" with the one thing named that was spoken of; "" where it is no such turn.

    Args:
        last: the query before.
        query: the follow-up as read alone.
        records: tells the kinds of things apart.
    """
    bare = query.intent == "howto" and not (query.target or query.subjects or query.said or query.unknown)
    if not bare or any(set(m.kinds()) - {"cue", "concept"} for m in query.content):
        return ""
    things = [m for m in last.content if m.entities and sort(m, records) != "subject"]
    if len({m.key for m in things}) != 1 or last.subjects:
        return ""
    text = query.text.rstrip("?？ ")
    for pronoun in _THAT:
        head, found, tail = text.partition(" " + pronoun)
        if found and not tail[:1].isalpha():
            return f"{head} {things[0].text}{tail}?"
    return f"{text} {things[0].text}?"


def supposing(last: Query, query: Query, records: Records) -> str:
    """A follow-up that asks how to check "it", or what comes of turning it, with the one setting named; else ""."""
    turns = {"on", "off", "unset"} & query.cues and "whatif" in query.cues and not query.yesno
    parts = _around(query.text, "it")
    if query.target or len(parts) != _TWO or not (turns or query.intent == "verify"):
        return ""
    told = {id for m in last.content for id in atoms_named(m)}
    told = told.union(*(records.about("attribute:" + id) for id in told))
    ids = {id for id in told if role_of(records, id) == "setting"}
    asked = records.attribute(ids.pop()) if len(ids) == 1 else None
    where = " ".join(m.text for m in last.content if sort(m, records) == "subject")
    return f"{where}: {f' {asked.name[query.lang]} '.join(parts).strip()}".lstrip(": ") if asked else ""


def checking(last: Query, query: Query, records: Records) -> str:
    """A bare "how do I check?" with what was to be concluded named; "" where it is no such turn."""
    bare = not (query.content or query.said or query.unknown)
    if query.intent != "verify" or query.yesno or not bare or role_of(records, last.target) != "concluded":
        return ""
    asked = records.attribute(last.target)
    return say("how-to-verify", query.lang, what=asked.name[query.lang]) if asked else ""


def singled_out(last: Query, query: Query, records: Records) -> str:
    """A "why that one?" with the value named that a setting was said to have; "" where it is no such turn."""
    said = query.stance.said
    points = "why" in query.cues and not _SINGLED.isdisjoint(said) and not _NAMED.isdisjoint(said)
    if not points or query.target or len(last.subjects) != 1 or role_of(records, last.target) != "setting":
        return ""
    stated = [c for c in records.claims(last.subjects[0], last.target) if c.value not in CONTRARY]
    return f"why {stated[0].value}?" if stated else ""


def set_against(last: Query, query: Query, records: Records) -> str:
    """A bare "how does that compare to B?" behind a question on a quantity of A, with both named; else "".

    "No, of B" takes A's place; "is B any better?" is asked against A.

    Args:
        last: the query before.
        query: the follow-up as read alone.
        records: tells which quantities were measured.
    """
    known = records.quantities()
    asked = [m for m in last.content if known.intersection(m.ids("concept"))]
    if query.target or query.said or query.unknown or not asked:
        return ""
    if any(known.intersection(m.ids("concept")) for m in query.content):
        return ""
    things = [m for m in query.content if m.entities]
    named = {id for m in things for id in m.entities[:1]}
    before = [m for m in last.content if m.entities and named.isdisjoint(m.entities)]
    quantity = " ".join(m.text for m in asked)
    comparing = any(p.axis in COMPARING for p in query.stance.poles)
    asks = query.yesno or (marked(query.text) and not query.cues & {"wh", "measure", "list", "why"})
    if asks and comparing and len(named) == len(before) == 1:
        return f"{quantity}: {query.text.rstrip('? ')} than {before[0].text}?" if query.lang == "en" else ""
    if query.stance.denials and len(things) > 1:
        return f"{things[-1].text} {quantity}"
    if query.intent not in ("measure", "compare") or not named or not (before or len(named) > 1):
        return ""
    told = sorted({*asked, *(before if len(named) == 1 else [])}, key=lambda m: m.start)
    bare = query.text[4:] if query.text.lower().startswith("and ") else query.text
    return f"{' '.join(m.text for m in told)} {bare}"


def _told_as_usual(before: Query, query: Query, records: Records) -> bool:
    """Whether a setting was told, not supposed, of what another thing takes the place of, and is there as documented.

    "We run A with X on. does it work?" - "and on B?" says nothing of X on B.
    """
    before_asked = told(before.text, 1)
    if not before_asked or not query.subjects or not before.subjects or "whatif" in before.cues:
        return False
    whose = [s for one in before.subjects for s in (one, *records.members(one))]
    stated = [atom for m in before.content if m.start < before_asked for atom in switched(m, records)]
    return any(v in c.values for a, v in stated for s in whose for c in records.claims(s, a))


def names_subject(query: Query, records: Records) -> bool:
    """Whether a turn names what may be asked of something, with what comes with that, and nothing else."""
    others = [m for m in query.content if sort(m, records) != "subject"]
    return bool(query.subjects) and all(_comes_with(m, records) for m in others)


def _comes_with(mention: Mention, records: Records) -> bool:
    """Whether a mention is of what comes with a subject and is not to be chosen: part of how that is named."""
    found = [a for a in map(records.attribute, atoms_named(mention)) if a]
    return bool(mention.ids("value")) and bool(found) and all(a.fixed or a.role == "described" for a in found)


def _grown(places: list[Span], text: str, beside: list[Mention], there: dict[Mention, Span]) -> list[Span]:
    """The places of what is replaced, with those of what belongs to it and stands right beside it."""
    for mention in beside:
        start, end = there[mention]
        near = (text[min(b, end) : max(a, start)] for a, b in places)
        if any(not any(map(str.isalnum, gap)) for gap in near):
            places = [*places, (start, end)]
    return places


def named_again(before: Query, query: Query, records: Records) -> str:
    """A follow-up with the one thing that the question before named in the place of "it"; "" where several are.

    Args:
        before: the question before, as read alone.
        query: the follow-up as read alone.
        records: tells the kinds of things apart.
    """
    parts = query.text.split("它") if "它" in query.text else _around(query.text, "it")
    of_case = before.subjects or before.assume or any(m.messages for m in before.content)
    named = [m for m in before.content if m.entities or m.ids("attribute")]
    things = [m for m in named if sort(m, records) != "subject" and (m.entities or not m.ids("value"))]
    here = {sort(m, records) for m in query.content}
    if any(sort(m, records) in here for m in things):
        return ""  # "does A do it?" - "and does B do it?": "it" is not A
    one = len(things) == 1 or (things and things[0].ids("value"))  # "is A the usual B?": "it" is A
    if len(parts) != _TWO or not one or of_case or query.subjects or query.unknown:
        return ""
    where = (spans(before) or {}).get(things[0])
    return f" {before.text[where[0] : where[1]]} ".join(parts).strip() if where else ""


def compared(before: Query, query: Query, records: Records) -> str:
    """A comparison with what the question before named in the place of "that" ("higher than that?"); "" where none is.

    Args:
        before: the question before, as read alone.
        query: the follow-up as read alone.
        records: tells the kinds of things apart.
    """
    parts = next((p for p in (_around(query.text, w) for w in _THAT) if len(p) == _TWO), [])
    if not parts or not parts[0].rstrip().lower().endswith(" than") or not query.subjects or query.unknown:
        return ""
    there = spans(before) or {}
    named = [m for m in before.content if m in there]
    quantity = any(sort(m, records) != "subject" for m in named)
    words = " ".join(before.text[there[m][0] : there[m][1]] for m in named)
    return f" {words} ".join(parts).strip() if quantity else ""


def among(before: Query, query: Query) -> str:
    """Whether one thing is "one of them", asked as what the question before asked of all: "" where it is no such.

    "what makes X do Y?" - "is Z one of them?" is "does Z make X do Y?".

    Args:
        before: the question before, as read alone.
        query: the follow-up as read alone.
    """
    one, found, rest = query.text.lower().partition(" one of ")
    what, verb, *asked = [*before.text.split(None, 2), "", ""][:3]
    if not found or rest.strip(" ?.") not in _THEM or what.lower() != "what" or verb.lower() not in _MAKES:
        return ""
    said = query.text[: len(one)].split()
    start = next((at for at, word in enumerate(said) if word.lower() in _ARE), -1)
    return (
        f"does {' '.join(said[start + 1 :])} {_MAKES[verb.lower()]} {asked[0].rstrip(' ?')}?"
        if start >= 0
        else ""
    )


def placed(before: Query, query: Query, records: Records) -> str:
    """A follow-up behind the words of the question before for what it was asked of; "" where it says that itself.

    Args:
        before: the question before, as read alone.
        query: the follow-up as read alone.
        records: tells the kinds of things apart.
    """
    named = [m for m in before.content if sort(m, records) == "subject"]
    if query.subjects or len(named) != 1:
        return ""
    wide = [m for m in before.content if m.start <= named[0].start and named[0].end <= m.end]
    place = (spans(before) or {}).get(max(wide, key=lambda m: m.end - m.start))
    return behind(query.text, before.text[place[0] : place[1]]) if place else ""


def _around(text: str, word: str) -> list[str]:
    """The parts of a text between the places where a word stands by itself."""
    marked = f" {text} "
    for mark in "?,.!":
        marked = marked.replace(f" {word}{mark}", f" {word} {mark}")
    return marked.replace(f" {word.capitalize()} ", f" {word} ").split(f" {word} ")


def _beside(before: Query, query: Query, records: Records) -> list[Mention]:
    """The one setting of a question whose place another takes: "does it need X?" - "and Y?"."""
    named = [m for m in query.content if names(m, records, "setting")]
    valued = any(m.ids("value") for m in named)
    if len(named) != len(query.content) or (valued and before.subjects):
        return []
    found = [m for m in before.content if names(m, records, "setting")]
    return found if len(found) == 1 and (valued or not found[0].ids("value") or not before.subjects) else []


def _with_another(before: Query, query: Query) -> list[Mention]:
    """What stands behind "with" in a question whose place another takes: "does it clash with X?" - "and with Y?"."""
    own, there = _behind_with(query), _behind_with(before)
    return there if own == query.content and len(own) == len(there) == 1 else []


def _behind_with(query: Query) -> list[Mention]:
    """The content that stands right behind a word that joins it to something ("with X", "和 X")."""
    pairs = pairwise(query.mentions)
    return [m for word, m in pairs if m in query.content and word.key.rsplit(" ", 1)[-1] in _JOINING]


def _only_names(query: Query, records: Records) -> bool:
    """Whether a follow-up names things or positions of switches, and says nothing else but that it goes on."""
    if not query.content or query.unknown or query.said or query.figures or query.ought or query.act:
        return False
    if (
        len(query.mentions) > _MOST
        or query.cues >= _EITHER
        or query.stance.judges()
        or any(p.axis in _LINKING for p in query.stance.poles)
    ):
        return False
    going = _GOING_ON | (_ASKED if query.cues & {"same", "whatif"} else set())
    going |= _DENYING if "correction" in query.cues else set()
    content = [m for m in query.content if m.key not in _GOING]
    asks = "yesno" in query.cues and any(sort(m, records) != "subject" for m in content)
    if not content or asks:
        return False
    rest = [m for m in query.mentions if m not in query.content and m.targets != (BOUND,)]
    return all(not m.targets or not m.kinds().keys() - _PLAIN or set(m.cues) & going for m in rest)


def spans(query: Query) -> dict[Mention, Span] | None:
    """Where the mentions of a question stand in its text; None where they cannot be found there."""
    out: dict[Mention, Span] = {}
    text, at = query.text.lower(), 0
    for mention in query.mentions:
        start = -1
        for word in _words(mention.text):
            found = text.find(word, at)
            if found < 0:
                return None
            start = found if start < 0 else start
            at = found + len(word)
        if start >= 0:
            out[mention] = (start, _closed(text, start, at))
    return out


def _words(text: str) -> list[str]:
    """The pieces of a mention's text that stand together where it came from."""
    out: list[str] = []
    for char in text.lower():
        kind = "" if not char.isalnum() else "zh" if is_cjk(char) else "en"
        if not kind:
            out.append("")
        elif kind == "zh" or not out or is_cjk(out[-1][-1:]):
            out.append(char)
        else:
            out[-1] += char
    return [w for w in out if w]


def _closed(text: str, start: int, end: int) -> int:
    """The end of a stretch of text, with the bracket that closes one opened in it."""
    for opens, closes in _BRACKETS.items():
        if text.count(opens, start, end) > text.count(closes, start, end) and text[end : end + 1] == closes:
            return end + 1
    return end


def put_in(text: str, places: list[Span], core: str) -> str:
    """A text with words put in the place of others: what is replaced stands in one stretch."""
    places.sort()
    start, end = places[0][0], places[-1][1]
    between = [text[a[1] : b[0]] for a, b in pairwise(places)]
    if any(len(gap.split()) > 1 for gap in between):
        return ""
    place, said = (words.split(" ", 1)[0].lower() for words in (text[start:end], core))
    return (
        text[:start] + (f"{place} " if place in _PLACING and said not in _PLACING else "") + core + text[end:]
    )


def behind(text: str, core: str) -> str:
    """A text with words before it that say of what it is asked."""
    return f"{core}，{text}" if any(map(is_cjk, text)) else f"{core}, {text}"
