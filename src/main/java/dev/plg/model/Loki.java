package dev.plg.model;

import java.util.Optional;

/// The log store.
///
/// @param version the version line of the catalog, which every other component follows
/// @param schema in which form logs were and are stored
/// @param disk of each pod: all that is stored on a filesystem; else the write-ahead log and caches
/// @param tenant whose logs these are; empty: tenants are not told apart
/// @param ingest how much is logged; empty: not said
/// @param config merged over the configuration that plg derives, last
public record Loki(
    String version,
    int replicas,
    LogRetention retention,
    Schema schema,
    Disk disk,
    Optional<TenantId> tenant,
    Optional<Ingest> ingest,
    PodSettings workload,
    Passthrough config) {

  public Loki {
    InvalidValue.unless(
        replicas >= 1,
        () -> "%d replicas cannot store anything".formatted(replicas),
        () -> "set 1 or more");
  }

  /// How many pods hold each line before it is stored: three where there are several, so that one
  /// may fail while a majority answers.
  // dskit ring/replication_strategy.go: minSuccess = replicationFactor/2 + 1
  public int replicationFactor() {
    return replicas == 1 ? 1 : 3;
  }

  public boolean isClustered() {
    return replicas > 1;
  }
}
