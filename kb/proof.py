"""A proof as a tree of sentences with sources: what faces draw and JSON carries.

The engine's proofs are made of attributes and values (`kb.rules`); here they are put into words, with rules that packs
mute left out. Nothing is concluded here.
"""

from __future__ import annotations

from kb.ask.speech import kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.ask.records import Records
    from kb.ask.speech import Speech
    from kb.rules.engine import Node

DEPTH = 24


class Step:
    """One step of a proof.

    Attributes:
        kind: claim, default, assumption, config (a user's own file), rule or absence.
        text: the step as a sentence.
        source: the first citation as a short mark.
        ref: the record behind it.
        children: the steps that it rests on.
    """

    __slots__ = ("children", "kind", "ref", "source", "text")

    def __init__(self, kind: str, text: str, source: str, ref: str, children: Sequence[Step] = ()) -> None:
        self.kind = kind
        self.text = text
        self.source = source
        self.ref = ref
        self.children = tuple(children)

    def as_dict(self) -> dict[str, object]:
        """The step and what is under it as plain data."""
        data: dict[str, object] = {
            "kind": self.kind,
            "text": self.text,
            "source": self.source,
            "ref": self.ref,
        }
        if self.children:
            data["from"] = [child.as_dict() for child in self.children]
        return data

    def walk(self) -> Iterable[Step]:
        """The steps in reading order, premises first, each once."""
        seen: set[str] = set()
        stack: list[tuple[Step, bool]] = [(self, False)]
        while stack:
            step, done = stack.pop()
            if done:
                if step.text not in seen:
                    seen.add(step.text)
                    yield step
                continue
            stack.append((step, True))
            stack += [(child, False) for child in reversed(step.children)]


def step_of(node: Node, speech: Speech, records: Records, depth: int = DEPTH) -> Step:
    """A proof in words.

    Args:
        node: the proof's root.
        speech: words it in its language.
        records: tells which rules are muted.
        depth: how many levels are told; deeper ones are left out.
    """
    children: list[Step] = []
    for child in node.children if depth > 1 else ():
        below = step_of(child, speech, records, depth - 1)
        # A muted rule is plumbing: what it rests on takes its place.
        children += below.children if below.children and _muted(child, records) else (below,)
    return Step(kind_of(node), speech.node(node), speech.source(node.ref), node.ref, children)


def _muted(node: Node, records: Records) -> bool:
    """Whether a step is a rule that its pack counts as plumbing."""
    row = records.row("rule", "id", "mute", node.ref.partition(":")[2]) if node.kind == "rule" else None
    return bool(row and row[0])
