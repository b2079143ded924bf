"""Whether a question says of what it asks for only that it is so, in words whose bearing is known.

"Is the hit imaginary there?", "does X shun it?": beside what is asked for stands an ordinary word that nothing here
understands, and it may turn the question into its contrary. This finds such a word; what to do about it is others'
business.
"""

from __future__ import annotations

from kb.ask.clauses import is_of
from kb.ask.lexicon import BOUND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query

_OF = frozenset(["of", "to"])
_UNDOING = frozenset(["lose", "off"])
# Of the words that tell how something is so, those by which it hardly is.
_BARELY = frozenset(
    "unlikely hardly barely scarcely rarely falsely wrongly supposedly allegedly nominally theoretically vainly".split()
)
_ARTICLES = frozenset("the a an any its our my your this that these those".split())
# Small words, and words that say no more than that something is so, or of whom; folded.
_KNOWN = frozenset(
    "a about across actual after afterward against all alone along also altogether always among an and "
    "another any anyhow anymore anyway anywhere are around article as at away back be because become been "
    "before behind being belong between both bring brought but by called can carrying case cell col column "
    "combine come common component concern configure configured could decided default definite demand did do "
    "doe doing down drawn due during each either else ever every extra far find first five for from further "
    "gave genuine get give given go goe going gone good got group had hand handed handling has have having "
    "here hitting how i if improve in increase indeed inside instead into is it itself just kept know least "
    "leaving left legitimate less like listed look made make maybe me mean meant mention might more most much "
    "my myself name nevertheless next now o of off on once one oneself onto or original originate other "
    "otherwise our ourselve out outcome outside over own part party pas passed path per perhaps place play "
    "plus produce produced promise proper provider put read real refer regard regarding regardless row "
    "routing run running same see seeing seem seen serve set settle several show since so some somehow someone "
    "something sort specific stand stay stem still stock story straight such suitable support sure switched take taken "
    "than that the their them then there thereby they thing this though three through throughout thru thus "
    "time to today together too toward treat treated true turn turning two under unless until up upon us "
    "useful via wanted was way we well were what whatever whatsoever when whenever where whether which while "
    "who whole whose why will win with within would yet you your".split()
)


def strange(query: Query, id: str) -> bool:
    """Whether right beside what a question asks for stands a word of which it is not known what it says.

    Args:
        query: a yes/no question.
        id: the attribute that it asks for.
    """
    mentions = query.stance.mentions
    at = max((i for i, m in enumerate(mentions) if is_of(m, id)), default=-1)
    if at < 0:
        return False
    before = at - 1
    while before > 0 and mentions[before].key in _ARTICLES:
        before -= 1
    led = before > 0 and not mentions[before + 1].head and _opaque(mentions[before])
    after = at + 1
    if after + 1 < len(mentions) and mentions[after].key in _OF and not mentions[after + 1].only("plain"):
        after += 2
    followed = after < len(mentions) and not mentions[after].head
    return led or (followed and (_opaque(mentions[after]) or _undoes(mentions[after])))


def _undoes(mention: Mention) -> bool:
    """Whether a word behind what is asked for says that it is prevented, or switched off."""
    return mention.kinds().keys() <= {"cue", "concept"} and not _UNDOING.isdisjoint(mention.cues)


def _opaque(mention: Mention) -> bool:
    """Whether a mention is an ordinary word of English, and none of those whose bearing is known."""
    return mention.only("plain") and BOUND not in mention.targets and _is_word(mention.key)


def _is_word(key: str) -> bool:
    manner = key.endswith("ly") and key not in _BARELY
    return key.isascii() and key.isalpha() and len(key) > 1 and not manner and key not in _KNOWN
