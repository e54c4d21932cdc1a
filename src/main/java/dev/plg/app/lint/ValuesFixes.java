package dev.plg.app.lint;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.ConfigPaths;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.Program;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Assigning;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Names the values of a chart in place of the keys of a configuration that the chart puts together
/// from them: `loki.compactor.retention_enabled` for `compactor.retention_enabled`.
final class ValuesFixes {

  /// A key of a configuration, at the beginning of what a text quotes.
  private static final Pattern KEY =
      Pattern.compile("`([a-z0-9_]+(?:(?:\\[[0-9]*])?\\.[a-z0-9_]+)*)(?=(?:: |\\[[0-9]*])?[^`]*`)");

  /// The programs whose rules are in an area of their own; the other areas are Loki's.
  private static final Map<String, Program> AREAS =
      Map.of(
          "promtail", Program.PROMTAIL,
          "tempo", Program.TEMPO,
          "grafana", Program.GRAFANA);

  private final ConfigPaths paths;
  private final Mapping values;

  ValuesFixes(KnownChart chart, Mapping values) {
    this.paths = ConfigPaths.of(chart);
    this.values = values;
  }

  Finding named(Finding finding) {
    if (isText()) {
      return finding;
    }
    String area = finding.rule().substring(0, finding.rule().indexOf('/'));
    Program program = AREAS.getOrDefault(area, Program.LOKI);
    Optional<ConfigKeys> keys = ConfigKeys.ofAny(program);
    return keys.isEmpty() ? finding : named(finding, program, keys.get());
  }

  private Finding named(Finding finding, Program program, ConfigKeys keys) {
    Finding named =
        new Finding(
            finding.rule(),
            finding.severity(),
            finding.place(),
            named(finding.message(), program, keys),
            finding.why(),
            named(finding.fix(), program, keys),
            finding.edits(),
            finding.assignment());
    return finding
        .assignment()
        .flatMap(set -> path(program, set.at()).map(set::at))
        .map(set -> named.repairedBy(set, Assigning.in(values, set)))
        .orElse(named);
  }

  /// Whether the user wrote the configuration itself: then its keys are where they are read.
  private boolean isText() {
    return paths.text().flatMap(values::find).filter(Scalar.class::isInstance).isPresent();
  }

  private String named(String text, Program program, ConfigKeys keys) {
    return KEY.matcher(text).replaceAll(key -> "`" + path(key, program, keys));
  }

  /// A single word may be anything: only a switch of the program's is taken for a key.
  private String path(MatchResult key, Program program, ConfigKeys keys) {
    Pointer at =
        Pointer.of(key.group(1).replace("[]", ".0").replaceAll("\\[([0-9]+)]", ".$1").split("\\."));
    boolean isKey = at.steps().size() > 1 ? keys.knows(at.steps().getFirst()) : keys.isSwitch(at);
    return (isKey ? path(program, at) : Optional.<Pointer>empty())
        .map(it -> written(it, key.group(1)))
        .orElse(key.group(1));
  }

  /// Of several, the one that is nearest to what the user wrote.
  private Optional<Pointer> path(Program program, Pointer key) {
    return paths.all(program, key).min(Comparator.comparingLong(this::missing));
  }

  private long missing(Pointer path) {
    int steps = path.steps().size();
    return IntStream.rangeClosed(1, steps)
        .filter(end -> values.find(new Pointer(path.steps().subList(0, end))).isEmpty())
        .count();
  }

  /// A list without a position is written so again.
  private static String written(Pointer path, String key) {
    return key.contains("[]") ? path.toString().replace("[0]", "[]") : path.toString();
  }
}
