package dev.plg.cli;

import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.emit.Emitter;
import dev.plg.emit.Format;
import dev.plg.profile.Request;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// `plg generate`: from a profile, stack files and settings to manifests.
final class GenerateCommand implements Command {

  private static final Group STACK =
      new Group(
          "The stack, each layer over the one before",
          List.of(
              Manual.value("NAME", "a shipped profile, see `plg profiles`", "--profile"),
              Manual.values("FILE", "a stack file, or - for standard input", "-f", "--file"),
              Manual.value("NAME", "one of the stack's environments", "--env"),
              Manual.values("PATH=VALUE", "one value, as in loki.replicas=1", "--set"),
              Manual.value("NAME", "the namespace of all objects", "-n", "--namespace"),
              Manual.value("DIR", "templates in place of the shipped ones", "--templates")));

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(
              Manual.value("FORMAT", Format.words() + " (default)", "--format"),
              Manual.value("PATH", "a directory or a .yaml file, or - (default)", "-o", "--output"),
              Manual.flag("overwrite what is not plg's, or was edited", "--force")));

  private static final List<String> NOTES =
      List.of(
          "Without -o one stream of documents goes to standard output, in apply order.",
          "A directory gets one file an object, and plg.lock, which names the files that",
          "are plg's: the next run removes those no longer needed, and no others.",
          "With any error, nothing is printed on standard output and nothing is written.");

  @Override
  public Manual manual() {
    return new Manual(
        "(--profile NAME | -f FILE)... [OPTION]...",
        List.of(STACK, OUTPUT, Manual.HELP),
        "NAME",
        NOTES,
        List.of(
            new Example("apply a shipped profile", "plg generate --profile dev | kubectl apply -f -"),
            new Example(
                "keep a stack of your own in git",
                "plg generate -f stack.yaml --env prod -o manifests"),
            new Example(
                "try one value",
                "plg generate --profile dev --set loki.retention=7d")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Request request = request(arguments);
    Format format = format(arguments);
    Output output = output(arguments, format);
    var templates = TemplateFolder.read(arguments.value("--templates"));
    Emitter emitter = format.emitter();
    var generation = Generation.of(request, new Sources(terminal.in()), templates, emitter);
    Report report = generation.report();
    if (!report.hasErrors()) {
      report = report.with(output.write(emitter, generation.deployment().orElseThrow(), terminal));
    }
    terminal.say(TextReport.of(report, terminal.colour()));
    return report.exitCode();
  }

  private static Request request(Arguments arguments) {
    Optional<String> profile = arguments.value("--profile");
    List<String> files = arguments.values("-f");
    for (String word : arguments.words()) {
      throw new UsageError(
          "%s: write `--profile %s` or `-f %s`".formatted(Arguments.unexpected(word), word, word));
    }
    if (profile.isEmpty() && files.isEmpty()) {
      throw new UsageError(
          "nothing to generate from: name a profile (--profile dev) or a stack file (-f stack.yaml)");
    }
    if (Collections.frequency(files, "-") > 1) {
      throw new UsageError("standard input can be read only once, '-f -' is given twice");
    }
    return new Request(
        profile, files, arguments.value("--env"), arguments.values("--set"), arguments.value("-n"));
  }

  private static Output output(Arguments arguments, Format format) {
    Output output = Output.of(arguments.value("-o").orElse("-"), arguments.has("--force"));
    if (!format.isStream() && !(output instanceof OutputDirectory)) {
      throw new UsageError(
          "format %s is a directory of files: name one, as in `-o %s`"
              .formatted(format.word(), format.word()));
    }
    return output;
  }

  private static Format format(Arguments arguments) {
    String word = arguments.value("--format").orElse(Format.MANIFESTS.word());
    return Format.named(word)
        .orElseThrow(
            () -> new UsageError("unknown format '" + word + "', choose " + Format.words()));
  }
}
