"""What answers are found, weighed and worded with: made, and imported, when the first question needs it.

It makes the parts and hands them out; what they are asked for is for others to know.
"""

from __future__ import annotations

from functools import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.asked import Asked
    from kb.ask.bearing import Bearing
    from kb.ask.cards import Cards
    from kb.ask.examples import Examples
    from kb.ask.finder import Finder
    from kb.ask.origins import Origins
    from kb.ask.records import Records
    from kb.ask.refusals import Refusals
    from kb.ask.rivals import Rivals
    from kb.ask.scope import Scope
    from kb.ask.weighing import Weighing


class Parts:
    """The parts of one base.

    Args:
        records: the base's records.
        examples: the questions that records are asked by.
        finder: finds records by what is mentioned.
        scope: tells what a query spans.
    """

    def __init__(self, records: Records, examples: Examples, finder: Finder, scope: Scope) -> None:
        self._records = records
        self._examples = examples
        self._finder = finder
        self._scope = scope

    @cached_property
    def cards(self) -> Cards:
        """The answers that records make."""
        from kb.ask.cards import Cards

        return Cards(self._records)

    @cached_property
    def asked(self) -> Asked:
        """The records that examples like a query ask for."""
        from kb.ask.asked import Asked

        return Asked(self._records, self._examples, self._finder, self.cards)

    @cached_property
    def weighing(self) -> Weighing:
        """What weighs examples against what was found."""
        from kb.ask.weighing import Weighing

        return Weighing(self._records, self._examples, self.asked, self._finder, self.cards)

    @cached_property
    def bearing(self) -> Bearing:
        """What judges whether records bear on what is asked."""
        from kb.ask.bearing import Bearing

        return Bearing(self._records, self._examples, self.asked, self._finder, self.cards, self._scope)

    @cached_property
    def rivals(self) -> Rivals:
        """What settles comparisons by measurements."""
        from kb.ask.rivals import Rivals

        return Rivals(self._records, self._finder.is_weak)

    @cached_property
    def origins(self) -> Origins:
        """What settles causes that documents tell of."""
        from kb.ask.origins import Origins

        return Origins(self._records, self._finder.is_weak)

    @cached_property
    def refusals(self) -> Refusals:
        """What words refusals."""
        from kb.ask.refusals import Refusals

        return Refusals(self._records)
