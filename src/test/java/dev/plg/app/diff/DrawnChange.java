package dev.plg.app.diff;

import static dev.plg.app.diff.Effect.ACCESS;
import static dev.plg.app.diff.Effect.IN_PLACE;
import static dev.plg.app.diff.Effect.LOSES_DATA;
import static dev.plg.app.diff.Effect.NOTHING;
import static dev.plg.app.diff.Effect.PORTS;
import static dev.plg.app.diff.Effect.RECREATED;
import static dev.plg.app.diff.Effect.RESTARTS;
import static dev.plg.app.diff.Effect.SCALES;
import static dev.plg.app.diff.Effect.STORED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/// A kind of change that a test draws: of one object, to one effect, as the API server's rules or
/// the program's documentation say.
///
/// @param kinds of the objects that it is for
/// @param names of the objects that it is for; all where there are none
/// @param edit false where the object has nothing to change like this
record DrawnChange(String name, Set<String> kinds, Set<String> names, Effect effect, Edit edit) {

  /// Changes an object in its plain form.
  interface Edit {
    boolean apply(Map<String, Object> object, Random random);
  }

  private static final Set<String> WORKLOADS = Set.of("StatefulSet", "Deployment", "DaemonSet");
  private static final Set<String> STORES = Set.of("loki");

