package dev.plg.app.lint;

import dev.plg.app.report.Judged;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Settings;
import dev.plg.finding.Finding;
import dev.plg.source.World;
import dev.plg.source.Worlds;
import dev.plg.source.files.Documents;
import dev.plg.source.files.LocalFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The way from inputs to findings.
public final class Linting {

  private final LintInputs inputs;
  private final LintRun run;
  private final Progress progress;
  private int read;

  private Linting(LintInputs inputs, LintOptions options, Progress progress, boolean isSeen) {
    this.inputs = inputs;
    this.progress = progress;
    var documents = new Documents(LocalFolder.around(inputs.bases()), () -> readMore(1));
    this.run = new LintRun(options, documents, isSeen);
  }

  /// What there is to say about the inputs.
  ///
  /// @param settings of the project that they belong to
  public static Report of(LintInputs inputs, LintOptions options, Settings settings) {
    return of(inputs, options, settings, Progress.NONE);
  }

  /// The same, with one who hears how far it has come.
  public static Report of(
      LintInputs inputs, LintOptions options, Settings settings, Progress progress) {
    return new Linting(inputs, options, progress, false).report(settings).with(settings.findings());
  }

  /// The same, with what was read.
  public static Sight sight(LintInputs inputs, LintOptions options, Settings settings) {
    var linting = new Linting(inputs, options, Progress.NONE, true);
    Report report = linting.report(settings).with(settings.findings());
    return new Sight(report, linting.run.pictures(), linting.run.installed());
  }

  private Report report(Settings settings) {
    settings.addTo(run.ignored, inputs.names());
    run.keepAll(settings.texts());
    run.sayAll(inputs.findings());
    inputs.leftOut().forEach(it -> run.tally.leaveOut(it.path(), it.reason()));
    try {
      if (run.options.areObjects()) {
        judgeWorlds();
      } else {
        judgeAlone();
      }
    } catch (OutOfMemoryError _) {
      run.giveUp();
    } finally {
      run.charts.close();
    }
    return report();
  }

  /// Configurations of one program, or files of values for one chart.
  private void judgeAlone() {
    var judging = new WorldJudging(run);
    inputs.inputs().forEach(judging.reading()::read);
    inputs.found().stream()
        .filter(Linting::isText)
        .map(InputReading::input)
        .forEach(judging.reading()::read);
    judging.judgeAlone();
  }

  private void judgeWorlds() {
    Set<Path> sources = new TreeSet<>(inputs.found());
    var plain = new ArrayList<LintInput>();
    for (LintInput input : inputs.inputs()) {
      if (!input.isStandardInput() && Worlds.isSource(input.path())) {
        sources.add(input.path().normalize());
      } else if (input.name().endsWith(".tgz")) {
        run.documents.charts(input.path()).forEach(it -> sources.add(it.resolve("Chart.yaml")));
      } else {
        plain.add(input);
      }
    }
    judge(plain);
    Worlds.Division division = Worlds.of(sources, run.documents);
    run.sayAll(division.notes());
    for (World world : division.worlds()) {
      var judging = new WorldJudging(run);
      judging.reading().readFound(InputReading.inputs(world.files()), this::readMore);
      judging.judge(world);
    }
    judgeConfigurations(division);
    leaveOut(division);
  }

  /// Configurations of Alloy and of the agent's flow mode, each by itself: no object around them
  /// says what they belong to.
  private void judgeConfigurations(Worlds.Division division) {
    Set<Path> read = run.documents.read();
    List<LintInput> alone =
        inputs.found().stream()
            .filter(file -> !read.contains(file))
            .filter(file -> division.charts().stream().noneMatch(file::startsWith))
            .map(InputReading::input)
            .filter(InputReading::isFlow)
            .toList();
    alone.forEach(it -> judge(List.of(it)));
  }

  private void readMore(int files) {
    read += files;
    progress.read(Math.min(read, inputs.found().size()), inputs.found().size());
  }

  /// The files that are named belong together.
  private void judge(List<LintInput> plain) {
    if (!plain.isEmpty()) {
      List<Path> files =
          plain.stream().filter(it -> !it.isStandardInput()).map(LintInput::path).toList();
      var judging = new WorldJudging(run);
      plain.forEach(judging.reading()::read);
      judging.judge(Worlds.together(files, run.documents));
    }
  }

  /// The files of a folder of which nothing was judged.
  private void leaveOut(Worlds.Division division) {
    division.charts().stream()
        .filter(chart -> !run.tally.isRendered(chart))
        .forEach(this::leaveOutChart);
    Set<Path> read = run.documents.read();
    for (Path file : inputs.found()) {
      boolean known =
          run.tally.isJudged(file.toString())
              || read.contains(file)
              || division.charts().stream().anyMatch(file::startsWith);
      if (!known) {
        String reason = isText(file) ? "no Kubernetes object" : "neither YAML nor JSON";
        run.tally.leaveOut(file.toString(), run.tally.reason(file.toString(), reason));
      }
    }
  }

  /// Of a chart whose values were judged, only the templates are left out.
  private void leaveOutChart(Path chart) {
    Path templates = chart.resolve("templates");
    if (!run.tally.isJudgedBelow(chart.toString())) {
      run.tally.leaveOut(chart.toString(), "a Helm chart");
    } else if (run.documents.repository().isFolder(templates)) {
      run.tally.leaveOut(templates.toString(), "templates of a Helm chart");
    }
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private Report report() {
    List<String> files = inputs.names();
    if (run.isFull()) {
      return new Report(run.findings(), Map.of(), files, Map.of(), Optional.of(Judged.NOTHING));
    }
    addSources();
    var left = new ArrayList<Finding>(run.ignored.left(run.findings()));
    left.addAll(run.ignored.faults(run.findings()));
    Judged judged = run.tally.judged();
    if (!judged.isNothing() || !run.options.allowEmpty()) {
      left.addAll(run.tally.findings(inputs, judged, run.findings()));
    }
    return new Report(left, run.texts(left), files, run.titles, Optional.of(judged));
  }

  /// What was found on the way by the sources, and the comments in their files.
  private void addSources() {
    run.sayAll(run.documents.findings());
    Set<String> read = new HashSet<>();
    for (Path file : List.copyOf(run.documents.read())) {
      read.add(file.toAbsolutePath().toString());
      run.documents
          .text(file)
          .ifPresent(text -> run.ignored.addComments(file.toString(), text.text(), 0));
    }
    // Values that a release names are no manifests, and were judged.
    run.findings()
        .removeIf(
            it ->
                it.rule().equals("lint/not-an-object")
                    && !it.place().file().equals("-")
                    && read.contains(
                        Path.of(it.place().file()).toAbsolutePath().normalize().toString()));
  }
}
