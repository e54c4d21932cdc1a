apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
<#if receives>
  # otelcol.processor.k8sattributes: which pod an address belongs to, and the cluster's id
  - apiGroups: [""]
    resources: [pods, namespaces]
    verbs: [list, watch]
</#if>
<#if watches>
  # loki.source.kubernetes_events: the events
  - apiGroups: [""]
    resources: [events]
    verbs: [list, watch]
</#if>
