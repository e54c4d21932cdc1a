package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Mapping.Entry;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values that the API server writes where an object does not set them: an object that sets them is
/// the same, so both are compared without.
// kubernetes pkg/apis/core/v1/defaults.go, pkg/apis/apps/v1/defaults.go,
// pkg/apis/batch/v1/defaults.go, pkg/apis/networking/v1/defaults.go, pkg/apis/rbac/v1/defaults.go,
// pkg/apis/storage/v1/defaults.go, pkg/apis/autoscaling/v2/defaults.go@v1.33
final class ServerDefaults {

  /// By the key and the key around it; of a list that of the list.
  private static final Map<String, String> POD =
      Map.ofEntries(
          Map.entry("spec.restartPolicy", "Always"),
          Map.entry("spec.terminationGracePeriodSeconds", "30"),
          Map.entry("spec.dnsPolicy", "ClusterFirst"),
          Map.entry("spec.schedulerName", "default-scheduler"),
          Map.entry("spec.enableServiceLinks", "true"),
          Map.entry("containers.terminationMessagePath", "/dev/termination-log"),
          Map.entry("containers.terminationMessagePolicy", "File"),
          Map.entry("initContainers.terminationMessagePath", "/dev/termination-log"),
          Map.entry("initContainers.terminationMessagePolicy", "File"),
          Map.entry("ports.protocol", "TCP"),
          Map.entry("fieldRef.apiVersion", "v1"),
          Map.entry("livenessProbe.timeoutSeconds", "1"),
          Map.entry("livenessProbe.periodSeconds", "10"),
          Map.entry("livenessProbe.successThreshold", "1"),
          Map.entry("livenessProbe.failureThreshold", "3"),
          Map.entry("readinessProbe.timeoutSeconds", "1"),
          Map.entry("readinessProbe.periodSeconds", "10"),
          Map.entry("readinessProbe.successThreshold", "1"),
          Map.entry("readinessProbe.failureThreshold", "3"),
          Map.entry("startupProbe.timeoutSeconds", "1"),
          Map.entry("startupProbe.periodSeconds", "10"),
          Map.entry("startupProbe.successThreshold", "1"),
          Map.entry("startupProbe.failureThreshold", "3"),
          Map.entry("httpGet.scheme", "HTTP"),
          Map.entry("httpGet.path", "/"),
          Map.entry("configMap.defaultMode", "420"),
          Map.entry("secret.defaultMode", "420"),
          Map.entry("projected.defaultMode", "420"),
          Map.entry("downwardAPI.defaultMode", "420"),
          Map.entry("hostPath.type", ""),
          Map.entry("env.value", ""),
          Map.entry("serviceAccountToken.expirationSeconds", "3600"),
          Map.entry("configMap.optional", "false"),
          Map.entry("secret.optional", "false"),
          Map.entry("volumeMounts.readOnly", "false"),
          Map.entry("securityContext.privileged", "false"),
          Map.entry("securityContext.runAsNonRoot", "false"),
          Map.entry("spec.automountServiceAccountToken", "true"),
          Map.entry("spec.shareProcessNamespace", "false"),
          Map.entry("spec.hostNetwork", "false"),
          Map.entry("spec.hostPID", "false"),
          Map.entry("spec.hostIPC", "false"));

  private static final Map<String, Map<String, String>> BY_KIND =
      Map.ofEntries(
          Map.entry(
              "StatefulSet",
              Map.of(
                  "spec.podManagementPolicy", "OrderedReady",
                  "spec.replicas", "1",
                  "spec.revisionHistoryLimit", "10",
                  "spec.minReadySeconds", "0",
                  "spec.volumeMode", "Filesystem",
                  "updateStrategy.type", "RollingUpdate",
                  "rollingUpdate.partition", "0",
                  "persistentVolumeClaimRetentionPolicy.whenDeleted", "Retain",
                  "persistentVolumeClaimRetentionPolicy.whenScaled", "Retain")),
          Map.entry(
              "Deployment",
              Map.of(
                  "spec.replicas", "1",
                  "spec.revisionHistoryLimit", "10",
                  "spec.progressDeadlineSeconds", "600",
                  "spec.minReadySeconds", "0",
                  "spec.paused", "false",
                  "strategy.type", "RollingUpdate",
                  "rollingUpdate.maxSurge", "25%",
                  "rollingUpdate.maxUnavailable", "25%")),
          Map.entry(
              "DaemonSet",
              Map.of(
                  "spec.revisionHistoryLimit", "10",
                  "spec.minReadySeconds", "0",
                  "updateStrategy.type", "RollingUpdate",
                  "rollingUpdate.maxSurge", "0",
                  "rollingUpdate.maxUnavailable", "1")),
          Map.entry(
              "Job",
              Map.of(
                  "spec.backoffLimit", "6",
                  "spec.completions", "1",
                  "spec.parallelism", "1",
                  "spec.completionMode", "NonIndexed",
                  "spec.suspend", "false",
                  "spec.podReplacementPolicy", "TerminatingOrFailed")),
          Map.entry(
              "CronJob",
              Map.of(
                  "spec.concurrencyPolicy", "Allow",
                  "spec.suspend", "false",
                  "spec.successfulJobsHistoryLimit", "3",
                  "spec.failedJobsHistoryLimit", "1",
                  "spec.backoffLimit", "6",
                  "spec.completions", "1",
                  "spec.parallelism", "1")),
          Map.entry(
              "Service",
              Map.of(
                  "spec.type", "ClusterIP",
                  "spec.sessionAffinity", "None",
                  "spec.internalTrafficPolicy", "Cluster",
                  "spec.externalTrafficPolicy", "Cluster",
                  "spec.allocateLoadBalancerNodePorts", "true",
                  "spec.publishNotReadyAddresses", "false",
                  "ports.protocol", "TCP")),
          Map.entry("PersistentVolumeClaim", Map.of("spec.volumeMode", "Filesystem")),
          Map.entry(
              "PersistentVolume",
              Map.of(
                  "spec.volumeMode", "Filesystem", "spec.persistentVolumeReclaimPolicy", "Retain")),
          Map.entry(
              "StorageClass",
              Map.of(".reclaimPolicy", "Delete", ".volumeBindingMode", "Immediate")),
          Map.entry("NetworkPolicy", Map.of("ports.protocol", "TCP")),
          Map.entry("HorizontalPodAutoscaler", Map.of("spec.minReplicas", "1")),
          Map.entry("Secret", Map.of(".type", "Opaque")),
          Map.entry("RoleBinding", Map.of("roleRef.apiGroup", "rbac.authorization.k8s.io")),
          Map.entry("ClusterRoleBinding", Map.of("roleRef.apiGroup", "rbac.authorization.k8s.io")));

