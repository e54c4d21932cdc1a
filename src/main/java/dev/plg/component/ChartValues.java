package dev.plg.component;

import dev.plg.catalog.Chart;
import dev.plg.yaml.Mapping;

/// What a component's chart is given to run the same program, with the same configuration and under
/// the same names as its manifests.
///
/// @param component the component's name, and that of the release: `loki`
/// @param values all that must hold, whether the chart's own default says it or not
public record ChartValues(String component, String release, Chart chart, Mapping values) {}
