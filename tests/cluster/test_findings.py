# ruff: noqa: E501 - configurations stand on one line
from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from kb.cluster import InputError, Source, Workshop
from kb.cluster.findings import LEVELS, parse, truth
from kb.cluster.suppress import FILE, apply, load
from kb.store import Base
from tests.cluster.conftest import Check

CODES = (
    "KB101 KB102 KB103 KB104 KB105 KB110 KB111 KB112 KB120 KB121 KB122 KB123 KB124 KB125 KB126 KB127 KB128 KB129 KB130 KB131 KB140 KB141"
    " KB142 KB143 KB144 KB145 KB146 KB147 KB148 KB149 KB150 KB151 KB152 KB153 KB154 KB155 KB156 KB157 KB158 KB159 KB160"
).split()


def test_codes_are_never_reused(base: Base) -> None:
    rows = base.rows("SELECT code, id FROM finding")
    assert sorted(code for code, _ in rows) == sorted(CODES)
    assert all(code.lower() == id_ for code, id_ in rows)


@pytest.mark.parametrize("code", CODES)
def test_the_examples_of_its_page(code: str, base: Base, check: Check) -> None:
    bad, good = base.row("SELECT bad, good FROM finding WHERE code = ?", (code,)) or ("", "")
    report = check(bad)
    found = [f for f in report.findings if f.kind.code == code]
    assert found, "the bad example is not found"
    assert code not in [f.kind.code for f in check(good).findings]
    data = report.finding(found[0])
    assert data["text"] and "{" not in data["text"]
    assert data["source"] and data["remedy"]["text"]
    assert data["file"] == "a"
    if code not in ("KB146", "KB147"):
        assert 0 < data["line"] <= bad.count("\n") + 1


def test_everything_is_said_in_both_languages(shop: Workshop) -> None:
    for kind in shop.kinds:
        for english, chinese in kind.texts.values():
            assert english and chinese and english != chinese
            assert english.count("{") == chinese.count("{")


def test_conditions_speak_of_known_attributes(shop: Workshop, base: Base) -> None:
    known = {row[0] for row in base.rows("SELECT id FROM attribute")} | {"status-differs"}
    for kind in shop.kinds:
        assert kind.level in LEVELS
        assert kind.when or kind.note
        for condition in (*kind.when, *kind.any, *kind.unless):
            attribute, operator, value = parse(condition)
            assert attribute in known, condition
            assert operator in ("=", "!=", "given") and bool(value) == (operator != "given")
        assert known.issuperset(kind.at)


def test_no_remedy_switches_endpoint_routes_off_under_vpc_addresses(shop: Workshop) -> None:
    for kind in shop.kinds:
        off = "endpointRoutes:\n  enabled: false" in kind.helm or any(
            "endpointRoutes.enabled=false" in r for r in kind.runs
        )
        assert not off or "vpc-pod-ips = false" in kind.when


def test_the_proof_names_places_and_sources(check: Check) -> None:
    report = check("kubeProxyReplacement: true\nroutingMode: native\nhubble: {enabled: true}\n")
    data = next(report.finding(f) for f in report.findings if f.kind.code == "KB103")
    said = {b["text"]: b["source"] for b in data["because"]}
    assert said["kubeProxyReplacement=true"] == "a:1"
    assert any(text.startswith("bpf.masquerade=false (default") for text in said)
    assert data["remedy"]["helm"] == "bpf:\n  masquerade: true"


def test_unknown_is_not_false(check: Check) -> None:
    verdict = check("helm upgrade cilium cilium/cilium --reuse-values --set bpf.masquerade=true").verdicts[0]
    assert truth("kube-proxy-replacement = true", verdict) is None
    assert truth("bpf-masquerade = true", verdict) is True
    assert truth("bpf-masquerade = false", verdict) is False
    assert [
        f.kind.code for f in check("helm upgrade cilium x/cilium --reuse-values --set l7Proxy=false").findings
    ] == ["KB146"]


