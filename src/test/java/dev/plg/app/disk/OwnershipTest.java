package dev.plg.app.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What plg does with files and directories that are not its own.
class OwnershipTest {

  @Test
  void refuses_a_directory_of_others(@TempDir Path temp) throws IOException {
    var out = new Directory(temp);
    out.put("mine", "mine");
    assertEquals(List.of(" output/not-owned"), out.write("x", "1"));
    assertEquals(List.of("mine"), out.names());
  }

  @Test
  void writes_among_the_files_of_others_when_forced(@TempDir Path temp) throws IOException {
    var out = new Directory(temp);
    out.put("mine", "mine");
    assertEquals(List.of(), out.force("x", "1"));
    assertEquals(List.of("mine", "plg.lock", "x"), out.names());
    assertEquals(List.of(), out.write("x", "2"));
    assertEquals("mine", out.read("mine"));
  }

  @Test
  void names_all_that_is_in_the_way_at_once(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("edited", "1", "gone", "2", "same", "3");
    out.put("edited", "by hand");
    out.put("gone", "by hand");
    out.put("foreign", "mine");
    out.put("folder", "mine");
    assertEquals(
        List.of(
            "edited output/edited",
            "folder output/in-the-way",
            "foreign output/in-the-way",
            "gone output/edited"),
        out.write("edited", "4", "same", "5", "foreign", "6", "folder/a", "7", "folder/b", "8"));
    assertEquals("3", out.read("same"));
    assertEquals("by hand", out.read("gone"));
  }

  @Test
  void overwrites_what_is_in_the_way_when_forced(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("edited", "1", "gone", "2");
    out.put("edited", "by hand");
    out.put("gone", "by hand");
    out.put("folder", "mine");
    assertEquals(List.of(), out.force("edited", "4", "folder/a", "7"));
    assertEquals(List.of("edited", "folder/a", "plg.lock"), out.names());
    assertEquals("4", out.read("edited"));
  }

  @Test
  void takes_a_file_of_others_that_already_is_what_it_would_write(@TempDir Path temp)
      throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("a", "1");
    out.put("b", "2");
    assertEquals(List.of(), out.write("a", "1", "b", "2"));
    assertEquals(List.of(), out.write("a", "1"));
    assertEquals(List.of("a", "plg.lock"), out.names());
  }

  @Test
  void removes_no_directory_of_others_even_when_forced(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("a/old", "1");
    out.put("a/mine", "mine");
    assertEquals(List.of("a output/in-the-way"), out.force("a", "2"));
    assertEquals("1", out.read("a/old"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "version: 2\nfiles: {}\n",
        "version: 1\n",
        "version: 1\nfiles: {a: 1}\n",
        "version: 1\nfiles: {../mine: 'sha256:00'}\n",
        "version: 1\nfiles: {/etc/passwd: 'sha256:00'}\n",
        "<<<<<<< HEAD\nversion: 1\n"
      })
  void refuses_a_record_it_cannot_read(String record, @TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.put("plg.lock", record);
    assertEquals(List.of("plg.lock output/record"), out.write("x", "1"));
    assertEquals(List.of(), out.force("x", "1"));
    assertEquals(List.of("plg.lock", "x"), out.names());
  }

  @Test
  void reads_a_record_that_knows_more(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("x", "1");
    out.put("plg.lock", out.read("plg.lock") + "stack: stack.yaml\n");
    assertEquals(List.of(), out.write("x", "2"));
  }

  @Test
  void refuses_links_that_lead_out_even_when_forced(@TempDir Path temp) throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Path file = Files.writeString(elsewhere.resolve("file"), "theirs");
    var out = new Directory(temp.resolve("out"));
    out.write("x", "1");
    Files.createSymbolicLink(out.path("folder"), elsewhere);
    Files.createSymbolicLink(out.path("link"), file);
    Files.createSymbolicLink(out.path("nowhere"), Path.of("missing"));
    List<String> refused =
        List.of("folder output/symlink", "link output/symlink", "nowhere output/symlink");
    assertEquals(refused, out.write("folder/file", "2", "link", "3", "nowhere", "4"));
    assertEquals(refused, out.force("folder/file", "2", "link", "3", "nowhere", "4"));
    assertEquals("theirs", Files.readString(file));
  }

  @Test
  void removes_nothing_behind_a_link_that_leads_out(@TempDir Path temp) throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    var out = new Directory(temp.resolve("out"));
    out.write("folder/file", "1", "x", "2");
    Files.move(out.path("folder/file"), elsewhere.resolve("file"));
    Files.delete(out.path("folder"));
    Files.createSymbolicLink(out.path("folder"), elsewhere);
    assertEquals(List.of("folder output/symlink"), out.write("x", "2"));
    assertEquals("1", Files.readString(elsewhere.resolve("file")));
  }

  @Test
  void treats_a_link_that_stays_inside_as_a_file_of_others(@TempDir Path temp) throws IOException {
    var out = new Directory(temp.resolve("out"));
    out.write("x", "1");
    Files.createSymbolicLink(out.path("link"), Path.of("x"));
    assertEquals(List.of("link output/in-the-way"), out.write("x", "1", "link", "2"));
    assertEquals(List.of(), out.force("x", "1", "link", "2"));
    assertEquals("1", out.read("x"));
    assertEquals("2", out.read("link"));
  }
}
