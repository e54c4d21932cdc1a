package dev.plg.component.events;

import dev.plg.component.ChartPlacement;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Resource;
import dev.plg.yaml.Mapping;
import java.util.List;

/// The values of the event exporter in plg's own chart, since upstream publishes none: image,
/// resources, configuration and permissions, each as the manifests have it.
final class EventExporterValues {

  private EventExporterValues() {}

  /// @param config what the exporter reads
  /// @param objects its manifests, in which a template of the user's may have the last word
  static ChartValues of(Stack stack, String name, Mapping config, List<Resource> objects) {
    List<Mapping> made = objects.stream().map(Resource::object).toList();
    Mapping keys = keys(stack, stack.named(name), config, objects).values();
    return ChartValues.ofExtras(name, stack.named("extras"), keys, made);
  }

  private static EventExporterKeys keys(
      Stack stack, String name, Mapping config, List<Resource> objects) {
    Mapping deployment = object(objects, "Deployment");
    Mapping pod = deployment.mapping("spec").mapping("template").mapping("spec");
    Mapping container = (Mapping) pod.sequence("containers").items().getFirst();
    Mapping annotations = Mapping.of(stack.annotations());
    return new EventExporterKeys(
        name,
        container.text("image"),
        config,
        object(objects, "ClusterRole").sequence("rules"),
        deployment.mapping("metadata").mapping("labels"),
        deployment.mapping("spec").mapping("selector").mapping("matchLabels"),
        annotations,
        annotations,
        pod.mapping("securityContext"),
        ChartPlacement.of(pod),
        container.mapping("readinessProbe"),
        container.mapping("livenessProbe"),
        container.mapping("resources"));
  }

  private static Mapping object(List<Resource> objects, String kind) {
    return objects.stream()
        .filter(resource -> resource.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .object();
  }
}
