"""What a user says of the cluster beside the inputs: settings, and where it runs. All of it is assumed."""

from __future__ import annotations

from collections.abc import Sequence

from kb.cluster.formats import UNKNOWN, UNSET, Formats, Spelling
from kb.cluster.reading import CONFIG, HELM
from kb.cluster.tree import InputError
from kb.errors import nearest
from kb.store import Base

ENVIRONMENT = "input-environment"
SETS = "--set"
TRUE = frozenset(("true", "1", "t", "yes", "on", "y"))
FALSE = frozenset(("false", "0", "f", "no", "off", "n"))
OPTION = "--environment"


class Given:
    """What is taken as given.

    Attributes:
        settings: (layer, key, value) of each setting, as Helm or the agent writes it; a later one wins.
        environment: where the cluster runs, or empty.
    """

    __slots__ = ("environment", "settings")

    def __init__(self, settings: Sequence[tuple[str, str, str]] = (), environment: str = "") -> None:
        self.settings = list(settings)
        self.environment = environment

    @property
    def keys(self) -> frozenset[str]:
        """The keys that are set: what inputs write under them does not count."""
        return frozenset(key for _, key, _ in self.settings)


def given(base: Base, formats: Formats, pairs: Sequence[str], environment: str = "") -> Given:
    """What options say.

    Args:
        base: knows the environments.
        formats: knows the keys.
        pairs: as typed, KEY=VALUE; a key may be a Helm path, a ConfigMap key, a flag or an attribute's id.
        environment: as typed, or empty.

    Raises:
        InputError: a key or the environment is not known.
    """
    if environment:
        known = environments(base)
        if environment not in known:
            expected = "one of " + ", ".join(known)
            raise InputError(f"no environment {environment!r}", OPTION, expected, nearest(environment, known))
    return Given([_pair(base, formats, pair) for pair in pairs], environment)


def environments(base: Base) -> list[str]:
    """The environments that rules conclude."""
    head = ENVIRONMENT + " = "
    rows = base.rows("SELECT head FROM rule WHERE head LIKE ? ORDER BY rowid", (head + "%",))
    return list(dict.fromkeys(str(row[0]).removeprefix(head) for row in rows))


def _pair(base: Base, formats: Formats, pair: str) -> tuple[str, str, str]:
    key, equals, value = (part.strip() for part in pair.partition("="))
    if not equals or not key:
        raise InputError(f"{pair!r} is no setting", SETS, "KEY=VALUE", remedy="--set some.key=true")
    value = value.strip("\"'")
    bare = key.lstrip("-")
    row = base.row("SELECT helm, configmap FROM attribute WHERE id = ?", (bare,))
    names = (bare, *(str(name) for name in row or () if name))
    for layer, name in ((layer, name) for name in names for layer in (HELM, CONFIG)):
        spellings = formats.spelled(layer, name)
        if spellings:
            _taken(base, spellings, key, value)
            return layer, name, value
    near = nearest(bare, [name for _, name in formats.spellings])
    usual = base.rows("SELECT helm FROM attribute WHERE choosable = 1 AND helm != '' ORDER BY ord")
    expected = "" if near else "one such as " + ", ".join(str(row[0]) for row in usual)
    raise InputError(f"no setting is called {key!r}", SETS, expected, near)


def _taken(base: Base, spellings: Sequence[Spelling], key: str, value: str) -> None:
    """Refuse a value that is neither true nor false, where it should be one of them."""
    for spelling in spellings:
        row = base.row("SELECT type FROM attribute WHERE id = ?", (spelling.attribute,))
        meant = spelling.meant(value).lower()
        if row and row[0] == "bool" and meant not in (*TRUE, *FALSE, UNKNOWN, UNSET):
            raise InputError(f"{key} does not take {value!r}", SETS, "true or false")
