"""Asking: history, suggestions, follow-ups, whatever is pasted, and text that looks like markup."""

from __future__ import annotations

import stat
from pathlib import Path

from textual import events

from tests.tui.conftest import Opened
from tui.state import History

ODD = "[red]x[/red] [link=file:///etc/passwd]y[/link] [/] $x \x1b[31mz\x07"


async def test_history_is_kept_between_runs_for_its_owner_alone(opened: Opened, state: Path) -> None:
    async with opened(state=state) as s:
        await s.ask("what is cilium_host")
        await s.ask("does it hit on gke")
    kept = state / "browser-history"
    assert kept.read_text(encoding="utf-8").splitlines() == ["what is cilium_host", "does it hit on gke"]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    async with opened(state=state) as s:
        await s.press("up")
        assert s.app.question.value == "does it hit on gke"
        await s.press("up")
        assert s.app.question.value == "what is cilium_host"


async def test_nothing_is_kept_when_not_wanted(opened: Opened, state: Path) -> None:
    async with opened(state=state, history=False) as s:
        await s.ask("what is cilium_host")
        await s.press("up")
        assert s.app.question.value == "what is cilium_host"
    assert not (state / "browser-history").exists()


async def test_history_goes_through_what_begins_as_typed(opened: Opened) -> None:
    async with opened() as s:
        for asked in ("what is cilium_host", "does it hit on gke", "what is Hubble"):
            await s.ask(asked)
        await s.type("what")
        await s.press("up")
        assert s.app.question.value == "what is Hubble"
        await s.press("up")
        assert s.app.question.value == "what is cilium_host"
        await s.press("down", "down")
        assert s.app.question.value == "what"


async def test_a_folder_that_cannot_be_written_is_told_and_no_fault(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with opened(state=tmp_path / "file" / "below") as s:
        await s.ask("does it hit on gke")
        assert "cannot be written" in " ".join(s.said)
        assert "✗ NO" in s.cards.text


def test_a_history_full_of_rubbish_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "browser-history").write_bytes(b"\xff\xfe\x00one\n\n" + b"x" * 9000 + b"\ntwo\n")
    history = History(tmp_path)
    assert history.older("") == "two"


async def test_suggestions_come_as_one_types_and_tab_takes_them(opened: Opened) -> None:
    async with opened() as s:
        await s.type("does it hit on eks chain")
        shown = s.app.query_one("#suggestions")
        assert shown.display
        assert "chained" in shown.text
        await s.press("tab")
        assert s.app.question.value.startswith("does it hit on eks ")
        await s.press("escape")
        assert not shown.display
        assert s.focus == "question"


async def test_a_suggestion_can_be_clicked(opened: Opened) -> None:
    async with opened() as s:
        await s.type("why is")
        shown = s.app.query_one("#suggestions")
        first = shown.text.split("\n")[0].strip()
        await s.click(shown, first)
        assert s.app.question.value == first
        assert s.focus == "question"


async def test_tab_goes_on_only_while_nothing_is_typed(opened: Opened) -> None:
    async with opened() as s:
        await s.press("tab")
        assert s.focus != "question"
        await s.press("escape")
        await s.type("zzzzzz")
        await s.press("tab")
        assert s.focus == "question"


async def test_follow_ups_go_on_from_the_question_before(opened: Opened) -> None:
    async with opened() as s:
        await s.ask("does BPF host routing hit on EKS chained")
        await s.ask("and on tke overlay?")
        await s.ask("why?")
        verdicts = [a.verdict for a in s.app.conversation.answers]
        assert verdicts[:2] == ["no", "yes"]
        assert s.app.conversation.answers[2].reading["subjects"] == ["tke-overlay"]


async def test_a_card_has_verdict_reasons_proof_and_links(opened: Opened) -> None:
    async with opened() as s:
        await s.ask("does BPF host routing hit on EKS chained")
        text = s.cards.text
        assert "✗ NO" in text
        assert "Because" in text
        assert "[stated" in text
        assert "Sources" in text
        s.rest(s.cards, "TKE guide")
        await s.press("enter")
        assert s.ref == "source:tke-guide"


async def test_what_depends_leads_to_a_bench_where_it_is_set(opened: Opened) -> None:
    async with opened() as s:
        await s.ask("is host routing configured as BPF on my cluster?")
        benches = [b for b in s.cards.walk() if b.act and b.act.verb == "bench"]
        if benches:
            s.cards.place(benches[0])
            s.cards.focus()
            await s.press("enter")
            assert s.ref.startswith("bench:")


async def test_an_unknown_word_is_answered_with_what_to_do(opened: Opened) -> None:
    async with opened() as s:
        await s.ask("does it hit on fargate")
        assert "UNKNOWN" in s.cards.text
        assert "fargate" in s.cards.text


async def test_a_question_in_chinese_is_answered_in_chinese(opened: Opened) -> None:
    async with opened() as s:
        await s.ask("GKE 上 BPF host routing 生效吗")
        assert s.app.conversation.answers[-1].lang == "zh"
        assert "否" in s.cards.text or "✗" in s.cards.text


async def test_text_that_looks_like_markup_is_shown_as_it_is(opened: Opened) -> None:
    async with opened(size=(160, 44)) as s:
        await s.ask(ODD)
        painted = s.screen()
        assert "[red]x[/red] [link=file:///etc/passwd]y[/link]" in " ".join(s.cards.text.split())
        assert "\x1b" not in painted
        assert "\x07" not in painted
        await s.app.visit(f"search:{ODD}")
        await s.settle()
        assert "[red]x[/red]" in s.body.text
        await s.open(f"entity:{ODD}")
        assert "[red]x[/red]" in s.body.text
        s.app.say(ODD)
        await s.settle()
        assert "[red]x[/red]" in s.screen()


async def test_a_pasted_megabyte_is_taken_whole_and_answered(opened: Opened) -> None:
    async with opened() as s:
        pasted = "does it hit on gke? " + "lorem [b]ipsum[/b] " * 60_000
        s.app.question.post_message(events.Paste(pasted))
        await s.settle()
        assert len(s.app.question.value) < 100
        assert "pasted" in s.app.question.value
        await s.press("enter")
        assert len(s.app.conversation.answers) == 1
        assert len(s.app.conversation.answers[0].question) > 1_000_000
        assert "✗" in s.screen() or "?" in s.screen()


async def test_pasted_lines_are_one_question(opened: Opened) -> None:
    async with opened() as s:
        s.app.question.post_message(events.Paste("does it hit\non gke\x00\n"))
        await s.settle()
        assert s.app.question.value == "does it hit on gke"
        await s.press("enter")
        assert s.app.conversation.answers[0].verdict == "no"


async def test_asking_before_the_base_is_open_says_so(opened: Opened) -> None:
    async with opened() as s:
        core, s.app.core = s.app.core, None
        await s.ask("does it hit on gke")
        assert "Opening the knowledge base" in s.said[-1]
        s.app.core = core


async def test_asking_counts_on_the_configuration_that_was_opened(opened: Opened, place: Path) -> None:
    values = "kubeProxyReplacement: false\n"
    (place / "values.yaml").write_text(values, encoding="utf-8")
    async with opened(config=["values.yaml"]) as s:
        assert s.ref == "bench:"
        await s.ask("does bpf host routing hit?")
        assert s.app.conversation.answers[-1].verdict == "no"
