package dev.plg.cli;

/// A chart whose values are known.
///
/// @param name without a repository, as in `loki`
/// @param version the chart's own, as in `5.48.0`
record ChartVersion(String name, String version) {}
