"""Every action of the registry does what it says when its key is pressed; one that nobody tests fails here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.tui.conftest import Opened, Session
from tui.actions import ACTIONS, BY_ID

Scenario = Callable[[Session, str], Awaitable[None]]
DOES: dict[str, Scenario] = {}
VALUES = "endpointRoutes:\n  enabled: true\nkubeProxyReplacement: true\nbpf:\n  masquerade: true\n"
TABLE = "table:cross-cloud"
BENCH = "bench:gr-overlay"
PROCEDURE = "procedure:verify-host-routing"


def does(id: str) -> Callable[[Scenario], Scenario]:
    """The scenario of an action."""

    def keep(scenario: Scenario) -> Scenario:
        assert id not in DOES
        DOES[id] = scenario
        return scenario

    return keep


@pytest.mark.parametrize("id", [action.id for action in ACTIONS])
async def test_an_action_does_what_it_says(id: str, opened: Opened) -> None:
    assert id in DOES, f"no test for {id}: write one in {Path(__file__).name}"
    async with opened() as session:
        await DOES[id](session, id)


def test_no_scenario_is_left_over() -> None:
    assert set(DOES) <= set(BY_ID)


# Everywhere.


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


# The question and the catalogue's filter.


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


# Lists, pages, proofs.


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
    await s.do(id)
    assert s.body.at is s.body.blocks[0]


@does("list.bottom")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.do(id)
    assert s.body.at is s.body._stops()[-1]


@does("list.top")
async def _(s: Session, id: str) -> None:
    await s.open("entity:gke")
    await s.do("list.bottom")
    await s.do(id)
    assert s.body.at is s.body.blocks[0]
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


# The bench.


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
