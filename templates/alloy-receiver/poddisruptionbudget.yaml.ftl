apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  # applications send to the pods that stay
  maxUnavailable: 1
  selector:
    matchLabels: ${y(selector)}
