package dev.plg.app.lint;

/// A chart whose values are known.
///
/// @param name without a repository, as in `loki`
/// @param version the chart's own, as in `5.48.0`
public record ChartVersion(String name, String version) {}
