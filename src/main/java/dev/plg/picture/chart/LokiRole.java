package dev.plg.picture.chart;

import java.util.List;

/// A part of Loki that the chart `loki` runs as pods of its own.
///
/// @param key of its values
/// @param target that its pods run, which the names of its objects end with; empty for the whole
/// @param isStateful whether it is a StatefulSet, where the chart says no kind
/// @param scratch the volume for temporary files, and where it is mounted; empty for none
/// @param hasData whether /var/lib data is kept or at least written
record LokiRole(
    String key, String target, boolean isStateful, List<String> scratch, boolean hasData) {

  // helm-loki-6.55.0 production/helm/loki/templates
  static final LokiRole WHOLE = stateful("singleBinary", "single-binary", "tmp", "/tmp");

  static final List<LokiRole> SCALABLE =
      List.of(
          stateful("write", "write"),
          new LokiRole("read", "read", false, List.of("tmp", "/tmp"), true),
          stateful("backend", "backend", "tmp", "/tmp"));

  /// The two of the scalable mode without a backend.
  static final List<LokiRole> LEGACY =
      List.of(SCALABLE.getFirst(), stateful("read", "read", "tmp", "/tmp"));

  static final List<LokiRole> DISTRIBUTED =
      List.of(
          stateful("ingester", "ingester"),
          new LokiRole("distributor", "distributor", false, List.of(), false),
          new LokiRole("querier", "querier", false, List.of(), true),
          new LokiRole("queryFrontend", "query-frontend", false, List.of(), false),
          new LokiRole("queryScheduler", "query-scheduler", false, List.of(), false),
          stateful("indexGateway", "index-gateway"),
          stateful("compactor", "compactor", "temp", "/tmp"),
          stateful("ruler", "ruler", "tmp", "/tmp/loki"));

  /// Those that the chart has in each distributed mode, even without pods, where all parts are
  /// alike.
  // community charts/loki/templates@loki-18.11.0
  static final List<LokiRole> UNIFORM =
      List.of(
          new LokiRole("bloomBuilder", "bloom-builder", false, List.of(), true),
          stateful("patternIngester", "pattern-ingester"),
          new LokiRole("overridesExporter", "overrides-exporter", false, List.of(), true));

  /// Those that run only where they have replicas.
  static final List<LokiRole> ASKED_FOR =
      List.of(stateful("bloomGateway", "bloom-gateway"), stateful("bloomPlanner", "bloom-planner"));

  private static LokiRole stateful(String key, String target, String... scratch) {
    return new LokiRole(key, target, true, List.of(scratch), true);
  }

  boolean isWhole() {
    return equals(WHOLE);
  }

  /// Whether it is one of those of the scalable mode.
  boolean isScalable() {
    return SCALABLE.contains(this) || LEGACY.contains(this);
  }

  /// Whether it reads without a backend.
  boolean isLegacyRead() {
    return key.equals("read") && isStateful;
  }
}
