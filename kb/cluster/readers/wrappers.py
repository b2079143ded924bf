"""Manifests that carry values of the chart.

Of Flux, Argo CD, k3s, Kustomize, Helmfile, Ansible, Chart.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from kb.cluster import sets, templates, tree
from kb.cluster.readers import values
from kb.cluster.readers.context import Context
from kb.cluster.reading import ASIDE, HELM, Reading

CHART = re.compile(r"(?:^|[/_.-])cilium(?:$|[/.:@-])", re.I)
OTHERS = re.compile(
    r"(?:tetragon|hubble-ui|certgen|cilium-(?:config|policies|ingress|gateway|lb|bgp|resources|cilium-config))\b",
    re.I,
)
VERSION = re.compile(r"v?(\d+\.\d+(?:\.\d+)?)(?:[-+.][\w.]+)?\Z")
EXACT = re.compile(r"[=~^v\s]*(\d+)\.(\d+)(?:\.(\d+|x|\*|X))?")
NO_VALUES = "no values in this file"


def version_of(text: str) -> str:
    """The version that a chart's version or range asks for, as far as it is definite; empty otherwise."""
    bare = text.strip()
    if not bare or templates.unknown(bare):
        return ""
    match = VERSION.fullmatch(bare)
    if match:
        return match.group(1)
    parts = {m.group(1, 2) for m in [EXACT.match(bare)] if m and not bare.startswith((">", "<", "*"))}
    lower = re.match(r">=?\s*v?(\d+)\.(\d+)", bare)
    upper = re.search(r"<\s*v?(\d+)\.(\d+)", bare)
    if (
        lower
        and upper
        and lower.group(1) == upper.group(1)
        and int(upper.group(2)) == int(lower.group(2)) + 1
    ):
        parts = {lower.group(1, 2)}
    return ".".join(parts.pop()) if parts else ""


def is_chart(*names: str | None) -> bool:
    """Whether any of some names is that of the chart, and none that of a neighbour's."""
    given = [name for name in names if name]
    return any(CHART.search(name) for name in given) and not any(OTHERS.search(name) for name in given)


def _text(node: tree.Node | None, *path: str) -> str:
    return tree.scalar(tree.get(node, *path)) or ""


def _set_version(reading: Reading, node: tree.Node | None, offset: int) -> None:
    version = version_of(tree.scalar(node) or "")
    if version and node is not None:
        reading.version, reading.version_line = version, tree.line(node, offset)


def _values_text(reading: Reading, node: tree.Node | None, offset: int, context: Context) -> None:
    """Add values that are given as a text."""
    inner = tree.scalar(node)
    if node is None or not inner:
        return
    if templates.unknown(inner) and "\n" not in inner:
        reading.open = "the values come from elsewhere"
        return
    documents, fault = tree.compose(inner, context.file)
    for document in documents:
        at = document.offset + tree.text_line(node, offset)
        mapping = (
            document.root if values.score(document.root, context) else values.find(document.root, context)
        )
        values.add(reading, mapping or document.root, at, context, len(inner))
    if fault:
        reading.open = "part of the values cannot be read"


def _mapping(reading: Reading, node: tree.Node | None, offset: int, context: Context, size: int) -> None:
    """Add values that are given as a mapping, perhaps under a parent chart's key."""
    if tree.is_map(node) and node is not None:
        best = node if values.score(node, context) >= values.ENOUGH else values.find(node, context)
        values.add(reading, best or node, offset, context, size)
    elif node is not None and templates.unknown(tree.scalar(node) or ""):
        reading.open = "the values come from elsewhere"


def helm_release(root: tree.Node, offset: int, context: Context, size: int) -> list[Reading]:
    """Flux: `values`, `valuesFrom`, `chart.spec`; the old operator's `chart` too."""
    spec = tree.get(root, "spec")
    chart = tree.get(spec, "chart", "spec") or tree.get(spec, "chart")
    names = [
        _text(root, "metadata", "name"),
        _text(chart, "chart"),
        _text(chart, "name"),
        _text(spec, "chartRef", "name"),
    ]
    names += [_text(spec, "releaseName")]
    given = tree.get(spec, "values")
    if not is_chart(*names) and (given is None or values.find(given, context) is None):
        return []
    reading = context.reading("helmrelease", HELM)
    _set_version(reading, tree.get(chart, "version"), offset)
    _mapping(reading, given, offset, context, size)
    for source in tree.items(tree.get(spec, "valuesFrom")):
        reading.needs.append(_text(source, "name") or "valuesFrom")
    if tree.items(tree.get(chart, "valuesFiles")):
        reading.open = "valuesFiles names values that are not here"
    return [reading]


