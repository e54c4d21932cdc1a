package dev.plg.source.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files that a run may read. Paths are those that messages show: relative ones start at the
/// working directory.
public interface Repository {

  /// What is found at a path.
  sealed interface Content {

    /// A file, with U+FFFD for each byte that is not UTF-8.
    record Text(String text) implements Content {}

    /// There is no such file.
    record Missing() implements Content {}

    /// The file exists, but cannot be read.
    ///
    /// @param reason as a message states it: `permission denied`
    record Unreadable(String reason) implements Content {}

    /// A symbolic link whose target is outside of the repository; it is not followed.
    ///
    /// @param target what the link names
    record LeadsOut(String target) implements Content {}
  }

  Content read(Path file);

  /// Whether a file, which need not exist, is none of the repository's: Git ignores it.
  boolean isIgnored(Path file);

  /// The bytes of a file that is no text; empty where it cannot be read.
  Optional<byte[]> bytes(Path file);

  boolean isFolder(Path path);

  /// The paths in a folder, sorted by name; none where it is no folder.
  List<Path> list(Path folder);

  /// The folder that paths from the root of the repository start at.
  Path root();

  /// Folders that such paths may start at as well: those that a run is about.
  List<Path> bases();
}
