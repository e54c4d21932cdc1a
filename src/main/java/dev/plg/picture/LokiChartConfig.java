package dev.plg.picture;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Version;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;

/// The configuration that the chart `loki` puts together from its values, without
/// `structuredConfig`.
// loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.config, community
// charts/loki/values.yaml@loki-18.11.0 loki.config
final class LokiChartConfig {

  /// The sections that have the same name in the values.
  private static final List<String> SECTIONS =
      List.of(
          "server",
          "ingester",
          "ingester_client",
          "pattern_ingester",
          "limits_config",
          "query_scheduler",
          "query_range",
          "storage_config",
          "compactor",
          "analytics",
          "querier",
          "index_gateway",
          "frontend",
          "frontend_worker",
          "distributor",
          "bloom_build",
          "bloom_gateway",
          "operational_config");

  /// Sections of which the chart hands on the switch alone; the rest it reads itself, as
  /// `ui.gateway`, by which its gateway has a way to the UI.
  // loki production/helm/loki/values.yaml@helm-loki-6.55.0 loki.config; templates/_helpers.tpl:896
  private static final List<String> SWITCHES = List.of("tracing", "ui");

  private static final List<String> OTHERS =
      List.of(
          "auth_enabled",
          "commonConfig",
          "memberlistConfig",
          "extraMemberlistConfig",
          "rulerConfig",
          "schemaConfig",
          "storage",
          "structuredConfig");

  /// The chart's words for S3, and Loki's.
  private static final Map<String, String> S3 =
      Map.of(
          "s3", "s3",
          "endpoint", "endpoint",
          "region", "region",
          "secretAccessKey", "secret_access_key",
          "accessKeyId", "access_key_id",
          "signatureVersion", "signature_version",
          "s3ForcePathStyle", "s3forcepathstyle",
          "insecure", "insecure",
          "http_config", "http_config",
          "backoff_config", "backoff_config");

  private LokiChartConfig() {}

  /// Whether values below `loki` have a say in the configuration.
  static boolean isTouched(Mapping loki) {
    return SECTIONS.stream().anyMatch(loki.keys()::contains)
        || SWITCHES.stream().anyMatch(loki.keys()::contains)
        || OTHERS.stream().anyMatch(loki.keys()::contains);
  }

  /// @param chart its version
  /// @param whole the values, with the chart's own below them
  static Mapping of(String chart, Mapping whole) {
    Mapping loki = whole.mapping("loki");
    Mapping.Builder all = Mapping.builder();
    ValuesConfigs.copy(loki, "auth_enabled", all, "auth_enabled");
    SECTIONS.forEach(section -> ValuesConfigs.copy(loki, section, all, section));
    SWITCHES.forEach(section -> addSwitch(loki.mapping(section), section, all));
    Mapping ring = loki.mapping("memberlistConfig");
    all.put(
        "memberlist",
        ring.isEmpty()
            ? ValuesConfigs.over(
                loki.mapping("extraMemberlistConfig"),
                Mapping.of(Map.of("join_members", List.of("loki-memberlist"))))
            : ring);
    all.put("common", common(loki, whole.mapping("minio")));
    ValuesConfigs.copy(loki, "rulerConfig", all, "ruler");
    Mapping schema = loki.mapping("schemaConfig");
    if (!schema.isEmpty()) {
      ValuesConfigs.copy(loki, "schemaConfig", all, "schema_config");
    } else {
      // a newer chart refuses to render, which a rule on the values says
      boolean own = !Capability.LOKI_CHART_ASKS_FOR_SCHEMA.isIn(Version.of(chart));
      all.put("schema_config", Map.of("configs", List.of(fallback(loki, own))));
    }
    return all.put("runtime_config", Map.of("file", "/etc/loki/runtime-config/runtime-config.yaml"))
        .build();
  }

  private static void addSwitch(Mapping section, String name, Mapping.Builder all) {
    Mapping.Builder kept = Mapping.builder().at(section.place());
    ValuesConfigs.copy(section, "enabled", kept, "enabled");
    all.putIf(section.find("enabled").isPresent(), name, kept.build());
  }

  private static Mapping common(Mapping loki, Mapping minio) {
    Mapping storage = loki.mapping("storage");
    Mapping.Builder kinds = Mapping.builder();
    boolean own = minio.text("enabled").filter("true"::equals).isPresent();
    switch (own ? "minio" : storage.text("type").orElse("")) {
      case "minio" ->
          kinds.put(
              "s3",
              Map.of(
                  "endpoint",
                  "http://minio:9000",
                  "bucketnames",
                  "chunks",
                  "s3forcepathstyle",
                  true,
                  "insecure",
                  true));
      case "s3" -> kinds.put("s3", s3(storage));
      case "filesystem" -> ValuesConfigs.copy(storage, "filesystem", kinds, "filesystem");
      default -> {} // of other clouds the rules know nothing
    }
    Mapping written = kinds.build();
    Mapping.Builder common = loki.mapping("commonConfig").toBuilder();
    return common.putIf(!written.isEmpty(), "storage", written).build();
  }

  private static Mapping s3(Mapping storage) {
    Mapping.Builder s3 = Mapping.builder();
    S3.forEach((key, name) -> ValuesConfigs.copy(storage.mapping("s3"), key, s3, name));
    storage
        .find(Pointer.of("bucketNames", "chunks"))
        .ifPresent(
            _ -> ValuesConfigs.copy(storage.mapping("bucketNames"), "chunks", s3, "bucketnames"));
    return s3.build();
  }

  /// What 5.x takes where no schema is written.
  private static Mapping fallback(Mapping loki, boolean own) {
    return Mapping.of(
        Map.of(
            "from",
            "2022-01-11",
            "store",
            own ? "boltdb-shipper" : "tsdb",
            "object_store",
            loki.mapping("storage").text("type").orElse("s3"),
            "schema",
            own ? "v12" : "v13",
            "index",
            Map.of("prefix", "loki_index_", "period", "24h")));
  }
}
