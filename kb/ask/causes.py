"""Whether what a question takes for the cause of a conclusion is one, by what the conclusion rests on.

"Is X the reason for Y?" is settled by a proof of Y: what is among its steps brings Y about, and what neither a step nor
a record behind one speaks of does not. Where Y is open, the conditions under which it holds take the proof's place. It
judges no other question and words nothing.
"""

from __future__ import annotations

from kb.ask.atoms import atoms_of, given, named, names, role_of
from kb.ask.blame import beside, cause_word
from kb.ask.clauses import is_of, told_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.rules.engine import Engine

# Words behind which the cause stands.
_BEHIND = frozenset("of to by from for".split())
_OTHERS = frozenset(["rather", "instead"])
_LINKS = ("cause", "effect", "becoming")
_AFFECTING = "影响"


def asks_cause(query: Query) -> bool:
    """Whether a question supposes that one thing brings another about."""
    links = any(p.axis in _LINKS or (p.axis == "change" and p.sign < 0) for p in query.stance.poles)
    links = links or _AFFECTING in query.text
    return links or any(m.key == "why" for m in query.mentions[1:])


class Causes:
    """Judges causes by proofs.

    Args:
        records: the base's records.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def verdict(self, query: Query, engine: Engine, subject: str) -> str | None:
        """The verdict on the cause that a question supposes for what it asks of a subject.

        Args:
            query: a yes/no question that `asks_cause`.
            engine: an engine without what the question takes for the cause.
            subject: the thing that it is asked of.
        """
        target = self._records.attribute(query.target)
        if target is None or target.role != "concluded" or query.negated:
            return None
        asked = query.asked or target.usual
        if not asked:
            return None
        if query.stance.free or not self._shown(query):
            return None
        if not query.blamed and (_turned_about(query) or self._suspected(query)):
            return None
        causes = self._causes(query, self._records.kind(subject))
        if not causes:
            return None
        steps, behind = self._resting_on(query, engine, subject, asked)
        if not steps:
            return None
        if query.blamed and query.stance.limits and _OTHERS.intersection(query.stance.said):
            return None  # "comes from X rather than from Y": which of the two is blamed
        seen = any(
            f"{query.target}={asked}" in m.ids("value") for m in query.content if m is not query.blamed
        )
        if seen and all(f"{query.target}={asked}" in c for c in causes):
            return "yes"  # what is seen is blamed on being so
        if all(c & steps for c in causes):
            return None if query.stance.limits else "yes"
        ids = {name.partition("=")[0] for c in causes for name in c}
        open_ = not query.blamed and engine.conclude(subject, query.target).value is None
        if open_ and not self._idle(ids, engine, subject, query.target):
            return None  # what comes with a deployment is behind its settings
        return None if ids & behind or (query.stance.limits and not query.blamed) else "no"

    def _suspected(self, query: Query) -> bool:
        """Whether what is asked for is itself called the cause, of something that rules do not conclude."""
        word = cause_word(query)
        whole = [m for m in query.mentions if m in query.content and not (word and m.start in range(*word))]
        suspect = beside(query, whole, word) if word else None
        return suspect is not None and any(query.target in named(m) for m in (suspect, *suspect.inner))

    def own(self, query: Query) -> list[tuple[str, str]]:
        """The setting that is blamed, as it would be given: a cause is no assumption."""
        found = atoms_of([query.blamed] if query.blamed else [], self._records, ("setting",))
        return [(a, given(self._records, a, v)) for a, v in found]

    def _shown(self, query: Query) -> bool:
        """Whether all lines that are quoted speak of what the cause is asked for."""
        quoted = [id for m in query.content if not m.ids("value") for id in m.messages]
        return all(query.target in self._records.told_by("message:" + id) for id in quoted)

    def _causes(self, query: Query, kind: str) -> list[set[str]]:
        """What each mention but those of the subjects and of the target names of what a thing of a kind can have.

        Where nothing of that is named, the things that are.
        """
        if query.blamed:
            ids = (*query.blamed.ids("value"), *query.blamed.ids("attribute"))
            return [{a for a in map(self._given, ids) if self._fits(a, kind)}]
        before = told_before(query)
        mentions = [
            m
            for m in query.content
            if m.start >= before and not (is_of(m, query.target) or set(m.entities) & set(query.subjects))
        ]
        atoms = [[self._given(a) for a in (*m.ids("value"), *m.ids("attribute"))] for m in mentions]
        fitting = [{a for a in own if self._fits(a, kind)} for own in atoms]
        return [own for own in fitting if own] or [set(m.entities) for m in mentions if m.entities]

    def _chosen(self, mention: Mention) -> bool:
        """Whether a mention names what people set as they like, or rules conclude: a proof leaves none of it out."""
        found = [a for a in map(self._records.attribute, named(mention)) if a]
        return bool(found) and not any(a.fixed or a.role == "described" for a in found)

    def _idle(self, ids: set[str], engine: Engine, subject: str, target: str) -> bool:
        """Whether rules look at all of some attributes that come with deployments, but not for this conclusion."""
        fixed = {id for id in ids if (a := self._records.attribute(id)) and a.fixed}
        if not fixed:
            return True
        read = set().union(*(engine.bears(subject, a) for a in self._records.concluded()))
        return fixed <= read and fixed.isdisjoint(engine.bears(subject, target))

    def _fits(self, name: str, kind: str) -> bool:
        found = self._records.attribute(name.partition("=")[0])
        return found is not None and kind in found.kinds

    def _given(self, name: str) -> str:
        """A value as a proof has it: what is left unset has its default."""
        attribute, _, value = name.partition("=")
        return f"{attribute}={given(self._records, attribute, value)}" if value else name

    def _resting_on(
        self, query: Query, engine: Engine, subject: str, asked: str
    ) -> tuple[set[str], set[str]]:
        """What a value rests on, with and without values, and all that the records behind it speak of."""
        target = query.target
        found = engine.conclude(subject, target)
        if found.proof is not None:
            if found.value != asked:
                return set(), set()
            nodes = list(found.proof.walk())
            atoms = [(n.attribute, n.value) for n in nodes if n.holds and n is not found.proof]
            chosen = query.blamed is not None and self._chosen(query.blamed)
            records = [n.ref for n in nodes if n.kind != "rule" or not chosen]
            behind = {t for ref in records for t in self._records.told_by(ref)}
            behind |= {n.ref.partition(":")[2] for n in nodes}
        else:
            from kb.rules.why import depends_on

            others = [a for m in query.content if not is_of(m, target) for a in m.ids("attribute")]
            between = not query.blamed and any(role_of(self._records, a) == "concluded" for a in others)
            if between or (query.blamed and names(query.blamed, self._records, "concluded")):
                return set(), set()  # on what lies between, the conditions are silent

            ways = depends_on(engine, subject, target).get(asked, [])
            atoms, behind = [(a, v) for way in ways for _, a, v in way], set()
        steps = {a for a, _ in atoms} | {f"{a}={v}" for a, v in atoms} | {v for _, v in atoms}
        return steps, behind | {a for a, _ in atoms}


def _turned_about(query: Query) -> bool:
    """Whether what is concluded stands where the cause is named: behind "due to" and its like."""
    said = query.stance.said
    behind = [p for p in query.stance.poles if p.axis == "cause" and said[p.end - 1] in _BEHIND]
    own = [m for m in query.content if is_of(m, query.target) and m in query.stance.mentions]
    return bool(behind) and bool(own) and all(m.start > behind[0].start for m in own)
