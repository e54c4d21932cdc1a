package dev.plg.app.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Something to lint: a file, or standard input.
///
/// @param name as places show it
/// @param path empty for standard input
public record LintInput(String name, Path path, InputStream standardInput) {

  boolean isStandardInput() {
    return name.equals("-");
  }

  InputStream open() throws IOException {
    return isStandardInput() ? standardInput : Files.newInputStream(path);
  }
}
