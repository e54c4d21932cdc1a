apiVersion: v1
kind: ConfigMap
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
data:
  loki.yaml: ${y(config)}
