"""Questions that tell what is shown and ask whether it is really so: "status says X. are packets really taking it?".

What is shown is told by then, and not asked for; what it is that would really be so the packs say (`real`). It finds
what is asked for, and concludes nothing.
"""

from __future__ import annotations

from kb.ask.atoms import names, role_of
from kb.ask.clauses import is_of, parts, untagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

# Words that ask whether what is shown is real, and name nothing.
_REALLY = frozenset(
    "real really actually truly genuinely effectively fact work works working use uses used using get gets getting "
    "so take takes taking benefit benefits benefiting run runs running happen happens happening 真 实".split()
)
_SO = "so"
_WHICH = ("list", "count")
_SMALL = frozenset("it is that this are".split())
# What may stand beside such words: whatever the question is of, and things that are told of nothing.
_BESIDE = {"entity", "concept", "plain", "cue", "manner"}


def asked_to_show(mentions: list[Mention], records: Records) -> None:
    """Let a line be what is asked, and not what was seen, behind what is supposed: "if X misses, will it say Y?"."""
    heads = [at for at, m in enumerate(mentions) if m.head] or [0]
    last = heads[-1]
    told = mentions[:last]
    supposes = any("whatif" in m.cues for m in told) and any(names(m, records, "concluded") for m in told)
    if not supposes or "yesno" not in mentions[last].cues:
        return
    for mention in mentions[last:]:
        if mention.messages and mention.ids("value"):
            mention.targets = tuple(t for t in mention.targets if not t.startswith("message:"))


def really(query: Query, records: Records) -> None:
    """Let a question ask for what is really so, where it tells what is shown and asks of that alone."""
    asks = bool(query.asked) and (query.yesno or query.intent in _WHICH)
    attribute, value = records.real(query.target, query.asked) if asks else ("", "")
    clauses = untagged(parts(query)) if attribute else []
    asking = clauses[-1] if len(clauses) > 1 else []
    told = any(is_of(m, query.target) or m.messages for clause in clauses[:-1] for m in clause)
    said = {word for m in asking for word in m.key.split()}
    said -= {_SO} if any(m.entities for m in asking) else set()  # "is that so on Y?" asks the same of Y
    if told and not said.isdisjoint(_REALLY) and all(map(_points, asking)):
        query.assume = [*query.assume, *_seen(query, records)]
        query.content = [m for m in query.content if any(s in m.entities for s in query.subjects)]
        query.target, query.asked = attribute, value
        stance = query.stance
        stance.poles = [p for p in stance.poles if stance.said[p.start] not in _REALLY]


def _points(mention: Mention) -> bool:
    """Whether a mention names nothing that could be asked for: it only says that something is real."""
    words = set(mention.key.split())
    return words <= _REALLY | _SMALL or (mention.kinds().keys() <= _BESIDE and not mention.attributes)


def _seen(query: Query, records: Records) -> list[tuple[str, str]]:
    """What the words for what is shown say that somebody saw."""
    known = dict(query.assume)
    atoms = [atom for m in query.content if is_of(m, query.target) for atom in m.atoms]
    return [(a, v) for a, v in atoms if role_of(records, a) == "observed" and a not in known]
