package dev.plg.cli;

import dev.plg.app.diff.Comparing;
import dev.plg.app.diff.DeploymentDiff;
import dev.plg.app.diff.DiffFormat;
import dev.plg.app.diff.SideOptions;
import dev.plg.app.diff.SideReading;
import dev.plg.app.report.Printable;
import dev.plg.app.report.Report;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.template.Templates;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// `plg diff A B`: what would a change do?
final class DiffCommand implements Command {

  private static final Group INPUT =
      SideArguments.group(
          "What the inputs do not say",
          Manual.value("NAME", "the environment of a stack", "--env"),
          Manual.values("PATH=VALUE", "over the stack of B, as of generate", "--set"));

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(
              Manual.value("FORMAT", "text (default), json, markdown or github", "-o", "--output"),
              Manual.flag("list differences that do nothing, too", "-v", "--verbose")));

  private static final List<String> NOTES =
      List.of(
          "A and B are each a shipped profile, a stack file, a folder (manifests, a",
          "kustomization, a helmfile), a file of objects, - for standard input, the",
          "output of `kubectl get -o yaml`, or values of a chart with --chart.",
          "What the API server adds or defaults is no difference, nor are the order of",
          "keys, quotes and the form of quantities. Configurations inside ConfigMaps",
          "and Secrets are compared value by value. Values of Secrets are never shown.",
          "Each difference is in the group of what it does, the gravest group first.",
          "-o github prints a comment for a pull request.",
          "Exit code 0: no difference does anything. 1: there are differences. 2: an",
          "input cannot be read or compared.");

  @Override
  public void prepare() {
    Templates.prepare();
  }

  @Override
  public Manual manual() {
    return new Manual(
        "A B [OPTION]...",
        List.of(INPUT, OUTPUT, Shown.GROUP, Manual.HELP),
        "A B",
        NOTES,
        List.of(
            new Example(
                "what runs, against your stack file",
                "kubectl get all,cm,pvc,sa -n monitoring -o yaml | plg diff - stack.yaml"),
            new Example(
                "what a setting would do",
                "plg diff stack.yaml stack.yaml --set loki.retention=7d"),
            new Example(
                "two versions of values",
                "plg diff old.yaml new.yaml --chart loki --charts ~/charts"),
            new Example("a comment for a pull request", "plg diff main/deploy deploy -o github")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    List<String> words = words(arguments);
    DiffFormat format = format(arguments);
    SideOptions options = SideArguments.options(arguments);
    SideReading before = SideReading.of(words.get(0), terminal.in(), options.with(List.of()));
    SideReading after = SideReading.of(words.get(1), terminal.in(), options);
    Comparing comparing = Comparing.of(before, after);
    shown.say(Report.of(comparing.findings(), Map.of()), terminal);
    if (comparing.diff().isEmpty()) {
      return ExitCode.USAGE;
    }
    DeploymentDiff diff = comparing.diff().get();
    terminal.print(format.print(diff, arguments.has("-v"), terminal.colour()));
    if (!shown.quiet()) {
      terminal.sayLine(summary(diff, arguments.has("-v")));
    }
    return diff.isSame() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  /// How much was compared, and how much differs.
  static String summary(DeploymentDiff diff, boolean verbose) {
    String idle =
        diff.idle() == 0
            ? ""
            : ", and %d that %s nothing%s"
                .formatted(
                    diff.idle(),
                    diff.idle() == 1 ? "does" : "do",
                    verbose ? "" : " (-v lists them)");
    return "%s compared: %s%s"
        .formatted(
            Shown.count(diff.objects(), "object"),
            diff.count() == 0 ? "no difference" : Shown.count(diff.count(), "difference"),
            idle);
  }

  private static List<String> words(Arguments arguments) {
    List<String> words = arguments.words();
    if (words.size() < 2) {
      throw new UsageError("name two inputs to compare, as in `plg diff deploy stack.yaml`");
    }
    if (words.size() > 2) {
      throw new UsageError(Arguments.unexpected(words.get(2)));
    }
    if (Collections.frequency(words, "-") > 1) {
      throw new UsageError("standard input can be read only once, '-' is given twice");
    }
    return words;
  }

  private static DiffFormat format(Arguments arguments) {
    String word = arguments.value("-o").orElse("text");
    return DiffFormat.named(word)
        .orElseThrow(
            () ->
                new UsageError(
                    "unknown format '%s', choose %s"
                        .formatted(Printable.of(word), DiffFormat.words())));
  }
}
