apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  # what otelcol.processor.k8sattributes asks for: whose pod an address is
  - apiGroups: [""]
    resources: [pods, namespaces]
    verbs: [get, watch, list]
