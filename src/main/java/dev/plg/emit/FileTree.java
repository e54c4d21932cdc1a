package dev.plg.emit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files below one folder that is yet to be chosen: relative path → text.
///
/// A path has plain steps separated by `/` and stays below the folder, whatever the folder is: a
/// tree can be written anywhere without another look at its names.
///
/// @param files sorted by path, so that everything made from a tree has one order
public record FileTree(SortedMap<String, String> files) {

  public static final FileTree EMPTY = new FileTree(new TreeMap<>());

  public FileTree {
    var sorted = new TreeMap<>(files);
    for (String path : sorted.keySet()) {
      require(isInside(path), path, "not a path inside a folder");
      require(parents(path).noneMatch(sorted::containsKey), path, "a folder on the way is a file");
    }
    files = Collections.unmodifiableSortedMap(sorted);
  }

  /// This tree with one more file; one of the same path is replaced.
  public FileTree with(String path, String text) {
    var more = new TreeMap<>(files);
    more.put(path, text);
    return new FileTree(more);
  }

  /// True for a relative path of plain steps: none that leads out of the folder, or that another
  /// system would take for something else.
  public static boolean isInside(String path) {
    return path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c))
        && Stream.of(path.split("/", -1)).noneMatch(List.of("", ".", "..")::contains);
  }

  /// The folders on the way to a path, the outermost first: `a`, `a/b` for `a/b/c`.
  public static Stream<String> parents(String path) {
    return Stream.iterate(path.indexOf('/'), end -> end >= 0, end -> path.indexOf('/', end + 1))
        .map(end -> path.substring(0, end));
  }

  private static void require(boolean holds, String path, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault + ": \"" + path + "\"");
    }
  }
}
