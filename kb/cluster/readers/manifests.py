"""YAML documents: told apart by their shape and handed to the reader that knows it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable

import yaml

from kb.cluster import templates, tree
from kb.cluster.readers import agent, command, flags, status, values, wrappers
from kb.cluster.readers.context import Context
from kb.cluster.reading import ASIDE, CONFIG, FOREIGN, HELM, Reading

MAX_NESTED = 6
WORKLOADS = ("DaemonSet", "Deployment", "Pod", "ReplicaSet")
IMAGE = re.compile(r"(?:^|/)cilium(?:/cilium)?(?:-ci|-dev)?:v?(\d+\.\d+\.\d+)")
AGENT = "cilium-agent"
SYSCTL = "apply-sysctl-overwrites"
JOBS = ("Job", "CronJob")
INSTALLERS = re.compile(r"\b(?:cilium|helm)\b")
FROM_FILES = ("config-dir", "config-map", "config")
OWN_FLAGS = 4


def read(text: str, context: Context) -> list[Reading]:
    """What the documents of a YAML text are; empty when none is anything known.

    Raises:
        InputError: the text is refused; see `tree.compose`.
    """
    documents, _ = tree.compose(text, context.file)
    found: list[Reading] = []
    for document in documents:
        found += document_readings(document.root, document.offset, text, context)
    return found


def document_readings(
    root: tree.Node, offset: int, text: str, context: Context, nested: int = 0
) -> list[Reading]:
    """What one document is.

    Args:
        root: its root node.
        offset: lines of the file before its text.
        text: the text it came from.
        context: the input.
        nested: how many texts within texts it stands in.
    """
    context.document()
    if nested > MAX_NESTED:
        return []
    kind = tree.scalar(tree.get(root, "kind")) or ""
    if kind == "List" or kind.endswith("List"):
        inner = tree.items(tree.get(root, "items"))
        return [r for item in inner for r in document_readings(item, offset, text, context, nested + 1)]
    if kind == "ConfigMap":
        return _config_map(root, offset, text, context)
    if kind in WORKLOADS:
        return _workload(root, offset, context)
    if kind in JOBS:
        return _job(root, offset, context)
    if kind == "Node":
        return _node(root, offset, context)
    wrapper: Callable[..., list[Reading]] | None = wrappers.KINDS.get(kind)
    if wrapper is not None:
        return wrapper(root, offset, context, len(text))
    return _bare(root, offset, text, context, nested)


def _bare(root: tree.Node, offset: int, text: str, context: Context, nested: int) -> list[Reading]:
    if status.is_json(root, context):
        return [status.read_json(root, offset, context)]
    for shape in wrappers.SHAPES:
        found = shape(root, offset, context, len(text))
        if found:
            return found
    mapping = values.find(root, context)
    keys = agent.keys_in(root, context) if tree.is_map(root) else 0
    data = tree.get(root, "data")
    if keys and (mapping is None or keys > values.score(mapping, context) // values.ENOUGH):
        reading = agent.read(root, offset, context, "config-lines", len(text))
        agent.excerpt(reading, text, context)
        return [reading]
    if mapping is not None:
        reading = values.read(mapping, offset, context, "helm-values", len(text))
        api = tree.scalar(tree.get(root, "apiVersion")) or ""
        if api.startswith(context.formats.foreign):
            reading.open = FOREIGN
        return [reading]
    if data is not None and agent.keys_in(data, context):
        reading = agent.read(data, offset, context, "configmap", len(text))
        agent.excerpt(reading, text, context)
        return [reading]
    return _embedded(root, offset, context, nested, len(text))


def _embedded(root: tree.Node, offset: int, context: Context, nested: int, size: int) -> list[Reading]:
    """Texts within a document that hold values or manifests themselves."""
    found: list[Reading] = []
    walk = tree.Walk(context.file, size)
    for leaf in {id(leaf): leaf for _, leaf in walk.leaves(root)}.values():
        if not isinstance(leaf, yaml.ScalarNode) or "\n" not in leaf.value:
            continue
        inner = str(leaf.value)
        if context.formats.anywhere.search(inner) or "cilium" in inner:
            before = tree.text_line(leaf, offset)
            for document in tree.compose(inner, context.file)[0]:
                at = document.offset + before
                found += document_readings(document.root, at, inner, context, nested + 1)
    return found


def _config_map(root: tree.Node, offset: int, text: str, context: Context) -> list[Reading]:
    data = tree.get(root, "data")
    if data is None:
        return []
    if isinstance(data, yaml.ScalarNode):
        reading = context.reading("configmap", CONFIG)
        reading.open = "a template fills in the data" if templates.unknown(data.value) else ""
        return [reading] if reading.open else []
    if not agent.keys_in(data, context):
        return _texts(data, offset, context, tree.scalar(tree.get(root, "metadata", "name")) or "")
    reading = agent.read(data, offset, context, "configmap", len(text))
    agent.excerpt(reading, _lines(text, data, offset, root), context)
    return [reading]


def _lines(text: str, data: tree.Node, offset: int, root: tree.Node) -> str:
    lines = text.split("\n")
    first = int(data.start_mark.line)
    return "\n".join(lines[first : int(data.end_mark.line) + 1]) if first < len(lines) else text


def _texts(data: tree.Node, offset: int, context: Context, name: str) -> list[Reading]:
    """A ConfigMap whose entries are files: values, manifests, or a chained plugin's configuration."""
    found: list[Reading] = []
    signs = context.reading("cni-config", ASIDE)
    for key, _, value in tree.entries(data):
        inner = tree.scalar(value) or ""
        if context.formats.anywhere.search(inner):
            for document in tree.compose(inner, context.file)[0]:
                mapping = values.find(document.root, context)
                if mapping is not None:
                    at = document.offset + tree.text_line(value, offset)
                    found.append(values.read(mapping, at, context, "helm-values", len(inner)))
                    found[-1].provides = name
        elif '"type"' in inner and "cni" in (key + inner).lower():
            line = tree.text_line(value, offset) + 1
            signs.values += [
                ("cni-plugin", name, line) for name in re.findall(r'"type"\s*:\s*"([\w.-]+)"', inner)
            ]
    if signs.values:
        found.append(signs)
    return found


