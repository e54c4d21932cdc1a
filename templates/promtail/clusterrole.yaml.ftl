apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  # what kubernetes_sd with role pod asks for
  - apiGroups: [""]
    resources: [pods]
    verbs: [list, watch]
