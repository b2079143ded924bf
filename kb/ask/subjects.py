"""Which of the things named a question is about: families narrowed, and things left behind set apart."""

from __future__ import annotations

from itertools import pairwise, takewhile

from kb.ask.atoms import says
from kb.ask.clauses import clauses_of, untagged, without
from kb.ask.lexicon import BOUND, Mention
from kb.ask.normal import fold
from kb.ask.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query

# Words before what is only an example: "like it does in ENI mode".
_QUANTIFIERS = frozenset(["every", "each", "all", "some", "any", "no", "at least one", "not every", "alway"])
_JOINS = frozenset("and or vs versus than but not while whereas 和 与 跟 还 比 而 或 、".split())
_LIKE = frozenset(["like", "unlike", "just like", "same as in", "as it doe", "the way it doe"])
# Words for what is left: "leaving native".
_GIVEN_UP = (["leaving"], ["abandoning"], ["ditching"], ["离"], ["放"], ["从"])
_ALL = ("all ", "every ", "each ", "any ")
_WITH = frozenset(
    ["with", "having", "using", "whose", "where", "that have", "which have", "that use", "that have"]
)
_AS, _PLACES = "as", ("on ", "in ", "with ")
# "there too, not just on X".
_NOT_THAT = frozenset(["not", "and not", "不 是", "而 不 是", "rather than", "并 不 是", "并 非"])
_NOT, _ALONE = "not", frozenset(["only", "just"])
_ARROWS = ("->", "-->", "=>", "→")
_ZH_ARROWS = frozenset(
    "换 换成 换到 换去 换回 改成 改到 改为 切 切成 切到 切去 切换 切换到 迁 迁到 迁移到 转 转到 转成 变成".split()
)
_MOVING = frozenset(
    "rebuild rebuilding redo convert converting turn turning change changing switch switching migrate migrating "
    "reinstall recreate move moving moved swap trade ditch drop abandon go going from".split()
)
_INTO, _NEAR = (["as"], ["into"], ["to"], ["for"]), 3
_ADDING = frozenset("add adding added apply applying put putting attach attaching bring bringing".split())
_REACH = 5
# Words that say that somebody is not gone, that it is asked of a time before, of today, and that it is only planned.
_STAYED = frozenset("stayed stay stays back remained remains still kept 留 留在".split())
_BEFORE = frozenset("before until prior havent hasnt cancelled canceled aborted abandoned postponed".split())
_ZH_BEFORE = ("还没从", "还没迁", "还没切", "还没换", "没迁移", "之前", "取消了", "尚未")
_NOW, _ZH_NOW = (
    frozenset("today now currently current present until".split()),
    ("目前", "现在", "当前", "眼下"),
)
_PLANNED = frozenset("plan planning planned will next going about soon friday tomorrow wanted moving".split())
_ZH_PLANNED = ("下周", "下个月", "计划", "打算", "准备", "明天", "要迁", "要切", "想从")
CASE = "case"
FAMILY = "family"


def subject_kinds(records: Records) -> tuple[str, ...]:
    """The kinds of entity that a question can be about: those with settings, or else those that rules conclude about.

    An entity of kind `case` stands for the asker's own; one of kind `family` for its members.
    """
    rows = records.base.rows
    found = [k for (ks,) in rows("SELECT kinds FROM attribute WHERE role='setting'", ()) for k in ks.split()]
    if not found:
        found = [
            k for (ks,) in rows("SELECT kinds FROM attribute WHERE role='concluded'", ()) for k in ks.split()
        ]
    return tuple(dict.fromkeys([*found, CASE, FAMILY]))


