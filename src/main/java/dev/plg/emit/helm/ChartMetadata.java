package dev.plg.emit.helm;

import dev.plg.catalog.BareObjects;
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

  private ChartMetadata() {}

  /// What the charts of a plan leave out; empty where the stack has no such metadata of its own.
  static List<Unsupported> leftOut(Plan plan) {
    Stack stack = plan.stack();
    return Stream.concat(
            stack.labels().pairs().isEmpty()
                ? Stream.empty()
                : leftOut(plan, "labels", BareObjects::ofLabels),
            stack.annotations().isEmpty()
                ? Stream.empty()
                : leftOut(plan, "annotations", BareObjects::ofAnnotations))
        .toList();
  }

  private static Stream<Unsupported> leftOut(
      Plan plan, String key, Function<BareObjects, List<String>> manifests) {
    String objects =
        plan.parts().stream()
            .flatMap(part -> objects(plan.stack(), part, manifests))
            .collect(Collectors.joining(", "));
    return objects.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Unsupported(
                Pointer.of(key),
                "the charts have no key for `%s` on %s".formatted(key, objects),
                "these have only those of the charts; all pods have yours too",
                "if a policy of the cluster requires them there, use `--format kustomize`"));
  }

  /// `loki (ConfigMap, Service loki-memberlist)`, or nothing.
  private static Stream<String> objects(
      Stack stack, Part part, Function<BareObjects, List<String>> manifests) {
    String component = part.name();
    List<String> files =
        part.component().program().flatMap(it -> Released.chart(stack, it)).stream()
            .flatMap(chart -> manifests.apply(BareObjects.of(chart)).stream())
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
}
