"""A suspicion put as the question for a cause that it is: "pods lost their network. could it be X?", "会不会是 X".

It knows the two languages and no subject: whether X may bring about what was told is for the packs to say.
"""

from __future__ import annotations

from kb.ask.normal import has_cjk

# The forms of a suspicion: sets of words, "|" between the words of one, and * for what is suspected.
_CAUSING = "do|done|cause|caused|explain|explained|trigger|triggered|break|broken it|this|that|so"
_IT = "it|this|that"
_MAY = "could|can|might|may|would"
_PLAIN = (
    f"is|was|isn't {_IT} *",
    f"is|was|isn't {_IT} still *",
    "still *",
    f"{_MAY} {_IT} be *",
    f"is|was|isn't {_IT} down|related|owing to *",
    f"{_MAY} {_IT} be related|down to *",
    f"is|was|isn't {_IT} a|an * problem|issue|thing|matter",
    f"{_MAY} {_IT} be a|an * problem|issue|thing|matter",
    f"did|does|{_MAY}|will|has * {_CAUSING}",
    f"is|was * what|that|who broke|caused|did|does|causes|triggered|breaks|kills|killed {_IT}|us|them",
    "* related",
    "it's|its|that's|thats *",
    "is|was|isn't * the|a culprit|cause|reason|problem",
    "is|was|isn't * to blame",
    "* is|was the|a culprit|cause|reason|problem",
    "* is|was to blame",
    "* the|a culprit|cause|reason|problem",
    "* being|is the culprit|cause|reason|problem",
)
# These name the suspicion: nothing need be told before them.
_NAMING = (
    "am i right|wrong to|in|if suspect|suspecting|blame|blaming *",
    "am i right|wrong if i suspect|blame *",
    "should|do|can|may|would i|we|you suspect|blame *",
    "should|do|can|may|would i|we keep|still suspecting|blaming|suspect|blame *",
    "i|we suspect|blame *",
    "my|our suspect|suspicion|guess is *",
    f"is|was|isn't {_IT} * fault",
)
# Here it is what was told that is suspected.
_POINTING = frozenset(
    f"{it} {what}"
    for it in ("is that", "is this", "was that", "could that be", "would that be", "so that's", "is it that")
    for what in (
        *(
            "what did it",
            "what broke it",
            "what caused it",
            "why",
            "the cause",
            "the reason",
            "the culprit",
            "it",
        ),
        *("to blame", "the problem", "the issue"),
    )
) | {"did that do it", "did that break it", "did that cause it", "would that do it", "would that explain it"}
_ZH_POINTING = frozenset(
    "是这个原因 就是这个原因 是因为这个 是不是因为这个 是这个导致的 是这个造成的 是这个引起的 是这个问题 是这个的锅 "
    "跟这个有关 和这个有关 会是这个原因".split()
)
_LEADING = frozenset("so and but then or maybe perhaps actually well hm hmm".split())
_WITHIN = frozenset("all just simply really maybe perhaps actually only possibly".split())
# What begins with these is a cause already, or no name.
_NO_NAME = frozenset(
    "because due caused thanks why how what which who when if not still could can might may would will should must is "
    "was are were isn't did does do has have it this that there so".split()
)
_TAGS = frozenset(["right", "correct", "or", "then", "again", "maybe", "perhaps", "here"])
_STOPS = ".!?;,。，；！？：:\n"
_LONGEST, _LONGEST_ZH = 6, 24
_THE_CAUSE, _ZH_THE_CAUSE = "is {} the cause?", "是因为 {} 吗？"
_ZH_BEFORE = tuple(
    "这锅是 这个锅是 锅是 "
    "罪魁祸首是不是 罪魁祸首是 罪魁祸首会不会是 问题出在 问题是不是出在 我怀疑是 我怀疑 怀疑是 怀疑 我猜是 估计是 "
    "会不会就是 会不会是 会是 是不是就是 是不是因为 是不是 难道是 莫非是 该不会是 可能是 应该是 就是 是".split()
)
_ZH_LEADING = ("所以", "那么", "那")
_ZH_AFTER = tuple(
    "搞的鬼 搞的 弄的 闹的 搞出来的 弄出来的 会导致这个 会导致这样 会引起这个 会造成这个 会这样 能解释".split()
)
_ZH_POT = "锅是"
_ZH_IS, _ZH_TELLING = "是", tuple("没 忘 不 未 开 关 = 设 配".split())
_ZH_BECAUSE = ("因为", "由于")
_ZH_SAID = tuple("造成的 导致的 引起的 的问题 的锅 的原因".split())
_ZH_NAMING = ("怀疑", "我怀", "罪魁")
_ZH_WITH, _ZH_RELATED = ("跟", "和", "与", "同"), ("有关系", "有关", "相关")
_ZH_TAGS = ("对不对", "对吗", "对吧", "吗", "么", "吧", "呢", "啊", "呀")


