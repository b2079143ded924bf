"""Yes or no by one record: whether a claim, a measurement or a piece of advice settles what a question supposes."""

from __future__ import annotations

from itertools import pairwise

from kb.ask import moves
from kb.ask.acts import UNSET, oughts
from kb.ask.atoms import role_of
from kb.ask.branches import contested
from kb.ask.causes import asks_cause
from kb.ask.clauses import aside, is_of, parts, places_of, span, told_before
from kb.ask.figures import addresses, counts, figure, figures
from kb.ask.finder import Find
from kb.ask.manners import agreeing
from kb.ask.measured import Measured
from kb.ask.normal import words
from kb.ask.polarity import COMPARING, DIRECTED, GOOD, JUDGING
from kb.ask.predicate import strange
from kb.ask.query import Query
from kb.ask.records import Claim, Records
from kb.ask.relevance import Relevance
from kb.ask.subjects import FAMILY, subject_kinds
from kb.ask.verdicts import Judge
from kb.ask.withheld import moot, says_off

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention

_WEIGHING = frozenset("staying advice success need".split())
# What would do, or be needed, is no matter of what was found.
_DOING = JUDGING | {"need", "possibility"}
_MOST = 0.7
_SHORT = 4
_SHARE = 0.2
_PAIR = 2
_TWO = frozenset(["two", "both", "两"])
_QUANTITY = frozenset("node pod cluster machine worker server host vm 台 个".split())
_DEFAULT, _NORMAL = "default", "正常"
_NAMES = ("entity:", "value:", "message:")


