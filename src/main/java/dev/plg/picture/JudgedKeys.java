package dev.plg.picture;

import dev.plg.catalog.BlockKeys;
import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.KnownProgram;
import dev.plg.catalog.Version;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import java.util.List;
import java.util.Optional;

/// Tells where a configuration is not judged by the keys of the version that reads it.
final class JudgedKeys {

  private JudgedKeys() {}

  /// Empty where it is, and for a program whose keys depend on no version.
  static Optional<Finding> note(ProgramConfig config) {
    return switch (config.program()) {
      case LOKI, PROMTAIL, TEMPO ->
          config.version().isEmpty()
              ? Optional.of(versionless(config))
              : nearest(config, config.version().get());
      case ALLOY, GRAFANA_AGENT ->
          config
              .version()
              .flatMap(it -> isBlocks(config) ? nearestBlocks(config, it) : nearest(config, it));
      case GRAFANA,
          EVENT_EXPORTER,
          K8S_EVENT_LOGGER,
          NODE_PROBLEM_DETECTOR,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR ->
          Optional.empty();
    };
  }

  private static boolean isBlocks(ProgramConfig config) {
    return !config.river().blocks().isEmpty();
  }

  private static Finding versionless(ProgramConfig config) {
    return note(
        "lint/version-unknown",
        config,
        "no image tag shows the version of " + config.program().title(),
        "rules that depend on the version were skipped",
        "lint the workload too, or add --" + config.program().id() + "-version");
  }

  private static Optional<Finding> nearest(ProgramConfig config, Version version) {
    Optional<ConfigKeys> keys = ConfigKeys.of(config.program(), version);
    return keys.filter(ConfigKeys::isExact).isPresent()
        ? Optional.empty()
        : Optional.of(nearest(config, version, keys.map(ConfigKeys::version)));
  }

  private static Optional<Finding> nearestBlocks(ProgramConfig config, Version version) {
    Optional<BlockKeys> keys = BlockKeys.of(config.program(), Optional.of(version));
    return keys.filter(BlockKeys::isExact).isPresent()
        ? Optional.empty()
        : Optional.of(nearest(config, version, keys.map(BlockKeys::version)));
  }

  private static Finding nearest(
      ProgramConfig config, Version version, Optional<Version> judgedBy) {
    String program = config.program().title() + " " + version.plain();
    List<KnownProgram> known = KnownProgram.of(config.program());
    return note(
        "version/nearest",
        config,
        judgedBy
            .map(
                it ->
                    "keys of %s are checked against %s, the nearest version that plg knows"
                        .formatted(program, it))
            .orElse(
                "keys of %s are not checked: plg knows %s to %s"
                    .formatted(program, known.getFirst().version(), known.getLast().version())),
        "plg does not know the differences between the two, so errors are reported as warnings",
        "");
  }

  private static Finding note(
      String rule, ProgramConfig config, String message, String why, String fix) {
    return new Finding(rule, Severity.NOTE, config.text().place(), message, why, fix);
  }
}
