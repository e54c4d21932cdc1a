package dev.plg.profile;

import java.util.Locale;

/// The programs that a stack file can choose for the agent.
enum AgentChoice {
  GRAFANA_AGENT,
  ALLOY;

  /// The word in the stack file.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The program of a stack that names none.
  static AgentChoice beside(CollectorChoice collector) {
    return switch (collector) {
      case ALLOY -> ALLOY;
      case PROMTAIL, NONE -> GRAFANA_AGENT;
    };
  }
}
