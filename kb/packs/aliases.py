"""The phrases by which questions name things, folded as questions are, and the words that they are made of.

A phrase may name several things (a family resolves that, or the reading asks). Words that carry no content
(`plain`) never hide a phrase that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.ask.normal import fold
from kb.packs.loader import Packs
from kb.packs.shapes import Rec
from kb.packs.synonyms import Synonyms

SHORTEST_TYPO = 5
_TARGETS = {
    "entities": "entity",
    "attributes": "attribute",
    "concepts": "concept",
    "manners": "manner",
    "messages": "message",
    "procedures": "procedure",
    "tables": "table",
    "chains": "chain",
    "advice": "advice",
}
# The kinds of record that phrases name.
PHRASED = (*_TARGETS, "cues")
_NAMED = ("entities", "attributes", "concepts", "manners")
_TITLED = ("procedures", "tables", "chains")


class Phrases:
    """Folded phrases and the targets that each names, in the order met.

    Args:
        synonyms: what the names of synonyms in phrases stand for.
    """

    def __init__(self, synonyms: Synonyms) -> None:
        self.targets: dict[str, dict[str, None]] = {}
        self._synonyms = synonyms

    def add(self, phrase: str, target: str) -> None:
        """Note that a phrase names a target, in every way to say it."""
        for way in self._synonyms.ways(phrase):
            folded = fold(way)
            if folded:
                self.targets.setdefault(folded, {})[target] = None

    def rows(self) -> list[dict[str, str]]:
        """The rows of the alias table."""
        return [{"phrase": p, "targets": " ".join(t)} for p, t in sorted(self.targets.items())]


def phrases(packs: Packs) -> Phrases:
    """Collect the phrases of some packs: aliases, names, ids, keys, cues, plain words, joined spellings."""
    found = Phrases(Synonyms(packs))
    for kind, prefix in _TARGETS.items():
        for rec in packs.of(kind):
            for phrase in _own(kind, rec):
                found.add(phrase, f"{prefix}:{rec['id']}")
    for attribute in packs.of("attributes"):
        _values(attribute, found)
    for cue in packs.of("cues"):
        for phrase in cue["aliases"]:
            found.add(phrase, f"cue:{cue['intent']}")
    for word in packs.plain:
        if fold(word) not in found.targets:
            found.add(word, "plain:")
    _join(found)
    return found


def _own(kind: str, rec: Rec) -> Iterator[str]:
    yield from rec.get("aliases") or []
    if kind in _NAMED:
        yield from rec["name"].values()
        yield rec["id"]
        yield from (rec.get("setting") or {}).values()
    if kind in _TITLED:
        yield from rec["title"].values()
        yield rec["id"]


def _values(attribute: Rec, found: Phrases) -> None:
    for value in attribute.get("values") or []:
        target = f"value:{attribute['id']}={value['id']}"
        own = [*(value.get("aliases") or []), *(value.get("name") or {}).values()]
        if attribute["type"] != "bool":
            own.append(value["id"])
        for phrase in own:
            found.add(phrase, target)


def _join(found: Phrases) -> None:
    """Let "endpoint routes" also be found as "endpointroutes", where that spelling means nothing else."""
    taken = set(words(found.targets))
    joined: dict[str, dict[str, None] | None] = {}
    for phrase, targets in found.targets.items():
        parts = phrase.split(" ")
        whole = "".join(parts)
        if not 2 <= len(parts) <= 4 or not phrase.isascii() or whole in taken or fold(whole) != whole:
            continue
        known = joined.setdefault(whole, targets)
        if known is not None and list(known) != list(targets):
            joined[whole] = None
    found.targets.update({whole: targets for whole, targets in joined.items() if targets is not None})


def words(phrases: Iterable[str]) -> dict[str, int]:
    """Every word of some folded phrases, and the length of the longest that it begins (0: it begins none).

    So too the first two words of a phrase, joined.
    """
    longest: dict[str, int] = {}
    for phrase in phrases:
        parts = phrase.split(" ")
        longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))
        for part in parts[1:]:
            longest.setdefault(part, 0)
        if len(parts) > 1:
            two = " ".join(parts[:2])
            longest[two] = max(len(parts), longest.get(two, 0))
    return longest


def typos(vocabulary: Iterable[str]) -> list[dict[str, str]]:
    """The spellings that lack one letter, for every word of enough ASCII letters."""
    found: set[tuple[str, str]] = set()
    for word in vocabulary:
        if len(word) >= SHORTEST_TYPO and word.isascii() and word.isalpha():
            found |= {(word[:i] + word[i + 1 :], word) for i in range(len(word))}
    return [{"form": form, "word": word} for form, word in sorted(found)]
