"""The shapes that parts of a record may have, and how nodes are read by them.

A shape turns a node into plain Python values: texts are `Said` strings that know their place, records are
dictionaries with a place. What is wrong is collected in a `Problems` list, so that the linter can tell
everything at once. What a name refers to is not looked up here (see `resolve`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kb.ask.wording import tidy
from kb.errors import PackError, PackSchemaError, nearest
from kb.packs.source import Node, Place

KEBAB = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
VERSIONS = re.compile(r"(?:(?:>=|<=|>|<|=|)\s*v?\d+(?:\.\d+)*(?:\s+|\s*,\s*|$))+\Z")
LANGUAGES = ("en", "zh")


class Said(str):
    """A text of a pack, with the place where it stands."""

    place: Place = Place("")

    @classmethod
    def at(cls, text: str, place: Place) -> Said:
        """Bind a text to its place."""
        said = cls(text)
        said.place = place
        return said


class Rec(dict[str, Any]):
    """A mapping of a pack, with the place where it stands."""

    place: Place = Place("")


MOST_PROBLEMS = 400


class EnoughError(Exception):
    """So much is wrong that looking further helps nobody."""


class Problems:
    """What is wrong with some packs, in the order found."""

    def __init__(self) -> None:
        self.errors: list[PackError] = []

    def add(self, error: PackError) -> None:
        """Note an error.

        Raises:
            EnoughError: there are too many.
        """
        self.errors.append(error)
        if len(self.errors) >= MOST_PROBLEMS:
            raise EnoughError

    def shape(self, node: Node, expected: str) -> None:
        """Note that a node is not what its place demands."""
        self.add(PackSchemaError(f"found {node.said()}", node.place, expected))


class Shape:
    """What a node must look like.

    Args of subclasses are documented with each. `read` returns the value, or None after noting a problem.
    """

    def read(self, node: Node, problems: Problems) -> Any:
        """Turn a node into a value."""
        raise NotImplementedError


class Scalar(Shape):
    """A text that may have to match a pattern.

    Args:
        pattern: what the whole text must match.
        expected: how an error names it.
        empty: whether a quoted empty text will do.
    """

    def __init__(
        self, expected: str = "text", pattern: re.Pattern[str] | None = None, empty: bool = False
    ) -> None:
        self.expected = expected
        self.pattern = pattern
        self.empty = empty

    def read(self, node: Node, problems: Problems) -> Said | None:
        """Read a scalar's source text."""
        if node.kind != "scalar" or (not node.text and not (self.empty and not node.plain)):
            problems.shape(node, self.expected)
            return None
        if self.pattern and not self.pattern.match(node.text):
            problems.shape(node, self.expected)
            return None
        return Said.at(node.text, node.place)


class Bool(Shape):
    """`true` or `false`; YAML's other spellings are refused."""

    def read(self, node: Node, problems: Problems) -> bool | None:
        """Read a truth value."""
        if node.kind == "scalar" and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        known = {"yes": "true", "on": "true", "no": "false", "off": "false"}
        meant = known.get(node.text.lower(), node.text.lower()) if node.kind == "scalar" else ""
        hint = meant if meant in ("true", "false") else ""
        problems.add(PackSchemaError(f"found {node.said()}", node.place, "true or false", hint))
        return None


