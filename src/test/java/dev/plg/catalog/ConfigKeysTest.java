package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Location;
import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigKeysTest {

  private static final String FILESYSTEM =
      """
      auth_enabled: false
      server: {http_listen_port: 3100}
      common:
        path_prefix: /var/loki
        replication_factor: 1
        ring: {kvstore: {store: inmemory}}
        storage: {filesystem: {chunks_directory: /var/loki/chunks, rules_directory: /var/loki/rules}}
      schema_config:
        configs:
          - {from: 2024-01-01, store: tsdb, object_store: filesystem, schema: v13, index: {prefix: index_, period: 24h}}
      compactor: {working_directory: /var/loki/compactor, retention_enabled: true, delete_request_store: filesystem}
      limits_config: {retention_period: 168h}
      """;

  private static final String S3 =
      """
      auth_enabled: false
      server: {http_listen_port: 3100, grpc_listen_port: 9095}
      memberlist: {join_members: [loki-memberlist]}
      common:
        path_prefix: /var/loki
        replication_factor: 3
        storage: {s3: {region: us-east-1, bucketnames: my-loki-chunks, s3forcepathstyle: false}}
      schema_config:
        configs:
          - {from: 2024-01-01, store: tsdb, object_store: s3, schema: v13, index: {prefix: loki_index_, period: 24h}}
      compactor: {retention_enabled: true, delete_request_store: s3, working_directory: /var/loki/compactor}
      limits_config: {retention_period: 744h, allow_structured_metadata: true}
      """;

  private static final String DYNAMODB =
      """
      limits_config: {allow_structured_metadata: false, retention_stream: [{selector: '{a="b"}', priority: 1, period: 24h}]}
      schema_config:
        configs:
          - from: 2020-10-24
            store: aws
            object_store: s3
            schema: v11
            index: {prefix: loki_index_, period: 168h, tags: {team: obs}}
            row_shards: 16
      storage_config:
        aws: {s3: s3://us-east-1/bucket, dynamodb: {dynamodb_url: dynamodb://us-east-1}}
        named_stores: {aws: {archive: {bucketnames: old, region: eu-west-1}}}
      table_manager: {retention_deletes_enabled: true, retention_period: 672h}
      """;

  private static final String TEMPO =
      """
      server: {http_listen_port: 3200}
      distributor:
        receivers:
          otlp: {protocols: {grpc: {endpoint: 0.0.0.0:4317}, http: {endpoint: 0.0.0.0:4318}}}
          jaeger: {protocols: {thrift_http: {endpoint: 0.0.0.0:14268}, grpc: {endpoint: 0.0.0.0:14250}}}
          zipkin: {endpoint: 0.0.0.0:9411}
      compactor: {compaction: {block_retention: 24h}}
      overrides: {per_tenant_override_config: /conf/overrides.yaml, max_traces_per_user: 1000}
      storage:
        trace:
          backend: s3
          s3: {bucket: b, endpoint: s3.us-east-1.amazonaws.com, region: us-east-1}
          local: {path: /var/tempo/traces}
          wal: {path: /var/tempo/wal}
      """;

  private static final String PROMTAIL =
      """
      server: {http_listen_port: 9080, grpc_listen_port: 0}
      positions: {filename: /run/promtail/positions.yaml}
      clients: [{url: http://loki:3100/loki/api/v1/push, tenant_id: a, external_labels: {cluster: c}}]
      scrape_configs:
        - job_name: kubernetes-pods
          kubernetes_sd_configs: [{role: pod}]
          pipeline_stages: [{cri: {}}, {match: {selector: '{a="b"}', stages: [{drop: {expression: x}}]}}]
          relabel_configs:
            - {source_labels: [__meta_kubernetes_namespace], target_label: namespace, action: replace}
            - {source_labels: [a, b], separator: /, regex: (.*), replacement: /var/log/pods/*$1/*.log, target_label: __path__}
        - job_name: files
          static_configs: [{targets: [localhost], labels: {job: files, __path__: /var/log/*.log}}]
      """;

  @ParameterizedTest
  @CsvSource({
    "loki, 2.9",
    "loki, 2.9.6",
    "loki, 2.9.17",
    "loki, v3.7.6",
    "tempo, 2.4.2",
    "tempo, 2.10",
    "promtail, 2.9.3",
    "promtail, 3.5.1",
    "grafana, 12.3.1",
    "grafana, 13.2.0"
  })
  void finds_the_table_by_its_minor(String program, String version) {
    assertTrue(of(program, version).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"loki, 1.6", "grafana, 9.5", "alloy, 1.0"})
  void has_no_table_for_what_it_does_not_know(String program, String version) {
    assertEquals(Optional.empty(), of(program, version));
  }

  @ParameterizedTest
  @CsvSource({"2.9", "3.7"})
  void accepts_the_golden_configurations_of_loki(String version) {
    assertEquals(List.of(), found("loki", version, FILESYSTEM));
    assertEquals(List.of(), found("loki", version, S3));
    assertEquals(List.of(), found("loki", version, DYNAMODB));
  }

  @ParameterizedTest
  @CsvSource({"2.4", "2.10"})
  void accepts_the_golden_configuration_of_tempo(String version) {
    assertEquals(List.of(), found("tempo", version, TEMPO));
  }

  @ParameterizedTest
  @CsvSource({"2.9", "3.5"})
  void accepts_the_golden_configuration_of_promtail(String version) {
    assertEquals(List.of(), found("promtail", version, PROMTAIL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | retention_enabled: true | compactor.retention_enabled",
        "loki | limits_config: {ingestion_rate: 4} | limits_config.ingestion_rate_mb",
        "loki | compactor: {retention_enable: true} | compactor.retention_enabled",
        "loki | common: {replicationFactor: 3} | common.replication_factor",
        "loki | memberlist: {joinmembers: []} | memberlist.join_members",
        "loki | limits_config: {working_directory: /a} | compactor.working_directory",
        "loki | schema_config: {configs: [{stor: tsdb}]} | schema_config.configs[].store",
        "loki | storage_config: {named_stores: {aws: {a: {bucketname: x}}}}"
            + " | storage_config.named_stores.aws.a.bucketnames",
        "promtail | clients: [{ulr: x}] | clients[].url",
        "promtail | scrape_configs: [{relabel_configs: [{source_label: [a]}]}]"
            + " | scrape_configs[].relabel_configs[].source_labels",
        "tempo | storage: {trace: {s3: {buckets: x}}} | storage.trace.s3.bucket",
        "tempo | compacted_block_retention: 1h | compactor.compaction.compacted_block_retention",
      })
  void names_the_nearest_key(String program, String config, String nearest) {
    String version = program.equals("tempo") ? "2.4" : "2.9";
    assertEquals(Optional.of(nearest), only(program, version, config).nearest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          server: {root_ur: x}                         | server.root_url
          server: {rooturl: x}                         | server.root_url
          server: {root_rul: x}                        | server.root_url
          Server: {root_url: x}                        | server
          sever: {root_url: x}                         | server
          auth.gogle: {client_id: x}                   | "auth.google"
          auth.google: {clientid: x}                   | "auth.google".client_id
          plugins: {preinstall_disable: true}          | plugins.preinstall_disabled
          feature_toggle: {a: true}                    | feature_toggles
          plugin.grafana-image-rendrer: {grpc_port: 1} | "plugin.grafana-image-renderer"
          """)
  void finds_the_slips_in_the_settings_of_grafana(String config, String meant) {
    for (String version : List.of("12.3.1", "13.2.0")) {
      assertEquals(Optional.of(meant), only("grafana", version, config).nearest());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server: {root_url: http://x/, serve_from_sub_path: true}",
        "auth.google: {client_id: x}\nauth.generic_oauth: {use_pkce: true}",
        "plugins: {preinstall: a, preinstall_disabled: true}",
        "database: {high_availability: false}",
        "feature_toggles: {enable: a, anyToggle: true}",
        "feature_toggles.openfeature.context: {foo: bar}",
        "plugin.of-somebody: {any: thing}",
        "plugin.ab: {any: thing}",
        "metrics.environment_info: {region: x}",
        "alerting: {enabled: false}",
      })
  void accepts_what_grafana_reads(String config) {
    assertEquals(List.of(), found("grafana", "12.3.1", config));
    assertEquals(List.of(), found("grafana", "13.2.0", config));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server: {of_a_later_version: x}",
        "server: {admin_user: x}", // known in another section, which tells nothing of this one
        "server: {socket_uid_x: x}",
        "section_of_a_later_version: {root_ur: x}",
        "auth.scim: {user_sync_enabled: true}",
        "rendering: {server_path: x}",
      })
  void passes_what_it_does_not_know_of_grafana_at_all(String config) {
    assertEquals(List.of(), found("grafana", "13.2.0", config));
  }

  @Test
  void no_known_setting_of_grafana_would_be_a_slip_of_another() {
    KeyTable table = KeyTable.load("config/grafana", Version.of("12.3.1")).orElseThrow();
    assertNoSlips(table.root());
    table.root().children().values().forEach(ConfigKeysTest::assertNoSlips);
  }

  private static void assertNoSlips(KeyNode node) {
    for (String key : node.children().keySet()) {
      var others = new TreeSet<>(node.children().keySet());
      others.remove(key);
      assertEquals(Optional.empty(), Nearest.slip(key, others), key);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limits_config: {enforce_metric_name: false} | delete it",
        "ingester: {max_transfer_retries: 0} | delete it",
        "compactor: {shared_store: s3} | set `compactor.delete_request_store` instead",
        "chunk_store_config: {max_look_back_period: 0s}"
            + " | set `limits_config.max_query_lookback` instead",
        "querier: {query_timeout: 1m} | set `limits_config.query_timeout` instead",
        "storage_config: {tsdb_shipper: {shared_store: s3}}"
            + " | set `schema_config.configs[].object_store` instead",
        "storage_config: {aws: {sse_encryption: true}} | set `sse.type` beside it instead",
        "query_range: {results_cache: {cache: {fifocache: {size: 1}}}}"
            + " | set `embedded_cache` beside it instead",
      })
  void tells_what_to_do_about_a_removed_key(String config, String repair) {
    assertEquals(List.of(), found("loki", "2.9", config));
    UnknownKey removed = only("loki", "3.7", config);
    assertEquals(Optional.of("3.0"), removed.removedIn());
    assertEquals(Optional.of(repair), removed.replacement());
  }

  @Test
  void every_key_that_a_repair_names_exists() {
    for (String key :
        List.of(
            "limits_config.max_query_lookback",
            "limits_config.deletion_mode",
            "limits_config.query_timeout",
            "limits_config.split_queries_by_interval",
            "compactor.delete_request_store",
            "compactor.delete_request_store_key_prefix",
            "querier.max_concurrent",
            "schema_config.configs.0.object_store",
            "schema_config.configs.0.index.path_prefix",
            "storage_config.aws.sse.type",
            "query_range.results_cache.cache.embedded_cache.enabled",
            "query_range.results_cache.cache.background.writeback_buffer",
            "query_range.results_cache.cache.background.writeback_goroutines")) {
      assertTrue(keys("loki", "3.7").type(Pointer.of(key.split("\\."))).isPresent(), key);
    }
  }

  @Test
  void tells_that_a_later_version_knows_the_key() {
    String config = "limits_config: {discover_service_name: []}";
    assertEquals(Optional.of("3.0.0"), only("loki", "2.9", config).addedIn());
    assertEquals(List.of(), found("loki", "3.7", config));
  }

  /// Loki 4.0 has no table manager, and its release is still to come.
  @Test
  void tells_what_the_coming_version_refuses() {
    String config = "table_manager: {retention_period: 672h}";
    assertEquals(List.of(), found("loki", "3.7", config));
    assertEquals(Optional.of("4.0.0"), only("loki", "4.0", config).removedIn());
  }

  @Test
  void judges_a_version_that_is_not_known_by_its_neighbours() {
    ConfigKeys between = keys("loki", "3.4.99");
    assertEquals(false, between.isExact());
    assertEquals("3.4.6", between.version().toString());
    assertEquals(true, only("loki", "3.4.99", "limits_config: {ingestion_rate: 4}").isCertain());
    // 3.5.0 has it
    String later = "limits_config: {log_level_from_json_max_depth: 3}";
    assertEquals(false, only("loki", "3.4.99", later).isCertain());
    assertEquals(false, only("loki", "9.9.9", "limits_config: {ingestion_rate: 4}").isCertain());
  }

  @Test
  void tells_the_words_and_the_flag_of_a_key() {
    KnownKey level = key("server", "log_level");
    assertEquals(List.of("debug", "info", "warn", "error"), level.words());
    assertEquals("log.level", level.flag());
    KnownKey retention = key("limits_config", "retention_period");
    assertEquals(ValueType.DURATION, retention.type());
    assertEquals(Optional.of("\"0s\""), retention.standard());
    assertEquals(ValueType.GO_DURATION, key("ingester", "max_chunk_age").type());
    assertEquals(ValueType.BYTES, key("limits_config", "per_stream_rate_limit").type());
  }

  private static KnownKey key(String... steps) {
    Mapping tree = Mapping.EMPTY;
    for (String step : List.of(steps).reversed()) {
      tree = Mapping.builder().put(step, tree).build();
    }
    return keys("loki", "3.7").values(tree).getLast().key();
  }

  @Test
  void a_misspelt_key_was_never_removed_nor_added() {
    UnknownKey unknown = only("loki", "3.7", "limits_config: {retention_perod: 1h}");
    assertEquals(Optional.empty(), unknown.removedIn());
    assertEquals(Optional.empty(), unknown.replacement());
    assertEquals(Optional.empty(), unknown.addedIn());
  }

  @Test
  void names_the_key_and_its_place() {
    UnknownKey unknown =
        only("loki", "3.7", "schema_config:\n  configs:\n    - form: 2024-01-01\n");
    assertEquals("form", unknown.key());
    assertEquals(Pointer.of("schema_config", "configs", "0", "form"), unknown.at());
    assertEquals(new Location("loki.yaml", 3, 7), unknown.place());
  }

  @Test
  void finds_them_all_in_the_order_they_are_written() {
    assertEquals(
        List.of("b", "common.a", "c"), found("loki", "3.7", "b: 1\ncommon: {a: 1}\nc: 1\n"));
  }

  @Test
  void says_nothing_of_what_the_program_hands_on() {
    assertEquals(
        List.of(), found("tempo", "2.10", "distributor: {receivers: {kafka: {any: {thing: 1}}}}"));
    assertEquals(
        List.of(),
        found("promtail", "3.5", "scrape_configs: [{pipeline_stages: [{docker: {x: 1}}]}]"));
    assertEquals(
        List.of(), found("loki", "3.7", "limits_config: {ruler_remote_write_headers: {x: y}}"));
  }

  @Test
  void a_value_of_another_kind_is_no_unknown_key() {
    assertEquals(
        List.of(), found("loki", "3.7", "compactor: []\nserver: text\nauth_enabled: {a: 1}"));
  }

  @Test
  void tells_the_type_of_a_key() {
    ConfigKeys keys = keys("loki", "3.7");
    assertEquals(Optional.of(ValueType.BOOL), keys.type(Pointer.of("auth_enabled")));
    assertEquals(Optional.of(ValueType.CLOSED), keys.type(Pointer.of("common")));
    assertEquals(
        Optional.of(ValueType.STRING),
        keys.type(Pointer.of("schema_config", "configs", "0", "store")));
    assertEquals(Optional.empty(), keys.type(Pointer.of("no_such_key")));
  }

  private static Optional<ConfigKeys> of(String program, String version) {
    return ConfigKeys.of(Program.of(program).orElseThrow(), Version.of(version));
  }

  private static ConfigKeys keys(String program, String version) {
    return of(program, version).orElseThrow();
  }

  private static List<UnknownKey> unknown(String program, String version, String config) {
    var parsed = YamlReader.read("loki.yaml", config);
    assertEquals(List.of(), parsed.findings());
    return keys(program, version).unknown((Mapping) parsed.documents().getFirst().root());
  }

  private static List<String> found(String program, String version, String config) {
    return unknown(program, version, config).stream().map(key -> key.at().toString()).toList();
  }

  private static UnknownKey only(String program, String version, String config) {
    List<UnknownKey> unknown = unknown(program, version, config);
    assertEquals(1, unknown.size(), unknown::toString);
    return unknown.getFirst();
  }
}
