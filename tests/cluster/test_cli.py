from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.__main__ import main
from tests.cluster.conftest import DATA

PITFALL = "kubeProxyReplacement: true\nroutingMode: native\n"
CLEAN = "kubeProxyReplacement: true\nbpf: {masquerade: true}\n"


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: object) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KB_PACKS", str(DATA))
    monkeypatch.setenv("KB_CACHE", str(Path(str(base.path)).parent))  # type: ignore[attr-defined]
    monkeypatch.setenv("LANG", "C.UTF-8")
    return tmp_path


def kb(*arguments: str) -> int:
    return main(["check", *arguments])


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit"])
@pytest.mark.parametrize(
    ("text", "level", "code"),
    [(PITFALL, "error", 0), (PITFALL, "warning", 3), (PITFALL, "note", 3), (CLEAN, "note", 0)],
)
def test_exit_code_in_every_format(form: str, text: str, level: str, code: int, somewhere: Path) -> None:
    (somewhere / "v.yaml").write_text(text)
    assert kb("v.yaml", "-f", form, "--fail-level", level) == code


def test_json(somewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (somewhere / "v.yaml").write_text(PITFALL)
    assert kb("v.yaml", "-f", "json", "--cilium", "v1.17.2") == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert not err
    assert data["version"] == {"value": "1.17.2", "from": "given"}
    assert [(f["code"], f["file"], f["line"]) for f in data["findings"]] == [("KB103", "v.yaml", 1)]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CLEAN.encode())))
    assert kb("-") == 0
    assert "host routing, real                hit" in capsys.readouterr().out


def test_output_file(somewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (somewhere / "v.yaml").write_text(PITFALL)
    kb("v.yaml", "-f", "sarif", "-o", "out.sarif")
    assert json.loads((somewhere / "out.sarif").read_text())["version"] == "2.1.0"
    assert not capsys.readouterr().out


def test_suppressions(somewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (somewhere / "v.yaml").write_text(PITFALL)
    (somewhere / ".kb.yaml").write_text("suppress: [{code: KB103, reason: we know}]\n")
    assert kb("v.yaml", "--fail-level", "warning") == 0
    assert "KB103 suppressed: we know" in capsys.readouterr().out
    (somewhere / ".kb.yaml").write_text("suppress: [{code: KB103, reason: we know, expires: 2020-01-01}]\n")
    assert kb("v.yaml", "--fail-level", "warning") == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere.yaml"], ["v.yaml", "-f", "xml"], ["v.yaml", "--fail-level", "fatal"],
        ["v.yaml", "--cilium", "newest"], ["v.yaml", "--view", "nobody"], ["v.yaml", "--lang", "fr"], [],
    ],
)  # fmt: skip
def test_mistakes_are_one_line(
    arguments: list[str], somewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (somewhere / "v.yaml").write_text(CLEAN)
    assert kb(*arguments) == 2
    out, err = capsys.readouterr()
    assert not out and err.count("\n") == 1 and "Traceback" not in err


def test_chinese(somewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (somewhere / "v.yaml").write_text(PITFALL)
    kb("v.yaml", "--lang", "zh")
    assert "诊断" in capsys.readouterr().out


def test_facts_for_a_question(somewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (somewhere / "v.yaml").write_text(CLEAN + "endpointRoutes: {enabled: true}\n")
    assert main(["ask", "--config", "v.yaml", "--json", "does bpf host routing hit on my cluster?"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "no"


def test_a_closed_pipe_is_quiet(somewhere: Path) -> None:
    (somewhere / "v.yaml").write_text(PITFALL)
    command = f"{sys.executable} -m kb check v.yaml -f json | head -c 1"
    env = {**os.environ, "PYTHONPATH": str(DATA.parent)}
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, env=env, timeout=60, check=False
    )
    assert "Traceback" not in done.stderr


def ask(*arguments: str) -> int:
    return main(["ask", *arguments])


def test_nothing_understood_is_invalid_input(somewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (somewhere / "README.md").write_text("# A project\n")
    (somewhere / "broken.yaml").write_text("foo: bar\n  baz: [\n")
    (somewhere / "v.yaml").write_text(CLEAN)
    assert kb("README.md") == 2
    assert "nothing in it is known" in capsys.readouterr().err
    assert kb("broken.yaml") == 2
    assert "broken.yaml:2:" in capsys.readouterr().err
    assert kb("v.yaml", "README.md") == 0
    assert "KB147" in capsys.readouterr().out
    for name in ("README.md", "broken.yaml", "nowhere.yaml"):
        assert ask("--config", name, "does it hit?") == 2
        out, err = capsys.readouterr()
        assert not out and err.count("\n") == 1 and name in err
    assert ask("--config", "v.yaml", "--config", "README.md", "does it hit?") == 2


def test_check_assumes(somewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (somewhere / "v.yaml").write_text(
        "routingMode: tunnel\nipam: {mode: cluster-pool}\nsysctlfix: {enabled: false}\n"
    )
    assert kb("v.yaml") == 0
    assert "--environment tke-overlay" in capsys.readouterr().out
    assert kb("v.yaml", "--environment", "tke-overlay") == 3
    assert kb("v.yaml", "--environment", "tke-overlay", "--set", "sysctlfix.enabled=true") == 0
    assert "assumed" in capsys.readouterr().out
    assert kb("v.yaml", "--environment", "nowhere") == 2
    assert kb("v.yaml", "--set", "foo=bar") == 2


def test_ask_shows_places(somewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (somewhere / "v.yaml").write_text(CLEAN)
    assert ask("--config", "v.yaml", "does it hit?") == 0
    out = capsys.readouterr().out
    assert "config  v.yaml:1" in out and "assumed" not in out


@pytest.mark.parametrize("pair", ["ipam.mode=eni", "ipam.mode=kubernetes", "kubeProxyReplacement=strict"])
def test_set_takes_the_product_s_own_values(pair: str) -> None:
    assert ask("--set", pair, "does it hit?") == 0


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        (
            "endpointRoutes.enabled=maybe",
            "endpointRoutes.enabled does not take 'maybe', expected true or false",
        ),
        ("ipam.mode=delegated-plugin", "expected one of azure, cluster-pool, eni, kubernetes"),
        ("foo=bar", "one such as endpointRoutes.enabled"),
        ("bpf.masqurade=true", "did you mean 'bpf.masquerade'?"),
    ],
)
def test_set_says_what_it_takes(pair: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--set", pair, "does it hit?") == 2
    assert says in capsys.readouterr().err


def test_set_twice(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = ["--set", "endpointRoutes.enabled=true", "--set", "endpointRoutes.enabled=false"]
    ask(*pairs, "does it hit?")
    assert (
        "endpointRoutes.enabled is given more than once; the last one counts: false"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(("version", "noted"), [("1.8", True), ("99.0", True), ("1.18.3", False)])
def test_versions_outside_the_sources(version: str, noted: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--cilium", version, "gke hit?") == 0
    out = capsys.readouterr().out
    assert ("outside what the sources speak of" in out) == noted
    assert ("legacy" in out.split(".")[1].lower()) == (version == "1.8")
