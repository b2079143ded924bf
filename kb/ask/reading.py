"""Read a question: from mentions and cues to a query. It looks nothing up but words, and concludes nothing."""

from __future__ import annotations

from kb.ask.lexicon import Lexicon, Mention
from kb.ask.normal import is_cjk
from kb.ask.query import INTENTS, Query
from kb.ask.records import Records

_CONTENT = ("entity:", "attribute:", "value:", "concept:", "manner:", "message:", "procedure:", "table:")
_REACH = 2
_TURNING = {"not", "lose"}
_FIRM = ("entity:", "attribute:", "value:", "message:", "procedure:")
_BOOL_CUES = {"on": "true", "off": "false", "unset": "unset"}
_SUBJECT_KINDS = ("deployment", "family", "case")
_WH = ("why", "howto", "list", "count", "wh", "source", "fix", "troubleshoot", "measure", "decide", "compare")


def language(text: str) -> str:
    """The language of a text: zh when it holds a CJK ideograph, else en."""
    return "zh" if any(is_cjk(c) for c in text) else "en"


class Reader:
    """Turns questions into queries with the vocabulary of one base.

    Args:
        lexicon: finds mentions.
        records: tells what kind of thing a mention is.
        kinds: the kinds of entity that rules conclude about (subjects of computed answers).
    """

    def __init__(self, lexicon: Lexicon, records: Records, kinds: tuple[str, ...] = _SUBJECT_KINDS) -> None:
        self._lexicon = lexicon
        self._records = records
        self._kinds = kinds

    def read(self, text: str, lang: str | None = None) -> Query:
        """The query that a text makes, on its own (a dialogue fills its gaps)."""
        query = Query(text, lang or language(text))
        mentions = self._lexicon.spot(text)
        for mention in mentions:
            query.cues.update(mention.ids("cue"))
        self._bind(mentions)
        self._sort(query, mentions)
        self._subjects(query, mentions)
        self._aim(query)
        query.asked = query.asked or self._supposed(query)
        self._intend(query, mentions)
        return query

    def _sort(self, query: Query, mentions: list[Mention]) -> None:
        pasted = any(m.ids("message") for m in mentions)
        lost: list[Mention] = []
        for mention in mentions:
            if "elsewhere" in mention.ids("cue"):
                query.unknown.append(mention.text)
            elif any(t.startswith(_CONTENT) for t in mention.targets):
                query.content += self._unfold(mention)
            elif mention.inner and not any(t.startswith("cue:") for t in mention.targets):
                query.content += mention.inner
            elif not mention.targets and _numeric(mention.text):
                query.figures.append(mention.text)
            elif not mention.targets and not pasted:
                lost.append(mention)
        query.unknown += _words(lost)

    def _unfold(self, mention: Mention) -> list[Mention]:
        """A mention with those inside it that say more: a loose phrase yields to the things it names."""
        loose = not any(t.startswith(_FIRM) for t in mention.targets)
        table = bool(mention.ids("table"))
        named = [m for m in mention.inner if self._names_subject(m) or (loose and not m.only("value")) or table]
        if named and (loose or not mention.ids("entity")):
            mention.targets = (*mention.targets, "plain:")
            return [mention, *named]
        return [mention]

    def _names_subject(self, mention: Mention) -> bool:
        return any(self._records.kind(id) in self._kinds for id in mention.ids("entity"))

    def _bind(self, mentions: list[Mention]) -> None:
        """Bind on/off/unset words to the switch that they speak of: together they are one value."""
        for i, mention in enumerate(mentions):
            value = next((_BOOL_CUES[c] for c in mention.ids("cue") if c in _BOOL_CUES), None)
            if value is None:
                continue
            if "whatif" in mention.ids("cue") or mention.text.lower() == "without":
                near = [i + 1] if i + 1 < len(mentions) else []
            else:
                near = self._around(i, len(mentions))
            for j in near:
                switch = self._switch(mentions[j])
                if switch:
                    mentions[j].targets = (f"value:{switch}={value}",)
                    mention.targets = ("plain:",)
                    break

    @staticmethod
    def _around(at: int, count: int) -> list[int]:
        return [*range(at - 1, max(-1, at - 4), -1), *range(at + 1, min(count, at + 4))]

    def _switch(self, mention: Mention) -> str:
        for id in mention.ids("attribute"):
            attribute = self._records.attribute(id)
            if attribute and attribute.type == "bool":
                return id
        return ""

    def _subjects(self, query: Query, mentions: list[Mention]) -> None:
        named: list[str] = []
        for mention in query.content:
            for id in mention.ids("entity"):
                if self._records.kind(id) in self._kinds and id not in named:
                    named.append(id)
                    break
        query.subjects = self._narrow(named)
        query.left = [id for id in query.subjects if self._left(id, mentions)]

    def _left(self, id: str, mentions: list[Mention]) -> bool:
        """Whether a subject is named only as what is left behind ("instead of native", "from native to ...")."""
        for i, mention in enumerate(mentions):
            if "leaving" in mention.ids("cue"):
                after = [m for m in mentions[i + 1 : i + 1 + _REACH]]
                if any(id in m.ids("entity") or any(id in n.ids("entity") for n in m.inner) for m in after[:1]):
                    return True
        return False

    def _narrow(self, named: list[str]) -> list[str]:
        """Names that overlap, narrowed to what they have in common: "overlay on TKE" is TKE's overlay."""
        sets = {id: self._closure(id) for id in named}
        families = [id for id in named if self._records.kind(id) == "family"]
        for family in families:
            common = [id for id in named if id != family and sets[id] & sets[family]]
            if common and not all(sets[id] >= sets[family] for id in common):
                sets[family] = frozenset.intersection(sets[family], frozenset().union(*(sets[c] for c in common)))
        kept = [a for a in named if not any(b != a and sets[b] < sets[a] for b in named)]
        out: list[str] = []
        for id in kept:
            narrowed = id in families and sets[id] != self._closure(id)
            out += [m for m in (sorted(sets[id]) if narrowed else [id]) if m not in out]
        return out

    def _closure(self, id: str) -> frozenset[str]:
        members = self._records.members(id)
        own = () if self._records.kind(id) == "family" else (id,)
        return frozenset(own).union(*(self._closure(m) for m in members))

    def _aim(self, query: Query) -> None:
        """Choose what is asked for among the attributes mentioned; the settings beside it are assumptions."""
        concluded: list[tuple[str, str]] = []
        others: list[tuple[str, str]] = []
        for mention in query.content:
            for id, value in self._atoms(mention):
                attribute = self._records.attribute(id)
                if attribute is None or not set(attribute.kinds) & set(self._kinds):
                    continue
                (concluded if attribute.role == "concluded" else others).append((id, value))
                break
        given = [(a, v) for a, v in others if v]
        seen = self._observed(query)
        if not concluded and seen and (query.subjects or given) and query.cues & {"yesno", "tag", "whatif"}:
            concluded = self._foretold(query)
        elif concluded or others or query.subjects:
            given += [atom for atom in seen if atom[0] not in dict(given)]
        if concluded:
            query.target = max(concluded, key=lambda atom: self._depth(atom[0]))[0]
            query.asked = next((v for a, v in reversed(concluded) if a == query.target and v), "")
            query.assume = given
        elif others:
            asked = [atom for atom in others if not atom[1]] or others[-1:]
            query.target, query.asked = asked[0]
            query.assume = [atom for atom in given if atom[0] != query.target]

    def _depth(self, id: str) -> int:
        """How far along the order of the attributes one stands: packs name causes before effects."""
        found = self._records.attribute(id)
        return found.ord if found else 0

    def _supposed(self, query: Query) -> str:
        """The value of the target that is named by another name: an entity that is one of its values."""
        allowed = self._records.allowed(query.target) if query.target else {}
        for mention in query.content:
            for id in mention.ids("entity"):
                if id in allowed:
                    return id
        return ""

    def _observed(self, query: Query) -> list[tuple[str, str]]:
        """What the pasted lines of a question set."""
        ids = [id for m in query.content for id in m.ids("message")]
        return [r for id in ids for r in self._records.list("message_sets", "message", "attribute,value", id)]

    def _foretold(self, query: Query) -> list[tuple[str, str]]:
        """The conclusions that pasted lines show: a question that gives settings asks whether such a line appears."""
        out = []
        for id in [id for m in query.content for id in m.ids("message")]:
            for (concept,) in self._records.about("message:" + id):
                attribute, _, value = concept.partition("=")
                found = self._records.attribute(attribute) if value else None
                if found and found.role == "concluded":
                    out.append((attribute, value))
        return out

    def _atoms(self, mention: Mention) -> list[tuple[str, str]]:
        atoms = []
        for atom in mention.ids("value"):
            id, _, value = atom.partition("=")
            atoms.append((id, value))
        return atoms + [(id, "") for id in mention.ids("attribute")]

    def _intend(self, query: Query, mentions: list[Mention]) -> None:
        asked = bool(query.cues & {"yesno", "tag", "advise"}) or "?" in query.text or "?" in query.text
        wh = query.cues & set(_WH)
        if "advise" in query.cues and query.cues & {"yesno", "tag", "whatif"}:
            wh -= {"compare", "measure", "list"}
        query.yesno = (asked or self._supposes(query)) and not wh
        query.negated = _negated(mentions)
        usual = "check" if query.yesno else "compare" if len(query.subjects) > 1 else "value"
        if usual == "value" and "wh" in query.cues and len(query.content) == 1:
            usual = "define"
        query.intent = next((i for i in INTENTS if i in query.cues), usual)
        if "advise" in query.cues and query.intent in ("compare", "list", "decide"):
            query.intent = "advise"

    def _supposes(self, query: Query) -> bool:
        """Whether a question without question words supposes something that may be so or not."""
        target = self._records.attribute(query.target) if query.target else None
        compared = "compare" in query.cues or any(m.ids("table") and len(m.inner) > 1 for m in query.content)
        lone = len(query.subjects) < 2 or not compared
        return bool(target) and lone and (bool(query.asked) or target.type == "bool")


