package dev.plg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The golden trees of the profiles: `golden/profiles/dev/3.7` is a whole one, and
/// `golden/profiles/alloy/3.7.diff` the difference to one.
final class ProfileTrees {

  static final String END = ".diff";
  private final Path folder;
  private final Map<String, SortedMap<String, String>> trees = new HashMap<>();

  /// @param folder `golden/profiles`
  ProfileTrees(Path folder) {
    this.folder = folder;
  }

  /// All files of a tree.
  ///
  /// @param name a profile and a line of versions, as `dev/3.7`
  SortedMap<String, String> of(String name) {
    SortedMap<String, String> known = trees.get(name);
    if (known != null) {
      return known;
    }
    SortedMap<String, String> files = read(name);
    trees.put(name, files);
    return files;
  }

  private SortedMap<String, String> read(String name) {
    Path whole = folder.resolve(name);
    try {
      return Files.isDirectory(whole)
          ? whole(whole)
          : new TreeDiff(this::of).apply(name, Files.readString(folder.resolve(name + END)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedMap<String, String> whole(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString().replace('\\', '/'),
            GoldenDashboards.unfold(GoldenReference.read(Path.of("golden"), file)));
      }
    }
    return files;
  }
}
