package dev.plg.cli;

import dev.plg.app.explain.Explanation;
import dev.plg.app.report.Printable;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import java.io.IOException;
import java.util.List;

/// `plg explain RULE|KEY`.
final class ExplainCommand implements Command {

  private static final Group KEYS =
      new Group(
          "The keys",
          List.of(
              Manual.flag("list all keys below a key", "--recursive"),
              Manual.value(
                  "VERSION", "the version of the chart; else the newest", "--chart-version"),
              Manual.value("VERSION", "of Loki; else the newest", "--loki-version"),
              Manual.value("VERSION", "the same for it", "--promtail-version"),
              Manual.value("VERSION", "the same for it", "--tempo-version"),
              Manual.value("VERSION", "the same for it", "--event-exporter-version"),
              Manual.value("VERSION", "the same for it", "--agent-version"),
              Manual.value("VERSION", "the same for it", "--alloy-version")));

  private static final List<String> NOTES =
      List.of(
          "A KEY is one of the stack file or of .plg.yaml (`loki.replicas`), a value of a",
          "chart (`loki:loki.storage`), or a key of a program's configuration, after the",
          "name of the program (`loki.limits_config`). Below a key are the rules whose",
          "texts name it.");

  @Override
  public Manual manual() {
    return new Manual(
        "RULE|KEY [OPTION]...",
        List.of(KEYS, Manual.HELP),
        "RULE|KEY",
        NOTES,
        List.of(
            new Example(
                "see why the period of Loki's index must be 24h", "plg explain schema/tsdb-period"),
            new Example("see what a key of the stack file means", "plg explain loki.replicas"),
            new Example(
                "see a value of a chart",
                "plg explain loki:loki.storage.bucketNames --chart-version 6.55.0"),
            new Example(
                "see a key of Loki's configuration",
                "plg explain loki.limits_config.retention_period --loki-version 2.9")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    if (arguments.words().size() != 1) {
      throw new UsageError(
          "name one rule or one key; `plg rules` and `plg schema -o markdown` list them");
    }
    var explanation =
        new Explanation(
            LintArguments.PROGRAMS,
            arguments.value("--chart-version"),
            LintArguments.versions(arguments),
            arguments.has("--recursive"));
    return switch (explanation.of(arguments.words().getFirst())) {
      case Explanation.Known(String page) -> {
        terminal.print(page);
        yield ExitCode.DONE;
      }
      case Explanation.Unknown(String why) -> throw new UsageError(Printable.of(why));
    };
  }
}
