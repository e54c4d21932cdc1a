apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  replicas: ${y(replicas)}
<#if watches>
  # two pods would send every event twice, and the volume takes one at a time
  strategy: {type: Recreate}
</#if>
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
        - name: grafana-agent
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          args: ${y(args)}
          env:
            - {name: AGENT_MODE, value: flow}
<#list env as variable>
            - ${y(variable)}
</#list>
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
            # the image's file asks for this one: without it the kernel does not start the program
            capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}
          volumeMounts:
            - {name: config, mountPath: /etc/agent, readOnly: true}
            - {name: state, mountPath: /var/lib/agent}
            - {name: tmp, mountPath: /tmp}
      volumes:
        - name: config
          configMap: {name: ${y(name)}}
        - name: state
<#if watches>
          persistentVolumeClaim: {claimName: ${y(name)}}
<#else>
          emptyDir: {}
</#if>
        - name: tmp
          emptyDir: {}
