apiVersion: v1
kind: Service
metadata:
  name: ${y(memberlist)}
  namespace: ${y(namespace)}
  labels: ${y(labels)}
  annotations: ${y(annotations)}
spec:
  clusterIP: None
  # a pod must find the others before it is ready
  publishNotReadyAddresses: true
  selector: ${y(selector)}
  ports:
    - name: memberlist
      port: ${y(memberlistPort)}
      targetPort: memberlist
