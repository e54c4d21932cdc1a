package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The pods that are ingesters are as many as the replication factor needs, which is 3 by default.
final class PodsMakeQuorum implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/replication-factor",
        Severity.ERROR,
        Versions.ALL,
        "fewer pods than the chart's replication factor needs",
        "every push is answered with 500: `at least N live replicas required, could"
            + " only find M`",
        "set `loki.commonConfig.replication_factor` to the number of pods, at most 3",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.commonConfig");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return switch (values.chart()) {
      case "loki" ->
          values.isAtLeast("5")
              ? ingesters(values).stream().flatMap(it -> check(values, factor(values), it)).toList()
              : check(values, OF_OLD_CHARTS, "replicas").toList();
      case "loki-stack" -> check(values, "loki." + OF_OLD_CHARTS, "loki.replicas").toList();
      default -> List.of();
    };
  }

  private Stream<Finding> check(UserValues values, String factor, String pods) {
    return Stream.of(pods)
        .filter(it -> values.number(it) > 0)
        .filter(it -> values.number(it) < number(values, factor) / 2 + 1)
        .map(it -> finding(values, it, factor));
  }

  /// The path with the last word.
  private static String factor(UserValues values) {
    return WHOLE_CONFIGS.stream()
        .filter(values::says)
        .findFirst()
        .or(() -> FACTORS.stream().filter(values::says).findFirst())
        .orElse(FACTORS.getLast());
  }

  /// The replication factor at a path, or that of the whole configuration there; 0 if unknown.
  private static int number(UserValues values, String path) {
    return WHOLE_CONFIGS.contains(path)
        ? values.tree().find(Pointer.of(path.split("\\.", -1))).stream()
            .flatMap(PodsMakeQuorum::configurations)
            .flatMap(config -> IN_CONFIG.stream().flatMap(at -> config.find(at).stream()))
            .map(factor -> String.valueOf(factor.plain()))
            .filter(text -> text.matches("[0-9]{1,6}"))
            .map(Integer::valueOf)
            .findFirst()
            .orElse(0)
        : values.number(path);
  }

  private static Stream<Mapping> configurations(Node value) {
    Stream<Node> roots =
        switch (value) {
          case Scalar text -> YamlReader.readInside(text).documents().stream().map(Document::root);
          case Mapping _, Sequence _ -> Stream.of(value);
        };
    return roots.filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /// The number of the pods that are ingesters; empty where something else decides it.
  private static Optional<String> ingesters(UserValues values) {
    String single = "singleBinary.replicas";
    return switch (values.text("deploymentMode").orElse("")) {
      case "SingleBinary", "Monolithic" -> Optional.of(single);
      case "SimpleScalable" -> scaled(values, "write");
      // each of three zones has a pod at least
      case "Distributed" ->
          values.isOn("ingester.zoneAwareReplication.enabled")
              ? Optional.empty()
              : scaled(values, "ingester");
      // 5.x has no mode: it is scalable unless the single binary has pods.
      case "" -> values.number(single) > 0 ? Optional.of(single) : scaled(values, "write");
      default -> Optional.empty();
    };
  }

  private static Optional<String> scaled(UserValues values, String component) {
    return values.isOn(component + ".autoscaling.enabled")
        ? Optional.empty()
        : Optional.of(component + ".replicas");
  }

  private Finding finding(UserValues values, String pods, String factor) {
    boolean isWritten = values.says(factor);
    int number = number(values, factor);
    String message =
        "`%s` is %d, and `%s` %s %d"
            .formatted(
                pods,
                values.number(pods),
                factor,
                WHOLE_CONFIGS.contains(factor)
                    ? "has a replication factor of"
                    : isWritten ? "is" : "is not set and defaults to",
                number);
    return about()
        .finding(
            values.place(isWritten ? factor : pods),
            message,
            "set %s to the number of pods, at most 3"
                .formatted(
                    WHOLE_CONFIGS.contains(factor)
                        ? "`common.replication_factor` in it"
                        : "`" + factor + "`"));
  }

  /// The replication factor, what has the last word first.
  private static final List<String> FACTORS =
      List.of(
          "loki.structuredConfig.ingester.lifecycler.ring.replication_factor",
          "loki.structuredConfig.common.replication_factor",
          "loki.commonConfig.replication_factor");

  /// Where charts 2.x have it.
  private static final String OF_OLD_CHARTS = "config.ingester.lifecycler.ring.replication_factor";

  /// The same in a whole configuration.
  private static final List<Pointer> IN_CONFIG =
      List.of(
          Pointer.of("ingester", "lifecycler", "ring", "replication_factor"),
          Pointer.of("common", "replication_factor"));

  /// What takes the place of the configuration that the chart puts together.
  private static final List<String> WHOLE_CONFIGS =
      List.of("loki.existingSecretForConfig", "loki.config");
}
