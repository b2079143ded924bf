"""Every renderer in every format against a golden file that somebody has looked at."""

from __future__ import annotations

import json

import pytest

from kb.render import answer as answers
from kb.render import record as records
from kb.render import table as tables
from tests import gold
from tests.render import samples

SUFFIX = {"text": "txt"}


@pytest.mark.parametrize("format", answers.FORMATS)
def test_answer(format: str) -> None:
    gold.check(f"answer.{SUFFIX.get(format, format)}", answers.answer(samples.answer(), format))


@pytest.mark.parametrize("format", answers.FORMATS)
def test_answer_with_proof(format: str) -> None:
    text = answers.answer(samples.answer(), format, samples.proof())
    gold.check(f"answer-why.{SUFFIX.get(format, format)}", text)


@pytest.mark.parametrize("format", answers.FORMATS)
def test_answer_in_chinese(format: str) -> None:
    gold.check(f"answer-zh.{SUFFIX.get(format, format)}", answers.answer(samples.chinese(), format))


@pytest.mark.parametrize("format", answers.FORMATS)
def test_hostile_text(format: str) -> None:
    text = answers.answer(samples.hostile(), format)
    gold.check(f"answer-hostile.{SUFFIX.get(format, format)}", text)
    assert "\x1b" not in text
    assert "\x07" not in text
    if format == "html":
        assert "<script>" not in text
        assert "<b>" not in text


def test_colour() -> None:
    text = answers.answer(samples.answer(), "text", colour=True)
    gold.check("answer-colour.txt", text)
    bare = "".join(part.partition("m")[2] if i else part for i, part in enumerate(text.split("\x1b[")))
    assert bare == answers.answer(samples.answer(), "text")


@pytest.mark.parametrize("format", tables.FORMATS)
def test_table(format: str) -> None:
    gold.check(f"table.{SUFFIX.get(format, format)}", tables.table(samples.table(), format))


@pytest.mark.parametrize("format", records.RECORD_FORMATS)
def test_record(format: str) -> None:
    gold.check(f"record.{SUFFIX.get(format, format)}", records.records([samples.record()], format))


@pytest.mark.parametrize("format", records.LIST_FORMATS)
def test_listing(format: str) -> None:
    rows = [["mill", "The | mill"], ["风车", '风 <车>, "new"'], ["saw-mill", "The\nsaw mill"]]
    gold.check(f"list.{SUFFIX.get(format, format)}", records.listing(["id", "title"], rows, format, "en"))


def test_hits() -> None:
    found = [
        ("claim:mill", "It stands beside a stream.", "Because of the water."),
        ("entity:风车", "风车", ""),
    ]
    gold.check("hits.txt", records.hits(found))


def test_json_is_one_line_and_whole() -> None:
    text = answers.answer(samples.answer(), "json")
    assert text.count("\n") == 1
    assert json.loads(text) == samples.answer().as_dict()


def test_first_sentence() -> None:
    assert answers.first_sentence("No. In 1.19.4 it is not. More.") == "No. In 1.19.4 it is not."
    assert answers.first_sentence("Cilium v1.9. More") == "Cilium v1.9."
    assert answers.first_sentence("不是。水磨不需要电缆。因为。") == "不是。水磨不需要电缆。"
    assert answers.first_sentence("") == ""
    assert answers.first_sentence("Yes.") == "Yes."
