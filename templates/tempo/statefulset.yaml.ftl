apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  replicas: 1
  serviceName: ${y(headless)}
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
      # 2.4 needs half a minute; 2.10 does not end by itself once it was asked for a trace, and all that
      # time no other pod may take its volume. What it took is in its write-ahead log by then.
      # tempo v2.10.8 modules/frontend/queue/queue.go:211 waits for queues that no querier empties by then
      terminationGracePeriodSeconds: 45
      # the user of the newer images; the older one runs as root unless it is told otherwise, and its
      # files could not be read after an upgrade
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
      containers:
        - name: tempo
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          args: ${y(args)}
          env: ${y(env)}
          ports:
            - {name: http-metrics, containerPort: ${y(httpPort)}}
            - {name: grpc, containerPort: ${y(grpcPort)}}
<#list receivers as it>
            - {name: ${y(it.name)}, containerPort: ${y(it.port)}, protocol: ${y(it.transport)}}
</#list>
          readinessProbe:
            httpGet: {path: /ready, port: http-metrics}
            initialDelaySeconds: 20
          livenessProbe:
            httpGet: {path: /status/version, port: http-metrics}
            initialDelaySeconds: 60
          resources: ${y(resources)}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: config, mountPath: /conf, readOnly: true}
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
      metadata: {name: storage}
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: ${y(storageClass)}
        resources: {requests: {storage: ${y(size)}}}
