apiVersion: v1
kind: Namespace
metadata:
  name: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
