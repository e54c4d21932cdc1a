package dev.plg.cli;

import dev.plg.app.generate.Recipe;
import dev.plg.emit.format.Format;
import dev.plg.emit.gitops.GitOps;
import dev.plg.emit.helm.HelmOptions;
import dev.plg.emit.kustomize.KustomizeOptions;
import dev.plg.profile.Request;
import java.util.Optional;

/// What the arguments of `plg generate` ask for.
final class GenerateOptions {

  private static final Optional<String> DATASOURCES = Optional.of("datasources");

  private GenerateOptions() {}

  /// What is to be generated.
  ///
  /// @throws UsageError where the arguments contradict each other
  static Recipe recipe(Arguments arguments) {
    Request request = StackOptions.request(arguments, "generate");
    Format format =
        arguments.value("--format").map(GenerateOptions::format).orElse(Format.MANIFESTS);
    Optional<String> only = arguments.value("--only");
    if (format == Format.KUBE_PROMETHEUS_STACK && !only.equals(DATASOURCES)) {
      throw new UsageError(
          "kube-prometheus-stack takes only the data sources: add `--only datasources`");
    }
    requireFormat(arguments, "--full", Format.HELM, format);
    requireFormat(arguments, "--gitops", Format.HELM, format);
    requireFormat(arguments, "--components", Format.KUSTOMIZE, format);
    return new Recipe(
        request,
        format,
        new HelmOptions(
            arguments.has("--full"), arguments.value("--gitops").map(GenerateOptions::controller)),
        new KustomizeOptions(arguments.has("--components")),
        only);
  }

  private static void requireFormat(
      Arguments arguments, String option, Format goesWith, Format format) {
    if (arguments.has(option) && format != goesWith) {
      throw new UsageError(
          "option '%s' goes with `--format %s`".formatted(option, goesWith.word()));
    }
  }

  private static GitOps controller(String word) {
    return GitOps.named(word)
        .orElseThrow(
            () ->
                new UsageError(
                    "unknown controller '" + word + "' of --gitops, choose " + GitOps.words()));
  }

  private static Format format(String word) {
    return Format.named(word)
        .orElseThrow(
            () -> new UsageError("unknown format '" + word + "', choose " + Format.words()));
  }
}
