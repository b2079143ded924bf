from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from kb.cluster.suppress import Suppression, apply
from kb.render.findings import FORMATS, render, sarif
from tests import gold
from tests.cluster.conftest import Check

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text())
VALUES = """\
# values of a TKE cluster
routingMode: native
endpointRoutes:
  enabled: true
ipam:
  mode: delegated-plugin
kubeProxyReplacement: strict
bpf:
  masquerade: true
extraConfig:
  local-router-ipv4: 169.254.32.16
"""
CLEAN = "kubeProxyReplacement: true\nbpf: {masquerade: true}\n"
ENDINGS = {"text": "txt", "json": "json", "sarif": "sarif", "junit": "xml"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_golden(form: str, lang: str, check: Check) -> None:
    report = check(VALUES, version="1.18.3", lang=lang)
    gold.check(f"check-{lang}.{ENDINGS[form]}", render(report, form))


def test_golden_proofs(check: Check) -> None:
    gold.check("check-why.txt", render(check(VALUES, version="1.18.3"), "text", why=True))


def test_colour_changes_nothing_else(check: Check) -> None:
    import re

    report = check(VALUES, version="1.18.3")
    assert re.sub(r"\x1b\[[0-9;]*m", "", render(report, "text", colour=True)) == render(report, "text")


@pytest.mark.parametrize(
    "text", [VALUES, CLEAN, "not known", "helm upgrade cilium x/cilium --reuse-values --set l7Proxy=false"]
)
def test_sarif_is_valid(text: str, check: Check) -> None:
    Draft7Validator.check_schema(SCHEMA)
    log = sarif(check(text))
    assert [e.message for e in Draft7Validator(SCHEMA).iter_errors(log)] == []
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_places(check: Check) -> None:
    results = {r["ruleId"]: r for r in sarif(check(VALUES, version="1.18.3"))["runs"][0]["results"]}
    location = results["KB141"]["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": {"uri": "a"}, "region": {"startLine": 7}}


def test_clean_is_empty(check: Check) -> None:
    report = check(CLEAN)
    assert sarif(report)["runs"][0]["results"] == []
    assert report.as_dict()["findings"] == []
    tests = ET.fromstring(render(report, "junit"))
    assert tests.attrib["failures"] == "0" and len(tests.findall(".//testcase")) == 1


def test_junit_counts(check: Check) -> None:
    report = check(VALUES, version="1.18.3")
    tests = ET.fromstring(render(report, "junit"))
    levels = [f.kind.level for f in report.findings]
    assert tests.attrib["tests"] == str(len(levels))
    assert len(tests.findall(".//failure")) == len([level for level in levels if level != "note"])


def test_suppressed_findings_are_told(check: Check) -> None:
    import datetime

    report = check(VALUES, version="1.18.3")
    known = [Suppression("KB120", "known", None, "")]
    report.findings, report.suppressed = apply(report.findings, known, datetime.date(2026, 1, 1))
    assert "KB120 suppressed: known" in render(report, "text")
    assert any("suppressions" in r for r in sarif(report)["runs"][0]["results"])
    assert [e.message for e in Draft7Validator(SCHEMA).iter_errors(sarif(report))] == []
    assert report.as_dict()["suppressed"][0]["code"] == "KB120"
