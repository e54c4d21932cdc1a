package dev.plg.app.generate;

import dev.plg.emit.Emitter;
import dev.plg.emit.format.Format;
import dev.plg.emit.helm.HelmOptions;
import dev.plg.emit.kustomize.KustomizeOptions;
import dev.plg.profile.Request;
import java.util.Optional;

/// What is asked for: a stack, and the form that it takes.
///
/// @param only the one component that is wanted; empty: all
public record Recipe(
    Request request,
    Format format,
    HelmOptions helm,
    KustomizeOptions kustomize,
    Optional<String> only) {

  /// A stack as plain manifests.
  public static Recipe manifests(Request request) {
    return new Recipe(
        request, Format.MANIFESTS, HelmOptions.NONE, KustomizeOptions.NONE, Optional.empty());
  }

  /// The same form of another stack.
  Recipe with(Request other) {
    return new Recipe(other, format, helm, kustomize, only);
  }

  Emitter emitter() {
    return format.emitter(helm, kustomize);
  }
}
