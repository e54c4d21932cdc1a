package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Objects as `kubectl get -o yaml` prints them after they were applied: with what the API server
/// fills in, by the documentation of its API, and with what controllers make of them.
// kubernetes.io/docs/reference/kubernetes-api, v1.33
public final class LiveForm {

  private LiveForm() {}

  /// The dump of a cluster that runs these objects.
  public static String dump(List<Mapping> objects) {
    var items = new ArrayList<Mapping>();
    objects.forEach(object -> items.add(Mapping.of(live(plain(object)))));
    for (Mapping object : objects) {
      if (object.is("kind", "StatefulSet")) {
        items.add(Mapping.of(pod(object)));
      }
    }
    items.add(
        YamlReader.read(
                        "x",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: kube-root-ca.crt, namespace: monitoring, uid: x}
                        data: {ca.crt: x}
                        """)
                    .documents()
                    .getFirst()
                    .root()
                instanceof Mapping certificate
            ? certificate
            : Mapping.EMPTY);
    return YamlWriter.write(
        Mapping.builder()
            .put("apiVersion", "v1")
            .put("items", items)
            .put("kind", "List")
            .put("metadata", Map.of("resourceVersion", ""))
            .build());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(Mapping object) {
    var read =
        (Mapping) YamlReader.read("x", YamlWriter.write(object)).documents().getFirst().root();
    return (Map<String, Object>) (Map<?, ?>) read.plain();
  }

  private static Map<String, Object> pod(Mapping set) {
    return Map.of(
        "apiVersion", "v1",
        "kind", "Pod",
        "metadata",
            Map.of(
                "name",
                set.mapping("metadata").text("name").orElse("") + "-0",
                "namespace",
                "monitoring",
                "uid",
                "1",
                "ownerReferences",
                List.of(Map.of("kind", "StatefulSet", "controller", true, "name", "x"))),
        "spec", Map.of("containers", List.of(Map.of("name", "x", "image", "y"))),
        "status", Map.of("phase", "Running"));
  }

  private static Map<String, Object> live(Map<String, Object> object) {
    Map<String, Object> metadata = map(object, "metadata");
    metadata.put("uid", "6c1c3a7e");
    metadata.put("resourceVersion", "4711");
    metadata.put("creationTimestamp", "2026-11-01T00:00:00Z");
    metadata.put("generation", 3);
    metadata.put("managedFields", List.of(Map.of("manager", "kubectl")));
    map(metadata, "annotations").put("kubectl.kubernetes.io/last-applied-configuration", "{}\n");
    switch (String.valueOf(object.get("kind"))) {
      case "StatefulSet" -> {
        put(map(object, "spec"), "podManagementPolicy", "OrderedReady");
        put(map(object, "spec"), "revisionHistoryLimit", 10);
        put(map(object, "spec"), "replicas", 1);
        put(
            map(object, "spec"),
            "updateStrategy",
            Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("partition", 0)));
        put(
            map(object, "spec"),
            "persistentVolumeClaimRetentionPolicy",
            Map.of("whenDeleted", "Retain", "whenScaled", "Retain"));
        for (Map<String, Object> claim : maps(map(object, "spec"), "volumeClaimTemplates")) {
          claim.put("apiVersion", "v1");
          claim.put("kind", "PersistentVolumeClaim");
          put(map(claim, "metadata"), "creationTimestamp", "null");
          map(claim, "metadata").remove("creationTimestamp");
          put(map(claim, "spec"), "volumeMode", "Filesystem");
          claim.put("status", Map.of("phase", "Pending"));
        }
        template(object);
      }
      case "Deployment" -> {
        map(metadata, "annotations").put("deployment.kubernetes.io/revision", "3");
        put(map(object, "spec"), "progressDeadlineSeconds", 600);
        put(map(object, "spec"), "revisionHistoryLimit", 10);
        put(map(object, "spec"), "replicas", 1);
        Map<String, Object> strategy = map(map(object, "spec"), "strategy");
        put(strategy, "type", "RollingUpdate");
        if ("RollingUpdate".equals(strategy.get("type"))) {
          put(map(strategy, "rollingUpdate"), "maxSurge", "25%");
          put(map(strategy, "rollingUpdate"), "maxUnavailable", "25%");
        }
        template(object);
      }
      case "DaemonSet" -> {
        map(metadata, "annotations").put("deprecated.daemonset.template.generation", "3");
        put(map(object, "spec"), "revisionHistoryLimit", 10);
        Map<String, Object> strategy = map(map(object, "spec"), "updateStrategy");
        put(strategy, "type", "RollingUpdate");
        put(map(strategy, "rollingUpdate"), "maxUnavailable", 1);
        put(map(strategy, "rollingUpdate"), "maxSurge", 0);
        template(object);
      }
      case "Service" -> {
        Map<String, Object> spec = map(object, "spec");
        put(spec, "clusterIP", "10.96.0.17");
        put(spec, "clusterIPs", List.of(spec.get("clusterIP")));
        put(spec, "type", "ClusterIP");
        put(spec, "sessionAffinity", "None");
        put(spec, "internalTrafficPolicy", "Cluster");
        put(spec, "ipFamilies", List.of("IPv4"));
        put(spec, "ipFamilyPolicy", "SingleStack");
        for (Map<String, Object> port : maps(spec, "ports")) {
          put(port, "protocol", "TCP");
          put(port, "targetPort", Objects.requireNonNull(port.get("port")));
        }
        object.put("status", Map.of("loadBalancer", Map.of()));
      }
      case "PersistentVolumeClaim" -> {
        put(map(object, "spec"), "volumeMode", "Filesystem");
        put(map(object, "spec"), "volumeName", "pvc-6c1c3a7e");
        put(map(object, "spec"), "storageClassName", "standard");
        metadata.put("finalizers", List.of("kubernetes.io/pvc-protection"));
        map(metadata, "annotations").put("pv.kubernetes.io/bind-completed", "yes");
        object.put("status", Map.of("phase", "Bound"));
      }
      case "Namespace" -> {
        map(metadata, "labels")
            .put("kubernetes.io/metadata.name", String.valueOf(metadata.get("name")));
        object.put("spec", Map.of("finalizers", List.of("kubernetes")));
        object.put("status", Map.of("phase", "Active"));
      }
      case "Secret" -> {
        put(object, "type", "Opaque");
        Map<String, Object> texts = map(object, "stringData");
        texts.forEach((key, text) -> map(object, "data").put(key, base64(String.valueOf(text))));
        object.remove("stringData");
      }
      default -> {} // nothing is filled in
    }
    return object;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void template(Map<String, Object> workload) {
    Map<String, Object> spec = map(map(map(workload, "spec"), "template"), "spec");
    put(spec, "restartPolicy", "Always");
    put(spec, "terminationGracePeriodSeconds", 30);
    put(spec, "dnsPolicy", "ClusterFirst");
    put(spec, "schedulerName", "default-scheduler");
    map(spec, "securityContext");
    if (spec.containsKey("serviceAccountName")) {
      spec.put("serviceAccount", spec.get("serviceAccountName"));
    }
    for (String list : List.of("containers", "initContainers")) {
      maps(spec, list).forEach(LiveForm::container);
    }
    for (Map<String, Object> volume : maps(spec, "volumes")) {
      for (String source : List.of("configMap", "secret", "projected")) {
        if (volume.containsKey(source)) {
          put(map(volume, source), "defaultMode", 420);
        }
      }
      if (volume.containsKey("hostPath")) {
        put(map(volume, "hostPath"), "type", "");
      }
    }
    workload.put("status", Map.of("observedGeneration", 3));
  }

  private static void container(Map<String, Object> container) {
    put(container, "terminationMessagePath", "/dev/termination-log");
    put(container, "terminationMessagePolicy", "File");
    put(container, "imagePullPolicy", "IfNotPresent");
    map(container, "resources");
    maps(container, "ports").forEach(port -> put(port, "protocol", "TCP"));
    for (Map<String, Object> variable : maps(container, "env")) {
      if (variable.containsKey("valueFrom") && map(variable, "valueFrom").containsKey("fieldRef")) {
        put(map(map(variable, "valueFrom"), "fieldRef"), "apiVersion", "v1");
      }
    }
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.containsKey(probe)) {
        Map<String, Object> of = map(container, probe);
        put(of, "timeoutSeconds", 1);
        put(of, "periodSeconds", 10);
        put(of, "successThreshold", 1);
        put(of, "failureThreshold", 3);
        if (of.containsKey("httpGet")) {
          put(map(of, "httpGet"), "scheme", "HTTP");
        }
      }
    }
  }

  private static void put(Map<String, Object> map, String key, Object value) {
    map.putIfAbsent(key, value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> map, String key) {
    return (Map<String, Object>) map.computeIfAbsent(key, _ -> new LinkedHashMap<>());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
    return (List<Map<String, Object>>) map.getOrDefault(key, List.of());
  }
}
