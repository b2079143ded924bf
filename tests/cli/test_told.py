"""What commands say when something is odd: one plain line, and never a silly one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.catalogue import listing
from kb.cli.exits import FAULT, OK, USAGE
from kb.errors import nearest
from kb.knowledge import KnowledgeBase
from kb.render.answer import answer
from kb.words import word
from tests.cli.conftest import PACK, ROOT, Runner
from tests.render import samples

QUESTION = "is the city bike winter ready"


@pytest.fixture(scope="module")
def shipped() -> KnowledgeBase:
    """The shipped knowledge base."""
    import kb as package

    return package.open()


@pytest.mark.parametrize(
    "command", ["ask x", "list claim", "show city-bike", "search winter", "export winter-table", "--help"]
)
@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_one_line_at_most(cache: Path, command: str, closing: str) -> None:
    env = {**os.environ, "KB_PACKS": str(PACK), "KB_CACHE": str(cache)}
    shell = f"{sys.executable} -m kb {command} {closing}"
    ran = subprocess.run(["sh", "-c", shell], capture_output=True, env=env, cwd=ROOT, check=False, timeout=30)
    assert b"fault" not in ran.stderr
    assert b"Traceback" not in ran.stderr + ran.stdout
    assert ran.stderr.count(b"\n") <= 1
    if ">&-" in closing.replace("2>&-", "") and command != "--help":
        assert ran.returncode == FAULT


@pytest.mark.parametrize("name", ["nosuch", "claim:nope", "entity:qqq", "zzzzzz"])
def test_nothing_silly_is_proposed(kb: Runner, name: str) -> None:
    ran = kb("show", name)
    assert ran.code == USAGE
    assert "did you mean" not in ran.err


def test_what_is_proposed_keeps_its_kind(kb: Runner) -> None:
    assert "did you mean 'entity:city-bike'" in kb("show", "entity:city-bik").err
    assert "did you mean 'city-bike'" in kb("show", "city").err


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("nosuch", ["untouched"], ""),
        ("gke", ["eks"], ""),
        ("rde", ["red", "rod"], "red"),
        ("makr", ["maker"], "maker"),
        ("Endpoint_Route", ["endpoint-routes"], "endpoint-routes"),
        ("endpoint", ["endpoint-routes-needed", "endpoint-routes"], "endpoint-routes"),
        ("", ["a"], ""),
    ],
)
def test_nearest(name: str, known: list[str], near: str) -> None:
    assert nearest(name, known) == near


def test_search_mends_a_slip_and_says_so(kb: Runner) -> None:
    ran = kb("search", "mudgaurds")
    assert "mudguard" in ran.out
    assert ran.err == "kb: nothing found as typed; this is what is found for: mudguard\n"
    assert kb("search", "mudguards").err == ""
    assert kb("search", "qqqqqq").err == "kb: nothing found\n"


def test_search_mends_only_what_stands_nowhere(kb: Runner) -> None:
    assert kb("search", "winter", "mudgaurds").err.endswith("winter mudguard\n")


@pytest.mark.parametrize("name", ["x.unknown", "x.docx", "folder.d/x.mdd"])
def test_a_suffix_of_no_format_is_refused(kb: Runner, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    ran = kb("export", "winter-table", "-o", str(path))
    assert ran.code == USAGE
    assert ".csv" in ran.err and ".md" in ran.err
    assert not path.exists()
    assert kb("export", "winter-table", "-f", "csv", "-o", str(path)).code == OK


def test_a_name_without_a_suffix_is_markdown(kb: Runner, tmp_path: Path) -> None:
    path = tmp_path / "dotted.d" / "table"
    path.parent.mkdir()
    assert kb("export", "winter-table", "-o", str(path)).code == OK
    assert path.read_text(encoding="utf-8").startswith("## ")


def test_export_of_all_says_what_it_wrote(kb: Runner, tmp_path: Path) -> None:
    ran = kb("export", "--all", "-f", "csv", "-o", str(tmp_path / "new"))
    assert (ran.code, ran.out) == (OK, "")
    assert "winter-table.csv" in ran.err
    assert ran.err.count("\n") == 1


def test_csv_names_the_concluded_columns(kb: Runner) -> None:
    head, *rows = kb("export", "winter-table", "-f", "csv").out.splitlines()
    assert head.endswith("concluded by rules,defaults or assumptions")
    assert all(row.endswith(",ready for winter,") for row in rows)


def test_lint_shows_a_few_of_each_and_all_when_asked(
    kb: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "".join(
        f"- {{id: t{i}, kind: bike, name: {{en: Thing {i}, zh: 物{i}}}, aliases: {{en: [same thing]}}, "
        f"cite: 'handbook#winter'}}\n"
        for i in range(9)
    )
    import shutil

    pack = Path(shutil.copytree(PACK, tmp_path / "pack"))
    (pack / "more.yaml").write_text("entities:\n" + body, encoding="utf-8")
    few, every = kb("pack", "lint", str(pack)), kb("pack", "lint", str(pack), "--all")
    assert "(--all shows them)" in few.out
    assert "--all" not in every.out
    assert few.code == every.code == OK
    assert len(few.out.splitlines()) < len(every.out.splitlines())
    assert kb("pack", "lint", str(pack), "--fail-level", "warning").code == 3


def test_piped_chat_tells_questions_from_answers(kb: Runner) -> None:
    ran = kb("chat", stdin=f"{QUESTION}\nthanks\n谢谢\nquit\nwhat is a tourer\n".encode())
    told = ran.out.split("> ")
    assert [part.partition("\n")[0] for part in told[1:]] == [QUESTION, "thanks", "谢谢"]
    assert "tourer" not in ran.out
    assert ran.code == OK


def test_turns_that_ask_nothing_never_repeat_the_last_answer(shipped: KnowledgeBase) -> None:
    chat = shipped.chat()
    first = chat.ask("does BPF host routing hit on gke")
    assert first.verdict == "no"
    for turn in ("thanks", "thank you very much", "hello", "谢谢"):
        assert chat.ask(turn).status == "clarify"
    for turn in ("help", "/help", "what can i ask", "帮助"):
        found = chat.ask(turn)
        assert found.status == "clarify"
        assert "?" in found.answer or "？" in found.answer
    assert chat.ask("thanks").answer == "You're welcome."
    assert chat.ask("why?").status == "answered"


def test_members_that_go_with_a_deployment_are_named(shipped: KnowledgeBase) -> None:
    head = shipped.ask("which deployments hit").answer.partition("\n")[0]
    assert head.startswith("2: ")
    assert "GR + Overlay" in head
    assert "VPC-CNI + Overlay" in head


def test_the_count_of_deployments_agrees_with_their_list(shipped: KnowledgeBase) -> None:
    assert len(listing(shipped.base, "deployment", "en")) == 12
    assert "twelve deployments" in shipped.ask("how many deployments are there").answer


def test_folded_steps_are_counted_in_the_right_number() -> None:
    assert word("folded-one", "en").startswith("1 more step stands")
    found = samples.answer()
    found.because = [{"kind": "claim", "text": f"Reason {i}.", "source": ""} for i in range(9)]
    found.because[0]["kind"] = "rule"
    assert "8 more steps stand" in answer(found, "text")
    for reason in found.because[1:]:
        reason["kind"] = "rule"
    assert "more step" not in answer(found, "text")


def test_the_answer_is_not_repeated_as_its_own_step() -> None:
    found = samples.answer()
    found.because.append({"kind": "claim", "text": "The mill needs no cable.", "source": ""})
    found.because.append({"kind": "rule", "text": "The mill needs no more than a cable.", "source": ""})
    lines = answer(found, "text").splitlines()
    assert sum("The mill needs no cable." in line for line in lines) == 1
    found.because[-1]["text"] = "Mill needs no cable."
    assert "Mill needs no cable." not in "".join(answer(found, "text").splitlines()[1:])
