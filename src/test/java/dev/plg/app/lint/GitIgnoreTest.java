package dev.plg.app.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.app.input.FolderWalk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `.gitignore` files ignore, against Git itself.
class GitIgnoreTest {

  private static final List<String> FILES =
      List.of(
          "a.yaml",
          "b.yml",
          "build/a.yaml",
          "build/deep/b.yaml",
          "sub/a.yaml",
          "sub/build/a.yaml",
          "sub/deep/a.yaml",
          "sub/deep/build/c.yaml",
          "#x.yaml",
          "!y.yaml",
          "a b.yaml",
          "c1.yaml",
          "c2.yaml",
          "cx.yaml",
          "[z].yaml");

  @TempDir Path folder;

  /// Lines of `.gitignore`, a `;` between them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.yaml",
        "/a.yaml",
        "build",
        "build/",
        "/build/",
        "sub/build",
        "*.yaml",
        "*.yaml;!a.yaml",
        "build/;!build/a.yaml",
        "build/*;!build/a.yaml",
        "**/build",
        "**/build/",
        "sub/**/build",
        "sub/**",
        "**/deep/*.yaml",
        "a?b.yaml",
        "c[12].yaml",
        "c[!12].yaml",
        "c[0-9].yaml",
        "\\#x.yaml",
        "\\!y.yaml",
        "# a comment;;a.yaml  ",
        "a\\ b.yaml",
        "\\[z].yaml",
        "sub/*/a.yaml",
        "/*;!/sub",
        "/*;!/sub/;/sub/*;!/sub/deep/",
        "a.yaml/",
        "deep/build",
        "a.yaml;[z-a].yaml",
      })
  void ignores_what_git_ignores(String lines) throws Exception {
    write(".gitignore", lines.replace(";", "\n") + "\n");
    for (String file : FILES) {
      write(file, "a: 1\n");
    }
    git("init", "-q");
    String left = git("ls-files", "-z", "--others", "--exclude-standard");
    Set<String> expected =
        Stream.of(left.split("\0", -1))
            .filter(it -> !it.isEmpty() && !it.equals(".gitignore"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, found());
  }

  private Set<String> found() throws IOException {
    return FolderWalk.of(folder).files().stream()
        .map(it -> folder.relativize(it).toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void a_folder_has_patterns_of_its_own() throws IOException {
    write(".gitignore", "*.yaml\n");
    write("sub/.gitignore", "!a.yaml\n/b.yaml\n");
    write("sub/a.yaml", "");
    write("sub/b.yaml", "");
    write("sub/c.yaml", "");
    write("a.yaml", "");
    assertEquals(Set.of("sub/a.yaml"), found());
  }

  /// A repository's patterns hold below it, those around it do not.
  @Test
  void patterns_end_at_the_top_of_the_repository() throws IOException {
    write(".gitignore", "*.yaml\n");
    Files.createDirectories(folder.resolve("repository/.git"));
    write("repository/.gitignore", "b.yaml\n");
    write("repository/sub/a.yaml", "");
    write("repository/sub/b.yaml", "");
    var walk = FolderWalk.of(folder.resolve("repository/sub"));
    assertEquals(List.of(folder.resolve("repository/sub/a.yaml")), walk.files());
    assertTrue(
        walk.leftOut().stream()
            .anyMatch(it -> it.path().endsWith("b.yaml") && it.reason().equals("ignored by Git")));
  }

  @Test
  void links_are_followed_to_hidden_files_alone() throws IOException {
    Path outside = Files.createTempDirectory("outside");
    write("..data/values.yaml", "a: 1\n");
    write("real.yaml", "a: 1\n");
    Files.createSymbolicLink(folder.resolve("values.yaml"), Path.of("..data/values.yaml"));
    Files.createSymbolicLink(folder.resolve("again.yaml"), Path.of("real.yaml"));
    Files.createSymbolicLink(folder.resolve("gone.yaml"), Path.of("nowhere.yaml"));
    Files.createSymbolicLink(folder.resolve("out"), outside);
    var walk = FolderWalk.of(folder);
    assertEquals(
        Set.of("real.yaml", "values.yaml"),
        walk.files().stream()
            .map(it -> folder.relativize(it).toString())
            .collect(Collectors.toSet()));
    assertEquals(
        List.of("source/link-out"), walk.findings().stream().map(it -> it.rule()).toList());
    assertFalse(walk.findings().getFirst().isError());
  }

  private String git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(words));
    try {
      Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, git.waitFor(), out);
      return out;
    } catch (IOException e) {
      assumeTrue(false, "git is not on the PATH: " + e.getMessage());
      return "";
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
