package dev.plg.model;

/// The log store.
///
/// @param version the version line of the catalog, which every other component follows
/// @param config merged over the configuration that plg derives, last
public record Loki(
    String version, int replicas, Retention retention, Workload workload, Passthrough config) {

  public Loki {
    InvalidValue.unless(replicas >= 1, "%d replicas store nothing".formatted(replicas), "set 1 or more");
  }
}
