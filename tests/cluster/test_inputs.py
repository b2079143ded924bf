# ruff: noqa: E501 - configurations stand on one line
from __future__ import annotations

import gzip
import io
import os
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from kb.cluster import InputError, Workshop, collect, facts_of
from kb.cluster.inputs import unpack
from kb.store import Base
from tests.cluster.conftest import Check

CM = b"kind: ConfigMap\nmetadata: {name: cilium-config}\ndata: {debug: 'false', kube-proxy-replacement: 'true', enable-bpf-masquerade: 'true', ipam: cluster-pool}\n"
STATUS = b"KubeProxyReplacement:    True   [eth0]\nCilium:                  Ok   1.16.3 (v1.16.3-f2217191)\nRouting:                 Network: Native   Host: BPF\n"


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(entries: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return out.getvalue()


def sysdump() -> dict[str, bytes]:
    return {
        "dump/cilium-configmap-2025.yaml": CM,
        "dump/cilium-bugtool.tar.gz": tarred({"cmd/cilium-status---verbose.md": STATUS}),
        "dump/k8s-events.html": b"<html>cilium</html>",
        "dump/picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "dump/nothing.txt": b"nothing to see",
    }


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_sysdump(pack: object, shop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "sysdump"
    path.write_bytes(pack(sysdump()))  # type: ignore[operator]
    report = shop.check(collect([str(path)]))
    assert [(row["kind"], row["file"].rsplit("!", 1)[-1]) for row in report.inputs()] == [
        ("configmap", "dump/cilium-configmap-2025.yaml"),
        ("status-text", "cmd/cilium-status---verbose.md"),
    ]
    assert report.case.version == "1.16.3"
    assert report.conclusions()["tke-guide"]["host_routing_real"] == "hit"


def test_folder(shop: Workshop, tmp_path: Path) -> None:
    for name, data in sysdump().items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "dump" / ".git").mkdir()
    (tmp_path / "dump" / ".git" / "cilium.yaml").write_bytes(CM.replace(b"'true'", b"'false'"))
    (tmp_path / "dump" / "again.yaml").symlink_to(tmp_path / "dump" / "cilium-configmap-2025.yaml")
    assert shop.check(collect([str(tmp_path)])).conclusions()["tke-guide"]["host_routing_real"] == "hit"


def test_compressed_log(shop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "agent.log.gz"
    path.write_bytes(gzip.compress(b"level=info msg=\"  --enable-host-legacy-routing='true'\"\n"))
    assert shop.check(collect([str(path)])).conclusions()["tke-guide"]["host_routing_configured"] == "legacy"


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as error:
        unpack("x", data)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_bombs() -> None:
    assert "grows" in refused(zipped({"a": b"\0" * 80_000_000}))
    assert "grows" in refused(gzip.compress(b"\0" * 80_000_000))
    assert "grows" in refused(zipped({f"{i}": b"" for i in range(20_100)}))


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a/../../b", "C:\\x", "..\\x", "a/.."])
def test_entries_that_leave(name: str) -> None:
    assert "leaves the archive" in refused(zipped({name: CM}))
    if not name.startswith("/"):
        assert "leaves the archive" in refused(tarred({name: CM}))


def test_links_in_archives() -> None:
    assert "link" in refused(tarred({}, {"a": "/etc/passwd"}))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert "link" in refused(out.getvalue())


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04broken", b"\x1f\x8bbroken", zipped({"a": CM})[:-30], tarred({"a": CM})[:-20]]
)
def test_broken_archives(data: bytes) -> None:
    assert "broken" in refused(data)


def test_link_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "a" / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(InputError, match="leads out"):
        collect([str(tmp_path / "a")])
    (tmp_path / "a" / "link").unlink()
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a" / "loop")
    with pytest.raises(InputError, match="leads"):
        collect([str(tmp_path / "a")])


@pytest.mark.parametrize("path", ["/nowhere/at/all", "\0", os.devnull, ""])
def test_what_cannot_be_read(path: str) -> None:
    with pytest.raises(InputError):
        collect([path])


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("a: &a [x,x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [" + ",".join(["*" + chr(97 + i)] * 9) + "]\n" for i in range(9)) + "kubeProxyReplacement: *j\n", "aliases"),
        ("kubeProxyReplacement: &a [*a]\n", "aliases"),
        ("kubeProxyReplacement: " + "[" * 100_000, "deeply"),
        ("kubeProxyReplacement: \n" + "- " * 100_000, "deeply"),
        ("kubeProxyReplacement: x\nb: " + '"' + "x" * 17_000_000 + '"', "too large"),
    ],
    ids=["alias bomb", "alias of itself", "brackets", "dashes", "too large"],
)  # fmt: skip
def test_yaml_that_would_do_harm(text: str, error: str, check: Check) -> None:
    with pytest.raises(InputError, match=error):
        check(text)


def test_merge_key_bomb(check: Check) -> None:
    text = "a: &a {x: 1}\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} {{<<: [" + ",".join(["*" + chr(97 + i)] * 9) + "]}\n"
        for i in range(20)
    )
    assert check(text + "kubeProxyReplacement: true\nbpf: {<<: *u, masquerade: true}\n").findings is not None


def test_facts_for_questions(base: Base, tmp_path: Path) -> None:
    path = tmp_path / "v.yaml"
    path.write_text("kubeProxyReplacement: true\nbpf: {masquerade: true}\neni: {enabled: true}\n")
    facts = facts_of([str(path)], base)
    assert facts["kube-proxy-replacement"][0] == "true"
    assert facts["bpf-masquerade"][2] == f"{path}:2"
    assert facts["endpoint-routes"][0] == "true"
    assert facts["vpc-pod-ips"][0] == "true"
    assert facts["ipv4-masquerade"][::2] == ("true", "default")
    assert not any(attribute.startswith("input-") for attribute in facts)
