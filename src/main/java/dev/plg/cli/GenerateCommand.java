package dev.plg.cli;

import dev.plg.app.disk.Output;
import dev.plg.app.disk.OutputDirectory;
import dev.plg.app.disk.OutputFile;
import dev.plg.app.disk.Sources;
import dev.plg.app.disk.StandardOutput;
import dev.plg.app.generate.Generation;
import dev.plg.app.generate.Product;
import dev.plg.app.generate.Recipe;
import dev.plg.app.generate.SourceTexts;
import dev.plg.app.generate.TemplateFolder;
import dev.plg.app.report.Report;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.emit.format.Format;
import dev.plg.emit.gitops.GitOps;
import dev.plg.finding.Finding;
import dev.plg.template.Templates;
import java.io.IOException;
import java.util.List;

/// `plg generate`: from a profile, stack files and settings to manifests.
final class GenerateCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(
              Manual.value("DIR", "templates in place of the shipped ones", "--templates"),
              Manual.value("FORMAT", Format.words(), "--format"),
              Manual.value("NAME", "one component only, as in loki", "--only"),
              Manual.flag("with --format helm: write the charts' defaults too", "--full"),
              Manual.value(
                  "NAME",
                  "with --format helm: objects for %s too".formatted(GitOps.words()),
                  "--gitops"),
              Manual.flag("with --format kustomize: write components/", "--components"),
              Manual.value("PATH", "a directory or a .yaml file, or - (default)", "-o", "--output"),
              Manual.flag("overwrite edited files and files of others", "--force")));

  private static final List<String> NOTES =
      List.of(
          "Without --format manifests are written.",
          "Without -o one stream of documents goes to standard output, in apply order.",
          "A directory gets one file per object, and plg.lock, which names the files that",
          "belong to plg: the next run removes those no longer needed, and no others.",
          "A .yaml file begins with a comment with the digest of the rest: the next",
          "run replaces it only if plg wrote it and it was not edited. An input of the",
          "run is never replaced, even with --force.",
          "Over an earlier output plg does not write what would lose stored logs, leave",
          "the old stack running, or be rejected by the API server, unless --accept names",
          "the rule that reports it.",
          "With any error, nothing is printed on standard output and nothing is written.");

  @Override
  public void prepare() {
    Templates.prepare();
  }

  @Override
  public Manual manual() {
    return new Manual(
        "(--profile NAME | -f FILE)... [OPTION]...",
        List.of(StackOptions.GROUP, OUTPUT, EarlierOutputOptions.GROUP, Shown.GROUP, Manual.HELP),
        "NAME",
        NOTES,
        List.of(
            new Example(
                "apply a shipped profile", "plg generate --profile dev | kubectl apply -f -"),
            new Example(
                "keep your own stack in git", "plg generate -f stack.yaml --env prod -o manifests"),
            new Example(
                "install one component with its chart",
                "plg generate --profile dev --format helm --only loki > values.yaml"),
            new Example(
                "write a base and an overlay for each environment",
                "plg generate -f stack.yaml --format kustomize -o deploy"),
            new Example("try one value", "plg generate --profile dev --set loki.retention=7d")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    Recipe recipe = GenerateOptions.recipe(arguments);
    Output output = output(arguments, recipe.format());
    requireOneComponent(recipe, output);
    var generation =
        Generation.of(
            recipe,
            SourceTexts.of(new Sources(terminal.in())),
            TemplateFolder.read(arguments.value("--templates")),
            shown.settings());
    Report report = generation.report();
    if (generation.product().isPresent()) {
      List<Finding> found = write(generation.product().get(), output, terminal);
      report = report.with(generation.ignored().leftOfStack(found));
    }
    shown.say(report, terminal);
    if (!report.hasErrors() && !shown.quiet() && output instanceof OutputDirectory directory) {
      generation
          .product()
          .flatMap(product -> product.command(directory))
          .ifPresent(command -> terminal.sayLine("apply it with `" + command + "`"));
    }
    return ExitCode.of(report);
  }

  /// @return why it was refused; empty where it was written
  private static List<Finding> write(Product product, Output output, Terminal terminal)
      throws IOException {
    return switch (output) {
      case StandardOutput _ -> {
        terminal.print(product.stream());
        yield List.of();
      }
      case OutputFile file -> product.writeInto(file);
      case OutputDirectory directory -> product.writeInto(directory);
    };
  }

  /// The values of two charts are not one file for Helm.
  private static void requireOneComponent(Recipe recipe, Output output) {
    boolean stream = !(output instanceof OutputDirectory);
    if (stream && recipe.helm().gitOps().isPresent()) {
      throw new UsageError(
          "--gitops writes a directory of files: name one, as in `-o %s`"
              .formatted(recipe.format().word()));
    }
    if (recipe.format() == Format.HELM && stream && recipe.only().isEmpty()) {
      throw new UsageError(
          "a chart takes the values of one component: add `--only NAME`, or write all of them with"
              + " `-o DIR`");
    }
  }

  private static Output output(Arguments arguments, Format format) {
    String target = arguments.value("-o").orElse("-");
    if (Output.isAmbiguous(target)) {
      throw new UsageError(
          "there is no '%s', and it ends like a file: write `-o %s/` for a directory%s"
              .formatted(
                  target, target, format.isStream() ? ", or let the file end in .yaml" : ""));
    }
    Output output = Output.of(target, arguments.has("--force"), EarlierOutputOptions.of(arguments));
    if (!format.isStream() && !(output instanceof OutputDirectory)) {
      throw new UsageError(
          "format %s is a directory of files: name one, as in `-o %s`"
              .formatted(format.word(), format.word()));
    }
    return output;
  }
}
