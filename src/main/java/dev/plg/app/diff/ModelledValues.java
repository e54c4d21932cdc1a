package dev.plg.app.diff;

import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Release;
import dev.plg.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The values of charts that are not at hand: a difference that plg's model does not show is said,
/// and not passed over.
final class ModelledValues {

  static final String RULE = "diff/not-modelled";

  private final Set<Location> explained = new HashSet<>();
  private final List<Finding> notes = new ArrayList<>();
  private final List<Change> idle = new ArrayList<>();

  private ModelledValues(DeploymentDiff diff) {
    diff.changes().stream()
        .flatMap(it -> it.difference().stream())
        .forEach(
            it -> {
              it.before().ifPresent(this::explain);
              it.after().ifPresent(this::explain);
            });
  }

  /// The comparison, with what differs in the values beside it.
  static DeploymentDiff of(DeploymentDiff diff, List<Release> before, List<Release> after) {
    var values = new ModelledValues(diff);
    for (Release was : before) {
      after.stream()
          .filter(
              it -> it.name().equals(was.name()) && it.chart().name().equals(was.chart().name()))
          .findFirst()
          .ifPresent(now -> values.compare(was, now));
    }
    return diff.with(values.idle, values.notes);
  }

  private void explain(Node node) {
    explained.add(node.place());
    node.scalars().forEach(it -> explained.add(it.place()));
  }

  private void compare(Release was, Release now) {
    if (!was.chart().version().equals(now.chart().version())) {
      notes.add(
          unexplained(
              now.place(),
              "chart %s changes from %s to %s"
                  .formatted(now.chart().name(), was.chart().version(), now.chart().version())));
    }
    Optional<KnownChart> chart = KnownCharts.of(now.chart().name(), now.chart().version());
    for (DifferentValue it : Comparison.ofConfigs(List.of(), was.values(), now.values())) {
      if (chart.isPresent() && chart.get().keys().type(it.keys()).isEmpty()) {
        idle.add(
            Change.of(
                new ObjectName("", "Values", "", now.by()),
                it,
                Verdict.of(Effect.NOTHING, "no template of the chart reads it")));
      } else if (!isExplained(it)) {
        notes.add(unexplained(it.place(), "value `%s` differs".formatted(it.path())));
      }
    }
  }

  private boolean isExplained(DifferentValue difference) {
    return difference.before().map(this::isExplained).orElse(false)
        || difference.after().map(this::isExplained).orElse(false);
  }

  private boolean isExplained(Node node) {
    return explained.contains(node.place())
        || node.scalars().anyMatch(it -> explained.contains(it.place()));
  }

  private static Finding unexplained(Location place, String message) {
    return new Finding(
        RULE,
        Severity.WARNING,
        place,
        message,
        "what it does is known only with the chart at hand",
        "name the folder that has it with --charts");
  }
}
