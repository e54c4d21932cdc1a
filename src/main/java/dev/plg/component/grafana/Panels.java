package dev.plg.component.grafana;

import dev.plg.yaml.Mapping;
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
  private int heightOfLast;

  /// A row of panels that begins here.
  Panels row() {
    if (x > 0) {
      x = 0;
      y += heightOfLast;
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
    Mapping defaults = Mapping.of("unit", unit, "custom", custom);
    return add(
        "timeseries",
        title,
        width,
        8,
        target(query, "range").put("legendFormat", legend),
        Mapping.of("fieldConfig", Mapping.of("defaults", defaults, "overrides", List.of())));
  }

  /// The labels and the value of each series at the end of the time range.
  Panels table(String title, int width, String query) {
    Mapping names =
        Mapping.of(
            "excludeByName", Mapping.of("Time", true),
            "renameByName", Mapping.of("Value #A", "count"));
    List<Mapping> sortBy = List.of(Mapping.of("displayName", "count", "desc", true));
    return add(
        "table",
        title,
        width,
        9,
        target(query, "instant"),
        Mapping.of(
            "transformations", List.of(Mapping.of("id", "organize", "options", names)),
            "options", Mapping.of("showHeader", true, "sortBy", sortBy)));
  }

  /// Each line with its labels as columns.
  ///
  /// @param columns labels, in their order
  Panels lines(String title, String query, List<String> columns) {
    Mapping fields =
        Mapping.builder()
            .put("source", "labels")
            .put("format", "json")
            .put("keepTime", false)
            .put("replace", false)
            .build();
    List<Mapping> transformations =
        List.of(Mapping.of("id", "extractFields", "options", fields), only(columns));
    return add(
        "table",
        title,
        COLUMNS,
        12,
        target(query, "range").put("maxLines", 500),
        Mapping.of("transformations", transformations, "options", Mapping.of("showHeader", true)));
  }

  /// The lines as they are.
  Panels logs(String title, String query) {
    Mapping options =
        Mapping.builder()
            .put("showTime", true)
            .put("wrapLogMessage", true)
            .put("enableLogDetails", true)
            .put("sortOrder", "Descending")
            .build();
    return add("logs", title, COLUMNS, 14, target(query, "range"), Mapping.of("options", options));
  }

  List<Mapping> list() {
    return List.copyOf(panels);
  }

  private Panels add(
      String type, String title, int width, int height, Mapping.Builder target, Mapping rest) {
    if (x + width > COLUMNS) {
      row();
    }
    panels.add(
        Mapping.builder()
            .put("id", panels.size() + 1)
            .put("type", type)
            .put("title", title)
            .put("datasource", LOKI)
            .put("gridPos", place(width, height))
            .put("targets", List.of(target.build()))
            .addAll(rest)
            .build());
    x += width;
    heightOfLast = height;
    return this;
  }

  private Mapping place(int width, int height) {
    return Mapping.builder().put("x", x).put("y", y).put("w", width).put("h", height).build();
  }

  private static Mapping.Builder target(String query, String type) {
    return Mapping.builder()
        .put("refId", "A")
        .put("datasource", LOKI)
        .put("expr", query)
        .put("queryType", type);
  }

  /// These columns alone, before the line.
  private static Mapping only(List<String> columns) {
    var all = new ArrayList<String>();
    all.add("Time");
    all.addAll(columns);
    all.add("Line");
    Mapping names = Mapping.of("include", Mapping.of("names", all));
    return Mapping.of("id", "filterFieldsByName", "options", names);
  }
}
