apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
<#if receives>
  # what otelcol.processor.k8sattributes asks for: whose pod an address is
  - apiGroups: [""]
    resources: [pods, namespaces]
    verbs: [get, watch, list]
</#if>
<#if watches>
  # what loki.source.kubernetes_events asks for
  - apiGroups: [""]
    resources: [events]
    verbs: [get, watch, list]
</#if>
