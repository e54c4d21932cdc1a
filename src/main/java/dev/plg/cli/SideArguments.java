package dev.plg.cli;

import dev.plg.app.diff.SideOptions;
import dev.plg.cli.Manual.Group;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// The options that say what an input of `plg diff` and `plg import` does not.
final class SideArguments {

  private static final List<OptionSpec> CHART =
      List.of(
          Manual.value("NAME|DIR|TGZ", "values for this chart", "--chart"),
          Manual.value("VERSION", "the version of the chart; else the newest", "--chart-version"),
          Manual.value("DIR", "charts to render, each as NAME-VERSION", "--charts"),
          Manual.value("VERSION", "of Kubernetes, for charts to render", "--kube-version"));

  private SideArguments() {}

  /// @param first options before those of charts
  static Group group(String title, OptionSpec... first) {
    return new Group(title, Stream.concat(Stream.of(first), CHART.stream()).toList());
  }

  /// What the arguments say of the inputs.
  static SideOptions options(Arguments arguments) {
    Optional<Path> charts = arguments.value("--charts").map(Path::of);
    charts
        .filter(it -> !Files.isDirectory(it))
        .ifPresent(
            it -> {
              throw new UsageError("'--charts %s' is not a folder".formatted(it));
            });
    Optional<String> chart = arguments.value("--chart");
    if (arguments.has("--chart-version") && chart.isEmpty()) {
      throw new UsageError("'--chart-version' needs '--chart'");
    }
    return new SideOptions(
        chart,
        arguments.value("--chart-version"),
        charts,
        arguments.value("--kube-version").map(LintArguments::kubernetes),
        arguments.value("--env"),
        arguments.values("--set"));
  }
}
