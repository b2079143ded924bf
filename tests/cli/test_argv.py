"""The parser of the short road."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.cli.argv import parse, wants_help
from kb.cli.exits import UsageError
from kb.cli.options import ASK, CHAT, COMMANDS, EXPORT, FLAG, LIST


def test_words_and_options_in_any_order() -> None:
    found = parse(ASK, ["does", "it", "--json", "hit", "--set", "a=b", "--set=c=d", "--lang", "zh"])
    assert found.words == ["does", "it", "hit"]
    assert found.many("set") == ["a=b", "c=d"]
    assert found.flag("json")
    assert found.value("lang") == "zh"
    assert not found.flag("why")


def test_everything_after_two_dashes_is_words() -> None:
    assert parse(ASK, ["--why", "--", "--json", "-x"]).words == ["--json", "-x"]


def test_a_sentence_may_begin_with_a_dash() -> None:
    assert parse(ASK, ["--set x is what?", "- why"]).words == ["--set x is what?", "- why"]


def test_a_dash_alone_is_a_word() -> None:
    assert parse(ASK, ["-"]).words == ["-"]


@pytest.mark.parametrize(
    "arguments", [["-fcsv", "t"], ["-f", "csv", "t"], ["-f=csv", "t"], ["--format=csv", "t"]]
)
def test_short_spellings(arguments: list[str]) -> None:
    assert parse(EXPORT, arguments).format("md") == "csv"


def test_the_last_value_counts() -> None:
    assert parse(ASK, ["--lang", "zh", "--lang", "en", "x"]).value("lang") == "en"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "QUESTION is missing"),
        (["--jsno", "x"], "did you mean '--json'"),
        (["x", "--lang"], "needs a value"),
        (["x", "--lang", "fr"], "expected one of en, zh"),
        (["x", "--why=1"], "takes no value"),
    ],
)
def test_what_is_wrong_is_told(arguments: list[str], told: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(ASK, arguments)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_too_many_words() -> None:
    with pytest.raises(UsageError):
        parse(CHAT, ["x"])
    with pytest.raises(UsageError):
        parse(LIST, ["a", "b"])


def test_help_before_two_dashes_only() -> None:
    assert wants_help(["x", "-h"])
    assert not wants_help(["--", "--help"])


@given(st.lists(st.text(max_size=12), max_size=6))
def test_anything_parses_or_is_a_usage_error(arguments: list[str]) -> None:
    for command in COMMANDS.values():
        try:
            found = parse(command, arguments)
        except UsageError as error:
            assert "\n" not in str(error)
        else:
            assert set(found.options) <= {option.name for option in command.options}


def test_every_option_is_declared_well() -> None:
    for command in COMMANDS.values():
        flags = [flag for option in command.options for flag in option.flags]
        assert len(flags) == len(set(flags))
        for option in command.options:
            assert option.help.endswith(".")
            assert bool(option.metavar) == (option.kind != FLAG)
