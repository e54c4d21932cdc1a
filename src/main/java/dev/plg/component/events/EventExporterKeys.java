package dev.plg.component.events;

import dev.plg.component.ChartPlacement;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.Optional;

/// The keys of `eventExporter` in plg's own chart, in the order written.
///
/// @param name of each of its objects
/// @param image with registry and tag; absent where a template of the user's names none
/// @param config what the exporter reads
/// @param rules of its ClusterRole, a key of `rbac`
/// @param labels on each of its objects and on its pods
/// @param selectorLabels of its pods; some of the labels
/// @param placement `nodeSelector`, `tolerations` and `affinity`
// emit/helm/extras/values.schema.json
record EventExporterKeys(
    String name,
    Optional<String> image,
    Mapping config,
    Sequence rules,
    Mapping labels,
    Mapping selectorLabels,
    Mapping annotations,
    Mapping podAnnotations,
    Mapping podSecurityContext,
    ChartPlacement placement,
    Mapping readinessProbe,
    Mapping livenessProbe,
    Mapping resources) {

  Mapping values() {
    Mapping eventExporter =
        Mapping.builder()
            .put("name", name)
            .with("image", image)
            .put("config", config)
            .put("rbac", Mapping.of("rules", rules))
            .put("labels", labels)
            .put("selectorLabels", selectorLabels)
            .with("annotations", annotations)
            .with("podAnnotations", podAnnotations)
            .put("podSecurityContext", podSecurityContext)
            .addAll(placement.values())
            .with("readinessProbe", readinessProbe)
            .with("livenessProbe", livenessProbe)
            .with("resources", resources)
            .build();
    return Mapping.of("eventExporter", eventExporter);
  }
}