class Subjects:
    """Finds the subjects of questions.

    Args:
        records: tells kinds and members.
        kinds: the kinds of entity that can be subjects.
    """

    def __init__(self, records: Records, kinds: tuple[str, ...]) -> None:
        self._records = records
        self._kinds = kinds
        self._known: dict[tuple[str, ...], str] = {}
        self._closures: dict[str, frozenset[str]] = {}

    def named(self, mention: Mention) -> str:
        """The subject that a mention names, or ""."""
        found = self._known.get(mention.targets)
        if found is None:
            ids = mention.entities
            found = next((id for id in ids if self._records.kind(id) in self._kinds), "")
            self._known[mention.targets] = found
        return found

    def settle(self, mentions: list[Mention]) -> None:
        """Let words that name a subject or a value mean the value where another subject is named for sure."""
        sure = {self.named(m) for m in mentions if not m.ids("value")} - {""}
        sure -= set(self._records.entities(CASE))
        for mention in mentions:
            own = self.named(mention)
            if own and mention.ids("value") and any(not self._akin(own, other) for other in sure):
                mention.targets = tuple(t for t in mention.targets if not t.startswith("entity:"))
                mention.inner = [m for m in mention.inner if self.named(m) != own]
            elif sure and not own and mention.ids("value"):
                mention.inner = [m for m in mention.inner if not self.named(m)]
        for before, mention in pairwise(mentions):
            wide = [id for id in mention.entities if self._records.kind(id) == FAMILY]
            if wide and before.key in _QUANTIFIERS and len(mention.entities) > len(wide):
                mention.targets = (f"entity:{wide[0]}",)  # "every native setup" is more than the usual one
        one, joined = "", False
        for mention in mentions:
            own = self.named(mention)
            if one and own and not joined and self._describes(one, own, mention.key):
                mention.targets, mention.inner = ("plain:",), []
            elif own:
                one, joined = own, False
            joined = joined or mention.key in _JOINS or (mention.head and not own)

    def _describes(self, one: str, own: str, words: str) -> bool:
        """Whether a name that may be another's only describes the thing named right before: "self-hosted native"."""
        if self._akin(one, own) or self._records.kind(one) != self._records.kind(own):
            return False
        bare = words.removesuffix(" mode").removesuffix(" 模 式")
        told = [c for c in self._records.of(own) if bare in fold(self._name(c.attribute, c.value))]
        return any(self._says(one, c.attribute, c.value) for c in told)

    def _akin(self, one: str, other: str) -> bool:
        return bool(self._closure(one) & self._closure(other))

    def find(self, content: list[Mention], mentions: list[Mention], text: str) -> tuple[list[str], list[str]]:
        """The subjects of a question, and those of them that are named only as what is left behind."""
        ids = list(dict.fromkeys(id for id in map(self.named, content) if id))
        described = [id for id in ids if self._records.kind(id) not in ("", CASE)]
        subjects = self._narrow(described or ids)
        names = {id: {id, *self._apart(id, subjects)} & set(ids) for id in subjects}
        said = [word for m in mentions for word in m.key.split()]
        parts = [m for whole in mentions for m in ([whole] if self.named(whole) else whole.inner)]
        gone = {self.named(a) for a, b in pairwise(filter(self.named, parts)) if _leads(a, b, text, said)}
        gone |= self._put_aside(mentions)
        left = [id for id in subjects if any(_left(name, mentions) for name in names[id])]
        left = [id for id in subjects if id in left or names[id] & gone]
        stays = [id for id in subjects if any(_stays(name, mentions) for name in names[id])]
        if stays and left:
            left = [id for id in subjects if id not in stays]
        elif 0 < len(left) < len(subjects) and _not_yet(said, text, self._told(mentions)):
            left = [id for id in subjects if id not in left]
        return subjects, left

    def _told(self, mentions: list[Mention]) -> int:
        """The place up to which a text tells of its subjects: the clause that names the last of them."""
        at = max(i for i, m in enumerate(mentions) if any(map(self.named, (m, *m.inner))))
        return max(m.end for m in [mentions[at], *takewhile(lambda m: not m.head, mentions[at + 1 :])])

    def _apart(self, id: str, others: list[str]) -> set[str]:
        """The families of a thing that do not hold all of some others as well."""
        families = self._records.families(id)
        return {f for f in families if others == [id] or not {*others, id} <= self._closure(f)}

    def told_apart(self, mentions: list[Mention], asks: bool) -> list[Mention]:
        """The mentions without a clause that only tells a thing from another: "our overlay, not native. does it hit?".

        Of a family that is so told apart, what is left is meant, where that is one thing: "EKS, not the chained one".
        Where the text `asks`, its last clause is what it asks.
        """
        clauses = clauses_of(mentions)
        for at, clause in enumerate(clauses[: -1 if asks else None]):
            denied = next((i for i, m in enumerate(clause) if m.key in _NOT_THAT and (at or i)), None)
            if denied is None:
                continue
            before = [m for m in clause[:denied] or clauses[at - 1] if says(m)]
            clause = clause[denied:]
            other = next((id for m in clause[1:] if (id := self.named(m))), "")
            alone = other and sum(map(says, clause)) == 1
            if not (alone and before and all(map(self.named, before))):
                continue
            own = self.named(before[-1])
            rest = sorted(self._closure(own) - self._closure(other))
            if len(rest) == 1 and self._records.kind(own) == FAMILY and self._akin(own, other):
                before[-1].targets = ("entity:" + rest[0],)
            return without(mentions, clause)
        return mentions

    def _put_aside(self, mentions: list[Mention]) -> set[str]:
        """The subjects that a question is not about: "not X, Y", or those that its last clause does not name again."""
        parts = untagged(clauses_of(mentions)) or [[]]
        clauses = [[id for m in c if (id := self.named(m))] for c in parts]
        told = {id for ids in clauses[:-1] for id in ids}
        said = [
            frozenset(a for m in c for a, _ in m.atoms) for c, ids in zip(parts, clauses, strict=True) if ids
        ]
        if (
            len(said) > 1
            and all(a & said[-1] for a in said)
            and not any("yesno" in m.cues for m in parts[-1][:1])
        ):
            return set()  # each has a value of its own
        if clauses[-1] and set(clauses[-1]) < told:
            return told - set(clauses[-1])
        named = [(at, id) for at, m in enumerate(mentions) if (id := self.named(m))]
        first, id = named[0] if named else (0, "")
        denied = first > 0 and mentions[first - 1].key in _NOT_THAT
        denied = denied and not (first > 1 and "why" in mentions[first - 2].cues)
        return {id} if denied and any(other != id for _, other in named) else set()

    def restrict(self, query: Query) -> None:
        """Take what follows "all ... with" as singling out some of a family: it is neither asked nor assumed."""
        for at, mention in enumerate(query.mentions):
            wide = self._records.kind(self.named(mention)) == FAMILY and mention.key.startswith(_ALL)
            after = query.mentions[at + 1 : at + 1 + _REACH] if wide else []
            if not after or after[0].key not in _WITH:
                continue
            for said in after[1:]:
                found = [(a, v) for a, v in map(_atom, said.targets) if self._tells(a)]
                if found and said in query.content:
                    query.within += found[:1]
                    query.content.remove(said)
                    after[0].targets = (BOUND,)
                    break

    def _tells(self, attribute: str) -> bool:
        found = self._records.attribute(attribute)
        return found is not None and found.type == "bool"

    def recast(self, subject: str, words: str, given: list[tuple[str, str]]) -> str:
        """The subject that has what is given and what a name says, where the one so named cannot have it.

        "Native with cluster-pool IPAM" is no deployment whose Pods get their IPs from the VPC, though "native" alone
        may name one. Of a family it is the one member that has what is given.

        Args:
            subject: the one named.
            words: the folded words that name it.
            given: attributes that nobody can choose freely, with the values that the question takes as given.
        """
        kind = self._records.kind(subject)
        if kind == FAMILY:
            having = [m for m in self._records.members(subject) if all(self._says(m, a, v) for a, v in given)]
            return having[0] if len(having) == 1 else subject
        if not any(self._says(subject, a, v) is False for a, v in given):
            return subject
        spoken = set(words.split())
        own = [
            c
            for c in self._records.of(subject)
            if spoken & set(fold(self._name(c.attribute, c.value)).split())
        ]
        wanted = [*given, *((c.attribute, c.value) for c in own)]
        found = [e for e in self._records.entities(kind) if all(self._says(e, a, v) for a, v in wanted)]
        return found[0] if own and len(found) == 1 else subject

    def excludes(self, subject: str, given: list[tuple[str, str]]) -> bool:
        """Whether claims give a subject, or each member of a family, another value of what is given."""
        members = self._closure(subject)
        return any(
            self._says(subject, a, v) is False
            or (bool(members) and all(self._says(m, a, v) is False for m in members))
            for a, v in given
        )

    def moved_to(self, left: list[str], given: list[tuple[str, str]]) -> list[str]:
        """The subjects that have what is given, of the kind of those left: "from X to cluster-pool IPAM"."""
        found = [e for e in self._records.entities(self._records.kind(left[0])) if e not in left]
        return [e for e in found if all(self._says(e, a, v) for a, v in given)]

    def _says(self, subject: str, attribute: str, value: str) -> bool | None:
        """Whether a claim gives a subject a value; None when none speaks of the attribute."""
        claims = self._records.claims(subject, attribute)
        return any(c.value == value for c in claims) if claims else None

    def _name(self, attribute: str, value: str) -> str:
        allowed = self._records.allowed(attribute)
        return allowed[value][0]["en"] if value in allowed else ""

    def _narrow(self, named: list[str]) -> list[str]:
        """Names that overlap, narrowed to what they have in common: "overlay on TKE" is TKE's overlay."""
        sets = {id: self._closure(id) for id in named}
        families = [id for id in named if self._records.kind(id) == FAMILY]
        for family in families:
            common = [id for id in named if id != family and sets[id] & sets[family]]
            if common and not all(sets[id] >= sets[family] for id in common):
                sets[family] &= frozenset().union(*(sets[c] for c in common))
        out: list[str] = []
        for id in named:
            if any(other != id and sets[other] < sets[id] for other in named):
                continue
            narrowed = id in families and sets[id] != self._closure(id)
            if narrowed and any(sets[id] == sets[other] for other in named if other not in families):
                continue
            out += [m for m in (sorted(sets[id]) if narrowed else [id]) if m not in out]
        return out

    def _closure(self, id: str) -> frozenset[str]:
        """A thing, and the members of it that have none themselves; remembered."""
        found = self._closures.get(id)
        if found is None:
            own = () if self._records.kind(id) == FAMILY else (id,)
            found = frozenset(own).union(*(self._closure(m) for m in self._records.members(id)))
            self._closures[id] = found
        return found


