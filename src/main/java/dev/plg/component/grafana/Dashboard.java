package dev.plg.component.grafana;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.util.List;

/// A dashboard that Grafana provisions, for Grafana 10 and up.
///
/// @param name of the file, without its ending
/// @param tree in Grafana's own model, no record, since plg only writes it
record Dashboard(String name, Mapping tree) {

  // grafana public/app/features/dashboard/state/DashboardMigrator.ts@v10.0.0: 38 is that of 10.0
  private static final int SCHEMA = 38;

  /// @param variables what can be chosen above the panels
  static Dashboard of(String name, String title, List<Mapping> variables, Panels panels) {
    return new Dashboard(
        name,
        Mapping.builder()
            .put("uid", "plg-" + name)
            .put("title", title)
            .put("tags", List.of("plg"))
            .put("schemaVersion", SCHEMA)
            .put("version", 1)
            .put("editable", true)
            .put("graphTooltip", 1)
            .put("refresh", "1m")
            .put("time", Mapping.of("from", "now-6h", "to", "now"))
            .put("timezone", "browser")
            .put("templating", Mapping.of("list", variables))
            .put("panels", panels.list())
            .build());
  }

  /// A choice among the values of a label.
  static Mapping label(String label) {
    Mapping query =
        Mapping.builder()
            .put("refId", "LokiVariableQueryEditor-VariableQuery")
            .put("type", 1)
            .put("label", label)
            .put("stream", "")
            .build();
    return Mapping.builder()
        .put("type", "query")
        .put("name", label)
        .put("label", label)
        .put("datasource", Mapping.of("type", "loki", "uid", Datasources.LOKI))
        .put("query", query)
        .put("refresh", 2)
        .put("sort", 1)
        .put("multi", true)
        .put("includeAll", true)
        .put("allValue", ".+")
        .put("current", chosen("All", "$__all"))
        .build();
  }

  /// A text that is typed in.
  static Mapping text(String name, String label, String value) {
    return Mapping.builder()
        .put("type", "textbox")
        .put("name", name)
        .put("label", label)
        .put("query", value)
        .put("current", chosen(value, value))
        .build();
  }

  private static Mapping chosen(String text, String value) {
    return Mapping.of("selected", true, "text", text, "value", value);
  }

  String file() {
    return name + ".json";
  }

  String json() {
    return JsonWriter.write(tree);
  }
}
