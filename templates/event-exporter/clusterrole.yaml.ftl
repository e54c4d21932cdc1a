apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${y(name)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
rules:
  # the events
  - apiGroups: [""]
    resources: [events]
    verbs: [list, watch]
<#if lookup>
  # the labels and annotations of what events are about; never of Secrets and ConfigMaps
  - apiGroups: [""]
    resources:
      - endpoints
      - namespaces
      - nodes
      - persistentvolumeclaims
      - persistentvolumes
      - pods
      - replicationcontrollers
      - resourcequotas
      - serviceaccounts
      - services
    verbs: [get]
  - apiGroups: [apps, autoscaling, batch, policy]
    resources: ["*"]
    verbs: [get]
  - apiGroups: [networking.k8s.io, storage.k8s.io, discovery.k8s.io, coordination.k8s.io]
    resources: ["*"]
    verbs: [get]
</#if>
