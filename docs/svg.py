"""A terminal screen as SVG: every run of text keeps the cells it has on the terminal, ideographs included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME, TerminalTheme
from textual.app import App

from kb.render.width import width

_CELL = 8.4
_LINE = 18
_SIZE = 14
_EDGE = 8
_FONTS = (
    "ui-monospace, 'SF Mono', Menlo, 'Cascadia Mono', 'DejaVu Sans Mono', Consolas, "
    "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', monospace"
)

_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
# Lines and blocks are drawn, because in most fonts they do not meet from one line to the next.
_ARMS = {
    "─": "lr",
    "│": "ud",
    "┬": "lrd",
    "├": "udr",
    "└": "ur",
    "╭": "dr",
    "╮": "dl",
    "╰": "ur",
    "╯": "ul",
    "━": "LR",
}
_BLOCKS = {
    "█": (0, 0, 1, 1),
    "▌": (0, 0, 0.5, 1),
    "▐": (0.5, 0, 1, 1),
    "▏": (0, 0, 0.125, 1),
    "▎": (0, 0, 0.25, 1),
    "▇": (0, 0.2, 1, 0.8),
}
_DRAWN = "".join([*_ARMS, *_BLOCKS])
_RUN = re.compile(rf"[{_WIDE}]+|([{_DRAWN}])\1*| +|(?:[^ {_WIDE}{_DRAWN}]+(?: (?=[^ {_WIDE}{_DRAWN}]))?)+")

Line = list[Segment]


def screen(app: App[object]) -> list[Line]:
    """What the screen of a running app shows, line by line."""
    cells, height = app.size
    console = Console(width=cells, height=height, force_terminal=True, color_system="truecolor")
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert update is not None
    segments = Segment.filter_control(console.render(update))
    lines = list(Segment.split_and_crop_lines(segments, cells, include_new_lines=False))
    return [list(Segment.simplify(line)) for line in lines[:height]]


def words(lines: list[Line]) -> str:
    """The text of a screen."""
    return "\n".join("".join(s.text for s in line).rstrip() for line in lines) + "\n"


def svg(lines: list[Line], *, dark: bool = True, title: str = "") -> str:
    """A screen as SVG.

    Args:
        lines: what it shows.
        dark: whether the terminal's own colours are light on dark.
        title: what it is, for those who cannot see it.
    """
    pen = _Pen(SVG_EXPORT_THEME if dark else DEFAULT_TERMINAL_THEME)
    cells = max((sum(width(s.text) for s in line) for line in lines), default=0)
    across, down = cells * _CELL + 2 * _EDGE, len(lines) * _LINE + 2 * _EDGE
    for row, line in enumerate(lines):
        at = 0
        for segment in line:
            pen.write(segment.text.replace("\u00a0", " "), segment.style or Style(), at, row)
            at += width(segment.text)
    rules = "".join(f".{name}{{{rule}}}" for rule, name in pen.classes.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across:g} {down:g}" '
        f'width="{across:g}" height="{down:g}" role="img">'
        f"<title>{escape(title)}</title>"
        f"<style>text{{font:{_SIZE}px {_FONTS};white-space:pre}}{rules}</style>"
        f'<rect width="100%" height="100%" rx="6" fill="{pen.ground(lines)}"/>'
        f'<g transform="translate({_EDGE},{_EDGE})">' + "".join([*pen.grounds, *pen.texts]) + "</g></svg>\n"
    )


class _Pen:
    """Draws runs of text: the grounds first, so that no ground covers a letter of the run before."""

    def __init__(self, theme: TerminalTheme) -> None:
        self.theme = theme
        self.classes: dict[str, str] = {}
        self.grounds: list[str] = []
        self.texts: list[str] = []

    def write(self, text: str, style: Style, at: int, row: int) -> None:
        ink, ground = self._colours(style)
        x, y = at * _CELL, row * _LINE
        self.grounds.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width(text) * _CELL:g}" height="{_LINE}" '
            f'fill="{ground}" shape-rendering="crispEdges"/>'
        )
        name = self._class(style, ink)
        for start, run in _runs(text):
            x = (at + start) * _CELL
            if run[0] in _DRAWN:
                self.texts.append(_drawn(run, x, y, ink))
                continue
            wide = width(run) == 2 * len(run)
            # Ideographs are placed one by one: no font gives them just two cells.
            xs = " ".join(f"{x + i * 2 * _CELL + _CELL - _SIZE / 2:g}" for i in range(len(run)))
            length = "" if wide else f' textLength="{width(run) * _CELL:g}" lengthAdjust="spacingAndGlyphs"'
            self.texts.append(
                f'<text class="{name}" x="{xs if wide else f"{x:g}"}" y="{y + _LINE - 4.5:g}"{length}>'
                f"{escape(run)}</text>"
            )

    def ground(self, lines: list[Line]) -> str:
        """The ground of the whole: the one that most cells have."""
        cells: Counter[str] = Counter()
        for line in lines:
            for segment in line:
                cells[self._colours(segment.style or Style())[1]] += len(segment.text)
        return cells.most_common(1)[0][0]

    def _colours(self, style: Style) -> tuple[str, str]:
        ink = self._colour(style.color, foreground=True)
        ground = self._colour(style.bgcolor, foreground=False)
        if style.reverse:
            ink, ground = ground, ink
        if style.dim:
            ink = tuple((i * 3 + g * 2) // 5 for i, g in zip(ink, ground, strict=True))
        return "#{:02x}{:02x}{:02x}".format(*ink), "#{:02x}{:02x}{:02x}".format(*ground)

    def _colour(self, colour: Color | None, *, foreground: bool) -> tuple[int, ...]:
        return tuple((colour or Color.default()).get_truecolor(self.theme, foreground=foreground))

    def _class(self, style: Style, ink: str) -> str:
        rule = f"fill:{ink}"
        rule += ";font-weight:bold" if style.bold else ""
        rule += ";font-style:italic" if style.italic else ""
        rule += ";text-decoration:underline" if style.underline else ""
        return self.classes.setdefault(rule, f"t{len(self.classes)}")


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text that are set on their own: words, ideographs apart from letters, each drawn sign."""
    at = 0
    for found in _RUN.finditer(text):
        if not found[0].isspace():
            yield at, found[0]
        at += width(found[0])


def _drawn(run: str, x: float, y: float, ink: str) -> str:
    """A run of one line or block sign as shapes."""
    across = len(run) * _CELL
    if run[0] in _BLOCKS:
        left, top, right, bottom = _BLOCKS[run[0]]
        across = across if right - left == 1 else _CELL * (right - left)
        return (
            f'<rect x="{x + left * _CELL:g}" y="{y + top * _LINE:g}" width="{across:g}" '
            f'height="{(bottom - top) * _LINE:g}" fill="{ink}"/>'
        )
    arms = _ARMS[run[0]]
    middle, level = x + _CELL / 2, y + _LINE / 2
    ends = {"l": f"H{x:g}", "r": f"H{x + across:g}", "u": f"V{y:g}", "d": f"V{y + _LINE:g}"}
    path = "".join(f"M{middle:g} {level:g}{ends[arm.lower()]}" for arm in arms)
    return f'<path d="{path}" stroke="{ink}" stroke-width="{2.2 if arms.isupper() else 1.1}" fill="none"/>'
