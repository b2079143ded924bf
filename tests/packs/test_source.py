"""Files that are not plain YAML are refused in one clear line; scalars keep their source text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import KbError, PackSyntaxError
from kb.packs.source import MAX_BYTES, Node, read_file, read_text


def read(text: str) -> Node:
    node = read_text(text, "f.yaml")
    assert node is not None
    return node


@pytest.mark.parametrize(
    "text", ["1.10", "no", "on", "null", "~", "12:30:45", "0x1F", "1e3", "2026-01-02", "=", "<<"]
)
def test_scalars_keep_their_text(text: str) -> None:
    value = read(f"key: {text}").entries[0][1]
    assert (value.text, value.plain) == (text, True)


def test_quoted_scalars_are_told_from_plain_ones() -> None:
    assert [node.plain for node in read("[a, 'a', \"a\"]").items] == [True, False, False]


def bomb(depth: int = 100) -> str:
    return "\n".join(["a0: &a0 [x]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, depth))])


BAD = {
    "duplicate key": (
        "a: 1\nb:\n  c: 1\n  c: 2\n",
        "f.yaml:4:3: duplicate key 'c', expected it once only (line 3",
    ),
    "anchor": (bomb(), "f.yaml:1:5: anchor &a0, expected no anchors"),
    "alias": ("a: *b\n", "f.yaml:1:4: alias *b"),
    "tag": ("a: !!python/object:os.system x\n", "f.yaml:1:4: tag tag:yaml.org,2002:python/object:os.system"),
    "tab": ("a:\n\tb: 1\n", "f.yaml:2:1: a tab in the indentation, expected spaces"),
    "document": ("a: 1\n---\nb: 1\n", "f.yaml:2:1: a second document"),
    "deep": ("[" * 500, "nested too deeply, expected at most"),
    "list key": ("[a]: b\n", "f.yaml:1:1: a list as a key, expected a name"),
    "unclosed": ("a: [1, 2\n", "f.yaml:2:1: not YAML: did not find expected ',' or ']'"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_yaml_is_one_clear_line(name: str, tmp_path: Path) -> None:
    text, expected = BAD[name]
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackSyntaxError) as caught:
        read_file(path, "f.yaml")
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


BYTES = {
    "bom": (b"\xef\xbb\xbfa: 1\n", "f.yaml:1:1: the file begins with a byte order mark"),
    "utf-16": ("a: 1\n".encode("utf-16"), "f.yaml:1:1: the file begins with a byte order mark"),
    "binary": (b"a: 1\n\x7fELF\x02\x01\xff\xfe", "f.yaml:2:7: byte 0xff is not text, expected UTF-8"),
    "latin-1": (b"a: caf\xe9\n", "f.yaml:1:7: byte 0xe9 is not text, expected UTF-8"),
    "nul": (b"a: 1\x00\n", "f.yaml:1:5: control character 0x00"),
    "inner bom": ("a: 1\nb: \ufeff2\n".encode(), "f.yaml:2:4: control character 0xfeff"),
    "huge": (b"# " + b"x" * MAX_BYTES, "f.yaml: the file is too large (4.0 MB), expected at most 4 MB"),
    "ten megabytes": (b"a: 1\n" * 2_000_000, "f.yaml: the file is too large (9.5 MB)"),
}


@pytest.mark.parametrize("name", BYTES)
def test_bad_bytes_are_one_clear_line(name: str, tmp_path: Path) -> None:
    data, expected = BYTES[name]
    path = tmp_path / "f.yaml"
    path.write_bytes(data)
    with pytest.raises(KbError) as caught:
        read_file(path, "f.yaml")
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_carriage_returns_and_comments_do_no_harm() -> None:
    assert read("a: 1\r\nb: 2\r\n").entries[1][1].text == "2"
    assert read_text("# nothing\n", "f.yaml") is None
    assert read_text("", "f.yaml") is None
    assert read_text("---\n", "f.yaml") is None


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(PackSyntaxError, match=r"f\.yaml: cannot be read: No such file"):
        read_file(tmp_path / "none.yaml", "f.yaml")
