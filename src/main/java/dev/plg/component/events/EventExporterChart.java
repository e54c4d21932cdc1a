package dev.plg.component.events;

import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Resource;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Map;

/// The values of the event exporter in plg's own chart, `eventExporter`, since upstream publishes
/// none. What its manifests say they say as well: a template of the user's has the last word.
///
/// @param name of each of its objects
/// @param config what the exporter reads
/// @param deployment the object; no record, since a template of the user may have made it
/// @param role the ClusterRole; no record for the same reason
// emit/helm/extras/values.schema.json
record EventExporterChart(
    String name,
    Map<String, String> annotations,
    ExporterConfig config,
    Mapping deployment,
    Mapping role)
    implements Section {

  /// @param objects its manifests
  static ChartValues of(Stack stack, String name, ExporterConfig config, List<Resource> objects) {
    var keys =
        new EventExporterChart(
            stack.named(name),
            stack.annotations(),
            config,
            object(objects, "Deployment"),
            object(objects, "ClusterRole"));
    return ChartValues.ofExtras(
        name,
        stack.named("extras"),
        Mapping.of("eventExporter", keys),
        objects.stream().map(Resource::object).toList());
  }

  private static Mapping object(List<Resource> objects, String kind) {
    return objects.stream()
        .filter(resource -> resource.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .object();
  }

  @Override
  public Mapping tree() {
    Mapping spec = deployment.mapping("spec");
    Mapping pod = spec.mapping("template").mapping("spec");
    Mapping container = (Mapping) pod.sequence("containers").items().getFirst();
    return Mapping.builder()
        .put("name", name)
        .with("image", container.text("image"))
        .put("config", config)
        .put("rbac", Mapping.of("rules", role.sequence("rules")))
        .put("labels", deployment.mapping("metadata").mapping("labels"))
        .put("selectorLabels", spec.mapping("selector").mapping("matchLabels"))
        .with("annotations", annotations)
        .with("podAnnotations", annotations)
        .put("podSecurityContext", pod.mapping("securityContext"))
        .with("nodeSelector", pod.mapping("nodeSelector"))
        .with("tolerations", pod.sequence("tolerations"))
        .with("affinity", pod.mapping("affinity"))
        .with("readinessProbe", container.mapping("readinessProbe"))
        .with("livenessProbe", container.mapping("livenessProbe"))
        .with("resources", container.mapping("resources"))
        .build();
  }
}
