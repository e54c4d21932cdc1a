package dev.plg.app.diff;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The way from two inputs to what differs between them.
///
/// @param diff empty where there are errors
/// @param findings what is wrong with the inputs, and what could not be compared
public record Comparing(Optional<DeploymentDiff> diff, List<Finding> findings) {

  public Comparing {
    findings = List.copyOf(findings);
  }

  /// Compares two inputs that were read.
  public static Comparing of(SideReading before, SideReading after) {
    var findings =
        new ArrayList<>(
            Stream.concat(before.findings().stream(), after.findings().stream()).toList());
    if (before.side().isEmpty() || after.side().isEmpty()) {
      return new Comparing(Optional.empty(), findings);
    }
    if (before.releases().isEmpty() != after.releases().isEmpty()) {
      findings.add(unlike(before.releases().isEmpty() ? after : before));
      return new Comparing(Optional.empty(), findings);
    }
    Stream.concat(before.releases().stream(), after.releases().stream())
        .map(ReleaseObjects::isModelled)
        .distinct()
        .forEach(findings::add);
    DeploymentDiff diff =
        ModelledValues.of(
            DeploymentDiff.of(before.side().get(), after.side().get()),
            before.releases(),
            after.releases());
    findings.addAll(diff.notes());
    return new Comparing(Optional.of(diff), findings);
  }

  private static Finding unlike(SideReading modelled) {
    Release release = modelled.releases().getFirst();
    return Finding.error(
        "input/not-comparable",
        Location.of(release.place().file()),
        "values of chart %s %s cannot be compared with objects"
            .formatted(release.chart().name(), release.chart().version()),
        "the chart is not at hand, and plg models only those of its objects that rules look at",
        "name the folder that has the chart, as NAME-VERSION, with --charts");
  }
}
