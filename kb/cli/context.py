"""What several commands share: opening the knowledge base, standard input, and the facts given with a question."""

from __future__ import annotations

import os
import sys

import kb
from kb.ask.normal import fold
from kb.cli.exits import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.cli.argv import Given
    from kb.knowledge import Chat, KnowledgeBase

_TRUE = ("true", "yes", "on", "1", "enabled")
_FALSE = ("false", "no", "off", "0", "disabled")


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
    facts = _facts(base, given)
    chat = base.chat(
        view=view,
        version=known_version(given),
        lang=given.value("lang") or None,
        assume=assumptions(base, given.many("set")),
        facts=facts,
    )
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


def _facts(base: KnowledgeBase, given: Given) -> dict[str, str]:
    paths = given.many("config")
    if not paths:
        return {}
    from kb.cluster import facts_of

    return {str(attribute): str(fact[0]) for attribute, fact in facts_of(paths, base.base).items()}


def assumptions(base: KnowledgeBase, pairs: list[str]) -> dict[str, str]:
    """Settings given as KEY=VALUE, as attribute -> value.

    Args:
        base: knows the attributes and their spellings.
        pairs: as typed; a key may be an id, a Helm path, a ConfigMap key, a flag or a name.

    Raises:
        UsageError: a pair has no ``=``, its key is not known, or its value is none that the key takes.
    """
    out = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"{pair!r} is no setting", "--set", "KEY=VALUE", remedy="--set some.key=true")
        attribute = _attribute(base, key.strip())
        out[attribute] = _value(base, attribute, value.strip().strip("\"'"))
    return out


def _attribute(base: KnowledgeBase, key: str) -> str:
    row = base.base.row("SELECT targets FROM alias WHERE phrase=?", (fold(key),))
    named = [t.partition(":")[2] for t in (row[0].split() if row else []) if t.startswith("attribute:")]
    if named:
        return str(named[0])
    sql = "SELECT id FROM attribute WHERE ? IN (id, helm, configmap, flag)"
    found = base.base.row(sql, (key.lstrip("-"),))
    if found:
        return str(found[0])
    from kb.errors import nearest

    rows = base.base.rows("SELECT id, helm, configmap FROM attribute", ())
    names = [name for row in rows for name in row if name]
    remedy = "kb list attribute names them"
    raise UsageError(f"no setting is called {key!r}", "--set", nearest=nearest(key, names), remedy=remedy)


def _value(base: KnowledgeBase, attribute: str, value: str) -> str:
    found = base.records.attribute(attribute)
    allowed = base.records.allowed(attribute)
    if found is not None and found.type == "bool":
        if value.lower() in _TRUE:
            return "true"
        if value.lower() in _FALSE:
            return "false"
        raise UsageError(f"{attribute} does not take {value!r}", "--set", "true or false")
    by_fold = {fold(v): v for v in allowed}
    by_fold.update({fold(n): v for v, (names, _) in allowed.items() for n in names.values() if n})
    if not allowed or fold(value) in by_fold:
        return by_fold.get(fold(value), value)
    from kb.errors import nearest

    expected = "one of " + ", ".join(allowed)
    raise UsageError(f"{attribute} does not take {value!r}", "--set", expected, nearest(value, allowed))
