package dev.plg.component.grafana;

import dev.plg.component.loki.LokiComponent;
import dev.plg.model.TenantId;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.Optional;

/// A data source that Grafana provisions. Each has a uid of its own, which dashboards and other
/// data sources name; Grafana would make one up from the name otherwise.
///
/// @param jsonData the settings of its type, no record, since each type has its own; may be empty
/// @param tenant whose data it asks for, by a header
record Datasource(
    String name,
    String uid,
    String type,
    String url,
    boolean isDefault,
    Mapping jsonData,
    Optional<TenantId> tenant)
    implements Section {

  /// The same, where there is a default one already.
  Datasource beside() {
    return new Datasource(name, uid, type, url, false, jsonData, tenant);
  }

  /// Grafana sends a header only where its value is among the secure ones.
  // grafana docs/sources/administration/provisioning/index.md "Custom HTTP headers"
  @Override
  public Mapping tree() {
    Mapping settings =
        Mapping.builder()
            .with("httpHeaderName1", tenant.map(_ -> LokiComponent.TENANT))
            .addAll(jsonData)
            .build();
    return Mapping.builder()
        .put("name", name)
        .put("uid", uid)
        .put("type", type)
        .put("access", "proxy")
        .put("url", url)
        .put("isDefault", isDefault)
        .with("jsonData", settings)
        .with("secureJsonData", tenant.map(it -> Mapping.of("httpHeaderValue1", it)))
        .put("editable", false)
        .build();
  }
}
