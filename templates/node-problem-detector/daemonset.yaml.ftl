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
      priorityClassName: system-node-critical
      # tracked connections are counted by network: those of the node are seen from its own alone
      hostNetwork: true
      dnsPolicy: ClusterFirstWithHostNet
      nodeSelector: ${y(nodeSelector)}
      tolerations: ${y(tolerations)}
      affinity: ${y(affinity)}
      containers:
        - name: node-problem-detector
          image: ${y(image)}
          imagePullPolicy: IfNotPresent
          command: [/node-problem-detector]
          args: ${y(args)}
          env:
            - name: NODE_NAME
              valueFrom:
                fieldRef: {fieldPath: spec.nodeName}
          ports:
            - {name: http-metrics, containerPort: ${y(httpPort)}}
          resources: ${y(resources)}
          # the kernel's log is read from a device
          securityContext: {privileged: true}
          volumeMounts:
            - {name: config, mountPath: ${y(folder)}, readOnly: true}
            - {name: kmsg, mountPath: /dev/kmsg, readOnly: true}
            - {name: log, mountPath: /var/log, readOnly: true}
            - {name: localtime, mountPath: /etc/localtime, readOnly: true}
      volumes:
        - name: config
          configMap:
            name: ${y(name)}
            # 0755: scripts are started as they are
            defaultMode: 493
        - name: kmsg
          hostPath: {path: /dev/kmsg}
        - name: log
          hostPath: {path: /var/log}
        - name: localtime
          hostPath: {path: /etc/localtime, type: FileOrCreate}
