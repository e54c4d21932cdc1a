apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  # otelcol.processor.k8sattributes: which pod an address belongs to, and the cluster's id
  - apiGroups: [""]
    resources: [pods, namespaces]
    verbs: [list, watch]
<#if watchesReplicaSets>
  # the Deployment of a pod, which this version does not take from the name of its ReplicaSet
  - apiGroups: [apps]
    resources: [replicasets]
    verbs: [list, watch]
</#if>
