package dev.plg.rule.text;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.KnownValue;
import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ConfigValue;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Optional;

/// A value in the configuration of a program has the type of its key.
final class TextWrongType {

  static final Rule RULE =
      error(
              "text/wrong-type",
              configs(Program.LOKI)
                  .and(configs(Program.PROMTAIL))
                  .and(configs(Program.TEMPO))
                  .and(configs(Program.GRAFANA_AGENT)))
          .what("a value does not have the type of its key")
          .why(
              "the program refuses it and does not start; a duration without a unit is a number of"
                  + " nanoseconds")
          .fix("write a value of that type")
          .source("gopkg.in/yaml.v2 decode.go@v2.4.0")
          .yieldsToOthers()
          .finds(
              config ->
                  ConfigValue.of(config)
                      // text/long-unit finds these.
                      .filter(it -> !ConfigValue.hasLongUnit(it))
                      .filter(it -> !isPrintedByChart(config, it.value()))
                      .flatMap(it -> violation(config, it).stream()));

  private TextWrongType() {}

  /// A template of a chart may print a string without its quotes.
  private static boolean isPrintedByChart(ProgramConfig config, Node value) {
    return config.text().text().isEmpty() && isQuoted(value);
  }

  private static Optional<Violation> violation(ProgramConfig config, KnownValue value) {
    Location place = value.value().place();
    return ConfigValue.misfit(value.key(), value.value())
        .map(
            misfit ->
                at(
                        place.isKnown() ? place : config.text().place(),
                        "`%s` must be %s, not %s"
                            .formatted(value.at(), misfit.wants(), isA(value.value())))
                    .fixedBy(misfit.fix())
                    .certainIf(value.isCertain()));
  }

  private static String isA(Node value) {
    return switch (value) {
      case Mapping _ -> "a map";
      case Sequence _ -> "a list";
      case Scalar scalar ->
          (isQuoted(value) ? "the string \"%s\"" : "`%s`").formatted(scalar.text());
    };
  }

  /// Whether a string would be a number or a boolean without its quotes.
  private static boolean isQuoted(Node value) {
    return value instanceof Scalar scalar
        && scalar.isString()
        && scalar.text().matches("true|false|[0-9.]+");
  }
}
