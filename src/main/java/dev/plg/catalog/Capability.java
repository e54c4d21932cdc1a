package dev.plg.catalog;

import java.util.Optional;

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
  /// The chart of Loki is being rebuilt, a part at a time.
  // community charts/loki/templates/_service.tpl@loki-8.0.0
  LOKI_CHART_IS_REBUILT("8"),
  /// The chart of Loki names the backend in addresses by the full name.
  // community charts/loki/templates/_helpers.tpl@loki-10.0.3 loki.compactorAddress
  LOKI_CHART_NAMES_BACKEND_BY_RELEASE("10.0.3"),
  /// The chart of Loki names the querier with the port that it listens on.
  // community charts/loki/templates/_helpers.tpl@loki-11.5.2 loki.querierAddress
  LOKI_CHART_NAMES_PORT_OF_QUERIER("11.5.2"),
  /// The chart of Loki builds the pods of all parts alike.
  // community charts/loki/templates/_pod.tpl@loki-13.1.0, templates/compactor/workload.yaml
  LOKI_CHART_IS_UNIFORM("13.1"),
  /// The chart of Loki names the query scheduler by its headless Service.
  // community charts/loki/templates/_helpers.tpl@loki-13.6.1 loki.querySchedulerAddress
  LOKI_CHART_BALANCES_SCHEDULER("13.6.1"),
  /// The chart of Loki asks by itself whether Loki lives.
  // community charts/loki/values.yaml:167@loki-13.1.0
  LOKI_CHART_ASKS_LIVENESS("13.1.0"),
  /// The chart of Loki calls all of Loki in one process Monolithic, and SingleBinary before.
  // community charts/loki/templates/_helpers.tpl:60@loki-12.0.0
  LOKI_CHART_NAMES_MONOLITHIC("12.0.0"),
  /// The chart of Loki gives the pods of its single binary what `defaults` holds for all pods.
  // community charts/loki/templates/single-binary/statefulset.yaml@loki-11.4.7
  LOKI_CHART_READS_DEFAULTS("11.4.7"),
  /// The chart of Loki refuses object storage whose buckets its own values do not name.
  // loki production/helm/loki/templates/validate.yaml:43@helm-loki-6.34.0, gone @helm-loki-6.45.0
  LOKI_CHART_ASKS_FOR_BUCKETS("6.34.0", "6.45.0"),
  /// The chart of Loki tells each pod its address.
  // community charts/loki/templates/_helpers.tpl@loki-15.0.1
  LOKI_CHART_TELLS_ADDRESS("15.0.1"),
  /// The chart of Loki is scalable unless its single binary has pods; before, its storage tells.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-4.4.2 isScalable
  LOKI_CHART_SCALES_BY_PODS("4.5"),
  /// The chart of Loki names its account and its Service of the ring by the full name.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.46.0 loki.serviceAccountName
  LOKI_CHART_NAMES_BY_RELEASE("6.46"),
  /// The chart of Loki has a value for the CPU of its caches.
  // loki production/helm/loki/templates/memcached/_memcached-statefulset.tpl@helm-loki-6.54.0
  LOKI_CHART_SIZES_CACHES("6.54"),
  /// The chart of Loki names the compactor by its gRPC address.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.35.0 loki.compactorAddress
  LOKI_CHART_DIALS_COMPACTOR("6.35"),
  /// The chart of Loki knows that distributed modes have a compactor of their own.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.4.0 loki.compactorAddress
  LOKI_CHART_KNOWS_COMPACTOR("6.4"),
  /// The chart of Loki names a querier where there is one.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.6.5 loki.querierAddress
  LOKI_CHART_KNOWS_QUERIER("6.6.5"),
  /// The chart of Loki says whether it uses the Thanos object store.
  // loki production/helm/loki/values.yaml@helm-loki-6.33.0 loki.config
  LOKI_CHART_NAMES_OBJECT_STORE("6.33"),
  /// The zones of ingesters in the chart of Loki have the names of headless Services.
  // loki production/helm/loki/templates/ingester/statefulset-ingester-zone-a.yaml@helm-loki-6.34.0
  LOKI_CHART_NAMES_ZONES("6.34"),
  /// The chart of Loki serves ingesters by one Service, whether they are in zones or not.
  // loki production/helm/loki/templates/ingester/service-ingester.yaml@helm-loki-6.32.0
  LOKI_CHART_SERVES_ZONES("6.32"),
  /// The chart of Loki configures no ruler that is switched off.
  // loki production/helm/loki/values.yaml@helm-loki-6.24.0 loki.config
  LOKI_CHART_SWITCHES_RULER("6.24"),
  /// The chart of Loki names the zone of an ingester by its own flag.
  // loki production/helm/loki/templates/ingester/statefulset-ingester.yaml@helm-loki-6.6.6
  LOKI_CHART_NAMES_ZONE_OF_INGESTER("6.6.6"),
  /// The Services of the chart of Loki lead to ports that the pods have.
  // loki
  // production/helm/loki/templates/query-scheduler/service-query-scheduler.yaml@helm-loki-6.6.2
  LOKI_CHART_NAMES_PORTS("6.6.2"),
  /// The same for the query scheduler.
  // loki
  // production/helm/loki/templates/query-scheduler/service-query-scheduler.yaml@helm-loki-6.6.1
  LOKI_CHART_NAMES_SCHEDULER_PORT("6.6.1"),
  /// The chart of Loki merges its store for rules with the user's settings of the ruler.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.37.0 loki.rulerConfig
  LOKI_CHART_MERGES_RULER("6.37"),
  /// The chart of Loki writes no store for rules that are local.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.48.0 loki.rulerStorageConfig
  LOKI_CHART_KEEPS_RULES_LOCAL("6.48"),
  /// The chart of Loki names the compactor by its URL.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-5.44.4, as in 5.44.3
  LOKI_CHART_NAMES_COMPACTOR_URL("5.44.3"),
  /// The old chart of Loki has a value for the security of its container.
  // helm-charts charts/loki/templates/statefulset.yaml@loki-2.13.0
  LOKI_CHART_SECURES_CONTAINER("2.13"),
  /// The chart of Loki configures a table manager.
  // loki production/helm/loki/values.yaml@helm-loki-4.2.0 loki.config
  LOKI_CHART_HAS_TABLE_MANAGER("4.2"),
  /// The chart of Loki mounts a file with settings of tenants.
  // loki production/helm/loki/templates/write/statefulset-write.yaml@helm-loki-4.4.0
  LOKI_CHART_HAS_RUNTIME_CONFIG("4.4"),
  /// The backend of the chart of Loki has a volume for temporary files.
  // loki production/helm/loki/templates/backend/statefulset-backend.yaml@helm-loki-4.6.1
  LOKI_CHART_BACKEND_HAS_SCRATCH("4.6.1"),
  /// The single binary of the chart of Loki keeps no claims that it does not make.
  // loki production/helm/loki/templates/single-binary/statefulset.yaml@helm-loki-5.8.7
  LOKI_CHART_KNOWS_CLAIMS("5.8.7"),
  /// The chart of Loki has as many backends as pods for writing, by mistake.
  // loki production/helm/loki/templates/backend/statefulset-backend.yaml@helm-loki-6.3.3
  LOKI_CHART_MISCOUNTS_BACKENDS("6.3.3"),
  /// That mistake is corrected.
  // loki production/helm/loki/templates/backend/statefulset-backend.yaml@helm-loki-6.4.1
  LOKI_CHART_COUNTS_BACKENDS("6.4.1"),
  /// The chart of Loki names the file of the volume of its configuration.
  // loki production/helm/loki/templates/_helpers.tpl@helm-loki-5.5.9 loki.configVolume
  LOKI_CHART_NAMES_FILE("5.5.9"),
  /// The same for the single binary.
  // loki production/helm/loki/templates/single-binary/statefulset.yaml@helm-loki-5.8.1
  LOKI_CHART_NAMES_FILE_OF_WHOLE("5.8.1"),
  /// The chart of Loki configures no table manager that is not asked for.
  // loki production/helm/loki/values.yaml@helm-loki-5.14.0 loki.config
  LOKI_CHART_SWITCHES_TABLE_MANAGER("5.14"),
  /// The pods of the chart of Loki have the ports that its values name.
  // loki production/helm/loki/templates/write/statefulset-write.yaml@helm-loki-5.44.0
  LOKI_CHART_LISTENS_BY_VALUES("5.44"),
  /// The chart of Loki has arguments, variables and volumes for all parts.
  // loki production/helm/loki/templates/write/statefulset-write.yaml@helm-loki-6.27.0
  LOKI_CHART_SHARES_LISTS("6.27"),
  /// The single binary of the chart of Loki has a sidecar for rules.
  // loki production/helm/loki/templates/single-binary/statefulset.yaml@helm-loki-6.15.0
  LOKI_CHART_WATCHES_RULES("6.15"),
  /// The ruler of the chart of Loki has a sidecar for rules.
  // loki production/helm/loki/templates/ruler/statefulset-ruler.yaml@helm-loki-6.30.0
  LOKI_CHART_RULER_WATCHES_RULES("6.30"),
  /// The chart of Loki has no schema of its own, and refuses to render without one.
  LOKI_CHART_ASKS_FOR_SCHEMA("6"),
  /// The chart of Tempo takes queries on port 3200, and on 3100 before.
  // helm-charts charts/tempo/templates/service.yaml:27@tempo-1.23.1
  TEMPO_CHART_ASKS_ON_3200("1.23.1"),
  /// The chart of Promtail puts the configuration together of snippets.
  // helm-charts charts/promtail/values.yaml@promtail-3.8.0 config.file
  PROMTAIL_CHART_BUILDS_CONFIG("3.8"),
  /// The chart of Promtail has the folder for positions among its default volumes.
  // helm-charts charts/promtail/templates/daemonset.yaml@promtail-5.1.0, absent @promtail-6.0.0
  PROMTAIL_CHART_LISTS_RUN("6"),
  /// The client of the chart of Promtail is the first of a list.
  // helm-charts charts/promtail/values.yaml@promtail-4.2.0 config.file
  PROMTAIL_CHART_LISTS_CLIENTS("4.2"),
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
  /// Alloy serves a bundle for support, which an argument turns off.
  // alloy internal/alloycli/cmd_run.go@v1.5.0
  ALLOY_SUPPORT_BUNDLE("1.5"),
  /// The chart of Tempo switches search and the metrics generator on and off no longer.
  // helm-charts charts/tempo/values.yaml@tempo-1.0.0 config
  TEMPO_CHART_IS_WITHOUT_SWITCHES("1"),
  /// The chart of Tempo switches the metrics generator on and off.
  // helm-charts charts/tempo/values.yaml@tempo-0.16.1 config
  TEMPO_CHART_SWITCHES_GENERATOR("0.16.1"),
  /// The pods of the chart of Tempo have the port of OTLP over HTTP of today.
  // helm-charts charts/tempo/templates/statefulset.yaml@tempo-1.3.1
  TEMPO_CHART_TAKES_OTLP("1.3.1"),
  /// The chart of Alloy tells each pod the node by a second name.
  // alloy operations/helm/charts/alloy/templates/containers/_agent.yaml@helm-chart/1.7.0
  ALLOY_CHART_NAMES_NODE("1.7"),
  /// The chart of Alloy lets it read ScrapeConfigs.
  // alloy operations/helm/charts/alloy/templates/rbac.yaml@helm-chart/0.12.6
  ALLOY_CHART_READS_SCRAPE_CONFIGS("0.12.6"),
  /// The chart of the agent lets it read the logs of pods, PodLogs and PrometheusRules.
  // agent operations/helm/charts/grafana-agent/templates/rbac.yaml@helm-chart/0.4.0
  AGENT_CHART_READS_LOGS("0.4"),
  /// The same of events.
  // agent operations/helm/charts/grafana-agent/templates/rbac.yaml@helm-chart/0.7.0
  AGENT_CHART_READS_EVENTS("0.7"),
  /// The same of PodMonitors, ServiceMonitors and Probes.
  // agent operations/helm/charts/grafana-agent/templates/rbac.yaml@helm-chart/0.9.0
  AGENT_CHART_READS_MONITORS("0.9"),
  /// The same of the metrics of nodes.
  // agent operations/helm/charts/grafana-agent/templates/rbac.yaml@helm-chart/0.13.0
  AGENT_CHART_READS_NODE_METRICS("0.13"),
  /// The same of ConfigMaps and Secrets.
  // agent operations/helm/charts/grafana-agent/templates/rbac.yaml@helm-chart/0.27.0
  AGENT_CHART_READS_CONFIG_MAPS("0.27"),
  /// The same of ReplicaSets.
  // agent operations/helm/charts/grafana-agent/templates/rbac.yaml@helm-chart/0.30.0
  AGENT_CHART_READS_REPLICA_SETS("0.30"),
  /// The chart of the agent tells it that Helm installed it.
  // agent operations/helm/charts/grafana-agent/templates/containers/_agent.yaml@helm-chart/0.28.0
  AGENT_CHART_NAMES_HELM("0.28"),
  /// The chart of Grafana leads its Service to the port of the pod by name.
  // helm-charts charts/grafana/templates/service.yaml@grafana-9.3.4
  GRAFANA_CHART_NAMES_PORT("9.3.4"),
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

  @SuppressWarnings("ImmutableEnumChecker") // a record of values that cannot change
  private final Versions versions;

  Capability(String since) {
    this.versions = Versions.from("", since);
  }

  Capability(String since, String until) {
    this.versions = Versions.between("", since, until);
  }

  public boolean isIn(Version version) {
    return versions.include(Optional.of(version));
  }
}
