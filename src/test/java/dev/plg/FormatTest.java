package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sources are as google-java-format leaves them. It runs here and not as a Maven plugin, since
/// a plugin runs on Maven's JDK, which may be older than the sources.
class FormatTest {

  @Test
  void every_source_is_as_google_java_format_leaves_it() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      List<String> unformatted =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .sorted()
              .parallel()
              .filter(file -> !isFormatted(file))
              .map(Path::toString)
              .toList();
      assertEquals(List.of(), unformatted, "format them: see CONTRIBUTING.md");
    }
  }

  private static boolean isFormatted(Path file) {
    try {
      String text = Files.readString(file);
      return new Formatter().formatSourceAndFixImports(text).equals(text);
    } catch (FormatterException e) {
      throw new AssertionError(file + " cannot be parsed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
