package dev.plg.app.disk;

import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The product as one stream in a file, which is replaced at once. A link is followed; a device or
/// a pipe is written into.
///
/// @param earlier what must not be written over, since it may be deployed
public record OutputFile(Path path, EarlierOutput earlier) implements Output {

  /// Writes a text, whole or not at all.
  ///
  /// @return why it was refused; empty where it was written
  public List<Finding> write(String text) throws WriteFailure {
    try {
      List<Finding> findings =
          earlier.compare(Path.of(""), Map.of(path.toString(), text), Set.of());
      if (findings.stream().noneMatch(Finding::isError)) {
        overwrite(path, text);
      }
      return findings;
    } catch (IOException e) {
      throw WriteFailure.of(path, e);
    }
  }

  /// Replaces what stands in a file at once.
  public static void overwrite(Path path, String text) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      Files.writeString(path, text);
    } else {
      replace(Files.exists(path) ? path.toRealPath() : path, text);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    // Moving another file over it would need no permission of the file itself. Opening it says what
    // is in the way, be it the permission or the disk.
    if (Files.exists(file)) {
      Files.newByteChannel(file, StandardOpenOption.WRITE).close();
    }
    String name = String.valueOf(file.getFileName());
    try (var staging = Staging.near(file)) {
      Staging.move(staging.write(Map.of(name, text)).resolve(name), file);
    }
  }
}
