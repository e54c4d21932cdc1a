package dev.plg.app.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Something to lint: a file, or standard input.
///
/// @param name as places show it
/// @param path empty for standard input
/// @param chart whose values it is, where a helmfile beside it says so
public record LintInput(
    String name, Path path, InputStream standardInput, Optional<ChartVersion> chart) {

  public LintInput(String name, Path path, InputStream standardInput) {
    this(name, path, standardInput, Optional.empty());
  }

  boolean isStandardInput() {
    return name.equals("-");
  }

  InputStream open() throws IOException {
    return isStandardInput() ? standardInput : Files.newInputStream(path);
  }
}
