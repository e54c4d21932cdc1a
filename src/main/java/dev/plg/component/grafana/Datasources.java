package dev.plg.component.grafana;

import dev.plg.component.loki.LokiComponent;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;

/// What Grafana provisions as data sources. Each has a uid of its own, which dashboards and other
/// data sources name; Grafana would make one up from the name otherwise.
final class Datasources {

  private Datasources() {}

  static Mapping of(Stack stack) {
    return Mapping.builder()
        .put("apiVersion", 1)
        .put("datasources", Sequence.of(loki(stack)))
        .build();
  }

  private static Mapping loki(Stack stack) {
    return Mapping.builder()
        .put("name", "Loki")
        .put("uid", "loki")
        .put("type", "loki")
        .put("access", "proxy")
        .put("url", LokiComponent.url(stack))
        .put("isDefault", true)
        .put("editable", false)
        .build();
  }
}
