package dev.plg.cli;

import dev.plg.app.lint.ChartVersion;
import dev.plg.app.lint.LintOptions;
import dev.plg.app.report.Printable;
import dev.plg.app.report.ReportFormat;
import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.catalog.VersionRange;
import dev.plg.finding.Severity;
import dev.plg.picture.Assumptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
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
          "agent", Program.GRAFANA_AGENT,
          "alloy", Program.ALLOY);

  private static final Set<String> RUNTIMES = Set.of("docker", "containerd", "cri-o");

  private LintArguments() {}

  /// What the inputs are, and what they do not tell.
  static LintOptions options(Arguments arguments) {
    Optional<String> chart = arguments.value("--chart");
    Optional<Path> folder = chart.filter(LintArguments::isPath).map(Path::of);
    var options =
        new LintOptions(
            arguments.value("--as").map(LintArguments::program),
            folder.isPresent()
                ? noVersion(arguments)
                : chart(chart, arguments.value("--chart-version")),
            folder,
            arguments.value("--kube-version").map(LintArguments::kubernetes),
            arguments.has("--render") ? Optional.of(helmCache()) : Optional.empty(),
            arguments.has("--values"),
            arguments.has("--allow-empty"),
            new Assumptions(
                versions(arguments), arguments.value("--runtime").map(LintArguments::runtime)));
    if (options.as().isPresent() && chart.isPresent()) {
      throw new UsageError("'--as' and '--chart' exclude each other");
    }
    if (options.areLayers() && chart.isEmpty()) {
      throw new UsageError("'--values' needs '--chart'");
    }
    return options;
  }

  /// As Helm tells the folder of a chart from its name.
  private static boolean isPath(String chart) {
    return chart.startsWith(".") || chart.contains("/") || chart.endsWith(".tgz");
  }

  static String kubernetes(String text) {
    if (!text.matches("v?1[.][0-9]{1,3}([.][0-9]{1,3})?")) {
      throw new UsageError(
          "'--kube-version %s' is no version, as 1.33 is".formatted(Printable.of(text)));
    }
    return text;
  }

  /// Where Helm keeps the archives of charts.
  // helm pkg/helmpath/lazypath.go@v3.18
  private static Path helmCache() {
    return Stream.of(
            environment("HELM_CACHE_HOME"),
            environment("XDG_CACHE_HOME").map(it -> it.resolve("helm")))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "helm"));
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(it -> !it.isEmpty()).map(Path::of);
  }

  private static Optional<ChartVersion> noVersion(Arguments arguments) {
    if (arguments.has("--chart-version")) {
      throw new UsageError(
          "the version comes from the Chart.yaml of the folder: remove '--chart-version'");
    }
    return Optional.empty();
  }

  /// The words that name inputs: files and folders, or values files in Helm's order.
  static List<String> inputs(Arguments arguments) {
    List<String> words = arguments.words();
    List<String> values = arguments.values("--values");
    if (words.isEmpty() && values.isEmpty()) {
      throw new UsageError("nothing to lint: name a file or a folder, or - for standard input");
    }
    if (!words.isEmpty() && !values.isEmpty()) {
      throw new UsageError(
          "'--values' and '%s' exclude each other: name each file of values with '--values'"
              .formatted(Printable.of(words.getFirst())));
    }
    return words.isEmpty() ? layers(values) : words;
  }

  /// Of a file that is named twice, the later place counts.
  private static List<String> layers(List<String> values) {
    for (String value : values) {
      if (Files.isDirectory(Path.of(value))) {
        throw new UsageError(
            "'--values %s' names a folder, not a file of values".formatted(Printable.of(value)));
      }
    }
    return List.copyOf(new LinkedHashSet<>(values.reversed()).reversed());
  }

  private static Optional<ChartVersion> chart(Optional<String> chart, Optional<String> version) {
    if (chart.isEmpty() && version.isPresent()) {
      throw new UsageError("'--chart-version' needs '--chart'");
    }
    return chart.map(name -> known(name, version.orElse("")));
  }

  private static ChartVersion known(String chart, String version) {
    if (!KnownCharts.names().contains(chart)) {
      throw new UsageError(
          "unknown chart '%s', choose %s"
              .formatted(Printable.of(chart), String.join(", ", KnownCharts.names())));
    }
    if (!version.isEmpty() && VersionRange.parse(version).isEmpty()) {
      throw new UsageError(
          "'--chart-version %s' is not a version such as %s"
              .formatted(Printable.of(version), KnownCharts.of(chart).getLast().version()));
    }
    return new ChartVersion(chart, version);
  }

  private static Program program(String word) {
    return Optional.ofNullable(PROGRAMS.get(word))
        .orElseThrow(
            () ->
                new UsageError(
                    "unknown program '%s', choose loki, promtail, tempo, event-exporter, agent or alloy"
                        .formatted(word)));
  }

  static Map<Program, Version> versions(Arguments arguments) {
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
                                          "'%s %s' is not a version such as 3.7 or v2.9.6"
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
