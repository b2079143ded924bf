"""Answers that rules conclude: attributes of deployments and clusters, with proofs, conditions and assumptions.

It takes a query apart by subject, asks the engine, and words what comes back. It finds no records by their words.
"""

from __future__ import annotations

from functools import cached_property, partial

from kb.ask.answer import Answer
from kb.ask.causes import Causes, asks_cause
from kb.ask.clauses import is_of
from kb.ask.contrast import against, apart, weighed
from kb.ask.implied import CONVERSE
from kb.ask.intent import cures
from kb.ask.manners import told_of
from kb.ask.query import Query
from kb.ask.records import Claim, Records
from kb.ask.ruling import Ruling
from kb.ask.scope import SEVERAL, Scope
from kb.ask.speech import Speech, steps
from kb.ask.subjects import CASE, FAMILY
from kb.ask.supposed import Supposing
from kb.ask.withheld import universal
from kb.ask.wording import bracketed, say, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.following import Following
    from kb.ask.lexicon import Mention
    from kb.ask.sole import Sole
    from kb.rules.engine import Conclusion, Engine, Node


def presumed(found: Conclusion) -> bool:
    """Whether nobody tells what is known of an attribute: rules need it, and take it as people mostly have it."""
    return found.proof is not None and found.proof.kind == "presumed"


def _unknown(answer: Answer, what: str) -> Answer:
    """An answer that says of what nothing is told."""
    answer.status = "unknown"
    answer.answer = say("unknown-fact", answer.lang, what=what)
    return answer


