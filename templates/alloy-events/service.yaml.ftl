apiVersion: v1
kind: Service
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  type: ClusterIP
  selector: ${y(selector)}
  ports:
    - name: http-metrics
      port: ${y(httpPort)}
      targetPort: http-metrics
