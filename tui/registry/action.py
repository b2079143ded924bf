"""What an action is: id, keys, names and help in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done.

    Attributes:
        id: ``scope.name``; the keymap file uses it.
        keys: keys that do it, separated by commas.
        label: what the key bar and the palette call it (en, zh).
        help: what it does, in a sentence (en, zh).
        show: whether the key bar shows it.
        palette: whether the palette offers it.
        priority: whether its key works while typing, too.
    """

    id: str
    keys: str
    label: tuple[str, str]
    help: tuple[str, str]
    show: bool = False
    palette: bool = True
    priority: bool = False

    @property
    def scope(self) -> str:
        """Where it can be done."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The method that does it, without ``action_``."""
        return self.id.partition(".")[2]
