"""Small answers, tables and records that use every corner of the renderers."""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.proof import Step
from kb.show import Item, Record
from kb.tables import CONCLUDED, DEFAULT, STATED, UNKNOWN, Cell, Table

CITED = [
    {"source": "guide", "document": "The guide", "section": "guide#wiring", "title": "Wiring | power"},
    {"source": "code", "document": "The code", "file": "src/mill.go", "lines": "46-64", "tag": "v1.2"},
    {"source": "web", "document": "A <page>", "url": "https://example.org/a page"},
]


def proof() -> Step:
    stated = Step("claim", "The mill stands beside a stream.", "guide, Wiring", "claim:mill-stream")
    assumed = Step("assumption", "The stream carries water.", "", "default:stream/1")
    rule = Step(
        "rule",
        "What stands beside a stream runs on water.",
        "src/mill.go:46-64",
        "rule:water",
        (stated, assumed),
    )
    return Step("rule", "What runs on water needs no cable.", "guide, Wiring", "rule:cable", (rule,))


def answer() -> Answer:
    found = Answer("does the mill need a cable?", {"intent": "check", "subjects": ["mill"]}, "answered", "en")
    found.verdict = "no"
    found.answer = "No. The mill needs no cable. It runs on water."
    found.results = [
        {"subject": "mill", "attribute": "needs-cable", "value": "false", "unit": "", "manner": ""}
    ]
    found.because = [{"kind": s.kind, "text": s.text, "source": s.source} for s in proof().walk()]
    found.notes = ["The label on the mill says otherwise."]
    found.commands = [{"run": "look --at mill | head -1", "expect": "a wheel"}]
    found.disputes = [{"view": "owner", "verdict": "yes", "text": "The owner wants one.", "source": "letter"}]
    found.sources = [dict(c) for c in CITED]
    return found


def chinese() -> Answer:
    found = Answer("水磨需要电缆吗?", {"intent": "check"}, "answered", "zh")
    found.verdict = "no"
    found.answer = "不是。水磨不需要电缆。"
    found.because = [
        {"kind": "claim", "text": "水磨在溪边。", "source": "guide, 接线"},
        {
            "kind": "rule",
            "text": "靠水驱动的 mill 不需要电缆,因为它不接入 mains。",
            "source": "src/mill.go:46",
        },
    ]
    found.notes = ["标签上写的不一样。"]
    return found


def hostile() -> Answer:
    found = Answer("<script>alert(1)</script> \x1b[31m|", {"intent": "check"}, "unknown", "en")
    found.answer = "I know nothing of '<b>\x1b[2J|`x`*'."
    found.notes = ["a\x07b"]
    return found


def table() -> Table:
    out = Table("mills", "Mills | 磨坊", "Only those that <grind>.", "en")
    out.columns = [("power", "Power"), ("cable", "Needs a cable"), ("stones", "Stones")]
    out.rows = [("mill", "Water mill"), ("wind", "风车"), ("saw", "Saw\nmill | new")]
    out.cells = [
        [
            Cell("water", "water (by hand)", STATED, "by-hand", proof()),
            Cell("false", "no", CONCLUDED, "", proof()),
            _two(),
        ],
        [Cell("wind", "风", STATED, "", proof()), Cell("", "?", UNKNOWN), _two()],
        [Cell("mains", "mains", DEFAULT, "", proof()), Cell("true", "yes", CONCLUDED, "", proof()), _two()],
    ]
    out.sources = [dict(c) for c in CITED]
    return out


def _two() -> Cell:
    return Cell("2", '2, "upper" and lower', STATED)


def record() -> Record:
    out = Record("entity:mill", "The mill", "en")
    out.text = "A machine that grinds grain between two stones, one of which stands still "
    out.text += "while the other one turns above it.\nOld."
    out.field("kind", "machine")
    out.field("helm", "mill.enabled")
    out.part("stated", [Item("It stands beside a stream.", "claim:mill-stream")])
    out.part("concluded", [Item("The mill needs no cable", "attribute:cable", steps=proof())])
    branch = Item("a wheel: it is a water mill → go on with step 2", depth=1)
    out.part("steps", [Item("Look at it.", run="look --at mill"), branch, Item("Turn it.")], ordered=True)
    out.sources = [dict(c) for c in CITED]
    return out
