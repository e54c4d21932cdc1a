apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  # discovery.kubernetes with role pod
  - apiGroups: [""]
    resources: [pods]
    verbs: [list, watch]
