package dev.plg.model;

/// Promtail, the log collector on each node.
///
/// @param config merged over the configuration that plg derives, last
public record Promtail(
    LogDiscovery discovery, NamespaceFilter namespaces, PodSettings workload, Passthrough config)
    implements Collector.OnNodes {}
