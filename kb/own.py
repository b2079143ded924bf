"""A user's own cluster as questions see it: what its files say, what is found of it, and what it is told to change.

Facts come from whoever read the files (`kb.cluster`); nothing is presumed beside them. Answers by rules are
`kb.ask`'s; here stand those about what a file should say instead of what it says.
"""

from __future__ import annotations

import re

from kb.ask.answer import Answer
from kb.ask.speech import Speech, kind_of
from kb.ask.wording import say, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.rules.world import Stated, World

_OUGHT = re.compile(
    r"\b(?:should(?:n'?t)?|must(?:n'?t)?|shall|ought|(?:have|has|need|needs) to|required?)\b"
    r"|应该|必须|应当|该不该|要不要|需不需要|需要",
    re.I,
)
_RIGHT = re.compile(
    r"\b(?:right|correct(?:ly)?|ok|okay|fine|proper(?:ly)?|good|safe|valid|as it should)\b"
    r"|对吗|对不对|正确|合适|没问题|合理",
    re.I,
)
_WRONG = re.compile(
    r"\b(?:wrong|incorrect(?:ly)?|bad|unsafe|a mistake|misconfigured)\b|有问题|不对|错了|错误", re.I
)
_NAMING = frozenset("attribute entity value message table".split())
_OVERALL = ("fix", "troubleshoot", "check")
_SHOWN = ("define", "value")
_WHY = ("why", "whynot")
_MOST = 5
_LONG = 8
_FEW = 2


class Remark:
    """Something found of the cluster.

    Attributes:
        code: such as KB101.
        level: error, warning or note.
        title: in a few words.
        text: what was found.
        remedy: what to do.
        sets: attribute -> the value that the remedy gives it.
        about: the attribute that it is about.
        runs: commands of the remedy.
        because: the proof, as an answer has it.
        place: where in the input.
        lacking: for what may be found once more is known, what would have to hold; empty for what is found.
    """

    __slots__ = (
        "about", "because", "code", "lacking", "level", "place", "remedy", "runs", "sets", "text", "title",
    )  # fmt: skip

    def __init__(self, code: str, level: str, title: str, text: str, remedy: str) -> None:
        self.code = code
        self.level = level
        self.title = title
        self.text = text
        self.remedy = remedy
        self.sets: dict[str, str] = {}
        self.about = ""
        self.runs: list[str] = []
        self.because: list[dict[str, str]] = []
        self.place = ""
        self.lacking: list[tuple[str, str]] = []

    @property
    def told(self) -> str:
        """What was found and what to do, on one line."""
        where = f" ({self.place})" if self.place else ""
        return f"{self.code}{where}: {self.text} {self.remedy}"


class Own:
    """What files say of the user's own cluster.

    Attributes:
        entity: the cluster.
        statements: attribute -> all that is stated of it.
        apart: attribute -> the statements that it alone is concluded from, where those differ.
        version: the product's version, where the files tell it.
        remarks: what is found, and what may be, in a language.
        fixed: the attributes that the files write, be it so that nothing here knows the value.
        unknown: the attributes that are not concluded of those that every check tells.
    """

    __slots__ = ("apart", "entity", "fixed", "remarks", "statements", "unknown", "version")

    def __init__(
        self,
        entity: str,
        statements: Mapping[str, tuple[Stated, ...]],
        apart: Mapping[str, Mapping[str, tuple[Stated, ...]]],
        version: str,
        remarks: Callable[[str], Sequence[Remark]],
    ) -> None:
        self.entity = entity
        self.statements = statements
        self.apart = apart
        self.version = version
        self.remarks = remarks
        self.fixed: frozenset[str] = frozenset()
        self.unknown: list[str] = []

    def over(self, world: World, target: str) -> World:
        """A world in which the cluster is as its files say, and nothing else is said of it."""
        return _Owned(world, self.entity, self.apart.get(target, self.statements))


