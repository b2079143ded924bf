"""Bind words such as "on", "off" and "unset" to the switches that they speak of: together they are one value.

Switches that a later clause turns by a pronoun are the matter of `turning`.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from kb.ask.atoms import CONTRARY, denies, is_so, named, set_switch, take_back
from kb.ask.lexicon import BOUND, Lexicon, Mention
from kb.ask.omitted import leave_out
from kb.ask.records import Records
from kb.ask.turning import position, turn

_JOINS = ("cue:and", "cue:all")
_REACH, _FAR = 3, 5
_NO = "no"
_UNDONE = frozenset(["nobody", "no one", "never", "没", "没 有", "未", "没 人", "没 有 人", "谁 也 没"])
_ANY, _LONGER = "any", frozenset(["longer", "more"])
_PLUS = frozenset(
    [
        "plus",
        "fixed",
        "corrected",
        "加",
        "加 上",
        "再 加",
        "再 加 上",
        "修 好",
        "修 好 了",
        "改 好 了",
        "补 上 了",
    ]
)
_GOING_ON = frozenset("and also after once then by now too if 再 并 也 后".split())
_NOT = frozenset("not dont doesnt didnt 不".split())
_DOING = frozenset("enable enabling enabled turn switch activate set 开 启 打".split())
_ENABLING, _NONE = frozenset("enable enabling enabled".split()), "没 有"
_OF = "的"
_WITHIN, _INDEED = frozenset("里 中 上 内".split()), frozenset(["就", "都", "也", "还", "根 本", "完 全"])
_UNSEEN = frozenset("no not without never neither didnt dont doesnt cant cannot isnt 没 无".split())
_ENABLED = " enabled"
_ON, _NOT_ON, _BY = "on", "not on", "by"
# "to rely on X" switches nothing on; verbs as they are folded.
_LEANING = frozenset("rely relies relie depend dependent based hinge hang reliant relying depending".split())
_SAID, _TO = (
    frozenset(["true", "false"]),
    frozenset("to is are be being left kept stay turned switched not".split()),
)
_NEITHER, _NOR, _AND = "neither", "nor", frozenset(["and", "和", "与"])
_NOT_IT, _BUT = "not", "but"
_VERBS = (
    "开 ",
    "打 开 ",
    "开 启 ",
    "启 用 ",
    "关 ",
    "关 闭 ",
    "关 掉 ",
    "禁 用 ",
    "enable ",
    "enabling ",
    "disable ",
    "disabling ",
)
_WORDS = frozenset("on off enabled disabled unset".split())
_UNDOING = frozenset(
    "disable disabling disabled deactivate deactivating remove removing drop dropping 关".split()
)
_TURNING = frozenset("turn turning turned switch switching switched".split())
_DENYING, _OFF = frozenset("not without never".split()), frozenset("removed deactivated".split())
_YET = frozenset("却 是 但 yet still but it".split())
_KEYS = frozenset("key keys entry line setting flag".split())
_VERB, _SETTING = 2, frozenset("set setting add adding 设 加 写 配 填".split())


def spotted(text: str, lexicon: Lexicon, records: Records) -> list[Mention]:
    """The mentions of a text, with the switches in it bound."""
    mentions = lexicon.spot(text)
    bind(mentions, records, text)
    return mentions


def bind(mentions: list[Mention], records: Records, text: str) -> None:
    """Make mentions of switches mentions of their values, where a word near them sets them.

    A word that can only stand right before its switch ("with", "without": the cue `beside`) gives way to any other.
    """
    leave_out(mentions, records)
    _rows(mentions, records)
    _not_on(mentions, records)
    _not_done(mentions, records)
    _not_undone(mentions, records)
    _supposed(mentions, records, text.lower())
    _lacking(mentions, records)
    _denied(mentions, records)
    _unseen(mentions)
    for enabled, told in pairwise(mentions):
        if enabled.key == _ANY and told.key in _LONGER:
            enabled.targets = ("plain:",)  # "not any longer" asks of none
        if enabled.key in _ENABLING and told.key in _SAID:
            enabled.targets = ("plain:",)  # "X to enabled=false"
    for mention in mentions:
        if mention.key.endswith(_ENABLED) and "." not in mention.text:
            set_switch(mention, "true", records)  # "X enabled" is no key, as "X.enabled" is
    _added(mentions, records, text.lower())
    for beside in (False, True):
        for at, mention in enumerate(mentions):
            value = position(mention)
            if value and ("beside" in mention.cues) == beside:
                _bind_one(mentions, at, value, beside, records)
    _but_not(mentions, records)
    turn(mentions, records)
    _firmer(mentions)


def _added(mentions: list[Mention], records: Records, text: str) -> None:
    """Take a switch as on that is added to what is named before it ("A plus X", "A + X"), or told to be turned.

    "Enable X" turns it where that begins a clause; by "enable-x" the switch is only named.
    """
    for at, mention in enumerate(mentions):
        if not _bare(mention, records):
            continue
        name, ahead = mention.text.lower(), mentions[max(at - 2, 0) : at]
        verb, _, rest = name.partition(" ")
        spelled = verb + "-" in text or verb + "_" in text  # the key itself
        begins = not ahead or mention.head or ahead[-1].key in _GOING_ON
        turned = verb in _ENABLING and bool(rest) and not spelled and begins
        joined = bool(ahead and ahead[-1].entities) and f"+ {name}" in text
        if turned or joined:
            set_switch(mention, "true", records)
        elif ahead and ahead[-1].key in _PLUS and all(_goes_on(m) for m in ahead[:-1]):
            set_switch(mention, "true", records)
            ahead[-1].targets = (BOUND,)


def _goes_on(mention: Mention) -> bool:
    return bool(mention.entities) or mention.key in _GOING_ON


def _bind_one(mentions: list[Mention], at: int, value: str, beside: bool, records: Records) -> None:
    behind = range(at + 1, min(len(mentions), at + 2))
    ahead = range(at + 1, min(len(mentions), at + 1 + _REACH))
    around = [*_within(mentions, range(at - 1, -1, -1)), *takewhile(lambda i: not mentions[i].head, ahead)]
    if mentions[at].key == _ON and at and mentions[at - 1].key.rsplit(" ", 1)[-1] in _LEANING:
        return
    if mentions[at].key == _ON and at and mentions[at - 1].ids("concept"):
        around = [i for i in around if i < at]  # "the effect on X" is nowhere near switching it
    denied = at > 0 and not beside and _denying(mentions, at - 1)
    value = CONTRARY.get(value, value) if denied else value
    places = list(behind) if beside else around
    if value == "unset" and at + 1 in around and _given(mentions[at + 1], records):
        mentions[at].targets = (BOUND,)  # "不写 X": what is left out is no denial of what is asked
        return
    follows = at + 1 in around and _bare(mentions[at + 1], records)  # "A 不开 B", where A is told of before
    for near in places:
        if value == "unset" and _is_said(mentions, near):
            mentions[at].targets = (BOUND,)
            return  # "nobody set X and yet it is true"
        if near > at + 1 and mentions[near - 1].key == _BY:
            return  # "dropped on the node by X" tells what X does
        if set_switch(mentions[near], value, records) or (
            _close(mentions, at, near) and not follows and take_back(mentions[near], value, records)
        ):
            mentions[at].targets = (BOUND,)
            for between in mentions[at + 1 : near]:
                if value == "unset" and "on" in between.cues:
                    between.targets = (BOUND,)  # "forgot to turn on X" turns nothing on
            if denied:
                mentions[at - 1].targets = (BOUND,)
            _run(mentions, near, value, records)
            return


def _is_said(mentions: list[Mention], at: int) -> bool:
    """Whether right behind a switch it is said what it is: "X, and yet it is true"."""
    behind = next((m for m in mentions[at + 1 : at + 1 + _REACH] if m.key not in _TO | _YET), None)
    return behind is not None and not behind.head and behind.key in _SAID


def _given(mention: Mention, records: Records) -> bool:
    """Whether a mention names a setting that is given a value, and is no switch."""
    found = [a for a in map(records.attribute, mention.ids("attribute")) if a]
    return bool(found) and all(a.role == "setting" and not a.switch and a.type != "bool" for a in found)


def _close(mentions: list[Mention], at: int, near: int) -> bool:
    """Whether a mention stands right behind another, with no more than a verb between ("忘了设 X=true").

    Or right before it, where its own words say no value ("with X.enabled off", "X is set to false").
    """
    if near < at:
        said = mentions[near].key.rsplit(" ", 1)[-1] in _SAID
        told = said or mentions[near].key.startswith(_VERBS)
        return not told and all(m.key in _TO for m in mentions[near + 1 : at]) and not mentions[at].head
    between = mentions[at + 1 : near]
    return near == at + 1 or (near == at + _VERB and all(m.key in _SETTING for m in between))


def _within(mentions: list[Mention], places: range) -> list[int]:
    """The places in reach; words without content beyond the first few are passed over ("X 查出来是 true")."""
    out: list[int] = []
    for i in places[:_FAR]:
        if len(out) < _REACH or mentions[i].ids("attribute"):
            out.append(i)
        if mentions[i].head:
            break
    return out


def _not_on(mentions: list[Mention], records: Records) -> None:
    """Bind "not on" to the switch before it ("X is not on"): it is no place that something is not on."""
    for at, mention in enumerate(mentions):
        before = [m for m in mentions[max(0, at - _VERB) : at] if m.key not in _TO]
        if (
            mention.key == _NOT_ON
            and before
            and not mention.head
            and set_switch(before[-1], "false", records)
        ):
            mention.targets = (BOUND,)


def _not_done(mentions: list[Mention], records: Records) -> None:
    """Bind a denial right before the words for switching something on: "nobody enables X", "没启用 X"."""
    for denial, mention in pairwise(mentions):
        denies = denial.key in _UNDONE or denial.key in _NOT
        first, last = mention.key.split(" ", 1)[0], mention.key.rsplit(" ", 1)[-1]
        acts = first in _DOING and last not in _SAID and not mention.head
        if (
            denies
            and acts
            and (take_back(mention, "false", records) or set_switch(mention, "false", records))
        ):
            denial.targets = (BOUND,)


def _not_undone(mentions: list[Mention], records: Records) -> None:
    """Bind a denial of switching something off, which leaves it on: "not to disable X", "without X being off"."""
    for at, mention in enumerate(mentions):
        off = {id for id, value in mention.atoms if value == "false" and records.is_switch(id)}
        if not at or mention.head or not off:
            continue
        words = mention.key.split()
        if words[0] == "no" and mentions[at + 1 : at + 2] and mentions[at + 1].key in _KEYS:
            mention.targets = (f"value:{min(off)}=unset",)  # "no X key": X is left alone
            continue
        behind = next((m for m in mentions[at + 1 : at + 1 + _VERB] if m.key not in _TO), None)
        if words[0] in _DENYING and behind is not None and behind.key in _WORDS | _OFF and not behind.head:
            value = "false" if position(behind) == "true" else "true"
            mention.targets, behind.targets = (f"value:{min(off)}={value}",), (BOUND,)
            continue
        verb = mentions[at - 1] if mentions[at - 1].key in _TURNING else mention
        turns = verb is not mention or words[0] in _UNDOING | _TURNING
        before = at - (verb is not mention) - 1
        before -= before > 0 and mentions[before].key == "to"
        if turns and before >= 0 and mentions[before].key in _DENYING | _UNDONE:
            mention.targets = (f"value:{min(off)}=true",)
            for told in {mentions[before], verb} - {mention}:
                told.targets = (BOUND,)


def _supposed(mentions: list[Mention], records: Records, text: str) -> None:
    """Set a switch that is named with its verb behind a word such as "if"."""
    given, before = False, None
    for mention in mentions:
        given = (given and not mention.head) or "whatif" in mention.cues
        turned = [v for m in mention.inner for v in m.ids("value") if records.is_switch(v.partition("=")[0])]
        if given and turned and mention.ids("attribute") and not mention.ids("value"):
            mention.targets = ("value:" + turned[0],)  # "if X is switched on by hand"
        if given and mention.key.partition(" ")[0] in _ENABLING and not _is_key(mention, records, text):
            denied = before is not None and denies(before)
            if set_switch(mention, "false" if denied else "true", records) and before and denied:
                before.targets = (BOUND,)
        before = mention


def _is_key(mention: Mention, records: Records, text: str) -> bool:
    """Whether a mention spells a key out that begins with such a verb: "enable-ipv4-masquerade", in camel case too."""
    found = [a for a in map(records.attribute, mention.ids("attribute")) if a]
    joined = text.replace("-", "")
    return any(bool(a.configmap) and a.configmap.replace("-", "") in joined for a in found)


def _lacking(mentions: list[Mention], records: Records) -> None:
    """Bind "no", or "there is none" (没有), to a switch or a thing that more is said of: it denies nothing else."""
    for at, (none, mention) in enumerate(pairwise(mentions)):
        if none.key == _NO and not mention.head and set_switch(mention, "false", records):
            none.targets = (BOUND,)
        if none.key != _NONE:
            continue
        behind = [m for m in mentions[at + 2 : at + 4] if m.key != _OF][:1]
        thing = next((m for m in behind if {*m.entities} & {*mention.entities}), None)
        before = mentions[at - 1].key if at else ""
        missing = before in _WITHIN and thing is None
        there = before in _WITHIN | _INDEED  # "X 里没有 Y": that none is there is asked
        told = mention.entities and not (there or mention.ids("value")) and at + 2 < len(mentions) - 1
        if set_switch(mention, "unset" if missing else "false", records) or told:
            none.targets = (BOUND,)
            if thing is not None:
                thing.targets = (BOUND,)  # "没有 X 的 init container": what X makes is X


def _denied(mentions: list[Mention], records: Records) -> None:
    """Bind a denial to what is concluded, in a clause that only tells: "packets never pass X. is it hit?"."""
    start = 0
    for at, mention in enumerate(mentions):
        start = at if mention.head else start
        denial = next((m for m in mentions[max(at - 2, start) : at] if _denies(m, mentions[start])), None)
        if denial is None or not _asked_later(mentions[at + 1 :]):
            continue
        for id in named(mention):
            if is_so(records, id) and f"value:{id}=false" not in mention.targets:
                mention.targets, denial.targets = (f"value:{id}=false",), (BOUND,)
                break


def _denies(mention: Mention, first: Mention) -> bool:
    """Whether a word denies; where it begins the clause it asks ("doesn't it ...?")."""
    return denies(mention) and mention is not first


def _unseen(mentions: list[Mention]) -> None:
    """Take a line that a question says is not there ("no such line in the log") as spoken of, not as seen."""
    for at, mention in enumerate(mentions):
        if not mention.messages:
            continue
        before = mentions[max(at - _REACH, 0) : at]
        heads = [i for i, m in enumerate(before) if m.head]
        if any(_UNSEEN.intersection(m.key.split()) for m in before[heads[-1] if heads else 0 :]):
            mention.targets = tuple(t for t in mention.targets if not t.startswith("message:")) or ("plain:",)


def _asked_later(mentions: list[Mention]) -> bool:
    """Whether a later clause asks for something: a tag ("right?") asks for what stands before it."""
    behind = next((i for i, m in enumerate(mentions) if m.head), len(mentions))
    later = mentions[behind:]
    asks = any({"yesno", "tag"} & set(m.cues) for m in later)
    return asks and any(m.ids("attribute") or m.ids("value") for m in later)


def _denying(mentions: list[Mention], at: int) -> bool:
    """Whether a word denies what follows it; a verb with "n't" where a clause begins only asks."""
    cues = mentions[at].cues
    undone = mentions[at].key in _UNDONE
    return undone or "not" in cues or ("nt" in cues and at > 0 and not mentions[at].head)


def _bare(mention: Mention, records: Records) -> bool:
    """Whether a mention names a switch without its value."""
    return any(map(records.is_switch, mention.ids("attribute")))


def _run(mentions: list[Mention], at: int, value: str, records: Records) -> None:
    """Set the switches that stand in a row with one: "kpr and bpf masquerade both on", "turn on a and b"."""
    _run_on(mentions, at, value, records)
    _run_back(mentions, at, value, records)


def _run_on(mentions: list[Mention], at: int, value: str, records: Records) -> None:
    """Set the switches that stand in a row behind one, in its clause."""
    for i, mention in enumerate(mentions[at + 1 :], at + 1):
        joins = mention.targets != (BOUND,) and _joins(mention)
        own = next((m for m in mentions[i + 1 : i + 1 + _VERB] if m.key not in _TO), None)
        if _bare(mention, records) and own is not None and position(own) and not own.head:
            break  # "without X and Y is off": Y has a value of its own
        if mention.head or (not set_switch(mention, value, records) and not joins):
            break


def _run_back(mentions: list[Mention], at: int, value: str, records: Records) -> None:
    """Set the switches that stand in a row before one, in its clause."""
    for one, mention in zip(reversed(mentions[: at + 1]), reversed(mentions[:at]), strict=False):
        if one.head or (not set_switch(mention, value, records) and not _joins(mention)):
            break


def _says_last(mention: Mention) -> bool:
    """Whether the last word of a mention is its value, which those before it may have too: "a and b true"."""
    last = mention.key.rsplit(" ", 1)[-1]
    return last in _WORDS or (last in _SAID and "=" not in mention.text)


def _joins(mention: Mention) -> bool:
    return any(t.startswith("plain:") or t in _JOINS for t in mention.targets)


def _rows(mentions: list[Mention], records: Records) -> None:
    """Set the switches before one whose own words tell its value: "both a and b off", "neither a nor b on"."""
    for at, mention in enumerate(mentions):
        told = next((v for a, v in mention.atoms if records.is_switch(a)), "")
        before = mentions[max(at - _FAR, 0) : at]
        neither = next((m for m in before if m.key == _NEITHER), None)
        if neither is not None and at and mentions[at - 1].key == _NOR and (told or _bare(mention, records)):
            value = CONTRARY.get(told, told) if told else "false"
            (take_back if told == "true" else set_switch)(mention, value, records)
            _run_back(mentions, at, value, records)
            neither.targets = mentions[at - 1].targets = (BOUND,)
        elif told and _says_last(mention) and at and mentions[at - 1].key in _AND:
            _run_back(mentions, at, told, records)
        elif told and mention.key.startswith(_VERBS):
            _run_on(mentions, at, told, records)


def _but_not(mentions: list[Mention], records: Records) -> None:
    """Switch off what stands bare behind "not", where one before it is told to be on: "a but not b", "a on, not b"."""
    for at, mention in enumerate(mentions[1:], 1):
        denial, before = mentions[at - 1], mentions[: at - 1]
        if denial.key != _NOT_IT or mention.head or not _bare(mention, records):
            continue
        if len(before) > 1 and before[-1].key == _BUT:
            set_switch(before[-2], "true", records)
        if any(v == "true" for m in before for a, v in m.atoms if records.is_switch(a)):
            set_switch(mention, "false", records)
            denial.targets = (BOUND,)


def _firmer(mentions: list[Mention]) -> None:
    """Let words that may mean much else ("each node") name no value but that which other words name firmly."""
    loose = [m for m in mentions if "loose" in m.cues and m.ids("value")]
    firm = {a: v for m in mentions if loose and m not in loose for a, v in m.atoms}
    for mention in loose:
        apart = {f"value:{a}={v}" for a, v in mention.atoms if firm.get(a, v) != v}
        mention.targets = tuple(t for t in mention.targets if t not in apart) or ("plain:",)
