apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  # each pod would send every event
  replicas: 1
  serviceName: ${y(name)}
  selector:
    matchLabels: ${y(selector)}
  template:
    metadata:
      labels: ${y(labels)}
      annotations: ${y(podAnnotations)}
    spec:
      serviceAccountName: ${y(name)}
      enableServiceLinks: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 473
        runAsGroup: 473
        fsGroup: 473
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile: {type: RuntimeDefault}
      nodeSelector: ${y(nodeSelector)}
      tolerations: ${y(tolerations)}
      affinity: ${y(affinity)}
      containers:
        - name: alloy
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          args: ${y(args)}
          ports:
            - {name: http-metrics, containerPort: ${y(httpPort)}}
          readinessProbe:
            httpGet: {path: /-/ready, port: http-metrics}
            initialDelaySeconds: 10
          resources: ${y(resources)}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: config, mountPath: /etc/alloy, readOnly: true}
            - {name: state, mountPath: ${y(state)}}
      volumes:
        - name: config
          configMap: {name: ${y(name)}}
  volumeClaimTemplates:
    - apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        # how far it got: without it, a new pod sends the events of the last hour again
        name: state
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: ${y(storageClass)}
        resources:
          requests:
            storage: ${y(size)}
