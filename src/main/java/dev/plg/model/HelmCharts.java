package dev.plg.model;

/// Which charts install a stack with Helm.
public enum HelmCharts {
  /// Each component has the chart of its own.
  EACH("each"),
  /// Loki, Promtail and Grafana are one release of the chart `loki-stack`; what it does not know
  /// has the chart of its own beside it.
  LOKI_STACK("loki-stack");

  private final String id;

  HelmCharts(String id) {
    this.id = id;
  }

  /// The name in a stack file.
  public String id() {
    return id;
  }
}
