# ruff: noqa: E501 - configurations stand on one line
"""What readers understand of each format: kinds, versions, places, notes."""

from __future__ import annotations

import pytest

from kb.cluster import shell
from kb.cluster.readers import wrappers
from kb.cluster.sets import assignments
from kb.cluster.templates import HOLE, render, unknown
from kb.cluster.text import decode
from tests.cluster.conftest import Check

KINDS = [
    ("kubeProxyReplacement: true\n", "helm-values"),
    ("helm install cilium cilium/cilium --set l7Proxy=false\n", "set-flags"),
    ("cilium install --set l7Proxy=false\n", "cilium-install"),
    ("kind: ConfigMap\ndata: {enable-ipv4: 'true', debug: 'false'}\n", "configmap"),
    ("enable-ipv4          true\nenable-ipv6          false\n", "config-view"),
    ("Host Routing:  BPF\n", "status-text"),
    ('{"host-routing": {"mode": "BPF"}, "kube-proxy-replacement": {"mode": "True"}}', "status-json"),
    ('level=info msg="x" subsys=daemon\n', "agent-log"),
    ("cilium-agent\0--enable-ipv4=true\0", "agent-cmdline"),
    (
        "kind: DaemonSet\nspec: {template: {spec: {containers: [{name: cilium-agent, image: 'quay.io/cilium/cilium:v1.14.2', args: [--config-dir=/x]}]}}}\n",
        "agent-workload",
    ),
    ("apiVersion: v2\nname: x\ndependencies: [{name: cilium, version: 1.15.3}]\n", "chart"),
    ("hello world\n", "unknown"),
    ("", "unknown"),
    ("$ANSIBLE_VAULT;1.1;AES256\n61\n", "encrypted"),
    ("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "encrypted"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str, check: Check) -> None:
    assert [row["kind"] for row in check(text).inputs()] == [kind]


def test_binary(check: Check) -> None:
    assert check(bytes(range(256)) * 8).inputs()[0]["kind"] == "binary"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be"])
def test_encodings(encoding: str, check: Check) -> None:
    text = (
        "\ufeff" if encoding == "utf-16-be" else ""
    ) + "# 注释\nkubeProxyReplacement: true\nbpf: {masquerade: true}\n"
    assert check(text.encode(encoding)).conclusions()["tke-guide"]["host_routing_real"] == "hit"


def test_colours_and_line_ends() -> None:
    assert decode(b"\x1b[1mHost Routing:\x1b[0m BPF\r\nx\ry") == "Host Routing: BPF\nx\ny"


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("1.15.3", "1.15.3"), ("v1.15.3", "1.15.3"), ("1.15.x", "1.15"), ("~1.15.2", "1.15"), ("^1.15.0", "1.15"), ("1.16.0-rc.1", "1.16.0"),
        (">=1.15.0 <1.16.0", "1.15"), (">=1.14.0", ""), ("*", ""), ("", ""), ("${VERSION}", ""), ("main", ""),
    ],
)  # fmt: skip
def test_chart_versions(text: str, version: str) -> None:
    assert wrappers.version_of(text) == version


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a=b", [("a", "b")]),
        ("a.b=1,c=2", [("a.b", "1"), ("c", "2")]),
        (r"a=x\,y,b={p,q}", [("a", "x,y"), ("b", "p,q")]),
        (r"n.kubernetes\.io/os=linux", [("n.kubernetes.io/os", "linux")]),
        ("a[0].b=c", [("a[0].b", "c")]),
        ("a", []), ("=b", []), ("", []), ("a=", [("a", "")]), ("a=b=c", [("a", "b=c")]),
    ],
)  # fmt: skip
def test_set_grammar(text: str, pairs: list[tuple[str, str]]) -> None:
    assert assignments(text) == pairs


