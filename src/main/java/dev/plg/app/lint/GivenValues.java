package dev.plg.app.lint;

import dev.plg.catalog.KnownCharts;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.ChartAtHand;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import dev.plg.source.chart.ClusterSources;
import dev.plg.source.chart.Installation;
import dev.plg.source.chart.LocalChart;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The releases of files of values that the command line names, with the chart that they are for.
final class GivenValues {

  private final LintRun run;
  private final Map<String, Mapping> values;
  private final Set<String> encrypted;

  /// @param values by file, in their order
  /// @param encrypted the files that SOPS encrypted
  GivenValues(LintRun run, Map<String, Mapping> values, Set<String> encrypted) {
    this.run = run;
    this.values = values;
    this.encrypted = encrypted;
  }

  /// One for each file, or one for all of them laid over each other.
  List<Release> releases() {
    if (values.isEmpty()) {
      run.options
          .chartFolder()
          .filter(it -> chart(it).isEmpty())
          .map(GivenValues::noChart)
          .ifPresent(run::say);
      return List.of();
    }
    return run.options.areLayers()
        ? releases(String.join(", ", values.keySet()), merged())
        : values.entrySet().stream()
            .flatMap(it -> releases(it.getKey(), it.getValue()).stream())
            .toList();
  }

  private Mapping merged() {
    return values.values().stream().reduce(Mapping.EMPTY, Merge::keepingNulls);
  }

  private List<Release> releases(String by, Mapping merged) {
    var installation = new Installation(by, merged.place(), "", "", merged, gaps(by));
    Location file = Location.of(merged.place().file());
    run.options
        .chart()
        .filter(it -> it.version().isEmpty())
        .ifPresent(it -> run.say(newest(it.name(), file)));
    Optional<Release> named =
        run.options
            .chart()
            .map(
                it ->
                    new ChartSource(
                        it.name(), it.version(), "", merged.place(), file, Location.NONE))
            .map(installation::of);
    return Stream.concat(
            named.stream(),
            run.options.chartFolder().stream().flatMap(it -> of(it, installation).stream()))
        .toList();
  }

  /// @param path of a folder or an archive
  private List<Release> of(Path path, Installation installation) {
    Optional<LocalChart> chart = chart(path);
    if (chart.isEmpty()) {
      run.say(noChart(path));
    }
    var whole = new ChartAtHand(path, installation.values());
    return chart.stream()
        .flatMap(it -> it.withItself(installation).stream())
        .map(release -> release.with(whole))
        .toList();
  }

  private Optional<LocalChart> chart(Path path) {
    return folders(path).stream()
        .flatMap(it -> LocalChart.in(it, run.documents).stream())
        .findFirst();
  }

  private static boolean isArchive(Path path) {
    return path.toString().endsWith(".tgz");
  }

  private List<Path> folders(Path path) {
    return isArchive(path) ? run.documents.charts(path) : List.of(path);
  }

  private static Finding newest(String chart, Location file) {
    return new Finding(
        "helm/unpinned",
        Severity.WARNING,
        file,
        "values of chart %s are checked against %s, the newest version that plg knows"
            .formatted(chart, KnownCharts.of(chart).getLast().version()),
        "another version reads other values",
        "name the version with --chart-version");
  }

  /// A layer that could not be read may hold anything; a file that is encrypted is most often the
  /// layer with the secrets, whose other values are in another file.
  private List<Finding> gaps(String by) {
    if (!run.options.areLayers() && encrypted.contains(by)) {
      return List.of(isLayer(by));
    }
    return run.findings().stream()
        .filter(it -> run.options.areLayers() && it.rule().startsWith("input/"))
        .map(it -> ClusterSources.gap(it.place(), "this file of values was not read"))
        .toList();
  }

  private static Finding isLayer(String file) {
    return new Finding(
        "source/unknown-values",
        Severity.NOTE,
        Location.of(file),
        "this file is encrypted by SOPS, and is checked without the files next to it",
        "values that are not set here may be set there, so such errors are reported as warnings",
        "name all files of the release with --values, in Helm's order");
  }

  private static String noArchive(Path path) {
    return Files.exists(path) ? "there is no chart in this archive" : "there is no such file";
  }

  private static Finding noChart(Path folder) {
    return Finding.error(
        "input/missing",
        Location.of(folder.toString()),
        isArchive(folder) ? noArchive(folder) : "there is no Chart.yaml in this folder",
        "",
        "name the folder or the archive of a chart with --chart");
  }
}
