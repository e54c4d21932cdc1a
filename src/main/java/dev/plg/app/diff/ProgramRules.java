package dev.plg.app.diff;

import static dev.plg.app.diff.Effect.ACCESS;
import static dev.plg.app.diff.Effect.PORTS;
import static dev.plg.app.diff.Effect.RESTARTS;
import static dev.plg.app.diff.Effect.STORED;

import dev.plg.catalog.Program;
import java.util.List;

/// What the keys of each program's configuration do; the first that fits counts.
final class ProgramRules {

  private static final String RING =
      "pods with different rings do not find each other's recent data";
  private static final String OTHER_TENANT = "data is stored and searched under another tenant";
  private static final String LISTENS = "it listens on another port";
  private static final String LABELS = "it collects other lines, or with other labels";
  private static final String SENDS = "data goes elsewhere, or to another tenant";

  // loki docs/sources/shared/configuration.md@v3.7.6
  private static final List<ProgramRule> LOKI =
      List.of(
          ProgramRule.of(
              "schema_config",
              STORED,
              "Loki searches each day in the form and the place that its schema period names"),
          ProgramRule.of(
              "auth_enabled|limits_config\\.multi_tenant_queries_enabled", STORED, OTHER_TENANT),
          ProgramRule.of(
              "(?:.*\\.)?(?:ring|kvstore|lifecycler|replication_factor)|memberlist", STORED, RING),
          ProgramRule.of(
              "server\\.(?:http|grpc)_listen_.*|server\\.(?:http|grpc)_tls_config", PORTS, LISTENS),
          ProgramRule.of(
              "storage_config|common\\.storage|common\\.path_prefix|chunk_store_config|ruler\\.storage"
                  + "|ruler_storage|compactor\\.working_directory|ingester\\.wal|object_store|bloom_.*",
              STORED,
              "Loki stores and searches in another place or form"),
          ProgramRule.of(
              "(?:limits_config|table_manager|overrides\\.[^.]+)\\.retention.*|compactor\\.retention_.*"
                  + "|compactor\\.delet.*|limits_config\\.deletion_mode",
              STORED,
              "logs are kept for another time"),
          ProgramRule.of(
              "(?:limits_config|overrides\\.[^.]+)\\.(?:reject_old.*|max_line_.*|ingestion_.*|per_stream_.*"
                  + "|max_(?:global|local)_streams.*|max_label.*|discover_.*|otlp_config|increment_.*"
                  + "|creation_grace.*|shard_streams|.*structured_metadata.*|enforce_metric_name"
                  + "|block_ingestion.*|policy_.*)|distributor|pattern_ingester",
              STORED,
              "Loki accepts, rejects or labels other lines"),
          ProgramRule.of(
              "ruler\\.(?:alertmanager_url|remote_write).*", STORED, "alerts go elsewhere"));

  // promtail docs/sources/send-data/promtail/configuration.md@v3.5.0
  private static final List<ProgramRule> PROMTAIL =
      List.of(
          ProgramRule.of("clients?|client", STORED, SENDS),
          ProgramRule.of("scrape_configs|limits_config|target_config", STORED, LABELS),
          ProgramRule.of("positions", STORED, "lines are read again, or left out"),
          ProgramRule.of("server\\.(?:http|grpc)_listen_.*", PORTS, LISTENS));

  // alloy docs/sources/reference@v1.18.1
  private static final List<ProgramRule> ALLOY =
      List.of(
          ProgramRule.of(
              "(?:logging|tracing|http|livedebugging|foreach)",
              RESTARTS,
              "it reads it when it starts"),
          ProgramRule.of(
              "loki\\.(?:write|echo).*|otelcol\\.exporter\\..*|prometheus\\.remote_write.*",
              STORED,
              SENDS),
          ProgramRule.of(
              "otelcol\\.receiver\\..*|(?:loki\\.source\\.(?:api|syslog|heroku|gcplog|awsfirehose)|faro\\.receiver).*",
              PORTS,
              "it receives on other ports, or other data"),
          ProgramRule.of(
              "(?:loki|discovery|local|remote|mimir|argument|declare|import|otelcol|prometheus|pyroscope|beyla).*",
              STORED,
              LABELS));

  // agent docs/sources/static/configuration@v0.44.2
  private static final List<ProgramRule> AGENT =
      List.of(
          ProgramRule.of("traces\\.configs\\.receivers", PORTS, "it receives on other ports"),
          ProgramRule.of("server\\.(?:http|grpc)_listen_.*", PORTS, LISTENS),
          ProgramRule.of(
              "logs|traces|metrics|integrations",
              STORED,
              "it collects other data, or sends it elsewhere"));

  // tempo docs/sources/tempo/configuration/_index.md@v2.9.0
  private static final List<ProgramRule> TEMPO =
      List.of(
          ProgramRule.of("distributor\\.receivers", PORTS, "it receives on other ports"),
          ProgramRule.of("server\\.(?:http|grpc)_listen_.*", PORTS, LISTENS),
          ProgramRule.of("multitenancy_enabled", STORED, OTHER_TENANT),
          ProgramRule.of(
              "(?:.*\\.)?(?:ring|kvstore|lifecycler|replication_factor)|memberlist", STORED, RING),
          ProgramRule.of(
              "(?:compactor|backend_worker)\\.compaction\\..*retention|overrides\\..*block_retention",
              STORED,
              "traces are kept for another time"),
          ProgramRule.of(
              "storage|overrides|metrics_generator|live_store|block_builder",
              STORED,
              "Tempo stores and searches in another place or form"));

  // grafana docs/sources/administration/provisioning, conf/defaults.ini@v12.0.0
  private static final List<ProgramRule> GRAFANA =
      List.of(
          ProgramRule.of(
              "datasources|deleteDatasources|prune",
              STORED,
              "Grafana asks other sources, or otherwise"),
          ProgramRule.of("server\\.(?:http_port|http_addr|protocol)", PORTS, LISTENS),
          ProgramRule.of(
              "auth.*|security|users", ACCESS, "other people may log in, or with other rights"),
          ProgramRule.of(
              "database|remote_cache|paths",
              STORED,
              "Grafana stores and searches in another place"));

  // kubernetes-event-exporter README.md@v1.7
  private static final List<ProgramRule> EVENT_EXPORTER =
      List.of(
          ProgramRule.of(
              "route|receivers|namespace|maxEventAgeSeconds|throttlePeriod|clusterName|omitLookup",
              STORED,
              "other events are stored, or with other labels"));

  private static final List<ProgramRule> SHIPPER =
      List.of(
          ProgramRule.of(
              "service\\.telemetry|api|data_dir|log_schema",
              RESTARTS,
              "it reads it when it starts"),
          ProgramRule.of(".*", STORED, "it collects other data, or sends it elsewhere"));

  private ProgramRules() {}

  static List<ProgramRule> of(Program program) {
    return switch (program) {
      case LOKI -> LOKI;
      case PROMTAIL -> PROMTAIL;
      case ALLOY -> ALLOY;
      case GRAFANA_AGENT -> AGENT;
      case TEMPO -> TEMPO;
      case GRAFANA -> GRAFANA;
      case EVENT_EXPORTER -> EVENT_EXPORTER;
      case OPENTELEMETRY_COLLECTOR, FLUENT_BIT, FLUENTD, VECTOR -> SHIPPER;
      case K8S_EVENT_LOGGER, NODE_PROBLEM_DETECTOR -> List.of();
    };
  }
}
