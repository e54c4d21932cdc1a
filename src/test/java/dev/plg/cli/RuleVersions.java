package dev.plg.cli;

import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.rule.About;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts the programs or the chart of a rule's case at a version that the rule does not apply to.
final class RuleVersions {

  /// What the images of a program are called, by the word that ranges use for it.
  private static final Map<String, String> IMAGES =
      Map.of(
          "Loki", "loki",
          "Promtail", "promtail",
          "Tempo", "tempo",
          "Grafana", "grafana",
          "event-exporter", "kubernetes-event-exporter",
          "k8s-event-logger", "k8s-event-logger");

  /// The component of a stack whose image has the version.
  private static final Map<String, String> COMPONENTS =
      Map.of(
          "Loki", "loki",
          "Promtail", "promtail",
          "Alloy", "alloy",
          "event-exporter", "events",
          "k8s-event-logger", "events");

  private static final String CHART = "chart ";

  private RuleVersions() {}

  /// Whether there is a version that the rule does not apply to.
  static boolean isLimited(About about) {
    return about.ranges().stream().noneMatch(Versions::isAll)
        && (!isOnChart(about) || otherChart(about).isPresent());
  }

  /// The case with another version of the rule's chart or other tags of its program; the same where
  /// it has neither.
  static String outside(About about, String text) {
    return isOnChart(about)
        ? text.replaceFirst(
            "--chart-version \\S+", "--chart-version " + otherChart(about).orElseThrow())
        : withOtherImages(about, text);
  }

  private static boolean isOnChart(About about) {
    return about.ranges().getFirst().program().startsWith(CHART);
  }

  /// A version of the rule's chart that the rule does not apply to.
  private static Optional<Version> otherChart(About about) {
    return KnownCharts.of(about.ranges().getFirst().program().substring(CHART.length())).stream()
        .map(KnownChart::version)
        .filter(
            version -> about.ranges().stream().noneMatch(it -> it.include(Optional.of(version))))
        .findFirst();
  }

  private static String withOtherImages(About about, String text) {
    return text.startsWith("apiVersion: plg/v1\n")
        ? ofStack(about, text)
        : ofManifests(about, text);
  }

  private static String ofStack(About about, String text) {
    String program = about.ranges().getFirst().program();
    String component = Objects.requireNonNull(COMPONENTS.get(program), program);
    var stack = (Mapping) YamlReader.read("bad.yaml", text).documents().getFirst().root();
    Mapping image = Mapping.of("image", Mapping.of("tag", version(about)));
    return YamlWriter.write(Merge.keepingNulls(stack, Mapping.of(component, image)));
  }

  private static String ofManifests(About about, String text) {
    String image = IMAGES.get(about.ranges().getFirst().program());
    return Pattern.compile("(image: *[\"']?[^\\s\"']*\\b" + Pattern.quote(image) + "):[^\\s\"'@]+")
        .matcher(text)
        .replaceAll("$1:" + version(about));
  }

  /// One before all ranges, or where they have no beginning, the end of them.
  private static String version(About about) {
    boolean begins = about.ranges().stream().allMatch(range -> range.from().isPresent());
    return begins
        ? "0.1.0"
        : about.ranges().stream()
            .flatMap(range -> range.until().stream())
            .max(Version::compareTo)
            .orElseThrow()
            .toString();
  }
}