def test_inputs_that_contradict_each_other(check: Check) -> None:
    cm = "kind: ConfigMap\nmetadata: {name: cilium-config}\ndata: {debug: 'false', kube-proxy-replacement: 'false'}\n"
    report = check("kubeProxyReplacement: true\nbpf: {masquerade: true}\n", cm)
    assert "KB142" in [f.kind.code for f in report.findings]
    assert report.conclusions()["tke-guide"]["host_routing_configured"] == "legacy"


def test_configuration_and_status(check: Check) -> None:
    cm = "kind: ConfigMap\nmetadata: {name: cilium-config}\ndata: {debug: 'false', kube-proxy-replacement: 'true', enable-bpf-masquerade: 'true'}\n"
    report = check(cm, "Host Routing:   Legacy\n")
    told = report.conclusions()["tke-guide"]
    assert (told["host_routing_configured"], told["host_routing_reported"], told["host_routing_real"]) == (
        "bpf",
        "legacy",
        "unknown",
    )
    assert "KB112" in [f.kind.code for f in report.findings]


@pytest.mark.parametrize(
    ("version", "code"), [("1.12.0", None), ("1.14.2", "KB140"), ("1.16.0", "KB141"), ("", "KB140")]
)
def test_old_spellings_by_version(version: str, code: str | None, check: Check) -> None:
    report = check("kubeProxyReplacement: strict\nbpf: {masquerade: true}\n", version=version)
    assert [f.kind.code for f in report.findings if f.kind.code in ("KB140", "KB141")] == (
        [code] if code else []
    )


def test_suppressions(tmp_path: Path, shop: Workshop, check: Check) -> None:
    findings = check("kubeProxyReplacement: true\nroutingMode: native\n").findings
    (tmp_path / FILE).write_text("suppress:\n- {code: KB103, reason: known, expires: 2027-01-31}\n")
    loaded = load(str(tmp_path), CODES)
    kept, gone = apply(findings, loaded, datetime.date(2027, 1, 31))
    assert [f.kind.code for f in kept] == [] and [(f.kind.code, r) for f, r in gone] == [("KB103", "known")]
    kept, gone = apply(findings, loaded, datetime.date(2027, 2, 1))
    assert [f.kind.code for f in kept] == ["KB103"] and not gone
    assert load(str(tmp_path / "nowhere"), CODES) == []


@pytest.mark.parametrize(
    "text",
    [
        "suppress: [{code: KB999, reason: x}]",
        "suppress: [{code: KB103}]",
        "suppress: [{code: KB103, reason: x, expires: soon}]",
        "suppress: [{code: KB103, reason: x, expries: 2027-01-01}]",
        "suppress: {a: b}",
        "- x",
        "suppress: [[",
        "suppress: [{code: [a], reason: x}]",
        "a: *b",
    ],
)
def test_bad_suppressions_are_one_line(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(InputError) as error:
        load(str(tmp_path), CODES)
    assert "\n" not in str(error.value)


def test_report_as_json(check: Check) -> None:
    data = json.loads(
        json.dumps(
            check("image: {tag: v1.15.5}\nkubeProxyReplacement: true\nbpf: {masquerade: true}\n").as_dict()
        )
    )
    assert data["inputs"] == [{"file": "a", "kind": "helm-values", "version": ""}]
    assert data["version"] == {"value": "1.15.5", "from": "input"}
    row = next(r for r in data["settings"] if r["attribute"] == "bpf-masquerade")
    assert row == {"attribute": "bpf-masquerade", "value": "true", "from": "a:3", "file": "a", "line": 3}
    row = next(r for r in data["settings"] if r["attribute"] == "ipv4-masquerade")
    assert row == {
        "attribute": "ipv4-masquerade",
        "value": "true",
        "from": "default of chart 1.15.5",
        "file": "",
        "line": 0,
    }
    assert set(data["conclusions"]["tke-guide"]) >= {
        "environment", "vpc_pod_ips", "endpoint_routes", "host_routing_configured", "host_routing_real",
    }  # fmt: skip
    assert data["findings"] == []


def test_a_folder_of_other_things(shop: Workshop) -> None:
    with pytest.raises(InputError):
        shop.check([Source("x/readme", b"hello", False)])
