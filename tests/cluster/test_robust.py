# ruff: noqa: E501 - configurations stand on one line
"""No input makes a reader fall: generated texts, and realistic ones mutated. KB_FUZZ sets how many more runs to do."""

from __future__ import annotations

import os
import random
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.cluster import InputError, Source, Workshop
from kb.cluster.inputs import unpack
from kb.render.findings import FORMATS, render
from tests.cluster.test_labels import ALL

RUNS = int(os.environ.get("KB_FUZZ", "1500"))
SLOWEST = 5.0
PIECES = [
    *"{}[]|>\"'\\\n\t\0:,-#$&*`", "{{", "}}", "{%", "%}", "#{", "}#", "#%", "%#", "<%", "%>", "${", "$(", "=(", "<<EOF\n", "EOF\n",
    ": ", "- ", "&a ", "*a", "<<: *a", "--set ", "---\n", "null", "~", "!!python/object:x ", "kind: List\nitems:\n- ",
    "kind: ConfigMap\ndata: ", "kind: HelmRelease\n", "```\n", 'level=info msg="', "--ipam='", "Host Routing: ", "IPAM: IPv4: ",
    "cilium install ", "helm upgrade cilium x ", "kubeProxyReplacement: ", "bpf:\n  ", "enable-endpoint-routes: ", "\r\n", "\x85", "\ufeff", "…",
    "map[", "Data\n====\n", "----\n", "host-routing: {mode: ", "cilium-agent--", "PK\x03\x04", "\x1f\x8b",
    'resource "helm_release" "cilium" {\n', "values = [yamlencode({", "yamlencode(local.a)", "a = {\n", "set = [{ name = \"a\", value = ", "kind: Job\n",
    "diff --git a/x b/x\n", "@@ -1,2 +1,2 @@\n", "\n1  ", "\n> ", "--set-json 'bpf={\"a\":", "&quot;", "upgradeCompatibility: ", "TKE", "module.eks",
]  # fmt: skip
SEEDS = [case["input"] for case in ALL]


def run(shop: Workshop, data: bytes, formats: bool) -> None:
    try:
        report = shop.check(unpack("x", data))
    except InputError as error:
        assert "\n" not in str(error)
        return
    for name in FORMATS if formats else ():
        render(report, name)


def mutated(rng: random.Random) -> bytes:
    text = bytearray(rng.choice(SEEDS).encode())
    for _ in range(rng.randint(1, 8)):
        at = rng.randint(0, len(text))
        kind = rng.random()
        if kind < 0.4:
            text[at:at] = rng.choice(PIECES).encode()
        elif kind < 0.6:
            del text[at : at + rng.randint(1, 60)]
        elif kind < 0.8:
            other = rng.choice(SEEDS).encode()
            start = rng.randint(0, len(other))
            text[at:at] = other[start : start + rng.randint(1, 300)]
        elif kind < 0.9 and text:
            text[min(at, len(text) - 1)] = rng.randint(0, 255)
        else:
            del text[at:]
    return bytes(text)


def test_mutated_configurations(shop: Workshop) -> None:
    rng = random.Random(20260611)
    for number in range(RUNS):
        data = mutated(rng)
        start = time.process_time()
        try:
            run(shop, data, number % 20 == 0)
        except Exception as error:
            raise AssertionError(f"run {number}: {data!r}") from error
        assert time.process_time() - start < SLOWEST, data


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join))
def test_generated_texts(shop: Workshop, text: str) -> None:
    run(shop, text.encode("utf-8", "surrogatepass"), True)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_generated_bytes(shop: Workshop, data: bytes) -> None:
    run(shop, data, True)


def test_long_lines_and_unclosed_marks_cost_no_more_than_reading(shop: Workshop) -> None:
    for piece in (
        "{{",
        "{{/*",
        "{%",
        "#{",
        "<%",
        "%{",
        "a=(\n",
        "x <<E\n",
        "helm '",
        "- a: {{\n",
        " ",
        "```\n",
        "a-aaaaa-aaaaa",
        "--a='",
        'resource "helm_release" "cilium" { values = [yamlencode({ a = {\n',
        'resource "helm_release" "cilium" {\n a = [[[(\n',
        "@@ -1 +1 @@\n",
        "eks ",
        "{{ if a }}\n",
        'resource "helm_release" "cilium" {\n /* ',
        "helm install cilium cilium/cilium -f - <<EOF\n",
        "> ",
    ):
        start = time.process_time()
        run(shop, b"kubeProxyReplacement: true\n" + (piece * (200_000 // len(piece))).encode(), False)
        assert time.process_time() - start < SLOWEST, piece


def test_sources_keep_their_names(shop: Workshop) -> None:
    report = shop.check([Source("a\nb\x1b[31m.yaml", b"kubeProxyReplacement: true\nroutingMode: native\n")])
    assert "\x1b[31m" not in render(report, "text")
    assert "\x1b" not in render(report, "junit")
