package dev.plg.catalog;

import java.util.List;
import java.util.Optional;

/// A key that a program had once.
///
/// @param path dotted; `**` before the last step stands for any way to it
/// @param in the first version that refuses the key
/// @param repair what to do about it, as an imperative
record Removal(Program program, String path, Version in, String repair) {

  private static final String ANYWHERE = "**.";
  private static final String DELETE = "delete it";

  // Keys: in the `yaml` tags of v2.9.6, no more in those of v3.0.0. Repairs:
  // loki docs/sources/setup/upgrade/_index.md:317-434@v3.7.6
  private static final List<Removal> LOKI =
      List.of(
          loki("chunk_store_config.max_look_back_period", set("limits_config.max_query_lookback")),
          loki("compactor.deletion_mode", set("limits_config.deletion_mode")),
          loki("compactor.shared_store", set("compactor.delete_request_store")),
          loki(
              "compactor.shared_store_key_prefix",
              set("compactor.delete_request_store_key_prefix")),
          loki("frontend_worker.match_max_concurrent", DELETE),
          loki("frontend_worker.parallelism", set("querier.max_concurrent")),
          loki("ingester.max_transfer_retries", DELETE),
          loki("limits_config.enforce_metric_name", DELETE),
          loki("limits_config.ruler_evaluation_delay_duration", DELETE),
          loki("querier.engine.timeout", set("limits_config.query_timeout")),
          loki("querier.query_timeout", set("limits_config.query_timeout")),
          loki("query_range.forward_headers_list", DELETE),
          loki("query_range.required_query_response_format", DELETE),
          loki(
              "query_range.split_queries_by_interval",
              set("limits_config.split_queries_by_interval")),
          loki("use_buffered_logger", DELETE),
          loki("use_sync_logger", DELETE),
          loki("**.async_cache_write_back_buffer_size", beside("background.writeback_buffer")),
          loki("**.async_cache_write_back_concurrency", beside("background.writeback_goroutines")),
          loki("**.enable_fifocache", beside("embedded_cache.enabled")),
          loki("**.enable_postings_cache", DELETE),
          loki("**.fifocache", beside("embedded_cache")),
          loki("**.shared_store", set("schema_config.configs[].object_store")),
          loki("**.shared_store_key_prefix", set("schema_config.configs[].index.path_prefix")),
          loki("**.sse_encryption", beside("sse.type")),
          loki("**.use_boltdb_shipper_as_backup", DELETE));

  // Keys: by the `yaml` tags of the first patch of each minor, tempo v2.4.2 to v2.10.0.
  private static final List<Removal> TEMPO =
      List.of(
          tempo("autocomplete_filtering_enabled", "2.6"),
          tempo("query_frontend.querier_forget_delay", "2.7"),
          tempo("query_frontend.trace_by_id.hedge_requests_at", "2.5"),
          tempo("query_frontend.trace_by_id.hedge_requests_up_to", "2.5"),
          tempo("querier.search.external_backend", "2.8"),
          tempo("querier.search.external_endpoints", "2.8"),
          tempo("querier.search.external_hedge_requests_at", "2.8"),
          tempo("querier.search.external_hedge_requests_up_to", "2.8"),
          tempo("querier.search.google_cloud_run", "2.8"),
          tempo("querier.search.prefer_self", "2.8"),
          tempo("use_otel_tracer", "2.7"),
          tempo("**.use_v2_sdk", "2.6"));

  /// The removal of that key, if the program of that version lacks it for that reason.
  ///
  /// @param path dotted, without list positions
  static Optional<Removal> of(Program program, Version version, String path) {
    return switch (program) {
      case LOKI -> find(LOKI, version, path);
      case TEMPO -> find(TEMPO, version, path);
      case PROMTAIL,
          GRAFANA,
          GRAFANA_AGENT,
          ALLOY,
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

  private static Optional<Removal> find(List<Removal> removals, Version version, String path) {
    return removals.stream()
        .filter(removal -> removal.names(path) && version.compareTo(removal.in) >= 0)
        .findFirst();
  }

  private boolean names(String key) {
    return path.startsWith(ANYWHERE)
        ? key.endsWith(path.substring(ANYWHERE.length() - 1))
        : key.equals(path);
  }

  private static Removal loki(String path, String repair) {
    return new Removal(Program.LOKI, path, Version.of("3.0"), repair);
  }

  private static Removal tempo(String path, String in) {
    return new Removal(Program.TEMPO, path, Version.of(in), DELETE);
  }

  private static String beside(String key) {
    return "set `" + key + "` beside it instead";
  }

  private static String set(String key) {
    return "set `" + key + "` instead";
  }
}
