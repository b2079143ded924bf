"""What the base states itself is so, whoever asks to have it confirmed."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase

# Two statements in one, of which one denies: what is denied is taken for the whole.
TWO_IN_ONE = {
    "network-policy-not-on-cilium-host", "tke-native-by-hand", "bpf-passes-netfilter", "cilium-host-is-virtual",
}  # fmt: skip
LONGEST, LONGEST_ZH = 130, 70


def stated(base: KnowledgeBase, column: str, longest: int) -> list[tuple[str, str]]:
    """The claims that state something in few words: id and text."""
    rows = base.base.rows(f"SELECT id, {column} FROM claim WHERE {column}!=''", ())
    return [
        (id_, text.strip().rstrip(".。"))
        for id_, text in rows
        if len(text) < longest and id_ not in TWO_IN_ONE
    ]


@pytest.mark.parametrize(
    ("column", "longest", "frame", "want"),
    [
        ("text_en", LONGEST, "{}, right?", "yes"),
        ("text_en", LONGEST, "{}. is that right?", "yes"),
        ("text_en", LONGEST, "it is not true that {}, right?", "no"),
        ("text_zh", LONGEST_ZH, "{}，对吗？", "yes"),
        ("text_zh", LONGEST_ZH, "{}，这话不对吧", "no"),
    ],
)
def test_a_statement_is_confirmed(
    base: KnowledgeBase, column: str, longest: int, frame: str, want: str
) -> None:
    found = {id_: base.ask(frame.format(text)).verdict for id_, text in stated(base, column, longest)}
    assert not {id_ for id_, verdict in found.items() if verdict not in (want, None)}
    assert sum(verdict == want for verdict in found.values()) > 0.85 * len(found)


def test_statements_tell_nothing_of_open_questions(base: KnowledgeBase) -> None:
    answer = base.ask("file dropped on the node by sysctlfix")
    assert "99-zzz-override_cilium.conf" in answer.answer
