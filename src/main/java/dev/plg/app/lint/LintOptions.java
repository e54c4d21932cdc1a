package dev.plg.app.lint;

import dev.plg.catalog.Program;
import dev.plg.picture.Assumptions;
import java.util.Optional;

/// How to lint.
///
/// @param as the program whose bare configuration the inputs are
/// @param chart whose values the inputs are
/// @param allowEmpty whether it is no error that nothing was judged
/// @param assumptions what the inputs do not tell
public record LintOptions(
    Optional<Program> as,
    Optional<ChartVersion> chart,
    boolean allowEmpty,
    Assumptions assumptions) {

  /// Manifests, about which nothing else is known.
  public static final LintOptions NONE =
      new LintOptions(Optional.empty(), Optional.empty(), false, Assumptions.NONE);

  /// Whether the inputs are Kubernetes objects and what makes them.
  boolean areObjects() {
    return as.isEmpty() && chart.isEmpty();
  }
}
