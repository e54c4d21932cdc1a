package dev.plg.cli;

import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.LintOptions;
import dev.plg.app.lint.Linting;
import dev.plg.app.lint.Repairs;
import dev.plg.app.report.Judged;
import dev.plg.app.report.Report;
import dev.plg.app.report.ReportFormat;
import dev.plg.app.report.TextReport;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.finding.Severity;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/// `plg lint`: what is wrong with anybody's manifests.
final class LintCommand implements Command {

  private static final Group INPUT =
      new Group(
          "What the inputs are, where they are no manifests",
          List.of(
              Manual.value("PROGRAM", "loki|promtail|tempo|alloy|agent|event-exporter", "--as"),
              Manual.value("NAME|DIR|TGZ", "values for this chart", "--chart"),
              Manual.value(
                  "VERSION", "the chart's own version; else the newest", "--chart-version"),
              Manual.values("FILE", "of one release's values; the last one wins", "--values")));

  private static final Group KNOWN =
      new Group(
          "What the inputs do not tell",
          List.of(
              Manual.value("VERSION", "of Loki, where no image tag tells it", "--loki-version"),
              Manual.value("VERSION", "the same for it", "--promtail-version"),
              Manual.value("VERSION", "the same for it", "--tempo-version"),
              Manual.value("VERSION", "the same for it", "--event-exporter-version"),
              Manual.value("VERSION", "the same for it", "--agent-version"),
              Manual.value("VERSION", "the same for it", "--alloy-version"),
              Manual.value("RUNTIME", "of the nodes: docker, containerd or cri-o", "--runtime"),
              Manual.value("VERSION", "of Kubernetes, for charts at hand", "--kube-version"),
              Manual.flag("render charts from Helm's cache, too", "--render")));

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(
              Manual.value(
                  "FORMAT", "text (default), json, sarif, github or junit", "-o", "--output"),
              Manual.value(
                  "SEVERITY", "what exits with 1: error (default), warning, note", "--fail-on"),
              Manual.flag("exit with 0 where nothing was judged", "--allow-empty"),
              Manual.flag("show certain repairs as a diff", "--fix"),
              Manual.flag("with --fix, write them", "--write")));

  private static final List<String> NOTES =
      List.of(
          "A FILE is YAML or JSON with any number of objects, a DIR is searched for such",
          "files, - is standard input. Nothing is sent anywhere, and no cluster is asked.",
          "The last lines say what was judged and what was left out. A run that judged",
          "nothing exits with 1, as behind a `helm template` that failed.",
          "To ignore a finding, give the object the annotation",
          "`plg.dev/ignore: \"rule: reason\"`, or put a comment above or behind the value,",
          "`# plg.dev/ignore: rule: reason`, or name both in .plg.yaml.");

  @Override
  public Manual manual() {
    return new Manual(
        "FILE|DIR|-... [OPTION]...",
        List.of(INPUT, KNOWN, OUTPUT, Shown.GROUP, Manual.HELP),
        "FILE|DIR|-",
        NOTES,
        List.of(
            new Example("look at what a chart renders", "helm template loki CHART | plg lint -"),
            new Example("look at an overlay", "kubectl kustomize overlays/prod | plg lint -"),
            new Example(
                "look at a configuration alone", "plg lint --as loki --loki-version 3.7 loki.yaml"),
            new Example(
                "look at values before Helm ignores half of them",
                "plg lint --chart loki --chart-version 5.48.0 values.yaml"),
            new Example(
                "look at values files in the order of helm install -f",
                "plg lint --chart ./monitoring --values base.yaml --values prod.yaml")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    LintOptions options = LintArguments.options(arguments);
    Severity failOn = LintArguments.failOn(arguments);
    ReportFormat format = LintArguments.format(arguments);
    LintInputs inputs = inputs(arguments, terminal);
    Report report = report(inputs, options, shown, terminal);
    if (arguments.has("--fix")) {
      return fix(report, failOn, arguments.has("--write"), shown, terminal);
    }
    terminal.print(format.print(shown.of(report, failOn), failOn, terminal.colour()));
    sayJudged(report, shown, terminal);
    return ExitCode.of(report, failOn);
  }

  private static Report report(
      LintInputs inputs, LintOptions options, Shown shown, Terminal terminal) {
    if (shown.quiet()) {
      return Linting.of(inputs, options, shown.settings());
    }
    try (var progress = new ProgressLine(terminal)) {
      return Linting.of(inputs, options, shown.settings(), progress);
    }
  }

  private static LintInputs inputs(Arguments arguments, Terminal terminal) throws IOException {
    List<String> words = LintArguments.inputs(arguments);
    if (Collections.frequency(words, "-") > 1) {
      throw new UsageError("standard input can be read only once, '-' is given twice");
    }
    if (arguments.has("--write") && !arguments.has("--fix")) {
      throw new UsageError("'--write' needs '--fix'");
    }
    if (arguments.has("--write") && words.contains("-")) {
      throw new UsageError("'--write' cannot write to standard input");
    }
    return LintInputs.of(words, terminal.in());
  }

  /// The diff is the product; what remains is said.
  private static int fix(
      Report report, Severity failOn, boolean write, Shown shown, Terminal terminal)
      throws IOException {
    Repairs repairs = Repairs.of(report.findings(), report.texts());
    terminal.print(repairs.diff());
    Report rest = write ? repairs.write(report) : report;
    sayRest(rest, failOn, shown, terminal);
    return ExitCode.of(rest, failOn);
  }

  private static void sayRest(Report report, Severity failOn, Shown shown, Terminal terminal) {
    terminal.say(TextReport.of(shown.of(report, failOn), terminal.colour()));
    sayJudged(report, shown, terminal);
  }

  private static void sayJudged(Report report, Shown shown, Terminal terminal) {
    if (!shown.quiet()) {
      report.judged().map(Judged::text).ifPresent(terminal::say);
    }
  }
}
