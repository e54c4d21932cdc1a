package dev.plg.cli;

import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.LintOptions;
import dev.plg.app.lint.Linting;
import dev.plg.app.lint.Repairs;
import dev.plg.app.lint.Watched;
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

/// `plg lint`: checks manifests, Helm values and program configurations.
final class LintCommand implements Command {

  /// Values of a chart in place of manifests, for each command that reads what this one does.
  static final Group VALUES =
      new Group(
          "Values instead of manifests",
          List.of(
              Manual.value("NAME|DIR|TGZ", "values for this chart", "--chart"),
              Manual.value(
                  "VERSION", "the version of the chart; else the newest", "--chart-version"),
              Manual.values("FILE", "values of one release; the last one wins", "--values")));

  private static final Group INPUT =
      new Group(
          "What the inputs are, if not manifests",
          List.of(
              Manual.value("PROGRAM", "loki|promtail|tempo|alloy|agent|event-exporter", "--as"),
              Manual.value("NAME|DIR|TGZ", "values for this chart", "--chart"),
              Manual.value(
                  "VERSION", "the version of the chart; else the newest", "--chart-version"),
              Manual.values("FILE", "values of one release; the last one wins", "--values")));

  private static final Group KNOWN =
      new Group(
          "What the inputs do not contain",
          List.of(
              Manual.value("VERSION", "of Loki, if no image tag shows it", "--loki-version"),
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
              Manual.flag("exit with 0 if nothing was checked", "--allow-empty"),
              Manual.flag("check again after each change of the files", "--watch"),
              Manual.flag("show safe repairs as a diff", "--fix"),
              Manual.flag("with --fix, write them", "--write")));

  private static final List<String> NOTES =
      List.of(
          "A FILE is YAML or JSON with any number of objects, a DIR is searched for such",
          "files, - is standard input. plg uses neither the network nor a cluster.",
          "The last lines name what was checked and what was left out. A run that checked",
          "nothing exits with 1, for example after a failed `helm template`.",
          "To ignore a finding, annotate the object with",
          "`plg.dev/ignore: \"rule: reason\"`, or put a comment above or after the value,",
          "`# plg.dev/ignore: rule: reason`, or name both in .plg.yaml.");

  @Override
  public Manual manual() {
    return new Manual(
        "FILE|DIR|-... [OPTION]...",
        List.of(INPUT, KNOWN, OUTPUT, Shown.GROUP, Manual.HELP),
        "FILE|DIR|-",
        NOTES,
        List.of(
            new Example("check what a chart renders", "helm template loki CHART | plg lint -"),
            new Example("check an overlay", "kubectl kustomize overlays/prod | plg lint -"),
            new Example(
                "check one configuration file", "plg lint --as loki --loki-version 3.7 loki.yaml"),
            new Example(
                "check values that Helm would silently ignore",
                "plg lint --chart loki --chart-version 5.48.0 values.yaml"),
            new Example(
                "check values files in the order of helm install -f",
                "plg lint --chart ./monitoring --values base.yaml --values prod.yaml")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    return arguments.has("--watch") ? watch(arguments, terminal) : check(arguments, terminal);
  }

  private static int check(Arguments arguments, Terminal terminal) throws IOException {
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

  /// Checks again and again, until the process ends.
  private static int watch(Arguments arguments, Terminal terminal) throws IOException {
    List<String> words = LintArguments.inputs(arguments);
    if (words.contains("-") || arguments.has("--fix")) {
      throw new UsageError(
          "'--watch' and '%s' exclude each other".formatted(words.contains("-") ? "-" : "--fix"));
    }
    while (true) {
      Watched before = Watched.of(words);
      int code = check(arguments, terminal);
      try {
        terminal.sayLine("waiting for changes; Ctrl-C ends it");
        terminal.sayLine("%s changed".formatted(before.next(words)));
      } catch (InterruptedException _) {
        return code;
      }
    }
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
