"""Every command on the second pack: what it prints, where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kb.cli.exits import FINDINGS, NO_ANSWER, OK, USAGE
from tests import gold
from tests.cli.conftest import Runner

QUESTION = "is the city bike winter ready"


def test_ask(kb: Runner) -> None:
    ran = kb("ask", QUESTION)
    assert ran.code == OK
    assert ran.out.startswith("No.")
    assert ran.err == ""


def test_ask_in_words_without_quotes(kb: Runner) -> None:
    assert kb("ask", *QUESTION.split()).out == kb("ask", QUESTION).out


def test_ask_from_standard_input(kb: Runner) -> None:
    assert kb("ask", "-", stdin=QUESTION.encode()).out == kb("ask", QUESTION).out


def test_ask_json(kb: Runner) -> None:
    ran = kb("ask", "--json", QUESTION)
    data = json.loads(ran.out)
    assert (data["status"], data["verdict"], data["question"]) == ("answered", "no", QUESTION)
    assert ran.out.count("\n") == 1
    assert list(data)[:4] == ["question", "reading", "status", "verdict"]


def test_ask_short_is_one_line(kb: Runner) -> None:
    short = kb("ask", "--short", QUESTION).out
    assert short.count("\n") == 1
    assert kb("ask", QUESTION).out.startswith(short.rstrip("\n"))


def test_ask_why_shows_the_tree(kb: Runner) -> None:
    out = kb("ask", "--why", QUESTION).out
    assert "└─" in out
    assert "Source" in out


def test_ask_reading(kb: Runner) -> None:
    assert json.loads(kb("ask", "--reading", "--json", QUESTION).out)["subjects"] == ["city-bike"]
    assert "city-bike" in kb("ask", "--reading", QUESTION).out


def test_ask_with_a_setting(kb: Runner) -> None:
    for key in ("dynamo", "hub dynamo"):
        assert kb("ask", QUESTION, "--set", f"{key}=on").out.startswith("Yes.")


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("dynmo=true", "did you mean 'dynamo'"),
        ("dynamo", "expected KEY=VALUE"),
        ("dynamo=maybe", "true or false"),
    ],
)
def test_a_setting_that_is_not_known(kb: Runner, pair: str, told: str) -> None:
    ran = kb("ask", QUESTION, "--set", pair)
    assert ran.code == USAGE
    assert told in ran.err
    assert ran.out == ""


def test_ask_another_view(kb: Runner) -> None:
    assert kb("ask", QUESTION, "--view", "maker").code == OK
    ran = kb("ask", QUESTION, "--view", "makr")
    assert ran.code == USAGE
    assert "did you mean 'maker'" in ran.err


def test_a_refusal_has_its_own_exit_code(kb: Runner) -> None:
    ran = kb("ask", "is the city bike frobnicated")
    assert ran.code == NO_ANSWER
    assert "frobnicated" in ran.out
    assert ran.err == ""
    assert kb("ask", "").code == NO_ANSWER


def test_the_format_does_not_change_the_exit_code(kb: Runner) -> None:
    for format in ("text", "md", "json", "csv", "html"):
        assert kb("ask", "-f", format, QUESTION).code == OK
        assert kb("ask", "-f", format, "is the city bike frobnicated").code == NO_ANSWER


def test_chat_json(kb: Runner) -> None:
    lines = f"{QUESTION}\nwhy?\n\nwhy?\n\xff\xfe\n".encode("latin-1")
    ran = kb("chat", "--json", stdin=lines)
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == OK
    assert len(answers) == 4
    assert answers[0]["verdict"] == "no"
    assert answers[1]["status"] == "answered"
    assert answers[2]["status"] in ("clarify", "unknown")


def test_chat_without_a_terminal(kb: Runner) -> None:
    ran = kb("chat", stdin=f"{QUESTION}\r\nwhy?\n".encode())
    assert ran.out.startswith(f"> {QUESTION}\nNo.")
    assert "\n\n> why?\n" in ran.out
    assert ran.code == OK


def test_show(kb: Runner) -> None:
    ran = kb("show", "city-bike")
    assert ran.code == OK
    assert "entity:city-bike" in ran.out
    assert "What follows" in ran.out
    assert kb("show", "entity:city-bike").out == ran.out
    assert json.loads(kb("show", "--json", "city-bike").out)["ref"] == "entity:city-bike"


def test_show_in_chinese(kb: Runner) -> None:
    assert "推导结论" in kb("show", "city-bike", "--lang", "zh").out


def test_every_record_can_be_shown_in_every_format(kb: Runner) -> None:
    refs = []
    for kind in [row["kind"] for row in json.loads(kb("list", "--json").out)]:
        for row in json.loads(kb("list", kind, "--json").out):
            refs.append(row["id"] if kind not in _record_kinds() else f"{kind}:{row['id']}")
    assert len(refs) > 40
    for format in ("text", "md", "json", "html"):
        assert kb("show", *refs, "-f", format).code == OK


def _record_kinds() -> set[str]:
    from kb.catalogue import KINDS

    return set(KINDS)


def test_show_a_name_that_is_not_there(kb: Runner) -> None:
    ran = kb("show", "city-bik")
    assert ran.code == USAGE
    assert "did you mean 'city-bike'" in ran.err
    assert ran.err.count("\n") == 1


def test_list(kb: Runner) -> None:
    assert "bike" in kb("list").out
    assert "city-bike" in kb("list", "bike").out
    assert kb("list", "brake").out == kb("list", "brakes").out
    assert "did you mean" in kb("list", "bkie").err


def test_search_finds_every_claim(kb: Runner) -> None:
    for row in json.loads(kb("list", "claim", "--json").out):
        fields = json.loads(kb("show", f"claim:{row['id']}", "--json").out)["fields"]
        words = " ".join(fields[label].partition(" (")[0] for label in ("entity", "attribute"))
        found = json.loads(kb("search", words, "--json", "-n", "100").out)
        assert f"claim:{row['id']}" in [hit["ref"] for hit in found], words


def test_search_in_chinese(kb: Runner) -> None:
    hits = json.loads(kb("search", "碟刹", "--json").out)
    assert "claim:disc-known-for" in [hit["ref"] for hit in hits]


@pytest.mark.parametrize("words", ['"', "a AND", "NEAR(", "*", "x:y", "'; DROP TABLE claim", "\u0000", ""])
def test_search_reads_no_operators(kb: Runner, words: str) -> None:
    assert kb("search", words).code == OK


def test_search_that_finds_nothing_is_no_failure(kb: Runner) -> None:
    ran = kb("search", "frobnicate")
    assert (ran.code, ran.out) == (OK, "")
    assert kb("search", "frobnicate", "--json").out == "[]\n"
    assert kb("search", "x", "-n", "0").code == USAGE


def _table(kb: Runner) -> str:
    return str(json.loads(kb("list", "table", "--json").out)[0]["id"])


@pytest.mark.parametrize("format", ["md", "csv", "json", "html", "text"])
def test_export(kb: Runner, format: str) -> None:
    gold.check(f"bicycle.{'txt' if format == 'text' else format}", kb("export", _table(kb), "-f", format).out)


def test_export_to_a_file(kb: Runner, tmp_path: Path) -> None:
    for suffix in ("md", "csv", "json", "html"):
        path = tmp_path / f"out.{suffix}"
        ran = kb("export", _table(kb), "-o", str(path))
        assert (ran.code, ran.out) == (OK, "")
        assert path.read_text(encoding="utf-8") == kb("export", _table(kb), "-f", suffix).out
    assert {p.name for p in tmp_path.iterdir()} == {f"out.{s}" for s in ("md", "csv", "json", "html")}


def test_export_all(kb: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "tables"
    assert kb("export", "--all", "-o", str(folder)).code == OK
    tables = {row["id"] for row in json.loads(kb("list", "table", "--json").out)}
    assert {p.stem for p in folder.iterdir()} == tables


def test_export_rows_and_columns(kb: Runner) -> None:
    whole = json.loads(kb("export", _table(kb), "-f", "json").out)
    rows = [whole["rows"][1]["id"], whole["rows"][0]["id"]]
    columns = [whole["columns"][-1]["id"]]
    out = kb("export", _table(kb), "-f", "csv", "--rows", ",".join(rows), "--columns", ",".join(columns)).out
    read = list(csv.reader(io.StringIO(out)))
    assert [line[0] for line in read[1:]] == rows
    assert len(read[0]) == 3 + 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("export",),
        ("export", "nope"),
        ("export", "--all"),
        ("export", "x", "--all", "-o", "y"),
        ("export", "nope", "--rows", ""),
    ],
)
def test_export_of_what_is_not_there(kb: Runner, arguments: tuple[str, ...]) -> None:
    ran = kb(*arguments)
    assert (ran.code, ran.out) == (USAGE, "")
    assert ran.err.count("\n") == 1


def test_export_into_nowhere(kb: Runner) -> None:
    ran = kb("export", _table(kb), "-o", "/nowhere/at/all.md")
    assert ran.code == USAGE
    assert "/nowhere/at/all.md" in ran.err


def test_eval(kb: Runner, tmp_path: Path) -> None:
    items = tmp_path / "items.yaml"
    items.write_text(
        f"- {{id: a, family: check, turns: ['{QUESTION}'], expect: {{status: answered, verdict: 'no'}}}}\n"
        f"- {{id: b, family: check, turns: ['{QUESTION}'], expect: {{status: answered, verdict: 'yes'}}}}\n"
        "- {id: c, family: other, turns: ['is it frobnicated'], expect: {status: answered}}\n",
        encoding="utf-8",
    )
    ran = kb("eval", str(items))
    assert "right 33.3 %, wrong 33.3 %, refused 33.3 %" in ran.out
    assert "wrong   b |" in ran.out
    assert ran.code == OK
    assert kb("eval", str(items), "-q", "--fail-under", "50").code == FINDINGS
    assert kb("eval", str(items), "-q", "--wrong-over", "10").code == FINDINGS
    outcomes = [json.loads(line)["outcome"] for line in kb("eval", str(items), "--json").out.splitlines()]
    assert outcomes == ["right", "wrong", "refused"]
    assert kb("eval", str(tmp_path / "none.yaml")).code == USAGE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {question: is it, expect: {verdict: 'no'}}", ""),
        ("- {id: a, expect: {verdict: 'no'}}", "item 1 asks nothing"),
        ("- is it", "item 1 is no mapping"),
        ("- {turns: [is it], expect: 'no'}", "item 1 has an `expect`"),
        ("questions: []", "holds no questions"),
    ],
)
def test_eval_tells_the_format(kb: Runner, tmp_path: Path, text: str, told: str) -> None:
    items = tmp_path / "items.yaml"
    items.write_text(text, encoding="utf-8")
    ran = kb("eval", str(items))
    assert told in ran.err
    assert ran.code == (USAGE if told else OK)
    help = kb("eval", "--help").out
    assert "- turns: [" in help
    assert "docs/packs.md" in help


def test_pack_lint_and_test(kb: Runner) -> None:
    assert kb("pack", "lint").code == OK
    assert kb("pack", "test").code == OK


def test_pack_new(kb: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "my-pack"
    assert kb("pack", "new", str(folder)).code == OK
    assert kb("pack", "lint", str(folder), "--fail-level", "warning").code == OK
    assert kb("pack", "test", str(folder)).code == OK
    assert kb("pack", "new", str(folder)).code == USAGE
    assert kb("pack", "new", str(tmp_path / "No Id")).code == USAGE


def test_version_and_unknown_commands(kb: Runner) -> None:
    assert kb("--version").out.startswith("kb 0.")
    ran = kb("akl", "x")
    assert (ran.code, ran.out) == (USAGE, "")
    assert ran.err.count("\n") == 1


def test_no_arguments_is_help(kb: Runner) -> None:
    assert kb().out == kb("--help").out
    assert "Usage: kb" in kb().out


@pytest.mark.parametrize("command", [("ask", "x"), ("show", "city-bike"), ("export", "winter-table")])
def test_a_version_that_is_none_is_refused(kb: Runner, command: tuple[str, ...]) -> None:
    ran = kb(*command, "--product", "abc")
    assert (ran.code, ran.out) == (2, "")
    assert "'abc' is no version" in ran.err


def test_a_part_of_a_table_goes_without_the_note_on_the_whole(kb: Runner) -> None:
    whole = json.loads(kb("export", "winter-table", "-f", "json").out)
    part = json.loads(kb("export", "winter-table", "-f", "json", "--rows", whole["rows"][0]["id"]).out)
    assert whole["note"] and not part["note"]
