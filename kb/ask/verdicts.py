"""Yes or no: whether what a question supposes agrees with what was found.

A verdict needs evidence that the question is about what was found: its attribute or a value of it is named, or the
question stands on the same oppositions as the sentence that tells it. Anything else gets no verdict.
"""

from __future__ import annotations

from kb.ask import manners
from kb.ask.atoms import given
from kb.ask.atoms import named as naming
from kb.ask.clauses import (
    accompanies,
    asked_poles,
    asking,
    asks_position,
    asks_why,
    in_condition,
    is_of,
    named,
    parts,
    places,
    places_of,
    taken_over,
    told_before,
)
from kb.ask.intent import losing
from kb.ask.polarity import COMPARING, DIRECTED, EXCLUDING, GOOD, JUDGING, Pole
from kb.ask.query import Query
from kb.ask.records import Attribute, Records
from kb.ask.withheld import (
    apart_from,
    comes_of,
    gives_reason,
    in_order,
    lost_otherwise,
    only_told,
    passed,
    reasoned,
    says_off,
    switching,
    takes_effect,
    torn,
    wants,
)

# "Is it normal that ...?" asks first whether it is so.
_USUAL = frozenset(["normal", "expected", "intended", "正", "预"])
# What something is "supposed to" show is what it is expected to.
_SUPPOSED = "supposed"
# Without one of these a question about a switch says nothing of its position: its predicate was passed over.
_SWITCHED = {"on", "off", "unset", "need"}
# Oppositions that only frame what is asked of a value, and those that join what is given to what follows.
_FRAMES = frozenset("switch possibility keeping staying start having acting becoming".split())
_GOING_ON = frozenset("keeping work".split())
_LACKING = frozenset("possibility having".split())
# "In part" limits nothing to one thing.
_PARTLY = frozenset(["partly", "partially", "in", "部"])
_RATHER = frozenset(["rather than", "instead of", "而 不 是"])
_STAYING = "staying"
_ACTS = frozenset(["keeping", _STAYING, "switch"])
_JUDGING = (JUDGING - {"work"}) | {"possibility"}
# "X alone": enough where what follows from X was concluded; "instead of": no exaggeration where a thing is left.
_SUFFICING = ("alone", "just")
_REPLACING = ("instead", "rather")
_LINKS = frozenset("cause effect showing".split())
_DENYING = frozenset("passage keeping hit having work knowing".split())
# Words that need a thing, not that somebody sees to it.
_ITSELF = frozenset("mandatory essential compulsory obligatory vital crucial indispensable must 必".split())
_MUST, _SO = "must", frozenset(["so", "then", "therefore"])
# Advice is no promise, and what does not hold of one does not hold always.
CERTAIN = frozenset("always invariably necessarily certainly 一 必 总 永 肯 绝".split())
_STATES = ("work", "connection")
_LOSSES = ("keeping", "work")
_REASONS = frozenset("cause effect sufficiency".split())


