apiVersion: v1
kind: Service
metadata:
  name: ${y(name)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  type: ${y(serviceType)}
  selector: ${y(selector)}
  ports:
    - name: http
      port: 80
      targetPort: http
      nodePort: ${y(nodePort)}
