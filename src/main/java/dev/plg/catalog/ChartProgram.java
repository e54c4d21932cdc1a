package dev.plg.catalog;

import dev.plg.finding.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The program that a chart runs, and the values that say of which version.
///
/// @param version that the chart's templates are written for
/// @param tag the dotted path of the image's tag in the values
public record ChartProgram(String program, Version version, String tag) {

  /// The program of a chart, for charts that run one, and those of its parts that count as it.
  private static final Map<String, String> PROGRAMS =
      Map.of(
          "alloy", "alloy",
          "grafana", "grafana",
          "grafana-agent", "grafana-agent",
          "loki", "loki",
          "loki-distributed", "loki",
          "loki-simple-scalable", "loki",
          "promtail", "promtail",
          "tempo", "tempo",
          "tempo-distributed", "tempo");

  /// Where a chart may say which image it runs, the likeliest first.
  private static final List<String> TAGS =
      List.of("loki.image.tag", "tempo.image.tag", "tempo.tag", "image.tag");

  /// The program of a chart at an exact version of the atlas.
  public static Optional<ChartProgram> of(String chart, String version) {
    return KnownCharts.of(chart, version).flatMap(ChartProgram::of);
  }

  /// The program of a chart; empty for a chart that runs several, or none that has a configuration.
  static Optional<ChartProgram> of(KnownChart chart) {
    return Optional.ofNullable(PROGRAMS.get(chart.name()))
        .flatMap(
            program ->
                Version.parse(chart.app().replaceFirst("^v", ""))
                    .map(version -> new ChartProgram(program, version, tag(chart))));
  }

  private static String tag(KnownChart chart) {
    KeyTable keys = chart.keyTable();
    return TAGS.stream()
        .filter(
            tag -> keys.find(Pointer.of(tag.split("\\.", -1))).filter(KeyNode::isRead).isPresent())
        .findFirst()
        .orElse(TAGS.getLast());
  }
}
