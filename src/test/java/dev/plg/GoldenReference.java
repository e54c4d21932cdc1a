package dev.plg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A golden file that is the same as another names it: its only line is `@` and the path of the
/// other below `golden`.
final class GoldenReference {

  private static final Pattern REFERENCE = Pattern.compile("@(?<path>[^\\s@]+)\n");
  private static final long LONGEST = 200;

  private GoldenReference() {}

  /// The text of a golden file, or of the one that it names.
  static String read(Path root, Path file) throws IOException {
    return named(root, file).orElse(Files.readString(file));
  }

  /// Whether a golden file names one with this text.
  static boolean isTo(Path root, Path file, String text) {
    try {
      return Files.exists(file) && named(root, file).equals(Optional.of(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of the golden file that a golden file names.
  static Optional<String> named(Path root, Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      return Optional.empty();
    }
    Matcher reference =
        REFERENCE.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    return reference.matches()
        ? Optional.of(Files.readString(root.resolve(reference.group("path"))))
        : Optional.empty();
  }
}
