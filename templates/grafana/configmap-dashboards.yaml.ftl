apiVersion: v1
kind: ConfigMap
metadata:
  name: ${y(dashboards)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
data: ${y(files)}
