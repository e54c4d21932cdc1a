apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  replicas: ${y(replicas)}
  serviceName: ${y(headless)}
  podManagementPolicy: Parallel
  selector:
    matchLabels: ${y(selector)}
  template:
    metadata:
      labels: ${y(labels)}
      annotations: ${y(podAnnotations)}
    spec:
      serviceAccountName: ${y(name)}
      automountServiceAccountToken: false
      enableServiceLinks: false
      # long enough to flush what is in memory; the write-ahead log covers the rest
      terminationGracePeriodSeconds: 300
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile: {type: RuntimeDefault}
      nodeSelector: ${y(nodeSelector)}
      tolerations: ${y(tolerations)}
      affinity: ${y(affinity)}
      topologySpreadConstraints: ${y(spread)}
      containers:
        - name: loki
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          args: ${y(args)}
          env: ${y(env)}
          ports: ${y(ports)}
          readinessProbe:
            httpGet: {path: /ready, port: http-metrics}
            initialDelaySeconds: 30
          livenessProbe: ${y(livenessProbe)}
          resources: ${y(resources)}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: config, mountPath: /etc/loki/config, readOnly: true}
            - {name: storage, mountPath: ${y(data)}}
            - {name: tmp, mountPath: /tmp}
      volumes:
        - name: config
          configMap: {name: ${y(name)}}
        - name: tmp
          emptyDir: {}
  volumeClaimTemplates:
    - apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: storage
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: ${y(storageClass)}
        resources:
          requests:
            storage: ${y(size)}
