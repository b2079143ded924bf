"""What a question supposes beside what was concluded: a verdict that passes it over would be one on another question.

It judges the words of a question against the attribute asked for; it concludes nothing and gives no verdict.
"""

from __future__ import annotations

from kb.ask.acts import OUTAGE
from kb.ask.atoms import given, named, names, role_of, set_by, shown
from kb.ask.causes import asks_cause
from kb.ask.clauses import in_condition, is_of, own_words, parts, told_before
from kb.ask.figures import figure
from kb.ask.grounds import grounds
from kb.ask.manners import agreeing, by_default
from kb.ask.normal import words
from kb.ask.withheld import switching

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.ask.scope import Scope
    from kb.rules.engine import Engine, Node

_ON = "on"
_POINTING = frozenset(
    ["that's", "thats", "that’s", "that is", "this is", "it's", "这是", "那是", "这就是", "那就是"]
)
_THINGS = ("attribute:", "value:", "entity:")
_EVER = frozenset(["ever", "possibly", "generally", "rule"])
_ZH_EVER = ("可能", "一定", "总是")
_CAUSING = frozenset("cause causes make makes trigger triggers force forces".split())


class Strays:
    """Finds what a computed answer would pass over.

    Args:
        records: the base's records.
        scope: tells what a query is about.
        engine: makes an engine for (entity, attribute) -> value assumptions.
    """

    def __init__(
        self, records: Records, scope: Scope, engine: Callable[[dict[tuple[str, str], str]], Engine]
    ) -> None:
        self._records = records
        self._scope = scope
        self._engine = engine

    def named_by_itself(self, query: Query) -> bool:
        """Whether only the name of the setting asked for names the subject: "gke.enabled" does, of GKE."""
        own = [m for m in query.content if is_of(m, query.target)]
        named = [m for m in query.content if set(query.subjects) & set(m.entities)]
        return bool(named) and all(any(n is o or n in o.inner for o in own) for n in named)

    def said_of_setting(self, query: Query) -> bool:
        """Whether the one word that names what is asked for is said of a setting: "is X ineffective there?"."""
        own = [m for m in query.content if is_of(m, query.target)]
        if not query.more or asks_cause(query) or any(m.ids("attribute") or " " in m.key for m in own):
            return False
        told = self._records.about("attribute:" + query.target)
        settings = [
            m for m in query.content if m not in own and self._sets(m) and not told.keys() & set(named(m))
        ]
        return any(m.end == o.start for m in settings for o in own)

    def _sets(self, mention: Mention) -> bool:
        """Whether a mention names a setting and no value of it."""
        return any(role_of(self._records, a) == "setting" for a in mention.ids("attribute"))

    def idle(self, query: Query) -> list[str]:
        """The settings that a question names where it asks for an outage that rules know to come of others.

        What rules conclude of anything else hangs on nothing but what they look at.
        """
        if OUTAGE not in self._records.about("attribute:" + query.target) or not query.yesno or query.act:
            return []
        named_ = {a for m in query.content for a in named(m)} | {a for a, _ in query.assume}
        settings = sorted(a for a in named_ if role_of(self._records, a) == "setting")
        if not settings:
            return []
        subjects = self._scope.spread(self._scope.subjects(query))
        bears = set[str]().union(*(self._engine({}).bears(s, query.target) for s in subjects))
        return settings if bears.isdisjoint(settings) else []

    def defaults_otherwise(self, query: Query, value: str) -> bool:
        """Whether how a setting is by default is asked, which is as supposed, and has to be set otherwise there."""
        if query.ought or not by_default(query):
            return False
        return value != (query.asked or "true") == given(self._records, query.target, "unset")

    def unlike(self, query: Query, proof: Node | None) -> bool:
        """Whether what is assumed makes the subjects others, and was not reckoned with: claims on them may not hold."""
        if proof is None or not any(self._has_not(query, id, value) for id, value in query.assume):
            return False
        return all(n.kind != "assumption" for n in proof.walk())

    def _has_not(self, query: Query, id: str, value: str) -> bool:
        """Whether none of the subjects can have a value that nobody can choose freely."""
        found = self._records.attribute(id)
        if found is None or not found.fixed:
            return False
        claims = [c for s in self._scope.spread(query.subjects) for c in self._records.claims(s, id)]
        return bool(claims) and all(value not in c.values for c in claims)

    def backwards(self, query: Query) -> bool:
        """Whether a question makes what is asked for the cause of a setting that is named behind it: "X causes Y?"."""
        own = [m for m in query.content if is_of(m, query.target)]
        sets = [m for m in query.content if m not in own and names(m, self._records, "setting")]
        active = [p for p in query.stance.poles if query.stance.said[p.start] in _CAUSING]
        return any(
            own and sets and own[-1].end <= p.start and all(m.start >= p.end for m in sets) for p in active
        )

    def caused_otherwise(self, query: Query, proof: Node | None, agrees: bool) -> bool:
        """Whether a question names a cause that a proof does not, or one of what is not so only as it is required."""
        if proof is None or not asks_cause(query):
            return False
        nodes = list(proof.walk())
        caused = any(p.axis == "cause" for p in query.stance.poles)
        if (
            not agrees
            and caused
            and any(self._records.manner_at(n.ref).startswith("required") for n in nodes)
        ):
            return True
        told = {t for n in nodes for t in (n.attribute, n.value, n.ref.partition(":")[2])}
        told |= {t for n in nodes for t in self._records.told_by(n.ref)}
        if not caused and any(p.axis == "becoming" for p in query.stance.poles):
            told |= {a for a, _ in query.assume}  # "with X off and Y on, does it become Z?": of both together
        for mention in query.content:
            ids = {t.partition(":")[2].partition("=")[0] for t in mention.targets if t.startswith(_THINGS)}
            if ids and not ids & (told | set(query.subjects)) and not is_of(mention, query.target):
                return agrees
        return False

    def groundless(self, query: Query, proof: Node) -> bool:
        """Whether a question gives a reason that a proof, or how a claim has it come about, does not know."""
        nodes = list(proof.walk())
        given_ = [m for m in grounds(query) if not set(m.entities) & set(query.subjects)]
        given_ = [m for m in given_ if not self._scope.holds(query, m)]
        own = [n.ref for n in nodes if n.attribute == query.target] if given_ else []
        told = {n.attribute for n in nodes}.union(*map(self._records.told_by, own))
        behind = {t for n in nodes for t in self._records.told_by(n.ref)} if given_ else set[str]()
        told |= {t for t in behind if role_of(self._records, t) == "concluded"}
        found = {(n.attribute, n.value) for n in nodes}
        known = {a for a, _ in found}
        ways = {self._records.manner_at(ref) for ref in own} - {""}
        quoted = any(m.messages for m in given_)  # of "the status says <line>" the line counts
        for mention in given_:
            atoms = [(a, given(self._records, a, v)) for a, v in mention.atoms if a in known]
            if atoms and found.isdisjoint(atoms):
                return True
            ids = {t.partition(":")[2].partition("=")[0] for t in mention.targets if t.startswith(_THINGS)}
            shown_ = quoted and not mention.ids("value")
            if ids and not (shown_ or ids & told or is_of(mention, query.target)):
                return True
            if (
                mention.ids("manner")
                and ways
                and not any(agreeing(way, mention.ids("manner")) for way in ways)
            ):
                return True
        return False

    def counted(self, query: Query, told: str) -> bool:
        """Whether what asks names a figure, apart from those in names and values, that is not told."""
        begins = told_before(query)
        asking = (m for m in query.content if m.start >= begins and m.kinds().keys() == {"concept"})
        loose = [m for m in asking if any(map(figure, m.key.split()))]
        said = set(words(told))
        return any(figure(w) and w not in said for m in loose for w in m.key.split())

    def shown_otherwise(self, query: Query) -> bool:
        """Whether a line is quoted of which nothing is taken as given: what it shows was not reckoned with."""
        for id in [id for m in query.content for id in m.messages]:
            told = {a for a, _ in shown(id, self._records)}
            if not told & {query.target, *(a for a, _ in query.assume)}:
                return True
        return self._blames_otherwise(query)

    def _blames_otherwise(self, query: Query) -> bool:
        """Whether a line is quoted that comes of one setting, and another is suspected: "it logs X. is it Y?"."""
        lines = [m for m in query.content if m.messages]
        rest = [m for m in query.content if m not in lines]
        supposed = [m for m in rest if names(m, self._records, "setting")]
        if not lines or not supposed or any(is_of(m, query.target) for m in rest):
            return False
        own = {a for m in lines for id in m.messages for a, _ in set_by(id, self._records)}
        own = {a for a in own if role_of(self._records, a) == "setting"}
        return (
            lines[-1].end <= supposed[0].start
            and bool(own)
            and own.isdisjoint(a for m in supposed for a in named(m))
        )

    def switched_off(self, query: Query) -> bool:
        """Whether something that is no switch is asked about as one: "is X disabled there?"."""
        return "off" in switching(query) and not self._records.is_switch(query.target)

    def turned_unsaid(self, query: Query) -> bool:
        """Whether it is asked what is so once something is turned that nobody names: "and if I turn it on?"."""
        if "whatif" not in query.cues or not query.cues & {"on", "off"} or query.assume:
            return False
        turned = [m for m in query.stance.mentions if {"on", "off"} & set(m.cues)]
        return any(m.ids("concept") and m.key != _ON for m in turned) and not any(
            names(m, self._records, "setting") for m in query.stance.mentions
        )

    def found(self, query: Query) -> bool:
        """Whether a question names a value, or a switch in a value's stead, that its target has nothing to do with."""
        known_of = self._records.about("attribute:" + query.target)
        known = {query.target, *(a for a, _ in query.assume), *known_of}
        if self._loosely(query) and any(
            self._records.is_switch(a) and a not in known_of for a, _ in query.assume
        ):
            return True
        worded = any(query.target in m.ids("attribute") for m in query.content)
        kinds = {self._records.kind(s) for s in self._scope.subjects(query)}
        describing = _describing(query)
        target = self._records.attribute(query.target)
        set_ = target is not None and target.role == "setting" and not query.ought
        for mention in own_words(query):
            if (describing and self._describes(query, mention)) or self._widely(query, mention):
                continue
            if mention.ids("attribute") and self._scope.had(query, mention):
                continue
            if mention.ids("attribute"):
                ids = (
                    set()
                    if worded or mention.ids("plain")
                    else set(filter(self._records.is_switch, mention.ids("attribute")))
                )
            else:
                ids = {a for a, _ in mention.atoms}
            if not ids & known and self._denied(query, mention):
                return True
            every = [a for a in map(self._records.attribute, ids) if a]
            foreign = all(a.role == "described" and not kinds & set(a.kinds) for a in every)
            asks = not query.asked or _only_given(query, mention)
            if every and foreign and asks and len(mention.targets) == 1 and not ids & known:
                return True  # something else is asked of another thing, and of the target only about what
            found = [a for a in every if kinds & set(a.kinds)]
            if found and not ids & known and all(a.role in ("setting", "concluded") for a in found):
                return True
            if set_ and ids and not ids & known and not mention.entities:
                return True
        return False

    def _denied(self, query: Query, mention: Mention) -> bool:
        """Whether claims on the one subject give another value to all that a mention says of it ("GR with VPC IPs")."""
        if len(query.subjects) != 1 or mention.entities:
            return False
        told = [(self._scope.told(query.subjects[0], a), v) for a, v in mention.atoms]
        described = all(role_of(self._records, a) != "setting" for a in named(mention))
        return (
            bool(told)
            and described
            and any(c for c, _ in told)
            and all(v not in claim.values for claims, v in told for claim in claims)
        )

    def _describes(self, query: Query, mention: Mention) -> bool:
        """Whether a mention only names the subjects, or a value that they have: it supposes nothing else."""
        if not mention.atoms or mention.ids("attribute"):
            return False
        subjects = self._scope.subjects(query)
        named = mention.entities
        if named:
            return set(named) <= set(subjects)
        engine = self._engine({})
        return all(any(engine.truth(s, a, v) for a, v in mention.atoms) for s in self._scope.spread(subjects))

    def _widely(self, query: Query, mention: Mention) -> bool:
        """Whether a mention names a family that the subjects are of: what else it may mean goes with that."""
        families = {f for s in query.subjects for f in self._records.families(s)}
        return bool(families & set(mention.entities))

    def _loosely(self, query: Query) -> bool:
        """Whether only words that may mean much else ("hurt") name what is to be concluded."""
        named = [m for m in query.content if is_of(m, query.target)]
        return bool(named) and all("loose" in m.cues for m in named)


def _only_given(query: Query, mention: Mention) -> bool:
    """Whether what is asked for is told or supposed, and a mention stands where it is asked: "X is so. is that Y?"."""
    clauses = parts(query)
    asked = next((i for i, clause in enumerate(clauses) if mention in clause), 0)
    told = max((i for i, clause in enumerate(clauses) for m in clause if is_of(m, query.target)), default=0)
    own = max((m.end for m in query.content if is_of(m, query.target)), default=0)
    points = any(own <= m.start < mention.start and m.text.lower() in _POINTING for m in query.mentions)
    return points or told < asked or (told == asked and in_condition(query, query.target))


def _describing(query: Query) -> bool:
    """Whether a name that is also a value may be passed over as a description.

    Not where something is assumed, nor in what is said of all, always or ever: it may mean whatever has that value.
    """
    if query.assume or query.stance.limits or "all" in query.cues:
        return False
    said = {w for m in query.mentions for w in m.key.split()}
    return not (said & _EVER or any(w in query.text for w in _ZH_EVER))
