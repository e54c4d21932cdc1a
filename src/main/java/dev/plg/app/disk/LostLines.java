package dev.plg.app.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The lines of a file that a new text does not have.
final class LostLines {

  private LostLines() {}

  static List<String> of(Path file, String text) throws IOException {
    Set<String> kept = text.lines().map(String::strip).collect(Collectors.toSet());
    return Files.isRegularFile(file)
        ? new String(Sources.read(file), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !kept.contains(line))
            .toList()
        : List.of();
  }
}
