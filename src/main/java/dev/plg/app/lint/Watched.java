package dev.plg.app.lint;

import dev.plg.app.input.FolderWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of inputs, as they were at one moment.
///
/// @param states of each file, its time and size
public record Watched(Map<Path, State> states) {

  /// What tells a file from what it was.
  public record State(FileTime changed, long size) {}

  private static final long PAUSE_MILLIS = 300;

  /// What the words of the command line name now.
  public static Watched of(List<String> words) throws IOException {
    var states = new TreeMap<Path, State>();
    for (String word : words) {
      Path path = Path.of(word);
      for (Path file : Files.isDirectory(path) ? FolderWalk.of(path).files() : List.of(path)) {
        state(file).ifPresent(state -> states.put(file, state));
      }
    }
    return new Watched(states);
  }

  /// Empty for a file that is gone, which it may be while an editor replaces it.
  private static Optional<State> state(Path file) {
    try {
      return Optional.of(new State(Files.getLastModifiedTime(file), Files.size(file)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Waits until a file is another, new or gone.
  ///
  /// @return the first such file
  /// @throws InterruptedException where the thread is interrupted
  public Path next(List<String> words) throws IOException, InterruptedException {
    while (true) {
      Thread.sleep(PAUSE_MILLIS);
      Optional<Path> changed = difference(of(words));
      if (changed.isPresent()) {
        return changed.get();
      }
    }
  }

  private Optional<Path> difference(Watched later) {
    var files = new TreeMap<Path, State>(later.states);
    files.putAll(states);
    return files.keySet().stream()
        .filter(
            it ->
                !Optional.ofNullable(states.get(it))
                    .equals(Optional.ofNullable(later.states.get(it))))
        .findFirst();
  }
}
