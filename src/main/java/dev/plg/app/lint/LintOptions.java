package dev.plg.app.lint;

import dev.plg.catalog.Program;
import dev.plg.picture.Assumptions;
import java.nio.file.Path;
import java.util.Optional;

/// How to lint.
///
/// @param as the program whose bare configuration the inputs are
/// @param chart whose values the inputs are
/// @param chartFolder the folder of that chart, where it is one of these files
/// @param kubernetes the version that charts are rendered for; the newest that Helm knows without
/// @param helmCache where Helm keeps charts, to render those that are not among the inputs
/// @param areLayers whether the inputs are the values of one release, each laid over those before
///   it
/// @param allowEmpty whether it is no error that nothing was judged
/// @param assumptions what the inputs do not tell
public record LintOptions(
    Optional<Program> as,
    Optional<ChartVersion> chart,
    Optional<Path> chartFolder,
    Optional<String> kubernetes,
    Optional<Path> helmCache,
    boolean areLayers,
    boolean allowEmpty,
    Assumptions assumptions) {

  /// Manifests, about which nothing else is known.
  public static final LintOptions NONE =
      new LintOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          Assumptions.NONE);

  /// Whether the inputs are Kubernetes objects and what makes them.
  boolean areObjects() {
    return as.isEmpty() && !areValues();
  }

  /// Whether the inputs are values of a chart.
  boolean areValues() {
    return chart.isPresent() || chartFolder.isPresent();
  }
}
