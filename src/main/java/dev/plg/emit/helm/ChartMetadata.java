package dev.plg.emit.helm;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.Released;
import dev.plg.finding.Pointer;
import dev.plg.model.Stack;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.plan.Unsupported;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The labels and annotations of a stack, of which its charts have keys for the pods and for most
/// other objects, but not for all.
final class ChartMetadata {

  /// The manifests to whose objects no key of a chart brings them.
  private record Without(List<String> labels, List<String> annotations) {

    static final Without NONE = new Without(List.of(), List.of());
  }

  private ChartMetadata() {}

  /// What the charts of a plan leave out; empty where the stack has no such metadata of its own.
  static List<Unsupported> leftOut(Plan plan) {
    Stack stack = plan.stack();
    return Stream.concat(
            stack.labels().pairs().isEmpty()
                ? Stream.empty()
                : leftOut(plan, "labels", Without::labels),
            stack.annotations().isEmpty()
                ? Stream.empty()
                : leftOut(plan, "annotations", Without::annotations))
        .toList();
  }

  private static Stream<Unsupported> leftOut(
      Plan plan, String key, Function<Without, List<String>> manifests) {
    String objects =
        plan.parts().stream()
            .flatMap(part -> objects(plan.stack(), part, manifests))
            .collect(Collectors.joining(", "));
    return objects.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Unsupported(
                Pointer.of(key),
                "no key of the charts brings `%s` to %s".formatted(key, objects),
                "these have the charts' own alone; all pods have yours too",
                "if a policy of the cluster asks for them there, use `--format kustomize`"));
  }

  /// `loki (ConfigMap, Service loki-memberlist)`, or nothing.
  private static Stream<String> objects(
      Stack stack, Part part, Function<Without, List<String>> manifests) {
    String component = part.name();
    List<String> files =
        Program.of(component).flatMap(program -> Released.chart(stack, program)).stream()
            .flatMap(chart -> manifests.apply(without(chart)).stream())
            .map(manifest -> manifest + ".yaml")
            .toList();
    String objects =
        part.resources().stream()
            .filter(resource -> files.contains(resource.file()))
            .map(resource -> called(resource, stack.named(component)))
            .collect(Collectors.joining(", "));
    return objects.isEmpty() ? Stream.empty() : Stream.of("%s (%s)".formatted(component, objects));
  }

  private static String called(Resource resource, String component) {
    boolean same = resource.name().equals(component);
    return same ? resource.kind() : resource.kind() + " " + resource.name();
  }

  // templates of each chart: what its metadata is made of
  private static Without without(Chart chart) {
    return switch (chart.name() + "-" + chart.version()) {
      case "loki-2.16.0" ->
          new Without(
              List.of("serviceaccount", "configmap", "statefulset"),
              List.of("configmap", "service-headless"));
      case "loki-5.48.0" ->
          new Without(
              List.of("configmap", "service-memberlist", "statefulset", "poddisruptionbudget"),
              List.of("configmap", "service-memberlist", "poddisruptionbudget"));
      case "loki-18.11.0", "tempo-1.8.0", "tempo-2.2.4" ->
          new Without(List.of(), List.of("configmap"));
      case "promtail-6.15.5", "promtail-6.17.1" ->
          new Without(
              List.of(
                  "serviceaccount", "clusterrole", "clusterrolebinding", "configmap", "daemonset"),
              List.of("clusterrole", "clusterrolebinding", "configmap"));
      case "grafana-agent-0.42.0", "grafana-agent-0.44.2" ->
          new Without(
              List.of(
                  "clusterrole", "clusterrolebinding", "configmap", "pvc", "service", "deployment"),
              List.of("clusterrole", "clusterrolebinding", "configmap", "pvc"));
      case "k8s-event-logger-1.1.6", "k8s-event-logger-1.4.0" ->
          new Without(
              List.of("serviceaccount", "clusterrole", "clusterrolebinding", "deployment"),
              List.of("serviceaccount", "clusterrole", "clusterrolebinding"));
      case "node-problem-detector-2.3.13" ->
          new Without(
              List.of("clusterrole", "clusterrolebinding", "configmap"),
              List.of("clusterrole", "clusterrolebinding", "configmap", "daemonset"));
      default -> Without.NONE;
    };
  }
}