def helm_chart(root: tree.Node, offset: int, context: Context, size: int) -> list[Reading]:
    """k3s and RKE2: `valuesContent`, `set`."""
    spec = tree.get(root, "spec")
    if not is_chart(_text(root, "metadata", "name"), _text(spec, "chart")):
        return []
    reading = context.reading("helmchart", HELM)
    _set_version(reading, tree.get(spec, "version"), offset)
    _values_text(reading, tree.get(spec, "valuesContent"), offset, context)
    for key, _, value in tree.entries(tree.get(spec, "set")):
        _assign(reading, key, tree.scalar(value) or "", tree.line(value, offset), context)
    if tree.get(spec, "valuesSecrets") is not None:
        reading.open = "valuesSecrets names values that are not here"
    return [reading]


def _assign(reading: Reading, key: str, value: str, line: int, context: Context) -> None:
    for name, said in sets.assignments(f"{key}={value}") or [(key, value)]:
        values.assign(reading, name, said, line, context)


def application(root: tree.Node, offset: int, context: Context, size: int) -> list[Reading]:
    """Argo CD: `values`, `valuesObject` and `parameters` of each source that is the chart.

    ApplicationSets too.
    """
    spec = tree.get(root, "spec", "template", "spec") or tree.get(root, "spec")
    one = tree.get(spec, "source")
    sources = ([one] if one is not None else []) + tree.items(tree.get(spec, "sources"))
    name = _text(root, "metadata", "name")
    found = [
        s for s in sources if is_chart(_text(s, "chart"), _text(s, "path")) or tree.get(s, "helm") is not None
    ]
    if not is_chart(name, *(_text(s, "chart") for s in sources), *(_text(s, "path") for s in sources)):
        found = [s for s in found if values.find(s, context) is not None]
    if not found:
        return []
    reading = context.reading("argocd-app", HELM)
    for source in found:
        _source(reading, source, offset, context, size)
    if not reading.settings and not reading.open and not any(_text(s, "chart") for s in found):
        reading.open = NO_VALUES
    return [reading]


def _source(reading: Reading, source: tree.Node, offset: int, context: Context, size: int) -> None:
    helm = tree.get(source, "helm")
    if _text(source, "chart"):
        _set_version(reading, tree.get(source, "targetRevision"), offset)
    elif _text(source, "path"):
        reading.open = NO_VALUES
    if tree.items(tree.get(helm, "valueFiles")):
        reading.open = "valueFiles names values that are not here"
    _values_text(reading, tree.get(helm, "values"), offset, context)
    _mapping(reading, tree.get(helm, "valuesObject"), offset, context, size)
    for parameter in tree.items(tree.get(helm, "parameters")):
        value = tree.get(parameter, "value")
        if value is not None:
            _assign(
                reading, _text(parameter, "name"), tree.scalar(value) or "", tree.line(value, offset), context
            )


def kustomization(root: tree.Node, offset: int, context: Context, size: int) -> list[Reading]:
    """Kustomize: `helmCharts` with `valuesInline` or `valuesFile`."""
    found: list[Reading] = []
    for chart in tree.items(tree.get(root, "helmCharts")) + tree.items(
        tree.get(root, "helmChartInflationGenerator")
    ):
        if not is_chart(_text(chart, "name"), _text(chart, "chartName"), _text(chart, "releaseName")):
            continue
        reading = context.reading("kustomization", HELM)
        _set_version(reading, tree.get(chart, "version"), offset)
        _mapping(reading, tree.get(chart, "valuesInline"), offset, context, size)
        if tree.get(chart, "valuesFile") is not None or tree.items(tree.get(chart, "additionalValuesFiles")):
            reading.open = "valuesFile names values that are not here"
        found.append(reading)
    return found


