"""What can be done on the bench and in the conversation."""

from __future__ import annotations

from tests.tui.conftest import Session
from tests.tui.scenarios import BENCH, does


@does("setting.forth")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do(id)
    assert s.bench.trial is not None
    assert s.bench.trial.values == {"endpoint-routes": "true"}
    assert "flipped" in s.bench.outcomes.text


@does("setting.back")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do(id)
    assert s.bench.trial is not None
    assert s.bench.trial.values == {"endpoint-routes": "true"}


@does("setting.unset")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do("setting.forth")
    await s.do(id)
    assert s.bench.trial is not None
    assert s.bench.trial.values == {}


@does("bench.undo")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    before = s.bench.outcomes.text
    await s.do("setting.forth")
    await s.do(id)
    assert s.bench.outcomes.text == before


@does("bench.redo")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do("setting.forth")
    after = s.bench.outcomes.text
    await s.do("bench.undo")
    await s.do(id)
    assert s.bench.outcomes.text == after


@does("bench.reset")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do("setting.forth")
    await s.press("down", "space")
    await s.do(id)
    assert s.bench.trial is not None
    assert s.bench.trial.values == {}


@does("bench.ways")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do(id)
    assert "What would it take" in s.bench.outcomes.text
    assert s.focus == "outcomes"


@does("bench.flipped")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do("setting.forth")
    await s.do(id)
    first = s.bench.outcomes.at
    await s.do(id)
    assert s.bench.outcomes.at is not first
    assert s.bench.outcomes.at is not None
    assert "was" in s.bench.outcomes.at.text.plain


@does("bench.helm")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do("setting.forth")
    await s.do(id)
    assert s.copied.startswith("endpointRoutes:\n  enabled: true\n")


@does("bench.line")
async def _(s: Session, id: str) -> None:
    await s.open(BENCH)
    await s.do("setting.forth")
    await s.do(id)
    assert s.copied.startswith("kb ask --set endpointRoutes.enabled=true ")


# The conversation.


@does("chat.new")
async def _(s: Session, id: str) -> None:
    await s.ask("does it hit on gke")
    await s.press("f4")
    await s.do(id)
    assert s.app.conversation.answers == []
    assert s.focus == "question"
    await s.ask("and on eks chained?")
    assert s.app.conversation.answers[-1].verdict is None


@does("chat.again")
async def _(s: Session, id: str) -> None:
    await s.ask("does it hit on gke")
    await s.press("f4")
    await s.do(id)
    assert s.app.question.value == "does it hit on gke"
