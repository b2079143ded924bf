"""The keymap file: any key of the registry can be changed in ``keys.toml`` in the user's configuration folder.

[keys]
"list.unfold" = "e,ctrl+x"
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, format_key

from kb.errors import nearest
from tui.actions import ACTIONS, BY_ID
from tui.labels import label

FILE = "keys.toml"
_HELD = {"ctrl", "shift", "alt", "super", "hyper", "meta"}
_NAMES = {key.value for key in Keys}


def read(path: Path, lang: str = "en") -> tuple[dict[str, str], list[str]]:
    """Read a keymap.

    Args:
        path: the file; one that is not there changes nothing.
        lang: the language of the notes.

    Returns:
        Keys by action id, and what is odd about the file, a sentence each.
    """
    if not path.exists():
        return {}, []
    import tomllib  # costs a little, and few people have a keymap

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return {}, [f"{path}: {error}"]
    table = found.get("keys", found)
    if not isinstance(table, Mapping):
        return {}, [f"{path}: [keys] = {table!r}"]
    keys: dict[str, str] = {}
    notes = []
    for id, value in table.items():
        if id not in BY_ID:
            near = nearest(id, BY_ID)
            hint = f" ({near}?)" if near else ""
            notes.append(label("keymap-unknown", lang, path=path, id=id, nearest=hint))
        elif isinstance(value, str) and value.strip():
            wanted = [part.strip() for part in value.split(",") if part.strip()]
            odd = [key for key in wanted if not known(key)]
            notes += [label("keymap-key", lang, path=path, pressed=key, id=id) for key in odd]
            if good := [named(key) for key in wanted if key not in odd]:
                keys[id] = ",".join(good)
        else:
            notes.append(f"{path}: {id} = {value!r}")
    return keys, notes + clashes(keys, lang)


def named(key: str) -> str:
    """The name of a key: ``question_mark`` for ``?``."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def known(key: str) -> bool:
    """Whether there is a key of a name: a letter, ``f9``, ``ctrl+x``, ``question_mark``."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    if not set(held) <= _HELD or not last:
        return False
    if len(last) == 1 or last in _NAMES or last in KEY_NAME_REPLACEMENTS.values():
        return True
    try:
        return bool(unicodedata.lookup(last.replace("_", " ")))
    except KeyError:
        return False


def clashes(keys: Mapping[str, str], lang: str) -> list[str]:
    """Keys that two actions of one scope have, once the keymap counts."""
    seen: dict[tuple[str, str], str] = {}
    notes = []
    for action in sorted(ACTIONS, key=lambda a: a.id in keys):
        for key in keys.get(action.id, action.keys).split(","):
            spot = (action.scope, key)
            if spot in seen and (action.id in keys or seen[spot] in keys):
                notes.append(label("keymap-clash", lang, keys=key, action=action.id))
            seen[spot] = action.id
    return notes


def display(key: str) -> str:
    """A key as people write it."""
    return format_key(key).replace("^", "ctrl+") if key else ""
