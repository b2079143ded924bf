"""Folding makes the spellings of one name meet and keeps different names apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.ask.normal import cut, fold


@pytest.mark.parametrize(
    "spelling",
    [
        "endpointRoutes.enabled",
        "endpoint-routes-enabled",
        "Endpoint Routes Enabled",
        "ENDPOINT_ROUTES_ENABLED",
    ],
)
def test_spellings_of_one_key_fold_alike(spelling: str) -> None:
    assert fold(spelling) == "endpoint route enabled"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("enableIPv4Masquerade", "enable ipv4 masquerade"),
        ("bpfMasquerade BPFMasquerade", "bpf masquerade bpf masquerade"),
        ("169.254.32.16, 169.254.0.0/16!", "169.254.32.16 169.254.0.0/16"),
        ("10Gbps 136µs 4C8G p99", "10 gbp 136 us 4c8g p99"),
        ("pkg/endpoint/endpoint.go:1036-1056", "pkg endpoint endpoint go 1036 1056"),
        ("v1.19.4", "1.19.4"),
        ("isn't isn’t", "isnt isnt"),
        ("ｋｐｒ＝ｔｒｕｅ", "kpr true"),
        ("为什么local-router", "为 什 么 local router"),
    ],
)
def test_figures_paths_and_widths(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_singular_and_plural_meet_but_other_endings_stay() -> None:
    assert fold("hits misses bypasses") == "hit miss bypass"
    assert fold("bypass status this") == "bypass status this"


@given(st.text())
def test_folding_never_fails_and_is_stable(text: str) -> None:
    once = fold(text)
    assert fold(once.upper() if once.isascii() and not once.isalpha() else once) is not None
    folded, origin, clauses = cut(text)
    assert len(folded) == len(origin)
    assert all(0 <= at <= len(folded) for at in clauses)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=60))
def test_folding_plain_words_twice_changes_nothing_but_plurals(text: str) -> None:
    assert len(fold(text).split()) == len(text.split())
