apiVersion: v1
kind: ConfigMap
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
data:
  grafana.ini: ${y(ini)}
  datasources.yaml: ${y(datasources)}
  dashboards.yaml: ${y(provider)}
