apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  # the events, in both of their groups
  - apiGroups: ["", events.k8s.io]
    resources: [events]
    verbs: [list, watch]
