"""Read a question: from mentions and cues to a query. It looks nothing up but words, and concludes nothing."""

from __future__ import annotations

from kb.ask import acts, granted, lost
from kb.ask.atoms import judging, named, names, role_of, set_against
from kb.ask.binding import bind
from kb.ask.blame import blame
from kb.ask.changed import pass_over, turns
from kb.ask.clauses import asks_from, dates, is_of, only_tells, parts, several, without
from kb.ask.elsewhere import asked_elsewhere
from kb.ask.excepted import excepted
from kb.ask.figures import uncounted
from kb.ask.implied import grant, infer, read_off
from kb.ask.intent import intend
from kb.ask.lexicon import BOUND, Lexicon, Mention
from kb.ask.normal import fold, has_cjk
from kb.ask.pasted import pared
from kb.ask.query import Query
from kb.ask.records import Records
from kb.ask.remedies import remedied
from kb.ask.sentences import behind_mark, ends_marked, fronted
from kb.ask.shown import asked_to_show, really
from kb.ask.subjects import FAMILY, Subjects, likened, subject_kinds, unlike_elsewhere
from kb.ask.withheld import does_likewise, does_the_same

_CONTENT_KINDS = frozenset("entity attribute value concept manner message procedure table".split())
_NONE, _BOTH, _ZH_TO = "none", "both", "到"
# How a remark begins that only says where something asked is known from.
_RECALLING = ("thats how", "that is how", "thats what", "that is what", "at least thats", "as far as i")
_OR = (" or ", "还是", "不是")
# How many attributes a word is of before it is open which is meant.
_SEVERAL = 2
_TABLE = " table"  # "in the hit table": a name, and no question of hits
_FIRM = ("entity:", "attribute:", "value:", "message:", "procedure:", "manner:")


def _ends(mentions: list[Mention]) -> list[Mention]:
    """The lines that only say to what something leads: "fall back to <line>"."""
    return [
        c
        for a, b, c in zip(mentions, mentions[1:], mentions[2:], strict=False)
        if a.ids("value") and (b.key == _ZH_TO or "toward" in b.cues) and c.messages
    ]


def language(text: str) -> str:
    """The language of a text: zh when it holds a CJK ideograph, else en."""
    return "zh" if has_cjk(text) else "en"


