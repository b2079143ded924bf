"""Whatever the files hold, the loader raises nothing but KbError, on one line; and what is sound comes back
the same."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.build import build
from kb.errors import KbError
from kb.packs import check, load
from kb.packs.loader import Packs
from kb.packs.schema import KINDS
from tests.packs.conftest import HEAD

FIXTURE = Path(__file__).parent.parent / "fixtures" / "bicycle"
LIMITS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def problems(folder: Path, data: bytes) -> Packs:
    (folder / "a.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "b.yaml").write_bytes(data)
    packs = check([folder])
    assert all(
        isinstance(e, KbError) and "\n" not in str(e) and str(e).isprintable() for e in packs.problems.errors
    )
    return packs


@given(st.binary(max_size=200))
@LIMITS
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    problems(tmp_path, data)


TOKENS = "a claims pack id no << : - { } [ ] , &x *x | > ' !!int # ? 主 % @ ` --- ..."
BREAKS = [": ", ":\n", "- ", "\n", "  ", "\t", "\ufeff", '"', "\r", "\x85", "\u2028"]
PIECES = st.sampled_from([*TOKENS.split(" "), *BREAKS])


@given(st.lists(PIECES, max_size=40))
@LIMITS
def test_any_yaml_pieces(tmp_path: Path, pieces: list[str]) -> None:
    problems(tmp_path, "".join(pieces).encode())


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(max_size=8),
        st.sampled_from(["a=b", "s#one", "thing"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["id", "name", "en", "zh", "kind", "values", "steps", "cite", "if", "then", "for"]
            ),
            inner,
        ),
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*KINDS, "pack", "plain"]), VALUES, max_size=3))
@LIMITS
def test_any_structure(tmp_path: Path, root: dict[str, object]) -> None:
    problems(tmp_path, json.dumps(root).encode())


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cn"]),
    min_size=1,
    max_size=12,
)


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9]{1,6}", fullmatch=True), NAMES, max_size=6))
@LIMITS
def test_round_trip(tmp_path: Path, named: dict[str, str]) -> None:
    entities = [{"id": id_, "kind": "thing", "name": name, "cite": "s#one"} for id_, name in named.items()]
    packs = problems(tmp_path, json.dumps({"entities": entities}, ensure_ascii=False).encode())
    if any(chr(0xFEFF) in name or chr(0xFFFE) in name for name in named.values()):
        return
    assert not packs.problems.errors
    assert {str(e["id"]): str(e["name"]["en"]) for e in packs.of("entities")} == named


@pytest.mark.parametrize("seed", range(40))
def test_mutated_files(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    for path in FIXTURE.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for _ in range(dice.randint(0, 2)):
            at, length = dice.randrange(len(text)), dice.randint(0, 30)
            text = text[:at] + dice.choice(["", "\t", "{", "- ", "no", '"', "\n", ": "]) + text[at + length :]
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    try:
        packs = load([tmp_path])
    except KbError as error:
        assert "\n" not in str(error)
    else:
        assert build(packs, "x")
