package dev.plg.catalog;

/// What some versions of a program or of a chart do, where no table of keys tells it.
public enum Capability {
  /// Its image runs as a user other than root.
  // kubernetes-event-exporter Dockerfile@v0.10
  EXPORTER_WITHOUT_ROOT("0.10"),
  /// It answers whether it is ready and alive.
  // kubernetes-event-exporter v1.0 pkg/metrics/metrics.go
  EXPORTER_HEALTH("1.0"),
  /// The chart of Loki has it expand variables in its configuration.
  // community charts/loki/templates/_pod.tpl@loki-13.1.0
  LOKI_CHART_EXPANDS_VARIABLES("13.1.0"),
  /// The chart of Loki tells each pod its address.
  // community charts/loki/templates/_helpers.tpl@loki-15.0.1
  LOKI_CHART_TELLS_ADDRESS("15.0.1");

  private final String since;

  Capability(String since) {
    this.since = since;
  }

  public boolean isIn(Version version) {
    return version.isAtLeast(since);
  }
}