class Reader:
    """Turns questions into queries with the vocabulary of one base.

    Args:
        lexicon: finds mentions.
        records: tells what kind of thing a mention is.
    """

    def __init__(self, lexicon: Lexicon, records: Records) -> None:
        self._lexicon = lexicon
        self._records = records
        self._kinds = subject_kinds(records)
        self._subjects = Subjects(records, self._kinds)
        self._poles = records.poles

    def read(self, text: str, lang: str | None = None) -> Query:
        """The query that a text makes, on its own (a dialogue fills its gaps)."""
        text = fronted(text)
        query = Query(text, lang or language(text))
        spotted = self._lexicon.spot(uncounted(pared(self._asking(text), self._prints_known)))
        mentions = query.mentions = self._subjects.told_apart(unlike_elsewhere(spotted), ends_marked(text))
        cues = _cues(mentions)
        bind(mentions, self._records, text)
        if not any("any" in m.cues for m in mentions):
            cues.discard("any")  # "not any longer"
        if apart := asked_elsewhere(mentions, self._subjects, self._records):
            mentions = query.mentions = apart
            query.text = " ".join(m.text for m in apart) + ("?" if ends_marked(text) else "")
            cues = _cues(mentions)
        spared, sparing = excepted(mentions)
        if spared:
            query.spared = [id for m in spared if self._subjects.named(m) for id in m.entities]
            mentions = query.mentions = without(mentions, spared + sparing)
        query.cues |= cues
        if not any(_NONE in m.cues for m in mentions):
            query.cues.discard(_NONE)  # "neither A nor B on" tells of switches
        if any(m.head for m in mentions[1:]):
            query.past = pass_over(mentions, self._records)
        query.turns = turns(mentions, self._records)
        if "compare" not in query.cues:
            self._subjects.settle(mentions)
        asked_to_show(mentions, self._records)
        self._sort(query, mentions)
        aside = [*likened(mentions), *_ends(mentions)]
        query.content = [m for m in query.content if m not in aside]
        query.subjects, query.left = self._subjects.find(query.content, mentions, query.text)
        self._subjects.restrict(query)
        self._aim(query)
        query.asked = (
            "" if _asked_bare(query) else query.asked or self._valued(query) or self._supposed(query)
        )
        if query.asked == "unset":
            query.asked = _switched(mentions) or query.asked
        self._recast(query)
        query.stance = self._poles.of(mentions)
        if does_likewise(query) or does_the_same(query):
            self._pass_on(query)
        intend(query, mentions, self._records)
        really(query, self._records)
        query.more = [a for a in query.more if not self._described(query, a)]
        other = self._of_other_kind(query) if query.asked and not (query.yesno or query.subjects) else None
        if other is not None:
            (query.target, query.asked), query.intent = other, "list"
        if query.yesno and query.asked != "unset" and remedied(query, self._records):
            query.remedy, query.intent = True, "check"
        elif query.yesno:
            infer(query, self._records)
            blame(query, self._records)
            grant(query, self._records)
            read_off(query, self._records)
            if several(query):
                from kb.ask.standing import loosen

                loosen(query, self._records)
            acts.settle(query, self._records)
            acts.demand(query, self._records)
            acts.suppose(query, self._records)
        return query

    def _asking(self, text: str) -> str:
        """A text without a remark behind its last question, which gives neither a setting nor what is asked of."""
        asked, remark = behind_mark(text)
        if not remark or any(word in f" {remark} " for word in _OR):
            return text
        if remark.lower().replace("'", "").startswith(_RECALLING):
            return asked
        told = self._lexicon.spot(remark)
        here = any(self._subjects.named(m) for m in self._lexicon.spot(asked))
        gives = any(m.messages or names(m, self._records, "setting", "observed") for m in told)
        gives = gives or any(lost.SEEKING & set(m.cues) for m in told)
        return text if gives or (not here and any(map(self._subjects.named, told))) else asked

    def _pass_on(self, query: Query) -> None:
        """Ask of those named last what is told of those before them ("X does so. does Y do that too?")."""
        own = {id for m in parts(query)[-1] for id in m.entities}
        asked = [s for s in query.subjects if s in own]
        if asked and any(named(m) for m in query.content):
            before = set(query.subjects) - set(asked)
            query.subjects = asked
            query.content = [m for m in query.content if not before.intersection(m.entities)]

    def _of_other_kind(self, query: Query) -> tuple[str, str] | None:
        """What is asked of things of another kind than what is given is of: "what works if X is bypassed?"."""
        given = next((m for m in query.content if is_of(m, query.target)), None)
        if query.intent not in ("list", "value") or role_of(self._records, query.target) != "concluded":
            return None
        for mention in query.content[: query.content.index(given)] if given else []:
            for id, value in mention.atoms:
                found = self._records.attribute(id)
                if found and found.role == "concluded" and not set(self._kinds).intersection(found.kinds):
                    return id, value
        return None

    def _described(self, query: Query, attribute: str) -> bool:
        """Whether an attribute beside a conclusion only describes its subjects, as claims do: "EKS with chaining"."""
        if not query.subjects or role_of(self._records, query.target) != "concluded":
            return False
        told = [{c.value for c in self._records.claims(s, attribute)} for s in query.subjects]
        return all(values == {"true"} for values in told)

    def _prints_known(self, line: str) -> bool:
        return any(m.messages or m.ids("value") for m in self._lexicon.spot(line))

    def _sort(self, query: Query, mentions: list[Mention]) -> None:
        quoted = lost.quoted(mentions)
        remarks = lost.remarks(mentions)
        line = any(m.messages for m in mentions)
        seen = line or any(m.atoms for m in mentions)
        unexplained: list[Mention] = []
        for at, mention in enumerate(mentions):
            cues = mention.cues
            if at in remarks:
                continue
            stray = mention.partial and mention.only("plain") and at not in quoted
            if "occasion" in cues and (only_tells(mentions, mention) or (line and dates(mentions, at))):
                continue
            if stray or "elsewhere" in cues or "occasion" in cues:
                query.unknown.append(mention.text)
                query.barred = True
            elif not _CONTENT_KINDS.isdisjoint(mention.kinds()):
                query.content += self._unfold(mention)
            elif mention.inner and not any(t.startswith("cue:") for t in mention.targets):
                query.content += mention.inner
            elif mention.ids("said") and mention.only("said"):
                aside = seen and only_tells(mentions, mention, before=True)
                query.said += [] if aside else [mention]
            elif not mention.targets and lost.numeric(mention.key):
                query.figures.append(mention.key)
            elif not mention.targets and lost.serial(mention.text):
                continue
            elif not mention.targets and (at not in quoted or lost.wordlike(mention.text)):
                unexplained.append(mention)
        query.unknown += lost.words(unexplained)
        if not quoted:
            query.unknown += self._lexicon.foreign(query.text)

    def _unfold(self, mention: Mention) -> list[Mention]:
        """A mention with those inside it that say more: a loose phrase yields to the things it names."""
        loose = not any(t.startswith(_FIRM) for t in mention.targets)
        table = bool(mention.ids("table")) and not mention.key.endswith(_TABLE)
        named = [
            m for m in mention.inner if self._subjects.named(m) or (loose and not m.only("value")) or table
        ]
        if named and (loose or not mention.entities) and not _is_id(mention):
            mention.targets = (*mention.targets, "plain:")
            return [mention, *named]
        return [mention]

    def _aim(self, query: Query) -> None:
        """Choose what is asked for among the attributes mentioned; the settings beside it are assumptions."""
        concluded: list[tuple[str, str]] = []
        others: list[tuple[str, str]] = []
        described: list[tuple[str, str]] = []
        left, spared = granted.left(query.mentions), granted.granted(query.mentions)
        general = judging(query.content, self._records)
        for mention in query.content:
            if mention in general:
                continue
            taken = ""
            for id, value in self._meant(query, mention):
                if value and mention in left:
                    continue
                attribute = self._records.attribute(id)
                if attribute is None or not set(attribute.kinds) & set(self._kinds):
                    continue
                if mention in spared and attribute.role == "concluded":
                    continue
                if taken and not (taken == attribute.role == "setting" and value and id not in dict(others)):
                    continue
                sorts = {"concluded": concluded, "described": described}
                sorts.get(attribute.role, others).append((id, value))
                taken = attribute.role
        given = [(a, v) for a, v in others if v]
        names_ = len(query.subjects) == 1 and all(v and self._fixed(a) for a, v in others)
        if names_ and any(not v for _, v in described):
            others = []  # what comes with a subject tells which is meant ("of A with B, which C?")
        others = others or described
        given = given or [(a, v) for a, v in others if v]
        seen = self._observed(query)
        if not concluded and seen and (query.subjects or given) and _asks_last(query):
            concluded = self._foretold(query)
        elif concluded or others or query.subjects:
            now = dict(seen)  # a line that is pasted later tells how it is now
            given = [(a, v) for a, v in given if (a, v) not in seen or now[a] == v]
            given += [atom for atom in now.items() if atom[0] not in dict(given)]
        if concluded:
            query.target = max(concluded, key=lambda atom: self._depth(atom[0]))[0]
            query.asked = next((v for a, v in reversed(concluded) if a == query.target and v), "")
            query.assume = given
            shown = dict(self._foretold(query)) if seen else {}
            if query.target in shown and (not query.asked or self._shows(query)):
                query.asked = query.asked or shown[query.target]
                query.assume = [atom for atom in given if atom not in seen]
        elif others:
            here = self._behind(query)
            valued = [atom for atom in others if atom[0] in here] or others
            asked = [atom for atom in others if not atom[1]] or [
                max(reversed(valued), key=lambda a: self._weight(a[0]))
            ]
            query.target = asked[0][0]
            query.asked = asked[0][1] or dict(given).get(query.target, "")
            query.assume = [atom for atom in given if atom[0] != query.target]
            self._single_out(query, [*described, *query.assume])
        if query.target in dict(concluded) and not query.cues & {"compare", "define"}:
            later = self._seen(query)
            query.assume = [*(atom for atom in query.assume if atom[0] not in dict(later)), *later]
        open_ = dict.fromkeys(a for a, v in (*others, *concluded) if not v and a != query.target)
        query.more = [a for a in open_ if a not in dict(query.assume)] if query.target else []

    def _single_out(self, query: Query, given: list[tuple[str, str]]) -> None:
        """Ask of a setting, where nothing is named that has it, only what all have of which something is told."""
        told = [(a, v) for a, v in given if v and self._tells_apart(a)]
        if query.subjects or not told or role_of(self._records, query.target) != "setting":
            return
        query.within += told
        query.assume = [atom for atom in query.assume if atom not in told]
        atoms = {f"{a}={v}" for a, v in told}
        query.content = [m for m in query.content if atoms.isdisjoint(m.ids("value"))]

    def _meant(self, query: Query, mention: Mention) -> list[tuple[str, str]]:
        """What a mention says of attributes; a word for several ("mandatory") is of the one about what is named too."""
        atoms = self._atoms(mention)
        if len({a for a, _ in atoms}) < _SEVERAL:
            return atoms
        named = {a for m in query.content if m is not mention for a in m.ids("attribute")}
        meant = [atom for atom in atoms if named.intersection(self._records.about("attribute:" + atom[0]))]
        return meant or atoms

    def _behind(self, query: Query) -> set[str]:
        """The attributes named in the clause that begins with a verb that asks, where others are given before it."""
        start = asks_from(query.mentions, 0)
        return {a for m in query.content if start and m.start >= start for a, _ in self._atoms(m)}

    def _seen(self, query: Query) -> list[tuple[str, str]]:
        """What words may also say was observed, beside what is asked for: "status is BPF, so is it hit?"."""
        out: dict[str, str] = {}
        start, given = asks_from(query.mentions, 0), dict(query.assume)
        line = max((m.start for m in query.content if m.messages), default=-1)
        apart = any(is_of(m, query.target) for m in query.content if m.start >= start > 0)
        for mention in query.content:
            told = apart and mention.end <= start
            known = {} if 0 <= line < mention.start else given
            passed = mention.messages or (is_of(mention, query.target) and not told)
            if passed or set_against(mention, query.content):
                continue
            for id, value in mention.atoms:
                found = self._records.attribute(id)
                if found and found.role == "observed" and id not in known:
                    out[id] = value
        return list(out.items())

    def _recast(self, query: Query) -> None:
        """Let what is given decide which subject a loose name means."""
        given = [(a, v) for a, v in query.assume if self._fixed(a)]
        told = (m for m in query.content if "plain:" not in m.targets)
        given += [(a, v) for m in told for a, v in m.atoms if self._tells_apart(a)]
        if given and query.left and set(query.left) == set(query.subjects):
            self._move(query, given)
        if "correction" in query.cues and self._fixed(query.target) and query.asked:
            given.append((query.target, query.asked))
        for mention in query.content if given else ():
            named = self._subjects.named(mention)
            behind = (m for m in query.mentions if m.start == mention.end)
            every = _BOTH in mention.key.split() or any("all" in m.cues for m in behind)
            if every and self._records.kind(named) == FAMILY:
                continue  # "do both use X?" means both, though one does
            meant = self._subjects.recast(named, mention.key, given) if named in query.subjects else named
            if meant != named:
                query.subjects = list(dict.fromkeys(meant if s == named else s for s in query.subjects))
                mention.targets = ("entity:" + meant,)
            elif self._elsewhere(query, named, given):
                query.subjects, mention.targets, mention.inner = [], ("plain:",), []

    def _elsewhere(self, query: Query, named: str, given: list[tuple[str, str]]) -> bool:
        """Whether a subject only tells where a cluster runs that has none of what is documented of it, as given."""
        asked = {a for m in query.content if is_of(m, query.target) for a, _ in m.atoms}
        values = {a: {w for b, w in given if b == a} for a, _ in given if a not in asked}
        fixed = [
            (a, min(v)) for a, v in values.items() if len(v) == 1 and (self._fixed(a) or self._tells_apart(a))
        ]
        alone = query.subjects == [named] and not query.left and not query.cues & {"why", "compare"}
        of_cases = role_of(self._records, query.target) in ("concluded", "setting")
        chosen = not (self._fixed(query.target) or self._tells_apart(query.target))
        return alone and of_cases and chosen and self._subjects.excludes(named, fixed)

    def _move(self, query: Query, given: list[tuple[str, str]]) -> None:
        """Ask about what has what is given, where all subjects are named as what is left for it."""
        reached = self._subjects.moved_to(query.left, given)
        if not reached:
            return
        here, there = (
            {n for s in ids for n in (s, *self._records.families(s))} for ids in (query.left, reached)
        )
        gone = here - there
        query.content = [m for m in query.content if not gone.intersection(m.entities)]
        query.subjects, query.left = reached, []

    def _fixed(self, id: str) -> bool:
        """Whether an attribute is a setting that comes with a subject and is not to be chosen."""
        found = self._records.attribute(id) if id else None
        return found is not None and found.fixed

    def _tells_apart(self, id: str) -> bool:
        """Whether the values of an attribute tell subjects apart, as none that is only so or not so does."""
        found = self._records.attribute(id)
        if found is None or found.type == "bool" or not set(found.kinds) & set(self._kinds):
            return False
        return found.role == "described" or found.fixed

    def _depth(self, id: str) -> int:
        """How far along the order of the attributes one stands: packs name causes before effects."""
        found = self._records.attribute(id)
        return found.ord if found else 0

    def _weight(self, id: str) -> tuple[bool, int]:
        """How likely a setting with a value is what is asked for: what is the user's to choose, and effects first."""
        found = self._records.attribute(id)
        return (found.choosable, found.ord) if found else (False, 0)

    def _valued(self, query: Query) -> str:
        """A value of the target among the things that a mention may stand for."""
        atoms = (atom for m in query.content for atom in m.atoms)
        return next((value for id, value in atoms if id == query.target), "")

    def _supposed(self, query: Query) -> str:
        """The value of the target that is named by another name: an entity that is one of its values."""
        allowed = self._records.allowed(query.target) if query.target else {}
        for mention in query.content:
            for id in mention.entities:
                if id in allowed:
                    return id
        return ""

    def _observed(self, query: Query) -> list[tuple[str, str]]:
        """What the pasted lines of a question set."""
        ids = [id for m in query.content for id in m.messages]
        rows = [r for id in ids for r in self._records.list("message_sets", "message", "attribute,value", id)]
        return [(attribute, value) for attribute, value in rows]

    def _shows(self, query: Query) -> bool:
        """Whether the words for a line are those that name what is asked for: "does it show X" tells no X."""
        return any(is_of(m, query.target) for m in query.content if m.messages)

    def _foretold(self, query: Query) -> list[tuple[str, str]]:
        """The conclusions that pasted lines show: a question that gives settings asks whether such a line appears."""
        out = []
        for id in [id for m in query.content for id in m.messages]:
            for concept in self._records.about("message:" + id):
                attribute, _, value = concept.partition("=")
                found = self._records.attribute(attribute) if value else None
                if found and found.role == "concluded":
                    out.append((attribute, value))
        return out

    def _atoms(self, mention: Mention) -> list[tuple[str, str]]:
        if self._subjects.named(mention):
            return []
        return mention.atoms + [(id, "") for id in mention.ids("attribute")]