def _atom(target: str) -> tuple[str, str]:
    """The attribute that a target names, with the value or that it is so; ("", "") for one of another kind."""
    kind, _, id = target.partition(":")
    attribute, _, value = id.partition("=")
    return (attribute, value or "true") if kind in ("attribute", "value") else ("", "")


def unlike_elsewhere(mentions: list[Mention]) -> list[Mention]:
    """The mentions without what names only where it is known to be so: "on X too, not just on Y"."""
    for at, (one, other) in enumerate(pairwise(mentions)):
        if _NOT not in one.cues or other.key not in _ALONE or not _names(mentions[:at]):
            continue
        tail = list(takewhile(_placing, mentions[at + 2 :]))
        if _names(tail):
            return without(mentions, mentions[at : at + 2 + len(tail)])
    return mentions


def _placing(mention: Mention) -> bool:
    """Whether a mention goes on with where something is so: a thing, or a small word of the same clause."""
    return bool(mention.entities) or (mention.only("plain") and not mention.head)


def _names(mentions: list[Mention]) -> bool:
    return any(m.entities for m in mentions)


def likened(mentions: list[Mention]) -> list[Mention]:
    """The mentions behind "like it does in": what only serves as an example is not asked about."""
    out, reach = [], 0
    for mention in mentions:
        reach = 0 if mention.head else max(reach - 1, 0)
        if mention.key in _LIKE:
            reach = _REACH
        elif reach and mention.entities:
            out.append(mention)
    return out