class _Owned:
    """A world that says of one entity only what its files say."""

    def __init__(self, world: World, entity: str, statements: Mapping[str, tuple[Stated, ...]]) -> None:
        self._world = world
        self._entity = entity
        self._statements = statements
        self.entities = world.entities
        self.kind = world.kind

    def stated(self, entity: str, attribute: str) -> Sequence[Stated]:
        """All that is stated of an attribute of an entity."""
        if entity != self._entity:
            return self._world.stated(entity, attribute)
        return self._statements.get(attribute, ())


class Adviser:
    """Answers what the files should say, by what is found of them.

    Args:
        own: the cluster.
        records: the base's records.
    """

    def __init__(self, own: Own, records: Records) -> None:
        self._own = own
        self._records = records

    def answer(self, query: Query) -> Answer | None:
        """The answer to a question about what should be, or None where it asks for something else."""
        if query.unknown or any(s != self._own.entity for s in query.subjects) or query.assume:
            return None
        if not query.target:
            bare = all(self._own.entity in m.entities or _NAMING.isdisjoint(m.kinds()) for m in query.content)
            return self._overall(query) if bare and query.intent in _OVERALL and self._asks(query) else None
        found = self._records.attribute(query.target)
        if found is None or found.role != "setting":
            return None
        right, wrong = bool(_RIGHT.search(query.text)), bool(_WRONG.search(query.text))
        if not (right or wrong or query.intent == "advise" or _OUGHT.search(query.text)):
            return None
        asked = "" if right or wrong else query.asked
        if not asked and not right and not wrong and query.yesno and found.type == "bool":
            asked = "true"
        return self._setting(query, asked, wrong)

    def _asks(self, query: Query) -> bool:
        """Whether a question that names nothing asks how the whole is: what to change, what is wrong."""
        judged = _RIGHT.search(query.text) or _WRONG.search(query.text) or _OUGHT.search(query.text)
        return query.intent in ("fix", "troubleshoot") or bool(judged)

    def _overall(self, query: Query) -> Answer:
        answer = Answer(query.text, query.as_dict(), "answered", query.lang)
        found = [r for r in self._own.remarks(query.lang) if not r.lacking]
        grave = [r for r in found if r.level != "note"]
        if query.yesno:
            fault = bool(_WRONG.search(query.text))
            answer.verdict = "yes" if bool(grave) == fault else "no"
        head = [say(answer.verdict, query.lang)] if answer.verdict else []
        if not found:
            head.append(say("nothing-found", query.lang))
        shown = found[:_MOST]
        answer.answer = "\n".join([" ".join(head), *(f"- {r.told}" for r in shown)]).strip()
        if len(found) > _MOST:
            answer.notes.append(say("more-found", query.lang, count=len(found) - _MOST))
        answer.commands = [
            {"run": run, "expect": ""} for run in dict.fromkeys(r for f in shown for r in f.runs)
        ]
        return answer

    def _setting(self, query: Query, asked: str, wrong: bool) -> Answer | None:
        target, lang = query.target, query.lang
        answer = Answer(query.text, query.as_dict(), "answered", lang)
        remarks = self._own.remarks(lang)
        told = [r for r in remarks if not r.lacking and self._concerns(r, target)]
        open_ = [r for r in remarks if r.lacking and target in r.sets]
        noted = [r for r in remarks if not r.lacking and not r.sets and r.about == target]
        stated = self._own.statements.get(target, ())
        value = stated[0].value if len(stated) == 1 else ""
        speech = Speech(self._records, lang)
        if told:
            self._found(query, answer, told[0], asked, wrong)
        elif noted:
            answer.status = "depends"
            answer.answer = f"{say('depends', lang)} {noted[0].text} {noted[0].remedy}"
            answer.because, answer.notes = noted[0].because, [noted[0].code]
        elif open_:
            answer.status = "depends"
            lines = [sentence(self._provided(r, speech)) for r in open_[:_FEW]]
            answer.depends_on = [[{"attribute": a, "value": v} for a, v in r.lacking] for r in open_]
            answer.answer = " ".join([say("depends", lang), *dict.fromkeys(lines)])
        elif value:
            if query.yesno:
                agrees = (value == asked if asked else True) != wrong
                answer.verdict = "yes" if agrees != query.negated else "no"
            said = say("as-it-is", lang, setting=speech.setting(target, value))
            answer.answer = (say(answer.verdict, lang) + " " if answer.verdict else "") + said
            text = sentence(speech.atom(self._own.entity, target, value))
            source = speech.source(stated[0].ref)
            answer.because = [{"kind": kind_of(stated[0]), "text": text, "source": source}]
        else:
            return None
        answer.results = [
            {"subject": self._own.entity, "attribute": target, "value": value, "unit": "", "manner": ""}
        ] if value else []  # fmt: skip
        return answer

    def _provided(self, remark: Remark, speech: Speech) -> str:
        """A remedy with what would have to hold for it to be one."""
        conditions = speech.conditions(remark.lacking)
        text = say("depends-if", speech.lang, text=remark.remedy.rstrip(".。"), conditions=conditions)
        return text.rstrip(".。")

    def _concerns(self, remark: Remark, target: str) -> bool:
        if target in remark.sets:
            return True
        return not remark.sets and remark.about == target and remark.level != "note"

    def _found(self, query: Query, answer: Answer, remark: Remark, asked: str, wrong: bool) -> None:
        if query.yesno:
            wanted = remark.sets.get(query.target, "")
            agrees = wanted == asked if asked else wrong
            answer.verdict = "yes" if agrees != query.negated else "no"
        lead = say(answer.verdict, query.lang) + " " if answer.verdict else ""
        answer.answer = f"{lead}{remark.text} {remark.remedy}"
        answer.because = self._outlined(remark.because, query.target)
        answer.commands = [{"run": run, "expect": ""} for run in remark.runs]
        answer.notes = [f"{remark.code}" + (f" {remark.place}" if remark.place else "")]

    def _outlined(self, because: list[dict[str, str]], target: str) -> list[dict[str, str]]:
        """A proof, when it is long without the defaults of other settings."""
        if len(because) <= _LONG:
            return because
        found = self._records.attribute(target)
        key = found.helm if found else ""
        return [b for b in because if b["kind"] != "default" or (key and b["text"].startswith(key))]

    def settled(self, query: Query, answer: Answer) -> None:
        """Leave out of what an answer depends on what the files write; say what they do not tell."""
        if query.subjects != [self._own.entity] or answer.status not in ("depends", "unknown"):
            return
        ways = answer.depends_on
        kept = [way for way in ways if not any(a["attribute"] in self._own.fixed for a in way)]
        lang = query.lang
        open_ = [a for a in self._own.unknown if a != query.target]
        if len(kept) < len(ways) and open_:
            speech = Speech(self._records, lang)
            answer.status, answer.depends_on = "unknown", []
            answer.answer = say("not-told", lang, names=speech.names(open_))
        elif answer.status == "unknown" and query.target and not answer.refs:
            what = Speech(self._records, lang).name(query.target)
            answer.answer = say("not-concluded", lang, what=what)
        grave = [r for r in self._own.remarks(lang) if not r.lacking and r.level != "note"]
        answer.notes += [r.told for r in grave[:_FEW]]


def about_own(query: Query, own: Own, records: Records) -> None:
    """Let a question that names no subject be about the cluster whose files were given."""
    found = records.attribute(query.target) if query.target else None
    if found is None or (query.assume and not query.yesno) or query.subjects not in ([], [own.entity]):
        return
    if query.yesno or (found.role == "concluded" and query.intent in (*_SHOWN, *_WHY)):
        query.subjects = [own.entity]
        if query.intent in _SHOWN:
            query.intent = "value"
