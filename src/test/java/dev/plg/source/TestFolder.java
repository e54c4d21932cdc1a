package dev.plg.source;

import dev.plg.source.files.Documents;
import dev.plg.source.files.LocalFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files of a test in a folder of their own.
///
/// A text holds several files, each behind a line `### path`.
public record TestFolder(Path path) {

  public static TestFolder of(Path path, String files) {
    String[] parts = files.split("(?m)^### ", -1);
    for (int at = 1; at < parts.length; at++) {
      int line = parts[at].indexOf('\n');
      write(path.resolve(parts[at].substring(0, line).strip()), parts[at].substring(line + 1));
    }
    return new TestFolder(path);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Documents documents() {
    return new Documents(LocalFolder.around(List.of(path)));
  }

  /// A place or a message without the folder's own path.
  public String shown(Object message) {
    return message.toString().replace(path + "/", "");
  }
}
