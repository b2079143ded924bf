"""What a reader hands on: settings as they are written, observations, and notes, each with its place.

Nothing here knows a format or what a key means; see `readers` for the former and `formats` for the latter.
"""

from __future__ import annotations

from collections.abc import Iterator

HELM = "helm"
CONFIG = "config"
FLAG = "flag"
CLI = "cli"
STATUS = "status"
LOG = "log"
ASIDE = ""

GIVEN = "given"
UNKNOWN = "unknown"
UNSET = "unset"

REUSED = "values of an earlier release are reused"
EXCERPT = "the input is an excerpt"
FOREIGN = "another installer's keys"
SOME_KEYS = "only some keys are set"
CHANGES = frozenset((REUSED, SOME_KEYS))


class Setting:
    """One key as written.

    Attributes:
        layer: whose key it is: HELM (values of the chart), CONFIG (keys of the agent's ConfigMap), FLAG (of the agent's
            command line) or CLI (of the installer's command line).
        key: the key; parts of a nested key are joined by dots.
        value: the value's text; empty when it is not known or taken back.
        state: GIVEN, UNKNOWN (written, but not readable from this input) or UNSET (null: the default holds again).
        why: for UNKNOWN, why.
        file: name of the input.
        line: line number from 1, or 0.
    """

    __slots__ = ("file", "key", "layer", "line", "state", "value", "why")

    def __init__(
        self, layer: str, key: str, value: str, file: str, line: int, state: str = GIVEN, why: str = ""
    ) -> None:
        self.layer = layer
        self.key = key
        self.value = value
        self.file = file
        self.line = line
        self.state = state
        self.why = why

    def __repr__(self) -> str:
        said = self.value if self.state == GIVEN else f"<{self.state} {self.why}>"
        return f"{self.layer}:{self.key}={said}@{self.file}:{self.line}"


class Seen:
    """An attribute's value that an input shows directly, such as a line of status output.

    Attributes:
        attribute: id of the attribute.
        value: id of the value; empty when the line is there but does not decide.
        ref: the record by which it was recognised ("readout:...", "message:...").
        text: the line, shortened.
        file: name of the input.
        line: line number from 1, or 0.
    """

    __slots__ = ("attribute", "file", "line", "ref", "text", "value")

    def __init__(self, attribute: str, value: str, ref: str, text: str, file: str, line: int) -> None:
        self.attribute = attribute
        self.value = value
        self.ref = ref
        self.text = text
        self.file = file
        self.line = line


class Note:
    """Something that a reader wants said: a fault that did not stop it, or a fact that a finding rests on.

    Attributes:
        id: which kind of note; findings are keyed by it.
        text: what it is about, filled into the finding's sentence.
        file: name of the input.
        line: line number from 1, or 0.
    """

    __slots__ = ("file", "id", "line", "text")

    def __init__(self, id: str, text: str, file: str, line: int = 0) -> None:
        self.id = id
        self.text = text
        self.file = file
        self.line = line


class Reading:
    """What one input, or one document of it, was taken for.

    Attributes:
        file: name of the input.
        kind: what it was taken for, such as "helm-values"; "unknown" when nothing was recognised.
        layer: where its absent keys get their default from: HELM, CONFIG, FLAG,
            or STATUS, LOG and ASIDE (nowhere; an ASIDE tells only of a version or of where the cluster runs).
        version: the product's version as the input tells it, or empty.
        version_line: where the input tells it.
        settings: in the order of their effect; a later one wins.
        seen: what it shows directly.
        notes: what must be said of it.
        open: why keys that are absent here may be set elsewhere; empty when an absent key has its default.
        values: every scalar with its key, for signs of where the cluster runs: (key, value, line).
        needs: files and ConfigMaps that it takes values from.
        provides: the name under which others may need it, beside its file's.
    """

    __slots__ = (
        "file", "kind", "layer", "needs", "notes", "open", "provides", "seen", "settings", "values",
        "version", "version_line",
    )  # fmt: skip

    def __init__(self, file: str, kind: str, layer: str) -> None:
        self.file = file
        self.kind = kind
        self.layer = layer
        self.version = ""
        self.version_line = 0
        self.settings: list[Setting] = []
        self.seen: list[Seen] = []
        self.notes: list[Note] = []
        self.open = ""
        self.values: list[tuple[str, str, int]] = []
        self.needs: list[str] = []
        self.provides = ""

    def note(self, id: str, text: str, line: int = 0) -> None:
        """Add a note."""
        self.notes.append(Note(id, text, self.file, line))

    def __iter__(self) -> Iterator[Setting]:
        return iter(self.settings)
