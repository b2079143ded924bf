"""The clauses of a question: which of them ask, and which only tell what is given.

Places are those of folded words, as in the question's stance.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.lexicon import BOUND, Mention
from kb.ask.normal import is_cjk, words
from kb.ask.polarity import EXCLUDING, JUDGING, Pole
from kb.ask.query import Query
from kb.ask.sentences import parted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_CLAUSE = 4
_SHORT = 3
_WHEN, _DATED = frozenset("in during after since by with through".split()), 3
_WHY = frozenset(["why", "the reason"])
_ASKING = frozenset("yesno wh why howto advise verify".split())
_SEEKING = _ASKING | {"count", "fix", "list", "troubleshoot"}
_SO = frozenset("so then but".split())
_ZH_IT = ("它", "这 个")
# Words that close a condition, so that what follows is asked (如果 ... 的话, ...), and words that open an aside.
AFTER = frozenset(["的话", "后", "之后", "以后"])
_ASIDE = frozenset(
    ["because", "although", "though", "even though", "despite", "since", "while", "whereas", "unless"]
)


def span(mention: Mention) -> range:
    """The places of a mention's words."""
    return range(mention.start, mention.end)


def is_of(mention: Mention, id: str) -> bool:
    """Whether a mention names an attribute or a value of it."""
    return id in mention.attributes


def _likewise(mention: Mention) -> bool:
    """Whether a word only says that it is so here too (一样), or that the question is the one before ("same but")."""
    return "cue:same" in mention.targets and (not mention.start or is_cjk(mention.text[:1]))


def parts(query: Query) -> list[list[Mention]]:
    """The clauses of a question."""
    return clauses_of(query.stance.mentions)


