package dev.plg.model;

/// The log collector on each node.
///
/// @param config merged over the configuration that plg derives, last
public record Promtail(
    LogDiscovery discovery, NamespaceFilter namespaces, Workload workload, Passthrough config) {}
