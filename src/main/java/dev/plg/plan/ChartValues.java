package dev.plg.plan;

import dev.plg.catalog.Chart;
import dev.plg.yaml.Mapping;
import java.util.List;

/// What a component's chart is given to run the same program, with the same configuration and under
/// the same names as its manifests.
///
/// @param component the component's name: `loki`
/// @param release the name of the release, within the stack's affix
/// @param values all that must hold, whether the chart's own default states it or not
/// @param unsupported what of the stack the chart has no value for
/// @param objects what plg's own chart makes of the values; empty for a chart of upstream's
/// @param switched the parts of the chart whose switch `enabled` is written, be it the chart's
///   default
public record ChartValues(
    String component,
    String release,
    Chart chart,
    Mapping values,
    List<Unsupported> unsupported,
    List<Mapping> objects,
    List<String> switched) {

  public ChartValues {
    unsupported = List.copyOf(unsupported);
    objects = List.copyOf(objects);
    switched = List.copyOf(switched);
  }

  public ChartValues(
      String component,
      String release,
      Chart chart,
      Mapping values,
      List<Unsupported> unsupported) {
    this(component, release, chart, values, unsupported, List.of(), List.of());
  }

  public ChartValues(String component, String release, Chart chart, Mapping values) {
    this(component, release, chart, values, List.of());
  }

  /// For plg's own chart.
  public static ChartValues ofExtras(
      String component, String release, Mapping values, List<Mapping> objects) {
    return new ChartValues(component, release, Chart.EXTRAS, values, List.of(), objects, List.of());
  }
}
