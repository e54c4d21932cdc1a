package dev.plg.app.disk;

import dev.plg.finding.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The path that a misspelt one most likely meant.
public final class NearPath {

  /// Of a larger folder no more names than these are compared.
  private static final int MOST = 10_000;

  private NearPath() {}

  /// The end of a message about a path that does not exist: `; did you mean 'stack.yaml'?`, or
  /// nothing.
  public static String didYouMean(String word) {
    return of(word).map("; did you mean '%s'?"::formatted).orElse("");
  }

  /// The path with its first step that does not exist corrected, as far as that leads to a file.
  static Optional<String> of(String word) {
    try {
      return of(Path.of(word)).map(Path::toString);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<Path> of(Path path) {
    Path missing = path;
    while (missing.getParent() != null && !Files.exists(missing.getParent())) {
      missing = missing.getParent();
    }
    if (missing.getFileName() == null || Files.exists(missing)) {
      return Optional.empty();
    }
    Path rest = missing.relativize(path);
    Path first = missing;
    return Nearest.to(missing.getFileName().toString(), names(missing))
        .map(first::resolveSibling)
        .map(near -> Files.exists(near.resolve(rest)) ? near.resolve(rest).normalize() : near);
  }

  private static List<String> names(Path missing) {
    Path folder = Optional.ofNullable(missing.getParent()).orElse(Path.of(""));
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.limit(MOST).map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