  /// Kinds in which nothing in braces is something.
  private static final Set<String> EMPTY_COUNTS = Set.of("NetworkPolicy", "Ingress");

  private static final Set<String> EMPTY_KEYS =
      Set.of("emptyDir", "podSelector", "namespaceSelector", "labelSelector");

  private static final Set<String> WORKLOADS =
      Set.of(
          "StatefulSet",
          "Deployment",
          "DaemonSet",
          "Job",
          "CronJob",
          "ReplicaSet",
          "Pod",
          "ReplicationController");

  private final String kind;
  private final Map<String, String> own;

  private ServerDefaults(String kind) {
    this.kind = kind;
    this.own = BY_KIND.getOrDefault(kind, Map.of());
  }

  /// An object of Kubernetes itself without what the API server would write.
  static Mapping without(String kind, Mapping object) {
    Mapping bare = new ServerDefaults(kind).of(object, "", kind.equals("Pod"));
    return switch (kind) {
      case "Service" -> PairedDefaults.ofService(bare);
      case "NetworkPolicy" -> PairedDefaults.ofPolicy(bare);
      case "RoleBinding", "ClusterRoleBinding" -> PairedDefaults.ofBinding(bare);
      default -> bare;
    };
  }

  private Mapping of(Mapping mapping, String around, boolean inPod) {
    var kept = new ArrayList<Entry>();
    for (Entry entry : mapping.entries()) {
      String key = entry.key();
      boolean below = inPod || (WORKLOADS.contains(kind) && key.equals("template"));
      if (!isDefault(around, key, entry.value(), inPod) && !isSecondName(mapping, key, inPod)) {
        Node value = of(entry.value(), key, below);
        if (!saysNothing(key, value)) {
          kept.add(new Entry(key, entry.keyPlace(), value, ""));
        }
      }
    }
    return Mapping.of(kept, mapping.place());
  }

  private Node of(Node value, String key, boolean inPod) {
    // labels and texts have no defaults
    boolean isText =
        Set.of("labels", "annotations", "data", "stringData", "matchLabels").contains(key);
    return switch (value) {
      case Mapping mapping when !isText -> of(mapping, key, inPod);
      case Sequence list -> items(list, key, inPod);
      default -> value;
    };
  }

  private Sequence items(Sequence list, String key, boolean inPod) {
    List<Node> items = new ArrayList<>();
    for (Node item : list.items()) {
      items.add(item instanceof Mapping mapping ? of(mapping, key, inPod) : item);
    }
    return new Sequence(items, list.place());
  }

  private boolean isDefault(String around, String key, Node value, boolean inPod) {
    if (!(value instanceof Scalar scalar)) {
      return false;
    }
    String name = around + "." + key;
    String text = scalar.text();
    return text.equals(own.get(name))
        || (inPod && text.equals(POD.get(name)))
        || (inPod && key.equals("defaultMode") && text.matches("0o?644"));
  }

  /// `serviceAccount` is the old name of `serviceAccountName`, and is kept beside it.
  private static boolean isSecondName(Mapping mapping, String key, boolean inPod) {
    return (inPod && key.equals("serviceAccount") && mapping.find("serviceAccountName").isPresent())
        || (inPod && key.equals("imagePullPolicy") && PairedDefaults.isPullPolicy(mapping));
  }

  private boolean saysNothing(String key, Node value) {
    boolean empty = value.isNull() || value.equals(Mapping.EMPTY) || value.equals(Sequence.EMPTY);
    return empty && !EMPTY_KEYS.contains(key) && !EMPTY_COUNTS.contains(kind);
  }
}
