package dev.plg.cli;

import dev.plg.app.lint.ChartVersion;
import dev.plg.app.lint.LintOptions;
import dev.plg.app.report.Printable;
import dev.plg.app.report.ReportFormat;
import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Severity;
import dev.plg.picture.Assumptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the arguments of `plg lint` mean.
final class LintArguments {

  /// The words of `--as`.
  static final Map<String, Program> PROGRAMS =
      Map.of(
          "loki", Program.LOKI,
          "promtail", Program.PROMTAIL,
          "tempo", Program.TEMPO,
          "event-exporter", Program.EVENT_EXPORTER,
          "agent", Program.GRAFANA_AGENT);

  private static final Set<String> RUNTIMES = Set.of("docker", "containerd", "cri-o");

  private LintArguments() {}

  /// What the inputs are, and what they do not tell.
  static LintOptions options(Arguments arguments) {
    var options =
        new LintOptions(
            arguments.value("--as").map(LintArguments::program),
            chart(arguments.value("--chart"), arguments.value("--chart-version")),
            arguments.has("--allow-empty"),
            new Assumptions(
                versions(arguments), arguments.value("--runtime").map(LintArguments::runtime)));
    if (options.as().isPresent() && options.chart().isPresent()) {
      throw new UsageError("'--as' and '--chart' exclude each other");
    }
    return options;
  }

  private static Optional<ChartVersion> chart(Optional<String> chart, Optional<String> version) {
    if (chart.isPresent() != version.isPresent()) {
      throw new UsageError("'--chart' and '--chart-version' belong together");
    }
    return chart.map(name -> known(name, version.orElseThrow()));
  }

  private static ChartVersion known(String chart, String version) {
    List<String> versions = KnownCharts.versions(chart);
    if (versions.isEmpty()) {
      throw new UsageError(
          "unknown chart '%s', choose %s"
              .formatted(Printable.of(chart), String.join(", ", KnownCharts.names())));
    }
    if (!versions.contains(version)) {
      throw new UsageError(
          "the values of chart %s %s are not known, those of %s are"
              .formatted(chart, Printable.of(version), String.join(", ", versions)));
    }
    return new ChartVersion(chart, version);
  }

  private static Program program(String word) {
    return Optional.ofNullable(PROGRAMS.get(word))
        .orElseThrow(
            () ->
                new UsageError(
                    "unknown program '%s', choose loki, promtail, tempo, event-exporter or agent"
                        .formatted(word)));
  }

  private static Map<Program, Version> versions(Arguments arguments) {
    var versions = new EnumMap<Program, Version>(Program.class);
    PROGRAMS.forEach(
        (word, program) -> {
          String option = "--" + word + "-version";
          arguments
              .value(option)
              .ifPresent(
                  text ->
                      versions.put(
                          program,
                          Version.parse(text)
                              .orElseThrow(
                                  () ->
                                      new UsageError(
                                          "'%s %s' is no version, as 3.7 or v2.9.6 is"
                                              .formatted(option, Printable.of(text))))));
        });
    return versions;
  }

  private static String runtime(String word) {
    if (!RUNTIMES.contains(word)) {
      throw new UsageError("unknown runtime '" + word + "', choose docker, containerd or cri-o");
    }
    return word;
  }

  /// The least severity that makes the exit code 1.
  static Severity failOn(Arguments arguments) {
    return arguments.value("--fail-on").map(LintArguments::severity).orElse(Severity.ERROR);
  }

  private static Severity severity(String word) {
    return Stream.of(Severity.values())
        .filter(it -> it.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new UsageError("unknown severity '" + word + "', choose error, warning or note"));
  }

  static ReportFormat format(Arguments arguments) {
    String word = arguments.value("-o").orElse("text");
    return ReportFormat.named(word)
        .orElseThrow(
            () ->
                new UsageError(
                    "unknown format '" + word + "', choose text, json, sarif, github or junit"));
  }
}
