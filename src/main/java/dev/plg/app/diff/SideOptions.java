package dev.plg.app.diff;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the inputs do not say themselves.
///
/// @param chart the name of the chart, or the path of its folder or archive, whose values an input
///   without `apiVersion` and `kind` is
/// @param version of that chart; the newest that plg knows without
/// @param charts where charts are looked for, each as `NAME-VERSION` or `NAME-VERSION.tgz`
/// @param kubernetes the version that charts are rendered for
/// @param environment of a stack
/// @param settings over a stack, each `path=value`
public record SideOptions(
    Optional<String> chart,
    Optional<String> version,
    Optional<Path> charts,
    Optional<String> kubernetes,
    Optional<String> environment,
    List<String> settings) {

  public static final SideOptions NONE =
      new SideOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public SideOptions {
    settings = List.copyOf(settings);
  }

  /// The same with other settings.
  public SideOptions with(List<String> others) {
    return new SideOptions(chart, version, charts, kubernetes, environment, others);
  }
}
