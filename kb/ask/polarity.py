"""On which side of a matter a text stands: its negations, and the ends of oppositions that it names.

Two texts about one matter can be compared only where both are known. It judges nothing; it counts words.
"""

from __future__ import annotations

from kb.ask.normal import is_cjk, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from kb.ask.lexicon import Mention
    from kb.store import Base

# The oppositions in which things are compared: what is the same is not more or less, faster or slower.
COMPARING = frozenset("sameness amount speed worth".split())
_GRAM = 6
_REACH, _REACH_ZH = 3, 4
_CONTRACTED = frozenset(
    "isnt arent doesnt dont wont cant didnt wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt aint neednt".split()
)
_NEGATIONS = _CONTRACTED | frozenset(
    "not no never neither nor none nothing without cannot nobody hardly nowhere".split()
)
_OPENERS = frozenset("so and but then or why how well hey hm hmm".split())
_OPEN_NOT = frozenset("or if whether why".split())
_PRONOUNS = frozenset("it they he she you we i that there this those these".split())
_CLOSING = _PRONOUNS | frozenset("right correct so true or no yes".split())
# "no doubt", "not only": phrases that deny nothing. "not sure whether ...": a way to ask.
_SET = {
    "no": frozenset("doubt matter idea worry wonder less more sooner clue".split()),
    "not": frozenset("only just merely sure certain simply least clear familiar convinced".split()),
    "nothing": frozenset(["but"]),
    "never": frozenset(["mind"]),
}
_ZH_NEGATIONS = frozenset("不没无未非别")
# Words that hold such a character and deny nothing, and turns of phrase that only give a question its form.
_ZH_OTHER = tuple(
    tuple(w)
    for w in (
        "不得不 不就是 不是说 不是吗 不对吗 不过 不管 不论 不仅 不止 不光 不少 不然 除非 非得 非要 没错 不错 无论 无非 差不多 未必 不到 不足 不超 "
        "非常 别的 别人 特别 区别 差别 级别 分别 识别 类别 鉴别 别名 要不 没准 无状态 无外乎"
    ).split()
)
_ZH_LONGEST = 3
_ZH_DENIED_END = frozenset("也都还又并从就")
_ZH_PARTICLES = frozenset("了啊呀呢吗嘛么")
# A negation within a phrase for one of these is a part of its meaning.
_WHOLE = (
    "cue:tag",
    "cue:none",
    "value:",
    "attribute:",
    "entity:",
    "concept:",
    "message:",
    "procedure:",
    "plain:bound",
    "manner:",
)


# Words that say more than that a thing is so: that nothing else is, that it always is, that it is not wholly.
_LIMITS = frozenset(
    "only solely exclusively merely purely alone sole always invariably necessarily partly partially just".split()
)
_ZH_LIMITS = tuple(
    tuple(w) for w in "只 仅 唯一 光靠 光凭 单靠 单凭 一定 必然 必定 总是 永远 部分 而不是 而非".split()
)
_CONTRASTS = (("instead", "of"), ("rather", "than"), ("in", "part"), ("nothing", "but"), ("no", "other"))
_NOT_LIMITS = {
    "just": frozenset("like as to because since check checking want wanted wondering curious fine the how what now a one".split()),
    "only": frozenset(),
}
_ALONE = frozenset("leave left let stand leaving".split())
_ZH_NOT_LIMITS = frozenset(["只要", "不只", "不仅", "只是", "不一定", "未必", "只读", "只能"])


def limits(said: Sequence[str], heads: Container[int]) -> list[str]:
    """The words that exaggerate: "only", "always", "rather than"."""
    out = []
    for at, word in enumerate(said):
        if is_cjk(word[0]):
            run = "".join(said[max(at - 1, 0) : at + 2])
            found = any(tuple(said[at : at + len(p)]) == p for p in _ZH_LIMITS)
            if found and not any(w in run for w in _ZH_NOT_LIMITS):
                out.append(word)
        elif tuple(said[at : at + 2]) in _CONTRASTS or (word in _LIMITS and not _harmless(said, at, heads)):
            out.append(word)
    return out


