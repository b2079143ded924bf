"""Escaping, widths and wrapping, on anything that hypothesis can think of."""

from __future__ import annotations

import csv as reader
import io

from hypothesis import given
from hypothesis import strategies as st

from kb.render.markup import code, csv, html, markdown, pipes
from kb.render.output import plain
from kb.render.width import pad, width, wrap

TEXT = st.text(max_size=80)


@given(TEXT)
def test_plain_cannot_steer_a_terminal(text: str) -> None:
    assert all(c.isprintable() or c == "\n" for c in plain(text))


@given(TEXT)
def test_markdown_stays_on_its_line_and_in_its_cell(text: str) -> None:
    escaped = markdown(text)
    assert "\n" not in escaped
    assert "|" not in escaped.replace("\\\\", "").replace("\\|", "")
    assert "<" not in escaped.replace("\\\\", "").replace("\\<", "")


@given(TEXT)
def test_html_opens_nothing(text: str) -> None:
    assert not set('<>"') & set(html(text))


@given(TEXT)
def test_code_closes_where_it_should(text: str) -> None:
    out = code(text)
    if out:
        fence = len(out) - len(out.lstrip("`"))
        assert "`" * fence not in out[fence:-fence]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
    )
)
def test_csv_reads_back(rows: list[list[str]]) -> None:
    assert list(reader.reader(io.StringIO(csv(rows), newline=""))) == rows


@given(TEXT, st.integers(4, 40))
def test_wrap_keeps_all_that_is_not_blank(text: str, cells: int) -> None:
    lines = wrap(plain(text).replace("\n", " "), cells)
    assert "".join("".join(lines).split()) == "".join(plain(text).split())


def test_wrap_breaks_between_ideographs_but_not_before_a_stop() -> None:
    assert wrap("数据包绕过了它。", 8) == ["数据包绕", "过了它。"]
    assert wrap("数据包绕。", 8) == ["数据包", "绕。"] or width(wrap("数据包绕。", 8)[0]) <= 10
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("/a/very/long/path stays", 5) == ["/a/very/long/path", "stays"]


def test_width() -> None:
    assert width("路由 BPF") == 8
    assert pad("路由", 6) == "路由  "
    assert width("✅") == 2
    assert width("e\u0301") == 1


def test_pipes_line_up_with_ideographs() -> None:
    lines = pipes(["", "路由"], [["a", "b"], ["磨坊", "c | d".replace("|", "\\|")]]).splitlines()
    assert len({width(line) for line in lines}) == 1
