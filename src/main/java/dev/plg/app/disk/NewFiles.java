package dev.plg.app.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files that are written where there is none of their name, and never over another.
///
/// @param folder made where it is missing
/// @param texts by the files' paths in the folder
public record NewFiles(Path folder, SortedMap<String, String> texts) {

  /// Whether the folder has a file of a name, be it a link that leads nowhere.
  public static boolean isThere(Path folder, String name) {
    return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /// Writes the files that are missing, after all of them were written beside the folder.
  ///
  /// @return the names of the others
  public List<String> write() throws WriteFailure {
    var missing = new TreeMap<>(texts);
    missing.keySet().removeIf(name -> isThere(folder, name));
    try (var staging = Staging.near(folder)) {
      Path root = staging.write(missing);
      for (String name : missing.keySet()) {
        Staging.move(root.resolve(name), folder.resolve(name));
      }
    } catch (IOException e) {
      throw WriteFailure.of(folder, e);
    }
    var left = new ArrayList<>(texts.keySet());
    left.removeAll(missing.keySet());
    return left;
  }
}