def _harmless(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    before = said[at - 1] if at and at not in heads else ""
    after = said[at + 1] if at + 1 < len(said) and at + 1 not in heads else ""
    if said[at] == "alone":
        return before in _ALONE
    if said[at] == "just" and (not before or not after):
        return True
    return before == "not" or after in _NOT_LIMITS.get(said[at], ())


def _is_whole(target: str) -> bool:
    return target.startswith(_WHOLE)


class Pole:
    """A word at one end of an opposition: the axis, the end (1 or -1, turned by a negation before it), its place."""

    __slots__ = ("axis", "end", "sign", "start", "turned")

    def __init__(self, axis: str, sign: int, start: int, end: int) -> None:
        self.axis = axis
        self.sign = sign
        self.turned = 0
        self.start = start
        self.end = end


class Stance:
    """The side on which a text stands.

    Attributes:
        poles: the ends of oppositions that it names, in order.
        denials: the places of its negations.
        free: the places of those that turn no word at the end of an opposition.
        limits: the words that exaggerate.
        mentions: the mentions in whose words these places count.
    """

    __slots__ = ("denials", "free", "limits", "mentions", "poles")

    def __init__(self, poles: list[Pole], denials: list[int], free: list[int], limits: list[str]) -> None:
        self.mentions: list[Mention] = []
        self.poles = poles
        self.denials = denials
        self.free = free
        self.limits = limits

    def axes(self, apart: Container[int] = ()) -> dict[str, int]:
        """Which end of which oppositions it names; 0 where it names both. Words at the places `apart` do not count."""
        out: dict[str, int] = {}
        for pole in self.poles:
            if pole.start not in apart:
                out[pole.axis] = pole.sign if out.get(pole.axis, pole.sign) == pole.sign else 0
        return out


class Poles:
    """The words at the two ends of oppositions that the packs of a base know."""

    def __init__(self, base: Base) -> None:
        self._rows = base.rows
        self._known: dict[str, tuple[str, int] | None] = {}
        self._told: dict[str, Stance] = {}

    def told(self, text: str) -> Stance:
        """The stance of a record's text; remembered."""
        if text not in self._told:
            self._told[text] = self._stance(words(text), (), (), ())
        return self._told[text]

    def of(self, mentions: list[Mention]) -> Stance:
        """The stance of a question, by its mentions: a negation within a name or a value is part of that."""
        said: list[str] = []
        heads, inside, names = set(), set(), set()
        for mention in mentions:
            if mention.head:
                heads.add(len(said))
            own = mention.key.split()
            if len(own) > 1 and "cue:not" not in mention.targets and any(map(_is_whole, mention.targets)):
                inside.update(range(len(said), len(said) + len(own)))
                if mention.ids("entity"):
                    names.update(range(len(said), len(said) + len(own)))
            said += own
        out = self._stance(said, heads, inside, names)
        out.mentions = mentions
        return out

    def _stance(
        self, said: Sequence[str], heads: Container[int], inside: Container[int], names: Container[int]
    ) -> Stance:
        poles = [p for p in self._find(said) if p.start not in names]
        within = {at: p for p in poles for at in range(p.start, p.end)}
        denials = [at for at in negations(said, heads) if at not in inside]
        free = []
        for at in denials:
            if at in within:
                within[at].turned += 1
                continue
            turned = _next(poles, at, said, heads)
            if turned:
                turned.sign = -turned.sign
                turned.turned += 1
            else:
                free.append(at)
        return Stance(poles, denials, free, limits(said, heads))

    def _find(self, said: Sequence[str]) -> list[Pole]:
        grams = {
            (i, j): " ".join(said[i:j])
            for i in range(len(said))
            for j in range(i + 1, min(len(said), i + (_GRAM if is_cjk(said[i][0]) else 3)) + 1)
        }
        self._know(set(grams.values()))
        out, at = [], 0
        while at < len(said):
            step = at + 1
            for end in range(min(len(said), at + _GRAM), at, -1):
                known = self._known.get(grams.get((at, end), ""))
                if known and not _spent(said, at, end, known[0]):
                    out.append(Pole(known[0], known[1], at, end))
                    step = end
                    break
            at = step
        return out

    def _know(self, grams: set[str]) -> None:
        new = [g for g in grams if g not in self._known]
        self._known.update(dict.fromkeys(new))
        for i in range(0, len(new), 500):
            part = new[i : i + 500]
            sql = f"SELECT word,axis,sign FROM pole WHERE word IN ({','.join('?' * len(part))})"
            for word, axis, sign in self._rows(sql, part):
                self._known[word] = (axis, sign)


def _spent(said: Sequence[str], start: int, end: int, axis: str) -> bool:
    """Whether words only ask ("是不是"), or compare by a figure beside them, which tells more than they do."""
    if axis in COMPARING and any(w[0].isdigit() for w in (*said[max(start - 2, 0) : start], *said[end : end + 2])):
        return True
    return any(_repeats(said, i) for i in range(start, end))


def _next(poles: list[Pole], at: int, said: Sequence[str], heads: Container[int]) -> Pole | None:
    """The pole close behind a place, in the same clause; "needs no ..." turns what stands before."""
    if said[at] == "别" or list(said[at : at + 2]) == ["不", "要"]:
        return None
    reach = _REACH_ZH if is_cjk(said[at][0]) else _REACH
    for pole in poles:
        if said[at] == "no" and pole.end == at:
            return pole
        if at < pole.start <= at + reach:
            return None if any(i in heads for i in range(at + 1, pole.start + 1)) else pole
    return None


def negations(said: Sequence[str], heads: Container[int]) -> list[int]:
    """The places of the negations in folded words, without those that only give a question its form."""
    out = []
    both = "neither" in said
    for at, word in enumerate(said):
        if word in _ZH_NEGATIONS:
            if not _zh_form(said, at, heads):
                out.append(at)
        elif word in _NEGATIONS and not _form(said, at, heads) and not (word == "nor" and both):
            out.append(at)
    return out


def _form(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    word, before = said[at], said[at - 1] if at else ""
    after = said[at + 1] if at + 1 < len(said) else ""
    if word in _CONTRACTED:
        opening = not at or at in heads or before in _OPENERS
        return opening or (after in _PRONOUNS and all(w in _CLOSING for w in said[at + 1 :]))
    if word in ("not", "no") and (before in _OPEN_NOT or (word == "no" and not after)):
        return True
    return after in _SET.get(word, ()) or (word == "without" and before == "even")


def _zh_form(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    if _repeats(said, at):
        return True
    for phrase in _ZH_OTHER:
        spot = phrase.index(said[at]) if said[at] in phrase else -1
        if spot >= 0 and tuple(said[max(at - spot, 0) : at - spot + len(phrase)]) == phrase:
            return True
    return _asks_at_end(said, at, heads)


def _repeats(said: Sequence[str], at: int) -> bool:
    """Whether a word only asks by denying what stands before it: "是不是", "需不需要", "命中没命中"."""
    if said[at] not in ("不", "没"):
        return False
    return any(at >= n and list(said[at - n : at]) == list(said[at + 1 : at + 1 + n]) for n in (1, 2))


def _asks_at_end(said: Sequence[str], at: int, heads: Container[int]) -> bool:
    """Whether a clause ends in a negation that only asks: "... 命中了没有", "... 开了没"."""
    if said[at] not in "没不" or not at or said[at - 1] in _ZH_DENIED_END or at in heads:
        return False
    end = at + 2 if said[at + 1 : at + 2] == ["有"] else at + 1
    while end < len(said) and said[end] in _ZH_PARTICLES and end not in heads:
        end += 1
    return end >= len(said) or end in heads
