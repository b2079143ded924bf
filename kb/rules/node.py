"""The nodes of proofs.

A node says one thing and knows what it rests on; how it is found is the business of `proof` and `refute`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.rules.world import Stated

    Atom = tuple[str, str, str]


class Node:
    """One step of a proof.

    Attributes:
        kind: claim, default, presumed, input, assumption, rule or absence.
        entity: the entity that it speaks of.
        attribute: the attribute.
        value: the value.
        ref: the record that it comes from; empty for an absence.
        children: what it rests on.
        holds: False when the step says that the attribute does *not* have the value.
        size: how many nodes the tree has.
    """

    __slots__ = ("attribute", "children", "entity", "holds", "kind", "ref", "size", "value")

    size: int

    def __init__(
        self,
        kind: str,
        entity: str,
        attribute: str,
        value: str,
        ref: str = "",
        children: tuple[Node, ...] = (),
        holds: bool = True,
    ) -> None:
        self.kind = kind
        self.entity = entity
        self.attribute = attribute
        self.value = value
        self.ref = ref
        self.children = children
        self.holds = holds
        size = 1
        for child in children:
            size += child.size
        self.size = size

    def walk(self) -> Iterator[Node]:
        """The step and all that it rests on, premises behind what rests on them; what stands twice comes twice."""
        yield self
        for child in self.children:
            yield from child.walk()

    def __repr__(self) -> str:
        sign = "=" if self.holds else "!="
        return f"Node({self.kind} {self.entity}.{self.attribute} {sign} {self.value}, {self.size})"


def leaf(entity: str, attribute: str, stated: Stated) -> Node:
    """The node of a statement."""
    return Node(stated.kind, entity, attribute, stated.value, stated.ref)


def weight(nodes: tuple[Node, ...]) -> int:
    """How many nodes some trees have together."""
    return sum(node.size for node in nodes)


def absence(atom: Atom, children: tuple[Node, ...] = ()) -> Node:
    """The node that says that an attribute does not have a value; an empty value stands for any."""
    return Node("absence", *atom, "", children, False)


def distinct(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The nodes without repetitions."""
    return tuple(dict.fromkeys(nodes))
