"""The browser's way to the core: one knowledge base, seen in a language, view and version that can be changed.

Everything the browser shows passes here; it only asks, and decides nothing. What goes wrong below comes out as one
error with a sentence that can be shown.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import kb
from kb import browse, catalogue, search, tables
from kb.ask.answer import Answer
from kb.ask.speech import Speech
from kb.chat import Chat
from kb.errors import KbError
from kb.knowledge import KnowledgeBase
from kb.proof import Step, step_of
from kb.rules.node import Node
from kb.show import Record, Shower
from kb.tables import Table
from kb.trial import Trial

if TYPE_CHECKING:
    from kb.cluster.facts import Case
    from kb.own import Own

_P = ParamSpec("_P")
_T = TypeVar("_T")
_PART_OF = {"default": "attribute", "step": "procedure"}


class Trouble(KbError):
    """Something below failed; its text says what, in a sentence."""


def tried(run: Callable[_P, _T]) -> Callable[_P, _T]:
    """Turn what a core call may raise into `Trouble`."""

    def call(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return run(*args, **kwargs)
        except KbError as error:
            raise Trouble(str(error)) from error
        except Exception as error:
            # A fault in one answer is no reason to lose the session; KB_DEBUG shows where it is.
            if os.environ.get("KB_DEBUG"):
                raise
            raise Trouble(f"{type(error).__name__}: {error}") from error

    return call


class Core:
    """One knowledge base as the browser sees it.

    Args:
        base: the knowledge base.
        lang: en or zh.
        view: whose word counts; the default view when empty.
        version: the product version; the reference version when empty.
    """

    def __init__(self, base: KnowledgeBase, lang: str = "en", view: str = "", version: str = "") -> None:
        self.kb = base
        self.lang = lang
        self.view = view or base.view
        self.version = version or base.version
        self.facts: dict[str, str] = {}
        self.own: Own | None = None
        self.case: Case | None = None
        self._forget()

    def _forget(self) -> None:
        self.speech = Speech(self.kb.records, self.lang)
        self._shower = Shower(self.kb, self.lang, self.view, self.version)
        self.chat = self._chat()
        for name in ("groups", "finder", "suggester"):
            self.__dict__.pop(name, None)

    def _chat(self) -> Chat:
        version = "" if self.version == self.kb.version else self.version
        return self.kb.chat(view=self.view, version=version or None, own=self.own)

    def turn(self, *, lang: str = "", view: str = "", version: str | None = None) -> None:
        """See the base in another language, view or version."""
        self.lang = lang or self.lang
        self.view = view or self.view
        if version is not None:
            self.version = version or self.kb.version
        self._forget()

    # What there is.

    @property
    def title(self) -> str:
        """What the base is about."""
        meta = self.kb.base.meta
        return self.kb.base.text((meta.get("title_en", ""), meta.get("title_zh", "")), self.lang)

    @cached_property
    def views(self) -> list[tuple[str, str]]:
        """The views: id and title."""
        rows = self.kb.base.rows("SELECT id, title_en, title_zh FROM view ORDER BY rowid", ())
        return [(id, self.kb.base.text(title, self.lang)) for id, *title in rows]

    @cached_property
    def groups(self) -> list[browse.Group]:
        """The catalogue."""
        return browse.groups(self.kb.base, self.lang)

    @cached_property
    def finder(self) -> browse.Finder:
        """Narrows the catalogue down."""
        return browse.Finder(self.kb.base, self.groups)

    @cached_property
    def suggester(self) -> browse.Suggester:
        """Suggests questions."""
        return browse.Suggester(self.kb.base, self.lang)

    @tried
    def find(self, words: str) -> list[browse.Group]:
        """The catalogue narrowed down by words."""
        return self.finder.find(words)

    @tried
    def best(self, words: str, found: Sequence[browse.Group]) -> str:
        """The record among those found that is meant most likely."""
        entry = self.finder.best(words, found)
        return entry.ref if entry else ""

    @tried
    def suggest(self, text: str, before: Sequence[str]) -> list[str]:
        """How a question may go on."""
        return self.suggester.suggest(text, before=before)

    @tried
    def search(self, words: str) -> list[search.Hit]:
        """Records by their words."""
        return search.search(self.kb.base, words, self.lang, 60)

    # Records.

    @tried
    def exists(self, ref: str) -> bool:
        """Whether a ref leads to a page."""
        return catalogue.exists(self.kb.base, ref)

    def resolve(self, ref: str) -> str:
        """The record whose page shows a ref; parts of records lead to the whole."""
        kind, _, id = ref.partition(":")
        return f"{_PART_OF[kind]}:{id.partition('/')[0]}" if kind in _PART_OF else ref

    @tried
    def name(self, ref: str) -> str:
        """The title of a record."""
        return catalogue.title(self.kb.base, ref, self.lang)

    @tried
    def record(self, ref: str) -> Record:
        """A record as data to show."""
        return self._shower.show(ref)

    @tried
    def table(self, id: str, columns: Sequence[str] | None = None) -> Table:
        """A table, computed."""
        return tables.table(
            self.kb, id, columns=columns, lang=self.lang, view=self.view, version=self.version
        )

    @tried
    def columns(self, id: str, found: Table) -> list[tuple[str, str]]:
        """The columns a table could have: its own, and what is concluded of its rows."""
        own = self.table(id).columns
        kinds = {self.kb.records.kind(row) for row, _ in found.rows}
        sql = "SELECT id, kinds FROM attribute WHERE role IN ('concluded','setting') ORDER BY role, ord, id"
        rows = self.kb.base.rows(sql, ())
        more = [id for id, of in rows if kinds and kinds <= set(of.split()) and id not in dict(own)]
        return [*own, *((id, self.speech.name(id)) for id in more)]

    @tried
    def elsewhere(self, entity: str, attribute: str, value: str) -> list[tuple[str, str]]:
        """Views that conclude otherwise: title and value in words."""
        out = []
        for view, title in self.views:
            if view != self.view:
                found = self.kb.conclude(entity, attribute, view=view, version=self.version)
                if found.value is not None and found.value != value:
                    out.append((title, self.speech.value(attribute, found.value)))
        return out

    @tried
    def stages(self, id: str) -> list[browse.Stage]:
        """The steps of a procedure."""
        return browse.procedure(self.kb.base, id, self.lang)

    @tried
    def charts(self, id: str = "") -> list[browse.Chart]:
        """Measurements as charts."""
        return browse.charts(self.kb, self.lang, id)

    # Asking and trying.

    @tried
    def ask(self, question: str) -> Answer:
        """Ask in the conversation."""
        return self.chat.ask(question)

    @tried
    def step(self, node: Node, lang: str) -> Step:
        """A proof in words."""
        return step_of(node, Speech(self.kb.records, lang), self.kb.records)

    @tried
    def can_try(self, ref: str) -> bool:
        """Whether settings of a record's subject can be tried out."""
        kind, _, id = ref.partition(":")
        return kind == "entity" and self.kb.records.kind(id) in self._tried_kinds

    @cached_property
    def _tried_kinds(self) -> frozenset[str]:
        rows = self.kb.base.rows("SELECT DISTINCT kinds FROM attribute WHERE choosable=1", ())
        return frozenset(kind for (kinds,) in rows for kind in kinds.split())

    @tried
    def trial(self, entity: str = "", given: Mapping[str, str] | None = None) -> Trial:
        """A bench for an entity, or for a blank configuration."""
        case, own = (self.case, self.own) if given else (None, None)
        return Trial(self.kb, entity, self.lang, self.view, self.version, given, case, own)

    @tried
    def adopt(self, paths: Sequence[str]) -> None:
        """Let questions and the unnamed bench be about the configuration in some files, as `kb check` reads them."""
        from kb.cluster import facts, judged, own_of

        shop, verdict = judged(list(paths), self.kb.base)
        self.case, self.own = verdict.case, own_of(shop, verdict)
        self.facts = {str(a): str(fact[0]) for a, fact in facts(verdict).items()}
        self.chat = self._chat()


@tried
def opened(packs: list[str] | None, lang: str, view: str, version: str) -> Core:
    """Open the knowledge base, building it when needed."""
    core = Core(kb.open(packs), lang, view, version)
    views = [id for id, _ in core.views]
    if core.view not in views:
        from kb.errors import nearest

        raise KbError(
            f"no view is called {view!r}", "--view", "one of " + ", ".join(views), nearest(view, views)
        )
    return core
