apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  replicas: 1
  # the volume and the database in it take one pod at a time
  strategy: {type: Recreate}
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
      securityContext:
        runAsNonRoot: true
        runAsUser: 472
        runAsGroup: 472
        fsGroup: 472
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile: {type: RuntimeDefault}
      nodeSelector: ${y(nodeSelector)}
      tolerations: ${y(tolerations)}
      affinity: ${y(affinity)}
      containers:
        - name: grafana
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          env: ${y(env)}
          ports:
            - {name: http, containerPort: ${y(httpPort)}}
          readinessProbe:
            httpGet: {path: /api/health, port: http}
          livenessProbe:
            httpGet: {path: /api/health, port: http}
            # the first start migrates the database
            initialDelaySeconds: 60
            timeoutSeconds: 30
            failureThreshold: 10
          resources: ${y(resources)}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: config, mountPath: /etc/grafana/grafana.ini, subPath: grafana.ini, readOnly: true}
            - name: config
              mountPath: /etc/grafana/provisioning/datasources/datasources.yaml
              subPath: datasources.yaml
              readOnly: true
<#if hasDashboards>
            - name: config
              mountPath: /etc/grafana/provisioning/dashboards/dashboards.yaml
              subPath: dashboards.yaml
              readOnly: true
            - {name: dashboards, mountPath: ${y(folder)}, readOnly: true}
</#if>
            - {name: storage, mountPath: /var/lib/grafana}
            - {name: tmp, mountPath: /tmp}
      volumes:
        - name: config
          configMap: {name: ${y(name)}}
<#if hasDashboards>
        - name: dashboards
          configMap: {name: ${y(dashboards)}}
</#if>
        - name: storage
          persistentVolumeClaim: {claimName: ${y(name)}}
        - name: tmp
          emptyDir: {}
