"""Pages: an entity, a comparison table, a chain, a procedure, measurements, a source; and going between them."""

from __future__ import annotations

import pytest

from kb.tables import CONCLUDED
from tests.tui.conftest import Opened

TABLE = "table:cross-cloud"


async def test_every_record_of_the_catalogue_has_a_page_that_can_be_painted(opened: Opened) -> None:
    async with opened(size=(60, 20)) as s:
        assert s.app.core is not None
        for group in s.app.core.groups:
            for entry in group.entries[:2]:
                await s.app.visit(entry.ref)
                await s.pilot.pause(0)
                assert s.ref == entry.ref
                page = s.app.pane.page
                assert page is not None
                assert "did not work" not in s.body.text, entry.ref
                assert all(write() for write in page.writers.values()), entry.ref
        s.screen()


async def test_an_entity_has_claims_conclusions_neighbours_and_citations(opened: Opened) -> None:
    async with opened() as s:
        await s.open("entity:gke")
        text = s.body.text
        for heading in ("What is stated", "What follows", "Sources"):
            assert heading in text
        s.rest(s.body, "BPF host routing is not hit")
        await s.press("space")
        assert "[rule" in s.body.text
        proof = s.body.at
        assert proof is not None
        step = next(b for b in proof.walk() if b.act and b.act.what.startswith("rule:"))
        s.body.place(step)
        await s.press("enter")
        assert s.ref.startswith("rule:")


async def test_going_back_finds_the_cursor_where_it_was(opened: Opened) -> None:
    async with opened() as s:
        await s.open("home:")
        s.rest(s.body, "BPF host routing hit by TKE")
        at = s.body.at.key
        await s.press("enter", "left_square_bracket")
        assert s.ref == "home:"
        assert s.body.at.key == at


# Tables.


async def test_the_first_column_stays_in_sight(opened: Opened) -> None:
    async with opened(size=(80, 30)) as s:
        await s.open(TABLE)
        assert s.table.grid.fixed_columns == 1
        await s.press("end")
        assert "AWS EKS" in s.screen()


async def test_a_concluded_cell_opens_its_proof_whole(opened: Opened) -> None:
    async with opened() as s:
        await s.open(TABLE)
        found = s.table.found
        assert found is not None
        column = next(i for i in range(len(found.columns)) if found.cells[2][i].kind == CONCLUDED)
        s.table.grid.move_cursor(row=2, column=column + 1)
        await s.settle()
        await s.press("enter")
        text = s.table.cell.text
        assert s.focus == "cell"
        assert "concluded by rules" in text
        assert "[rule" in text
        assert "Sources" in text
        await s.press("y")
        assert s.copied
        s.rest(s.table.cell, "TKE guide")
        await s.press("enter")
        assert s.ref == "source:tke-guide"


async def test_the_cell_follows_the_cursor(opened: Opened) -> None:
    async with opened() as s:
        await s.open(TABLE)
        before = s.table.cell.text
        await s.press("down")
        assert s.table.cell.text != before
        await s.press("left")
        assert "AWS EKS" in s.table.cell.text


async def test_sorting_keeps_each_row_whole(opened: Opened) -> None:
    async with opened() as s:
        await s.open(TABLE)
        await s.press("s")
        found = s.table.found
        assert found is not None
        for at, row in enumerate(s.table._order):
            line = s.table.grid.get_row_at(at)
            assert line[0].plain == found.rows[row][1]
            assert found.cells[row][0].text in line[1].plain
        column = [found.cells[row][0].text.casefold() for row in s.table._order]
        assert column == sorted(column)


async def test_columns_are_chosen_also_ones_that_are_concluded(opened: Opened) -> None:
    async with opened() as s:
        await s.open(TABLE)
        found = s.table.found
        assert found is not None
        core = s.app.core
        assert core is not None
        more = [id for id, _ in core.columns(found.id, found) if id not in dict(found.columns)]
        assert "data-path" in more
        s.app.recolumn(TABLE, [*dict(found.columns), "data-path"])
        await s.settle()
        assert [id for id, _ in s.table.found.columns][-1] == "data-path"
        assert s.focus == "grid"
        await s.press("c", "escape")
        assert len(s.table.found.columns) == len(found.columns) + 1


async def test_a_table_is_copied_as_markdown_as_it_stands(opened: Opened) -> None:
    async with opened() as s:
        await s.open(TABLE)
        await s.press("Y")
        lines = [line for line in s.copied.splitlines() if line.startswith("|")]
        assert s.table.found is not None
        assert len(lines) == len(s.table.found.rows) + 2


# Chains, procedures, measurements, sources.


async def test_a_chain_is_drawn_and_its_links_open_what_backs_them(opened: Opened) -> None:
    async with opened() as s:
        await s.open("chain:root-cause-chain")
        text = s.body.text
        assert text.count("╭") == 5
        assert text.count("▼") == 4
        links = [b for b in s.body.walk() if b.key.startswith("link-") and b.act]
        assert len(links) == 5
        s.body.place(links[1])
        await s.press("enter")
        assert s.ref == "rule:vpc-ips-need-endpoint-routes"


async def test_branches_of_a_procedure_lead_to_their_steps(opened: Opened) -> None:
    async with opened() as s:
        await s.open("procedure:verify-host-routing")
        branch = next(b for b in s.body.walk() if b.act and b.act.verb == "jump")
        s.body.place(branch)
        s.body.focus()
        await s.press("enter")
        assert s.body.at is not None
        assert branch.act is not None
        assert s.body.at.key == branch.act.what


async def test_a_command_of_a_procedure_is_copied_with_enter(opened: Opened) -> None:
    async with opened() as s:
        await s.open("procedure:verify-host-routing")
        command = next(b for b in s.body.walk() if b.kind == "command")
        s.body.place(command)
        s.body.focus()
        await s.press("enter")
        assert s.copied == command.text.plain
        assert "Copied the command" in s.said[-1]


async def test_measurements_are_bars_with_unit_and_conditions(opened: Opened) -> None:
    async with opened() as s:
        await s.open("measurement:tcp-rr-p99-native")
        bars = [line for line in s.body.text.splitlines() if "▇" in line]
        assert len(bars) >= 3
        lengths = {line.split()[-2]: line.count("▇") for line in bars}
        figures = sorted(lengths, key=float)
        assert [lengths[f] for f in figures] == sorted(lengths.values())
        assert all("µs" in line for line in bars)
        assert "SA5" in s.body.text


async def test_a_source_shows_what_rests_on_it(opened: Opened) -> None:
    async with opened() as s:
        await s.open("source:tke-guide")
        assert "Claims (" in s.body.text
        s.rest(s.body, "Claims (")
        await s.press("right", "down", "enter")
        assert s.ref.startswith("claim:")


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_ideographs_align(lang: str, opened: Opened) -> None:
    from kb.render.width import width

    async with opened(size=(100, 30), lang=lang) as s:
        for ref in ("entity:gke", "chain:root-cause-chain"):
            await s.open(ref)
            painted = s.screen().split("\n")
            assert all(width(line) <= 100 for line in painted)
            edges = [line for line in painted[2:-2] if "▏" in line]
            places = {width(line.rpartition("▏")[0]) for line in edges}
            assert len(places) == 1, ref


async def test_plain_signs_serve_where_fonts_lack_others(opened: Opened) -> None:
    async with opened(ascii=True) as s:
        await s.open("chain:root-cause-chain")
        assert "╭" not in s.body.text
        assert "✗" not in s.body.text
        await s.ask("does it hit on gke")
        assert " x NO" in s.cards.text
