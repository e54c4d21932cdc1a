package dev.plg.component.events;

import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// The keys of the chart `k8s-event-logger` that plg sets, by the chart's own names and in the
/// order written.
///
/// @param placement `nodeSelector`, `tolerations` and `affinity`
/// @param args of the program; of 1.4.0 alone
// deliveryhero stable/k8s-event-logger/templates@352d7c1, 17aac33
record EventLoggerKeys(
    String fullnameOverride,
    ChartImage image,
    Mapping resources,
    ChartPlacement placement,
    Mapping podLabels,
    Mapping annotations,
    Mapping podAnnotations,
    List<String> args) {

  EventLoggerKeys {
    args = List.copyOf(args);
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .put("image", image.values())
        .put("resources", resources)
        .addAll(placement.values())
        .with("podLabels", podLabels)
        .with("annotations", annotations)
        .with("podAnnotations", podAnnotations)
        .with("args", Sequence.of(args))
        .build();
  }
}