def clauses_of(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions, parted by clauses."""
    clauses: list[list[Mention]] = [[]]
    for mention in mentions:
        if mention.head and clauses[-1]:
            clauses.append([])
        clauses[-1].append(mention)
    return clauses


def without(mentions: list[Mention], gone: list[Mention]) -> list[Mention]:
    """Mentions without some of them, those behind moved up as in a text that never had them."""
    out, back = [], 0
    for mention in mentions:
        if mention in gone:
            back += mention.end - mention.start
            continue
        for one in (mention, *mention.inner):
            one.start, one.end = one.start - back, one.end - back
        out.append(mention)
    return out


def only_tells(mentions: list[Mention], mention: Mention, before: bool = False) -> bool:
    """Whether a word stands in a clause that asks nothing, beside one that does ("after the upgrade it says X. why?").

    Args:
        mentions: all mentions of a text.
        mention: one of them. What is said of an occasion alone ("after the upgrade, ...") is of the clause behind it.
        before: whether the clause that asks has to stand behind it.
    """
    clauses = clauses_of(mentions)
    at = next((i for i, clause in enumerate(clauses) if mention in clause), 0)
    own = clauses[at]
    if all(m.only("plain") or m.only("cue") for m in own):
        own = own + [m for clause in clauses[at + 1 : at + 2] for m in clause]
    asked = [
        clause for clause in clauses[at if before else 0 :] if any(_SEEKING & set(m.cues) for m in clause)
    ]
    return bool(asked) and not any(_ASKING & set(m.cues) for m in own)


def dates(mentions: list[Mention], at: int) -> bool:
    """Whether a word at some place only tells when something was: "what got lost in the upgrade"."""
    before = [m.key for m in mentions[max(at - _DATED, 0) : at]]
    return any(word in _WHEN for key in before for word in key.split()[:1])


def untagged(clauses: list[list[Mention]]) -> list[list[Mention]]:
    """Clauses without those that only ask to have a question confirmed ("..., right?")."""
    return [c for c in clauses if not all("tag" in m.cues for m in c)]


def places_of(mentions: Iterable[Mention]) -> set[int]:
    """The places of the words of mentions."""
    return {at for m in mentions for at in span(m)}


def several(query: Query) -> bool:
    """Whether a question has more than one clause."""
    return any(m.head for m in query.stance.mentions[1:])


def asking(query: Query, id: str) -> set[int]:
    """The places of the clauses that ask: the last that names an attribute, and those with a question word."""
    clauses = parts(query)
    judged = {p.start for p in query.stance.poles if p.axis in JUDGING or p.axis == EXCLUDING}
    clauses = [c for c in clauses if any(_says(m, judged) for m in c)] or clauses
    asking = [c for c in clauses if any(_asks(m, at) for at, m in enumerate(c)) and not _supposes(c[0])]
    naming = [c for c in clauses if any(is_of(m, id) for m in c)]
    ways = [c for c in clauses[-1:] if any(m.ids("manner") for m in c)]
    chosen = asking + (naming or clauses)[-1:] + ways
    return places_of(m for clause in chosen for m in _ahead(clause, id))


def _asks(mention: Mention, at: int) -> bool:
    """Whether a word in some place of a clause asks; a verb with "n't" further on only denies ("I don't get why")."""
    cues = mention.cues
    return "yesno" in cues and not ("nt" in cues and at > 1)


def _supposes(mention: Mention) -> bool:
    """Whether a word opens a condition, so that a verb in it asks nothing ("if X isn't set, ...")."""
    cues = mention.cues
    return "whatif" in cues and "on" not in cues and "yesno" not in cues


def _says(mention: Mention, judged: set[int]) -> bool:
    """Whether a mention says more than that something is asked: a tag alone ("doesn't it?") asks of what precedes."""
    plain = mention.targets and (mention.only("cue") or mention.only("plain"))
    return not plain or any(at in judged for at in span(mention))


def _ahead(clause: list[Mention], id: str) -> list[Mention]:
    """A clause without what follows a word such as "when" or "although" in it, unless only that names the attribute."""
    for at, mention in enumerate(clause):
        cues = mention.cues
        aside = ("whatif" in cues and "on" not in cues) or mention.key in _ASIDE
        behind = any(is_of(m, id) for m in clause[at:]) and not any(is_of(m, id) for m in clause[:at])
        if at > 1 and aside and mention.text not in AFTER and not behind:
            return clause[:at]
    return clause


def aside(query: Query) -> set[int]:
    """The places of words such as "although", with what stands behind them in their clauses."""
    out: set[int] = set()
    for clause in parts(query):
        at = next((i for i, m in enumerate(clause) if m.key in _ASIDE), len(clause))
        out |= places_of(clause[at:])
    return out


def in_condition(query: Query, id: str) -> bool:
    """Whether the last words that name an attribute stand behind a word such as "if" in their clause."""
    inside = found = False
    for mention in query.stance.mentions:
        cues = mention.cues
        if mention.head:
            inside = False
        inside = (inside or ("whatif" in cues and "on" not in cues)) and mention.text not in AFTER
        if is_of(mention, id):
            found = inside
    return found


def asks_position(query: Query, main: set[int]) -> bool:
    """Whether it is asked of "it" if that is on, or off: the switch itself is named before."""
    asks = [m for m in query.stance.mentions if m.start in main]
    pronoun = any("it" in m.key.split() or m.key in _ZH_IT for m in asks)
    return pronoun and any({"on", "off"} & set(m.cues) for m in asks)


def accompanies(query: Query, id: str) -> bool:
    """Whether an attribute is only named behind "with" or "without", in a question about something else."""
    said = query.stance.mentions
    own = [(at, m) for at, m in enumerate(said) if is_of(m, id)]
    beside = bool(own) and all(_with(m.key) or (at and _with(said[at - 1].key)) for at, m in own)
    if not beside:
        return False
    subjects = set(query.subjects)
    return any(
        not is_of(m, id) and not subjects & set(m.entities) and (m.ids("value") or m.entities)
        for m in query.content
    )


def _with(key: str) -> bool:
    return key.partition(" ")[0] in ("with", "without", "leaving", "keeping")


def named(query: Query, id: str, main: set[int]) -> str:
    """The value of an attribute that the asking clauses name, the last of them."""
    atoms = [atom for m in own_words(query) if m.start in main for atom in m.atoms]
    return next((value for attribute, value in reversed(atoms) if attribute == id), "")


def own_words(query: Query) -> list[Mention]:
    """The mentions of a question that it makes itself, not the question before that it goes on from."""
    said = query.stance.mentions
    return [m for m in query.content if m in said or any(m in whole.inner for whole in said)]


def taken_over(query: Query, id: str) -> str:
    """The value of an attribute that only the question before named, of which this one goes on."""
    own = own_words(query)
    atoms = [atom for m in query.content if m not in own for atom in m.atoms]
    return next((value for attribute, value in atoms if attribute == id), "")


def told_before(query: Query) -> int:
    """The place where the sentence begins that asks; 0 where the text is one, or its last is only a tag."""
    return asks_from(query.stance.mentions, told(query.text, _CLAUSE))


def asks_from(mentions: list[Mention], sentence: int) -> int:
    """The place from which a question asks: its last sentence, or a clause in it that begins with a verb that asks."""
    last = max((m.end for m in mentions if m.targets and not (m.only("plain") or m.only("cue"))), default=0)
    sentence = sentence if sentence < last else 0  # "is that right?" asks of what stands before it
    asks = (m.start for m in mentions if m.head and "yesno" in m.cues and m.end < last)
    so = (
        a.start
        for a, b in pairwise(mentions)
        if a.head and a.key in _SO and "yesno" in b.cues and b.end < last
    )
    return max([sentence, *asks, *so])


def told(text: str, least: int = _SHORT) -> int:
    """The place where the sentence of a text begins that asks, where that has at least so many words; or 0."""
    context, question = parted(text)
    return len(words(context)) if context and len(words(question)) >= least else 0


def asks_why(query: Query) -> bool:
    """Whether a question asks last whether that is why ("X is off and Y broke. is that why?")."""
    return any(m.key in _WHY for m in parts(query)[-1][1:])


def asked_poles(query: Query) -> list[Pole]:
    """The ends of oppositions that the asking clauses name."""
    main = asking(query, "")
    return [p for p in query.stance.poles if p.start in main]


def places(query: Query, id: str) -> set[int]:
    """The places of the words that name an attribute or a value of it, that set a switch, or only say what is so."""
    own = query.stance.mentions
    found = [m for m in own if is_of(m, id) or BOUND in m.targets or _likewise(m) or _tells(m)]
    return places_of(found)


def _tells(mention: Mention) -> bool:
    """Whether a mention is a whole clause that names a value ("keeps it from being hit"): spoken of, not asked."""
    least = _CLAUSE if mention.key.isascii() else 2 * _CLAUSE
    return mention.end - mention.start >= least and bool(mention.ids("value"))
