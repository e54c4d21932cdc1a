package dev.plg.component;

import dev.plg.yaml.Mapping;

/// The keys of a chart's `service` where its ports and type stay the chart's.
///
/// @param annotations may be empty
public record ChartService(Mapping annotations) {

  public Mapping values() {
    return Mapping.builder().with("annotations", annotations).build();
  }
}
