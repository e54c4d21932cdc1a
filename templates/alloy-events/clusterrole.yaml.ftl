apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  # loki.source.kubernetes_events
  - apiGroups: [""]
    resources: [events]
    verbs: [list, watch]
