"""What all readers of one input share: its name, the packs' formats, and what templates hid."""

from __future__ import annotations

from kb.cluster import templates
from kb.cluster.formats import Formats
from kb.cluster.reading import GIVEN, UNKNOWN, UNSET, Reading, Setting
from kb.cluster.tree import InputError

CONDITIONAL = "inside a template's condition"
FILLED = "filled in elsewhere"
ENCRYPTED = "encrypted"
MAX_DOCUMENTS = 5000


class Context:
    """What readers of one input share.

    Attributes:
        file: name of the input.
        formats: what the packs know.
        rendered: what templates hid.
    """

    __slots__ = ("documents", "file", "formats", "rendered")

    def __init__(self, file: str, formats: Formats, rendered: templates.Rendered) -> None:
        self.file = file
        self.formats = formats
        self.rendered = rendered
        self.documents = 0

    def document(self) -> None:
        """Count a document.

        Raises:
            InputError: there are more than any honest input holds.
        """
        self.documents += 1
        if self.documents > MAX_DOCUMENTS:
            raise InputError("too many documents", self.file, f"at most {MAX_DOCUMENTS}")

    def setting(self, layer: str, key: str, value: str, line: int, null: bool = False) -> Setting:
        """A setting, with the state that its text and place give it."""
        if line in self.rendered.conditional:
            return Setting(layer, key, "", self.file, line, UNKNOWN, CONDITIONAL)
        if templates.unknown(value):
            why = ENCRYPTED if "ENC[" in value else FILLED
            return Setting(layer, key, "", self.file, line, UNKNOWN, why)
        return Setting(layer, key, value, self.file, line, UNSET if null else GIVEN)

    def reading(self, kind: str, layer: str) -> Reading:
        """An empty reading of this input."""
        return Reading(self.file, kind, layer)

    def opened(self, start: int, end: int) -> bool:
        """Whether a template stands for lines between two lines."""
        return any(start <= line <= end for line in self.rendered.open)