def _cues(mentions: list[Mention]) -> set[str]:
    return {cue for m in mentions for cue in m.cues} | ({"wh"} if any(m.asks for m in mentions) else set())


def _asked_bare(query: Query) -> bool:
    """Whether a clause that begins with a verb that asks names the target without a value, and one before told one."""
    start = max((m.start for m in query.mentions if m.head and "yesno" in m.cues), default=0)
    naming = [m for m in query.content if is_of(m, query.target)]
    asked = [m for m in naming if m.start > start > 0]
    return bool(asked) and len(asked) < len(naming) and all(query.target in m.ids("attribute") for m in asked)


def _asks_last(query: Query) -> bool:
    """Whether a question asks for what it names last: by a word, or its mark behind a line ("X=false -> line Y?")."""
    line = bool(query.content) and bool(query.content[-1].messages)
    return bool(query.cues & {"yesno", "tag", "whatif", "fix"}) or (line and ends_marked(query.text))


def _switched(mentions: list[Mention]) -> str:
    """To which position a question asks whether a switch is that it said is left alone ("I never set X. is it on?")."""
    loose = [m for m in mentions if m.targets != (BOUND,) and "beside" not in m.cues]
    last = next((m for m in reversed(loose) if {"on", "off"} & set(m.cues) and m.ids("concept")), None)
    return "" if last is None else "true" if "on" in last.cues else "false"


def _is_id(mention: Mention) -> bool:
    """Whether a mention spells out a value: parts of "tke-eni-ipamd" name no cloud."""
    told = fold(mention.text)
    return any("-" in value and told.endswith(fold(value)) for _, value in mention.atoms)
