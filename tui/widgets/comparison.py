"""A comparison table: the subject's column stays in sight, each cell can be read whole and proves itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from kb.render.width import width, wrap
from kb.tables import CONCLUDED, DEFAULT, UNKNOWN, Cell, Table
from kb.words import word
from tui.actions import Scoped, bindings
from tui.blocks import Block, Copied, gap, joined, paragraph, text
from tui.labels import label
from tui.layout import columns
from tui.pages import proofs, records
from tui.screens.choose import Choose
from tui.widgets.outline import Outline

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app import Browser

_WIDEST = 28
_FIRST = 30
_LEAST = 12
_NAME = "name"


def _longest(texts: Iterable[str]) -> int:
    """The cells of the longest word in some texts."""
    return max((width(word) for text in texts for word in wrap(text, 1)), default=1)


class Grid(Scoped, DataTable[Text]):
    """The cells."""

    SCOPE = "table"
    BINDINGS: ClassVar[list[BindingType]] = bindings("table")

    @property
    def comparison(self) -> Comparison:
        """The table that it belongs to."""
        return self.query_ancestor(Comparison)

    def action_cell(self) -> None:
        """Read the whole cell."""
        self.comparison.read_cell()

    def action_sort(self) -> None:
        """Sort by the column of the cursor."""
        self.comparison.sort()

    def action_columns(self) -> None:
        """Choose columns."""
        self.comparison.choose_columns()

    def action_row(self) -> None:
        """Open the page of the row's subject."""
        self.comparison.open_row()


