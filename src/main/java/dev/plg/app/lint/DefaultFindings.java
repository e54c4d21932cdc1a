package dev.plg.app.lint;

import dev.plg.catalog.KnownChart;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.chart.ChartDefaultPlaces;
import dev.plg.view.UserValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;

/// Leads findings on what a chart has by default to where the user would set something else: the
/// nearest key around it that the user wrote.
final class DefaultFindings {

  private static final String NO_SCHEMA = "schema/empty";

  private final ChartDefaultPlaces defaults;
  private final Mapping values;
  private final boolean isChanged;

  /// @param values as the user wrote them
  DefaultFindings(KnownChart chart, Mapping values) {
    this.defaults = ChartDefaultPlaces.of(chart);
    this.values = values;
    this.isChanged = new UserValues(chart, values).changesTheChart();
  }

  /// Whether a finding is no more than a warning of what the chart has by default, whatever the
  /// values are. Rules on values name the defaults that matter.
  boolean isIdle(Finding finding) {
    if (!isChanged && finding.rule().equals(NO_SCHEMA)) {
      return true; // a chart without a schema is for the user to complete
    }
    Optional<Pointer> near = defaults.keyNear(finding.place());
    return near.isPresent() && (!isChanged || (!finding.isError() && !isSaid(finding, near.get())));
  }

  /// Whether the user wrote the very value, though the chart has it by default.
  private boolean isSaid(Finding finding, Pointer key) {
    return defaults.key(finding.place()).isPresent()
        && values.find(key).filter(Scalar.class::isInstance).isPresent();
  }

  /// The chart's default that a finding is about; empty for one on what the user wrote.
  Optional<Pointer> key(Finding finding) {
    return defaults.key(finding.place());
  }

  Finding placed(Finding finding) {
    Optional<Pointer> near = defaults.keyNear(finding.place()).map(DefaultFindings::outOfLists);
    return near.map(it -> placed(finding, it)).orElse(finding);
  }

  private Finding placed(Finding finding, Pointer key) {
    Location place = values.placeOf(key.steps().toArray(String[]::new));
    boolean isSaid = values.find(key).isPresent();
    String message =
        defaults.key(finding.place()).isPresent() && !isSaid
            ? "%s: %s".formatted(finding.message(), unset(key))
            : finding.message();
    return new Finding(
        finding.rule(),
        finding.severity(),
        place,
        message,
        finding.why(),
        finding.fix(),
        List.of(),
        finding.assignment());
  }

  private String unset(Pointer key) {
    Optional<Node> value = defaults.find(key);
    return value.isPresent()
            && value.get() instanceof Scalar scalar
            && !scalar.isNull()
            && !scalar.text().isEmpty()
            && !scalar.text().contains("\n")
        ? "`%s` is not set and defaults to %s".formatted(key, scalar.text())
        : "`%s` is not set".formatted(key);
  }

  /// A list is set as a whole.
  private static Pointer outOfLists(Pointer key) {
    List<String> steps = key.steps();
    int end = 0;
    while (end < steps.size() && !steps.get(end).matches("[0-9]+")) {
      end++;
    }
    return new Pointer(steps.subList(0, end));
  }
}