  static final List<DrawnChange> ALL =
      List.of(
          of("keys in another order", WORKLOADS, NOTHING, (it, _) -> reversed(it)),
          of("a cpu in another form", WORKLOADS, NOTHING, (it, _) -> cpuInCores(it)),
          of(
              "a label of a chart",
              Set.of("Service", "ConfigMap"),
              NOTHING,
              (it, r) -> put(map(it, "metadata", "labels"), "helm.sh/chart", "x-" + r.nextInt(99))),
          of(
              "an environment variable",
              WORKLOADS,
              RESTARTS,
              (it, r) ->
                  add(container(it), "env", Map.of("name", "X" + r.nextInt(99), "value", "y"))),
          of(
              "a memory limit",
              WORKLOADS,
              RESTARTS,
              (it, r) ->
                  put(
                      map(container(it), "resources", "limits"),
                      "memory",
                      (3 + r.nextInt(9)) + "Gi")),
          of(
              "an argument",
              WORKLOADS,
              RESTARTS,
              (it, r) -> add(container(it), "args", "-x.y=" + r.nextInt(99))),
          of(
              "a pod label",
              WORKLOADS,
              RESTARTS,
              (it, r) ->
                  put(
                      map(it, "spec", "template", "metadata", "labels"),
                      "team",
                      "t" + r.nextInt(99))),
          of(
              "a toleration",
              WORKLOADS,
              RESTARTS,
              (it, r) ->
                  add(
                      pod(it),
                      "tolerations",
                      Map.of("key", "k" + r.nextInt(9), "operator", "Exists"))),
          of(
              "a node selector",
              WORKLOADS,
              RESTARTS,
              (it, r) -> put(map(pod(it), "nodeSelector"), "disk", "ssd" + r.nextInt(9))),
          of(
              "the grace period",
              WORKLOADS,
              RESTARTS,
              (it, r) -> put(pod(it), "terminationGracePeriodSeconds", 100 + r.nextInt(99))),
          of(
              "a tag that no store has",
              Set.of("DaemonSet"),
              RESTARTS,
              (it, r) ->
                  put(container(it), "image", "docker.io/grafana/promtail:2.9." + r.nextInt(9))),
          of(
              "an older store",
              Set.of("StatefulSet"),
              STORES,
              STORED,
              (it, r) -> put(container(it), "image", "docker.io/grafana/loki:2.0." + r.nextInt(9))),
          of(
              "more replicas",
              Set.of("StatefulSet", "Deployment"),
              SCALES,
              (it, r) -> put(map(it, "spec"), "replicas", 7 + r.nextInt(9))),
          of(
              "the update strategy",
              Set.of("StatefulSet", "DaemonSet"),
              IN_PLACE,
              (it, _) -> put(map(it, "spec"), "updateStrategy", Map.of("type", "OnDelete"))),
          of(
              "the history limit",
              WORKLOADS,
              IN_PLACE,
              (it, r) -> put(map(it, "spec"), "revisionHistoryLimit", 11 + r.nextInt(9))),
          of(
              "claims that go with the set",
              Set.of("StatefulSet"),
              LOSES_DATA,
              (it, _) ->
                  put(
                      map(it, "spec"),
                      "persistentVolumeClaimRetentionPolicy",
                      Map.of("whenDeleted", "Delete"))),
          of(
              "the selector",
              WORKLOADS,
              RECREATED,
              (it, r) ->
                  put(map(it, "spec", "selector", "matchLabels"), "shard", "" + r.nextInt(9))),
          of(
              "the governing Service",
              Set.of("StatefulSet"),
              RECREATED,
              (it, r) -> put(map(it, "spec"), "serviceName", "other-" + r.nextInt(9))),
          of(
              "the pod management",
              Set.of("StatefulSet"),
              RECREATED,
              (it, _) -> flip(map(it, "spec"), "podManagementPolicy", "Parallel", "OrderedReady")),
          of(
              "the size of the volumes",
              Set.of("StatefulSet"),
              RECREATED,
              DrawnChange::biggerClaims),
          of(
              "a container port",
              WORKLOADS,
              PORTS,
              (it, r) ->
                  add(container(it), "ports", Map.of("containerPort", 20000 + r.nextInt(999)))),
          of("a port of the node", WORKLOADS, PORTS, (it, _) -> put(pod(it), "hostNetwork", true)),
          of(
              "no volume any more",
              Set.of("Deployment"),
              Set.of("grafana"),
              LOSES_DATA,
              (it, _) -> emptied(it)),
          of(
              "a port of a Service",
              Set.of("Service"),
              PORTS,
              (it, r) ->
                  add(
                      map(it, "spec"),
                      "ports",
                      Map.of("name", "p", "port", 20000 + r.nextInt(999)))),
          of(
              "the type of a Service",
              Set.of("Service"),
              PORTS,
              (it, _) ->
                  !"None".equals(map(it, "spec").get("clusterIP"))
                      && put(map(it, "spec"), "type", "LoadBalancer")),
          of(
              "another selector of a Service",
              Set.of("Service"),
              PORTS,
              (it, r) -> put(map(it, "spec", "selector"), "shard", "" + r.nextInt(9))),
          of(
              "a rule of a policy",
              Set.of("NetworkPolicy"),
              PORTS,
              (it, r) ->
                  add(
                      map(it, "spec"),
                      "ingress",
                      Map.of("ports", List.of(Map.of("port", 20000 + r.nextInt(999)))))),
          of(
              "a right",
              Set.of("ClusterRole", "Role"),
              ACCESS,
              (it, r) ->
                  add(
                      it,
                      "rules",
                      Map.of(
                          "apiGroups",
                          List.of(""),
                          "resources",
                          List.of("r" + r.nextInt(99)),
                          "verbs",
                          List.of("get")))),
          of(
              "another role",
              Set.of("ClusterRoleBinding", "RoleBinding"),
              RECREATED,
              (it, r) -> put(map(it, "roleRef"), "name", "r" + r.nextInt(99))),
          of(
              "a subject",
              Set.of("ClusterRoleBinding", "RoleBinding"),
              ACCESS,
              (it, r) -> add(it, "subjects", Map.of("kind", "User", "name", "u" + r.nextInt(99)))),
          of(
              "an annotation of an account",
              Set.of("ServiceAccount"),
              ACCESS,
              (it, r) ->
                  put(
                      map(it, "metadata", "annotations"),
                      "eks.amazonaws.com/role-arn",
                      "arn:aws:iam::111122223333:role/r" + r.nextInt(99))),
          of(
              "a smaller claim",
              Set.of("PersistentVolumeClaim"),
              LOSES_DATA,
              (it, _) -> put(map(it, "spec", "resources", "requests"), "storage", "1Mi")),
          of(
              "a bigger claim",
              Set.of("PersistentVolumeClaim"),
              IN_PLACE,
              (it, r) ->
                  put(
                      map(it, "spec", "resources", "requests"),
                      "storage",
                      (500 + r.nextInt(99)) + "Gi")),
          of(
              "another access",
              Set.of("PersistentVolumeClaim"),
              LOSES_DATA,
              (it, _) -> put(map(it, "spec"), "accessModes", List.of("ReadWriteMany"))),
          of(
              "a disruption budget",
              Set.of("PodDisruptionBudget"),
              IN_PLACE,
              (it, r) -> put(map(it, "spec"), "unhealthyPodEvictionPolicy", "AlwaysAllow")),
          of(
              "pod security",
              Set.of("Namespace"),
              ACCESS,
              (it, _) ->
                  flip(
                      map(it, "metadata", "labels"),
                      "pod-security.kubernetes.io/enforce",
                      "restricted",
                      "baseline")),
          config(
              "shorter retention",
              "loki.yaml",
              LOSES_DATA,
              "limits_config:",
              "limits_config:\n  retention_period: 2h"),
          config(
              "longer retention",
              "loki.yaml",
              STORED,
              "limits_config:",
              "limits_config:\n  retention_period: 90000h"),
          config("the tenancy", "loki.yaml", STORED, "auth_enabled: false", "auth_enabled: true"),
          config("the form of the index", "loki.yaml", STORED, "schema: v13", "schema: v12"),
          config("the ring", "loki.yaml", STORED, "replication_factor: 1", "replication_factor: 2"),
          config(
              "the port of Loki",
              "loki.yaml",
              PORTS,
              "http_listen_port: 3100",
              "http_listen_port: 3101"),
          config(
              "the level of Loki's log",
              "loki.yaml",
              RESTARTS,
              "server:",
              "server:\n  log_level: debug"),
          config("a comment", "loki.yaml", NOTHING, "server:", "# said before\nserver:"),
          config("a duration in another form", "loki.yaml", NOTHING, "168h", "7d"),
          config(
              "a client",
              "promtail.yaml",
              STORED,
              "clients:",
              "clients:\n- url: http://x/loki/api/v1/push"),
          config("the positions", "promtail.yaml", STORED, "/positions.yaml", "/other.yaml"),
          config("a data source", "datasources.yaml", STORED, "access: proxy", "access: direct"));

