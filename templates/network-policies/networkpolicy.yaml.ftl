apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  podSelector:
    matchLabels: ${y(selector)}
  policyTypes: [Ingress]
  # a list without a rule lets nothing in
  ingress: ${y(ingress)}
