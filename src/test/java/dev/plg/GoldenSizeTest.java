package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Golden files are reviewed by people, so they are few and short, and none is there twice.
class GoldenSizeTest {

  private static final Path GOLDEN = Path.of("golden");
  private static final Path RUNS = GOLDEN.resolve("cli");
  private static final int FILES = 1_500;
  private static final long LINES = 75_000;

  /// A file of more lines that is the same as another names it, see [GoldenReference]; accepting
  /// golden files writes the reference.
  private static final long SHORT = 20;

  @Test
  void are_few_and_short() throws IOException {
    long lines = 0;
    for (Path file : files()) {
      lines += lines(Files.readAllBytes(file));
    }
    assertTrue(files().size() <= FILES, () -> "golden/ has more than " + FILES + " files");
    assertTrue(lines <= LINES, lines + " lines in golden/ are more than " + LINES);
  }

  @Test
  void none_is_a_copy_of_another() throws IOException {
    Map<String, Path> first = new HashMap<>();
    var copies = new ArrayList<String>();
    for (Path file : files()) {
      byte[] content = Files.readAllBytes(file);
      if (lines(content) > SHORT) {
        Path other = first.putIfAbsent(Arrays.toString(content), file);
        if (other != null && Golden.isAsked()) {
          Files.writeString(file, "@" + GOLDEN.relativize(other) + "\n");
        } else if (other != null) {
          copies.add(file + " is the same as " + other + ": write @" + GOLDEN.relativize(other));
        }
      }
    }
    assertEquals(List.of(), copies);
  }

  @Test
  void a_reference_names_a_file_with_a_text_of_its_own() throws IOException {
    int references = 0;
    for (Path file : files()) {
      if (GoldenReference.named(GOLDEN, file).isPresent()) {
        Path other = GOLDEN.resolve(Files.readString(file).strip().substring(1));
        assertTrue(GoldenReference.named(GOLDEN, other).isEmpty(), file + " names " + other);
        references++;
      }
    }
    assertTrue(references > 50, "only " + references);
  }

  private static long lines(byte[] content) {
    long lines = 0;
    for (byte it : content) {
      lines += it == '\n' ? 1 : 0;
    }
    return lines;
  }

  /// What a command prints comes last: it names a file of a tree rather than the other way.
  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing((Path it) -> it.startsWith(RUNS)).thenComparing(it -> it))
          .toList();
    }
  }
}
