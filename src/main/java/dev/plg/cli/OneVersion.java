package dev.plg.cli;

import dev.plg.catalog.KnownChart;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;

/// What `plg versions NAME VERSION` prints of a chart: all that plg knows of the version, with the
/// images that its defaults name.
final class OneVersion {

  private OneVersion() {}

  /// @param charts of that version, one a publisher
  static String print(List<KnownChart> charts, String format) {
    return switch (format) {
      case "text" -> String.join("\n", charts.stream().map(OneVersion::text).toList());
      case "json" ->
          JsonWriter.write(Mapping.of("charts", charts.stream().map(OneVersion::json).toList()));
      default -> throw unknown(format);
    };
  }

  static UsageError unknown(String format) {
    return new UsageError("unknown format '" + format + "', choose text or json");
  }

  private static Mapping json(KnownChart chart) {
    return Mapping.builder()
        .put("name", chart.name())
        .addAll(VersionsCommand.json(chart))
        .put("images", List.copyOf(chart.images()))
        .build();
  }

  private static String text(KnownChart chart) {
    var table = new ArrayList<List<String>>();
    table.add(List.of("chart", chart.name() + " " + chart.version()));
    table.add(List.of("released", chart.released().toString()));
    table.add(List.of("app", chart.app()));
    table.add(List.of("kubernetes", chart.kubernetes()));
    table.add(List.of("repository", chart.repository()));
    table.add(List.of("deprecated", chart.deprecated() ? "yes" : ""));
    chart
        .parts()
        .forEach((key, part) -> table.add(List.of(key, part.chart() + " " + part.version())));
    chart.images().forEach(image -> table.add(List.of("image", image)));
    table.removeIf(row -> row.getLast().isEmpty());
    return TextTable.print(table);
  }
}
