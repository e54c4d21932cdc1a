package dev.plg.app.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What plg does with a directory that is its own. For those of others see [OwnershipTest].
class OutputDirectoryTest {

  @Test
  void writes_the_files_and_a_record_of_them(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("a/b/out"));
    assertEquals(List.of(), out.write("loki/x.yaml", "one\n", "y.yaml", "two\n"));
    assertEquals(List.of("loki/x.yaml", "plg.lock", "y.yaml"), out.names());
    assertEquals("one\n", out.read("loki/x.yaml"));
    assertEquals(
        """
        # Written by plg, which replaces and removes these files and no others. Keep it beside them.
        version: 1
        files:
          loki/x.yaml: sha256:2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806
          y.yaml: sha256:27dd8ed44a83ff94d557f9fd0412ed5a8cbca69ea04922d88c01184a07300a5a
        """,
        out.read("plg.lock"));
  }

  @Test
  void leaves_nothing_else_behind(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("x", "one");
    out.write("x", "two");
    try (var left = Files.list(temp)) {
      assertEquals(List.of(temp.resolve("out")), left.toList());
    }
  }

  @Test
  void writes_into_an_empty_directory(@TempDir Path temp) throws IOException {
    var out = new Directory(temp);
    assertEquals(List.of(), out.write("x", "one"));
    assertEquals(List.of("plg.lock", "x"), out.names());
  }

  @Test
  void removes_what_is_no_longer_part_of_the_product(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("a/b/old", "1", "a/kept", "2", "c/old", "3");
    assertEquals(List.of(), out.write("a/kept", "2"));
    assertEquals(List.of("a/kept", "plg.lock"), out.names());
    assertTrue(Files.notExists(out.path("c")), "an empty directory is left");
    assertTrue(Files.notExists(out.path("a/b")), "an empty directory is left");
  }

  @Test
  void keeps_a_directory_that_holds_files_of_others(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("a/old", "1");
    out.put("a/mine", "mine");
    assertEquals(List.of(), out.write("x", "2"));
    assertEquals(List.of("a/mine", "plg.lock", "x"), out.names());
  }

  @Test
  void does_not_touch_what_stays_the_same(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("a", "same", "b", "one");
    var longAgo = FileTime.fromMillis(1_000_000);
    for (String file : out.names()) {
      Files.setLastModifiedTime(out.path(file), longAgo);
    }
    out.write("a", "same", "b", "one");
    assertEquals(longAgo, Files.getLastModifiedTime(out.path("plg.lock")));
    out.write("a", "same", "b", "two");
    assertEquals(longAgo, Files.getLastModifiedTime(out.path("a")));
    assertTrue(Files.getLastModifiedTime(out.path("b")).compareTo(longAgo) > 0);
  }

  @Test
  void writes_again_what_was_deleted(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("a/b", "1", "c", "2");
    Files.delete(out.path("a/b"));
    assertEquals(List.of(), out.write("a/b", "1"));
    assertEquals(List.of("a/b", "plg.lock"), out.names());
  }

  @Test
  void turns_a_file_of_its_own_into_a_directory_and_back(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("a", "1");
    assertEquals(List.of(), out.write("a/b", "2"));
    assertEquals(List.of("a/b", "plg.lock"), out.names());
    assertEquals(List.of(), out.write("a", "3"));
    assertEquals(List.of("a", "plg.lock"), out.names());
  }

  @Test
  void keeps_the_permissions_of_a_file(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("a", "1");
    var shared = PosixFilePermissions.fromString("rw-rw-r--");
    Files.setPosixFilePermissions(out.path("a"), shared);
    out.write("a", "2");
    assertEquals(shared, Files.getPosixFilePermissions(out.path("a")));
  }

  @Test
  void follows_a_link_that_the_user_named(@TempDir Path temp) throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    assertEquals(List.of(), new Directory(link).write("a", "1"));
    assertEquals(List.of("a", "plg.lock"), new Directory(real).names());
  }

  @Test
  void says_in_one_sentence_that_it_cannot_write(@TempDir Path temp) throws IOException {
    Files.writeString(temp.resolve("file"), "");
    var out = new Directory(temp.resolve("file/out"));
    var failure = assertThrows(WriteFailure.class, () -> out.write("a", "1"));
    assertEquals(
        "cannot write '%s': a file exists where a directory is needed".formatted(out.path("")),
        failure.getMessage());
  }
}
