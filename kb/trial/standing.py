"""What stands on a bench, as data: settings, conclusions, remarks, ways to bring something about."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.proof import Step


class Setting:
    """A setting as it stands on the bench.

    Attributes:
        attribute: its id.
        name: what it is called; its key where it has one.
        key: the key that people write, of Helm or of the ConfigMap, or "".
        choosable: whether it is the user's to choose.
        values: the values to choose from; empty when any text will do.
        value: the value it has, or "".
        kind: where that comes from: claim, default, presumed, given (what the bench began with), assumption (set on the
            bench), or "" when nothing says.
        stated: the value that it has when nothing is assumed, or "".
        manner: how the stated value comes about, or "".
        ref: the record that states the value, or "".
    """

    __slots__ = (
        "attribute",
        "choosable",
        "key",
        "kind",
        "manner",
        "name",
        "ref",
        "stated",
        "value",
        "values",
    )

    def __init__(self, attribute: str, name: str, choosable: bool, values: Sequence[str]) -> None:
        self.attribute = attribute
        self.name = name
        self.choosable = choosable
        self.values = tuple(values)
        self.key = self.value = self.stated = self.kind = self.manner = self.ref = ""

    @property
    def changed(self) -> bool:
        """Whether it was set on the bench."""
        return self.kind == "assumption"


class Outcome:
    """One conclusion as it stands on the bench.

    Attributes:
        attribute: its id.
        name: what it is called.
        value: the value as stored, or "" when it is not known.
        text: the conclusion as a sentence; what it depends on when it is not known.
        before: the value before the last change.
        start: the value before any change.
        proof: why, or None.
        why: when the last change turned it, the change and the last steps that it leads to, as sentences.
    """

    __slots__ = ("attribute", "before", "name", "proof", "start", "text", "value", "why")

    def __init__(self, attribute: str, name: str, value: str, text: str, proof: Step | None) -> None:
        self.attribute = attribute
        self.name = name
        self.value = value
        self.text = text
        self.proof = proof
        self.before = self.start = value
        self.why: tuple[str, ...] = ()

    @property
    def flipped(self) -> bool:
        """Whether the last change turned it."""
        return self.value != self.before


class Way:
    """A change that would bring something about.

    Attributes:
        settings: attribute -> value.
        text: the settings as people write them.
        forbidden: what forbids it: (reference, sentence) pairs; empty when nothing does.
    """

    __slots__ = ("forbidden", "settings", "text")

    def __init__(self, settings: Mapping[str, str], text: str, forbidden: Sequence[tuple[str, str]]) -> None:
        self.settings = dict(settings)
        self.text = text
        self.forbidden = tuple(forbidden)


class Remark:
    """A finding that holds of how things stand.

    Attributes:
        ref: the record of the finding.
        code: such as KB101.
        level: error, warning or note.
        text: what is found, in a sentence.
        new: whether the last change brought it about.
    """

    __slots__ = ("code", "level", "new", "ref", "text")

    def __init__(self, ref: str, code: str, level: str, text: str) -> None:
        self.ref = ref
        self.code = code
        self.level = level
        self.text = text
        self.new = False
