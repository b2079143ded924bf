"""What would change a conclusion, and what a change makes of several: choices among settings, tried out.

What is unknown and cannot be chosen is not assumed: a change counts only if it does what is wanted by itself.
"""

from __future__ import annotations

from kb.rules.conditions import Conditions, ordered
from kb.rules.engine import Engine
from kb.rules.state import UNKNOWN
from kb.rules.world import FORBIDDING, with_assumptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kb.rules.engine import Conclusion
    from kb.rules.node import Atom
    from kb.rules.program import Program
    from kb.rules.state import State
    from kb.rules.world import Key, Stated, World


class Change:
    """Settings to change.

    Attributes:
        settings: (entity, attribute, new value) of each.
        forbidden: references of the claims that demand another value of a setting.
    """

    __slots__ = ("forbidden", "settings")

    def __init__(self, settings: tuple[Atom, ...], forbidden: tuple[str, ...]) -> None:
        self.settings = settings
        self.forbidden = forbidden

    def __repr__(self) -> str:
        return f"Change({self.settings!r}, forbidden={self.forbidden!r})"


class _Free(Engine):
    """An engine to which some attributes are unknown, whatever is stated or concluded of them.

    Args:
        program: the rules.
        world: the facts.
        unknown: the attributes.
    """

    def __init__(self, program: Program, world: World, unknown: Iterable[str]) -> None:
        super().__init__(program, world)
        self._unknown = frozenset(unknown)

    def fill(self, key: Key) -> State:
        """What is known of an attribute; nothing of those that are unknown."""
        if key[1] not in self._unknown:
            return super().fill(key)
        self.memo[key] = UNKNOWN
        return UNKNOWN

    def base(self, key: Key) -> State:
        """The same of an attribute that no rule concludes."""
        if key[1] not in self._unknown:
            return super().base(key)
        self.memo[key] = UNKNOWN
        return UNKNOWN


def required(stated: Stated) -> bool:
    """Whether a statement demands its value, by the manner in which a claim says that it comes about."""
    return stated.manner.startswith(FORBIDDING)


def what_would_change(
    engine: Engine,
    entity: str,
    attribute: str,
    wanted: str,
    choosable: Iterable[str],
    forbids: Callable[[Stated], bool] = required,
) -> list[Change]:
    """The smallest changes of settings that give an attribute a wanted value.

    Args:
        engine: the case as it is.
        entity: the entity.
        attribute: the attribute that should change.
        wanted: the value that it should have, if it may have several perhaps beside others.
        choosable: the attributes that a user can set.
        forbids: whether a statement forbids giving its attribute another value.

    Returns:
        Changes of which no part can be left out, the smallest first, those that nothing forbids before others of
        their size; empty when no setting does it, or when it has the value already.
    """
    if wanted in engine.conclude(entity, attribute).values:
        return []
    names = [a for a in choosable if a != attribute]
    free = Conditions(_Free(engine.program, engine.world, names), names)
    atom = (entity, attribute, wanted)
    found = []
    for term in free.only(atom):
        new = [one for one in term if engine.truth(*one) is not True]
        if all(one[1] in names for one in new) and _does(engine, new, atom):
            found.append(_needed(engine, new, atom))
    changes = [
        Change(ordered(engine, term), _forbidden(engine, term, forbids)) for term in free.smallest(found)
    ]
    return sorted(changes, key=lambda change: (len(change.settings), len(change.forbidden)))


def _does(engine: Engine, settings: Iterable[Atom], atom: Atom) -> bool:
    world = with_assumptions(engine.world, {(e, a): v for e, a, v in settings})
    return Engine(engine.program, world).truth(*atom) is True


def _needed(engine: Engine, settings: Sequence[Atom], atom: Atom) -> frozenset[Atom]:
    kept = list(settings)
    for one in settings:
        fewer = [other for other in kept if other != one]
        if _does(engine, fewer, atom):
            kept = fewer
    return frozenset(kept)


def _forbidden(
    engine: Engine, settings: Iterable[Atom], forbids: Callable[[Stated], bool]
) -> tuple[str, ...]:
    refs: dict[str, None] = {}
    for entity, attribute, value in sorted(settings):
        for stated in engine.world.stated(entity, attribute):
            if stated.value != value and forbids(stated):
                refs[stated.ref] = None
    return tuple(refs)


def changed(
    before: Engine, after: Engine, entity: str, attributes: Iterable[str]
) -> list[tuple[str, Conclusion, Conclusion]]:
    """What is concluded otherwise in one case than in another.

    Args:
        before: the case as it was.
        after: the case as it is.
        entity: the entity.
        attributes: the attributes to compare.

    Returns:
        (attribute, conclusion before, conclusion after) of each whose value differs.
    """
    pairs = ((a, before.conclude(entity, a), after.conclude(entity, a)) for a in attributes)
    return [(a, old, new) for a, old, new in pairs if set(old.values) != set(new.values)]
