package dev.plg.rule.text;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.KnownValue;
import dev.plg.catalog.Program;
import dev.plg.catalog.ValueType;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ConfigValue;
import dev.plg.view.GoDuration;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A value in the configuration of a program is of the type of its key.
final class ConfigurationValuesFit implements PictureRule {

  private static final List<Program> PROGRAMS =
      List.of(Program.LOKI, Program.PROMTAIL, Program.TEMPO, Program.GRAFANA_AGENT);

  @Override
  public About about() {
    return new About(
        "text/wrong-type",
        Severity.ERROR,
        Versions.ALL,
        "a value is not of the type that its key takes",
        "the program refuses it and does not start; a duration without a unit is so many"
            + " nanoseconds",
        "write a value of that type",
        "gopkg.in/yaml.v2 decode.go@v2.4.0");
  }

  @Override
  public boolean isGeneral() {
    return true;
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PROGRAMS.stream().flatMap(picture::configs).flatMap(this::findings).toList();
  }

  private Stream<Finding> findings(ProgramConfig config) {
    return values(config)
        .filter(it -> !isLong(it) && !isPrintedByChart(config, it.value()))
        .flatMap(it -> finding(config, it).stream());
  }

  /// A template of a chart may print a text without its quotes.
  private static boolean isPrintedByChart(ProgramConfig config, Node value) {
    return config.text().text().isEmpty() && isQuoted(value);
  }

  /// The values of a configuration whose keys are known.
  static Stream<KnownValue> values(ProgramConfig config) {
    return config
        .version()
        .map(version -> ConfigKeys.of(config.program(), version))
        .orElseGet(() -> ConfigKeys.ofAny(config.program()))
        .stream()
        .flatMap(keys -> keys.values(config.tree()).stream());
  }

  /// Whether a duration has a unit that only Prometheus knows, which another rule says.
  static boolean isLong(KnownValue value) {
    return value.key().type() == ValueType.GO_DURATION
        && value.value() instanceof Scalar scalar
        && GoDuration.hasLongUnit(scalar.text());
  }

  private Optional<Finding> finding(ProgramConfig config, KnownValue value) {
    Location place = value.value().place();
    return ConfigValue.misfit(value.key(), value.value())
        .map(
            misfit ->
                about()
                    .finding(
                        place.isKnown() ? place : config.text().place(),
                        "`%s` takes %s, not %s"
                            .formatted(value.at(), misfit.wants(), isA(value.value())),
                        misfit.fix()))
        .map(finding -> value.isCertain() ? finding : finding.atMost(Severity.WARNING));
  }

  private static String isA(Node value) {
    return switch (value) {
      case Mapping _ -> "a map";
      case Sequence _ -> "a list";
      case Scalar scalar -> (isQuoted(value) ? "the text \"%s\"" : "`%s`").formatted(scalar.text());
    };
  }

  /// Whether a text would be a number or a switch without its quotes.
  private static boolean isQuoted(Node value) {
    return value instanceof Scalar scalar
        && scalar.isString()
        && scalar.text().matches("true|false|[0-9.]+");
  }
}
