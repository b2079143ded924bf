"""The bench: switching, what flips and why, what is found, undo, ways and what forbids them, taking it away."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from kb.__main__ import main
from tests.tui.conftest import Opened, Session

OVERLAY = "bench:gr-overlay"
NATIVE = "bench:tke-native"
VALUES = "ipam:\n  mode: eni\neni:\n  enabled: true\nkubeProxyReplacement: true\nbpf:\n  masquerade: true\n"


def _words(text: str) -> str:
    return " ".join(text.split())


async def test_a_switch_marks_and_explains_what_flipped_at_once(opened: Opened) -> None:
    async with opened() as s:
        await s.open(OVERLAY)
        assert "BPF host routing is hit" in _words(s.bench.outcomes.text)
        assert "◆" not in s.bench.outcomes.text
        await s.press("space")
        text = _words(s.bench.outcomes.text)
        assert "◆ ✗ BPF host routing is not hit" in text
        assert "was ✓" in text
        assert "now ✗" in text
        assert "EndpointRoutes is true" in text  # why: the change itself is named
        assert "5 flipped" in text
        assert "◇ endpointRoutes.enabled" in s.bench.switches.text


async def test_findings_and_status_lines_follow_the_switch(opened: Opened) -> None:
    async with opened() as s:
        await s.open(OVERLAY)
        before = _words(s.bench.outcomes.text)
        assert "KB130" not in before
        assert "Masquerading: BPF" in before
        await s.press("space")
        after = _words(s.bench.outcomes.text)
        assert "◆ warning KB130" in after
        assert 'enable-endpoint-routes: "true"' in after
        await s.press("u", "down", "down", "down", "space")
        assert "Masquerading: BPF" not in _words(s.bench.outcomes.text)
        assert "KB103" in s.bench.outcomes.text
        s.rest(s.bench.outcomes, "KB103")
        await s.press("enter")
        assert s.ref.startswith("finding:")


async def test_back_at_what_is_stated_nothing_is_set(opened: Opened) -> None:
    async with opened() as s:
        await s.open(OVERLAY)
        before = s.bench.outcomes.text
        await s.press("space", "space")
        assert s.bench.trial is not None
        assert not s.bench.trial.changed
        assert s.bench.trial.values == {}
        assert "◇" not in s.bench.switches.text
        assert len(s.bench.outcomes.text) >= len(before)


async def test_undo_goes_all_the_way_back_and_redo_forth(opened: Opened) -> None:
    async with opened() as s:
        await s.open(OVERLAY)
        start = s.bench.outcomes.text
        seen = [s.bench.trial.values]
        for keys in (("space",), ("down", "space"), ("down", "space")):
            await s.press(*keys)
            seen.append(s.bench.trial.values)
        await s.press("u", "u", "u")
        assert s.bench.outcomes.text == start
        await s.press("U", "U", "U")
        assert s.bench.trial.values == seen[-1]
        await s.press("R")
        assert s.bench.trial.values == {}
        await s.press("u")
        assert s.bench.trial.values == seen[-1]


async def test_ways_name_the_smallest_change_and_enter_makes_it(opened: Opened) -> None:
    async with opened() as s:
        await s.open(OVERLAY)
        await s.press("space", "w")
        text = _words(s.bench.outcomes.text)
        assert "What would it take" in text
        assert s.focus == "outcomes"
        way = next(b for b in s.bench.outcomes.walk() if b.act and b.act.verb == "adopt")
        s.bench.outcomes.place(way)
        await s.press("enter")
        assert "✓ BPF host routing is hit" in _words(s.bench.outcomes.text)


async def test_where_no_setting_does_it_other_deployments_are_named(opened: Opened) -> None:
    async with opened() as s:
        await s.open(NATIVE)
        await s.press("w")
        text = _words(s.bench.outcomes.text)
        assert "No setting that is yours to choose brings this about" in text
        assert "TKE Cilium Overlay" in text
        s.rest(s.bench.outcomes, "TKE Cilium Overlay")
        await s.press("enter")
        assert s.ref == "entity:tke-overlay"


async def test_ways_of_the_conclusion_under_the_cursor_tell_what_forbids_them(opened: Opened) -> None:
    async with opened() as s:
        await s.open(NATIVE)
        s.rest(s.bench.outcomes, "per-Pod kernel routes")
        await s.press("w")
        text = _words(s.bench.outcomes.text)
        ways = [b for b in s.bench.outcomes.walk() if b.act and b.act.verb == "adopt"]
        if ways:
            assert "forbidden: " in text
        else:
            assert "No setting that is yours" in text


async def test_a_setting_that_is_required_tells_so_when_it_is_made_otherwise(opened: Opened) -> None:
    async with opened() as s:
        await s.open(NATIVE)
        await s.press("space")
        assert "forbidden: TKE VPC-CNI + Native requires" in _words(s.bench.switches.text)
        assert "error KB126" in _words(s.bench.outcomes.text)


async def test_a_free_value_is_asked_for(opened: Opened) -> None:
    async with opened() as s:
        await s.open(NATIVE)
        s.rest(s.bench.switches, "local-router-ipv4")
        await s.press("space")
        await s.press("ctrl+u")
        await s.type("[b]10.0.0.1[/b]")
        await s.press("enter")
        assert s.bench.trial.values == {"local-router-ipv4": "[b]10.0.0.1[/b]"}
        assert "[b]10.0.0.1[/b]" in s.bench.switches.text
        assert s.focus == "switches"


async def test_helm_values_are_what_stands_and_kb_check_reads_them(
    opened: Opened, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened() as s:
        await s.open("bench:gke")
        await s.press("H")
        (place / "values.yaml").write_text(s.copied, encoding="utf-8")
        assert "gke:\n  enabled: true" in s.copied
        assert s.app.core is not None
        s.app.core.adopt(["values.yaml"])
        assert s.app.core.facts["endpoint-routes"] == "true"


@pytest.mark.parametrize(("ref", "keys"), [(OVERLAY, ("space",)), (NATIVE, ()), ("bench:", ("space",))])
async def test_the_copied_line_gives_the_same_verdict_in_a_shell(
    ref: str, keys: tuple[str, ...], opened: Opened, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    async with opened() as s:
        await s.open(ref)
        await s.press(*keys, "A")
        line = s.copied.strip()
        trial = s.bench.trial
        value = next(o.value for o in trial.outcomes() if o.attribute == trial.main())
    command, *arguments = shlex.split(line)
    assert command == "kb"
    main(arguments)
    out = capsysbinary.readouterr().out.decode()
    assert out.startswith({"true": "Yes", "false": "No"}[value]), (line, out)


async def test_a_file_is_opened_as_kb_check_reads_it(opened: Opened, place: Path) -> None:
    (place / "values.yaml").write_text(VALUES, encoding="utf-8")
    async with opened(config=["values.yaml"]) as s:
        assert s.ref == "bench:"
        assert s.bench.trial.values["ipam"] == "cilium-eni"
        assert "your configuration" in s.app.pane.border_title
        assert not s.bench.trial.changed
        assert "◇" not in s.bench.switches.text
        assert "as your configuration has it" in _words(s.bench.switches.text)
        assert "note KB110" in _words(s.bench.outcomes.text)
        await s.press("space")
        assert "◆ warning KB131" in _words(s.bench.outcomes.text)


async def test_a_file_that_cannot_be_read_is_told(opened: Opened, place: Path) -> None:
    (place / "odd.bin").write_bytes(b"\x00\x01\x02")
    async with opened() as s:
        for name in ("nowhere.yaml", "odd.bin", "."):
            await s.press("f3", "o")
            await s.type(name)
            await s.press("enter")
            assert s.said, name
            assert s.focus in ("body", "switches"), name
        assert "nowhere.yaml" in s.said[0]


async def test_a_blank_bench_begins_with_nothing_set(opened: Opened) -> None:
    async with opened() as s:
        await s.open("bench:")
        assert s.bench.trial.values == {}
        await s.press("right")
        assert len(s.bench.trial.values) == 1


async def test_a_bench_keeps_its_changes_while_one_looks_elsewhere(opened: Opened) -> None:
    async with opened() as s:
        await s.open(OVERLAY)
        await s.press("space")
        await s.open("entity:gke")
        await s.press("left_square_bracket")
        assert s.ref == OVERLAY
        assert s.bench.trial.changed


async def test_what_is_set_stays_when_the_language_or_version_changes(opened: Opened) -> None:
    async with opened() as s:
        await s.open(OVERLAY)
        await s.press("space", "f7")
        assert s.bench.trial.values == {"endpoint-routes": "true"}
        assert "翻转" in s.bench.outcomes.text or "未命中" in s.bench.outcomes.text
        await s.press("f7", "u")
        assert not s.bench.trial.changed


async def test_bench_can_be_exported_as_values_line_or_page(opened: Opened, place: Path) -> None:
    async with opened() as s:
        await s.open(OVERLAY)
        await s.press("space")
        for name in ("a.yaml", "a.sh", "a.md"):
            await _export(s, name)
    assert (place / "a.yaml").read_text(encoding="utf-8").startswith("endpointRoutes:")
    assert (place / "a.sh").read_text(encoding="utf-8").startswith("kb ask --set")
    assert "KB130" in (place / "a.md").read_text(encoding="utf-8")


async def _export(s: Session, name: str) -> None:
    await s.press("ctrl+e", "ctrl+u")
    await s.type(name)
    await s.press("enter")
