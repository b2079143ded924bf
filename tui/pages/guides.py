"""Pages that are drawn in a way of their own: chains, procedures, measurements."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content, Span

from kb import browse
from kb.render.width import pad, width
from kb.words import word
from tui import wrapping
from tui.blocks import Act, Block, Draw, command, dim, gap, heading, joined, link, text
from tui.core import Core
from tui.labels import label
from tui.marks import Marks
from tui.pages import records
from tui.pages.page import Page

_DIM = ".outline--dim"
_WIDEST = 78
_FAIR_BAR = 24
_LEAST_BAR = 6


def chain(core: Core, ref: str, marks: Marks) -> Page:
    """A chain, drawn as one: boxes with arrows between, each leading to what backs it."""
    record = core.record(ref)
    part = next((p for p in record.parts if p.heading == word("links", record.lang)), None)
    items = part.items if part else []
    blocks = [*records.head(record), gap()]
    for number, item in enumerate(items, 1):
        backed = core.resolve(item.ref) if item.ref else ""
        opens = bool(backed) and core.exists(backed)
        told = label("backed", core.lang, what=item.ref) + f" {marks.link}" if opens else ""
        block = Block(
            text(item.text), "box", act=Act("open", backed) if opens else None, key=f"link-{number}"
        )
        block.draw = boxed(item.text, told, number, marks, last=number == len(items))
        blocks.append(block)
    blocks += records.sources(core, record.sources, marks)
    return Page(ref, record.title, blocks, writers=records.writers(record))


def boxed(said: str, told: str, number: int, marks: Marks, *, last: bool) -> Draw:
    """Draws a link of a chain as a box, with a stem to the next one."""

    def draw(cells: int) -> list[Content]:
        room = max(min(cells, _WIDEST) - 4, 4)
        flat, side = tuple(marks.edges)
        left, right, low_left, low_right = tuple(marks.corners)
        inner = [*wrapping.lines(text(said), room), *(wrapping.lines(dim(told), room) if told else [])]
        mark = f" {number} "
        top = left + flat + mark + flat * (room + 1 - len(mark)) + right
        foot = flat * (room // 2 + 1) + (flat if last else marks.tee) + flat * (room - room // 2)
        out = [Content(top, [Span(0, len(top), _DIM)])]
        for line in inner:
            blank = Content(" " * (room - width(line.plain)))
            out.append(joined((side + " ", _DIM), line, blank, (" " + side, _DIM)))
        out.append(text(low_left + foot + low_right, _DIM))
        stem = " " * (room // 2 + 2)
        return out if last else [*out, text(stem + marks.down, _DIM)]

    return draw


def procedure(core: Core, ref: str, marks: Marks) -> Page:
    """A procedure: steps with commands to copy, branches to follow."""
    record = core.record(ref)
    stages = core.stages(ref.partition(":")[2])
    numbers = {stage.id: number for number, stage in enumerate(stages, 1)}
    blocks = [*records.head(record), *records.fields(record)]
    for stage in stages:
        blocks += [gap(), _stage(core, stage, numbers, marks)]
    rest = [p for p in record.parts if p.heading != word("steps", record.lang)]
    for part in rest:
        blocks += [gap(), *records._part(core, record, part, marks)]
    blocks += records.sources(core, record.sources, marks)
    return Page(ref, record.title, blocks, writers=records.writers(record))


def _stage(core: Core, stage: browse.Stage, numbers: dict[str, int], marks: Marks) -> Block:
    children = [command(stage.run, label("command", core.lang))] if stage.run else []
    for branch in stage.branches:
        children.append(_branch(core, branch, numbers, marks))
    number = numbers[stage.id]
    return Block(text(stage.text), "step", f"{number}. ", children=children, key=f"step-{stage.id}")


def _branch(core: Core, branch: browse.Branch, numbers: dict[str, int], marks: Marks) -> Block:
    parts: list[Content] = []
    if branch.output:
        parts += [text(branch.output, ".outline--label"), text("  ")]
    parts.append(text(branch.means))
    act = None
    if branch.go in numbers:
        then = word("go-on", core.lang).replace("{step}", str(numbers[branch.go]))
        act = Act("jump", f"step-{branch.go}")
        parts.append(text(f" {marks.arrow} {then}", ".outline--link"))
    elif branch.then:
        parts.append(text(f" {marks.arrow} {branch.then}"))
    return Block(joined(*parts), "text", marks.bullet + " ", act, key=f"branch-{branch.output}")


def measurement(core: Core, ref: str, marks: Marks) -> Page:
    """A measurement beside those that it can be compared with, as bars."""
    record = core.record(ref)
    blocks = [*records.head(record), *records.fields(record)]
    for chart in core.charts(ref.partition(":")[2]):
        drawn = bars(chart, marks, label("axis", core.lang, metric=chart.metric, unit=chart.unit), ref)
        blocks += [gap(), *drawn] if drawn else []
    blocks += records.sources(core, record.sources, marks)
    return Page(ref, record.title, blocks, writers=records.writers(record))


def bars(chart: browse.Chart, marks: Marks, title: str, ref: str = "") -> list[Block]:
    """A chart as blocks: a heading with metric and unit, a bar for each subject, what else is recorded.

    Args:
        chart: the measurements.
        marks: the signs to draw with.
        title: metric and unit.
        ref: the measurement whose page it stands on.
    """
    most = max((bar.value for bar in chart.bars), default=0.0)
    names = max((width(bar.name) for bar in chart.bars), default=0)
    inner = []
    for bar in chart.bars:
        block = Block(text(f"{bar.name}: {bar.value:g} {chart.unit}"), key=bar.ref)
        block.act = Act("open", bar.ref) if bar.ref != ref else None
        block.draw = _bar(bar, most, names, chart.unit, marks)
        inner.append(block)
    inner += [link(said, r, marks.bullet + " ", marks.link) for r, said in chart.notes if r != ref]
    return [heading(title, inner, key=title)] if inner else []


def _bar(bar: browse.Bar, most: float, names: int, unit: str, marks: Marks) -> Callable[[int], list[Content]]:
    def draw(cells: int) -> list[Content]:
        figure = f" {bar.value:g} {unit}"
        beside = min(cells, _WIDEST) - names - 1 - width(figure)
        # Where a name would leave no room beside it, the bar stands below.
        room = beside if beside >= _FAIR_BAR else min(cells, _WIDEST) - 2 - width(figure)
        if room < _LEAST_BAR:
            return wrapping.lines(text(f"{bar.name}{figure}"), cells)
        full = round(bar.value / most * room) if most > 0 else 0
        drawn = (marks.bar * full, ".outline--link"), (marks.track * (room - full), _DIM)
        if beside >= _FAIR_BAR:
            return [joined(pad(bar.name, names) + " ", *drawn, (figure, ".outline--label"))]
        return [
            *wrapping.lines(text(bar.name), cells),
            joined("  ", *drawn, (figure, ".outline--label")),
        ]

    return draw
