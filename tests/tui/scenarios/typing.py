"""What the keys do while one types."""

from __future__ import annotations

from tests.tui.conftest import Session
from tests.tui.scenarios import TABLE, does


@does("question.submit")
async def _(s: Session, id: str) -> None:
    await s.type("does it hit on gke")
    await s.do(id)
    assert "✗ NO" in s.cards.text
    assert s.app.question.value == ""


@does("question.complete")
async def _(s: Session, id: str) -> None:
    await s.type("why is")
    first, second = s.app.question._found[:2]
    await s.do(id)
    assert s.app.question.value == first
    await s.do(id)
    assert s.app.question.value == second


@does("question.complete_back")
async def _(s: Session, id: str) -> None:
    await s.type("why is")
    last = s.app.question._found[-1]
    await s.do(id)
    assert s.app.question.value == last


@does("question.older")
async def _(s: Session, id: str) -> None:
    await s.ask("what is cilium_host")
    await s.do(id)
    assert s.app.question.value == "what is cilium_host"


@does("question.newer")
async def _(s: Session, id: str) -> None:
    await s.ask("what is cilium_host")
    await s.do("question.older")
    await s.do(id)
    assert s.app.question.value == ""


@does("catalogue.down")
async def _(s: Session, id: str) -> None:
    await s.press("f2")
    before = s.app.catalogue.list.at
    await s.do(id)
    assert s.app.catalogue.list.at is not before
    assert s.focus == "filter"


@does("catalogue.up")
async def _(s: Session, id: str) -> None:
    await s.press("f2")
    before = s.app.catalogue.list.at
    await s.do("catalogue.down")
    await s.do(id)
    assert s.app.catalogue.list.at is before


@does("catalogue.open")
async def _(s: Session, id: str) -> None:
    await s.press("f2")
    await s.type("cross-cl")
    await s.do(id)
    assert s.ref == TABLE
