"""Examples of how people ask for records: the words they use, and an index by what they have in common with a question.

A word that occurs nowhere but in phrasings explains a question only where a record asked by it answers; one that many
records are asked by is plain. What is made of them when a question is read is `kb.ask.examples`' business.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from math import log

from kb import records as r
from kb.ask.features import STATED
from kb.ask.lanes import lanes
from kb.ask.normal import fold, pairs, words
from kb.ask.sentences import sentences
from kb.packs import divided
from kb.packs.aliases import Phrases
from kb.packs.loader import Packs
from kb.packs.rows import Rows
from kb.packs.shapes import Rec, Said

_PLAIN_FROM = 4
# How many words a sentence has at most that somebody may ask to have confirmed.
_MOST = 60
_LONG = 6
_COMMONPLACE = 0.25
_ASKS = {"ask": "", "yes": "yes", "no": "no"}


def texts(packs: Packs) -> Iterator[tuple[Rec, Said, str]]:
    """Every phrasing: the record of it, the question, and the verdict that it wants or ""."""
    for rec in packs.of("phrasings"):
        for key, verdict in _ASKS.items():
            for text in rec.get(key) or []:
                yield rec, text, verdict


def _stated(packs: Packs) -> Iterator[tuple[str, str, str]]:
    """What claims and measurements state, sentence by sentence: who asks whether that is so wants a yes."""
    for kind, name in (("claims", "claim"), ("measurements", "measurement")):
        for rec in packs.of(kind):
            for text in (rec.get("text") or {}).values():
                for sentence in sentences(str(text)):
                    if len(words(sentence)) <= _MOST:
                        yield f"{name}:{rec['id']}", sentence, STATED


def speak(packs: Packs, found: Phrases) -> None:
    """Add the words of phrasings that nothing else knows to the phrases by which questions are read."""
    users: dict[str, set[str]] = defaultdict(set)
    for rec, text, _ in texts(packs):
        for word in _words(text):
            users[word].add(str(rec["of"]))
    known = {w for phrase in found.targets for w in phrase.split(" ") if len(w) >= _LONG - 1}
    long = {word for word in known if len(word) >= _LONG}
    near = {form for word in long for form in _shorter(word)}
    for word in sorted(users):
        slip = len(word) >= _LONG and (word in near or _shorter(word) & long)
        if len(users[word]) == 1 and (slip or _swapped(word) & known):
            continue  # a slip of a word that is known
        target = "plain:" if len(users[word]) >= _PLAIN_FROM else f"said:{word}"
        found.targets.setdefault(word, {target: None})


def _shorter(word: str) -> set[str]:
    """A word without one of its doubled letters."""
    return {word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]}


def _swapped(word: str) -> set[str]:
    """The words that a word becomes once two neighbouring letters change places, but the first."""
    if len(word) < _LONG - 1 or not word.isascii():
        return set()
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
    return swapped - {word}


def _words(text: str) -> Iterator[str]:
    """The words of a text; of Chinese, the pairs of characters, joined: no phrase of an alias is spelled so."""
    folded = words(text)
    yield from (w for w in folded if w.isascii() and w.isalpha())
    yield from pairs(folded)


def ask(rows: Rows) -> None:
    """Write the rows of phrasings and of opposites."""
    asked = [(str(rec["of"]), text, verdict) for rec, text, verdict in texts(rows.packs)]
    rows.keep(
        r.Phrasing,
        [
            {"id": n, "ref": ref, "verdict": verdict, "text": text}
            for n, (ref, text, verdict) in enumerate([*asked, *_stated(rows.packs)])
        ],
    )
    known: dict[str, dict[str, object]] = {}
    for rec in rows.packs.of("opposites"):
        for sign, key in ((1, "one"), (-1, "other")):
            for word in rec[key]:
                known.setdefault(fold(word), {"word": fold(word), "axis": str(rec["id"]), "sign": sign})
    rows.keep(r.Pole, known.values())


def index(db: sqlite3.Connection) -> None:
    """Index the phrasings of a base whose other tables are complete."""
    told = db.execute("SELECT ref, verdict FROM phrasing ORDER BY id").fetchall()
    open_ = {ref for ref, verdict in told if verdict != STATED}
    # What a record states tells how it is asked for only where nobody gives an example of that.
    every = [
        (ref, verdict != STATED or ref not in open_, found)
        for (ref, verdict), found in zip(told, divided.read(db), strict=True)
    ]
    users: dict[str, set[str]] = defaultdict(set)
    for ref, asks, found in every:
        for feature in found if asks else ():
            users[feature].add(ref)
    refs = sorted({ref for ref, _, _ in every})
    rarity = {feature: log((1 + len(refs)) / len(own)) for feature, own in users.items()}
    strange = 0.5 * max(rarity.values(), default=1.0)
    spoken: dict[str, dict[str, dict[int, float]]] = {ref: defaultdict(dict) for ref in refs}
    asked: dict[str, dict[str, float]] = {ref: {} for ref in refs}
    lane: dict[str, int] = defaultdict(int)
    for ref, asks, found in every:
        known = {f: share for f, share in found.items() if f in rarity or not f.startswith("w:")}
        weights = {feature: share * rarity.get(feature, strange) for feature, share in known.items()}
        norm = sum(w * w for w in weights.values()) ** 0.5 or 1.0
        for feature, weight in weights.items():
            spoken[ref][feature][lane[ref]] = weight / norm
            if asks:
                asked[ref][feature] = max(weight / norm, asked[ref].get(feature, 0.0))
        lane[ref] += 1
    db.executemany(
        "INSERT INTO vocabulary (ref, number, features) VALUES (?, ?, ?)",
        [(ref, at, _packed(spoken[ref])) for at, ref in enumerate(refs)],
    )
    postings: dict[str, dict[int, float]] = defaultdict(dict)
    for at, ref in enumerate(refs):
        for feature, most in asked[ref].items():
            if rarity[feature] > _COMMONPLACE:
                postings[feature][at] = most
    db.executemany(
        "INSERT INTO asked (feature, rarity, postings) VALUES (?, ?, ?)",
        [(f, round(rarity[f], 4), marshal.dumps(lanes(postings[f]))) for f in sorted(postings)],
    )


def _packed(spoken: dict[str, dict[int, float]]) -> bytes:
    return marshal.dumps({feature: lanes(spoken[feature]) for feature in sorted(spoken)})
