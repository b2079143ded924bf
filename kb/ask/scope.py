"""What a computed answer can speak of: its subjects, whether they have what is asked, what it would leave out."""

from __future__ import annotations

from kb.ask.acts import owners
from kb.ask.atoms import named, role_of, tells_of
from kb.ask.blame import CAUSE
from kb.ask.causes import asks_cause
from kb.ask.clauses import is_of, span
from kb.ask.query import Query
from kb.ask.records import Claim, Records
from kb.ask.subjects import CASE, FAMILY
from kb.ask.withheld import universal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.lexicon import Mention

# The intents that further attributes beside the one asked for are told for.
SEVERAL = ("value", "compare", "list", "define")
_SETTING = frozenset("switch acting need advice".split())
_PASSING_KINDS = frozenset(("cue", "plain", "table", "manner"))


class Scope:
    """Measures queries against what rules can conclude.

    Args:
        records: the base's records.
        is_weak: whether a mention need not be answered.
    """

    def __init__(self, records: Records, is_weak: Callable[[Mention], bool]) -> None:
        self._records = records
        self.is_weak = is_weak

    def subjects(self, query: Query) -> list[str]:
        """The subjects of a query: those named, or the unnamed cluster when only settings are given."""
        if query.subjects:
            ahead = [s for s in query.subjects if s not in query.left]
            return ahead if ahead and query.yesno else query.subjects
        for mention in query.content:
            for table in mention.ids("table"):
                rows = self._records.list("table_row", "tableview", "entity", table)
                if rows:
                    return [r[0] for r in rows]
        found = owners(query, self._records)
        if found:
            return found
        if (query.intent in ("list", "count") or query.spared) and query.target:
            return self.everything(query.target)
        own = [a for a, _ in query.assume if CASE in self.kinds(a)] or self.bare(query)
        own = (
            own
            or query.inferred
            or (query.yesno and asks_cause(query) and [a for a in query.more if CASE in self.kinds(a)])
            or (query.yesno and self._whole(query))
        )
        return [self.case] if own and self.case and CASE in self.kinds(query.target) else []

    @property
    def case(self) -> str:
        """The cluster of who asks, or "" where a base knows none."""
        return next(iter(self._records.entities(CASE)), "")

    def bare(self, query: Query) -> bool:
        """Whether a yes/no question names nothing but what is to be concluded ("hit?")."""
        return query.yesno and bool(query.target) and all(query.target in named(m) for m in query.content)

    def _whole(self, query: Query) -> bool:
        """Whether a question names nothing but what rules conclude and what that is about."""
        if role_of(self._records, query.target) != "concluded" or "yesno" not in query.cues:
            return False
        return all(is_of(m, query.target) or (m.only("concept") and self.is_weak(m)) for m in query.content)

    def kinds(self, attribute: str) -> tuple[str, ...]:
        """The kinds of entities that an attribute is said of."""
        found = self._records.attribute(attribute) if attribute else None
        return found.kinds if found else ()

    def everything(self, attribute: str) -> list[str]:
        """All that an attribute is said of, without the variants of what is listed already."""
        kinds = [k for k in self.kinds(attribute) if k != CASE]
        ids = [id for kind in kinds for id in self._records.entities(kind)]
        return [id for id in ids if not set(self._records.families(id)) & set(ids)]

    def fits(self, query: Query) -> bool:
        """Whether the query asks for an attribute that its subjects can have."""
        target = self._records.attribute(query.target) if query.target else None
        if target is None:
            return False
        kinds = {self._records.kind(s) for s in self.subjects(query)} - {FAMILY, CASE}
        return bool(self.subjects(query)) and kinds <= set(target.kinds) and not self._vague(query)

    def _vague(self, query: Query) -> bool:
        """Whether only a word that may say as much of other things ("risky"), or is a thing, names the target."""
        naming = [m for m in query.content if is_of(m, query.target)]
        bare = query.yesno and not query.subjects and not query.assume and bool(naming)
        if bare and role_of(self._records, query.target) == "setting" and _of_things(naming, query):
            return True
        about = {query.target, *self._records.about("attribute:" + query.target)}
        if not naming or not all(self._of_several(m) for m in naming):
            return False
        others = [m for m in query.content if m not in naming]
        return not any(about & {t.partition(":")[2].partition("=")[0] for t in m.targets} for m in others)

    def _of_several(self, mention: Mention) -> bool:
        """Whether a mention may give values to things of different kinds."""
        found = [self._records.attribute(a) for a, _ in mention.atoms]
        kinds = [set(a.kinds) for a in found if a]
        several = any(not (one & kinds[0]) for one in kinds[1:])
        return several and not mention.ids("attribute") and len(mention.key.split()) == 1

    def leftover(self, query: Query) -> list[Mention]:
        """The mentions that a computed answer would not speak of."""
        further = query.more if query.yesno or query.intent in SEVERAL else []
        spent = {query.target, *further, *(a for a, _ in query.assume)}
        quoted = self._shown(query)
        shown = quoted | {c for a in spent for c in self._records.about("attribute:" + a)}
        members = {
            m for s in query.subjects for m in (s, *self._records.members(s), *self._records.families(s))
        }
        valued = {a for m in query.content if m.entities for a, _ in m.atoms}
        meant = spent | shown | members | valued | self._telling(query)
        others = [m for m in query.content if query.target not in m.ids("attribute")]
        kinds = {self._records.kind(id) for m in others for id in m.entities}
        told = bool(spent & quoted)
        return [
            m
            for m in query.content
            if not self._spoken_of(m, query.target, meant, told, kinds)
            and not self.had(query, m)
            and not self.holds(query, m)
        ]

    def had(self, query: Query, mention: Mention) -> bool:
        """Whether a mention only names what claims tell of all subjects: it tells nothing new of them."""
        atoms = [*mention.atoms, *((a, "true") for a in mention.ids("attribute"))]
        told = bool(atoms and query.subjects) and mention.kinds().keys() <= {"value", "attribute"}
        return told and all(
            any(c.value == v for a, v in atoms for c in self.told(s, a)) for s in query.subjects
        )

    def told(self, subject: str, attribute: str) -> list[Claim]:
        """What claims tell of an attribute of a subject, or of a family of it."""
        owners = (subject, *self._records.families(subject))
        return [c for owner in owners for c in self._records.claims(owner, attribute)]

    def _telling(self, query: Query) -> set[str]:
        """The attributes that only say that something follows, or is to blame, and what is blamed."""
        if query.blamed:
            at = {i for p in query.stance.poles if p.axis == CAUSE for i in range(p.start, p.end)}
            telling = [m for m in query.content if m is query.blamed or at & set(span(m))]
            told = {a for m in telling for a in named(m)} | self._setting_forth()
            return told | {
                a for m in query.content for a in named(m) if role_of(self._records, a) == "observed"
            }
        telling = query.content if query.inferred else []
        told = {a for m in telling for a in named(m) if tells_of(self._records, a)}
        return told | (self._setting_forth() if query.inferred else set())

    def _setting_forth(self) -> set[str]:
        """What is no subject and any conclusion is about: naming it in a question how one follows adds nothing."""
        about = {c for a in self._records.concluded() for c in self._records.about("attribute:" + a)}
        return {c for c in about if "=" not in c and self._records.kind(c)}

    def _spoken_of(
        self, mention: Mention, target: str, meant: set[str], quoted: bool, kinds: set[str]
    ) -> bool:
        """Whether an answer speaks of a mention; a value that nothing named can have is a turn of phrase."""
        if not _PASSING_KINDS.isdisjoint(mention.kinds()) or self.is_weak(mention):
            return True
        if mention.messages:
            return quoted
        atoms = set(named(mention))
        if {*mention.entities, *mention.ids("concept"), *atoms} & meant or self._related(atoms, target):
            return True
        return mention.only("value") and not any(set(self.kinds(a)) & kinds for a in atoms)

    def holds(self, query: Query, mention: Mention) -> bool:
        """Whether the definition of a thing speaks of a setting that is given: it is where that stands."""
        given = [a for a, _ in query.assume if query.yesno and role_of(self._records, a) == "setting"]
        about = (self._records.about("entity:" + id) for id in mention.entities) if given else ()
        return any(a in told for told in about for a in given)

    def _related(self, atoms: set[str], target: str) -> bool:
        """Whether other conclusions about the same kinds are meant: a proof of the target speaks of them."""
        kinds = set(self.kinds(target))
        found = [self._records.attribute(a) for a in atoms]
        return any(f is not None and f.role == "concluded" and kinds & set(f.kinds) for f in found)

    def _shown(self, query: Query) -> set[str]:
        """What the pasted lines of a question speak of: what stands beside such a line is part of quoting it."""
        ids = [id for m in query.content for id in m.messages]
        return {c.partition("=")[0] for id in ids for c in self._records.about("message:" + id)}

    def narrowed(self, query: Query, subjects: list[str]) -> list[str]:
        """The one member of a family of which documents tell what to set, where a yes/no question asks that; or all."""
        lone = len(subjects) == 1 and self._records.kind(subjects[0]) == FAMILY
        if not query.yesno or not lone or universal(query):
            return subjects
        told_of = self._records.about("attribute:" + query.target)
        about = [a for a in told_of if role_of(self._records, a) == "setting"]
        told = [m for m in self.spread(subjects) if any(self._records.claims(m, a) for a in about)]
        return told if len(told) == 1 else subjects

    def meant(self, query: Query, subjects: list[str]) -> list[str]:
        """The members of subjects, without those that a question excepts."""
        spared = set(query.spared)
        return [s for s in self.spread(subjects) if spared.isdisjoint((s, *self._records.families(s)))]

    def spread(self, subjects: list[str]) -> list[str]:
        """Subjects with families replaced by their members, each once."""
        out: list[str] = []
        for subject in subjects:
            family = self._records.kind(subject) == FAMILY
            for id in self.spread(list(self._records.members(subject))) if family else [subject]:
                if id not in out:
                    out.append(id)
        return out


def _of_things(naming: list[Mention], query: Query) -> bool:
    """Whether a value is also a thing of its own, of which something else is asked ("is 10.0.0.1 safe?")."""
    others = [m for m in query.content if m not in naming]
    things = all(m.kinds().keys() == {"entity", "value"} for m in naming)
    return things and bool(others) and not any(p.axis in _SETTING for p in query.stance.poles)
