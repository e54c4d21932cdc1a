apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  # the conditions of its node: read, and set
  - apiGroups: [""]
    resources: [nodes]
    verbs: [get]
  - apiGroups: [""]
    resources: [nodes/status]
    verbs: [patch]
  # events about its node
  - apiGroups: [""]
    resources: [events]
    verbs: [create, patch, update]
