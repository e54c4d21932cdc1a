apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  # each pod would send every event
  replicas: 1
  strategy: {type: Recreate}
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
<#if nonRoot>
        runAsNonRoot: true
        runAsUser: 65532
        runAsGroup: 65532
</#if>
        seccompProfile: {type: RuntimeDefault}
      nodeSelector: ${y(nodeSelector)}
      tolerations: ${y(tolerations)}
      affinity: ${y(affinity)}
      containers:
        - name: event-exporter
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          args:
            - -conf=/data/config.yaml
          ports:
            - {name: http-metrics, containerPort: ${y(httpPort)}}
          readinessProbe: ${y(readinessProbe)}
          livenessProbe: ${y(livenessProbe)}
          resources: ${y(resources)}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: config, mountPath: /data, readOnly: true}
      volumes:
        - name: config
          configMap: {name: ${y(name)}}
