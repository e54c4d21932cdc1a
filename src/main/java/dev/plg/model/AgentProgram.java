package dev.plg.model;

import java.util.Optional;

/// The program that takes what applications send.
public sealed interface AgentProgram {

  /// Grafana Agent in flow mode, which takes spans.
  record GrafanaAgent() implements AgentProgram {}

  /// Grafana Alloy, which takes logs and metrics by OTLP, too.
  ///
  /// @param takesLogs true where logs go to Loki
  /// @param remoteWrite where metrics go; empty: it takes none
  record Alloy(boolean takesLogs, Optional<HttpUrl> remoteWrite) implements AgentProgram {}
}
