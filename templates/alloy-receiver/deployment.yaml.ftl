apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  replicas: ${y(replicas)}
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
        seccompProfile: {type: RuntimeDefault}
      nodeSelector: ${y(nodeSelector)}
      tolerations: ${y(tolerations)}
      affinity: ${y(affinity)}
      containers:
        - name: alloy
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          args: ${y(args)}
          env: ${y(env)}
          ports:
            - {name: http-metrics, containerPort: ${y(httpPort)}}
<#list receivers as it>
            - {name: ${y(it.name)}, containerPort: ${y(it.port)}, protocol: ${y(it.transport)}}
</#list>
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
        - name: state
          emptyDir: {}
