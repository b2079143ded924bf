"""A new pack to begin with: small, sound, and with one of each of the records that most packs need."""

from __future__ import annotations

from pathlib import Path

from kb.errors import KbError
from kb.packs.shapes import KEBAB

_FILES = {
    "pack.yaml": """\
# What this pack is about, whose views it holds, and the documents that it rests on.
pack:
  id: {id}
  title: {title}
  reference: "1.0"
  default_view: {id}
  languages: [en, zh]

views:
  - {{id: {id}, title: {title}}}

sources:
  - id: {id}-guide
    view: {id}
    title: {title}
    sections:
      - {{id: overview, title: Overview}}

kinds:
  - {{id: thing, name: {{en: thing, zh: 事物}}, plural: {{en: things, zh: 事物}}}}
""",
    "facts.yaml": """\
# Things, what can be said of them, and what the documents say.
entities:
  - id: first-thing
    kind: thing
    name: {{en: first thing, zh: 第一个事物}}
    define: {{en: The thing that this pack begins with., zh: 本知识包的第一个事物。}}
    cite: [{id}-guide#overview]

attributes:
  - id: heavy
    name: {{en: heavy, zh: 重}}
    of: thing
    type: bool
    role: described
    says: {{en: "being heavy is {{value}} of the {{entity}}", zh: "{{entity}} 是否重：{{value}}"}}
    cite: [{id}-guide#overview]
  - id: portable
    name: {{en: portable, zh: 便携}}
    of: thing
    type: bool
    role: concluded
    says: {{en: "being portable is {{value}} of the {{entity}}", zh: "{{entity}} 是否便携：{{value}}"}}
    cite: [{id}-guide#overview]

claims:
  - {{id: first-is-light, entity: first-thing, attribute: heavy, value: false, cite: [{id}-guide#overview]}}

rules:
  - id: light-is-portable
    for: thing
    if: ["heavy = false"]
    then: portable = true
    says: {{en: what is not heavy can be carried, zh: 不重的东西可以携带}}
    cite: [{id}-guide#overview]

tables:
  - id: things
    title: {{en: Things compared, zh: 事物对比}}
    rows: [first-thing]
    columns: [heavy, portable]
    cite: [{id}-guide#overview]
""",
    "words.yaml": """\
# How people ask: words that tell what a question wants, and words that carry no content.
cues:
  - {{intent: check, aliases: {{en: [is, are, does], zh: [吗, 是不是]}}}}
  - {{intent: why, aliases: {{en: [why], zh: [为什么]}}}}

plain: {{en: [a, an, the, it], zh: [的, 它]}}
""",
    "questions.yaml": """\
# Questions with the answers that are expected: `kb pack test` asks them.
questions:
  - id: first-portable
    family: check
    turns: [is the first thing portable]
    expect: {{status: answered, verdict: yes}}
    half: work
""",
}


def new(folder: Path, id_: str = "") -> list[Path]:
    """Write a new pack.

    Args:
        folder: where to; it must not exist, or be empty.
        id_: the pack's id; by default the folder's name.

    Returns:
        The files written.

    Raises:
        KbError: the folder holds something, the id is no id, or the disk refuses.
    """
    name = id_ or folder.resolve().name
    if not KEBAB.match(name):
        raise KbError(
            f"{name!r} is no pack id", expected="an id in kebab-case", remedy="name another with --id"
        )
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise KbError("there is something here already", str(folder), "a new folder")
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / file, text, name) for file, text in _FILES.items()]
    except OSError as error:
        raise KbError(f"cannot be written: {error.strerror or error}", str(folder)) from error


def _write(path: Path, text: str, id_: str) -> Path:
    path.write_text(text.format(id=id_, title=id_.replace("-", " ").capitalize()), encoding="utf-8")
    return path
