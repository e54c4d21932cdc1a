package dev.plg.source.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The files of this machine below a folder; a link that leads out of it is not followed.
public final class LocalFolder implements Repository {

  private final Path root;
  private final List<Path> bases;

  /// The folder without links, where all that is read must be.
  private final Path bounds;

  private LocalFolder(Path root, List<Path> bases, Path bounds) {
    this.root = root;
    this.bases = List.copyOf(bases);
    this.bounds = bounds;
  }

  /// The files around some folders: those of the Git repository of the first, or of the folder
  /// alone.
  public static LocalFolder around(List<Path> folders) {
    Path folder = folders.isEmpty() ? Path.of("") : folders.getFirst();
    Path start = folder.toAbsolutePath().normalize();
    Path top = gitRoot(start).orElse(start);
    Path root = folder.resolve(start.relativize(top)).normalize();
    return new LocalFolder(root, folders, real(top).orElse(top));
  }

  private static Optional<Path> gitRoot(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public List<Path> bases() {
    return bases;
  }

  @Override
  public Content read(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(file)) {
      return new Content.Missing();
    }
    if (leadsOut(file)) {
      return new Content.LeadsOut(target(file));
    }
    try {
      return new Content.Text(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException _) {
      return new Content.Unreadable("the target of the link does not exist");
    } catch (AccessDeniedException _) {
      return new Content.Unreadable("permission denied");
    } catch (IOException | OutOfMemoryError e) {
      return new Content.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean isIgnored(Path file) {
    return GitIgnore.ignoresFile(file);
  }

  @Override
  public Optional<byte[]> bytes(Path file) {
    try {
      return leadsOut(file) ? Optional.empty() : Optional.of(Files.readAllBytes(file));
    } catch (IOException | OutOfMemoryError _) {
      return Optional.empty();
    }
  }

  /// Whether a path below the folder leads out of it by a link.
  public boolean leadsOut(Path path) {
    boolean below = path.toAbsolutePath().normalize().startsWith(root.toAbsolutePath().normalize());
    return below && real(path).filter(it -> !it.startsWith(bounds)).isPresent();
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String target(Path link) {
    try {
      return Files.isSymbolicLink(link)
          ? Files.readSymbolicLink(link).toString()
          : link.toRealPath().toString();
    } catch (IOException _) {
      return link.toString();
    }
  }

  @Override
  public boolean isFolder(Path path) {
    return Files.isDirectory(path) && !leadsOut(path);
  }

  @Override
  public List<Path> list(Path folder) {
    var paths = new ArrayList<Path>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      children.forEach(paths::add);
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
    Collections.sort(paths);
    return paths;
  }
}