def words(text: str) -> list[list[str]]:
    return [[w.text for w in c.words] for c in shell.read(text, shell.re.compile("helm|--set")).commands]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("helm a 'b c' \"d e\" f\\ g", [["helm", "a", "b c", "d e", "f g"]]),
        ("helm a \\\n  b", [["helm", "a", "b"]]),
        ("helm a && helm b; helm c | cat", [["helm", "a"], ["helm", "b"], ["helm", "c"], ["cat"]]),
        ("helm a # b", [["helm", "a"]]),
        ("helm a \\\n# b\n  --set c=d", [["helm", "a"]]),
        ("X=1\nhelm $X ${X}y $Z", [["helm", "1", "1y", "$Z"]]),
        ("helm $(a b) c", [["helm", "$(...)", "c"]]),
        ("helm 'a\nb'", [["helm", "a\nb"]]),
        ("helm a `\n  b", [["helm", "a", "b"]]),
        ("it's prose\nhelm a", [["helm", "a"]]),
    ],
)
def test_shell(text: str, expected: list[list[str]]) -> None:
    assert words(text) == expected


def test_templates_keep_lines() -> None:
    text = "a: {{ x }}\n{{- if y }}\nb: 1\n{{- end }}\n{{/* c\nd */}}\ne: {% if z %}1{% endif %}\n"
    rendered = render(text)
    assert rendered.text.count("\n") == text.count("\n")
    assert rendered.text.split("\n")[0] == f"a: {HOLE}"
    assert set(rendered.conditional) == {2, 3}
    assert unknown(rendered.text.split("\n")[6])


@pytest.mark.parametrize(
    "value", ["${A}", "$A", "x-$(b)", "ENC[AES256_GCM,data:x]", "<your-cidr>", f"a{HOLE}b", "ref+vault://x"]
)
def test_values_filled_in_elsewhere(value: str) -> None:
    assert unknown(value)


@pytest.mark.parametrize("value", ["true", "10.0.0.0/8", "a$", "1.5", ""])
def test_plain_values(value: str) -> None:
    assert not unknown(value)


def test_lines_in_nested_texts(check: Check) -> None:
    text = "kind: HelmChart\nmetadata: {name: cilium}\nspec:\n  valuesContent: |-\n    # x\n    bpf:\n      masquerade: true\n    kubeProxyReplacement: true\n"
    rows = {r["attribute"]: r["line"] for r in check(text).settings()}
    assert (rows["bpf-masquerade"], rows["kube-proxy-replacement"]) == (7, 8)


def test_several_documents_and_files_in_order(check: Check) -> None:
    first, second = "kubeProxyReplacement: true\nbpf: {masquerade: true}\n", "bpf: {masquerade: false}\n"
    told = check(first, second).conclusions()["tke-guide"]
    assert told["host_routing_configured"] == "legacy"
    assert check(second, first).conclusions()["tke-guide"]["host_routing_configured"] == "bpf"


def test_a_command_goes_after_the_files_it_names(check: Check) -> None:
    command = "helm install cilium cilium/cilium -f b --set bpf.masquerade=true\n"
    told = check(command, "kubeProxyReplacement: true\nbpf: {masquerade: false}\n").conclusions()["tke-guide"]
    assert told["host_routing_configured"] == "bpf"


def test_null_takes_back_what_an_earlier_file_set(check: Check) -> None:
    told = check(
        "kubeProxyReplacement: true\nbpf: {masquerade: true}\n", "bpf: ~\nl7Proxy: true\n"
    ).conclusions()
    assert told["tke-guide"]["host_routing_configured"] == "legacy"


def test_sysctlfix_from_a_manifest(check: Check) -> None:
    text = "kind: DaemonSet\nspec: {template: {spec: {initContainers: [{name: apply-sysctl-overwrites}], containers: [{name: cilium-agent}]}}}\n"
    assert any(r["attribute"] == "sysctlfix" and r["value"] == "true" for r in check(text).settings())


def test_version_given_counts_most(check: Check) -> None:
    report = check("Cilium:   Ok   1.16.3 (v1.16.3)\nHost Routing: BPF\n", version="1.18.0")
    assert (report.case.version, report.case.version_from) == ("1.18.0", "given")
