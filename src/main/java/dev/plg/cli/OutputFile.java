package dev.plg.cli;

import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The product as one stream in a file, which is replaced at once. A link is followed; a device or
/// a pipe is written into.
record OutputFile(Path path) implements Output {

  @Override
  public List<Finding> write(Emitter emitter, Deployment deployment, Terminal terminal) throws IOException {
    write(emitter.stream(deployment));
    return List.of();
  }

  void write(String text) throws WriteFailure {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        Files.writeString(path, text);
      } else {
        replace(Files.exists(path) ? path.toRealPath() : path, text);
      }
    } catch (IOException e) {
      throw WriteFailure.of(path, e);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    // Moving another file over it would need no permission of the file itself.
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    String name = String.valueOf(file.getFileName());
    try (var staging = Staging.near(file)) {
      Staging.move(staging.write(Map.of(name, text)).resolve(name), file);
    }
  }
}
