"""What can be done on what is open."""

from __future__ import annotations

from tests.tui.conftest import Session
from tests.tui.scenarios import BENCH, TABLE, does


@does("list.down")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    before = s.body.at
    await s.do(id)
    assert s.body.at is not before


@does("list.up")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    before = s.body.at
    await s.do("list.down")
    await s.do(id)
    assert s.body.at is before


@does("list.page_down")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.do(id)
    assert s.body.scroll_offset.y > 0


@does("list.page_up")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.do("list.page_down")
    low = s.body.scroll_offset.y
    await s.do(id)
    assert s.body.scroll_offset.y < low


@does("list.bottom")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.do(id)
    assert s.body.at is s.body.laid.stops()[-1]


@does("list.top")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.do("list.bottom")
    await s.do(id)
    assert s.body.at is s.body.laid.stops()[0]
    assert s.body.scroll_offset.y == 0


@does("list.choose")
async def _(s: Session, id: str) -> None:
    await s.open("home:")
    s.rest(s.body, "Cross-cloud comparison")
    await s.do(id)
    assert s.ref == TABLE


@does("list.toggle")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    s.rest(s.body, "What is stated")
    await s.do(id)
    assert "▸ What is stated" in s.body.text
    await s.do(id)
    assert "▾ What is stated" in s.body.text


@does("list.close")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    s.rest(s.body, "What is stated")
    await s.do(id)
    assert "▸ What is stated" in s.body.text


@does("list.open")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    s.rest(s.body, "What is stated")
    await s.do("list.close")
    await s.do(id)
    assert "▾ What is stated" in s.body.text
    at = s.body.at
    await s.do(id)
    assert s.body.at is not None
    assert s.body.at.above is at


@does("list.unfold")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    s.rest(s.body, "BPF host routing is not hit")
    assert "[rule" not in s.body.text
    await s.do(id)
    assert "[rule" in s.body.text
    await s.do(id)
    assert "[rule" not in s.body.text


@does("list.unfold_all")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.do(id)
    assert s.body.text.count("[rule") > 5
    assert "▸" not in s.body.text


# Pages and tables.


@does("page.bench")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gr-overlay")
    await s.do(id)
    assert s.ref == BENCH


@does("page.question")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gr-overlay")
    await s.do(id)
    assert s.focus == "question"
    assert s.app.question.value == "GR + Overlay (vxlan) "


@does("table.cell")
async def _(s: Session, id: str) -> None:
    await s.open(TABLE)
    await s.do(id)
    assert s.focus == "cell"
    assert " · " in s.table.cell.text


@does("table.sort")
async def _(s: Session, id: str) -> None:
    await s.open(TABLE)
    plain = list(s.table._order)
    await s.press("right")
    await s.do(id)
    up = list(s.table._order)
    await s.do(id)
    down = list(s.table._order)
    await s.do(id)
    assert s.table._order == plain
    assert plain != up != down


@does("table.columns")
async def _(s: Session, id: str) -> None:
    await s.open(TABLE)
    assert s.table.found is not None
    before = [c for c, _ in s.table.found.columns]
    await s.do(id)
    await s.press("space", "enter")
    assert [c for c, _ in s.table.found.columns] == before[1:]
    assert s.focus == "grid"


@does("table.row")
async def _(s: Session, id: str) -> None:
    await s.open(TABLE)
    await s.press("down")
    assert s.table.found is not None
    await s.do(id)
    assert s.ref == f"entity:{s.table.found.rows[1][0]}"
