package dev.plg.app.lint;

import dev.plg.app.report.Judged;
import dev.plg.app.report.Judged.ChartValues;
import dev.plg.app.report.Judged.LeftOut;
import dev.plg.app.report.Judged.Way;
import dev.plg.catalog.Program;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts what was judged, and remembers why an input was not.
final class Tally {

  private static final String WHY =
      "a run that checks nothing reports no findings, whatever is deployed";

  private final Map<JudgedChart, Set<Object>> releases = new LinkedHashMap<>();
  private final Map<Program, Set<Location>> configs = new TreeMap<>();
  private final Map<String, String> reasons = new HashMap<>();
  private final Set<LeftOut> leftOut = new LinkedHashSet<>();
  private final Set<Location> objects = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final Set<Path> rendered = new HashSet<>();
  private final Map<String, SortedSet<String>> lacking = new HashMap<>();
  private final Set<String> unknownCharts = new TreeSet<>();

  private record JudgedChart(String name, String version, Way way) {}

  /// The objects of a picture were judged, and the configurations in them.
  void add(Picture picture) {
    objects.addAll(picture.begins());
    picture.begins().forEach(begin -> files.add(begin.file()));
    for (ProgramConfig config : picture.configs()) {
      add(config);
      files.add(config.text().place().file());
    }
  }

  private void add(ProgramConfig config) {
    configs.computeIfAbsent(config.program(), _ -> new HashSet<>()).add(config.text().place());
  }

  /// The values of a release were judged.
  ///
  /// @param version of the chart that they were judged by
  /// @param inside the configurations that they come to
  /// @param written the files that they are written in
  void add(Release release, String version, Picture inside, Set<String> written, Way way) {
    var chart = new JudgedChart(release.chart().name(), version, way);
    releases
        .computeIfAbsent(chart, _ -> new HashSet<>())
        .add(List.of(release.by(), release.place(), release.values().place()));
    inside.configs().stream()
        .filter(config -> written.contains(config.text().place().file()))
        .forEach(this::add);
    files.addAll(written);
  }

  /// The objects that a chart renders for a release were judged.
  void addRendered(Release release, Picture picture) {
    picture.configs().forEach(it -> addRendered(release, it));
    files.add(release.place().file());
    release.files().ifPresent(chart -> rendered.add(chart.path().normalize()));
  }

  /// A chart was told that the cluster has none of these APIs.
  void addLacking(Release release, Set<String> apis) {
    lacking.computeIfAbsent(release.chart().name(), _ -> new TreeSet<>()).addAll(apis);
  }

  /// Whether the chart of a folder was rendered.
  boolean isRendered(Path chart) {
    return rendered.contains(chart.normalize());
  }

  /// The values of a chart that plg does not know were judged by what it renders.
  void addUnknownRendered(Release release) {
    add(release, release.chart().version(), PictureBuilder.of(List.of()), Set.of(), Way.RENDERED);
  }

  private void addRendered(Release release, ProgramConfig config) {
    Location place = config.text().place();
    configs
        .computeIfAbsent(config.program(), _ -> new HashSet<>())
        .add(new Location(release.by(), place.line(), place.column()));
  }

  /// Something was not looked at.
  void leaveOut(String path, String reason) {
    leftOut.add(new LeftOut(path, reason));
  }

  /// A release of a chart that plg does not know. A repository is full of those, so they are named
  /// only where nothing else was judged.
  void addUnknown(ChartSource chart) {
    unknownCharts.add(chart.name());
  }

  /// Something in a file was not judged.
  ///
  /// @param reason completes "nothing was checked: "
  void addUnjudged(String file, String reason) {
    reasons.putIfAbsent(file, reason);
  }

  /// Whether something in a file was judged.
  boolean isJudged(String file) {
    return files.contains(file);
  }

  /// Whether something in a folder or an archive was judged.
  boolean isJudgedBelow(String folder) {
    return files.stream().anyMatch(it -> folder.isEmpty() || it.startsWith(folder + "/"));
  }

  /// Why nothing in a file was judged.
  String reason(String file, String fallback) {
    return reasons.getOrDefault(file, fallback);
  }

  private SortedSet<String> lacking(JudgedChart chart) {
    return chart.way() == Way.RENDERED
        ? lacking.getOrDefault(chart.name(), Collections.emptySortedSet())
        : Collections.emptySortedSet();
  }

  Judged judged() {
    List<ChartValues> charts =
        releases.entrySet().stream()
            .map(
                it ->
                    new ChartValues(
                        it.getKey().name(),
                        it.getKey().version(),
                        it.getValue().size(),
                        it.getKey().way(),
                        lacking(it.getKey())))
            .toList();
    var programs = new TreeMap<String, Integer>();
    configs.forEach((program, places) -> programs.put(program.id(), places.size()));
    files.remove("");
    return new Judged(files.size(), objects.size(), programs, charts, List.copyOf(leftOut));
  }

  /// A note on each named file that was not judged and that nothing else is said about; an error
  /// where none was.
  ///
  /// @param said the findings so far
  List<Finding> findings(LintInputs inputs, Judged what, List<Finding> said) {
    if (what.isNothing()) {
      boolean isKnown = said.stream().anyMatch(Finding::isError);
      return isKnown ? unjudged(inputs, said) : List.of(nothing(inputs));
    }
    Set<String> spokenOf = new HashSet<>(files);
    said.forEach(finding -> spokenOf.add(finding.place().file()));
    var notes = new ArrayList<Finding>();
    for (LintInput input : inputs.inputs()) {
      if (!spokenOf.contains(input.name()) && !isJudgedBelow(input.name())) {
        notes.add(notJudged(input));
      }
    }
    return notes;
  }

  /// Notes on the inputs that are known to hold nothing, beside an error on something else.
  private List<Finding> unjudged(LintInputs inputs, List<Finding> said) {
    Set<String> spokenOf = new HashSet<>();
    said.forEach(finding -> spokenOf.add(finding.place().file()));
    return inputs.inputs().stream()
        .filter(it -> reasons.containsKey(it.name()) && !spokenOf.contains(it.name()))
        .map(this::notJudged)
        .toList();
  }

  private Finding nothing(LintInputs inputs) {
    boolean isStream = inputs.words().equals(List.of("-"));
    return Finding.error(
        "lint/nothing-judged",
        Location.of(inputs.words().getFirst()),
        "nothing was checked: " + reason(inputs),
        WHY,
        isStream
            ? "check the command before the pipe, or add --allow-empty"
            : "name files with manifests, describe the files with --as or --chart, or add"
                + " --allow-empty");
  }

  private String reason(LintInputs inputs) {
    if (!unknownCharts.isEmpty()) {
      return "plg knows no chart " + String.join(", ", unknownCharts);
    }
    List<String> all = inputs.names();
    return switch (all.size()) {
      case 0 -> inputs.leftOut().isEmpty() ? "there is no file" : "everything was left out";
      case 1 -> reason(all.getFirst(), "there is no Kubernetes object in it");
      default -> "none of %d files holds a Kubernetes object".formatted(all.size());
    };
  }

  private Finding notJudged(LintInput input) {
    return new Finding(
        "lint/not-judged",
        Severity.NOTE,
        Location.of(input.name()),
        "nothing was checked here: " + reason(input.name(), "there is no Kubernetes object in it"),
        "",
        "");
  }
}
