package dev.plg.picture;

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
      case GRAFANA_AGENT,
          ALLOY,
          GRAFANA,
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

  private static Finding versionless(ProgramConfig config) {
    return note(
        "lint/version-unknown",
        config,
        "no image tag tells the version of " + config.program().title(),
        "rules that depend on the version were not asked",
        "lint the workload too, or add --" + config.program().id() + "-version");
  }

  private static Optional<Finding> nearest(ProgramConfig config, Version version) {
    Optional<ConfigKeys> keys = ConfigKeys.of(config.program(), version);
    if (keys.isPresent() && keys.get().isExact()) {
      return Optional.empty();
    }
    String program = config.program().title() + " " + version;
    List<KnownProgram> known = KnownProgram.of(config.program());
    return Optional.of(
        note(
            "version/nearest",
            config,
            keys.map(
                    it ->
                        "keys of %s are judged as those of %s, the nearest version that plg knows"
                            .formatted(program, it.version()))
                .orElse(
                    "keys of %s are not judged: plg knows %s to %s"
                        .formatted(program, known.getFirst().version(), known.getLast().version())),
            "what differs between the two is not known: errors are shown as warnings",
            ""));
  }

  private static Finding note(
      String rule, ProgramConfig config, String message, String why, String fix) {
    return new Finding(rule, Severity.NOTE, config.text().place(), message, why, fix);
  }
}
