"""What several commands share: opening the knowledge base, standard input, and the facts given with a question."""

from __future__ import annotations

import os
import sys

import kb
from kb.ask.normal import fold
from kb.cli.exits import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.chat import Chat
    from kb.cli.argv import Given
    from kb.knowledge import KnowledgeBase

_TRUE = ("true", "yes", "on", "1", "enabled")
_FALSE = ("false", "no", "off", "0", "disabled")
_NOTHING = ("unset", "unknown")
_NEAR, _FEW = 0.5, 3


def interface_language() -> str:
    """The language of a person's locale, for records that no question brings along: zh or en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"


def read_input() -> str:
    """All of standard input as text; bytes that are no text become replacement characters."""
    if sys.stdin is None:
        raise UsageError("there is no standard input", remedy="give the question as an argument")
    return sys.stdin.buffer.read().decode("utf-8-sig", "replace")


def open_chat(given: Given) -> tuple[KnowledgeBase, Chat]:
    """The knowledge base and a conversation with it, under the views, versions and facts that were given.

    Raises:
        UsageError: a setting or view that was given is not known.
    """
    base = kb.open()
    view = known_view(base, given)
    pairs, paths = given.many("set"), given.many("config")
    told_twice(pairs)
    assume = assumptions(base, pairs, foreign=bool(paths))
    version = known_version(given)
    own = None
    if paths:
        from kb.cluster import owned

        own = owned(paths, base.base, version or "", view or "", pairs)
    lang = given.value("lang") or None
    chat = base.chat(view=view, version=version, lang=lang, assume=assume, own=own)
    return base, chat


def known_view(base: KnowledgeBase, given: Given) -> str | None:
    """The view that was given, or None.

    Raises:
        UsageError: there is no such view.
    """
    view = given.value("view")
    if not view:
        return None
    views = [r[0] for r in base.base.rows("SELECT id FROM view ORDER BY rowid", ())]
    if view not in views:
        from kb.errors import nearest

        raise UsageError(
            f"no view is called {view!r}", "--view", "one of " + ", ".join(views), nearest(view, views)
        )
    return view


def known_version(given: Given) -> str | None:
    """The product version that was given, or None.

    Raises:
        UsageError: it is no version.
    """
    version = given.value("product")
    return checked_version(version) if version else None


def checked_version(version: str) -> str:
    """A product version without its leading v.

    Raises:
        UsageError: it is no version.
    """
    from kb.rules.errors import VersionError
    from kb.rules.versions import parse

    try:
        parse(version)
    except VersionError as error:
        raise UsageError(f"{version!r} is no version", "--cilium", "a version such as 1.18.3") from error
    return version.removeprefix("v")


def told_twice(pairs: list[str]) -> None:
    """Say that a setting was given more than once with different values, and which counts."""
    seen: dict[str, str] = {}
    for pair in pairs:
        key, _, value = (part.strip() for part in pair.partition("="))
        if seen.get(key, value) != value:
            from kb.errors import note

            note(f"--set: {key} is given more than once; the last one counts: {value}")
        seen[key] = value


def assumptions(base: KnowledgeBase, pairs: list[str], foreign: bool = False) -> dict[str, str]:
    """Settings given as KEY=VALUE, as attribute -> value.

    Args:
        base: knows the attributes and their spellings.
        pairs: as typed; a key may be an id, a Helm path, a ConfigMap key, a flag or a name, a value the product's own.
        foreign: whether values that the product knows but nothing here names are passed over.

    Raises:
        UsageError: a pair has no ``=``, its key is not known, or its value is none that the key takes.
    """
    out = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"{pair!r} is no setting", "--set", "KEY=VALUE", remedy="--set some.key=true")
        attribute = _attribute(base, key.strip(), foreign)
        if not attribute:
            continue
        meant = _value(base, attribute, key.strip(), value.strip().strip("\"'"), foreign)
        if meant:
            out[attribute] = meant
    return out


def _attribute(base: KnowledgeBase, key: str, foreign: bool = False) -> str:
    """The attribute that a key means; empty for a key of the product that no attribute here is called by."""
    row = base.base.row("SELECT targets FROM alias WHERE phrase=?", (fold(key),))
    named = [t.partition(":")[2] for t in (row[0].split() if row else []) if t.startswith("attribute:")]
    if named:
        return str(named[0])
    sql = "SELECT id FROM attribute WHERE ? IN (id, helm, configmap, flag)"
    found = base.base.row(sql, (key.lstrip("-"),))
    if found:
        return str(found[0])
    if foreign and _spellings(base, key=key.lstrip("-")):
        return ""
    rows = base.base.rows(
        "SELECT id, helm, configmap, choosable FROM attribute WHERE role IN ('setting','observed')", ()
    )
    near = _like(key, [name for row in rows for name in row[:3] if name])
    usual = [row[1] for row in rows if row[3] and row[1]]
    if len(near) == 1:
        raise UsageError(f"no setting is called {key!r}", "--set", nearest=near[0])
    expected = ("one near it: " if near else "one such as ") + ", ".join(near or usual)
    remedy = "kb list attribute names all"
    raise UsageError(f"no setting is called {key!r}", "--set", expected, remedy=remedy)


def _like(key: str, names: list[str]) -> list[str]:
    """The names that look like a key, the likest first; only that one when it is nearly the key."""
    from difflib import SequenceMatcher, get_close_matches

    found = get_close_matches(key, dict.fromkeys(names), n=_FEW, cutoff=_NEAR)
    sure = bool(found) and SequenceMatcher(None, key, found[0]).ratio() > 1 - _NEAR / _FEW
    return found[:1] if sure else found


def _spellings(base: KnowledgeBase, attribute: str = "", key: str = "") -> list[dict[str, dict[str, str]]]:
    """How the product writes an attribute's values, or what it reads under a key."""
    import json

    rows = base.base.rows("SELECT body FROM format WHERE kind='spelling' ORDER BY ord", ())
    records = [json.loads(row[0]) for row in rows]
    return [r for r in records if attribute in ("", r["attribute"]) and key in ("", r["key"])]


def _value(base: KnowledgeBase, attribute: str, key: str, value: str, foreign: bool = False) -> str:
    """The attribute's value that a written one means; empty for one of the product's that nothing here names."""
    found = base.records.attribute(attribute)
    allowed = base.records.allowed(attribute)
    isbool = found is not None and found.type == "bool"
    if isbool and value.lower() in (*_TRUE, *_FALSE):
        return "true" if value.lower() in _TRUE else "false"
    by_fold = {fold(v): v for v in allowed}
    by_fold.update({fold(n): v for v, (names, _) in allowed.items() for n in names.values() if n})
    if not isbool and (not allowed or fold(value) in by_fold):
        return by_fold.get(fold(value), value)
    means: dict[str, str] = {}
    for record in _spellings(base, attribute):
        means |= {k: v for k, v in record.get("means", {}).items() if k and v not in _NOTHING}
    if value.lower() in means:
        return means[value.lower()]
    if foreign and not isbool:
        return ""
    from kb.errors import nearest

    names = ["true", "false"] if isbool else list(dict.fromkeys([*(k for k in means if k != "*"), *allowed]))
    expected = " or ".join(names) if isbool else "one of " + ", ".join(names)
    raise UsageError(f"{key} does not take {value!r}", "--set", expected, nearest(value, names))
