package dev.plg.component.events;

import dev.plg.component.ChartValues;
import dev.plg.component.Resource;
import dev.plg.component.Values;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;

/// The values of the event exporter in plg's own chart, since upstream publishes none: image,
/// resources, configuration and permissions, each as the manifests have it.
final class EventExporterValues {

  private EventExporterValues() {}

  /// @param config what the exporter reads
  /// @param objects its manifests, in which a template of the user's may have the last word
  static ChartValues of(Stack stack, String name, Mapping config, List<Resource> objects) {
    Mapping deployment = object(objects, "Deployment");
    Mapping pod = deployment.mapping("spec").mapping("template");
    Mapping spec = pod.mapping("spec");
    Mapping container = (Mapping) spec.sequence("containers").items().getFirst();
    String at = "eventExporter.";
    var values =
        new Values()
            .set(at + "name", stack.named(name))
            .set(at + "image", value(container, "image"))
            .set(at + "config", config)
            .set(at + "rbac.rules", object(objects, "ClusterRole").sequence("rules"))
            .set(at + "labels", deployment.mapping("metadata").mapping("labels"))
            .set(
                at + "selectorLabels",
                deployment.mapping("spec").mapping("selector").mapping("matchLabels"))
            .setUnlessEmpty(at + "annotations", Mapping.of(stack.annotations()))
            .setUnlessEmpty(at + "podAnnotations", Mapping.of(stack.annotations()))
            .set(at + "podSecurityContext", spec.mapping("securityContext"));
    for (String key : List.of("nodeSelector", "tolerations", "affinity")) {
      values.setFrom(spec, key, at + key);
    }
    for (String key : List.of("readinessProbe", "livenessProbe", "resources")) {
      values.setFrom(container, key, at + key);
    }
    return ChartValues.ofExtras(
        name,
        stack.named("extras"),
        values.build(),
        objects.stream().map(Resource::object).toList());
  }

  private static Mapping object(List<Resource> objects, String kind) {
    return objects.stream()
        .filter(resource -> resource.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .object();
  }

  private static Node value(Mapping mapping, String key) {
    return mapping.find(key).orElse(Scalar.NULL);
  }
}
