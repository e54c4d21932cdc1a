package dev.plg.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.Deployments;
import dev.plg.Stacks;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the accounts of the pods may do: each right is there for a use, and no right is unused.
class RolesTest {

  private static final String INFORMER = "list watch";

  /// The verbs on each resource by component, each for the use that is named beside it.
  private static final Map<String, Map<String, String>> USES =
      Map.of(
          "promtail",
          // kubernetes_sd_configs with role pod: prometheus discovery/kubernetes/kubernetes.go
          Map.of("/pods", INFORMER),
          "alloy",
          // discovery.kubernetes with role pod: the same code as Promtail's
          Map.of("/pods", INFORMER),
          "grafana-agent",
          // otelcol.processor.k8sattributes, internal/kube/client.go: pods, and the namespace
          // kube-system, whose UID is the cluster's;
          // loki.source.kubernetes_events: the events;
          // of an Alloy before 1.12.2 the ReplicaSets, which belong to Deployments
          Map.of(
              "/pods", INFORMER,
              "/namespaces", INFORMER,
              "/events", INFORMER,
              "apps/replicasets", INFORMER),
          "alloy-events",
          // loki.source.kubernetes_events: event_controller.go, the events
          Map.of("/events", INFORMER),
          "k8s-event-logger",
          // main.go: the events, in both of their groups
          Map.of("/events", INFORMER, "events.k8s.io/events", INFORMER),
          "node-problem-detector",
          // pkg/exporters/k8sexporter: conditions of its node, and events about it
          Map.of("/nodes", "get", "/nodes/status", "patch", "/events", "create patch update"),
          "event-exporter",
          // pkg/kube/watcher.go: the events; with lookup, pkg/kube/objects.go: what they are about
          Map.ofEntries(
              Map.entry("/events", INFORMER),
              Map.entry("/endpoints", "get"),
              Map.entry("/namespaces", "get"),
              Map.entry("/nodes", "get"),
              Map.entry("/persistentvolumeclaims", "get"),
              Map.entry("/persistentvolumes", "get"),
              Map.entry("/pods", "get"),
              Map.entry("/replicationcontrollers", "get"),
              Map.entry("/resourcequotas", "get"),
              Map.entry("/serviceaccounts", "get"),
              Map.entry("/services", "get"),
              Map.entry("apps/*", "get"),
              Map.entry("autoscaling/*", "get"),
              Map.entry("batch/*", "get"),
              Map.entry("policy/*", "get"),
              Map.entry("networking.k8s.io/*", "get"),
              Map.entry("storage.k8s.io/*", "get"),
              Map.entry("discovery.k8s.io/*", "get"),
              Map.entry("coordination.k8s.io/*", "get")));

  @Test
  void each_right_is_there_for_a_use() {
    var granted = new TreeMap<String, Map<String, String>>();
    plans().flatMap(plan -> plan.parts().stream()).forEach(part -> rights(part, granted));
    assertEquals(new TreeMap<>(USES), granted);
  }

  private static Stream<Plan> plans() {
    return Stream.concat(
        Deployments.all().map(Deployments.Deployment::plan),
        Stream.of(
            Stacks.plan("full", "events={source: agent}"),
            Stacks.plan("full", "collector=alloy"),
            Stacks.plan("full", "agent={program: alloy, image: {tag: v1.12.1}}"),
            Stacks.plan("full", "events={source: alloy}"),
            Stacks.plan("full", "events={source: logger}"),
            Stacks.plan("full", "events.lookup=true")));
  }

  private static void rights(Part part, Map<String, Map<String, String>> granted) {
    part.resources().stream()
        .filter(it -> Set.of("ClusterRole", "Role").contains(it.kind()))
        .flatMap(it -> it.object().sequence("rules").items().stream())
        .map(Mapping.class::cast)
        .forEach(
            rule -> {
              String verbs = texts(rule, "verbs").stream().collect(Collectors.joining(" "));
              for (String group : texts(rule, "apiGroups")) {
                for (String resource : texts(rule, "resources")) {
                  granted
                      .computeIfAbsent(part.name(), _ -> new TreeMap<>())
                      .put(group + "/" + resource, verbs);
                }
              }
            });
  }

  private static Set<String> texts(Mapping rule, String key) {
    return rule.sequence(key).items().stream()
        .map(RolesTest::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Node node) {
    return ((Scalar) node).text();
  }
}
