"""A knowledge base opened for questions: the public API behind every face.

It binds a base, the rules of a view and the reading of questions together; each of them lives elsewhere.
"""

from __future__ import annotations

from kb.answering import Answering
from kb.ask.answer import Answer
from kb.ask.examples import Examples
from kb.ask.lexicon import Lexicon
from kb.ask.query import Query
from kb.ask.reading import Reader
from kb.ask.records import Records
from kb.ask.respond import Responder
from kb.ask.world import BaseWorld
from kb.chat import Chat
from kb.rules.engine import Engine, load_program, with_assumptions
from kb.rules.versions import contains

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.own import Own
    from kb.rules.engine import Conclusion, Program, World
    from kb.store import Base

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
        self._responders: dict[tuple[object, ...], Responder] = {}

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
        own: Own | None = None,
    ) -> Answer:
        """Answer one question on its own.

        Args:
            question: as a person typed it, in English or Chinese.
            view: whose word counts; the base's default view when absent.
            version: the product version; the one named in the question or the reference version when absent.
            lang: language of the answer; that of the question when absent.
            assume: attribute -> value, taken as given for whatever the question is about.
            facts: attribute -> value of the asker's own cluster, beside what is presumed of any.
            own: what the asker's own files say of it; nothing is presumed then.
        """
        chat = self.chat(view=view, version=version, lang=lang, assume=assume, facts=facts, own=own)
        return chat.ask(question)

    def chat(
        self,
        *,
        view: str | None = None,
        version: str | None = None,
        lang: str | None = None,
        assume: dict[str, str] | None = None,
        facts: dict[str, str] | None = None,
        own: Own | None = None,
    ) -> Chat:
        """A conversation; arguments as for `ask`, holding for all of it."""
        return Chat(self, Answering(self, view or self.view, version, assume or {}, facts or {}, own), lang)

    def engine(
        self, view: str, version: str, assume: Pairs, own: Own | None = None, target: str = ""
    ) -> Engine:
        """A rule engine over the base's facts with assumptions laid over them.

        Args:
            view: whose word counts.
            version: the product version.
            assume: what is taken as given.
            own: what a user's own files say of their cluster, in place of what the base presumes.
            target: the attribute that is to be concluded.
        """
        key = (view, version)
        if key not in self._worlds:
            self._worlds[key] = BaseWorld(self.records, view, version)
            self._programs[key] = self._program(view, version)
        world: World = self._worlds[key]
        if own is not None:
            world = own.over(world, target)
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

    def responder(
        self, view: str, version: str, given: Pairs, own: Own | None = None, target: str = ""
    ) -> Responder:
        """What answers queries in one view and version with some facts given; kept for the next question."""
        apart = target if own is not None and target in own.apart else ""
        key = (view, version, tuple(sorted(given.items())), own, apart)
        if key not in self._responders:
            self._responders[key] = Responder(
                self.records,
                lambda assume: self.engine(view, version, {**given, **assume}, own, apart),
                self.examples,
            )
        return self._responders[key]

    def outside(self, version: str) -> str:
        """What versions the packs' sources speak of, where that one is not among them; else an empty string."""
        covers = str(self.base.meta.get("covers", ""))
        return covers if covers and not contains(covers, version) else ""
