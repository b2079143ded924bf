"""A conversation over a knowledge base: what each question takes over from those before.

It chooses which reading of a question is answered; reading, answering and the gaps of follow-ups are `kb.ask`'s.
"""

from __future__ import annotations

from functools import cached_property

from kb.ask import context, telling
from kb.ask.answer import Answer
from kb.ask.atoms import CONTRARY, names, role_of
from kb.ask.causes import asks_cause
from kb.ask.changed import seen
from kb.ask.prefaces import leaves_topic, unprefaced
from kb.ask.query import Query
from kb.ask.remedies import of_remedy
from kb.ask.reported import reported
from kb.ask.sentences import joined, parted
from kb.ask.told import SEEN
from kb.ask.turning import turning
from kb.ask.wording import ruled, say, tidy, turn
from kb.asker import Asker
from kb.memory import Memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.answering import Answering
    from kb.attempts import Attempts
    from kb.focus import Focus
    from kb.knowledge import KnowledgeBase
    from kb.recalling import Recalling
    from kb.restating import Restating

_SOLVED = ("answered", "depends")
# Without one of these a turn tells nothing before it asks.
_STOPS = frozenset(".,;:!?，。；：！？-\n")


class Chat:
    """A conversation: each question may go on from the one before.

    Args:
        kb: the knowledge base.
        asked_of: who answers its questions.
        lang: the language of answers, or None for that of each question.
    """

    def __init__(self, kb: KnowledgeBase, asked_of: Answering, lang: str | None) -> None:
        self._kb = kb
        self._asked_of = asked_of
        self._lang = lang
        self._last: Query | None = None
        self._before: Answer | None = None
        self._verdict: str | None = None
        # The question before as it is asked alone: a follow-up that only names something changes its words.
        self._alone: Query | None = None
        self._put = ""
        self._memory = Memory(kb)
        self._asker = Asker(kb.records)

    def reset(self) -> None:
        """Forget what was said."""
        self._asked_of.heard = ""
        self._last = self._before = self._alone = self._verdict = None
        self._asker, self._memory = Asker(self._kb.records), Memory(self._kb)

    def ask(self, question: str) -> Answer:
        """Answer a question, filling its gaps from the one before."""
        asked = unprefaced(question)
        if leaves_topic(question, asked):
            self.reset()
        self._asked_of.hear(asked)
        asked, turned = reported(self._memory.renewed(asked, self._last.text if self._last else ""))
        leans = self._last is not None or self._memory.told or not _STOPS.isdisjoint(asked[:-1])
        answer = (self._as_told(asked) if leans else None) or self._answer(
            self._restating.suspected(asked, self._memory.told, self._last) if leans else asked
        )
        if turned:
            turn(answer)
        answer = self._memory.noted(asked, answer)
        answer.question = question
        return answer

    @cached_property
    def _restating(self) -> Restating:
        from kb.restating import Restating

        return Restating(self._kb, self._asked_of, self._lang)

    def _as_told(self, text: str) -> Answer | None:
        """The answer to whether what was told is as it should be; what was told is then what was asked."""
        found = self._restating.as_told(text, self._memory.told)
        if found is None:
            return None
        query, answer = found
        self._last = self._alone = query
        self._before, self._verdict = answer, answer.verdict
        self._put = ""
        self._memory.answered()
        return answer

    def _answer(self, question: str) -> Answer:
        query = telling.amended(self._asker.meant(self._kb.read(question, self._lang)), self._last)
        if self._last is not None and not telling.worded(query):
            query.lang = self._last.lang
        if "reset" in query.cues:
            self.reset()
            if not query.content:
                answer = Answer(question, query.as_dict(), "clarify", query.lang)
                answer.answer = say("reset", query.lang)
                return answer
            told, asked = parted(question)
            query = self._kb.read(asked, self._lang) if told else query
        if telling.idle(query) and not (self._memory.told and query.plain):
            answer = self._asked_of.answer(query)
            answer.answer = say("welcome", query.lang) if "thanks" in query.cues else answer.answer
            return answer
        likened = telling.likens(query)
        answer = self._continued(query)
        if telling.corrects(query) and not query.tells:
            self._memory.correct(query)
        if telling.places_anew(query):
            self._asker.runs = query.subjects
        before, self._verdict = self._verdict, answer.verdict
        if likened and answer.verdict and before:
            ruled(answer, "yes" if (answer.verdict == before) == (likened > 0) else "no")
        if answer.status in _SOLVED:
            self._before = answer
        if answer.lang == "zh":
            answer.answer = tidy(answer.answer)
            answer.because = [{**b, "text": tidy(b["text"])} for b in answer.because]
        return answer

    def _continued(self, query: Query) -> Answer:
        """The answer to a turn, by what was told in those before, by their words, or by what they were about."""
        tells = not telling.asks(query)
        sees = tells and any(seen(m, self._kb.records) for m in query.content)
        named = None if sees else self._of_concept(query) or self._of_thing(query) or self._spelled(query)
        if named is not None:
            return named
        if tells:
            return self._take_up(query)
        found = (
            (self._after_told(query) or self._named_again(query) or self._as_known(query))
            if query.yesno
            else (self._after_told(query) if context.mends(query) else self._as_known(query))
        )
        answer = found or self._read_alone(query)
        if found is None and answer.verdict and self._memory.untold(query, self._last):
            ruled(answer, None)
        if found is None and answer.status in _SOLVED:
            self._stand(query)
        if answer.status not in _SOLVED:
            answer = self._after_told(query) or answer
        if answer.status in _SOLVED:
            self._memory.answered(query.text)
        return answer

    def _of_concept(self, query: Query) -> Answer | None:
        """The answer to a turn that only names what something is to be concluded of: "status?"."""
        if self._last is None or query.target:
            return None
        from kb.ask import dialogue

        target = dialogue.stands_for(query, self._kb.records)
        if not target:
            return None
        meant = dialogue.about(query, [])
        meant.target = target
        openly = dialogue.openly(self._last, meant, self._kb.records)
        if openly is None or not self._asked_of.responder(openly).concludes(openly):
            return None
        answer = self._asked_of.answer(openly)
        if answer.status not in _SOLVED:
            return None
        self._last, self._alone, self._put = openly, None, ""
        return answer

    def _of_thing(self, query: Query) -> Answer | None:
        """The answer to a turn that asks how to do, turns or compares what was spoken of: "how do I enable it?"."""
        if self._last is None:
            return None
        from kb.ask.ellipsis import checking, of_thing, set_against, singled_out, supposing

        ways = (of_thing, supposing, set_against, checking, singled_out)
        text = next(filter(None, (way(self._last, query, self._kb.records) for way in ways)), "")
        whole = self._reread(text, query) if text else None
        answer = self._asked_of.answer(whole) if whole else None
        if whole is None or answer is None or answer.status not in _SOLVED:
            return None
        self._last = self._alone = whole
        return answer

    def _take_up(self, query: Query) -> Answer:
        """The answer to a turn that asks nothing, which is remembered."""
        self._memory.tell(query)
        query.tells = True
        filled = self._filled(query)
        if filled is not None:
            return filled
        own = telling.of_asker(query)
        if (own and self._last is None) or (telling.states(query) and not query.target):
            query.yesno = False
        last = self._last
        answer = self._read_alone(query)
        if last is not None and not (query.content or turning(query.mentions)):
            self._last = last  # what was asked about goes on
        if answer.status not in _SOLVED and (query.subjects or query.assume or query.asked):
            self._last = query if query.subjects or last is None else last
            told = telling.states(query) or query.asked in CONTRARY
            if told and not (query.unknown or query.said):
                answer = self._memory.heard(query, answer)
        role = role_of(self._kb.records, query.target)
        if role == "concluded":
            self._alone, self._put = query, ""
        told = telling.sets(query) if role == "setting" else telling.states(query) and not query.plain
        if answer.verdict and told:
            ruled(answer, None)  # it says how something is, and asks nothing
            answer.answer = say("documented", query.lang, text=answer.answer)
        return answer

    def _filled(self, query: Query) -> Answer | None:
        """The answer to the question before that hung on what a turn tells, where that says more of it."""
        before = self._before
        if before is None or before.status != "depends" or self._last is None:
            return None
        whole = self._attempts.filled(query, self._last)
        answer = self._asked_of.answer(whole) if whole else None
        if answer is None or answer.status not in _SOLVED or answer.answer == before.answer:
            return None
        self._last, self._alone, self._put = whole, whole, ""
        return answer

    def _as_known(self, query: Query) -> Answer | None:
        """The answer to what rules conclude, or to how a switch is, with what was told of switches so far."""
        known, where = self._memory.set, self._memory.where
        if not known or not context.recalls(query, self._last, known, self._kb.records):
            return None
        about = self._asker.others(query) or self._asker.runs or (self._last.subjects if self._last else [])
        if about and where and about != where:
            return None
        told = context.spelled(known, self._kb.records, query.lang)
        whole = self._reread(joined([told], query.text), query)
        whole.subjects = self._asker.others(query) or where or about
        if whole.target != query.target:
            return None
        answer = self._asked_of.answer(whole)
        computes = whole.intent == "value" and self._asked_of.responder(whole).concludes(whole)
        if not answer.verdict and (query.yesno or not computes):
            return None
        self._alone, self._put, self._last = whole, "", whole
        return answer

    def _stand(self, query: Query) -> None:
        """Remember how a question that was answered is asked alone."""
        leans = telling.goes_on(query) and not telling.whole(query)
        if self._last is query and not leans:
            self._alone, self._put = query, ""
        elif query.target and self._alone is not None:
            self._alone, self._put = self._placed(query), ""
        elif turning(query.mentions):
            self._alone = None  # what that question supposed is no longer so

    def _read_alone(self, query: Query) -> Answer:
        """The answer to a turn as it stands, with the gaps filled that it leaves."""
        return self._focused(query, self._beside(query) or self._tried(query))

    def _after_told(self, query: Query) -> Answer | None:
        """The answer to a question with what was told in the turns before it, where that has one."""
        told = self._memory.told or self._memory.gone_before(query, self._last, self._alone)
        if not told or (telling.whole(query) and query.subjects and query.target and not self._memory.given):
            return None
        text, turned = reported(joined(told, query.text))
        whole = self._reread(text, query)
        if self._memory.told and whole.unknown and not query.unknown and telling.leans(query):
            return self._asked_of.answer(whole)
        last, self._last = self._last, whole
        answer = self._focused(whole, self._asked_of.answer(whole))
        asked = self._last
        helps = of_remedy(query)
        meant = helps or asks_cause(query) or query.target in ("", asked.target)
        unruled = query.intent == "advise" or asked.follows == SEEN or (helps and answer.refs)
        settled = answer.verdict or not query.yesno or unruled
        if answer.status in _SOLVED and meant and settled:
            self._last = asked
            if turned:
                turn(answer)
            if self._memory.told:
                self._alone, self._put = whole, ""
            return answer
        self._last = last
        return None

    def _named_again(self, query: Query) -> Answer | None:
        """The verdict on what "it" stands for, where the question before names just one thing."""
        if self._alone is None:
            return None
        from kb.ask.ellipsis import among, compared, named_again

        records, before = self._kb.records, self._alone
        text = named_again(before, query, records) or compared(before, query, records) or among(before, query)
        if not text:
            return None
        alone = self._reread(text, query)
        answer = self._asked_of.answer(alone)
        if not answer.verdict or alone.yesno != query.yesno:
            return None
        self._alone, self._put, self._last = alone, "", alone
        return answer

    def _spelled(self, query: Query) -> Answer | None:
        """The answer to what a follow-up stands for that only names something, where that can be asked."""
        if self._alone is None:
            return None
        from kb.ask.ellipsis import names_subject, spelled
        from kb.ask.rejudged import rejudged

        put, (text, turned) = "", rejudged(self._alone, query, self._kb.records)
        if not text:
            if "wh" in query.cues or not (telling.goes_on(query) or names_subject(query, self._kb.records)):
                return None
            text, put = spelled(self._alone, self._put, query, self._kb.records)
        alone = self._reread(text, query) if text else None
        if alone is None:
            return None
        answer = self._focused(alone, self._asked_of.answer(alone))
        if turned:
            turn(answer)
        if answer.status in _SOLVED:
            self._alone, self._put = alone, put
            return self._kept(alone, answer)
        return answer if query.subjects else None

    def _placed(self, query: Query) -> Query | None:
        """What a follow-up names put into the words of the question before; None where it cannot be."""
        if self._alone is None:
            return None
        from kb.ask.ellipsis import placed

        text = placed(self._alone, query, self._kb.records)
        return self._reread(text, query) if text else None

    def _reread(self, text: str, query: Query) -> Query:
        """A text put together for a query, read in the language of that."""
        return self._kb.read(text, self._lang or query.lang)

    def _tried(self, query: Query) -> Answer:
        """The answer to the first reading that has one, or a verdict where one is wanted; else the first refusal."""
        wants = query.plain and query.yesno and role_of(self._kb.records, query.target) == "concluded"
        if self._last is not None and (
            self._last.assume or any(names(m, self._kb.records, "setting") for m in self._last.content)
        ):
            wants = False  # what was supposed before goes on
        held: tuple[Query, Answer] | None = None
        first: Answer | None = None
        for attempt in self._tries(query):
            if held and attempt is query:
                break
            answer = self._asked_of.answer(attempt)
            merged = attempt is not query and attempt.text == query.text
            strays = merged and self._asked_of.responder(query).passes_over(attempt, answer, query.content)
            if answer.status not in _SOLVED or strays:
                first = first or (None if strays else answer)
            elif answer.verdict or attempt is query or not wants:
                return self._kept(attempt, answer)
            else:
                held = held or (attempt, answer)
        if held:
            return self._kept(*held)
        assert first is not None
        return self._named_only(query) or first

    def _named_only(self, query: Query) -> Answer | None:
        """What that is which a turn names and says no more of ("X?"); None for any other."""
        sets = any(m.ids("value") and not m.entities for m in query.content)
        if query.cues - {"and"} or sets or not self._asked_of.responder(query).bare(query):
            return None
        query.intent, query.yesno = "define", False
        answer = self._asked_of.answer(query)
        return self._kept(query, answer) if answer.status in _SOLVED else None

    def _kept(self, query: Query, answer: Answer) -> Answer:
        """An answer; where it tells of another subject than the question before, the same of that one."""
        last, self._last = self._last, query
        if last is None or query.subjects or not last.subjects or not answer.refs:
            return answer
        responder = self._asked_of.responder(query)
        ref = responder.instead(answer.refs[0], query, last)
        if not ref:
            return answer
        query.subjects = last.subjects
        return responder.record(query, ref)

    def _focused(self, query: Query, whole: Answer) -> Answer:
        """The answer to the question behind the description of a case, or that to the whole."""
        told, question = parted(query.text)
        found = self._focus.answer(query, (told, question), whole, self._last) if told else None
        if found is None:
            return whole
        self._last, answer = found
        return answer

    @cached_property
    def _focus(self) -> Focus:
        from kb.focus import Focus

        return Focus(self._kb, self._asked_of, self._lang)

    def _beside(self, query: Query) -> Answer | None:
        """The answer to a follow-up that asks for the sources of the last answer, or for its like of something else."""
        if self._last is None or self._before is None:
            return None
        found = self._recalling.answer(query, self._last, self._before)
        if found is not None:
            self._last = found[0]
        return found[1] if found else None

    @cached_property
    def _recalling(self) -> Recalling:
        from kb.recalling import Recalling

        return Recalling(self._kb.records, self._asked_of)

    def _tries(self, query: Query) -> list[Query]:
        """The readings to try in turn."""
        self._asked_of.assume(query)
        if self._last is None or query.unknown:
            return [query]
        if telling.declares(self._last):
            self._asker.runs = self._last.subjects
        own = self._asker.of_own(query, self._last)
        return self._attempts.of(query, self._last, own, self._placed)

    @cached_property
    def _attempts(self) -> Attempts:
        from kb.attempts import Attempts

        return Attempts(self._kb.records, self._asked_of)