def _workload(root: tree.Node, offset: int, context: Context) -> list[Reading]:
    spec = tree.get(root, "spec", "template", "spec") or tree.get(root, "spec")
    containers = tree.items(tree.get(spec, "containers"))
    agents = [c for c in containers if _is_agent(c)]
    if not agents:
        return []
    container = agents[0]
    arguments = [
        (tree.scalar(a) or "", tree.line(a, offset)) for a in tree.items(tree.get(container, "args"))
    ]
    arguments += [
        (tree.scalar(a) or "", tree.line(a, offset)) for a in tree.items(tree.get(container, "command"))
    ]
    reading = flags.read(arguments, context, "agent-workload")
    if len(reading.settings) < OWN_FLAGS or any(s.key in FROM_FILES for s in reading):
        reading.open = "the agent reads its ConfigMap beside its flags"
    image = tree.get(container, "image")
    match = IMAGE.search(tree.scalar(image) or "")
    if match and image is not None:
        reading.version, reading.version_line = match.group(1), tree.line(image, offset)
    for init in tree.items(tree.get(spec, "initContainers")):
        if tree.scalar(tree.get(init, "name")) == SYSCTL:
            reading.settings.append(
                context.setting(HELM, "sysctlfix.enabled", "true", tree.line(init, offset))
            )
    for path, leaf in tree.Walk(context.file, 100_000).leaves(spec or root):
        if isinstance(leaf, yaml.ScalarNode) and leaf.value:
            reading.values.append((path, leaf.value[:400], tree.line(leaf, offset)))
    return [reading]


def _job(root: tree.Node, offset: int, context: Context) -> list[Reading]:
    """A job that runs the installer: its arguments are a command line, or hold a script."""
    spec = tree.get(root, "spec", "jobTemplate", "spec") or tree.get(root, "spec")
    found: list[Reading] = []
    for container in tree.items(tree.get(spec, "template", "spec", "containers")):
        nodes = [*tree.items(tree.get(container, "command")), *tree.items(tree.get(container, "args"))]
        parts = [tree.scalar(node) or "" for node in nodes]
        if not nodes or not any(INSTALLERS.search(part) for part in parts):
            continue
        at = tree.line(nodes[0], offset) - 1
        script = next((part for part in parts if re.search(r"\s", part.strip())), "")
        found += command.read("\n" * at + (script or shlex.join(parts)), context)[0]
    return found


def _is_agent(container: tree.Node) -> bool:
    named = tree.scalar(tree.get(container, "name")) == AGENT
    parts = [*tree.items(tree.get(container, "command")), *tree.items(tree.get(container, "args"))]
    return named or any((tree.scalar(part) or "").rsplit("/", 1)[-1] == AGENT for part in parts)


def _node(root: tree.Node, offset: int, context: Context) -> list[Reading]:
    """A Kubernetes node tells nothing but where the cluster runs."""
    reading = context.reading("node", ASIDE)
    for path in (("spec", "providerID"), ("status", "nodeInfo", "kubeletVersion")):
        leaf = tree.get(root, *path)
        said = tree.scalar(leaf)
        if leaf is not None and said:
            key = "input-kubernetes-version" if path[-1] == "kubeletVersion" else path[-1]
            reading.values.append((key, said, tree.line(leaf, offset)))
    for key, node, _ in tree.entries(tree.get(root, "metadata", "labels")):
        reading.values.append((key, "label", tree.line(node, offset)))
    return [reading] if reading.values else []
