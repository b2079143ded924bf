"""Whether what a question suspects brings about what was seen, where documents tell causes and rules conclude nothing.

Packs list, for what people see, what brings it about and what does not (`causes`). This finds what a question suspects,
beside its word for a cause, and looks both up. Causes of what rules conclude are judged by proofs first (`causes`).
"""

from __future__ import annotations

from kb.ask.atoms import CONTRARY, given, names
from kb.ask.blame import beside, cause_word
from kb.ask.clauses import asking, span
from kb.ask.verdicts import CERTAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records

OF, EFFECTS, BESIDE, CAUSES, HARMLESS = "of", "effects", "beside", "causes", "harmless"
_SPOKEN = ("entity", "concept", "attribute")
_RULED_OUT = frozenset("rule rules ruled exclude excludes excluded 排".split())
# Words that join what is suspected together.
_JOINS = frozenset("and or plus with the a not being 和 与 加 及 或 者 的".split())


class Origins:
    """The causes that packs tell.

    Args:
        records: the base's records.
        is_weak: whether a mention need not be answered.
    """

    def __init__(self, records: Records, is_weak: Callable[[Mention], bool]) -> None:
        self._records = records
        self._is_weak = is_weak
        self._told: dict[str, dict[str, set[str]]] = {}
        self._by: dict[str, str] = {}

    def settle(self, query: Query) -> tuple[list[str], str] | None:
        """The verdict on what a question suspects, and the records that tell it; None where nothing settles it.

        Args:
            query: a question that wants a yes or no.
        """
        word = cause_word(query)
        if word is None or _RULED_OUT.intersection(query.stance.said):
            return None
        mentions = _apart(query.content, word)
        suspect = beside(query, mentions, word)
        if suspect is None or _denied(query, suspect, word):
            return None
        suspects = _joined(query, mentions, suspect)
        turned = suspect.start - 1 in query.stance.denials
        others = [m for m in mentions if m not in suspects]
        found: dict[str, list[str]] = {}
        told = self._all()
        placed = {one for parts in told.values() for one in parts.get(OF, ())}
        meant = {m for s in query.subjects for m in (s, *self._records.members(s))} & placed
        for id in told:
            verdict = self._judged(id, suspects, turned) if self._about(id, meant, others) else ""
            if verdict:
                found.setdefault(verdict, []).append(self._by[id])
        if len(found) != 1 or ("yes" in found and CERTAIN.intersection(query.stance.limits)):
            return None
        return next((refs, verdict) for verdict, refs in found.items())

    def suspects(self, told: Query, suspect: Query) -> bool:
        """Whether packs tell what brings about something told, and may speak of all that is suspected.

        Args:
            told: what people saw.
            suspect: what they suspect, and nothing beside.
        """
        mentions = [m for m in suspect.content if not self._is_weak(m)]
        if not mentions or suspect.unknown or suspect.said:
            return False
        known = set[str]()
        for parts in self._all().values():
            if any(self._names(m, parts[EFFECTS]) for m in (*told.content, *told.mentions)):
                known |= parts.get(CAUSES, set()) | parts.get(HARMLESS, set())
        return bool(known) and all(
            self._names(m, known) or names(m, self._records, "setting") for m in mentions
        )

    def _all(self) -> dict[str, dict[str, set[str]]]:
        """What packs tell of causes, by the parts of their records; read once."""
        if not self._told:
            for id, part, concept, by in self._records.base.rows("SELECT id,part,concept,by FROM cause", ()):
                self._told.setdefault(id, {}).setdefault(part, set()).add(concept)
                self._by[id] = by
        return self._told

    def _about(self, id: str, meant: set[str], others: list[Mention]) -> bool:
        """Whether one of the effects is named, and nothing, nor any place meant, that the record is silent of."""
        told = self._told[id]
        of = told.get(OF, set())
        if of and meant and not meant <= of | {f for s in of for f in self._records.families(s)}:
            return False
        effects = told[EFFECTS]
        if not any(self._names(m, effects) for m in others):
            return False
        known = {*of, *effects, *told.get(BESIDE, ()), *told.get(CAUSES, ())}
        known |= {f for s in (*of, *meant) for f in self._records.families(s)}
        return all(self._is_weak(m) or m.only("manner") or self._names(m, known) for m in others)

    def _judged(self, id: str, suspects: list[Mention], turned: bool) -> str:
        brings, spares = (
            any(self._names(m, self._told[id].get(part, set()), turned) for m in suspects)
            for part in (CAUSES, HARMLESS)
        )
        return "" if brings == spares else "yes" if brings else "no"

    def _names(self, mention: Mention, concepts: set[str], turned: bool = False) -> bool:
        """Whether a mention may name one of some concepts; a value, or its contrary, by itself or by its attribute."""
        named = {id for kind in _SPOKEN for id in mention.ids(kind)}
        for id, value in mention.atoms:
            value = given(self._records, id, value)
            value = CONTRARY.get(value, value) if turned else value
            named.add(f"{id}={value}" if _valued(id, concepts) else id)
        named |= {"message:" + id for id in mention.messages}
        return not named.isdisjoint(concepts)


def _valued(id: str, concepts: set[str]) -> bool:
    """Whether concepts tell apart the values of an attribute."""
    return any(c.startswith(id + "=") for c in concepts)


def _joined(query: Query, mentions: list[Mention], suspect: Mention) -> list[Mention]:
    """What is suspected, with what is named right beside it, or joined to it by a word such as "and"."""
    at = mentions.index(suspect)
    out, first, last = [suspect], suspect.start, suspect.end
    said = query.stance.said
    for mention in reversed(mentions[:at]):
        if not _JOINS.issuperset(said[mention.end : first]):
            break
        out.append(mention)
        first = mention.start
    for mention in mentions[at + 1 :]:
        if not _JOINS.issuperset(said[last : mention.start]):
            break
        out.append(mention)
        last = mention.end
    return out


def _apart(content: list[Mention], word: tuple[int, int]) -> list[Mention]:
    """The mentions beside the word for a cause; of one that holds that word, what stands before it or behind."""
    at = set(range(*word))
    out: list[Mention] = []
    for mention in content:
        if not at & set(span(mention)):
            out.append(mention)
        else:
            out += [m for m in mention.inner if not at & set(span(m))]
    return out


def _denied(query: Query, suspect: Mention, word: tuple[int, int]) -> bool:
    """Whether the suspicion is denied ("不是 X 的锅吧"), beyond the "isn't" with which a question begins."""
    main = asking(query, "")
    first, last = min(suspect.start, word[0]) - 2, max(suspect.end, word[1])
    return any(at in main and first <= at < last and at + 1 != suspect.start for at in query.stance.denials)