def _words(lost: list[Mention]) -> list[str]:
    """The unexplained words; CJK characters make a word when two or more stand together, one alone is no word."""
    out: list[str] = []
    run: list[Mention] = []
    for mention in [*lost, None]:
        if run and (mention is None or mention.start != run[-1].end or not is_cjk(mention.text[:1])):
            if len(run) > 1:
                out.append("".join(m.text for m in run))
            run = []
        if mention is None:
            break
        if is_cjk(mention.text[:1]):
            run.append(mention)
        else:
            out.append(mention.text)
    return out


def _negated(mentions: list[Mention]) -> bool:
    """Whether the question asks for the contrary: an odd number of negations close before words with content.

    A negation that ends a clause of its own ("... or not?") has nothing to turn and does not count.
    """
    turns = 0
    for i, mention in enumerate(mentions):
        cues = set(mention.ids("cue"))
        after = mentions[i + 1 : i + 1 + _REACH]
        firm = [m for m in after if not any(t.startswith(("cue:", "plain:")) for t in m.targets)]
        if "deny" in cues:
            turns += 1
        elif cues & _TURNING:
            turns += any(t.startswith(("value:", "attribute:", "concept:")) for m in firm for t in m.targets)
        elif "nt" in cues and i:
            turns += bool(after) and not after[0].ids("entity") and bool(after[0].ids("value"))
    return turns % 2 == 1


def _numeric(text: str) -> bool:
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)
