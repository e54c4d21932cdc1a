package dev.plg.cli;

import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.Format;
import dev.plg.emit.HelmOptions;
import dev.plg.emit.KustomizeOptions;
import dev.plg.emit.gitops.GitOps;
import dev.plg.profile.Request;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What is asked for: a stack, and the form that it takes.
///
/// @param only the one component that is wanted; empty: all
record Recipe(
    Request request,
    Format format,
    HelmOptions helm,
    KustomizeOptions kustomize,
    Optional<String> only) {

  private static final Optional<String> DATASOURCES = Optional.of("datasources");

  /// Plain manifests of nothing yet.
  static final Recipe EMPTY =
      new Recipe(
          new Request(Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty()),
          Format.MANIFESTS,
          HelmOptions.NONE,
          KustomizeOptions.NONE,
          Optional.empty());

  /// What the arguments say.
  ///
  /// @throws UsageError where they contradict each other
  static Recipe of(Arguments arguments) {
    StackOptions.request(arguments, "generate");
    return EMPTY.with(arguments).checked();
  }

  /// What kube-prometheus-stack takes is no component, but what several of them are to Grafana.
  private Recipe checked() {
    if (format == Format.KUBE_PROMETHEUS_STACK && !only.equals(DATASOURCES)) {
      throw new UsageError(
          "kube-prometheus-stack takes the data sources alone: add `--only datasources`");
    }
    return this;
  }

  /// This recipe with what the arguments say in place of it.
  Recipe with(Arguments arguments) {
    Format form = arguments.value("--format").map(Recipe::format).orElse(format);
    return new Recipe(
        request(arguments),
        form,
        new HelmOptions(
            flag(arguments, "--full", Format.HELM, form, helm.full()), gitOps(arguments, form)),
        new KustomizeOptions(
            flag(arguments, "--components", Format.KUSTOMIZE, form, kustomize.components())),
        arguments.value("--only").or(() -> only));
  }

  private Request request(Arguments arguments) {
    Optional<String> profile = arguments.value("--profile");
    List<String> files = arguments.values("-f");
    if (Collections.frequency(files, "-") > 1) {
      throw new UsageError("standard input can be read only once, '-f -' is given twice");
    }
    boolean named = profile.isPresent() || !files.isEmpty();
    List<String> settings = arguments.values("--set");
    return new Request(
        named ? profile : request.profile(),
        named ? files : request.files(),
        arguments.value("--env").or(request::environment),
        settings.isEmpty() ? request.settings() : settings,
        arguments.value("-n").or(request::namespace));
  }

  private static boolean flag(
      Arguments arguments, String option, Format goesWith, Format form, boolean recorded) {
    requireFormat(arguments, option, goesWith, form);
    return form == goesWith && (recorded || arguments.has(option));
  }

  private static void requireFormat(
      Arguments arguments, String option, Format goesWith, Format form) {
    if (arguments.has(option) && form != goesWith) {
      throw new UsageError(
          "option '%s' goes with `--format %s`".formatted(option, goesWith.word()));
    }
  }

  private Optional<GitOps> gitOps(Arguments arguments, Format form) {
    requireFormat(arguments, "--gitops", Format.HELM, form);
    Optional<GitOps> asked = arguments.value("--gitops").map(Recipe::controller);
    return form == Format.HELM ? asked.or(helm::gitOps) : Optional.empty();
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

  Emitter emitter() {
    return format.emitter(helm, kustomize);
  }

  /// What of a deployment is asked for.
  Deployment chosen(Deployment deployment) {
    if (format == Format.KUBE_PROMETHEUS_STACK) {
      return deployment;
    }
    List<String> names = emitter().names(deployment.plan());
    only.filter(name -> !names.contains(name)).ifPresent(name -> refuse(name, names));
    return only.map(deployment::only).orElse(deployment);
  }

  private static void refuse(String name, List<String> names) {
    throw new UsageError(
        "no component '" + name + "' in this stack, choose " + String.join(", ", names));
  }
}
