"""The facts of a base as the rule engine wants them: what is stated of an entity in one view and version.

An entity inherits what is said of the families it belongs to; the nearest statement wins. Nothing is concluded here.
"""

from __future__ import annotations

from kb.ask.records import Records
from kb.rules.engine import Stated
from kb.rules.versions import contains

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class BaseWorld:
    """Facts of a base for one view and version.

    Args:
        records: where claims are read.
        view: only claims and defaults of this view count.
        version: only claims and defaults that hold in this version count.
    """

    def __init__(self, records: Records, view: str, version: str) -> None:
        self._records = records
        self._view = view
        self._version = version
        self._memo: dict[tuple[str, str], tuple[Stated, ...]] = {}

    def stated(self, entity: str, attribute: str) -> Sequence[Stated]:
        """What is stated of an attribute of an entity; empty when nothing is."""
        key = (entity, attribute)
        if key not in self._memo:
            self._memo[key] = self._claimed(entity, attribute) or self._presumed(entity, attribute)
        return self._memo[key]

    def entities(self, kind: str) -> Sequence[str]:
        """The entities of a kind."""
        return self._records.entities(kind)

    def kind(self, entity: str) -> str:
        """The kind of an entity."""
        return self._records.kind(entity)

    def _holds(self, view: str, versions: str) -> bool:
        return view in ("", self._view) and (not versions or contains(versions, self._version))

    def _claimed(self, entity: str, attribute: str) -> tuple[Stated, ...]:
        for owner in (entity, *self._records.families(entity)):
            out: list[Stated] = []
            for claim in self._records.claims(owner, attribute):
                if self._holds(claim.view, claim.versions):
                    out += [Stated(value, "claim", claim.ref) for value in claim.values]
            if out:
                return tuple(out)
        return ()

    def _presumed(self, entity: str, attribute: str) -> tuple[Stated, ...]:
        kind = self._records.kind(entity)
        for value, versions, of_kind, presumed, ref in self._records.defaults(attribute):
            if presumed and of_kind == kind and (not versions or contains(versions, self._version)):
                return (Stated(value, "presumed", ref),)
        return ()
