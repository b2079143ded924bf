"""The bench as blocks: what follows, with what flipped and why; the settings; what it would take."""

from __future__ import annotations

from textual.content import Content

from kb.render.width import pad, width
from kb.trial import Outcome, Remark, Setting, Trial, Way
from kb.words import word
from tui import wrapping
from tui.blocks import Act, Block, Copied, Draw, dim, gap, heading, joined, leads, link, text
from tui.core import Core
from tui.labels import label
from tui.marks import Marks
from tui.pages import proofs
from tui.pages.page import Page

_MOST_CHOICES = 3
_KEYS = 30
_ROOMY = 100


def page(core: Core, trial: Trial, ref: str) -> Page:
    """The page of a bench."""
    blank = label("bench-own" if core.case else "bench-blank", core.lang)
    name = trial.name if ref.partition(":")[2] else blank
    title = f"{label('bench', core.lang)}: {name}"
    writers = {"yaml": trial.helm, "sh": lambda: trial.command() + "\n", "md": lambda: _markdown(core, trial)}
    return Page(ref, title, trial=trial, writers=writers)


def conclusions(core: Core, trial: Trial, marks: Marks, ways: list[Block] | None = None) -> list[Block]:
    """What follows from how the settings stand: the conclusion that matters most, what flipped, the rest."""
    main = trial.main()
    found = trial.outcomes()
    found.sort(key=lambda o: (o.attribute != main, not o.flipped, o.value == o.start))
    blocks = [*(ways or [])]
    flips = sum(o.flipped for o in found)
    title = label("conclusions", core.lang)
    if flips:
        title += f" {marks.arrow} {label('flipped', core.lang, count=flips)}"
    elif trial.changed:
        title += f" {marks.arrow} {label('flipped-none', core.lang)}"
    blocks.append(heading(title))
    first = [o for o in found if o.attribute == main or o.flipped]
    blocks += [outcome(core, trial, o, marks, main=o.attribute == main) for o in first]
    told = [_finding(remark, marks) for remark in trial.findings()]
    blocks += [gap(), heading(label("findings", core.lang), told, key="findings"), gap()] if told else []
    blocks += [outcome(core, trial, o, marks, main=False) for o in found if o not in first]
    said = [link(line, ref, marks.bullet + " ", marks.link) for ref, line, _ in trial.messages()]
    if said:
        blocks += [gap(), heading(label("messages", core.lang), said, key="messages")]
    return blocks


def _finding(remark: Remark, marks: Marks) -> Block:
    """What `kb check` would find, leading to what is known of it."""
    new = (f"{marks.flipped} ", ".outline--heading") if remark.new else ""
    style = {"error": ".outline--no", "warning": ".outline--depends"}.get(remark.level, ".outline--dim")
    said = joined(new, (f"{remark.level} {remark.code}", style), "  ", remark.text, leads(marks.link))
    return Block(said, "link", marks.bullet + " ", Act("open", remark.ref), key=remark.ref)


def outcome(core: Core, trial: Trial, found: Outcome, marks: Marks, *, main: bool) -> Block:
    """One conclusion: its sign, whether and why it flipped, its proof folded under it."""
    content = _said(core, trial, found, marks, main=main)
    if found.flipped:
        before, now = (_value(core, trial, found.attribute, v, marks) for v in (found.before, found.value))
        content = joined((f"{marks.flipped} ", ".outline--heading"), content)
        content = joined(
            content, "\n", (label("flip", core.lang, before=before, after=now), ".outline--heading")
        )
        why = " ".join(found.why) if main else found.why[0] if found.why else ""
        content = joined(content, (f"\n{why}" if why else "", ".outline--dim"))
    elif found.value != found.start:
        start = _value(core, trial, found.attribute, found.start, marks)
        content = joined((f"{marks.changed} ", ".outline--heading"), content)
        content = joined(content, (f"  {label('was', core.lang, value=start)}", ".outline--dim"))
    block = Block(content, key=found.attribute, act=None, proof=found.proof is not None, open=False)
    if found.proof is not None:
        root = proofs.tree(core, found.proof, marks, core.lang)
        root.proof, root.open = False, True
        block.copy, block.children, block.guides = root.copy, [root], True
    else:
        block.act = Act("open", f"attribute:{found.attribute}")
    return block


def _said(core: Core, trial: Trial, found: Outcome, marks: Marks, *, main: bool) -> Content:
    """A conclusion in a few words; the main one as a sentence."""
    if not found.value:
        asked = f": {label('depends', core.lang)} {found.text}" if found.text else ""
        unknown = label("unknown", core.lang)
        return joined(
            (f"{marks.unknown} ", ".outline--unknown"), found.name, (f" — {unknown}{asked}", ".outline--dim")
        )
    truth = found.value in ("true", "false")
    sign = marks.verdict(found.value) if truth else marks.arrow
    style = {"true": ".outline--yes", "false": ".outline--no"}.get(found.value, ".outline--label")
    if main:
        return joined((sign + " ", style), (found.text, ".outline--label"))
    return joined(
        (sign + " ", style),
        f"{found.name}: ",
        (_told(core, trial, found.attribute, found.value), ".outline--label"),
    )


def _told(core: Core, trial: Trial, attribute: str, value: str) -> str:
    """A value in words; true and false as yes and no unless the pack has better ones."""
    told = trial.told(attribute, value)
    return word({"true": "yes", "false": "no"}[told], core.lang) if told in ("true", "false") else told


