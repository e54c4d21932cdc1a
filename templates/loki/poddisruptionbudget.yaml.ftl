apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  # a majority of the replicas of each line must stay
  maxUnavailable: 1
  selector:
    matchLabels: ${y(selector)}
