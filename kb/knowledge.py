"""A knowledge base opened for questions: the public API behind every face.

It binds a base, the rules of a view and the reading of questions together; each of them lives elsewhere.
"""

from __future__ import annotations

from kb.ask import dialogue
from kb.ask.answer import Answer
from kb.ask.examples import Examples
from kb.ask.lexicon import Lexicon
from kb.ask.query import Query
from kb.ask.reading import Reader
from kb.ask.records import Records
from kb.ask.respond import Responder
from kb.ask.wording import say
from kb.ask.world import BaseWorld
from kb.rules.engine import Engine, load_program, with_assumptions
from kb.rules.versions import contains

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.rules.engine import Conclusion, Program, World
    from kb.store import Base

_SOLVED = ("answered", "depends")
Pairs = dict[tuple[str, str], str]


class KnowledgeBase:
    """Questions, conclusions and tables over one base.

    Args:
        base: an opened base.
    """

    def __init__(self, base: Base) -> None:
        self.base = base
        self.records = Records(base)
        lexicon = Lexicon(base)
        self.reader = Reader(lexicon, self.records)
        self.examples = Examples(self.records, lexicon)
        self._programs: dict[tuple[str, str], Program] = {}
        self._worlds: dict[tuple[str, str], BaseWorld] = {}
        self._responders: dict[tuple[str, str, tuple[tuple[tuple[str, str], str], ...]], Responder] = {}

    @property
    def view(self) -> str:
        """The view that answers by default."""
        return str(self.base.meta["default_view"])

    @property
    def version(self) -> str:
        """The product version that is taken when none is named."""
        return str(self.base.meta["reference"])

    def read(self, question: str, lang: str | None = None) -> Query:
        """The query that a question makes."""
        return self.reader.read(question, lang)

    def ask(
        self,
        question: str,
        *,
        view: str | None = None,
        version: str | None = None,
        lang: str | None = None,
        assume: dict[str, str] | None = None,
        facts: dict[str, str] | None = None,
    ) -> Answer:
        """Answer one question on its own.

        Args:
            question: as a person typed it, in English or Chinese.
            view: whose word counts; the base's default view when absent.
            version: the product version; the one named in the question or the reference version when absent.
            lang: language of the answer; that of the question when absent.
            assume: attribute -> value, taken as given for whatever the question is about.
            facts: attribute -> value of the asker's own cluster.
        """
        return self.chat(view=view, version=version, lang=lang, assume=assume, facts=facts).ask(question)

    def chat(
        self,
        *,
        view: str | None = None,
        version: str | None = None,
        lang: str | None = None,
        assume: dict[str, str] | None = None,
        facts: dict[str, str] | None = None,
    ) -> Chat:
        """A conversation; arguments as for `ask`, holding for all of it."""
        return Chat(self, view or self.view, version, lang, assume or {}, facts or {})

    def engine(self, view: str, version: str, assume: Pairs) -> Engine:
        """A rule engine over the base's facts with assumptions laid over them."""
        key = (view, version)
        if key not in self._worlds:
            self._worlds[key] = BaseWorld(self.records, view, version)
            self._programs[key] = self._program(view, version)
        world: World = self._worlds[key]
        if assume:
            world = with_assumptions(world, assume)
        return Engine(self._programs[key], world)

    def _program(self, view: str, version: str) -> Program:
        for versions, code in self.base.rows("SELECT versions, code FROM program WHERE view=?", (view,)):
            if not versions or contains(versions, version):
                return load_program(code)
        return load_program(b"")

    def conclude(
        self,
        entity: str,
        attribute: str,
        *,
        view: str | None = None,
        version: str | None = None,
        assume: Pairs | None = None,
    ) -> Conclusion:
        """What follows of one attribute of one entity, with its proof."""
        engine = self.engine(view or self.view, version or self.version, assume or {})
        return engine.conclude(entity, attribute)

    def responder(self, view: str, version: str, given: Pairs) -> Responder:
        """What answers queries in one view and version with some facts given; kept for the next question."""
        key = (view, version, tuple(sorted(given.items())))
        if key not in self._responders:
            self._responders[key] = Responder(
                self.records, lambda assume: self.engine(view, version, {**given, **assume}), self.examples
            )
        return self._responders[key]


class Chat:
    """A conversation: each question may go on from the one before."""

    def __init__(
        self,
        kb: KnowledgeBase,
        view: str,
        version: str | None,
        lang: str | None,
        assume: dict[str, str],
        facts: dict[str, str],
    ) -> None:
        self._kb = kb
        self._view = view
        self._version = version
        self._lang = lang
        self._assume = assume
        self._facts = facts
        self._last: Query | None = None

    def reset(self) -> None:
        """Forget what was said."""
        self._last = None

    def ask(self, question: str) -> Answer:
        """Answer a question, filling its gaps from the one before."""
        query = self._kb.read(question, self._lang)
        if "reset" in query.cues and len(query.content) == 0:
            self.reset()
            answer = Answer(question, query.as_dict(), "clarify", query.lang)
            answer.answer = say("reset", query.lang)
            return answer
        tries = self._tries(query)
        first: tuple[Query, Answer] | None = None
        for attempt in tries:
            answer = self._respond(attempt)
            if answer.status in _SOLVED:
                self._last = attempt
                return answer
            first = first or (attempt, answer)
        assert first is not None
        return first[1]

    def _tries(self, query: Query) -> list[Query]:
        """The readings to try in turn: on its own, or as a follow-up first where it announces itself as one."""
        query.assume += [(a, v) for a, v in self._assume.items() if a not in dict(query.assume)]
        if self._last is None or query.unknown:
            return [query]
        merged = dialogue.merge(self._last, query, self._kb.records)
        if dialogue.goes_on(query) or not query.content:
            return [merged, query]
        return [query, merged]

    def _respond(self, query: Query) -> Answer:
        if self._facts and query.target and query.yesno and not query.subjects:
            query.subjects = list(self._kb.records.entities("case")[:1])
        version = self._version or query.version or self._kb.version
        given: Pairs = {}
        for case in self._kb.records.entities("case"):
            given.update({(case, a): v for a, v in self._facts.items()})
        return self._kb.responder(self._view, version, given).answer(query)
