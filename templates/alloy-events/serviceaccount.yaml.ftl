apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
automountServiceAccountToken: true