class Suspicion:
    """What is suspected.

    Attributes:
        told: what stands before it in the text.
        suspect: the words for what is suspected; "" where that is what was told.
        named: whether the words say that it is a suspicion, so that nothing need be told before.
    """

    __slots__ = ("_asked", "named", "suspect", "told")

    def __init__(self, told: str, suspect: str, named: bool, asked: str) -> None:
        self.told = told
        self.suspect = suspect
        self.named = named
        self._asked = asked

    @property
    def asked(self) -> str:
        """The question for the cause that it is."""
        return self.told + self._asked.format(self.suspect)


def suspicion(text: str) -> Suspicion | None:
    """The suspicion with which a text ends, or None.

    Args:
        text: the question.
    """
    return _zh(text) if has_cjk(text) else _en(text)


def _en(text: str) -> Suspicion | None:
    told, clause = _last(text)
    words = clause.replace("’", "'").split()
    while words and words[0].lower() in _LEADING:
        words = words[1:]
    words = [w for at, w in enumerate(words) if w.lower() not in _WITHIN or at == 0]
    if " ".join(words).lower().removeprefix("and ") in _POINTING:
        return Suspicion(told, "", False, _THE_CAUSE)
    for forms, named in ((_FORMS[1], True), (_FORMS[0], False)):
        for form in forms:
            suspect = _slot([w.lower() for w in words], words, form)
            if suspect:
                return Suspicion(told, suspect, named, _THE_CAUSE)
    return None


def _slot(words: list[str], typed: list[str], form: tuple[list[frozenset[str]], list[frozenset[str]]]) -> str:
    """What stands in the open place of a form, where the rest of the words fits it; or ""."""
    before, after = form
    first, last = len(before), len(words) - len(after)
    fits = all(w in may for w, may in zip(words, before, strict=False))
    fits = fits and all(w in may for w, may in zip(words[last:], after, strict=False))
    if not fits or not 0 < last - first <= _LONGEST or words[first] in _NO_NAME or "or" in words:
        return ""
    return " ".join(typed[first:last]).removesuffix("'s").removesuffix("'")


def _last(text: str) -> tuple[str, str]:
    """A text up to its last clause, and that; a clause that only asks to confirm it counts with the one before."""
    bare = text.rstrip(_STOPS + " ")
    for _ in range(2):
        at = max(bare.rfind(stop) for stop in (". ", "! ", "? ", "; ", ", ", ": ", "\n", "- ")) + 1
        clause = bare[at:].strip()
        if at and clause.lower() in _TAGS:
            bare = bare[: at - 1].rstrip(_STOPS + " ")
            continue
        break
    return (bare[:at].rstrip("- ") + " ") if at else "", clause


def _zh(text: str) -> Suspicion | None:
    bare = text.rstrip(_STOPS + " ")
    tag = next((t for t in _ZH_TAGS if bare.endswith(t)), "")
    bare = bare[: len(bare) - len(tag)].rstrip(_STOPS + " ")
    at = max(bare.rfind(stop) for stop in "。，；！？,;!?\n") + 1
    told, clause = bare[:at], bare[at:].strip()
    clause = next((clause[len(lead) :].strip() for lead in _ZH_LEADING if clause.startswith(lead)), clause)
    if tag and clause in _ZH_POINTING:
        return Suspicion(told, "", False, _ZH_THE_CAUSE)
    before = next((b for b in _ZH_BEFORE if clause.startswith(b)), "")
    after = next((a for a in _ZH_AFTER if clause.endswith(a)), "")
    related = next((r for r in _ZH_RELATED if clause.endswith(r)), "")
    suspect = clause[len(before) : len(clause) - len(after or related)].strip()
    if before.endswith(_ZH_POT):
        suspect = suspect.removesuffix("的").strip()
    if related and not after:
        suspect = suspect[1:].strip() if suspect.startswith(_ZH_WITH) else ""
    asks = (
        tag or text.rstrip().endswith(("?", "？")) or before[:2] in ("会不", "是不", "怀疑", "难道", "莫非")
    )
    if not (before or after or related) or not asks or not 0 < len(suspect) <= _LONGEST_ZH:
        return None
    clause_itself = before == _ZH_IS and not after and any(word in suspect for word in _ZH_TELLING)
    if suspect.startswith(_ZH_BECAUSE) or suspect.endswith(_ZH_SAID) or clause_itself:
        return None
    return Suspicion(told, suspect, before[:2] in _ZH_NAMING, _ZH_THE_CAUSE)


def _form(text: str) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    before, _, after = text.partition("*")
    return [frozenset(w.split("|")) for w in before.split()], [frozenset(w.split("|")) for w in after.split()]


_FORMS = [[_form(text) for text in forms] for forms in (_PLAIN, _NAMING)]
