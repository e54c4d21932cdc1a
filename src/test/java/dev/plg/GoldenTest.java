package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {

  @Test
  void accepting_fails_the_build() {
    assertFalse(
        Golden.isAsked(), "golden files were taken over: look at them, then run without -Dgolden");
  }

  @Test
  void passes_over_what_is_the_same(@TempDir Path folder) throws IOException {
    write(folder, "case/a", "one\n");
    write(folder, "case/input", "anything");
    var now = new TreeMap<>(Map.of("a", "one\n"));
    golden(folder, false).compareTree(Path.of("case"), now, name -> !name.equals("input"));
  }

  @Test
  void names_each_file_that_is_missing_unexpected_or_different(@TempDir Path folder)
      throws IOException {
    write(folder, "case/a", "one\ntwo\n");
    write(folder, "case/b/c", "gone\n");
    var now = new TreeMap<>(Map.of("a", "one\nzwei\n", "d", "new\n"));
    String message =
        assertThrows(
                AssertionError.class,
                () -> golden(folder, false).compareTree(Path.of("case"), now, _ -> true))
            .getMessage();
    assertTrue(message.contains("a differs in line 2"), message);
    assertTrue(message.contains("d does not exist, but was made"), message);
    assertTrue(message.contains("case/b/c is no longer made"), message);
  }

  @Test
  void counts_the_last_newline(@TempDir Path folder) throws IOException {
    write(folder, "a", "one\n");
    assertThrows(AssertionError.class, () -> golden(folder, false).compare(Path.of("a"), "one"));
  }

  @Test
  void takes_over_what_is_made_now(@TempDir Path folder) throws IOException {
    write(folder, "case/a", "one\n");
    write(folder, "case/b", "gone\n");
    var now = new TreeMap<>(Map.of("a", "eins\n", "c/d", "new\n"));
    var golden = golden(folder, true);
    golden.compareTree(Path.of("case"), now, _ -> true);
    assertEquals(List.of("a", "c/d"), golden.names(Path.of("case")).stream().sorted().toList());
    assertEquals("eins\n", Files.readString(folder.resolve("golden/case/a")));
  }

  @Test
  void a_file_may_name_another_that_is_the_same(@TempDir Path folder) throws IOException {
    write(folder, "a", "one\n");
    write(folder, "b/c", "@a\n");
    golden(folder, false).compare(Path.of("b/c"), "one\n");
    assertThrows(
        AssertionError.class, () -> golden(folder, false).compare(Path.of("b/c"), "two\n"));
    golden(folder, true).compare(Path.of("b/c"), "one\n");
    assertEquals("@a\n", Files.readString(folder.resolve("golden/b/c")));
    golden(folder, true).compare(Path.of("b/c"), "two\n");
    assertEquals("two\n", Files.readString(folder.resolve("golden/b/c")));
  }

  @Test
  void takes_nothing_over_under_ci(@TempDir Path folder) throws IOException {
    write(folder, "a", "one\n");
    var golden = new Golden(folder.resolve("golden"), folder.resolve("received"), true, true);
    assertThrows(AssertionError.class, () -> golden.compare(Path.of("a"), "eins\n"));
    assertEquals("one\n", Files.readString(folder.resolve("golden/a")));
  }

  private static Golden golden(Path folder, boolean accepting) {
    return new Golden(folder.resolve("golden"), folder.resolve("received"), accepting, false);
  }

  private static void write(Path folder, String file, String text) throws IOException {
    Path path = folder.resolve("golden").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
