package dev.plg.model;

/// Grafana Alloy, the log collector on each node.
public record Alloy(LogDiscovery discovery, NamespaceFilter namespaces, PodSettings workload)
    implements Collector.OnNodes {}
