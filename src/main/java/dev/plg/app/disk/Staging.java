package dev.plg.app.disk;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A temporary folder on the file system of a target, where files are written whole before the
/// first of them is moved to its place: a disk that fills up leaves the target as it was.
final class Staging implements AutoCloseable {

  private final Path folder;

  private Staging(Path folder) {
    this.folder = folder;
  }

  /// Opens a folder beside the target, or in it where it is a directory that exists: the
  /// directory's parent may be another file system, or not ours to write.
  static Staging near(Path target) throws IOException {
    Path existing = target.toAbsolutePath();
    while (!Files.isDirectory(existing)) {
      existing = parent(existing);
    }
    return new Staging(Files.createTempDirectory(existing, ".plg-"));
  }

  /// Writes texts below the folder.
  ///
  /// @return the root of their paths
  Path write(Map<String, String> texts) throws IOException {
    // Of its own, since the temporary folder itself is closed to everybody else.
    Path root = Files.createDirectory(folder.resolve("tree"));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = root.resolve(text.getKey());
      Files.createDirectories(parent(file));
      Files.writeString(file, text.getValue());
    }
    return root;
  }

  /// A folder for what may have to be put back.
  Path keep() throws IOException {
    return Files.createDirectory(folder.resolve("kept"));
  }

  /// Moves what is staged to its place, at once; a file there is replaced and its permissions stay.
  static void move(Path staged, Path place) throws IOException {
    Files.createDirectories(parent(place));
    if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      keepPermissions(place, staged);
    }
    Files.move(staged, place, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(folder, new Removal());
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    var view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) { // Windows has none
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