class Computer:
    """Computes answers over the attributes of subjects.

    Args:
        records: the base's records.
        engine: makes an engine for (entity, attribute) -> value assumptions.
        is_weak: whether a mention need not be answered.
    """

    def __init__(
        self,
        records: Records,
        engine: Callable[[dict[tuple[str, str], str]], Engine],
        is_weak: Callable[[Mention], bool],
    ) -> None:
        self._records = records
        self._engine = engine
        self.scope = Scope(records, is_weak)
        self._supposing = Supposing(records, self.scope, engine)
        self._ruling = Ruling(records, self.scope, self._supposing, engine)
        self._causes = Causes(records)

    @cached_property
    def _following(self) -> Following:
        from kb.ask.following import Following

        return Following(self._records, self.scope, self._engine)

    @cached_property
    def _sole(self) -> Sole:
        from kb.ask.sole import Sole

        return Sole(self._records, self.scope, self._concluded)

    def hangs(self, query: Query) -> bool:
        """Whether the answer about an unnamed cluster would only say what it depends on."""
        subjects = self.scope.subjects(query)
        if not subjects or self._records.kind(subjects[0]) != CASE:
            return False
        return self._concluded(query, subjects[0]).value is None

    def groundless(self, query: Query) -> bool:
        """Whether a question asks if something is enough for what it does not name, and that cannot bear on it."""
        if not (query.follows and query.assume) or any(is_of(m, query.target) for m in query.content):
            return False
        bears = self._engine({}).bears(self.scope.case, query.target)
        return bears.isdisjoint(attribute for attribute, _ in query.assume)

    def unmoved(self, query: Query, supposed: str) -> bool:
        """Whether something that a query supposes makes no difference to what is concluded."""
        return self._supposing.unmoved(query, supposed)

    def outcome(self, query: Query) -> Answer | None:
        """What comes of a setting, where a question asks openly for that and something changes; else None."""
        if "whatif" not in query.cues:
            return None
        from kb.ask import consequences

        asks = consequences.asks(query, self._records)
        return consequences.answer(query, self._records, self._engine) if asks else None

    def unlike(self, query: Query) -> Answer | None:
        """What the things differ in that a question compares as they are; None for any other question."""
        if query.intent != "compare":
            return None
        from kb.ask import unlike

        found = unlike.things(query, self._records, self.scope.is_weak)
        return unlike.answer(query, found, self._records, self._engine({})) if found else None

    def answer(self, query: Query) -> Answer:
        """The computed answer to a query for which `fits` holds."""
        answer = Answer(query.text, query.as_dict(), "answered", query.lang)
        speech = Speech(self._records, query.lang)
        idle = self._ruling.strays.idle(query)
        if idle:
            return _unknown(answer, f"{speech.name(query.target)} ({speech.names(idle)})")
        others = against(query, self._records, self.scope)
        subjects = self.scope.narrowed(query, apart(self.scope.subjects(query), others))
        if query.within:
            truth = self._engine({}).truth
            meant = [s for s in self.scope.spread(subjects) if all(truth(s, *a) for a in query.within)]
            subjects = meant or subjects
        if len(subjects) == 1 and self._supposing.belied(query, subjects[0]):
            subjects = [self.scope.case]  # what documents say of it is not so there
        lone = len(subjects) == 1 and self._records.kind(subjects[0]) == CASE
        if lone and self._only_presumed(query, subjects[0]):
            self._several(query, answer, speech, self.scope.everything(query.target))
        elif query.intent in ("list", "count") and not lone:
            self._listing(query, answer, speech, self.scope.meant(query, subjects))
        elif len(subjects) == 1 and self._records.kind(subjects[0]) != FAMILY:
            self._single(query, answer, speech, subjects[0], others)
        else:
            self._several(query, answer, speech, self.scope.meant(query, subjects))
        if query.more and not query.yesno and query.intent in SEVERAL and answer.status != "unknown":
            self._further(query, answer, speech, self.scope.meant(query, subjects))
        return answer

    def back(self, answer: Answer, claim: str) -> None:
        """Add to the answer that a claim gives what rules conclude of the same: the steps, or the contradiction."""
        stated = self._records.claim(claim)
        attribute = self._records.attribute(stated.attribute) if stated else None
        if stated is None or attribute is None or attribute.role != "concluded":
            return
        found = self._engine({}).conclude(stated.entity, stated.attribute)
        speech = Speech(self._records, answer.lang)
        if found.proof is not None and found.proof.kind == "rule":
            speech.because(answer, found.proof)
        speech.conflict(answer, found)

    def _further(self, query: Query, answer: Answer, speech: Speech, subjects: list[str]) -> None:
        """Add what holds of the further attributes that are asked for."""
        target = query.target
        for attribute in query.more:
            query.target = attribute
            for subject in subjects:
                found = self._concluded(query, subject)
                if found.value is None:
                    continue
                manner = self._manner(found.proof)
                speech.result(answer, subject, query.target, found.value, manner)
                answer.answer += "\n- " + sentence(speech.atom(subject, query.target, found.value, manner))
                speech.because(answer, found.proof)
        query.target = target

    def _concluded(self, query: Query, subject: str) -> Conclusion:
        return self._supposing.conclude(query, subject)[1]

    def _only_presumed(self, query: Query, subject: str) -> bool:
        """Whether what is concluded of an unnamed cluster rests on what is presumed of any, and on nothing given."""
        found = self._concluded(query, subject)
        kinds = {n.kind for n in found.proof.walk()} if found.proof and found.value is not None else set()
        return "presumed" in kinds and "assumption" not in kinds and not presumed(found)

    def _single(
        self, query: Query, answer: Answer, speech: Speech, subject: str, others: dict[str, bool]
    ) -> None:
        engine, found = self._supposing.conclude(query, subject)
        if found.value is None and "rest" in query.cues:
            from kb.ask import hanging

            query.assume += hanging.unset(self._records, engine, subject, query)
            engine, found = self._supposing.conclude(query, subject)
        if found.value is None and query.yesno:
            from kb.ask.following import settled_otherwise

            found = settled_otherwise(query, engine, self._records, subject) or found
        also: list[tuple[str, str]] = []
        if found.value is None and query.follows:
            subject, also = self._following.turn(query, subject)
            engine, found = self._supposing.conclude(query, subject)
        if found.value is None or presumed(found):
            self._open(query, answer, speech, engine, subject, found)
            return
        manner = self._manner(found.proof)
        value = self._whole(found.proof, found.value)
        speech.result(answer, subject, query.target, value, manner)
        text = sentence(speech.atom(subject, query.target, value, manner))
        reason = self._reason(speech, found.proof, "why" in query.cues)
        verdict = self._ruling.verdict(query, found.value, manner, f"{text} {reason}", found.proof)
        if verdict == "yes" and any(engine.conclude(subject, a).value == "false" for a in query.more):
            verdict = None  # one part of what is supposed is so, another is not
        owned = not (query.subjects or query.follows) and self._records.kind(subject) != CASE
        if owned and found.value == "false":
            verdict = None  # that one deployment leaves it off tells nothing of the others
        verdict = weighed(
            query, verdict, subject, found.value, others, lambda id: self._concluded(query, id).value
        )
        answer.verdict = verdict = verdict or self._sole.verdict(query) or self._caused(query, subject)
        otherwise = self._otherwise(query, found.value) if verdict is None else None
        if otherwise is not None:
            answer.answer, answer.results, answer.because = (
                otherwise.answer,
                otherwise.results,
                otherwise.because,
            )
            return
        lead = say(verdict, query.lang) + " " if verdict else ""
        if query.follows == CONVERSE:
            lead += say("otherwise", query.lang, given=speech.given(subject, query.assume))
        told = [text, *(sentence(speech.atom(subject, a, v)) for a, v in also), reason]
        answer.answer = lead + " ".join(t for t in dict.fromkeys(told) if t)
        speech.because(answer, found.proof)
        speech.conflict(answer, found)
        fixes = query.intent == "fix" or (query.intent == "check" and "fix" in query.cues)
        if fixes and self._ruling.concludes(query.target) and not (query.yesno and cures(query)):
            from kb.ask import hanging

            hanging.mend(self._records, query, answer, speech, engine, subject)

    def _otherwise(self, query: Query, value: str) -> Answer | None:
        """What comes of a setting supposed otherwise than it is there, where a question asks for something else."""
        supposes = (
            query.intent == "check"
            and query.asked not in ("", "unset", value)
            and not (query.act or query.follows)
        )
        if not supposes or self._ruling.concludes(query.target) or not self.scope.leftover(query):
            return None
        from kb.ask import consequences

        return consequences.answer(query, self._records, self._engine)

    def _caused(self, query: Query, subject: str) -> str | None:
        """The verdict on the cause that a question supposes, if it supposes one."""
        asks = query.yesno and asks_cause(query) and not self._ruling.strays.backwards(query)
        told = self._supposing.assumed(query, subject) if query.blamed else {}
        own = [((subject, a), v) for a, v in self._causes.own(query)]
        assumed = dict(atom for atom in told.items() if atom not in own)
        found = self._causes.verdict(query, self._engine(assumed), subject) if asks else None
        return None if found == "yes" and universal(query) else found

    def _open(
        self, query: Query, answer: Answer, speech: Speech, engine: Engine, subject: str, found: Conclusion
    ) -> None:
        from kb.ask import hanging
        from kb.ask.joint import open_certainly

        fits = partial(self._supposing.fits_seen, query, subject)
        values, lines, excluded = hanging.told(answer, speech, engine, subject, query.target, fits)
        if query.blamed and query.asked in values:
            lines = [line for value, line in zip(values, lines, strict=True) if value == query.asked]
        if lines:
            told = {
                self._ruling.verdict(query, value, "", speech.atom(subject, query.target, value))
                for value in values
            }
            unsure = self._following.left(query)
            if not unsure and not self._following.backwards(query):
                unsure = open_certainly(query, told)
            settled = told.pop() if len(told) == 1 and (len(values) > 1 or excluded) else unsure
            settled = None if settled == "yes" and universal(query) else settled
            caused = None if settled else self._caused(query, subject)
            answer.verdict = settled or (None if caused == "yes" and query.assume else caused)
            answer.status = "answered" if answer.verdict else "depends"
            lead = say(answer.verdict or "depends", query.lang)
            gap = "" if query.lang == "zh" else " "
            answer.answer = lead + gap + " ".join(sentence(line) for line in lines)
        else:
            _unknown(answer, f"{speech.name(query.target)} ({speech.name(subject)})")

    def _several(self, query: Query, answer: Answer, speech: Speech, subjects: list[str]) -> None:
        from kb.ask.joint import alike, joint
        from kb.ask.paired import each_its_own

        lines: list[str] = []
        ways: list[str] = []
        told: list[str | None] = []
        seen: list[str] = []
        values: dict[str, str | None] = {}
        manners: dict[str, str] = {}
        every = "all" in query.cues or "both" in query.stance.said
        for subject in subjects:
            found = self._concluded(query, subject)
            values[subject] = None if presumed(found) else found.value
            if values[subject] is None or found.value is None:
                told += [None] * (self._ruling.concludes(query.target) or every)
                continue
            manner = manners[subject] = self._manner(found.proof)
            speech.result(answer, subject, query.target, found.value, manner)
            line = sentence(speech.atom(subject, query.target, found.value, manner))
            reason = self._reason(speech, found.proof)
            told.append(self._ruling.verdict(query, found.value, manner, f"{line} {reason}", found.proof))
            seen.append(found.value)
            ways.append(manner)
            lines.append("- " + line + (" " + reason if reason and len(subjects) <= 3 else ""))
            speech.because(answer, found.proof)
        if not lines:
            _unknown(answer, speech.name(query.target))
            return
        same = len(set(seen)) == 1
        if len(seen) > 1 and 0 in query.stance.axes().values():
            told = [None]  # one end is said of one, the other of another
        likewise = same and (told_of(query, "") is None or len(set(ways)) == 1)
        whole = self._sole.verdict(query) or (alike(query, likewise) if len(seen) > 1 else None)
        whole = whole or each_its_own(query, values, manners, self._records.is_switch(query.target))
        if query.blamed:
            judged = {self._caused(query, subject) for subject in subjects}
            whole = judged.pop() if len(judged) == 1 else None
        answer.verdict, open_ = (whole, False) if whole else joint(query, told, same)
        if query.ought and not whole and not same and not (query.subjects and query.asked):
            answer.verdict, open_ = None, True
        if open_:
            answer.status = "depends"
        head = (
            say("depends-which" if open_ else answer.verdict or "", query.lang)
            if open_ or answer.verdict
            else ""
        )
        answer.answer = "\n".join([head, *lines] if head else lines)

    def _listing(self, query: Query, answer: Answer, speech: Speech, subjects: list[str]) -> None:
        """The subjects of which it is so, or what holds of each when nothing is supposed."""
        attribute = self._records.attribute(query.target)
        asked = query.asked or ("true" if attribute and attribute.type == "bool" else "")
        wanted = {m for mention in query.content for m in mention.ids("manner")}
        if not asked and not wanted:
            self._several(query, answer, speech, subjects)
            return
        chosen, lines = [], []
        for subject in subjects:
            found = self._concluded(query, subject)
            manner = self._manner(found.proof)
            if found.value is None or (asked and (found.value == asked) == query.negated):
                continue
            if wanted and manner not in wanted:
                continue
            chosen.append(subject)
            speech.result(answer, subject, query.target, found.value, manner)
            lines.append("- " + sentence(speech.atom(subject, query.target, found.value, manner)))
            speech.because(answer, found.proof)
        if not chosen and len(subjects) == 1:
            self._single(query, answer, speech, subjects[0], {})  # of one thing it is told how it is
            return
        if not chosen and any(m.messages for m in query.content):
            _unknown(answer, speech.name(query.target))  # it is asked of what was seen
            return
        names = speech.listed(self._with_members(query, speech, subject, chosen) for subject in chosen)
        head = say("count", query.lang, count=len(chosen), names=names) if chosen else say("none", query.lang)
        answer.answer = "\n".join([head, *lines])

    def _with_members(self, query: Query, speech: Speech, subject: str, chosen: list[str]) -> str:
        """The name of a subject; in brackets those of its members that are not listed and of which the same holds."""
        value = self._concluded(query, subject).value
        members = [m for m in self._records.members(subject) if m not in chosen]
        alike = [m for m in members if self._concluded(query, m).value == value]
        if not alike:
            return speech.name(subject)
        return speech.name(subject) + bracketed(speech.names(alike), query.lang)

    def _whole(self, proof: Node | None, value: str) -> str:
        """All values of a list-valued claim, where one stands for them."""
        claim = self._claim(proof)
        return ", ".join(claim.values) if claim and len(claim.values) > 1 else value

    def _claim(self, proof: Node | None) -> Claim | None:
        return self._records.claim_at(proof.ref) if proof else None

    def _manner(self, proof: Node | None) -> str:
        return self._records.manner_at(proof.ref) if proof else ""

    def _reason(self, speech: Speech, proof: Node | None, why: bool = False) -> str:
        """Why, in a sentence or two: a claim's own reason, or what the last rules of a proof say."""
        if proof is None:
            return ""
        claim = self._claim(proof)
        if claim:
            return sentence(claim.reason[speech.lang]) if claim.reason[speech.lang] else ""
        nodes = steps(proof, self._records)
        told = [speech.node(n) for n in nodes if n.kind == "rule"][-3:]
        if why:
            claims = [c for c in map(self._claim, nodes) if c and c.reason[speech.lang]]
            told = [sentence(c.reason[speech.lang]) for c in claims[:2]] + told
        return " ".join(dict.fromkeys(told))
