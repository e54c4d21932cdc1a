package dev.plg.emit.format;

import dev.plg.emit.Emitter;
import dev.plg.emit.KubePrometheusStack;
import dev.plg.emit.Manifests;
import dev.plg.emit.helm.Helm;
import dev.plg.emit.helm.HelmOptions;
import dev.plg.emit.kustomize.Kustomize;
import dev.plg.emit.kustomize.KustomizeOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What plg can write.
public enum Format {
  /// Plain Kubernetes objects, ready for `kubectl apply`.
  MANIFESTS,
  /// Values for the charts that upstream publishes.
  HELM,
  /// A kustomize base, and an overlay for each environment.
  KUSTOMIZE,
  /// Data sources alone, for the values of the chart kube-prometheus-stack.
  KUBE_PROMETHEUS_STACK;

  /// The format of this name, as `--format` takes it.
  public static Optional<Format> named(String word) {
    return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /// All names, for help and messages.
  public static String words() {
    return Stream.of(values()).map(Format::word).collect(Collectors.joining(", "));
  }

  /// The name that `--format` takes.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// True where the product can be one text; else it is a directory by its nature.
  public boolean isStream() {
    return switch (this) {
      case MANIFESTS, HELM, KUBE_PROMETHEUS_STACK -> true;
      case KUSTOMIZE -> false;
    };
  }

  public Emitter emitter() {
    return emitter(HelmOptions.NONE, KustomizeOptions.NONE);
  }

  /// The emitter of this format.
  ///
  /// @param helm what is asked of [#HELM]
  /// @param kustomize what is asked of [#KUSTOMIZE]
  public Emitter emitter(HelmOptions helm, KustomizeOptions kustomize) {
    return switch (this) {
      case MANIFESTS -> new Manifests();
      case HELM -> new Helm(helm);
      case KUSTOMIZE -> new Kustomize(kustomize);
      case KUBE_PROMETHEUS_STACK -> new KubePrometheusStack();
    };
  }
}
