"""Who answers the questions of one conversation: by which view and version, and with what is known of the asker's case.

It keeps nothing of what was said.
"""

from __future__ import annotations

from itertools import pairwise

from kb.ask.wording import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.ask.query import Query
    from kb.ask.respond import Responder
    from kb.knowledge import KnowledgeBase, Pairs
    from kb.own import Own


class Answering:
    """Answers queries.

    Args:
        kb: the knowledge base.
        view: the view by which rules conclude.
        version: the product version, or None for that of the question.
        assume: attribute -> value that every question takes as given.
        facts: attribute -> value of the asker's own cluster.
        own: what the asker's own files say of it.
    """

    def __init__(
        self,
        kb: KnowledgeBase,
        view: str,
        version: str | None,
        assume: dict[str, str],
        facts: dict[str, str],
        own: Own | None,
    ) -> None:
        self._kb = kb
        self._view = view
        self._version = version
        self._assume = assume
        self._facts = facts
        self._own = own
        # The version that the asker spoke of; of those that the sources speak of, how things are is the same.
        self.heard = ""

    def assume(self, query: Query) -> None:
        """Add to a query what every question takes as given.

        What is set beside the files of the asker's own cluster is counted among what these say.
        """
        if self._own is None or query.subjects not in ([], [self._own.entity]):
            query.assume += [(a, v) for a, v in self._assume.items() if a not in dict(query.assume)]

    def _version_of(self, query: Query) -> str:
        told = self._own.version if self._own is not None else ""
        heard = self.heard if self.heard and self._kb.outside(self.heard) else ""
        return self._version or heard or told or self._kb.version

    def hear(self, text: str) -> None:
        """Remember the version that a text names of what a pack is about ("<pack> 1.8")."""
        for name, word in pairwise(text.lower().split()):
            version = word.strip("v.,:;?!()")
            if version[:1].isdigit() and "." in version and name in self._kb.records.packs():
                self.heard = version

    def responder(self, query: Query) -> Responder:
        """Who answers a query, by the version that was asked for or the case has."""
        version = self._version_of(query)
        given: Pairs = {}
        for case in self._kb.records.entities("case"):
            given.update({(case, a): v for a, v in self._facts.items()})
        return self._kb.responder(self._view, version, given, self._own, query.target)

    def answer(self, query: Query) -> Answer:
        """The answer to a query, by the asker's own files where they tell it."""
        answer = self._advised(query)
        if answer is None:
            answer = self.responder(query).answer(query)
            if self._own is not None:
                from kb.own import Adviser

                Adviser(self._own, self._kb.records).settled(query, answer)
        version = self._version_of(query)
        range_ = self._kb.outside(version) if answer.proof is not None else ""
        if range_:
            answer.notes.append(say("outside", query.lang, version=version, range=range_))
        return answer

    def _advised(self, query: Query) -> Answer | None:
        """The answer by what is found of the asker's own files, where the question is about what they should say."""
        if self._own is not None:
            from kb.own import Adviser, about_own

            answer = Adviser(self._own, self._kb.records).answer(query)
            if answer is not None:
                return answer
            about_own(query, self._own, self._kb.records)
        if self._facts and query.target and query.yesno and not query.subjects:
            query.subjects = list(self._kb.records.entities("case")[:1])
        return None
