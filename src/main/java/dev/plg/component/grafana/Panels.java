package dev.plg.component.grafana;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// The panels of a dashboard, laid out row by row; each asks Loki.
// grafana docs/sources/dashboards/build-dashboards/view-dashboard-json-model: 24 columns
final class Panels {

  private static final int COLUMNS = 24;
  private static final Mapping LOKI = Mapping.of("type", "loki", "uid", Datasources.LOKI);

  private final List<Mapping> panels = new ArrayList<>();
  private int x;
  private int y;

  /// A row of panels that begins here.
  Panels row() {
    if (x > 0) {
      x = 0;
      y += heightOfLast();
    }
    return this;
  }

  /// Lines over time, stacked as bars.
  ///
  /// @param legend a label in double braces, as Loki's legends are written
  Panels bars(String title, int width, String query, String legend, String unit) {
    Mapping custom =
        Mapping.builder()
            .put("drawStyle", "bars")
            .put("fillOpacity", 60)
            .put("lineWidth", 0)
            .put("stacking", Mapping.of("mode", "normal"))
            .build();
    return add(
        panel(title, "timeseries", width, 8)
            .put("targets", Sequence.of(target(query, "range").put("legendFormat", legend).build()))
            .put(
                "fieldConfig",
                Mapping.builder()
                    .put("defaults", Mapping.of("unit", unit, "custom", custom))
                    .put("overrides", Sequence.EMPTY)
                    .build()));
  }

  /// The labels and the value of each series at the end of the time range.
  Panels table(String title, int width, String query) {
    Mapping organize =
        Mapping.builder()
            .put("id", "organize")
            .put(
                "options",
                Mapping.builder()
                    .put("excludeByName", Mapping.of("Time", true))
                    .put("renameByName", Mapping.of("Value #A", "count"))
                    .build())
            .build();
    return add(
        panel(title, "table", width, 9)
            .put("targets", Sequence.of(target(query, "instant").build()))
            .put("transformations", Sequence.of(organize))
            .put("options", Mapping.of("showHeader", true, "sortBy", sortBy())));
  }

  /// Each line with its labels as columns.
  ///
  /// @param columns labels, in their order
  Panels lines(String title, String query, List<String> columns) {
    Mapping extract =
        Mapping.builder()
            .put("id", "extractFields")
            .put(
                "options",
                Mapping.builder()
                    .put("source", "labels")
                    .put("format", "json")
                    .put("keepTime", false)
                    .put("replace", false)
                    .build())
            .build();
    return add(
        panel(title, "table", COLUMNS, 12)
            .put("targets", Sequence.of(target(query, "range").put("maxLines", 500).build()))
            .put("transformations", Sequence.of(extract, columns(columns)))
            .put("options", Mapping.of("showHeader", true)));
  }

  /// The lines as they are.
  Panels logs(String title, String query) {
    return add(
        panel(title, "logs", COLUMNS, 14)
            .put("targets", Sequence.of(target(query, "range").build()))
            .put(
                "options",
                Mapping.builder()
                    .put("showTime", true)
                    .put("wrapLogMessage", true)
                    .put("enableLogDetails", true)
                    .put("sortOrder", "Descending")
                    .build()));
  }

  Sequence list() {
    return Sequence.of(panels);
  }

  private Panels add(Mapping.Builder panel) {
    Mapping built = panel.build();
    if (x + width(built) > COLUMNS) {
      row();
    }
    Mapping.Builder place = Mapping.of("x", x, "y", y, "w", width(built)).toBuilder();
    panels.add(
        built.toBuilder()
            .put("id", panels.size() + 1)
            .put("gridPos", place.put("h", height(built)).build())
            .build());
    x += width(built);
    return this;
  }

  private static Mapping.Builder panel(String title, String type, int width, int height) {
    return Mapping.builder()
        .put("id", 0)
        .put("type", type)
        .put("title", title)
        .put("datasource", LOKI)
        .put("gridPos", Mapping.of("w", width, "h", height));
  }

  private static Mapping.Builder target(String query, String type) {
    return Mapping.builder()
        .put("refId", "A")
        .put("datasource", LOKI)
        .put("expr", query)
        .put("queryType", type);
  }

  private static Sequence sortBy() {
    return Sequence.of(Mapping.of("displayName", "count", "desc", true));
  }

  /// These columns alone, before the line.
  private static Mapping columns(List<String> columns) {
    Mapping.Builder order = Mapping.builder().put("Time", 0);
    columns.forEach(column -> order.put(column, columns.indexOf(column) + 1));
    order.put("Line", columns.size() + 1);
    Mapping built = order.build();
    Mapping names = Mapping.of("names", Sequence.of(List.copyOf(built.keys())));
    return Mapping.builder()
        .put("id", "filterFieldsByName")
        .put("options", Mapping.of("include", names))
        .build();
  }

  private int heightOfLast() {
    return height(panels.getLast());
  }

  private static int width(Mapping panel) {
    return number(panel, "w");
  }

  private static int height(Mapping panel) {
    return number(panel, "h");
  }

  private static int number(Mapping panel, String key) {
    return Integer.parseInt(panel.mapping("gridPos").text(key).orElse("0"));
  }
}
