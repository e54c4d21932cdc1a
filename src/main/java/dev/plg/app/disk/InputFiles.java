package dev.plg.app.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The files that a run read, which it must not replace or remove.
///
/// @param files their paths, in any spelling
public record InputFiles(List<Path> files) {

  public static final InputFiles NONE = new InputFiles(List.of());

  /// Where Linux and macOS show the file that standard input is redirected from.
  private static final String STANDARD_INPUT = "/dev/stdin";

  public InputFiles {
    files = List.copyOf(files);
  }

  /// The files of these names, as the user wrote them; `-` is standard input.
  public static InputFiles of(Collection<String> names) {
    return new InputFiles(
        names.stream().map(name -> Path.of(name.equals("-") ? STANDARD_INPUT : name)).toList());
  }

  /// These files and more.
  public InputFiles and(InputFiles more) {
    return new InputFiles(Stream.concat(files.stream(), more.files.stream()).toList());
  }

  /// True where a path leads to one of these files: by another spelling, or by a symbolic or a hard
  /// link too. A device or a pipe is not lost by writing into it.
  boolean contains(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    for (Path file : files) {
      if (Files.isRegularFile(file) && Files.isSameFile(file, path)) {
        return true;
      }
    }
    return false;
  }
}
