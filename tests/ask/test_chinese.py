"""Chinese sentences: full-width stops, no blanks between Chinese words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.ask.wording import say, sentence, tidy
from kb.knowledge import KnowledgeBase
from kb.render.answer import answer

BLANK = re.compile(r"[\u4e00-\u9fff，。：；？！] +[\u4e00-\u9fff]|[。，：] ")


@pytest.mark.parametrize(
    ("rough", "neat"),
    [
        ("你的集群 的数据面", "你的集群的数据面"),
        ("绕过 cilium_host. 因此未命中.", "绕过 cilium_host。因此未命中。"),
        ("是。 AWS EKS 的数据面", "是。AWS EKS 的数据面"),
        ("原因: 默认, 且不可改", "原因：默认，且不可改"),
        ("1. 查看状态", "1. 查看状态"),
        ("v1.19.4, 之后", "v1.19.4，之后"),
        ("文件 a.go:10 的第 2 行", "文件 a.go:10 的第 2 行"),
        ("No Chinese, none: at all.", "No Chinese, none: at all."),
        ("一行。\n   $ kubectl get pod", "一行。\n   $ kubectl get pod"),
    ],
)
def test_tidy(rough: str, neat: str) -> None:
    assert tidy(rough) == neat


@given(st.text(alphabet="a1. ,:;\n（中文。，）", max_size=30))
def test_what_is_tidy_stays_so(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_sentences_end_as_their_script_does() -> None:
    assert sentence("它的值是 true") == "它的值是 true。"
    assert sentence("绕过 cilium_host.") == "绕过 cilium_host。"
    assert sentence("it is true") == "It is true."
    assert (say("yes", "zh"), say("no", "zh")) == ("是。", "否。")


@pytest.mark.parametrize(
    "question",
    [
        "eks chained 上 BPF host routing 生效吗",
        "TKE Native 要不要禁用 sysctlfix",
        "哪些部署能命中 BPF host routing",
        "我的集群会命中吗",
        "为什么 tke native 不命中",
        "sysctlfix 会重置 rp_filter 吗",
    ],
)
def test_answers_are_neat(base: KnowledgeBase, question: str) -> None:
    found = base.ask(question)
    assert found.answer
    for text in (found.answer, *(b["text"] for b in found.because)):
        assert not BLANK.search(text), text
        assert not text.endswith("."), text
    assert "不是。" not in answer(found, "text")


def test_no_template_of_the_pack_ends_a_chinese_sentence_with_a_latin_stop(base: KnowledgeBase) -> None:
    for table, column in (
        ("claim", "text_zh"),
        ("claim", "reason_zh"),
        ("rule", "says_zh"),
        ("entity", "define_zh"),
    ):
        for (text,) in base.base.rows(f"SELECT {column} FROM {table} WHERE {column}<>''", ()):
            assert not BLANK.search(text), text
            assert not sentence(text).endswith("."), text
