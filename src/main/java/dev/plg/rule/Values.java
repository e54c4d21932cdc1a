package dev.plg.rule;

import dev.plg.yaml.Mapping;

/// Values for a chart, as somebody wrote them.
///
/// @param chart its name, as in `loki`
/// @param version the chart's own, as in `5.48.0`
public record Values(String chart, String version, Mapping tree) {}
