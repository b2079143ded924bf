"""Questions about a configuration conclude what `kb check` concludes of it, and answer by what it finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.ask.answer import Answer
from kb.cluster import InputError, Source, Workshop, own_of, owned
from kb.cluster.judge import CASE
from kb.cluster.report import QUESTIONS, conclusions
from kb.knowledge import KnowledgeBase
from kb.store import Base
from tests.cluster.test_labels import ALL

NATIVE = """\
cni:
  chainingMode: generic-veth
ipam:
  mode: delegated-plugin
routingMode: native
endpointRoutes:
  enabled: false
kubeProxyReplacement: true
bpf:
  masquerade: true
"""
CHAINED = """\
cni:
  chainingMode: aws-cni
  exclusive: false
enableIPv4Masquerade: false
routingMode: native
kubeProxyReplacement: true
"""
TKE = """\
routingMode: native
endpointRoutes:
  enabled: true
ipam:
  mode: delegated-plugin
cni:
  chainingMode: generic-veth
kubeProxyReplacement: true
enableIPv4Masquerade: false
k8sServicePort: 60002
extraConfig:
  local-router-ipv4: 169.254.32.16
"""
OVERLAY = """\
routingMode: tunnel
ipam:
  mode: cluster-pool
kubeProxyReplacement: true
bpf:
  masquerade: true
"""

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def kb(base: Base) -> KnowledgeBase:
    return KnowledgeBase(base)


@pytest.fixture
def ask(kb: KnowledgeBase, base: Base, tmp_path: Path) -> Ask:
    def run(text: str, question: str, *pairs: str) -> Answer:
        (tmp_path / "values.yaml").write_text(text)
        own = owned([str(tmp_path / "values.yaml")], base, pairs=pairs)
        return kb.ask(question, own=own)

    return run


@pytest.mark.parametrize("case", ALL, ids=[case["name"] for case in ALL])
def test_the_same_is_concluded(case: dict[str, str], shop: Workshop, kb: KnowledgeBase) -> None:
    verdict = shop.judge(shop.case(shop.read([Source("a", case["input"].encode())])))
    own = own_of(shop, verdict)
    told = conclusions(verdict)
    version = own.version or kb.version
    for name, attribute in QUESTIONS[1:]:
        engine = kb.engine(kb.view, version, {}, own, attribute)
        assert (engine.conclude(CASE, attribute).value or "unknown") == told[name], name


def test_nothing_is_presumed_over_a_file(ask: Ask) -> None:
    answer = ask(NATIVE, "does bpf host routing hit?")
    assert (answer.status, answer.verdict) == ("unknown", None)
    assert "Pod IPs" in answer.answer
    assert any("KB150" in note for note in answer.notes)


def test_facts_have_their_places(ask: Ask) -> None:
    answer = ask(TKE, "does it hit?")
    assert answer.verdict == "no"
    told = {b["text"]: (b["kind"], b["source"].rpartition("/")[2]) for b in answer.because}
    assert told["KubeProxyReplacement is true on your cluster."] == ("config", "values.yaml:8")
    assert "assumption" not in {b["kind"] for b in answer.because}
    answer = ask(OVERLAY, "does bpf host routing hit?")
    assert answer.verdict == "yes"
    assert {"config", "default"} <= {b["kind"] for b in answer.because}


@pytest.mark.parametrize("question", ["why no bpf host routing?", "why is it not hit?", "为什么没命中"])
def test_why_is_asked_of_the_file(ask: Ask, question: str) -> None:
    answer = ask(TKE, question)
    assert answer.results[0]["subject"] == CASE
    assert any(b["source"].rpartition("/")[2].startswith("values.yaml:") for b in answer.because)


@pytest.mark.parametrize(
    ("text", "question", "verdict", "says"),
    [
        (CHAINED, "should I set endpointRoutes", "yes", "Set endpointRoutes.enabled=true"),
        (CHAINED, "should endpointRoutes be false?", "no", "Set endpointRoutes.enabled=true"),
        (CHAINED, "is endpointRoutes on?", "no", "EndpointRoutes is false"),
        (OVERLAY, "should I set endpointRoutes", "no", "nothing that is found there speaks against it"),
        (OVERLAY, "should bpf.masquerade be true?", "yes", "bpf.masquerade=true"),
        (TKE, "is sysctlfix right?", "no", "Set sysctlfix.enabled=false"),
        (TKE, "is sysctlfix wrong?", "yes", "Set sysctlfix.enabled=false"),
        (TKE, "sysctlfix 配置对吗", "no", "sysctlfix.enabled=false"),
        (TKE, "must endpointRoutes be on?", "yes", "must be true"),
        (CHAINED, "is my config ok?", "no", "KB131"),
        (CHAINED, "what is wrong with my config", None, "KB131"),
        (CHAINED, "what should I change", None, "Set endpointRoutes.enabled=true"),
        (CHAINED, "我该改什么", None, "endpointRoutes.enabled=true"),
        (OVERLAY, "what should I change", None, "Nothing was found"),
        (CHAINED, "what will cilium status show", None, "reports Host Routing: BPF on your cluster"),
    ],
)
def test_what_should_be(ask: Ask, text: str, question: str, verdict: str | None, says: str) -> None:
    answer = ask(text, question)
    assert answer.status == "answered"
    assert answer.verdict == verdict
    assert says in answer.answer


def test_what_should_be_may_hang_on_the_unknown(ask: Ask) -> None:
    answer = ask(NATIVE, "should I set endpointRoutes")
    assert (answer.status, answer.verdict) == ("depends", None)
    assert {"attribute": "vpc-pod-ips", "value": "true"} in [a for way in answer.depends_on for a in way]
    assert "KB128" in ask(NATIVE, "should sysctlfix be off?").notes


def test_other_clusters_are_not_the_own(ask: Ask) -> None:
    assert "AWS EKS" in ask(OVERLAY, "does EKS ENI hit?").answer


def test_settings_beside_a_file(ask: Ask) -> None:
    assert ask(OVERLAY, "does it hit?", "endpointRoutes.enabled=true").verdict == "no"
    assert ask(OVERLAY, "does it hit?", "ipam.mode=eni").status == "unknown"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.yaml", b"", "empty.yaml: empty"),
        ("README.md", b"# A project\n\nThis is no configuration.\n", "README.md: nothing in it is known"),
        ("some.bin", bytes(range(256)), "some.bin: binary"),
        ("broken.yaml", b"foo: bar\n  baz: [\n", "broken.yaml:2: no valid YAML"),
    ],
)
def test_what_is_not_understood_is_an_error(
    name: str, data: bytes, says: str, base: Base, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.yaml").write_text(OVERLAY)
    for paths in ([name], ["good.yaml", name]):
        with pytest.raises(InputError) as caught:
            owned([str(tmp_path / p) for p in paths], base)
        assert says in str(caught.value)
        assert "\n" not in str(caught.value)
