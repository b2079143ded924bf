"""The full-text index: for every record a title and all it says, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kb.bigrams import bigrams
from kb.packs.inputs import INPUT_KINDS
from kb.packs.loader import Packs
from kb.packs.rows import REFS
from kb.packs.shapes import LANGUAGES, Rec

_UNTOLD = frozenset({"pack", "versions", "about", "cite", "mute", "weak", "choosable", "view", "half"})
_KINDS = [kind for kind in REFS if kind not in {"questions", "views", "kinds", *INPUT_KINDS}]


def index_rows(packs: Packs) -> Iterator[tuple[str, str, str, str]]:
    """The rows of the full-text index: ref, title, English text, Chinese text in pairs of characters."""
    named = {rec["id"]: rec["name"] for kind in ("entities", "attributes") for rec in packs.of(kind)}
    for kind in _KINDS:
        for rec in packs.of(kind):
            title = _title(rec, named)
            said: dict[str, list[str]] = {lang: [title[lang]] for lang in LANGUAGES}
            _collect(rec, said)
            english, chinese = (" ".join(dict.fromkeys(said[lang])) for lang in LANGUAGES)
            yield f"{REFS[kind]}:{rec['id']}", title["en"], english, bigrams(chinese)


def _title(rec: Rec, named: dict[str, Any]) -> dict[str, str]:
    for key in ("title", "name"):
        if key in rec:
            return {lang: str(rec[key][lang]) for lang in LANGUAGES}
    about = [rec[key] for key in ("entity", "subject", "attribute", "metric") if key in rec]
    if about:
        return {lang: ": ".join(str((named.get(a) or {}).get(lang, a)) for a in about) for lang in LANGUAGES}
    return dict.fromkeys(LANGUAGES, str(rec.get("pattern") or rec["id"]))


def _collect(value: Any, said: dict[str, list[str]]) -> None:
    if isinstance(value, str):
        for lang in LANGUAGES:
            said[lang].append(str(value))
    elif isinstance(value, dict) and set(value) == set(LANGUAGES):
        for lang in LANGUAGES:
            _collect_in(value[lang], said[lang])
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _UNTOLD:
                _collect(inner, said)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, said)


def _collect_in(value: Any, said: list[str]) -> None:
    said += [str(v) for v in value] if isinstance(value, list) else [str(value)]
