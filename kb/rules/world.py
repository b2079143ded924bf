"""What the engine asks of the facts, and sources of them: a dictionary, assumptions laid over another world.

Nothing is concluded here, and statements are not weighed against each other (see `state`).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Protocol

    Key = tuple[str, str]

    class World(Protocol):
        """The facts of one case. They must not change while an engine works on them."""

        def stated(self, entity: str, attribute: str) -> Sequence[Stated]:
            """All that is stated of an attribute of an entity, in any order; empty when nothing is."""

        def entities(self, kind: str) -> Sequence[str]:
            """The entities of a kind."""

        def kind(self, entity: str) -> str:
            """The kind of an entity; empty when it is not known."""


KINDS = ("presumed", "default", "claim", "input", "assumption")
"""The kinds of statement, each stronger than those before it. The last two are stronger than rules."""

FORBIDDING = "required"


class Stated:
    """One value that something states of an attribute of an entity.

    Attributes:
        value: the value.
        kind: one of `KINDS`.
        ref: the record that states it; several values of one record stand together.
        manner: how a claim says that the value comes about (``required-manual`` ...).
    """

    __slots__ = ("kind", "manner", "ref", "value")

    def __init__(self, value: str, kind: str = "claim", ref: str = "", manner: str = "") -> None:
        self.value = value
        self.kind = kind
        self.ref = ref
        self.manner = manner

    def __repr__(self) -> str:
        return f"Stated({self.value!r}, {self.kind!r}, {self.ref!r})"


class Facts:
    """A world held in a dictionary.

    Args:
        kinds: the kind of each entity, in the order in which entities are listed.
        stated: what is stated of each (entity, attribute); a bare text is a claim.
    """

    def __init__(
        self, kinds: Mapping[str, str], stated: Mapping[Key, str | Stated | Iterable[Stated]] | None = None
    ) -> None:
        self._kinds = dict(kinds)
        self._of: dict[str, tuple[str, ...]] = {}
        for entity, kind in self._kinds.items():
            self._of[kind] = (*self._of.get(kind, ()), entity)
        self._stated = {key: _statements(key, what) for key, what in (stated or {}).items()}

    def stated(self, entity: str, attribute: str) -> Sequence[Stated]:
        """All that is stated of an attribute of an entity."""
        return self._stated.get((entity, attribute), ())

    def entities(self, kind: str) -> Sequence[str]:
        """The entities of a kind."""
        return self._of.get(kind, ())

    def kind(self, entity: str) -> str:
        """The kind of an entity."""
        return self._kinds.get(entity, "")


def _statements(key: Key, what: str | Stated | Iterable[Stated]) -> tuple[Stated, ...]:
    if isinstance(what, str):
        return (Stated(what, "claim", f"claim:{key[0]}.{key[1]}"),)
    return (what,) if isinstance(what, Stated) else tuple(what)


class Assumed:
    """A world with other statements laid over it; what it said itself stays to be seen beneath.

    Args:
        world: the world below.
        over: what is laid over each (entity, attribute).
    """

    def __init__(self, world: World, over: Mapping[Key, tuple[Stated, ...]]) -> None:
        self._world = world
        self._over = over
        self.entities = world.entities
        self.kind = world.kind

    def stated(self, entity: str, attribute: str) -> Sequence[Stated]:
        """All that is stated, what is laid over first."""
        over = self._over.get((entity, attribute))
        below = self._world.stated(entity, attribute)
        if not over:
            return below
        # A second assumption takes the place of the first: both at once would be a contradiction nobody made.
        return (*over, *(s for s in below if s.kind != over[0].kind))


def with_assumptions(
    world: World, values: Mapping[Key, str | Sequence[str]], kind: str = "assumption", ref: str = ""
) -> World:
    """A world in which some attributes have other values; they are stronger than rules and claims.

    Args:
        world: the world below, which stays as it is.
        values: a value, or several of a list, for each (entity, attribute).
        kind: ``assumption``, or ``input`` for what a user's own configuration says.
        ref: the record or place that states them.
    """
    over = {
        key: tuple(Stated(v, kind, ref) for v in ((value,) if isinstance(value, str) else value))
        for key, value in values.items()
    }
    return Assumed(world, over)
