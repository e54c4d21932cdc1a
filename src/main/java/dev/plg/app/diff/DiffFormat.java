package dev.plg.app.diff;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The forms in which a comparison is printed.
public enum DiffFormat {
  TEXT,
  JSON,
  MARKDOWN,
  GITHUB;

  /// The form of this name, as `markdown`.
  public static Optional<DiffFormat> named(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  public static String words() {
    return Stream.of(values()).map(DiffFormat::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The whole comparison.
  ///
  /// @param verbose whether differences that do nothing are printed, too
  public String print(DeploymentDiff diff, boolean verbose, boolean colour) {
    return switch (this) {
      case TEXT -> DiffText.of(diff, verbose, colour);
      case JSON -> DiffJson.of(diff);
      case MARKDOWN -> DiffMarkdown.of(diff, verbose);
      case GITHUB -> DiffMarkdown.comment(diff);
    };
  }
}
