package dev.plg.component.grafana;

import dev.plg.yaml.Mapping;

/// The keys of `dashboards` in plg's own chart.
///
/// @param name of the ConfigMap
/// @param files a dashboard each, as JSON
// emit/helm/extras/values.schema.json
record DashboardsKeys(String name, Mapping labels, Mapping annotations, Mapping files) {

  Mapping values() {
    Mapping dashboards =
        Mapping.builder()
            .put("name", name)
            .with("labels", labels)
            .with("annotations", annotations)
            .with("files", files)
            .build();
    return Mapping.of("dashboards", dashboards);
  }
}
