# ruff: noqa: E501 - configurations stand on one line, so that cause and label are seen together
"""What a careful reader says of configurations, one or more for each cause; the view is the article's."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.cluster.conftest import Check

HIT = "bpf hit false false self-hosted"
CM = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cilium-config}\ndata:\n  debug: 'false'\n"

# name, text, then: configured real endpoint-routes vpc environment
VALUES = [
    ("both conditions", "kubeProxyReplacement: true\nbpf: {masquerade: true}", HIT),
    ("quoted booleans", "kubeProxyReplacement: 'true'\nbpf:\n  masquerade: \"True\"", HIT),
    ("strict is true", "kubeProxyReplacement: strict\nbpf: {masquerade: true}", HIT),
    (
        "disabled is false",
        "kubeProxyReplacement: disabled\nbpf: {masquerade: true}",
        "legacy legacy false false self-hosted",
    ),
    (
        "partial decides nothing",
        "kubeProxyReplacement: partial\nbpf: {masquerade: true}",
        "unknown unknown false false self-hosted",
    ),
    (
        "probe decides nothing",
        "kubeProxyReplacement: probe\nbpf: {masquerade: true}",
        "unknown unknown false false self-hosted",
    ),
    (
        "partial with iptables",
        "kubeProxyReplacement: partial\nhubble: {enabled: true}",
        "legacy legacy false false self-hosted",
    ),
    (
        "kpr off by default",
        "bpf: {masquerade: true}\nhubble: {enabled: true}",
        "legacy legacy false false self-hosted",
    ),
    ("masquerade by iptables", "kubeProxyReplacement: true", "legacy legacy false false self-hosted"),
    ("masquerade off", "kubeProxyReplacement: true\nenableIPv4Masquerade: false", HIT),
    (
        "legacy asked for",
        "kubeProxyReplacement: true\nbpf: {masquerade: true, hostLegacyRouting: true}",
        "legacy legacy false false self-hosted",
    ),
    (
        "old name of it",
        "kubeProxyReplacement: true\nbpf: {masquerade: true, hostRouting: true}",
        "legacy legacy false false self-hosted",
    ),
    (
        "endpoint routes",
        "kubeProxyReplacement: true\nbpf: {masquerade: true}\nendpointRoutes: {enabled: true}",
        "bpf bypassed true false self-hosted",
    ),
    (
        "endpoint routes off",
        "kubeProxyReplacement: true\nbpf: {masquerade: true}\nendpointRoutes: {enabled: false}",
        HIT,
    ),
    (
        "null is the default",
        "kubeProxyReplacement: true\nbpf: {masquerade: ~}",
        "legacy legacy false false self-hosted",
    ),
    (
        "commented out",
        "kubeProxyReplacement: true\nbpf:\n  preallocateMaps: true\n  # masquerade: true",
        "legacy legacy false false self-hosted",
    ),
    (
        "last of equal keys",
        "kubeProxyReplacement: false\nkubeProxyReplacement: true\nbpf: {masquerade: true}",
        HIT,
    ),
    ("anchors", "x: &on true\nkubeProxyReplacement: *on\nbpf: {masquerade: *on}", HIT),
    (
        "merge keys",
        "x: &b {masquerade: true}\nkubeProxyReplacement: true\nbpf: {<<: *b, preallocateMaps: true}",
        HIT,
    ),
    (
        "under cilium",
        "cilium:\n  kubeProxyReplacement: true\n  bpf: {masquerade: true}\nother: {image: {tag: x}}",
        HIT,
    ),
    (
        "under another parent",
        "network:\n  cni:\n    values:\n      kubeProxyReplacement: true\n      bpf: {masquerade: true}",
        HIT,
    ),
    (
        "extraConfig is the ConfigMap",
        "kubeProxyReplacement: true\nextraConfig: {enable-bpf-masquerade: 'true'}",
        HIT,
    ),
    (
        "extraConfig comes last",
        "kubeProxyReplacement: true\nbpf: {masquerade: true}\nextraConfig: {enable-bpf-masquerade: 'false'}",
        "legacy legacy false false self-hosted",
    ),
    (
        "extraArgs are flags",
        "kubeProxyReplacement: true\nbpf: {masquerade: true}\nextraArgs: [--enable-endpoint-routes=true]",
        "bpf bypassed true false self-hosted",
    ),
    (
        "eni",
        "eni: {enabled: true}\nipam: {mode: eni}\nkubeProxyReplacement: true\nenableIPv4Masquerade: false",
        "bpf bypassed true true eks-eni",
    ),
    (
        "eni beside an explicit false",
        "eni: {enabled: true}\nendpointRoutes: {enabled: false}\nkubeProxyReplacement: true\nbpf: {masquerade: true}",
        "bpf bypassed true true eks-eni",
    ),
    ("eni with defaults", "eni: {enabled: true}\nipam: {mode: eni}", "legacy legacy true true eks-eni"),
    (
        "gke",
        "gke: {enabled: true}\nipam: {mode: kubernetes}\nkubeProxyReplacement: true\nbpf: {masquerade: true}",
        "bpf bypassed true true gke",
    ),
    (
        "azure ipam",
        "azure: {enabled: true, resourceGroup: x}\nipam: {mode: azure}\nbpf: {masquerade: false}",
        "legacy legacy true true azure",
    ),
    (
        "aks byocni",
        "aksbyocni: {enabled: true}\nnodeinit: {enabled: true}",
        "legacy legacy false false aks-byocni",
    ),
    (
        "alibaba",
        "alibabacloud: {enabled: true}\nipam: {mode: alibabacloud}\nenableIPv4Masquerade: false\nkubeProxyReplacement: true",
        "bpf bypassed true true alibaba",
    ),
    (
        "aws chaining",
        "cni: {chainingMode: aws-cni, exclusive: false}\nenableIPv4Masquerade: false\nendpointRoutes: {enabled: true}",
        "legacy legacy true true eks-chained",
    ),
    (
        "aws chaining without routes",
        "cni: {chainingMode: aws-cni}\nenableIPv4Masquerade: false\nroutingMode: native",
        "legacy legacy false true eks-chained",
    ),
    (
        "chained behind something else",
        "cni: {chainingMode: generic-veth, customConf: true}\nroutingMode: native",
        "legacy legacy false false self-hosted",
    ),
    ("portmap", "cni: {chainingMode: portmap}\nkubeProxyReplacement: true\nbpf: {masquerade: true}", HIT),
    ("multi-pool", "ipam: {mode: multi-pool}\nkubeProxyReplacement: true\nbpf: {masquerade: true}", HIT),
    (
        "crd pools tell nothing",
        "ipam: {mode: crd}\nkubeProxyReplacement: true\nbpf: {masquerade: true}\nendpointRoutes: {enabled: true}",
        "bpf bypassed true unknown self-hosted",
    ),
    (
        "tke native",
        "routingMode: native\nendpointRoutes: {enabled: true}\nipam: {mode: delegated-plugin}\ncni: {chainingMode: generic-veth}\n"
        "kubeProxyReplacement: 'true'\nenableIPv4Masquerade: false\nk8sServiceHost: 169.254.128.27\nk8sServicePort: 60002\n"
        "extraConfig: {local-router-ipv4: 169.254.32.16}",
        "bpf bypassed true true tke-native",
    ),
    (
        "tke overlay",
        "image: {repository: quay.tencentcloudcr.com/cilium/cilium}\nroutingMode: tunnel\nkubeProxyReplacement: true\nbpf: {masquerade: true}",
        "bpf hit false false tke-overlay",
    ),
    (
        "a router address is not tke",
        "routingMode: native\nextraConfig: {local-router-ipv4: 169.254.77.77}\ncni: {chainingMode: generic-veth}",
        "legacy legacy false false self-hosted",
    ),
    (
        "an image of another make",
        "image: {repository: ghcr.io/x/cilium, tag: v1.6.0}\nkubeProxyReplacement: true\nbpf: {masquerade: true}",
        HIT,
    ),
    (
        "go template",
        "kubeProxyReplacement: {{ .Values.kpr }}\nbpf:\n  masquerade: true",
        "unknown unknown false false self-hosted",
    ),
    (
        "go template, quoted",
        'kubeProxyReplacement: "{{ .Values.kpr | default "x" }}"\nbpf:\n  masquerade: true',
        "unknown unknown false false self-hosted",
    ),
    (
        "substitution",
        "kubeProxyReplacement: ${KPR}\nbpf:\n  masquerade: true",
        "unknown unknown false false self-hosted",
    ),
    (
        "jinja condition",
        "{% if x %}\nhubble: {enabled: true}\n{% endif %}\nkubeProxyReplacement: true\n{% if bpf %}\nbpf: {masquerade: true}\n{% endif %}\nl7Proxy: true",
        "unknown unknown false false self-hosted",
    ),
    (
        "condition elsewhere",
        "kubeProxyReplacement: true\nbpf: {masquerade: true}\nhubble:\n  {{- if .Values.h }}\n  enabled: true\n  {{- end }}\nl7Proxy: true",
        HIT,
    ),
    (
        "condition around it all",
        "{{- if .Values.cilium }}\nkubeProxyReplacement: true\nbpf: {masquerade: true}\n{{- end }}",
        HIT,
    ),
    (
        "makejinja",
        "kubeProxyReplacement: true\n#% if bgp %#\nbgpControlPlane: {enabled: true}\n#% endif %#\nbpf: {masquerade: true}\nclusterName: '#{ name }#'",
        HIT,
    ),
    (
        "makejinja condition",
        "kubeProxyReplacement: true\n#% if bgp %#\nbpf: {masquerade: true}\n#% endif %#\nl7Proxy: true",
        "unknown unknown false false self-hosted",
    ),
    (
        "included lines",
        "kubeProxyReplacement: true\n{{ toYaml .Values.more | nindent 0 }}\nl7Proxy: true",
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "encrypted value",
        "kubeProxyReplacement: ENC[AES256_GCM,data:abc,type:str]\nbpf: {masquerade: true}",
        "unknown unknown false false self-hosted",
    ),
    (
        "old tunnel, old chart",
        "image: {tag: v1.12.8}\ntunnel: disabled\nkubeProxyReplacement: strict\nbpf: {masquerade: true}",
        HIT,
    ),
    (
        "global values",
        "global:\n  kubeProxyReplacement: strict\n  endpointRoutes: {enabled: true}\n  bpf: {masquerade: true}",
        "bpf bypassed true false self-hosted",
    ),
    ("tabs", "kubeProxyReplacement: true\nbpf:\n\tmasquerade: true\n", HIT),
    ("byte order mark, CR LF", "\ufeffkubeProxyReplacement: true\r\nbpf:\r\n  masquerade: true\r\n", HIT),
    ("broken elsewhere", "kubeProxyReplacement: true\nbpf:\n  masquerade: true\nfoo: [1, 2\nbar: }\n", HIT),
    (
        "user-supplied values",
        "USER-SUPPLIED VALUES:\nkubeProxyReplacement: true\nbpf:\n  masquerade: true\n",
        HIT,
    ),
    (
        "upgrade compatibility keeps the old default",
        "upgradeCompatibility: '1.9'\nkubeProxyReplacement: true",
        HIT,
    ),
    (
        "vpc addresses without routes contradict the article",
        "cni: {chainingMode: aws-cni}\nenableIPv4Masquerade: false\nkubeProxyReplacement: true",
        "bpf unknown false true eks-chained",
    ),
]

MANIFESTS = [
    (
        "helmrelease",
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: cilium}
        spec:
          chart: {spec: {chart: cilium, version: 1.16.x}}
          values: {kubeProxyReplacement: true, bpf: {masquerade: true}, ipam: {mode: kubernetes}}
        """,
        HIT,
    ),
    (
        "helmrelease with values from elsewhere",
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: cilium}
        spec:
          chart: {spec: {chart: cilium, version: 1.16.1}}
          valuesFrom: [{kind: ConfigMap, name: cilium-values}]
          values: {kubeProxyReplacement: true}
        """,
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "helmrelease with its values beside it",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: cilium-values}
        data:
          values.yaml: |
            kubeProxyReplacement: true
            bpf:
              masquerade: true
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: cilium}
        spec:
          chart: {spec: {chart: cilium, version: 1.16.1}}
          valuesFrom: [{kind: ConfigMap, name: cilium-values}]
        """,
        HIT,
    ),
    (
        "k3s",
        """
        apiVersion: helm.cattle.io/v1
        kind: HelmChart
        metadata: {name: cilium, namespace: kube-system}
        spec:
          chart: cilium
          version: 1.14.5
          valuesContent: |-
            kubeProxyReplacement: true
            bpf:
              masquerade: true
            endpointRoutes:
              enabled: true
          set: {ipam.mode: kubernetes}
        """,
        "bpf bypassed true false self-hosted",
    ),
    (
        "rke2",
        """
        apiVersion: helm.cattle.io/v1
        kind: HelmChartConfig
        metadata: {name: rke2-cilium, namespace: kube-system}
        spec:
          valuesContent: "kubeProxyReplacement: true\\nbpf:\\n  masquerade: true\\n"
        """,
        HIT,
    ),
    (
        "argo cd: parameters over valuesObject over values",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: cilium}
        spec:
          source:
            chart: cilium
            repoURL: https://helm.cilium.io
            targetRevision: 1.15.1
            helm:
              values: |
                kubeProxyReplacement: false
                endpointRoutes: {enabled: true}
              valuesObject: {kubeProxyReplacement: true, endpointRoutes: {enabled: true}, bpf: {masquerade: true}}
              parameters: [{name: endpointRoutes.enabled, value: "false"}]
        """,
        HIT,
    ),
    (
        "argo cd: several sources, values in git",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: cilium}
        spec:
          sources:
            - {chart: cilium, repoURL: https://helm.cilium.io, targetRevision: 1.15.1, helm: {valueFiles: [$values/a.yaml]}}
            - {repoURL: https://example.org/x, ref: values}
        """,
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "argo cd: a chart with its defaults",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: cilium}
        spec: {source: {chart: cilium, repoURL: https://helm.cilium.io, targetRevision: 1.15.1}}
        """,
        "legacy legacy false false self-hosted",
    ),
    (
        "argo cd: a path only",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: cilium}
        spec: {source: {path: charts/cilium, repoURL: https://example.org/x}}
        """,
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "application set",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: cilium}
        spec:
          template:
            spec:
              source:
                chart: cilium
                targetRevision: '{{ .version }}'
                helm: {valuesObject: {kubeProxyReplacement: true, bpf: {masquerade: true}}}
        """,
        HIT,
    ),
    (
        "kustomize",
        "helmCharts:\n- {name: cilium, version: 1.15.0, valuesInline: {kubeProxyReplacement: true, bpf: {masquerade: true}}}\n",
        HIT,
    ),
    (
        "helmfile",
        """
        releases:
          - name: cilium
            chart: cilium/cilium
            version: 1.15.0
            values: [{kubeProxyReplacement: true}]
            set: [{name: bpf.masquerade, value: true}]
        """,
        HIT,
    ),
    (
        "ansible",
        """
        - hosts: all
          tasks:
            - name: install
              kubernetes.core.helm:
                name: cilium
                chart_ref: cilium/cilium
                values: {kubeProxyReplacement: true, bpf: {masquerade: true}}
        """,
        HIT,
    ),
    (
        "another resource that carries values",
        """
        apiVersion: addons.cluster.x-k8s.io/v1alpha1
        kind: HelmChartProxy
        metadata: {name: cni}
        spec:
          chartName: cilium
          valuesTemplate: |
            kubeProxyReplacement: true
            cluster: {name: '{{ .Cluster.metadata.name }}'}
            bpf: {masquerade: true}
        """,
        HIT,
    ),
    (
        "a manifest within a manifest",
        "cluster:\n  inlineManifests:\n  - name: cilium\n    contents: |\n      "
        + CM.replace("\n", "\n      ")
        + "  kube-proxy-replacement: 'true'\n        enable-bpf-masquerade: 'true'\n",
        HIT,
    ),
]

TERRAFORM = [
    (
        "terraform",
        'resource "helm_release" "cilium" {\n  name = "cilium"\n  chart = "cilium"\n  version = "1.15.3"\n  set {\n'
        '    name  = "kubeProxyReplacement"\n    value = "true"\n  }\n  set {\n    name = "bpf.masquerade"\n    value = true\n  }\n}\n',
        HIT,
    ),
    (
        "terraform with values and a variable",
        'resource "helm_release" "cni" {\n  chart = "cilium"\n  values = [<<EOF\nbpf:\n  masquerade: true\nEOF\n  ]\n'
        '  set = [{ name = "kubeProxyReplacement", value = var.kpr }]\n}\n',
        "unknown unknown false false self-hosted",
    ),
    (
        "terraform with a file",
        'resource "helm_release" "cilium" {\n  chart = "cilium"\n  values = [file("values.yaml")]\n}\n',
        "unknown unknown unknown unknown self-hosted",
    ),
]

CONFIGS = [
    ("configmap", CM + "  kube-proxy-replacement: 'true'\n  enable-bpf-masquerade: 'true'\n", HIT),
    ("unquoted", CM + "  kube-proxy-replacement: true\n  enable-bpf-masquerade: true\n", HIT),
    ("kpr absent", CM + "  enable-bpf-masquerade: 'true'\n", "legacy legacy false false self-hosted"),
    (
        "bpf masquerade absent",
        CM + "  kube-proxy-replacement: strict\n",
        "legacy legacy false false self-hosted",
    ),
    ("masquerade off, old key", CM + "  kube-proxy-replacement: strict\n  masquerade: 'false'\n", HIT),
    (
        "new key counts before the old",
        CM + "  kube-proxy-replacement: strict\n  masquerade: 'true'\n  enable-ipv4-masquerade: 'false'\n",
        HIT,
    ),
    (
        "eni",
        CM
        + "  ipam: eni\n  enable-endpoint-routes: 'true'\n  kube-proxy-replacement: 'true'\n  enable-ipv4-masquerade: 'false'\n",
        "bpf bypassed true true eks-eni",
    ),
    (
        "azure cni powered",
        CM
        + "  ipam: delegated-plugin\n  local-router-ipv4: 169.254.23.0\n  enable-endpoint-routes: 'true'\n  kube-proxy-replacement: 'true'\n  enable-host-legacy-routing: 'true'\n",
        "legacy legacy true unknown azure",
    ),
    (
        "terway",
        CM
        + "  ipam: delegated-plugin\n  cni-chaining-mode: terway-chainer\n  enable-endpoint-routes: 'true'\n",
        "legacy legacy true true alibaba",
    ),
    (
        "chained",
        CM + "  ipam: cluster-pool\n  cni-chaining-mode: aws-cni\n  enable-endpoint-routes: 'true'\n",
        "legacy legacy true true eks-chained",
    ),
    (
        "json",
        '{"kind": "ConfigMap", "apiVersion": "v1", "data": {"debug": "false", "kube-proxy-replacement": "true", "enable-bpf-masquerade": "true"}}',
        HIT,
    ),
    (
        "json of the data alone",
        '{"debug":"false","enable-bpf-masquerade":"true","kube-proxy-replacement":"true","ipam":"kubernetes"}',
        HIT,
    ),
    (
        "list",
        "kind: List\napiVersion: v1\nitems:\n- kind: ConfigMap\n  metadata: {name: cilium-config}\n  data: {debug: 'false', kube-proxy-replacement: 'true', enable-bpf-masquerade: 'true'}\n",
        HIT,
    ),
    (
        "bare data lines",
        'debug: "false"\nkube-proxy-replacement: "true"\nenable-bpf-masquerade: "true"\nipam: kubernetes\n',
        HIT,
    ),
    (
        "an excerpt has no defaults",
        'kube-proxy-replacement: "true"\nenable-bpf-masquerade: "true"\n',
        "bpf unknown unknown unknown self-hosted",
    ),
    (
        "an ellipsis",
        CM + "  kube-proxy-replacement: 'true'\n  # ...\n",
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "config view",
        "debug                          false\nenable-bpf-masquerade          true\nenable-endpoint-routes         true\nkube-proxy-replacement         true\nipam                           cluster-pool\ncustom-cni-conf\n",
        "bpf bypassed true false self-hosted",
    ),
    (
        "config view, filtered",
        "enable-endpoint-routes         true\nkube-proxy-replacement         true\n",
        "unknown unknown true unknown self-hosted",
    ),
    (
        "described",
        "Name:         cilium-config\nNamespace:    kube-system\nData\n====\ndebug:\n----\nfalse\nkube-proxy-replacement:\n----\ntrue\n\nenable-bpf-masquerade:\n----\ntrue\n\nBinaryData\n====\n\nEvents:  <none>\n",
        HIT,
    ),
    (
        "go map",
        "map[debug:false enable-bpf-masquerade:true ipam:cluster-pool kube-proxy-replacement:true]",
        HIT,
    ),
    (
        "process arguments",
        "cilium-agent\0--config-dir=/tmp/x\0--kube-proxy-replacement=true\0--enable-bpf-masquerade=true\0",
        HIT,
    ),
    (
        "process arguments run together",
        "cilium-agent--kube-proxy-replacement=true--enable-bpf-masquerade=true",
        HIT,
    ),
    (
        "template in the data",
        CM + "  kube-proxy-replacement: '{{ .kpr }}'\n  enable-bpf-masquerade: 'true'\n",
        "unknown unknown false false self-hosted",
    ),
    (
        "one broken document of several",
        "a: [\n---\n" + CM + "  kube-proxy-replacement: 'true'\n  enable-bpf-masquerade: 'true'\n",
        HIT,
    ),
]

STATUS = [
    (
        "legacy for a reason that is not shown",
        "KubeProxyReplacement:   True   [eth0]\nHost Routing:   Legacy\nMasquerading:   BPF   [eth0]   10.0.0.0/8"
        " [IPv4: Enabled, IPv6: Disabled]\n",
        "legacy legacy unknown unknown self-hosted",
    ),
    (
        "up to 1.15",
        "KubeProxyReplacement:   Strict   [eth0 10.0.0.1]\nIPAM:                   IPv4: 4/254 allocated from 10.0.0.0/24,\nHost Routing:           BPF\nMasquerading:           BPF   [eth0]   10.0.0.0/8 [IPv4: Enabled, IPv6: Disabled]\n",
        "bpf unknown unknown false self-hosted",
    ),
    (
        "from 1.16",
        "KubeProxyReplacement:    True   [eth0]\nIPAM:                    IPv4: 4/254 allocated from 10.0.0.0/24,\nRouting:                 Network: Tunnel [vxlan]   Host: Legacy\nMasquerading:            IPTables [IPv4: Enabled, IPv6: Disabled]\n",
        "legacy legacy unknown false self-hosted",
    ),
    (
        "masquerade off",
        "Host Routing:           BPF\nMasquerading:           Disabled\nIPAM:                   IPv4: 4/254 allocated from 10.0.0.0/24,\n",
        "bpf unknown unknown false self-hosted",
    ),
    (
        "no line for host routing",
        "KubeProxyReplacement:   True   [eth0]\nMasquerading:           BPF   [eth0]   10.0.0.0/8 [IPv4: Enabled, IPv6: Disabled]\n",
        "bpf unknown unknown unknown self-hosted",
    ),
    (
        "kpr false",
        "KubeProxyReplacement:   False\nMasquerading:           BPF   [eth0]   10.0.0.0/8 [IPv4: Enabled, IPv6: Disabled]\n",
        "legacy legacy unknown unknown self-hosted",
    ),
    (
        "commented, with an indent",
        "  # KubeProxyReplacement:    True   [ens5]\n  # Routing:                 Network: Native   Host: BPF\n",
        "bpf unknown unknown unknown self-hosted",
    ),
    (
        "timestamps",
        "2024-05-01T10:00:00.123Z Host Routing:           Legacy\n2024-05-01T10:00:00.124Z Masquerading:           IPTables [IPv4: Enabled, IPv6: Disabled]\n",
        "legacy legacy unknown unknown self-hosted",
    ),
    (
        "decoys",
        "Host Routing:           BPF\nMasquerading:           Disabled\nKubeProxyReplacement Details:\n  Status:                 Disabled\n  Mode:                   Legacy\n  Devices:                eth0\nBPF Maps:   dynamic sizing: on\n  Tunnel                        65536\n  IP masquerading agent         16384\nAttach Mode:             Legacy TC\n",
        "bpf unknown unknown unknown self-hosted",
    ),
    (
        "eks eni",
        "Kubernetes:              Ok         1.30+ (v1.30.13-eks-5d4a308) [linux/amd64]\nCNI Chaining:            none\nIPAM:                    IPv4: 4/12 allocated,\nRouting:                 Network: Native   Host: Legacy\n",
        "legacy legacy unknown true eks-eni",
    ),
    (
        "eks chained",
        "Kubernetes:              Ok         1.30+ (v1.30.13-eks-5d4a308) [linux/amd64]\nCNI Chaining:            aws-cni\nIPAM:                    IPv4: 1/254 allocated from 10.0.0.0/24,\nHost Routing:            Legacy\n",
        "legacy legacy unknown true eks-chained",
    ),
    (
        "eks nodes, own addresses",
        "Kubernetes:              Ok         1.30+ (v1.30.13-eks-5d4a308) [linux/amd64]\nCNI Chaining:            none\nIPAM:                    IPv4: 1/254 allocated from 10.0.0.0/24,\nHost Routing:            Legacy\n",
        "legacy legacy unknown false self-hosted",
    ),
    (
        "gke",
        "Kubernetes:              Ok         1.27 (v1.27.3-gke.100) [linux/amd64]\nIPAM:                    IPv4: 1/254 allocated from 10.0.0.0/24,\nHost Routing:            Legacy\n",
        "legacy legacy unknown true gke",
    ),
    (
        "tke native",
        "Kubernetes:              Ok         1.30 (v1.30.0-tke.9) [linux/amd64]\nCNI Chaining:            generic-veth\nIPAM:                    IPv4: delegated to plugin,\nRouting:                 Network: Native   Host: BPF\n",
        "bpf bypassed unknown true tke-native",
    ),
    (
        "json up to 1.15",
        '{"host-routing": {"mode": "BPF"}, "kube-proxy-replacement": {"mode": "Strict"}, "masquerading": {"enabled": true, "mode": "BPF"}, "ipam": {"status": "4/254 allocated from 10.0.0.0/24, "}}',
        "bpf unknown unknown false self-hosted",
    ),
    (
        "json from 1.16",
        '{"routing": {"intra-host-routing-mode": "Legacy", "inter-host-routing-mode": "Tunnel"}, "kube-proxy-replacement": {"mode": "False"}}',
        "legacy legacy unknown unknown self-hosted",
    ),
    (
        "json after other lines",
        'Defaulted container "cilium-agent"\n{\n "routing": {"intra-host-routing-mode": "BPF"},\n "kube-proxy-replacement": {"mode": "True"}}\n',
        "bpf unknown unknown unknown self-hosted",
    ),
]

COMMANDS = [
    (
        "a prompt before values",
        "$ helm get values cilium -n kube-system\nUSER-SUPPLIED VALUES:\nkubeProxyReplacement: strict\nbpf:\n  masquerade: true\n",
        HIT,
    ),
    (
        "a prompt before keys",
        "$ kubectl -n kube-system get cm cilium-config -o yaml | grep -E 'ipam|routes'\n  ipam: eni\n  enable-endpoint-routes: \"true\"\n",
        "unknown unknown true true eks-eni",
    ),
    (
        "helm",
        "helm install cilium cilium/cilium --version 1.15.0 \\\n  --set kubeProxyReplacement=true \\\n  --set bpf.masquerade=true\n",
        HIT,
    ),
    (
        "commas",
        "helm upgrade -i cilium cilium/cilium --set kubeProxyReplacement=true,bpf.masquerade=true",
        HIT,
    ),
    (
        "equals, strings",
        "helm template cilium/cilium --set=kubeProxyReplacement=true --set-string bpf.masquerade=true --set 'devices={eth0,eth1}'",
        HIT,
    ),
    (
        "prompt and sudo",
        "[root@n1 ~]# sudo helm install cilium ./cilium --set kubeProxyReplacement=true --set bpf.masquerade=true",
        HIT,
    ),
    (
        "rst",
        "   helm install cilium |CHART_RELEASE| \\\\\n     --set kubeProxyReplacement=true \\\\\n     --set bpf.masquerade=true\n",
        HIT,
    ),
    (
        "a comment ends the command",
        "helm install cilium cilium/cilium \\\n  --set kubeProxyReplacement=true \\\n  # fast\n  --set bpf.masquerade=true\n",
        "legacy legacy false false self-hosted",
    ),
    (
        "a mark of a documentation site does not",
        "helm install cilium cilium/cilium \\\n  --set kubeProxyReplacement=true \\\n  # highlight-next-line\n  --set bpf.masquerade=true\n",
        HIT,
    ),
    (
        "a comment at the end of a line",
        "helm install cilium cilium/cilium --set kubeProxyReplacement=true --set bpf.masquerade=true # now",
        HIT,
    ),
    (
        "a variable from elsewhere",
        "helm install cilium cilium/cilium --set kubeProxyReplacement=$KPR --set bpf.masquerade=true",
        "unknown unknown false false self-hosted",
    ),
    (
        "a variable of the script",
        "KPR=true\nhelm install cilium cilium/cilium --set kubeProxyReplacement=${KPR} --set bpf.masquerade=true",
        HIT,
    ),
    (
        "options in a variable",
        "helm install cilium cilium/cilium --set kubeProxyReplacement=true $EXTRA_ARGS",
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "a values file that is not here",
        "helm install cilium cilium/cilium -f values.yaml --set kubeProxyReplacement=true",
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "values from a here-document",
        "cat <<EOF > values.yaml\nkubeProxyReplacement: true\nbpf:\n  masquerade: true\nEOF\nhelm install cilium cilium/cilium -f values.yaml\n",
        HIT,
    ),
    (
        "values from standard input",
        "helm install cilium cilium/cilium -f - <<EOF\nkubeProxyReplacement: true\nbpf:\n  masquerade: true\nEOF\n",
        HIT,
    ),
    (
        "reused values",
        "helm upgrade cilium cilium/cilium --reuse-values --set bpf.masquerade=true",
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "reused values of the command before",
        "helm install cilium cilium/cilium --set kubeProxyReplacement=true\nhelm upgrade cilium cilium/cilium --reuse-values --set bpf.masquerade=true\n",
        HIT,
    ),
    (
        "alternatives",
        "helm install cilium cilium/cilium --set kubeProxyReplacement=true --set bpf.masquerade=true\n\nor\n\nhelm install cilium cilium/cilium --set kubeProxyReplacement=true --set bpf.masquerade=false\n",
        "unknown unknown false false self-hosted",
    ),
    (
        "another chart beside it",
        "helm install tetragon cilium/tetragon --set bpf.masquerade=false\nhelm install cilium cilium/cilium --set kubeProxyReplacement=true --set bpf.masquerade=true\n",
        HIT,
    ),
    (
        "the installer leaves masquerading open",
        "cilium install --version 1.18.2 --set kubeProxyReplacement=true --set ipam.mode=kubernetes\n",
        "unknown unknown false false self-hosted",
    ),
    (
        "the installer with all of it",
        "cilium install --helm-set kubeProxyReplacement=true --helm-set=bpf.masquerade=true\n",
        HIT,
    ),
    (
        "the installer's own options",
        "cilium install --datapath-mode=aws-eni --kube-proxy-replacement=disabled\n",
        "legacy legacy true true eks-eni",
    ),
    (
        "the installer's config",
        "cilium install --set kubeProxyReplacement=true --config enable-bpf-masquerade=true\n",
        HIT,
    ),
    (
        "bare options",
        "  --set kubeProxyReplacement=true \\\n  --set bpf.masquerade=true \\\n  --set endpointRoutes.enabled=true\n",
        "bpf bypassed true false self-hosted",
    ),
    (
        "an array of options",
        'args=(\n  --set kubeProxyReplacement=true\n  --set bpf.masquerade=true\n)\nhelm install cilium cilium/cilium "${args[@]}"\n',
        HIT,
    ),
    (
        "arrays by case",
        'case $m in\na) args=(--set kubeProxyReplacement=true --set bpf.masquerade=true) ;;\nb) args=(--set kubeProxyReplacement=false) ;;\nesac\nhelm install cilium cilium/cilium "${args[@]}"\n',
        "unknown unknown unknown unknown self-hosted",
    ),
    (
        "in a page of Markdown",
        "# Install\n\nIt's easy:\n\n```bash\nhelm install cilium cilium/cilium --set kubeProxyReplacement=true --set bpf.masquerade=true\n```\n\nDone.\n",
        HIT,
    ),
    (
        "values in a page of Markdown",
        "# Values\n\nDon't forget:\n\n```yaml\nkubeProxyReplacement: true\nbpf:\n  masquerade: true\n```\n",
        HIT,
    ),
    (
        "a command and its output",
        "$ kubectl -n kube-system exec ds/cilium -- cilium status | grep Routing\nRouting:                 Network: Native   Host: BPF\n",
        "bpf unknown unknown unknown self-hosted",
    ),
]

LOGS = [
    (
        "a fallback counts more than the flags before it",
        "".join(
            f"level=info msg=\"  --{key}='{value}'\" subsys=daemon\n"
            for key, value in {
                "enable-bpf-masquerade": "true",
                "enable-endpoint-routes": "false",
                "enable-host-legacy-routing": "false",
                "ipam": "cluster-pool",
                "kube-proxy-replacement": "true",
            }.items()
        )
        + 'level=info msg="BPF host routing is incompatible with enable-ipsec. Falling back to legacy host routing'
        ' (enable-host-legacy-routing=true)." subsys=daemon\n',
        "legacy legacy false false self-hosted",
    ),
    (
        "nothing said",
        "level=info msg=\"  --agent-health-port='9876'\" subsys=daemon\n",
        "unknown unknown unknown unknown unknown",
    ),
    (
        "fallback",
        'level=info msg="BPF host routing requires enable-bpf-masquerade. Falling back to legacy host routing (enable-host-legacy-routing=true)." subsys=daemon\n',
        "legacy legacy unknown unknown unknown",
    ),
    (
        "endpoint routes of old agents",
        'level=info msg="BPF host routing is currently not supported with enable-endpoint-routes. Falling back to legacy host routing (enable-host-legacy-routing=true)." subsys=daemon\n',
        "legacy legacy true unknown unknown",
    ),
    (
        "flags",
        "".join(
            f"level=info msg=\"  --{k}='{v}'\" subsys=daemon\n"
            for k, v in {
                "enable-bpf-masquerade": "true",
                "enable-endpoint-routes": "true",
                "enable-host-legacy-routing": "false",
                "enable-ipv4-masquerade": "true",
                "ipam": "cluster-pool",
                "kube-proxy-replacement": "true",
            }.items()
        ),
        "bpf bypassed true false self-hosted",
    ),
    (
        "flags as JSON",
        '{"level":"info","msg":"  --enable-host-legacy-routing=\'true\'","subsys":"daemon"}\n',
        "legacy legacy unknown unknown unknown",
    ),
    (
        "slog",
        "time=2025-06-01T10:00:00Z level=info source=/go/src/x.go:1 msg=\"  --enable-host-legacy-routing='true'\" module=agent\n",
        "legacy legacy unknown unknown unknown",
    ),
]

ALL = [*VALUES, *MANIFESTS, *TERRAFORM, *CONFIGS, *STATUS, *COMMANDS, *LOGS]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in ALL], ids=[case[0] for case in ALL])
def test_label(check: Check, text: str, expected: str) -> None:
    told = check(dedent(text).lstrip("\n") if text.startswith("\n") else text).conclusions()["tke-guide"]
    names = ("host_routing_configured", "host_routing_real", "endpoint_routes", "vpc_pod_ips", "environment")
    assert " ".join(told[name] for name in names) == expected


def test_names_are_distinct() -> None:
    names = [case[0] + case[1] for case in ALL]
    assert len(set(names)) == len(names)
