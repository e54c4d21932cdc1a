apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  selector:
    matchLabels: ${y(selector)}
  template:
    metadata:
      labels: ${y(labels)}
      annotations: ${y(podAnnotations)}
    spec:
      serviceAccountName: ${y(name)}
      enableServiceLinks: false
      securityContext: ${y(podSecurity)}
      nodeSelector: ${y(nodeSelector)}
      tolerations: ${y(tolerations)}
      affinity: ${y(affinity)}
      initContainers: ${y(initContainers)}
      containers:
        - name: alloy
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          args: ${y(args)}
          env:
            # the node whose pods and files it reads
            - name: HOSTNAME
              valueFrom:
                fieldRef: {fieldPath: spec.nodeName}
          ports:
            - {name: http-metrics, containerPort: ${y(httpPort)}}
          readinessProbe:
            httpGet: {path: /-/ready, port: http-metrics}
            initialDelaySeconds: 10
          resources: ${y(resources)}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: ${y(capabilities)}
          volumeMounts:
            - {name: config, mountPath: /etc/alloy, readOnly: true}
            - {name: state, mountPath: ${y(state)}}
            # read once, before there are positions of its own
            - {name: promtail, mountPath: ${y(legacyState)}, readOnly: true}
            - {name: pods, mountPath: /var/log/pods, readOnly: true}
<#if linked>
            # links in /var/log/pods are absolute: the same path inside as outside
            - {name: containers, mountPath: ${y(linkedFolder)}, readOnly: true}
</#if>
<#list nodeFolders as folder>
            - {name: ${y(folder.name)}, mountPath: ${y(folder.path)}, readOnly: true}
</#list>
      volumes:
        # first, since it is what a prefix changes: a merge patch puts what it changes first
        - name: state
          hostPath: {path: ${y(hostState)}, type: DirectoryOrCreate}
        - name: promtail
          hostPath: {path: ${y(hostLegacyState)}, type: DirectoryOrCreate}
        - name: config
          configMap: {name: ${y(name)}}
        - name: pods
          hostPath: {path: /var/log/pods}
<#if linked>
        - name: containers
          hostPath: {path: ${y(linkedFolder)}}
</#if>
<#list nodeFolders as folder>
        - name: ${y(folder.name)}
          hostPath: ${y(folder.source)}
</#list>
