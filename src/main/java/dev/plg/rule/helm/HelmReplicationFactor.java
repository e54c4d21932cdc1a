package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.ValuesSubjects.chart;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Capability;
import dev.plg.finding.Pointer;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
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

/// As many pods are ingesters as the replication factor needs, which is 3 by default.
final class HelmReplicationFactor {

  /// The keys of the replication factor, the one that applies first.
  private static final List<String> FACTORS =
      List.of(
          "loki.structuredConfig.ingester.lifecycler.ring.replication_factor",
          "loki.structuredConfig.common.replication_factor",
          "loki.commonConfig.replication_factor");

  /// The key in charts 2.x.
  private static final String OF_OLD_CHARTS = "config.ingester.lifecycler.ring.replication_factor";

  /// The same keys in a whole configuration.
  private static final List<Pointer> IN_CONFIG =
      List.of(
          Pointer.of("ingester", "lifecycler", "ring", "replication_factor"),
          Pointer.of("common", "replication_factor"));

  /// The keys that replace the configuration that the chart renders.
  private static final List<String> WHOLE_CONFIGS =
      List.of("loki.existingSecretForConfig", "loki.config");

  static final Rule RULE =
      error("helm/replication-factor", chart("loki").and(chart("loki-stack")))
          .what("fewer pods than the chart's replication factor needs")
          .why(
              "Loki answers every push with 500: `at least N live replicas required, could only"
                  + " find M`")
          .fix("set `loki.commonConfig.replication_factor` to the number of pods, at most 3")
          .source(
              "grafana/loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.commonConfig")
          .covers("ring/quorum")
          .finds(HelmReplicationFactor::violations);

  private HelmReplicationFactor() {}

  private static Stream<Violation> violations(UserValues values) {
    if (values.chart().equals("loki-stack")) {
      return violations(values, "loki." + OF_OLD_CHARTS, "loki.replicas");
    }
    return values.reads("loki.commonConfig.replication_factor")
        ? ingesters(values).stream().flatMap(it -> violations(values, factor(values), it))
        : violations(values, OF_OLD_CHARTS, "replicas");
  }

  private static Stream<Violation> violations(UserValues values, String factor, String pods) {
    return Stream.of(pods)
        .filter(it -> values.number(it) > 0)
        .filter(it -> values.number(it) < number(values, factor) / 2 + 1)
        .map(it -> violation(values, it, factor));
  }

  /// The path whose value applies.
  private static String factor(UserValues values) {
    return WHOLE_CONFIGS.stream()
        .filter(values::isSet)
        .findFirst()
        .or(() -> FACTORS.stream().filter(values::isSet).findFirst())
        .orElse(FACTORS.getLast());
  }

  /// The replication factor at a path, or that of the whole configuration there; 0 if unknown.
  private static int number(UserValues values, String path) {
    return WHOLE_CONFIGS.contains(path)
        ? values.tree().find(Pointer.of(path.split("\\.", -1))).stream()
            .flatMap(HelmReplicationFactor::configurations)
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

  /// The key of the number of ingesters; empty where something else decides it.
  private static Optional<String> ingesters(UserValues values) {
    String single = "singleBinary.replicas";
    if (!values.has(Capability.LOKI_CHART_SCALES_BY_PODS)) {
      String type = values.text("loki.storage.type").orElse("");
      return Optional.of(type.matches("s3|gcs") ? "write.replicas" : single);
    }
    return switch (values.text("deploymentMode").orElse("")) {
      case "SingleBinary", "Monolithic" -> Optional.of(single);
      case "SimpleScalable" -> scaled(values, "write");
      // each of three zones has at least one pod
      case "Distributed" ->
          values.isOn("ingester.zoneAwareReplication.enabled")
              ? Optional.empty()
              : scaled(values, "ingester");
      // 4.5 to 5.x have no mode: they are scalable unless the single binary has pods.
      case "" -> values.number(single) > 0 ? Optional.of(single) : scaled(values, "write");
      default -> Optional.empty();
    };
  }

  private static Optional<String> scaled(UserValues values, String component) {
    return values.isOn(component + ".autoscaling.enabled")
        ? Optional.empty()
        : Optional.of(component + ".replicas");
  }

  private static Violation violation(UserValues values, String pods, String factor) {
    boolean isWritten = values.isSet(factor);
    boolean inConfig = WHOLE_CONFIGS.contains(factor);
    String has =
        inConfig ? "has a replication factor of" : isWritten ? "is" : "is not set and defaults to";
    return at(
            values.place(isWritten ? factor : pods),
            "`%s` is %d, but `%s` %s %d"
                .formatted(pods, values.number(pods), factor, has, number(values, factor)))
        .fixedBy(
            "set %s to the number of pods, at most 3"
                .formatted(inConfig ? "`common.replication_factor` in it" : "`" + factor + "`"));
  }
}
