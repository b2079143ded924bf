"""The question that stands behind the description of a case, read by itself with what the case tells.

It remembers nothing of a conversation: what was asked before is given.
"""

from __future__ import annotations

from kb.ask import context, dialogue, telling
from kb.ask.atoms import role_of, says
from kb.ask.changed import seen
from kb.ask.clauses import is_of, told_before
from kb.ask.figures import addresses
from kb.ask.told import SEEN
from kb.ask.withheld import changed_figure, does_likewise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.answering import Answering
    from kb.ask.answer import Answer
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.knowledge import KnowledgeBase

_SOLVED = ("answered", "depends")


class Focus:
    """Finds and answers such questions.

    Args:
        kb: the knowledge base.
        asked_of: who answers them.
        lang: the language of answers, or None for that of each question.
    """

    def __init__(self, kb: KnowledgeBase, asked_of: Answering, lang: str | None) -> None:
        self._kb = kb
        self._asked_of = asked_of
        self._lang = lang

    def answer(
        self, query: Query, parts: tuple[str, str], whole: Answer, last: Query | None
    ) -> tuple[Query, Answer] | None:
        """The question that stands behind the description of a case and its answer, where it is read by itself.

        Args:
            query: the text read as a whole.
            parts: what that tells, and the question behind it.
            whole: the answer to that.
            last: the query that was answered.

        Returns:
            None where the question alone gives no better answer than the whole.
        """
        told, question = parts
        known = query.follows == SEEN or (whole.verdict and (query.inferred or _names_it(query, last)))
        if query.barred or known or changed_figure(query):
            return None
        asked = self._kb.read(question, self._lang or query.lang)
        if whole.verdict and not asked.target:
            return None
        naming = [m for m in asked.content if is_of(m, asked.target)]
        if (
            naming
            and all(m.ids("manner") for m in naming)
            and role_of(self._kb.records, query.target) == "setting"
        ):
            return None  # "X is off. is this mandatory?": of X
        if asked.unknown or does_likewise(asked) or not self._asked_of.responder(asked).tells(asked):
            return None
        case = self._kb.read(told, query.lang)
        merged = dialogue.told_before(case, asked, self._kb.records)
        plain = whole.status in _SOLVED and not whole.verdict
        ground = [m for m in query.content if m not in asked.content] if query.intent == "advise" else []
        placed = (
            plain and query.target and query.subjects and any(seen(m, self._kb.records) for m in case.content)
        )
        for attempt in (merged, asked):
            answer = self._asked_of.answer(attempt)
            if plain and self._loses(ground, whole, answer, attempt):
                continue
            if any(address not in answer.answer for address in addresses(told)):
                continue  # what is told of one address is not so of another
            untrue = context.required(case, attempt, self._kb.records) or context.overtaken(attempt, query)
            untrue = untrue or (
                whole.status not in _SOLVED and context.unheeded(case, attempt, self._kb.records)
            )
            untrue = untrue or (whole.status == "depends" and context.blind(attempt, query, self._kb.records))
            named = any(says(m) or m.messages for m in asked.content)
            leans = telling.leans(asked) or ("pronoun" in asked.cues and not named)
            if (answer.verdict and untrue) or (attempt is asked and leans):
                continue
            if (
                attempt is asked
                and not asked.subjects
                and self._asked_of.responder(asked).of_others(answer, case)
            ):
                continue
            if attempt is asked and (placed or case.left) and not asked.subjects:
                continue  # what is so in general tells nothing of where it was seen, or of where one moves
            if answer.status in _SOLVED and (answer.verdict or not plain):
                answer.question = query.text
                return attempt, answer
        return None

    def _loses(self, ground: list[Mention], whole: Answer, answer: Answer, query: Query) -> bool:
        """Whether an answer speaks of less of the ground that a question gives than another does."""
        passed = self._asked_of.responder(query).passes_over
        return len(passed(query, answer, ground)) > len(passed(query, whole, ground))


def _names_it(query: Query, last: Query | None) -> bool:
    """Whether the question proper names what the last verdict is on."""
    told, start = last.target if last else "", told_before(query)
    return not told or any(m.start >= start and is_of(m, told) for m in query.mentions)
