"""What a careful reader says of configurations, one or more for each cause; the view is the article's."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.cluster.conftest import Check

NAMES = {
    "configured": "host_routing_configured",
    "real": "host_routing_real",
    "endpoint-routes": "endpoint_routes",
    "vpc-pod-ips": "vpc_pod_ips",
    "environment": "environment",
}
ALL: list[dict[str, str]] = [
    case
    for path in sorted((Path(__file__).parent / "labels").glob("*.yaml"))
    for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]


@pytest.mark.parametrize("case", ALL, ids=[case["name"] for case in ALL])
def test_label(check: Check, case: dict[str, str]) -> None:
    told = check(case["input"]).conclusions()["tke-guide"]
    assert {name: told[NAMES[name]] for name in NAMES} == {name: case[name] for name in NAMES}


def test_causes_are_distinct() -> None:
    assert len({case["input"] for case in ALL}) == len(ALL) > 150
