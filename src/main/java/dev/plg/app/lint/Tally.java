package dev.plg.app.lint;

import dev.plg.app.report.Judged;
import dev.plg.app.report.Judged.ChartValues;
import dev.plg.app.report.Judged.LeftOut;
import dev.plg.catalog.KnownCharts;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.view.ChartRelease;
import dev.plg.view.ReleaseValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts what was judged, and remembers why an input was not.
final class Tally {

  private static final String WHY = "a run that judges nothing finds nothing, whatever is deployed";

  private final Map<ChartVersion, Integer> values = new LinkedHashMap<>();
  private final Map<String, String> reasons = new HashMap<>();
  private final Set<String> judged = new HashSet<>();

  /// Values for a chart were judged.
  void addValues(ChartVersion chart, String file) {
    values.merge(chart, 1, Integer::sum);
    judged.add(file);
  }

  /// Something in a file was not judged.
  ///
  /// @param reason completes "nothing was judged: "
  void addUnjudged(String file, String reason) {
    reasons.putIfAbsent(file, reason);
  }

  /// What was judged of these inputs, which came to this picture.
  Judged of(LintInputs inputs, Picture picture) {
    picture.begins().forEach(begin -> judged.add(begin.file()));
    picture.configs().forEach(config -> judged.add(config.text().place().file()));
    ReleaseValues.in(picture)
        .flatMap(it -> it.values().stream())
        .forEach(
            it -> addValues(new ChartVersion(it.chart(), it.version()), it.tree().place().file()));
    List<ChartValues> charts =
        values.entrySet().stream()
            .map(it -> new ChartValues(it.getKey().name(), it.getKey().version(), it.getValue()))
            .toList();
    var leftOut = new ArrayList<>(inputs.leftOut());
    ChartRelease.in(picture).flatMap(it -> unknownValues(it).stream()).forEach(leftOut::add);
    return new Judged(picture.begins().size(), picture.configs().size(), charts, leftOut);
  }

  private static Optional<LeftOut> unknownValues(ChartRelease release) {
    List<String> known = KnownCharts.versions(release.chart());
    return known.isEmpty() || known.contains(release.version())
        ? Optional.empty()
        : Optional.of(
            new LeftOut(
                release.object().title(),
                ChartVersion.notKnown(release.chart(), release.version())));
  }

  /// A note on each input that was not judged and that nothing else is said about; an error where
  /// none was.
  ///
  /// @param said the findings so far
  List<Finding> findings(LintInputs inputs, Judged what, List<Finding> said) {
    if (what.isNothing()) {
      boolean isKnown = said.stream().anyMatch(Finding::isError);
      return isKnown ? List.of() : List.of(nothing(inputs));
    }
    Set<String> spokenOf = new HashSet<>(judged);
    said.forEach(finding -> spokenOf.add(finding.place().file()));
    var notes = new ArrayList<Finding>();
    for (LintInput input : inputs.inputs()) {
      if (!spokenOf.contains(input.name())) {
        notes.add(notJudged(input));
      }
    }
    return notes;
  }

  private Finding nothing(LintInputs inputs) {
    boolean isStream = inputs.words().equals(List.of("-"));
    return Finding.error(
        "lint/nothing-judged",
        Location.of(inputs.words().getFirst()),
        "nothing was judged: " + reason(inputs),
        WHY,
        isStream
            ? "look at the command before the pipe; --allow-empty accepts it"
            : "name files with manifests, or say with --as or --chart what they are; --allow-empty"
                + " accepts it");
  }

  private String reason(LintInputs inputs) {
    List<LintInput> all = inputs.inputs();
    return switch (all.size()) {
      case 0 -> inputs.leftOut().isEmpty() ? "there is no file" : "everything was left out";
      case 1 -> reason(all.getFirst());
      default -> "none of %d files holds a Kubernetes object".formatted(all.size());
    };
  }

  private String reason(LintInput input) {
    return reasons.getOrDefault(input.name(), "there is no Kubernetes object in it");
  }

  private Finding notJudged(LintInput input) {
    return new Finding(
        "lint/not-judged",
        Severity.NOTE,
        Location.of(input.name()),
        "nothing was judged here: " + reason(input),
        "",
        "");
  }
}