def helmfile(root: tree.Node, offset: int, context: Context, size: int) -> list[Reading]:
    """Helmfile: `releases` with `values` and `set`."""
    found: list[Reading] = []
    for release in tree.items(tree.get(root, "releases")):
        if not is_chart(_text(release, "name"), _text(release, "chart")):
            continue
        reading = context.reading("helmfile", HELM)
        _set_version(reading, tree.get(release, "version"), offset)
        for given in tree.items(tree.get(release, "values")):
            if tree.is_map(given):
                _mapping(reading, given, offset, context, size)
            else:
                reading.open = "values names a file that is not here"
        for given in tree.items(tree.get(release, "set")):
            value = tree.get(given, "value")
            if value is not None:
                _assign(
                    reading, _text(given, "name"), tree.scalar(value) or "", tree.line(value, offset), context
                )
        found.append(reading)
    return found


def chart_file(root: tree.Node, offset: int, context: Context, size: int) -> list[Reading]:
    """Chart.yaml: the version of the chart, its own or a dependency's."""
    if (
        not tree.get(root, "apiVersion")
        or tree.get(root, "name") is None
        or tree.get(root, "kind") is not None
    ):
        return []
    own = _text(root, "name") == "cilium" and tree.get(root, "dependencies") is None
    nodes = [root] if own else tree.items(tree.get(root, "dependencies"))
    for node in nodes:
        if is_chart(_text(node, "name")):
            reading = context.reading("chart", ASIDE)
            _set_version(reading, tree.get(node, "version"), offset)
            return [reading]
    return []


def tasks(root: tree.Node, offset: int, context: Context, size: int) -> list[Reading]:
    """Ansible: tasks of the helm module, wherever they stand in a playbook."""
    found: list[Reading] = []
    queue = [(node, 0) for node in tree.items(root)]
    while queue and len(found) < 20:
        node, level = queue.pop(0)
        if not tree.is_map(node) or level > 4:
            continue
        for key, _, value in tree.entries(node):
            if key in ("tasks", "block", "pre_tasks", "post_tasks"):
                queue += [(item, level + 1) for item in tree.items(value)]
            elif key in ("kubernetes.core.helm", "community.kubernetes.helm", "helm") and is_chart(
                _text(value, "name"), _text(value, "release_name"), _text(value, "chart_ref")
            ):
                found.append(_task(value, offset, context, size))
    return found


def _task(task: tree.Node, offset: int, context: Context, size: int) -> Reading:
    reading = context.reading("ansible", HELM)
    _set_version(reading, tree.get(task, "chart_version"), offset)
    _mapping(reading, tree.get(task, "values") or tree.get(task, "release_values"), offset, context, size)
    for item in tree.items(tree.get(task, "set_values")):
        said = tree.scalar(tree.get(item, "value")) or ""
        for key, value in sets.assignments(said):
            values.assign(reading, key, value, tree.line(item, offset), context)
    if tree.get(task, "values_files") is not None:
        reading.open = "values_files names values that are not here"
    return reading


def carrier(root: tree.Node, offset: int, context: Context, size: int) -> list[Reading]:
    """Other custom resources that carry values: as a mapping or as a text."""
    api = _text(root, "apiVersion")
    if "/" not in api or api.startswith(context.formats.foreign) or tree.get(root, "kind") is None:
        return []
    spec = tree.get(root, "spec")
    mapping = values.find(spec, context) if spec is not None else None
    if mapping is not None:
        return [values.read(mapping, offset, context, "helm-values", size)]
    for key in ("valuesTemplate", "valuesContent", "values", "valuesYaml"):
        node = tree.get(spec, key)
        if isinstance(node, yaml.ScalarNode) and context.formats.anywhere.search(node.value):
            reading = context.reading("helm-values", HELM)
            _values_text(reading, node, offset, context)
            return [reading]
    return []


Reader = Callable[[tree.Node, int, Context, int], list[Reading]]

KINDS: dict[str, Reader] = {
    "HelmRelease": helm_release,
    "HelmChart": helm_chart,
    "HelmChartConfig": helm_chart,
    "Application": application,
    "ApplicationSet": application,
    "Kustomization": kustomization,
}
SHAPES: tuple[Reader, ...] = (helmfile, kustomization, chart_file, tasks, carrier)