class Comparison(Vertical):
    """A table over the whole text of the cell under its cursor."""

    app: Browser
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"comparison--{name}" for name in ("yes", "no", "differs", "quiet")
    }

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.found: Table | None = None
        self._theme = ""
        self._order: list[int] = []
        self._sorted: tuple[int, bool] | None = None
        self._differs: dict[tuple[int, int], list[tuple[str, str]]] = {}

    def compose(self) -> ComposeResult:
        """The grid, its legend, the cell."""
        yield Grid(id="grid", zebra_stripes=True, fixed_columns=1)
        yield Static(id="legend", markup=False)
        yield Outline(id="cell")

    @property
    def grid(self) -> Grid:
        """The cells."""
        return self.query_one("#grid", Grid)

    @property
    def cell(self) -> Outline:
        """The whole text of the cell under the cursor."""
        return self.query_one("#cell", Outline)

    def show(self, found: Table) -> None:
        """Show a table."""
        self.found = found
        self._order = list(range(len(found.rows)))
        self._sorted = None
        self._compare(found)
        self.cell.marks = self.app.marks
        self._fill()

    def on_resize(self) -> None:
        """Give the first column its share of the new width."""
        if self.found is not None:
            self._refill()

    def _refill(self) -> None:
        """Fill the grid anew, the cursor where it was."""
        at = self.grid.cursor_coordinate
        self._fill()
        self.grid.move_cursor(row=at.row, column=at.column, animate=False)

    def _compare(self, found: Table) -> None:
        """Find the cells that other views see otherwise."""
        self._differs = {}
        core = self.app.core
        if core is None or len(core.views) < 2:
            return
        for row, (entity, _) in enumerate(found.rows):
            for column, (attribute, _) in enumerate(found.columns):
                value = found.cells[row][column].value
                differs = core.elsewhere(entity, attribute, value) if value else []
                if differs:
                    self._differs[row, column] = differs

    def _fill(self) -> None:
        found, grid = self.found, self.grid
        if found is None:
            return
        self._theme = self.app.theme
        grid.clear(columns=True)
        lang = self.app.lang
        names = [name for _, name in found.rows]
        signs = [self._sign(column) for column in range(-1, len(found.columns))]
        first, *cells = self._widths(found, signs)
        titles = [
            wrap(name + sign, w) for (_, name), sign, w in zip(found.columns, signs[1:], cells, strict=True)
        ]
        grid.header_height = max(map(len, titles), default=1)
        grid.add_column(Text("\n" * (grid.header_height - 1) + signs[0].strip()), key=_NAME, width=first)
        for (attribute, _), title, wide in zip(found.columns, titles, cells, strict=True):
            lines = [""] * (grid.header_height - len(title)) + title
            grid.add_column(Text("\n".join(lines)), key=attribute, width=wide)
        for row in self._order:
            line = [self._told(row, column) for column in range(len(found.columns))]
            grid.add_row(Text(names[row], style="bold"), *line, height=None, key=str(row))
        self.query_one("#legend", Static).update(self._legend(lang))
        grid.move_cursor(row=0, column=min(1, len(found.columns)), animate=False)

    def _sign(self, column: int) -> str:
        """What stands behind the title of the column that the rows are sorted by."""
        if self._sorted is None or self._sorted[0] != column:
            return ""
        return f" {self.app.marks.down if self._sorted[1] else self.app.marks.up}"

    def _widths(self, found: Table, signs: list[str]) -> list[int]:
        """The cells that each column takes, the subject's first: all in sight where they can be."""
        names = [name for _, name in found.rows]
        texts = [
            [self._told(row, c).plain for row in range(len(found.rows))] for c in range(len(found.columns))
        ]
        wanted = [min(max(map(width, names), default=1), _FIRST, max(self.size.width * 2 // 5, _LEAST))]
        least = [min(max(_longest(names), _LEAST), wanted[0])]
        for (_, name), sign, told in zip(found.columns, signs[1:], texts, strict=True):
            # A title may take two lines, so it asks for half its width only.
            title = max(_longest([name]), width(name + sign) // 2 + 2)
            wanted.append(min(max([*map(width, told), title]), _WIDEST))
            least.append(min(max(_longest([*told, name]), _LEAST), wanted[-1]))
        room = self.size.width - 2 * len(wanted) - self.grid.styles.scrollbar_size_vertical
        return columns(wanted, least, room)

    def _told(self, row: int, column: int) -> Text:
        """A cell as it stands in the grid: sign, text, and a mark for what no source states."""
        assert self.found is not None
        cell, marks = self.found.cells[row][column], self.app.marks
        signs = {CONCLUDED: marks.concluded, DEFAULT: marks.presumed}
        styles = {"true": "yes", "false": "no"}
        told = Text()
        if cell.kind == UNKNOWN:
            told.append(f"{marks.unknown} {word('unknown', self.app.lang)}", self._style("quiet"))
        else:
            if cell.value in styles:
                told.append(marks.verdict(cell.value) + " ", self._style(styles[cell.value]))
            told.append(cell.text)
        told.append(signs.get(cell.kind, ""), self._style("quiet"))
        if (row, column) in self._differs:
            told.append(f" {marks.differs}", self._style("differs"))
        return told

    def _style(self, name: str) -> Style:
        """A style of the theme, without its ground, so that the row's own shows."""
        return self.get_component_rich_style(f"comparison--{name}", partial=True)

    def notify_style_update(self) -> None:
        """Colour the cells anew when the theme changes."""
        super().notify_style_update()
        if self.found is not None and self._theme != self.app.theme:
            self._refill()

    def _legend(self, lang: str) -> Content:
        assert self.found is not None
        kinds = {cell.kind for line in self.found.cells for cell in line}
        marks = self.app.marks
        parts = [f"{marks.concluded} {label('concluded', lang)}"] if CONCLUDED in kinds else []
        parts += [f"{marks.presumed} {label('presumed', lang)}"] if DEFAULT in kinds else []
        parts += [f"{marks.differs} {label('differs-mark', lang)}"] if self._differs else []
        return Content(" · ".join([*parts, label("table-hint", lang)]))

    # What the cursor is on.

    def _at(self) -> tuple[int, int]:
        """Row and column of the table under the cursor; column -1 is the subject's."""
        coordinate = self.grid.cursor_coordinate
        row = self._order[coordinate.row] if 0 <= coordinate.row < len(self._order) else -1
        return row, coordinate.column - 1

    def on_data_table_cell_highlighted(self) -> None:
        """Show the whole cell."""
        self.cell.show(self._blocks())

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        """Sort by what was clicked."""
        self.grid.cursor_coordinate = Coordinate(self.grid.cursor_row, event.column_index)
        self.sort()

    def on_data_table_cell_selected(self) -> None:
        """Read the cell that was clicked twice."""
        self.read_cell()

    def _blocks(self) -> list[Block]:
        row, column = self._at()
        core, marks, lang = self.app.core, self.app.marks, self.app.lang
        if core is None or self.found is None or row < 0:
            return []
        entity, name = self.found.rows[row]
        if column < 0:
            return [
                Block(text(name), "title", stop=False),
                gap(),
                *records.head(core.record(f"entity:{entity}"))[1:],
            ]
        _, title = self.found.columns[column]
        cell = self.found.cells[row][column]
        blocks = [Block(joined((f"{name} · {title}", ".outline--title")), "title", stop=False)]
        blocks += self._value(cell, lang)
        for view, value in self._differs.get((row, column), ()):
            note = f"{marks.differs} {label('differs', lang, view=view, value=value)}"
            blocks.append(Block(text(note), "depends"))
        if cell.proof is not None:
            blocks.append(proofs.tree(core, cell.proof, marks, lang, open=True))
            ref = core.resolve(cell.proof.ref)
            blocks += records.sources(core, [dict(c) for c in core.kb.records.citations(ref)], marks)
        return blocks

    def _value(self, cell: Cell, lang: str) -> list[Block]:
        marks = self.app.marks
        if cell.kind == UNKNOWN:
            return [Block(text(f"{marks.unknown} {word('unknown', lang)}"), "unknown")]
        style = {"true": "yes", "false": "no"}.get(cell.value, "answer")
        sign = marks.verdict(cell.value) + " " if cell.value in ("true", "false") else ""
        lines = paragraph(sign + cell.text, style)
        kinds = {CONCLUDED: label("concluded", lang), DEFAULT: label("presumed", lang)}
        return (
            [*lines, Block(text(kinds[cell.kind], ".outline--dim"), "hint")] if cell.kind in kinds else lines
        )

    def copied(self) -> Copied | None:
        """The cell under the cursor, to copy."""
        row, column = self._at()
        if self.found is None or row < 0:
            return None
        if column < 0:
            return Copied("line", self.found.rows[row][1])
        return Copied("line", self.found.cells[row][column].text)

    # What can be done.

    def read_cell(self) -> None:
        """Go into the whole cell."""
        self.cell.focus()

    def open_row(self) -> None:
        """Open the page of the row's subject."""
        row, _ = self._at()
        if self.found is not None and row >= 0:
            self.app.open(f"entity:{self.found.rows[row][0]}")

    def sort(self) -> None:
        """Sort by the column of the cursor, the other way, or as it was."""
        _, column = self._at()
        if self.found is None:
            return
        if self._sorted is None or self._sorted[0] != column:
            self._sorted = (column, False)
        else:
            self._sorted = None if self._sorted[1] else (column, True)
        rows = range(len(self.found.rows))
        order = list(rows) if self._sorted is None else sorted(rows, key=self._key, reverse=self._sorted[1])
        self._order = order
        row, focused = self.grid.cursor_row, self.grid.cursor_column
        self._fill()
        self.grid.move_cursor(row=row, column=focused, animate=False)

    def _key(self, row: int) -> tuple[bool, float, str]:
        assert self.found is not None
        assert self._sorted is not None
        column = self._sorted[0]
        value = self.found.rows[row][1] if column < 0 else self.found.cells[row][column].text
        try:
            return not value, float(value), ""
        except ValueError:
            return not value, 0.0, value.casefold()

    def choose_columns(self) -> None:
        """Choose which columns are shown."""
        core, found = self.app.core, self.found
        if core is None or found is None:
            return
        options = core.columns(found.id, found)
        shown = [id for id, _ in found.columns]
        screen = Choose(label("columns", self.app.lang), options, shown)
        self.app.push_screen(screen, self._chosen)

    def _chosen(self, columns: list[str] | None) -> None:
        if columns and self.found is not None:
            self.app.recolumn(f"table:{self.found.id}", columns)
