"""What can be done wherever one is."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import Session
from tests.tui.scenarios import PROCEDURE, TABLE, VALUES, does
from tui.actions import BY_ID


@does("app.ask")
async def _(s: Session, id: str) -> None:
    await s.press("f3")
    assert s.focus == "body"
    await s.do(id)
    assert s.focus == "question"


@does("app.palette")
async def _(s: Session, id: str) -> None:
    await s.do(id)
    assert s.app.screen.id == "palette"
    await s.press("escape")
    assert s.focus == "question"


@does("app.help")
async def _(s: Session, id: str) -> None:
    await s.open(TABLE)
    await s.do(id)
    text = s.app.screen.query_one("#keys").text
    assert text.index("Table") < text.index("Everywhere")
    assert "Sort by the column of the cursor" in text
    await s.press("escape")
    assert s.focus == "grid"


@does("app.back")
async def _(s: Session, id: str) -> None:
    await s.open(TABLE)
    await s.do(id)
    assert s.focus == "question"


@does("app.catalogue")
async def _(s: Session, id: str) -> None:
    await s.do(id)
    assert s.focus == "filter"
    await s.do(id)
    assert not s.app.catalogue.display
    assert s.focus == "question"
    await s.do(id)
    assert s.app.catalogue.display


@does("app.page")
async def _(s: Session, id: str) -> None:
    await s.do(id)
    assert s.focus == "body"


@does("app.chat")
async def _(s: Session, id: str) -> None:
    await s.do(id)
    assert s.focus == "cards"
    await s.do(id)
    assert not s.app.conversation.display
    assert s.focus == "question"


@does("app.zoom")
async def _(s: Session, id: str) -> None:
    await s.press("f3")
    await s.do(id)
    assert s.app.pane.size.width == s.app.size.width
    await s.do(id)
    assert s.app.pane.size.width < s.app.size.width


@does("app.previous")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.open("entity:gr-overlay")
    await s.do(id)
    assert s.ref == "entity:gke"


@does("app.next")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.open("entity:gr-overlay")
    await s.do("app.previous")
    await s.do(id)
    assert s.ref == "entity:gr-overlay"


@does("app.home")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.do(id)
    assert s.ref == "home:"


@does("app.search")
async def _(s: Session, id: str) -> None:
    await s.press("f3")
    await s.do(id)
    await s.type("cilium_host")
    await s.press("enter")
    assert s.ref == "search:cilium_host"
    assert "found for “cilium_host”" in s.body.text


@does("app.copy")
async def _(s: Session, id: str) -> None:
    await s.open(PROCEDURE)
    command = next(b for b in s.body.walk() if b.kind == "command")
    s.body.place(command)
    await s.do(id)
    assert s.copied == command.text.plain


@does("app.copy_all")
async def _(s: Session, id: str) -> None:
    await s.open(TABLE)
    await s.do(id)
    assert s.copied.count("\n|") > 5


@does("app.export")
async def _(s: Session, id: str) -> None:
    await s.open(TABLE)
    await s.do(id)
    await s.press("enter")
    assert "| " in Path("cross-cloud.md").read_text(encoding="utf-8")
    assert "Wrote cross-cloud.md" in s.said[-1]


@does("app.blank")
async def _(s: Session, id: str) -> None:
    await s.press("f3")
    await s.do(id)
    assert s.ref == "bench:"
    assert s.focus == "switches"


@does("app.config")
async def _(s: Session, id: str) -> None:
    Path("values.yaml").write_text(VALUES, encoding="utf-8")
    await s.press("f3")
    await s.do(id)
    await s.type("values.yaml")
    await s.press("enter")
    assert s.ref == "bench:"
    assert s.bench.trial is not None
    assert s.bench.trial.values["endpoint-routes"] == "true"


@does("app.version")
async def _(s: Session, id: str) -> None:
    await s.do(id)
    await s.press("ctrl+u")
    await s.type("1.15")
    await s.press("enter")
    assert s.app.core is not None
    assert s.app.core.version == "1.15"
    assert "version 1.15" in s.screen()


@does("app.view")
async def _(s: Session, id: str) -> None:
    core = s.app.core
    assert core is not None
    if len(core.views) < 2:
        # One view alone: there is nothing to change to, and nothing offers to.
        await s.do(id)
        assert core.view == core.views[0][0]
        assert id not in [a.id for a in s.app.doable()]
    else:
        await s.do(id)
        assert core.view == core.views[1][0]


@does("app.language")
async def _(s: Session, id: str) -> None:
    await s.do(id)
    assert "目录" in s.screen()
    assert "原" in s.body.text or "为" in s.body.text
    await s.do(id)
    assert "Catalogue" in s.screen()


@does("app.theme")
async def _(s: Session, id: str) -> None:
    await s.do(id)
    await s.type("kb-light")
    await s.press("enter", "enter")
    assert s.app.theme == "kb-light"


@does("app.interrupt")
async def _(s: Session, id: str) -> None:
    await s.do(id)
    assert "once more" in s.said[-1]
    assert s.app.is_running
    await s.pilot.press("ctrl+c")
    assert s.app.return_code == 0


@does("app.leave")
async def _(s: Session, id: str) -> None:
    await s.pilot.press(BY_ID[id].keys.split(",")[0])
    assert s.app.return_code == 0
