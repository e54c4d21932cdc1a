package dev.plg.emit.kustomize;

/// What may be asked of a kustomize tree.
///
/// @param components write the optional parts as kustomize Components, which an overlay switches on
public record KustomizeOptions(boolean components) {

  public static final KustomizeOptions NONE = new KustomizeOptions(false);
}
