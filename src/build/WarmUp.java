package dev.plg.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs the commands of a file, one a line, in one JVM: the training of the image's cache.
final class WarmUp {
  private WarmUp() {}

  public static void main(String[] args) throws IOException {
    for (var line : Files.readAllLines(Path.of(args[0]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        run(line.strip().split("\\s+"));
      }
    }
  }

  private static void run(String[] command) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var nothing = new ByteArrayInputStream(new byte[0]);
    int status = Main.run(Main.process(nothing, nowhere, System.err), command);
    if (status != 0) {
      System.err.println("plg " + String.join(" ", command) + " ended with " + status);
      System.exit(status);
    }
  }
}