class Settler:
    """Settles yes/no questions by records.

    Args:
        records: the base's records.

    Attributes:
        relevance: tells whether claims are about what questions ask.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._judge = Judge(records)
        self._measured = Measured(records, self._judge)
        self._subjects = subject_kinds(records)
        self.relevance = Relevance(records, self._subjects)
        self._words: dict[str, frozenset[str]] = {}
        self._of: Query | None = None
        self._given: dict[tuple[str, bool, str], str | None] = {}
        self._last: tuple[str, list[tuple[str, int]]] = ("", [])

    def verdict(self, query: Query, find: Find) -> str | None:
        """The verdict of a found record, or None where it gives none; remembered while a question is answered."""
        if self._of is not query:
            self._of, self._given = query, {}
        key = (find.ref, find.exact, query.intent if query.yesno else "")
        if key not in self._given:
            self._given[key] = self._settle(query, find)
        return self._given[key]

    def remeasured(self, query: Query, ref: str) -> tuple[str | None] | None:
        """The verdict of a measurement whose figure a question gives in another unit; None where it does not."""
        kind, _, id = ref.partition(":")
        otherwise = kind == "measurement" and self._measured.spelled_otherwise(query, id)
        return (self._measured.verdict(query, id),) if otherwise else None

    def _settle(self, query: Query, find: Find) -> str | None:
        if (
            not query.yesno
            or moot(query, self._records)
            or query.act in UNSET
            or (query.intent == "advise" and find.kind not in ("advice", "claim"))
        ):
            return None
        id = find.ref.partition(":")[2]
        belongs = self._belongs(query, find)
        if belongs is not None:
            return belongs
        if find.kind == "advice":
            return self._advised(query, find, id)
        if find.kind == "measurement":
            return None if asks_cause(query) else self._measured.verdict(query, id)
        claim = self._records.claim_at(find.ref)
        return self._claimed(query, find, claim) if claim else None

    def names(self, query: Query, find: Find) -> bool:
        """Whether a question names the attribute of a claim, or a value of it, and the thing that it is of."""
        claim = self._records.claim_at(find.ref)
        named = query.named()
        if claim is None or not (
            named & self.relevance.own(claim) or (named and self._supposed(query, claim.attribute))
        ):
            return False
        return self.relevance.names_attribute(query, find.ref)

    def _belongs(self, query: Query, find: Find) -> str | None:
        """Whether one thing is among those of a family, where a question asks that alone, and a record tells it."""
        if query.intent != "check" or query.target or len(query.content) != _PAIR or not query.plain:
            return None
        one, family = (next(iter(m.entities), "") for m in query.content)
        if self._records.kind(one) in ("", FAMILY) or self._records.kind(family) != FAMILY:
            return None
        claim = self._records.claim_at(find.ref)
        tells = claim is not None and claim.entity == one and len(find.covered) == _PAIR
        if query.stance.poles or query.stance.limits or not (tells or find.ref == "entity:" + family):
            return None
        within = one in self._records.members(family)
        return "yes" if within != (len(query.stance.denials) % 2 == 1) else "no"

    def _advised(self, query: Query, find: Find, id: str) -> str | None:
        if any(p.axis == "fault" for p in query.stance.poles) or _NORMAL in query.text:
            return None  # whether something is normal is asked, and what to do is told
        weighs = any(p.axis in _WEIGHING for p in query.stance.poles)
        if (
            query.intent == "check"
            and not weighs
            and any(p.axis == "possibility" for p in query.stance.poles)
        ):
            return None  # whether it can be is asked, and not whether to do it
        if query.intent not in ("advise", "why") and not find.exact and not weighs:
            return None
        row = self._records.row("advice", "id", "verdict,recommend_en,recommend_zh,toward", id)
        if not row or self._contrary(query, find.ref) or self._of_unnamed(query, find.ref):
            return None
        if row[3] and moves.unneeded(query, find.ref, self._records):
            return None
        asked = parts(query)[-1][0].start
        if any(p.axis == "trouble" and p.turned % 2 and p.start < asked for p in query.stance.poles):
            return None  # what it rests on is told to be no problem
        if row[3] and moves.judges(query, self._records):
            return moves.verdict(query, find.ref, row[3], self._records)
        plain = query.intent == "advise"
        base = row[0] == "yes" if row[0] else None
        return self._judge.of_advice(query, row[1 + (query.lang == "zh")], base, plain)

    def _of_unnamed(self, query: Query, ref: str) -> bool:
        """Whether advice is on a setting, and a question neither names one that it is on nor switches anything."""
        if "switch" in query.stance.axes():
            return False
        told = {c.partition("=")[0] for c in self._records.about(ref) if "=" in c}
        found = [a for a in map(self._records.attribute, told) if a and a.role == "setting"]
        return bool(found) and not any(is_of(m, a.id) for m in query.content for a in found)

    def _contrary(self, query: Query, ref: str, own: str = "") -> bool:
        """Whether the question names another value of an attribute, but its own, than the record speaks of."""
        told = {c for c in self._records.about(ref) if "=" in c}
        known = {c.partition("=")[0] for c in told} - {own}
        asked = [v for m in query.content for v in m.ids("value") if v.partition("=")[0] in known]
        return any(v not in told for v in asked)

    def _claimed(self, query: Query, find: Find, claim: Claim) -> str | None:
        """The verdict of a claim, by the value that is named, by its attribute, or by the sentence that tells it."""
        told = claim.text[query.lang]
        if counts(query.stance.said) - self._counted(told):
            return None
        if any(bound for _, bound in self._figures(query)) and all(not figure(v) for v in claim.values):
            return None
        if contested(query, claim, self._records, self._subjects) or strange(query, claim.attribute):
            return None
        everyone = "all" in query.cues and not query.subjects
        if (
            everyone
            and self._records.kind(claim.entity) in self._subjects
            and claim.entity not in query.named()
        ):
            return None
        if says_off(query) and not self._records.is_switch(claim.attribute):
            return None  # that it is off is asked, and how it does is told
        if self._unmeasured(query, claim):
            return None
        if self.relevance.astray(query, claim) or self._contrary(query, claim.ref, claim.attribute):
            return None
        if any(a not in claim.text["en"] for a in addresses(query.text)):
            return None
        loose = self._loose_figures(query) - self._said(claim.text["en"])
        if loose and not any(figure(w) for v in claim.values for w in self._said(v)):
            return None
        attribute = self._records.attribute(claim.attribute)
        if query.asked and query.target != claim.attribute and claim.attribute in dict(query.assume):
            return None
        supposed = self._supposed(query, claim.attribute)
        if supposed and self._concludes(query, claim.attribute):
            return None
        if supposed and self._supposed_otherwise(query, claim):
            return None
        if supposed:
            if not self.relevance.concerns(query, claim) or {"true", "false"} <= supposed:
                return None
            if self._loosely(query, claim):
                return None
            if claim.value == "true" and self._directed(query, claim):
                return self._judge.of_poles(query, told, False)
            value = next((v for v in claim.values if v in supposed), claim.value)
            named = claim.entity in query.named()
            known = self._records.told_by(claim.ref) if named else frozenset()
            return self._judge.of_value(query, claim.attribute, value, claim.manner, told, known)
        if attribute and attribute.type == "bool":
            if any(claim.attribute in m.ids("attribute") for m in query.content):
                if not self.relevance.covers_named(query, claim):
                    return None
                known = self._records.told_by(claim.ref)
                return self._judge.of_value(query, claim.attribute, claim.value, claim.manner, told, known)
            if not self._tells(query, find, claim):
                return self._by_poles(query, claim, told)
            if claim.value == "false" and not self._opposes(query, told):
                return None  # what is not so of a thing tells nothing of whatever else is asked of it
            return self._judge.of_text(query, told, claim.value == "true")
        if self._judge.denies(query, told):
            return None
        wanted = [m for mention in query.content for m in mention.ids("manner")]
        if wanted and query.cues & {"on", "off", "unset"}:
            return None
        if _DEFAULT in wanted and not claim.manner:
            return None  # whether it comes about so is asked, and not told
        needs = any(p.axis == "need" for p in query.stance.poles)
        if (
            query.assume
            and not needs
            and query.target != claim.attribute
            and role_of(self._records, query.target) == "concluded"
        ):
            return None  # its value is what the question gives, not what it asks for
        truth = agreeing(claim.manner, wanted) if wanted and claim.manner else self._states(query, claim)
        return self._judge.turned(query, truth, told)

    def _unmeasured(self, query: Query, claim: Claim) -> bool:
        """Whether a claim compares what was measured, and a question names other things and nothing that was."""
        quantities = self._records.quantities()
        measured = not quantities.isdisjoint(self._records.about(claim.ref))
        if not measured or not quantities.isdisjoint(c for m in query.content for c in m.ids("concept")):
            return False
        known = {
            claim.entity,
            *query.subjects,
            *(m for s in query.subjects for m in self._records.members(s)),
        }
        others = {e for m in query.content for e in m.entities} - known
        return any(self._records.kind(e) not in (*self._subjects, FAMILY) for e in others)

    def _tells(self, query: Query, find: Find, claim: Claim) -> bool:
        """Whether a question that names no attribute is about what a claim tells: its thing, and what is said of it."""
        named = query.named()
        told = self._records.poles.told(claim.text[query.lang]).axes()
        if "staying" not in told and any(p.axis == "staying" for p in query.stance.poles):
            return False  # it is asked whether to move, or what a move does
        if query.intent in ("check", "compare") and self._compares(query, claim):
            return True
        if (
            query.intent != "check"
            or self._loose_figures(query)
            or not find.exact
            or not named & self.relevance.own(claim)
        ):
            return False
        if not any(not m.entities for m in find.covered):
            return False
        return self._share(find) > _SHARE

    def _opposes(self, query: Query, told: str) -> bool:
        """Whether a question speaks of what a sentence speaks of as well, be it in opposite words."""
        axes = self._records.poles.told(told).axes()
        return any(p.axis in axes or p.axis in COMPARING for p in query.stance.poles)

    def _by_poles(self, query: Query, claim: Claim, told: str) -> str | None:
        """The verdict of a claim by the oppositions that question and sentence both name, on what it speaks of."""
        named, about = query.named(), set(self._records.about(claim.ref)) | self.relevance.own(claim)
        if self._records.kind(claim.entity) not in self._subjects:
            named = {n for n in named if n in about or not about.intersection(self._records.families(n))}
        if query.intent != "check" or self._loose_figures(query) or not named or not named <= about:
            return None
        if asks_cause(query) and (query.blamed is not None or not query.named() & self.relevance.own(claim)):
            return None
        spent = places_of(m for m in query.content if m.ids("value") or m.entities)
        if all(p.start in spent and p.axis not in GOOD for p in query.stance.poles):
            return None
        return self._judge.of_poles(query, told, False)

    def _compares(self, query: Query, claim: Claim) -> bool:
        """Whether a question compares two things, and a claim tells how they compare."""
        compared = any(p.axis in COMPARING for p in query.stance.poles)
        about = self._records.about(claim.ref)
        told = {
            w
            for m in query.mentions
            if " " in m.key and set(m.ids("concept")) & set(about)
            for w in m.key.split()
        }
        if self._loose_figures(query) - told:
            return False
        named = query.named()
        return compared and len(named) > 1 and named <= set(about) | self.relevance.own(claim)

    def _figures(self, query: Query) -> list[tuple[str, int]]:
        """The figures of a question; remembered while its records are tried."""
        if self._last[0] != query.text:
            self._last = (query.text, figures(query.text))
        return self._last[1]

    def _said(self, text: str) -> frozenset[str]:
        """The folded words of a record's text; remembered."""
        if text not in self._words:
            self._words[text] = frozenset(words(text))
        return self._words[text]

    def _counted(self, told: str) -> frozenset[str]:
        """The words of a text, with the number two where it says "both"."""
        own = self._said(told)
        return own | _TWO if _TWO & own or "both" in own or "两" in told else own

    def _loose_figures(self, query: Query) -> set[str]:
        """The figures of a question that are no part of a name, and do not only say how many machines there are."""
        loose = [
            m
            for at, m in enumerate(query.mentions)
            if not any(t.startswith(_NAMES) for t in m.targets) and not _counting(query.mentions[at + 1 :])
        ]
        return {w for m in loose for w in m.key.split() if figure(w)}

    def _share(self, find: Find) -> float:
        """How much of what a record speaks of a question mentions, by rarity."""
        about = self._records.about(find.ref)
        ids = {t.partition(":")[2] for m in find.covered for t in m.targets}
        ids |= {id.partition("=")[0] for id in ids}
        return sum(v for c, v in about.items() if c in ids) / (sum(about.values()) or 1.0)

    def _concludes(self, query: Query, attribute: str) -> bool:
        """Whether the words for a value ask, of given settings, for what rules conclude from them."""
        names = [m for m in query.content if any(a == attribute for a, _ in m.atoms)]
        asks = bool(query.assume) and query.target != attribute
        return asks and all(query.target in m.ids("attribute") for m in names)

    def _supposed_otherwise(self, query: Query, claim: Claim) -> bool:
        """Whether what a claim is of is stated to be otherwise than the question supposes."""
        if self.relevance.own(claim) & query.named():
            return False
        stated = ((c.value, v) for a, v in query.assume for c in self._records.claims(claim.entity, a))
        return any(value != v for value, v in stated)

    def _loosely(self, query: Query, claim: Claim) -> bool:
        """Whether only words that may mean much else ("broken") name the value of a claim on a thing not named."""
        naming = [m for m in query.content if is_of(m, claim.attribute)]
        named = query.named()
        loose = all("loose" in m.cues or m.ids("concept") for m in naming)
        told = self._records.told_by(claim.ref)
        if any(told.intersection(m.ids("attribute")) for m in query.content if m not in naming):
            return False  # it names what the claim tells that of
        several = all(len({a for a, _ in m.atoms}) > 1 for m in naming)
        return loose and not named & self.relevance.own(claim) and (several or not named)

    def _directed(self, query: Query, claim: Claim) -> bool:
        """Whether the words for a value also say which of two things is ahead ("beats"): that they differ is less."""
        places = {p.start for p in query.stance.poles if p.axis in DIRECTED}
        return any(places & set(span(m)) for m in query.content if is_of(m, claim.attribute))

    def _states(self, query: Query, claim: Claim) -> bool | None:
        """Whether the value of a claim is what the question supposes: its words or figures are in the question.

        Another figure, or another thing of the same kind in the value's place, is a contradiction; anything else is
        no verdict at all.
        """
        named, about = query.named(), set(self._records.about(claim.ref))
        if not named & {
            claim.entity,
            *self._records.members(claim.entity),
        } and named - about - self.relevance.own(claim):
            return None
        if all(m.only("entity") for m in query.content) or self._contrary(query, claim.ref):
            return None
        kind = self._records.kind(claim.entity)
        alike = [id for m in query.content for id in m.entities[:1] if self._records.kind(id) == kind]
        if alike and alike[0] not in self.relevance.own(claim) | set(claim.values):
            return None  # it is said of another thing of its kind, which is named first
        asked = set(query.stance.said[told_before(query) :])
        figures_ = {w for v in claim.values for w in self._said(v) if figure(w)}
        known = self._said(claim.text["en"])
        if figures_ and any(figure(w) and w not in known for w in asked):
            if any(p.axis in _DOING for p in query.stance.poles) or oughts(query):
                return None  # whether another figure would do is asked, and which one was found is told
            named_ = any(claim.attribute in m.ids("attribute") for m in query.content)
            return None if any("." in w for w in figures_) and not named_ else False
        for value in claim.values:
            own = self._said(self._value_words(value)) - ({"true"} if "false" not in asked else set())
            if own and len(own & asked) >= (_MOST if len(own) > _SHORT else 1.0) * len(own):
                return None if self._scattered(query, own) else True
        kinds = {self._records.kind(v) for v in claim.values} - {""}
        others = named - {claim.entity} - about
        if any(self._records.kind(id) in kinds for id in others):
            return False
        return None

    def _scattered(self, query: Query, own: frozenset[str]) -> bool:
        """Whether the two words of a value stand far apart in a question: "made by X" is not "by Y"."""
        said = query.stance.said
        at = [i for i, w in enumerate(said) if w in own]
        return len(own) == _PAIR and not any(b - a <= _PAIR and said[a] != said[b] for a, b in pairwise(at))

    def _value_words(self, value: str) -> str:
        row = self._records.entity(value)
        return row[1]["en"] if row else value

    def _supposed(self, query: Query, attribute: str) -> set[str]:
        """The values of an attribute that the question names, but in an aside."""
        out = set()
        named = [m for m in query.content if is_of(m, attribute)]
        apart = aside(query) if len(named) > 1 else set()
        for mention in [m for m in named if m.start not in apart] or named:
            for atom in mention.ids("value"):
                id, _, value = atom.partition("=")
                if id == attribute:
                    out.add(value)
        return out


def _counting(after: list[Mention]) -> bool:
    """Whether what stands behind a number is a machine that it counts, with no more between than whose it is."""
    follows = next((m for m in after if not m.entities or m.head), None)
    return follows is not None and not follows.head and follows.key.split(" ", 1)[0] in _QUANTITY
