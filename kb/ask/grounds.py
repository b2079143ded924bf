"""The reason that a question gives for what it supposes: "X since R?", "R, so X, right?", "因为 R，所以 X 吗".

That X is so does not confirm it where R is no reason for it. This finds what is said in R; whether it brings X about is
for proofs and records to tell.
"""

from __future__ import annotations

from kb.ask.clauses import told_before
from kb.ask.sentences import ends_marked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.ask.lexicon import Mention
    from kb.ask.query import Query

# Words behind which the reason stands, "as" only where it has a verb of its own; those before what follows.
_BEHIND = frozenset(["since", "because", "due to", "thanks to", "given that", "as", "seeing as", "owing to"])
_AS = "as"
_VERBS = frozenset("is are was has have doe do use uses used own pays run set allow allows its".split())
_SO = frozenset(["so", "therefore", "hence", "thus", "所 以", "因 此", "于 是"])
_ZH_BECAUSE = "因 为"
_THAT, _WHY = "that", "why"
_ZH_THEN = frozenset(["所 以", "就", "才", "因 此", "导 致", "于 是"])


def grounds(query: Query) -> list[Mention]:
    """What a question names in the reason that it gives; nothing where it gives none, or nothing that follows.

    Args:
        query: a question; of one that wants no yes or no, nothing is found.
    """
    if query.act or not (query.yesno and (query.particle or "tag" in query.cues or ends_marked(query.text))):
        return []
    mentions, asks = query.stance.mentions, told_before(query)
    for at, mention in enumerate(mentions):
        if mention.key == _ZH_BECAUSE:
            end = next(
                (i for i in range(at + 1, len(mentions)) if mentions[i].key in _ZH_THEN), len(mentions)
            )
            return _named(query, mentions[at + 1 : end], mentions[:at] + mentions[end:])
        behind = at and mention.start >= asks and mention.key in _BEHIND
        behind = behind and (mention.key != _AS or _tells(mentions[at + 1 :]))
        if behind:
            return _named(query, mentions[at + 1 :], mentions[:at])
        why = mention.key == _WHY and at and mentions[at - 1].key == _THAT
        aim = mentions[at + 1 : at + 2] and mentions[at + 1].key == _THAT  # "so that": what for, and not why
        if at and not aim and (mention.key in _SO or why):
            return _named(query, mentions[: at - why], mentions[at + 1 :])
    return []


def _named(query: Query, reason: Sequence[Mention], rest: Sequence[Mention]) -> list[Mention]:
    """The content of a reason, where something is named beside it for which it is one."""
    follows = any(m in query.content or any(i in query.content for i in m.inner) for m in rest)
    return (
        [m for m in query.content if m in reason or any(m in whole.inner for whole in reason)]
        if follows
        else []
    )


def _tells(mentions: Sequence[Mention]) -> bool:
    return any(not _VERBS.isdisjoint(m.key.split()) or "yesno" in m.cues for m in mentions)
