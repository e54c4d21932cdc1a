apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  - apiGroups: ["", events.k8s.io]
    resources: [events]
    verbs: [get, watch, list]
