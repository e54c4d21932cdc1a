apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ${y(storageClass)}
  resources:
    requests:
      storage: ${y(size)}