  private static DrawnChange of(String name, Set<String> kinds, Effect effect, Edit edit) {
    return of(name, kinds, Set.of(), effect, edit);
  }

  private static DrawnChange of(
      String name, Set<String> kinds, Set<String> names, Effect effect, Edit edit) {
    return new DrawnChange(name, kinds, names, effect, edit);
  }

  /// A change of a configuration in a ConfigMap; a key that it sets stays once.
  private static DrawnChange config(
      String name, String key, Effect effect, String from, String to) {
    return of(
        name,
        Set.of("ConfigMap"),
        effect,
        (object, _) -> {
          String text = String.valueOf(map(object, "data").getOrDefault(key, ""));
          String added = to.substring(Math.min(to.length(), to.indexOf('\n') + 1)).strip();
          String line = added.substring(0, Math.max(0, added.indexOf(':') + 1));
          String without =
              to.contains("\n") && !line.isEmpty() && !line.startsWith("-") && !to.startsWith("#")
                  ? text.replaceAll("(?m)^  " + line + ".*\n", "")
                  : text;
          return without.contains(from)
              && put(map(object, "data"), key, without.replaceFirst(from, to));
        });
  }

  boolean isFor(ObjectName object) {
    return kinds.contains(object.kind()) && (names.isEmpty() || names.contains(object.name()));
  }

  private static boolean put(Map<String, Object> map, String key, Object value) {
    return !value.equals(map.put(key, value));
  }

  private static boolean flip(Map<String, Object> map, String key, String one, String other) {
    return put(map, key, one.equals(map.get(key)) ? other : one);
  }

  @SuppressWarnings("unchecked")
  private static boolean add(Map<String, Object> map, String key, Object item) {
    var items = new ArrayList<>((List<Object>) map.getOrDefault(key, List.of()));
    items.add(item);
    map.put(key, items);
    return true;
  }

  /// The map at the end of a way, made where it is not there.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> object, String... way) {
    Map<String, Object> here = object;
    for (String step : way) {
      here = (Map<String, Object>) here.computeIfAbsent(step, _ -> new LinkedHashMap<>());
    }
    return here;
  }

  private static Map<String, Object> pod(Map<String, Object> workload) {
    return map(workload, "spec", "template", "spec");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> container(Map<String, Object> workload) {
    return ((List<Map<String, Object>>) Objects.requireNonNull(pod(workload).get("containers")))
        .getFirst();
  }

  private static boolean reversed(Map<String, Object> object) {
    var copy = new LinkedHashMap<>(object);
    object.clear();
    copy.sequencedEntrySet().reversed().forEach(it -> object.put(it.getKey(), it.getValue()));
    return true;
  }

  private static boolean cpuInCores(Map<String, Object> workload) {
    Map<String, Object> requests = map(container(workload), "resources", "requests");
    Object cpu = requests.get("cpu");
    if (cpu == null || !cpu.toString().endsWith("m")) {
      return false;
    }
    double cores = Integer.parseInt(cpu.toString().replace("m", "")) / 1000.0;
    return put(requests, "cpu", Double.toString(cores));
  }

  @SuppressWarnings("unchecked")
  private static boolean biggerClaims(Map<String, Object> set, Random random) {
    var claims = (List<Map<String, Object>>) map(set, "spec").get("volumeClaimTemplates");
    return claims != null
        && put(
            map(claims.getFirst(), "spec", "resources", "requests"),
            "storage",
            (500 + random.nextInt(99)) + "Gi");
  }

  @SuppressWarnings("unchecked")
  private static boolean emptied(Map<String, Object> workload) {
    for (Object item : (List<Object>) pod(workload).getOrDefault("volumes", List.of())) {
      var volume = (Map<String, Object>) item;
      if (volume.remove("persistentVolumeClaim") != null) {
        volume.put("emptyDir", new LinkedHashMap<>());
        return true;
      }
    }
    return false;
  }
}
