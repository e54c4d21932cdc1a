apiVersion: v1
kind: Service
metadata:
  name: ${y(headless)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  clusterIP: None
  selector: ${y(selector)}
  ports:
    - name: http-metrics
      port: ${y(httpPort)}
      targetPort: http-metrics
