"""What a question has in common with the questions that records are asked by: features with weights.

A feature is a thing that the question mentions, a cue, or a word. The same function serves the examples of the packs
when a base is built and the question that is asked, so that they meet. It looks nothing up.
"""

from __future__ import annotations

from kb.ask.normal import pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.ask.lexicon import Mention

# The verdict kept with an example that is no question, but what a record states.
STATED = "stated"
_SHARES = {"plain": 0.12, "cue": 0.7, "said": 0.9, "manner": 0.7, "concept": 0.8}
_INNER = 0.35
_WORD = 0.3


def features(mentions: Iterable[Mention]) -> dict[str, float]:
    """The features of a question and how much each counts before its rarity is weighed in.

    Args:
        mentions: all mentions of the question, plain words among them.
    """
    out: dict[str, float] = {}
    for mention in mentions:
        _add(out, mention, 1.0)
        for inner in mention.inner:
            _add(out, inner, _INNER)
    return out


def _add(out: dict[str, float], mention: Mention, share: float) -> None:
    real = [t for t in mention.targets if not t.startswith(("plain:", "said:"))]
    for target in real:
        weight = share * _SHARES.get(target.partition(":")[0], 1.0) / len(real) ** 0.5
        out[target] = max(out.get(target, 0.0), weight)
    weight = share * (
        _WORD if real else _SHARES["plain"] if set(mention.kinds()) == {"plain"} else _SHARES["said"]
    )
    for word in spelled(mention):
        out[word] = max(out.get(word, 0.0), weight)


def spelled(mention: Mention) -> list[str]:
    """The features that a mention's own words are; of a run of characters that nothing explains, its pairs."""
    if mention.only("said") or not mention.targets:
        return ["w:" + pair for pair in pairs(mention.key.split())] or ["w:" + mention.key]
    return ["w:" + mention.key]