def _gives_up(mention: Mention, id: str) -> bool:
    """Whether a phrase says that a subject is left: "from native to overlay", "leaving native"."""
    first, named = mention.key.split()[:2], [e for m in mention.inner for e in m.entities]
    return ("from" in first or first[:1] in _GIVEN_UP) and id in named[:1]


def _leads(one: Mention, other: Mention, text: str, said: list[str]) -> bool:
    """Whether an arrow, or a verb, leads from one thing to another: "native -> overlay", "rebuild X as Y"."""
    if text.partition(one.text)[2].partition(other.text)[0].strip() in _ARROWS:
        return True
    between = said[one.end : other.start]
    moves = not _MOVING.isdisjoint(said[max(one.start - _NEAR, 0) : one.start])
    return "".join(between) in _ZH_ARROWS or (moves and between[-1:] in _INTO)


def _left(id: str, mentions: list[Mention]) -> bool:
    """Whether a subject follows words such as "instead of" or "from", or leads "to" another."""
    if any(_gives_up(mention, id) for mention in mentions):
        return True
    for at, mention in enumerate(mentions[:-1]):
        after = mentions[at + 1]
        likewise = mention.key == _AS and after.key.startswith(_PLACES)
        if likewise or "leaving" in mention.cues:
            own = [after] if after.entities else after.inner[:1]
            if any(id in m.entities for m in own):
                return True
        toward = "toward" in after.cues and at + 2 < len(mentions) and mentions[at + 2].entities
        added = at > 0 and mentions[at - 1].key in _ADDING
        if toward and not added and id in mention.entities and id not in mentions[at + 2].entities:
            return True
    return False


def _stays(id: str, mentions: list[Mention]) -> bool:
    """Whether a subject is where somebody stayed, or went back to ("... but stayed on X")."""
    for at, mention in enumerate(mentions):
        before = [word for m in mentions[max(at - _NEAR, 0) : at] for word in m.key.split()]
        stayed = max((i for i, word in enumerate(before) if word in _STAYED), default=-1)
        if id in mention.entities and stayed >= 0 and "from" not in before[stayed:]:
            return True
    return False


def _not_yet(said: list[str], text: str, told: int) -> bool:
    """Whether a move that a text tells of has not taken place when what it asks is so: "before ...", "... today?".

    Where it leads was `told` up to that place; only a plan that is told by then is one.
    """
    spoken = set(said)
    asks_now = bool(spoken & _NOW) or any(word in text for word in _ZH_NOW)
    planned = bool(_PLANNED.intersection(said[:told])) or any(word in text for word in _ZH_PLANNED)
    return bool(spoken & _BEFORE) or any(word in text for word in _ZH_BEFORE) or (asks_now and planned)
