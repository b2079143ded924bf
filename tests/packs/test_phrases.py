"""What questions can find things by: phrases, joined spellings, words, typing errors."""

from __future__ import annotations

import pytest

from kb.errors import PackReferenceError
from kb.packs import aliases, load
from kb.packs.aliases import phrases, typos, words
from tests.packs.conftest import Writer

BODY = """
entities:
- {id: red-thing, kind: thing, name: {en: Red Thing, zh: 红色物}, aliases: [crimson gadget, over lay]}
- {id: overlay, kind: thing, name: Overlay}
attributes:
- id: has-shade
  name: {en: has a shade, zh: 有阴影}
  type: bool
  setting: {helm: shade.enabled, configmap: enable-shade, flag: --enable-shade}
  values: [{id: "true", aliases: [shaded]}]
- id: hue
  name: hue
  type: enum
  values: [{id: deep-red, name: {en: deep red, zh: 深红}, aliases: [crimson]}]
cues:
- {intent: check, aliases: {en: [is it true], zh: [是不是]}}
plain: {en: [the, hue, one], zh: [的]}
"""


def targets(pack: Writer) -> dict[str, str]:
    found = phrases(load([pack(BODY)]))
    return {row["phrase"]: row["targets"] for row in found.rows()}


def test_names_ids_keys_and_aliases_are_phrases(pack: Writer) -> None:
    found = targets(pack)
    assert found["red thing"] == found["红 色 物"] == found["crimson gadget"] == "entity:red-thing"
    assert found["has shade"] == found["shade enabled"] == found["enable shade"] == "attribute:has-shade"
    assert found["shaded"] == "value:has-shade=true"
    assert found["deep red"] == found["深 红"] == found["crimson"] == "value:hue=deep-red"
    assert found["is it true"] == found["是 不 是"] == "cue:check"
    assert "true" not in found


SYNONYMS = """
synonyms:
- {id: crossing, words: [cross, goes over]}
- {id: bridges, words: [the bridge, a bridge]}
entities:
- {id: passage, kind: thing, name: Passage, aliases: [<crossing> <bridges>, "%s"]}
"""


def test_an_alias_that_names_synonyms_is_every_way_to_say_them(pack: Writer) -> None:
    found = {
        p for p, told in phrases(load([pack(SYNONYMS % "walk")])).targets.items() if "entity:passage" in told
    }
    ways = {"cross the bridge", "cross a bridge", "goe over the bridge", "goe over a bridge"}
    assert ways | {"walk", "passage"} <= found
    assert not any("<" in phrase or "crossing" in phrase for phrase in found)


def test_synonyms_that_are_not_there_are_named_with_the_nearest(pack: Writer) -> None:
    with pytest.raises(PackReferenceError, match="no synonyms 'crosing'") as raised:
        load([pack(SYNONYMS % "<crosing> it")])
    assert raised.value.nearest == "crossing"


def test_plain_words_never_hide_what_has_content(pack: Writer) -> None:
    found = targets(pack)
    assert (found["the"], found["hue"], found["的"]) == ("plain:", "attribute:hue", "plain:")


def test_joined_spellings_where_they_mean_nothing_else(pack: Writer) -> None:
    found = targets(pack)
    assert found["redthing"] == found["crimsongadget"] == "entity:red-thing"
    assert found["isittrue"] == "cue:check"
    assert found["overlay"] == "entity:overlay"
    assert found["over lay"] == "entity:red-thing"


def test_words_know_the_longest_phrase_they_begin() -> None:
    assert words(["a b c", "a b", "c"]) == {"a": 3, "b": 0, "c": 1, "a b": 3}


def test_typos_are_single_deletions_of_long_ascii_words() -> None:
    assert {row["form"] for row in typos(["green", "blue", "h2o2h", "绿色绿色绿"])} == {
        "reen",
        "geen",
        "gren",
        "gree",
    }
    assert aliases.SHORTEST_TYPO == 5
