apiVersion: v1
kind: ConfigMap
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
data:
  config.alloy: ${y(config)}
