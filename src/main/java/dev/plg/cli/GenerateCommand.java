package dev.plg.cli;

import static java.util.stream.Collectors.joining;

import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.component.Part;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.Format;
import dev.plg.emit.HelmOptions;
import dev.plg.emit.KustomizeOptions;
import dev.plg.profile.Request;
import dev.plg.rule.history.History;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `plg generate`: from a profile, stack files and settings to manifests.
final class GenerateCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(
              Manual.value("DIR", "templates in place of the shipped ones", "--templates"),
              Manual.value("FORMAT", Format.words(), "--format"),
              Manual.value("NAME", "one component alone, as in loki", "--only"),
              Manual.flag("with --format helm: write the charts' defaults too", "--full"),
              Manual.flag("with --format kustomize: write components/", "--components"),
              Manual.value("PATH", "a directory or a .yaml file, or - (default)", "-o", "--output"),
              Manual.flag("overwrite what is not plg's, or was edited", "--force"),
              Manual.values("RULE", "write over an earlier output against this rule", "--accept")));

  private static final List<String> NOTES =
      List.of(
          "Without --format manifests are written.",
          "Without -o one stream of documents goes to standard output, in apply order.",
          "A directory gets one file an object, and plg.lock, which names the files that",
          "are plg's: the next run removes those no longer needed, and no others.",
          "Over an earlier output nothing is written that would lose stored logs, or that",
          "a live object refuses, unless --accept names the rule that says so.",
          "With any error, nothing is printed on standard output and nothing is written.");

  @Override
  public Manual manual() {
    return new Manual(
        "(--profile NAME | -f FILE)... [OPTION]...",
        List.of(StackOptions.GROUP, OUTPUT, Manual.HELP),
        "NAME",
        NOTES,
        List.of(
            new Example("apply a shipped profile", "plg generate --profile dev | kubectl apply -f -"),
            new Example(
                "keep a stack of your own in git",
                "plg generate -f stack.yaml --env prod -o manifests"),
            new Example(
                "install one component by its chart",
                "plg generate --profile dev --format helm --only loki > values.yaml"),
            new Example(
                "write a base and an overlay for each environment",
                "plg generate -f stack.yaml --format kustomize -o deploy"),
            new Example(
                "try one value",
                "plg generate --profile dev --set loki.retention=7d")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Request request = StackOptions.request(arguments, "generate");
    Format format = format(arguments);
    Emitter emitter = format.emitter(helmOptions(arguments, format), kustomizeOptions(arguments, format));
    Output output = output(arguments, format);
    requireOneComponent(arguments, format, output);
    var templates = TemplateFolder.read(arguments.value("--templates"));
    var generation = Generation.of(request, new Sources(terminal.in()), templates, emitter);
    Report report = generation.report();
    if (!report.hasErrors()) {
      var deployment =
          chosen(generation.deployment().orElseThrow(), component(arguments, format));
      report = report.with(output.write(emitter, deployment, terminal));
    }
    terminal.say(TextReport.of(report, terminal.colour()));
    return report.exitCode();
  }

  private static HelmOptions helmOptions(Arguments arguments, Format format) {
    boolean full = arguments.has("--full");
    if (full && format != Format.HELM) {
      throw new UsageError("option '--full' goes with `--format helm`");
    }
    return new HelmOptions(full);
  }

  private static KustomizeOptions kustomizeOptions(Arguments arguments, Format format) {
    boolean components = arguments.has("--components");
    if (components && format != Format.KUSTOMIZE) {
      throw new UsageError("option '--components' goes with `--format kustomize`");
    }
    return new KustomizeOptions(components);
  }

  /// The values of two charts are not one file for Helm.
  private static void requireOneComponent(Arguments arguments, Format format, Output output) {
    boolean stream = !(output instanceof OutputDirectory);
    if (format == Format.HELM && stream && arguments.value("--only").isEmpty()) {
      throw new UsageError(
          "a chart takes the values of one component: add `--only NAME`, or write all with `-o DIR`");
    }
  }

  /// What kube-prometheus-stack takes is no component, but what several of them are to Grafana.
  private static Optional<String> component(Arguments arguments, Format format) {
    Optional<String> only = arguments.value("--only");
    if (format != Format.KUBE_PROMETHEUS_STACK) {
      return only;
    }
    if (!only.equals(Optional.of("datasources"))) {
      throw new UsageError(
          "kube-prometheus-stack takes the data sources alone: add `--only datasources`");
    }
    return Optional.empty();
  }

  private static Deployment chosen(Deployment deployment, Optional<String> only) {
    only.filter(name -> !deployment.plan().has(name)).ifPresent(name -> refuse(name, deployment));
    return only.map(deployment::only).orElse(deployment);
  }

  private static void refuse(String name, Deployment deployment) {
    String names = deployment.plan().parts().stream().map(Part::component).collect(joining(", "));
    throw new UsageError("no component '" + name + "' in this stack, choose " + names);
  }

  private static Output output(Arguments arguments, Format format) {
    Output output = Output.of(arguments.value("-o").orElse("-"), arguments.has("--force"), earlier(arguments));
    if (!format.isStream() && !(output instanceof OutputDirectory)) {
      throw new UsageError(
          "format %s is a directory of files: name one, as in `-o %s`"
              .formatted(format.word(), format.word()));
    }
    return output;
  }

  private static EarlierOutput earlier(Arguments arguments) {
    List<String> accepted = arguments.values("--accept");
    for (String id : accepted) {
      if (!History.ids().contains(id)) {
        throw new UsageError(
            "--accept takes %s, not '%s'".formatted(String.join(" or ", History.ids()), id));
      }
    }
    return new EarlierOutput(Set.copyOf(accepted));
  }

  private static Format format(Arguments arguments) {
    String word = arguments.value("--format").orElse(Format.MANIFESTS.word());
    return Format.named(word)
        .orElseThrow(
            () -> new UsageError("unknown format '" + word + "', choose " + Format.words()));
  }
}