class Judge:
    """Compares what questions suppose with what was found.

    Args:
        records: the base's records.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._poles = records.poles

    def of_value(
        self, query: Query, id: str, value: str, manner: str, told: str, known: frozenset[str] = frozenset()
    ) -> str | None:
        """The verdict on a value of an attribute that the question names.

        Args:
            query: the question.
            id: the attribute.
            value: the value that was found.
            manner: the way in which it comes about, or "".
            told: the sentence that tells it.
            known: what the record speaks of, beside the attribute: the words for that suppose nothing else.
        """
        attribute = self._records.attribute(id)
        if not query.yesno or attribute is None:
            return None
        main = asking(query, id)
        asked = named(query, id, main) or (query.asked if id == query.target else "")
        if asked == "unset" and id == query.target and query.asked not in ("", "unset"):
            if manner.startswith(manners.BY_HAND):
                return None  # what has to be set by hand is left alone: how it is then is not what is told
            asked = query.asked
        asked = given(
            self._records, id, asked or ("" if attribute.role == "setting" else taken_over(query, id))
        )
        setting = attribute.role == "setting"
        if only_told(query, id, self._records) or (setting and asks_why(query)):
            return None
        manner = manner if setting else ""
        begins = told_before(query)
        behind = any(is_of(m, id) and m.start >= begins for m in query.content)
        if begins and not behind and _takes_back(query.stance.poles, begins):
            return None  # "we lose X. we keep it, right?"
        here = [p for p in query.stance.poles if p.start in main and not _concludes(query, p)]
        here = [p for p in here if p.start >= begins] if behind else here
        if attribute.role == "concluded":
            here = [p for p in here if query.stance.said[p.start] != _SUPPOSED]
        if (
            apart_from(query, id)
            or passed(query, id, self._records)
            or (setting and self._beside(query, id, asked, here))
        ):
            return None
        needs = any(p.axis == "need" for p in here)
        if needs and manner not in manners.KNOWN and (setting if asked else manner):
            return None
        ways, turned = manners.ways(query, main, manner)
        off = not asked and value == "false"
        if needs and off and manner.startswith(manners.BY_HAND) and _ITSELF.intersection(query.stance.said):
            return None  # "is it mandatory?": to have it off is, to have it is not
        unneeded = any(p.axis == "need" and p.sign < 0 for p in here)
        plain = setting and off and not any(p.axis == "effort" for p in here)
        if unneeded and ((plain and "off" not in switching(query)) or (ways and asked and asked != value)):
            agrees: bool | None = True  # what is off is not needed, however that comes about
        elif ways and off and "off" not in switching(query) and wants(query, id, here):
            agrees = False  # what has to be off is not wanted itself
        elif ways and (_leaves_out(here) or (off and manner.startswith(manners.BY_HAND))):
            agrees = all(ways)
            turned += sum(p.turned for p in here if p.axis == "switch")  # "must not be on" is "must be off"
        else:
            agrees = self._agrees(query, attribute, asked, value, ways)
        if agrees is None:
            return None
        told_of = [m for m in query.content if not m.entities and known.intersection(naming(m))]
        apart = places(query, id) | places_of(told_of)
        before = max(begins, reasoned(query))
        turned += _aside(query, main, before)
        turned += 0 if ways or query.assume else self._lacking(here, told, apart)
        lost = losing(query)
        turned += sum(m in query.content and is_of(m, id) for m in lost)
        turned += 0 if setting else lost_otherwise(query, here, lost, apart)
        turned += asked == "true" and any(p.axis == "bearing" and p.sign < 0 for p in here)
        spares = [p for p in here if p.axis == EXCLUDING and p.start not in apart | places_of(lost)]
        turned += 0 if setting else len(spares)  # "save me from X", "dodge X"
        verdict = agrees != (query.negated ^ (turned % 2 == 1))
        poles = [p for p in here if not (manner and (p.axis, p.sign) in manners.SUPPOSED) and p not in spares]
        poles = [p for p in poles if not (asked and in_order(query, p, setting))]
        poles = [p for p in poles if setting or not _to_whom(query, p)]
        if asked and agrees and not setting:
            poles = [p for p in poles if not _well(query, p)]
        poles = [p for p in poles if setting or p.axis != "need" or query.stance.said[p.start] != _MUST]
        usual = bool(asked) and attribute.role == "concluded"
        poles = [p for p in poles if not (usual and p.sign > 0 and query.stance.said[p.start] in _USUAL)]
        poles = poles if setting else _weighing(query, poles, verdict)
        found = self.relations(poles, told, _frames(query, attribute), apart, value == "false", True)
        judged = any(p.axis in _JUDGING or p.axis in _STATES for p in poles)
        if asked and agrees is False and not verdict and not turned and not (setting and judged):
            found = [r for r in found if r is not True]  # one contradiction is enough
        if value == "false" and not verdict and query.stance.limits and self._poles.told(told).limits:
            return None  # "only X?": that it is not Y is no denial
        if verdict and (gives_reason(query) or (query.assume and any(p.axis == "cause" for p in here))):
            return None
        return self._limited(query, verdict, told) if all(r is verdict for r in found) else None

    def _beside(self, query: Query, id: str, asked: str, here: list[Pole]) -> bool:
        """Whether a question about something else names a setting, or it is open to which position it is to be set."""
        asked_of = asks_position(query, asking(query, ""))
        if (
            takes_effect(query)
            or comes_of(query, self._records)
            or torn(query)
            or (in_condition(query, id) and not asked_of)
            or accompanies(query, id)
        ):
            return True
        told = told_before(query)
        troubled = any(
            p.sign < 0 and (p.axis == "trouble" or (p.axis in _STATES and p.start < told))
            for p in query.stance.poles
        )
        leaves = asked and query.asked != "unset"
        working = any(p.axis in _STATES and not (leaves and in_order(query, p, False)) for p in here)
        return (asked == "true" and says_off(query)) or troubled or working

    def _agrees(
        self, query: Query, attribute: Attribute, asked: str, value: str, ways: list[bool | None]
    ) -> bool | None:
        """Whether a value, and how it comes about, are as supposed; None where the question supposes nothing of it."""
        if not asked and attribute.type == "bool":
            cues = switching(query) if attribute.role == "setting" else set()
            cues |= {"on" for p in query.stance.poles if (p.axis, p.sign) == ("switch", 1)}
            if attribute.role == "setting" and not ways and not cues & _SWITCHED:
                return None
            asked = "false" if "off" in cues and "on" not in cues else "true"
        agrees = value == asked if asked else None
        for fits in ways:
            if agrees is not False or fits is False:
                silent = fits is None or agrees is None or not query.asked
                agrees = fits if silent else agrees and fits
        return agrees

    def _lacking(self, poles: list[Pole], told: str, apart: set[int]) -> int:
        """How many words deny by what they mean ("unable", "free of"), where what is told has none of their kind."""
        spoken = self._poles.told(told).axes()
        found = [
            p for p in poles if p.axis in _LACKING and p.sign < 0 and not p.turned and not spoken.get(p.axis)
        ]
        return sum(not any(at in apart for at in range(p.start, p.end)) for p in found)

    def _limited(self, query: Query, verdict: bool, told: str) -> str | None:
        """A verdict that an exaggeration does not overthrow: what is not so at all is not always so."""
        if "才" in query.stance.limits and query.stance.denials:
            return None  # "only where it is not so": the denial is of the condition
        spared = _SUFFICING if query.assume else ()
        spared = (*spared, *_REPLACING) if query.left else spared
        limits = set(self._poles.told(told).limits) - _PARTLY
        if all(w in spared for w in query.stance.limits) or limits:
            return "yes" if verdict else "no"
        if not query.left and any(w in _REPLACING for w in query.stance.limits):
            return None  # "is it X rather than Y that ...": what is left is no subject, and may be what it is so of
        return "no" if not verdict and not query.negated else None

    def relations(
        self,
        poles: list[Pole],
        told: str,
        frames: frozenset[str],
        apart: set[int],
        even: bool,
        firm: bool = False,
    ) -> list[bool | None]:
        """For each end of an opposition that a question names, whether a sentence tells the same; None if it is silent.

        `even` is whether the sentence says that there is no difference: nothing is then more or less.
        Where the question names what the sentence is about (`firm`), one of which it names both ends is passed over.
        """
        spoken = self._poles.told(told).axes()
        judged = {end for axis, end in spoken.items() if axis in GOOD}
        out: list[bool | None] = []
        for pole in poles:
            if pole.axis in frames or pole.start in apart:
                continue
            mine = spoken.get(pole.axis)
            if mine is None and (pole.axis in GOOD or pole.axis == "keeping") and len(judged) == 1:
                mine = next(iter(judged))  # what works is no trouble, and is kept
            if mine == 0 and firm:
                continue
            if mine and (pole.axis == "sameness" or pole.axis not in COMPARING):
                out.append(mine == pole.sign)
            elif even and pole.axis in COMPARING and spoken.get("sameness") == 1:
                out.append(pole.turned % 2 == 1)
            else:
                out.append(None)
        return out

    def of_text(self, query: Query, told: str, positive: bool) -> str | None:
        """The verdict of a sentence that affirms or denies what its record is about.

        Args:
            query: the question.
            told: the sentence that tells what was found.
            positive: whether it affirms what its record is about.
        """
        poles = asked_poles(query)
        if not positive and any(p.axis in _GOING_ON or p.axis == "possibility" for p in poles):
            return None
        if positive and any(p.axis not in _FRAMES for p in poles):
            return self.of_poles(query, told, False)
        return self.turned(query, positive, told)

    def of_poles(self, query: Query, told: str, even: bool) -> str | None:
        """The verdict of a sentence by nothing but the oppositions that the question names."""
        poles = asked_poles(query)
        found = self.relations(poles, told, _FRAMES - {"keeping"}, set(), even)
        if not found or None in found or len(set(found)) > 1:
            return None
        if not even and any(p.axis in DIRECTED for p in poles) and not self._faces(query, told):
            return None
        return self._limited(query, bool(found[0]) != (len(query.stance.free) % 2 == 1), told)

    def _faces(self, query: Query, told: str) -> bool:
        """Whether a question and a sentence name what they compare on the same sides: "A is slower than B"."""
        stance = self._poles.told(told)
        known, mine, other = stance.said, query.stance.divide(), stance.divide()
        sides = set()
        for mention in query.content:
            name = mention.key.split()
            at = next((i for i in range(len(known)) if known[i : i + len(name)] == name), None)
            if mention.entities and at is not None:
                sides.add((mention.start < mine) == (at < other))
        return sides == {True}

    def of_advice(self, query: Query, recommended: str, base: bool | None, plain: bool) -> str | None:
        """The verdict of a piece of advice.

        Args:
            query: the question.
            recommended: the sentence that gives the advice.
            base: whether it speaks for what people ask about; None where only an act that it names tells.
            plain: whether a question that names no act, and judges none, is about the advice.
        """
        stance, told = query.stance, self._poles.told(recommended)
        spoken, main = told.axes(), asking(query, "")
        turned = sum(at in main for at in stance.free) + sum(
            p.axis in _JUDGING | {"need", EXCLUDING} and p.sign < 0 for p in stance.poles if p.start in main
        )
        excluded = any(p.axis == EXCLUDING and p.start in main for p in stance.poles)
        begins = 0 if excluded else told_before(query)  # "he wants to move. should I talk him out of it?"
        same = {
            (spoken[p.axis] == p.sign) == (len(told.free) % 2 == 0)
            for p in stance.poles
            if p.axis in _ACTS and spoken.get(p.axis) and begins <= p.start < _instead(query)
        }
        if not same and spoken.get(_STAYING):
            same = {p.sign == spoken[_STAYING] for p in stance.poles if p.axis == "keeping"}
        if "cause" not in spoken and any(p.axis == "cause" for p in stance.poles):
            return None
        judged = any(p.axis in _JUDGING and stance.said[p.start] not in _USUAL for p in stance.poles)
        if len(same) > 1 or not (plain or same or judged):
            return None
        truth = same.pop() if same else base
        if truth is None:
            return None
        if any(at not in main for at in stance.free):
            return None  # what the advice rests on is denied
        verdict = truth != (turned % 2 == 1)
        return None if verdict and CERTAIN.intersection(stance.limits) else "yes" if verdict else "no"

    def denies(self, query: Query, told: str) -> bool:
        """Whether a sentence says what is lost, skipped or missed, and a question names nothing of the sort."""
        spoken, asked = self._poles.told(told).axes(), {p.axis for p in query.stance.poles}
        return any(end == -1 and axis in _DENYING for axis, end in spoken.items()) and not (asked & _DENYING)

    def turned(
        self, query: Query, truth: bool | None, told: str, beside: frozenset[str] = frozenset()
    ) -> str | None:
        """The verdict that a truth makes, turned by a negation; none where the question says more than was told."""
        if truth is None:
            return None
        poles, before, main = asked_poles(query), told_before(query), asking(query, "")
        turned = self._lacking(poles, told, set()) + _aside(query, main, before)
        spoken = self._poles.told(told).axes()
        if "cause" not in spoken and any(p.axis == "cause" for p in poles):
            return None
        if len(losing(query)) % 2 and any(spoken.get(axis) == -1 for axis in _LOSSES):
            turned += 1  # the sentence tells of a loss as the question does
        verdict = truth != (query.negated ^ (turned % 2 == 1))
        poles = _weighing(query, poles, verdict)
        if not all(r is verdict for r in self.relations(poles, told, _FRAMES | beside, set(), not truth)):
            return None
        return self._limited(query, verdict, told)


def _takes_back(poles: list[Pole], begins: int) -> bool:
    """Whether what asks stands at the other end of an opposition than what is told before."""
    told = {(p.axis, -p.sign) for p in poles if p.start < begins}
    return any((p.axis, p.sign) in told for p in poles if p.start >= begins)


def _aside(query: Query, main: set[int], before: int) -> int:
    """How many denials stand in no clause that asks, or before some place."""
    return sum(at not in main or at < before for at in query.stance.denials)


def _concludes(query: Query, pole: Pole) -> bool:
    """Whether "must" draws a conclusion ("..., so it must be off"): it asks for no duty."""
    said = query.stance.said
    return said[pole.start] == _MUST and not _SO.isdisjoint(said[: pole.start])


def _frames(query: Query, attribute: Attribute) -> frozenset[str]:
    """The oppositions that say nothing of an attribute: such as join what is given to what follows."""
    given_ = query.assume or any(m.messages for m in query.content)
    if attribute.role == "concluded" and given_:
        return _FRAMES | _LINKS | {"knowing"}
    return _FRAMES if attribute.role == "setting" else _FRAMES | {"effect"}


def _to_whom(query: Query, pole: Pole) -> bool:
    """Whether words only tell to whom something is so ("does it hit for us?"), and not who sees to it."""
    return pole.axis == "effort" and query.stance.said[pole.start] == "for"


def _well(query: Query, pole: Pole) -> bool:
    """Whether a question ends in words that only ask if that is well ("..., 没问题吧"): what is so is."""
    clause = parts(query)[-1]
    alone = clause[0].head and clause[0].start > 0 and pole.start >= clause[0].start  # "X. are we good?"
    ends = pole.end >= len(query.stance.said) - 1 and not (alone and query.lang == "en")
    return ends and pole.axis in GOOD and pole.sign > 0 and not pole.turned


def _weighing(query: Query, poles: list[Pole], verdict: bool) -> list[Pole]:
    """The ends of oppositions that a verdict must agree with: what is not so at all is not so because of anything."""
    return poles if verdict or query.negated else [p for p in poles if p.axis not in _REASONS]


def _instead(query: Query) -> int:
    """Where a question names what it would leave undone ("stay rather than move"), or its end."""
    behind = [m for m in query.mentions if m.key in _RATHER]
    return behind[0].start if behind else len(query.stance.said)


def _leaves_out(poles: list[Pole]) -> bool:
    return any(p.axis == "having" and p.sign < 0 for p in poles)
