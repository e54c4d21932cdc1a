package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTreeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a/..",
        ".",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "a\nb",
        "\0"
      })
  void refuses_a_path_that_is_not_plainly_inside(String path) {
    assertThrows(IllegalArgumentException.class, () -> FileTree.EMPTY.with(path, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b.yaml", "..a/b..", ".hidden", "a b/ü"})
  void takes_any_plain_name(String path) {
    assertEquals(Map.of(path, "text"), FileTree.EMPTY.with(path, "text").files());
  }

  @Test
  void refuses_a_file_on_the_way_to_another() {
    var tree = FileTree.EMPTY.with("a", "");
    assertThrows(IllegalArgumentException.class, () -> tree.with("a/b", ""));
  }

  @Test
  void keeps_the_files_it_was_made_of_in_order() {
    var files = new TreeMap<>(Map.of("b", "2", "a/c", "1"));
    var tree = new FileTree(files);
    files.clear();
    assertEquals(List.of("a/c", "b"), List.copyOf(tree.files().keySet()));
  }

  @Test
  void lists_the_folders_on_the_way_outermost_first() {
    assertEquals(List.of("a", "a/b"), FileTree.parents("a/b/c").toList());
    assertEquals(List.of(), FileTree.parents("a").toList());
  }
}
