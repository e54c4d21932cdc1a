package dev.plg.profile;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Catalog;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.model.Loki;
import dev.plg.model.SchemaPeriod;
import java.util.Map;
import java.util.Optional;

/// Whether the Loki of a stack takes logs by OTLP. It stores what is no label as structured
/// metadata, and refuses each request where it may not.
///
/// @param runsElsewhere true for a Loki whose schema and limits plg does not know
// loki v3.7.6 pkg/distributor/validator.go:125, pkg/loki/validation.go:46
record OtlpLogs(Loki loki, boolean runsElsewhere) {

  /// What is in the way.
  private record Obstacle(String message, String why, String fix) {}

  /// True where the agent sends logs there: where it is asked to, or where Loki takes them. Reports
  /// an agent that is asked to and cannot.
  ///
  /// @param isOtlp true where the agent takes OTLP
  boolean areTaken(FileValue agent, boolean isOtlp) {
    Optional<Boolean> asked = agent.find(AgentSection.LOGS);
    Optional<Obstacle> obstacle = obstacle();
    if (!asked.orElse(false)) {
      return asked.isEmpty() && isOtlp && !runsElsewhere && obstacle.isEmpty();
    }
    if (!isOtlp) {
      reportNoReceiver(agent, AgentSection.LOGS, "logs");
    }
    obstacle.ifPresent(
        it ->
            agent.report("logs", agent.place(AgentSection.LOGS), it.message(), it.why(), it.fix()));
    return true;
  }

  static void reportNoReceiver(FileValue agent, FileKey<?> key, String signal) {
    agent.report(
        "receivers",
        agent.place(key),
        "`%s` is set, and `agent.receivers` has no OTLP".formatted(agent.path(key)),
        "%s come in by OTLP alone".formatted(signal),
        "add otlp-grpc or otlp-http to `agent.receivers`, or remove `%s`"
            .formatted(agent.path(key)));
  }

  private Optional<Obstacle> obstacle() {
    Version version = version();
    if (!Capability.LOKI_TAKES_OTLP.isIn(version)) {
      return Optional.of(
          new Obstacle(
              "Loki %s takes no logs by OTLP".formatted(version),
              "it answers each request with 404, and the logs are lost",
              "set `loki.version: \"%s\"`, or remove `agent.logs`"
                  .formatted(Catalog.LINES.getLast().name())));
    }
    return runsElsewhere || storesMetadata() ? Optional.empty() : Optional.of(noMetadata());
  }

  private boolean storesMetadata() {
    return allowed().orElse(loki.schema().takesStructuredMetadata());
  }

  private Obstacle noMetadata() {
    if (allowed().isPresent()) {
      return new Obstacle(
          "`loki.config` forbids structured metadata, and `agent.logs` needs it",
          "Loki refuses logs by OTLP that have attributes",
          "remove `allow_structured_metadata: false` from `loki.config`, or remove `agent.logs`");
    }
    SchemaPeriod old =
        loki.schema().periods().stream()
            .filter(period -> !period.takesStructuredMetadata())
            .toList()
            .getLast();
    return new Obstacle(
        "the schema period from %s (%s, v%d) stores no structured metadata, and `agent.logs` needs it"
            .formatted(old.from(), old.store().id(), old.schema()),
        "Loki refuses logs by OTLP that have attributes",
        old.equals(loki.schema().newest())
            ? "add a period with store tsdb and schema v13 to `loki.schema`, or remove `agent.logs`"
            : "once the newest period has begun, set `allow_structured_metadata: true` under"
                + " `loki.config.limits_config`; until then, remove `agent.logs`");
  }

  /// What the user's own configuration says.
  private Optional<Boolean> allowed() {
    return loki.config().tree().get("limits_config") instanceof Map<?, ?> limits
            && limits.get("allow_structured_metadata") instanceof Boolean allowed
        ? Optional.of(allowed)
        : Optional.empty();
  }

  /// Of the image in use; one whose tag tells nothing counts as the catalog's.
  private Version version() {
    return loki.workload()
        .image()
        .tag()
        .flatMap(Version::parse)
        .orElseGet(
            () -> Catalog.line(loki.version(), Map.of(), Map.of()).release(Program.LOKI).version());
  }
}
