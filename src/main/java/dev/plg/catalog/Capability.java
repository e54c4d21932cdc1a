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
  LOKI_CHART_TELLS_ADDRESS("15.0.1"),
  /// The chart of Loki is scalable unless its single binary has pods; before, its storage tells.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-4.4.2 isScalable
  LOKI_CHART_SCALES_BY_PODS("4.5"),
  /// The old chart of Loki mounts a volume for temporary files.
  // helm-charts charts/loki/templates/statefulset.yaml@loki-2.10.0
  LOKI_CHART_HAS_SCRATCH("2.10"),
  /// The chart of Loki has no schema of its own, and refuses to render without one.
  LOKI_CHART_ASKS_FOR_SCHEMA("6"),
  /// The chart of Promtail puts the configuration together of snippets.
  PROMTAIL_CHART_BUILDS_CONFIG("6"),
  /// Loki listens for requests on port 3100 by default, and on port 80 before.
  // loki docs/sources/setup/upgrade/_index.md@v3.7.6
  LOKI_LISTENS_ON_3100("2.7"),
  /// Loki takes OTLP.
  // loki docs/sources/send-data/otel/_index.md@v3.0.0
  LOKI_TAKES_OTLP("3.0"),
  /// Legacy read mode of Loki is off by default.
  // loki docs/sources/setup/upgrade/_index.md@v3.7.6: legacy-read-mode
  LOKI_READS_BY_BACKEND("3.0"),
  /// Loki signs requests to S3 by version 4 alone.
  LOKI_SIGNS_BY_V4("3.0"),
  /// Grafana 12.2 supports this Loki.
  // https://grafana.com/docs/grafana/v12.2/datasources/loki/ Supported Loki versions
  LOKI_OF_GRAFANA_12("2.9"),
  /// Alloy reads variables of the environment by `sys.env`; by `env` before.
  // alloy syntax/internal/stdlib/stdlib.go@v1.5.0
  ALLOY_SYS_ENV("1.5"),
  /// The chart of Alloy tells each pod the node by a second name.
  // alloy operations/helm/charts/alloy/templates/containers/_agent.yaml@helm-chart/1.4.0
  ALLOY_CHART_NAMES_NODE("1.4"),
  /// The chart of Grafana leads its Service to the port of the pod by name.
  // helm-charts charts/grafana/templates/service.yaml@grafana-10.0.0
  GRAFANA_CHART_NAMES_PORT("10"),
  /// The chart of Grafana leaves the replicas of a StatefulSet to its autoscaler.
  // community charts/grafana/templates/statefulset.yaml@grafana-12.11.1
  GRAFANA_CHART_SCALES_STATEFUL("12.11.1"),
  /// Loki no longer serves `/api/prom/push`.
  // loki pkg/loki/modules.go, absent @v3.7.0
  LOKI_WITHOUT_OLD_API("3.7"),
  /// Loki reads the section `common`.
  LOKI_COMMON("2.4"),
  /// `-target=all` of Loki runs no table manager.
  // loki v2.4.0 pkg/loki/loki.go
  LOKI_ALL_WITHOUT_TABLE_MANAGER("2.4"),
  /// Loki creates its client of DynamoDB without the pod's credentials.
  // loki pkg/storage/chunk/client/aws/dynamodb_storage_client.go:910@v3.7.6
  LOKI_WITHOUT_TABLES("3.6"),
  /// The receivers of Tempo listen on `localhost` by default.
  // tempo CHANGELOG.md 2.7.0
  TEMPO_RECEIVES_LOCALLY("2.7"),
  /// Tempo listens for queries on a port above 1024 by default.
  // tempo cmd/tempo/app/config.go: 80 @v2.7.2:99, 3200 @v2.8.4:107
  TEMPO_LISTENS_ON_3200("2.8");

  private final String since;

  Capability(String since) {
    this.since = since;
  }

  public boolean isIn(Version version) {
    return version.isAtLeast(since);
  }
}
