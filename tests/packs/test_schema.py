"""Records of the wrong shape, and names that mean nothing: file:line:column, what, expected what, did you
mean."""

from __future__ import annotations

import pytest

from kb.errors import PackError
from kb.packs import check, load
from tests.packs.conftest import HEAD, Writer

FAULTS = {
    "unknown kind": ("claimz: []", ":1:1: unknown record kind 'claimz', did you mean 'claims'?"),
    "unknown key": (
        "entities:\n- {id: a, kind: thing, nmae: A, name: A}",
        ":2:24: unknown key 'nmae', did you mean 'name'?",
    ),
    "missing key": (
        "entities:\n- {id: a, name: A}",
        ":2:3: no 'kind' here, expected a mapping with id, kind, name",
    ),
    "yes as truth": (
        "entities:\n- {id: a, kind: thing, name: A, weak: yes}",
        ":2:39: found 'yes', expected true or false, did you mean 'true'?",
    ),
    "quoted truth": (
        "entities:\n- {id: a, kind: thing, name: A, weak: 'true'}",
        "found 'true', expected true or false",
    ),
    "bad id": ("kinds:\n- {id: My Kind, name: A}", ":2:8: found 'My Kind', expected an id in kebab-case"),
    "empty text": ("kinds:\n- {id: k, name: }", ":2:17: found nothing, expected a text"),
    "one language": (
        "kinds:\n- {id: k, name: {en: A}}",
        ":2:17: no zh text, expected a text in every language",
    ),
    "other language": ("kinds:\n- {id: k, name: {en: A, de: B}}", "unknown key 'de', expected one of en, zh"),
    "list for mapping": ("kinds:\n- []", ":2:3: found a list, expected a mapping with id, name"),
    "mapping for list": ("kinds: {}", ":1:8: found a mapping, expected a list of kinds"),
    "root list": ("- a", ":1:1: found a list, expected a mapping from record kinds"),
    "bad range": (
        "rules:\n- {id: r, for: thing, if: [a = b], then: a = b, versions: soon}",
        "expected a version range",
    ),
    "bad cite": (
        "entities:\n- {id: a, kind: thing, name: A, cite: ['s#one two']}",
        "found 's#one two', expected source#section or source@tag:path/to/file:10-20",
    ),
    "second pack": ("pack: {id: other, title: Other}", "a second 'pack' record, expected one in a pack"),
    "number as word": (
        "attributes:\n- {id: n, name: N, type: number, defaults: {value: many}}",
        "'many' as value of 'n', expected a number",
    ),
    "unknown kind of entity": (
        "entities:\n- {id: a, kind: thng, name: A}",
        ":2:17: no kind 'thng', did you mean 'thing'?",
    ),
    "unknown source": (
        "entities:\n- {id: a, kind: thing, name: A, cite: q#one}",
        "no source 'q', expected s",
    ),
    "unknown section": (
        "entities:\n- {id: a, kind: thing, name: A, cite: s#onne}",
        "no section of 's' 'onne', did you mean",
    ),
    "unknown concept": (
        "entities:\n- {id: a, kind: thing, name: A, about: [b]}",
        "no concept 'b', expected ",
    ),
    "twice": (
        "entities:\n- {id: a, kind: thing, name: A}\n- {id: a, kind: thing, name: B}",
        ":3:8: entity 'a' is defined twice, expected another id (see ",
    ),
    "two concepts": (
        "entities:\n- {id: a, kind: thing, name: A}\nconcepts:\n- {id: a, name: B}",
        "the id 'a' is taken by another concept",
    ),
    "circle": (
        "entities:\n- {id: a, kind: thing, name: A, members: [b]}\n"
        "- {id: b, kind: thing, name: B, members: [a]}",
        "members go in a circle: a > b > a",
    ),
    "own member": (
        "entities:\n- {id: a, kind: thing, name: A, members: [a]}",
        "members go in a circle: a > a",
    ),
    "value not allowed": (
        "attributes:\n- {id: c, name: C, type: enum, values: [{id: red}, {id: blue}]}\n"
        "entities:\n- {id: a, kind: thing, name: A, about: [c=rde]}",
        "'rde' as value of 'c', expected blue | red, did you mean 'red'?",
    ),
    "real is nothing": (
        "attributes:\n- {id: c, name: C, type: enum, values: [{id: red, real: d=true}]}",
        "no attribute 'd'",
    ),
    "real has no such value": (
        "attributes:\n- {id: c, name: C, type: enum, values: [{id: red, real: d=maybe}]}\n"
        "- {id: d, name: D, type: bool}",
        "'maybe' as value of 'd', expected false | true",
    ),
    "bool value": (
        "attributes:\n- {id: c, name: C, type: bool}\nentities:\n- {id: a, kind: thing, name: A}\n"
        "claims:\n- {id: x, entity: a, attribute: c, value: yes}",
        "'yes' as value of 'c', expected false | true",
    ),
    "unknown step": (
        "procedures:\n- id: p\n  title: P\n"
        "  steps:\n  - {id: one, text: A, expect: [{output: x, means: B, go: too}]}",
        "no step of 'p' 'too'",
    ),
    "unknown ref": ("chains:\n- {id: c, title: C, steps: [{text: A, by: 'claim:none'}]}", "no claim 'none'"),
    "unknown ref kind": (
        "chains:\n- {id: c, title: C, steps: [{text: A, by: 'clam:none'}]}",
        "did you mean 'claim'?",
    ),
    "bad pattern": (
        "messages:\n- {id: m, pattern: '(', regex: true, kind: log, means: A}",
        "bad pattern: missing )",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_clear_line(name: str, pack: Writer) -> None:
    body, expected = FAULTS[name]
    errors = [str(error) for error in check([pack(body)]).problems.errors]
    assert any(expected in error for error in errors), errors
    assert all("body.yaml" in error and "\n" not in error for error in errors)


def test_numbers_and_truths_are_typed_by_the_schema_from_their_text(pack: Writer) -> None:
    body = (
        "entities:\n- {id: no, kind: thing, name: no, aliases: [1.10, 12:30:45]}\n"
        "attributes:\n- {id: c, name: C, type: text}\n"
        "claims:\n- {id: x, entity: no, attribute: c, value: 1.10}\n"
    )
    packs = load([pack(body)])
    assert packs.of("claims")[0]["value"] == "1.10"
    assert packs.of("entities")[0]["name"] == {"en": "no", "zh": "no"}
    assert packs.of("entities")[0]["aliases"] == ["1.10", "12:30:45"]


def test_load_raises_the_first_of_many(pack: Writer) -> None:
    with pytest.raises(PackError, match="and 1 more: kb pack lint tells all"):
        load([pack("kinds: [{id: A, name: x}, {id: B, name: x}]")])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("s", {"source": "s"}),
        ("s#one", {"source": "s", "section": "one"}),
        ("s@v1.2:a/b.go:46-64", {"source": "s", "tag": "v1.2", "file": "a/b.go", "lines": "46-64"}),
        ("s:a/b.go", {"source": "s", "file": "a/b.go"}),
        ("{source: s, file: a.c, lines: '7'}", {"source": "s", "file": "a.c", "lines": "7"}),
    ],
)
def test_citations_in_all_spellings(text: str, parts: dict[str, str], pack: Writer) -> None:
    packs = load([pack(f"entities:\n- {{id: a, kind: thing, name: A, cite: [{text}]}}")])
    assert packs.of("entities")[0]["cite"] == [parts]


def test_a_folder_without_a_pack_is_one_clear_line(pack: Writer) -> None:
    folder = pack()
    with pytest.raises(PackError, match="no such folder, expected a folder that holds a pack"):
        check([folder / "none"])
    (folder / "empty").mkdir()
    with pytest.raises(PackError, match="no pack here"):
        check([folder / "empty"])


def test_a_pack_must_name_itself(pack: Writer) -> None:
    errors = check([pack(head=HEAD.replace("pack: {", "# pack: {"))]).problems.errors
    assert "no 'pack' record" in str(errors[0])


def test_a_file_full_of_faults_is_given_up_soon(pack: Writer) -> None:
    errors = check([pack("\n".join(f"key{i}: []" for i in range(100_000)))]).problems.errors
    assert len(errors) == 400


def test_an_unreadable_file_is_told_without_all_that_follows_from_it(pack: Writer) -> None:
    folder = pack("entities:\n- {id: a, kind: other, name: A}", more=b"kinds: [{id: other")
    errors = check([folder]).problems.errors
    assert [type(error).__name__ for error in errors] == ["PackSyntaxError"]
