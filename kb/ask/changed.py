"""What was seen before a switch was turned is so no longer: "status says X. I just set Y. will it say Z?".

Which of two values told of one switch stands is for `turning` to say.
"""

from __future__ import annotations

from kb.ask.atoms import names, switched
from kb.ask.clauses import clauses_of, untagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention
    from kb.ask.records import Records

# Words that tell of a change after what was told before, and words for one that need a later time beside them.
_SINCE = frozenset("just now afterwards later then meanwhile".split())
_DOING = frozenset(
    "set turned turn enabled enable switched changed added flipped put fixed corrected".split()
)
_TURNING = frozenset(
    "set setting turn turning enable enabling add adding switch switching flip once with".split()
)
_LATER = frozenset("now will anymore still yet".split())
_ZH_SINCE = (
    "刚",
    "后来",
    "然后",
    "之后",
    "随后",
    "现在",
    "接着",
    "于是",
    "已经设",
    "已经把",
    "已经改",
    "已经打开",
)
_ZH_DOING, _ZH_LATER = ("设", "改", "开", "加", "换"), ("现在", "会", "还")
_AFTER_THAT = frozenset(["after that", "after this", "after which", "后 来"])
_ZH_TO_DO = ("把", "打开", "开了", "开启", "设", "加", "改", "如果", "要是")
_NOW_THAT, _THEN = "now that", "then"
_ASKING = frozenset("yesno wh howto verify".split())


def pass_over(mentions: list[Mention], records: Records) -> bool:
    """Let what was seen before a switch was turned say nothing.

    Args:
        mentions: the mentions of a question, changed in place.
        records: tells switches, and what may be seen.

    Returns:
        Whether a switch was turned.
    """
    clauses = clauses_of(mentions)
    at = next((i for i in reversed(range(len(clauses))) if _switches(clauses[i], records)), -1)
    after = untagged(clauses[at + 1 :])
    if at < 0 or not _changes(clauses[at], after) or any("why" in m.cues for c in after for m in c):
        return False
    told = [c for c in clauses[:at] if not any(_ASKING & set(m.cues) for m in c)]
    for mention in [m for c in told for m in c if seen(m, records) or names(m, records, "concluded")]:
        mention.targets, mention.inner = ("plain:",), []
    return True


def turns(mentions: list[Mention], records: Records) -> bool:
    """Whether the last clause asks what comes of switches that it names turned ("will turning X on bring it back?")."""
    if not any(m.ids("value") for m in mentions):
        return False
    clauses = untagged(clauses_of(mentions))
    own = [m for c in clauses[-1:] for m in c] + [m for c in clauses[:-1] if _supposes(c) for m in c]
    words = {word for m in own for word in m.key.split()}
    chinese = "".join(m.key for m in own).replace(" ", "")
    acts = bool(words & _TURNING) or any(word in chinese for word in _ZH_DOING)
    return acts and any(switched(m, records) for m in own)


def _supposes(clause: list[Mention]) -> bool:
    """Whether a clause supposes something or begins with what is to be done."""
    return "whatif" in clause[0].cues or clause[0].key.replace(" ", "").startswith(_ZH_TO_DO)


def seen(mention: Mention, records: Records) -> bool:
    """Whether a mention tells what somebody saw."""
    return bool(mention.messages) or names(mention, records, "observed")


def _switches(clause: list[Mention], records: Records) -> bool:
    """Whether a clause tells how switches were turned, and asks and supposes nothing."""
    supposing = clause[1:] if " ".join(m.key for m in clause[:2]) in _AFTER_THAT else clause
    asks = any({"yesno", "whatif"} & set(m.cues) for m in supposing)
    return not asks and any(switched(m, records) for m in clause)


def _changes(clause: list[Mention], after: list[list[Mention]]) -> bool:
    """Whether a clause tells of a change: by a word for a later time, be it in a clause behind it."""
    text, rest = (" ".join(m.key for m in own) for own in (clause, [m for c in after for m in c]))
    said, asked = set(text.split()), set(rest.split())
    chinese = text.replace(" ", "")
    if _NOW_THAT in text:
        return False
    since = bool(said & _SINCE) or any(word in chinese for word in _ZH_SINCE)
    does = bool(said & _DOING) or any(word in chinese for word in _ZH_DOING)
    later = bool(asked & _LATER) or any(word in rest.replace(" ", "") for word in _ZH_LATER)
    if _THEN in said and not (does or after):
        return False  # "then it is on": what follows from it
    return since or (does and later)
