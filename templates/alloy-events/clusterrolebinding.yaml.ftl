apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${y(name)}
subjects:
  - kind: ServiceAccount
    name: ${y(name)}
    namespace: ${y(namespace)}