class Choice(Shape):
    """One of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, node: Node, problems: Problems) -> Said | None:
        """Read one of the words."""
        if node.kind == "scalar" and node.text in self.words:
            return Said.at(node.text, node.place)
        close = nearest(node.text, self.words) if node.kind == "scalar" else ""
        problems.add(PackSchemaError(f"found {node.said()}", node.place, " | ".join(self.words), close))
        return None


class Both(Shape):
    """A text in all languages: a bare text serves for each, a mapping gives them by language."""

    def read(self, node: Node, problems: Problems) -> dict[str, Said] | None:
        """Read a bilingual text."""
        if node.kind == "scalar" and node.text:
            said = Said.at(node.text.strip(), node.place)
            return dict.fromkeys(LANGUAGES, said)
        if node.kind != "map" or not node.entries:
            problems.shape(node, "a text, or {en: text, zh: text}")
            return None
        found = Fields({lang: Scalar("a text") for lang in LANGUAGES}).read(node, problems)
        if found is not None and len(found) < len(LANGUAGES):
            missing = next(lang for lang in LANGUAGES if lang not in found)
            problems.add(PackSchemaError(f"no {missing} text", node.place, "a text in every language"))
        return {lang: _tidied(found.get(lang, Said(""))) for lang in LANGUAGES} if found else None


def _tidied(said: Said) -> Said:
    """A text with the stops and blanks of Chinese in order."""
    return said if said.isascii() else Said.at(tidy(said), said.place)


class Listed(Shape):
    """A list of one shape.

    Args:
        item: the shape of each.
        single: whether one bare item will do for a list of one.
    """

    def __init__(self, item: Shape, single: bool = False) -> None:
        self.item = item
        self.single = single

    def read(self, node: Node, problems: Problems) -> list[Any] | None:
        """Read every item; those that are wrong are left out."""
        if node.kind != "list":
            if self.single:
                one = self.item.read(node, problems)
                return None if one is None else [one]
            problems.shape(node, "a list")
            return None
        read = [self.item.read(item, problems) for item in node.items]
        return [value for value in read if value is not None]


class Phrases(Shape):
    """Aliases: a list for all languages, or a mapping of lists by language."""

    def read(self, node: Node, problems: Problems) -> list[Said] | None:
        """Read the phrases of all languages as one list."""
        shape = Listed(Scalar("a phrase"))
        if node.kind != "map":
            return shape.read(node, problems)
        found = Fields(dict.fromkeys(LANGUAGES, shape)).read(node, problems) or Rec()
        return [phrase for lang in LANGUAGES for phrase in found.get(lang, [])]


class ScalarOrList(Shape):
    """A claim's value: a scalar, or a list of them."""

    def read(self, node: Node, problems: Problems) -> Said | list[Said] | None:
        """Read one or many values."""
        item = Scalar("a value")
        return Listed(item).read(node, problems) if node.kind == "list" else item.read(node, problems)


class Named(Shape):
    """A mapping whose keys the pack chooses.

    Args:
        names: what each key must match.
        item: the shape of each value.
    """

    def __init__(self, names: re.Pattern[str], item: Shape) -> None:
        self.names = names
        self.item = item

    def read(self, node: Node, problems: Problems) -> Rec | None:
        """Read every entry."""
        if node.kind != "map":
            problems.shape(node, "a mapping of names")
            return None
        rec = Rec()
        rec.place = node.place
        for key, value in node.entries:
            if not self.names.match(key.text):
                problems.shape(key, "a name of letters, digits and underscores")
                continue
            read = self.item.read(value, problems)
            if read is not None:
                rec[key.text] = read
        return rec


class Fields(Shape):
    """A mapping with known keys.

    Args:
        shapes: the shape of each key's value.
        needed: the keys that must be there.
    """

    def __init__(self, shapes: Mapping[str, Shape], needed: Iterable[str] = ()) -> None:
        self.shapes = dict(shapes)
        self.needed = tuple(needed)

    def read(self, node: Node, problems: Problems) -> Rec | None:
        """Read every entry; unknown and missing keys are problems."""
        if node.kind != "map":
            problems.shape(node, "a mapping with " + ", ".join(self.needed or list(self.shapes)[:4]))
            return None
        rec = Rec()
        rec.place = node.place
        for key, value in node.entries:
            shape = self.shapes.get(key.text)
            if shape is None:
                self._unknown(key, problems)
                continue
            read = shape.read(value, problems)
            if read is not None:
                rec[key.text] = read
        self._missing(node, problems)
        return rec

    def _unknown(self, key: Node, problems: Problems) -> None:
        close = nearest(key.text, self.shapes)
        expected = "" if close else "one of " + ", ".join(self.shapes)
        problems.add(PackSchemaError(f"unknown key {key.said()}", key.place, expected, close))

    def _missing(self, node: Node, problems: Problems) -> None:
        there = {key.text for key, _ in node.entries}
        for name in self.needed:
            if name not in there:
                problems.add(
                    PackSchemaError(
                        f"no {name!r} here", node.place, f"a mapping with {', '.join(self.needed)}"
                    )
                )
