package dev.plg.catalog;

/// A published Helm chart.
///
/// @param repository the URL of the chart repository
/// @param deprecated true where the chart itself says so (`deprecated: true`)
public record Chart(String repository, String name, String version, boolean deprecated) {}