def _value(core: Core, trial: Trial, attribute: str, value: str, marks: Marks) -> str:
    if not value:
        return f"{marks.unknown} {label('unknown', core.lang)}"
    told = _told(core, trial, attribute, value)
    return f"{marks.verdict(value)} {told}" if value in ("true", "false") else told


def settings(core: Core, trial: Trial, marks: Marks) -> list[Block]:
    """The settings, the user's own first."""
    found = trial.settings()
    cells = max((width(s.name) for s in found), default=0)
    yours = [setting(core, trial, s, cells, marks) for s in found if s.choosable]
    given = [setting(core, trial, s, cells, marks) for s in found if not s.choosable]
    blocks = [heading(label("yours", core.lang)), *yours] if yours else []
    return blocks + ([gap(), heading(label("given", core.lang)), *given] if given else [])


def setting(core: Core, trial: Trial, found: Setting, cells: int, marks: Marks) -> Block:
    """One setting: its key, its values with the present one marked, where the value comes from."""
    against = ""
    if found.changed and found.manner.startswith("required") and found.value != found.stated:
        against = label("against", core.lang, text=core.name(found.ref))
    act = Act("setting", found.attribute)
    copied = Copied(label("settings", core.lang), f"{found.name}={found.value}")
    block = Block(text(copied.text), "setting", act=act, copy=lambda: copied, key=found.attribute)
    block.draw = _drawn(core, found, cells, against, marks)
    return block


def _drawn(core: Core, found: Setting, cells: int, against: str, marks: Marks) -> Draw:
    def draw(room: int) -> list[Content]:
        sign = (marks.changed + " ", ".outline--heading") if found.changed else "  "
        names = min(cells, _KEYS if room < _ROOMY else room // 2, max(room // 2, 12))
        key = (pad(found.name, names) + "  ", ".outline--label")
        first = joined(sign, key, _choices(core, found))
        origin = _origin(core, found)
        if width(first.plain) + width(origin.plain) + 2 <= room:
            out = [joined(first, "  ", origin)]
        else:
            below = wrapping.lines(origin, room - 4) if origin.plain else []
            out = [*wrapping.lines(first, room), *(joined("    ", line) for line in below)]
        if against:
            lines = wrapping.lines(text(f"{marks.no} {against}", ".outline--no"), room - 4)
            out += [joined("    ", line) for line in lines]
        return out

    return draw


def _choices(core: Core, found: Setting) -> Content:
    if not found.value and not found.values:
        return dim(label("unset", core.lang))
    if 0 < len(found.values) <= _MOST_CHOICES:
        parts = []
        for value in found.values:
            parts.append(text(f"[{value}]", ".outline--label") if value == found.value else dim(f" {value} "))
        return Content(" ").join(parts)
    return text(f"[{found.value or label('unset', core.lang)}]", ".outline--label")


def _origin(core: Core, found: Setting) -> Content:
    """Where the value comes from: set here, stated by a source, taken as set, the default."""
    if found.changed:
        stated = f", {label('stated', core.lang, value=found.stated)}" if found.stated else ""
        return dim(label("assumed", core.lang) + stated)
    if found.kind == "given":
        return dim(label("given-here", core.lang))
    if found.kind == "claim":
        how = (
            core.speech.name(found.manner) if found.manner else label("stated", core.lang, value=found.stated)
        )
        return dim(how)
    if found.kind in ("presumed", "default"):
        return dim(label("presumed", core.lang))
    if found.value:
        return dim(label("concluded", core.lang))
    return dim(label("unset", core.lang)) if found.values else Content()


def ways(core: Core, trial: Trial, attribute: str, marks: Marks) -> list[Block]:
    """What would turn a conclusion: the smallest changes and what forbids them, or where else it is so."""
    now = next((o.value for o in trial.outcomes() if o.attribute == attribute), "")
    wanted = _wanted(core, attribute, now)
    if not wanted:
        return []
    title = label("takes", core.lang, value=core.speech.atom(trial.entity, attribute, wanted))
    found = trial.ways(attribute, wanted)
    inner = [_way(core, way, marks) for way in found]
    if not any(not way.forbidden for way in found):
        inner.append(Block(text(label("only-other", core.lang)), mark=marks.no + " "))
        others = trial.elsewhere(attribute, wanted)
        below = [link(name, ref, marks.bullet + " ", marks.link) for ref, name in others]
        inner += [heading(label("elsewhere", core.lang), below)] if below else []
    return [heading(title, inner, key="ways"), gap()]


def _wanted(core: Core, attribute: str, now: str) -> str:
    if now in ("true", "false"):
        return "false" if now == "true" else "true"
    allowed = [v for v in core.kb.records.allowed(attribute) if v != now]
    return allowed[0] if allowed else ""


def _way(core: Core, way: Way, marks: Marks) -> Block:
    act = Act("adopt", "", tuple(way.settings.items()))
    sign = marks.no if way.forbidden else marks.yes
    block = Block(joined(way.text, leads(marks.link)), "link", f"{sign} ", act)
    for ref, said in way.forbidden:
        against = label("against", core.lang, text=said)
        block.children.append(Block(text(against), "no", act=Act("open", ref)))
    return block


def _markdown(core: Core, trial: Trial) -> str:
    lines = [f"# {trial.name}", "", "```yaml", trial.helm().rstrip(), "```", ""]
    for found in trial.outcomes():
        lines.append(f"- {found.text}" if found.value else f"- {found.name}: {label('unknown', core.lang)}")
    lines += ["", *(f"- {r.level} {r.code}: {r.text}" for r in trial.findings())]
    return "\n".join([*lines, "", f"    {trial.command()}", ""])
