package dev.plg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.approvaltests.approvers.FileApprover;

/// A text that is not what its golden file says; the message shows the first line that differs.
final class GoldenDifference extends AssertionError {

  private static final long serialVersionUID = 1L;

  private GoldenDifference(String message) {
    super(message);
  }

  /// Makes this the error that ApprovalTests throws.
  static void register() {
    FileApprover.registerErrorGenerator(
        (received, golden) -> new GoldenDifference(message(Path.of(received), Path.of(golden))));
  }

  private static String message(Path received, Path golden) {
    if (!Files.exists(golden)) {
      return "%s does not exist, but was made: see %s".formatted(golden, received);
    }
    List<String> now = lines(received);
    List<String> then = lines(golden);
    int line = 0;
    while (line < now.size() && line < then.size() && now.get(line).equals(then.get(line))) {
      line++;
    }
    return "%s differs in line %d%n  golden: %s%n  now:    %s%n  see %s"
        .formatted(golden, line + 1, at(then, line), at(now, line), received);
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "(the end)";
  }

  // With the line ends, which count.
  private static List<String> lines(Path file) {
    try {
      return List.of(Files.readString(file).replace("\r", "\\r").split("(?<=\n)"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
