package dev.plg.app.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;

/// Exchanges files of a directory for staged ones, all or none: where one cannot be moved, as into
/// a folder that is another's or on another disk, those before it are put back.
final class Exchange {

  private final Path root;
  private final Path kept;
  private final Deque<String> touched = new ArrayDeque<>();
  private final Deque<Path> folders = new ArrayDeque<>();

  private Exchange(Path root, Path kept) {
    this.root = root;
    this.kept = kept;
  }

  /// Copies what is in the places of these files before any is touched, so that to put it back
  /// takes no room on the disk.
  ///
  /// @param kept a new folder on the same file system
  static Exchange of(Path root, Path kept, Collection<String> files) throws IOException {
    for (String file : files) {
      Path place = root.resolve(file);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        Path copy = kept.resolve(file);
        Files.createDirectories(parent(copy));
        Files.copy(place, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      }
    }
    return new Exchange(root, kept);
  }

  /// Removes a file.
  void remove(String file) throws IOException {
    Files.deleteIfExists(root.resolve(file));
    touched.push(file);
  }

  /// Moves a staged file to its place.
  void put(Path staged, String file) throws IOException {
    Path place = root.resolve(file);
    for (Path folder = parent(place); Files.notExists(folder); folder = parent(folder)) {
      folders.addLast(folder);
    }
    Staging.move(staged, place);
    touched.push(file);
  }

  /// Puts back what was there, and takes away what was not, as far as the disk still lets it.
  ///
  /// @param cause why; what cannot be put back is added to it
  void undo(IOException cause) {
    for (String file : touched) {
      try {
        putBack(file);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
    for (Path folder : folders) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private void putBack(String file) throws IOException {
    Path place = root.resolve(file);
    Path copy = kept.resolve(file);
    if (Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(parent(place));
      Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.deleteIfExists(place);
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
