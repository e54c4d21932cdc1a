package dev.plg.cli;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// From the words of the command line to the files that are read.
final class LintInputs {

  private final InputStream standardInput;
  private final List<LintInput> inputs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private LintInputs(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  static LintInputs of(List<String> words, InputStream standardInput) throws IOException {
    var inputs = new LintInputs(standardInput);
    for (String word : words) {
      inputs.add(word);
    }
    return inputs;
  }

  List<LintInput> inputs() {
    return inputs;
  }

  List<Finding> findings() {
    return findings;
  }

  private void add(String word) throws IOException {
    if (word.equals("-")) {
      inputs.add(new LintInput(word, Path.of(""), standardInput));
      return;
    }
    Path path = path(word);
    if (Files.isDirectory(path)) {
      addFolder(path);
    } else if (Files.exists(path)) {
      inputs.add(new LintInput(word, path, standardInput));
    } else {
      findings.add(
          Finding.error(
              "input/missing", Location.of(word), "there is no such file or folder", "", "correct the path"));
    }
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new UsageError("'" + Printable.of(word) + "' is no path: " + e.getReason());
    }
  }

  /// The manifests below a folder, in the order of their names; a folder of a chart's templates and
  /// hidden folders hold none.
  private void addFolder(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            if (!dir.equals(folder) && dir.getFileName().toString().startsWith(".")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.exists(dir.resolve("Chart.yaml"))) {
              findings.add(isChart(dir));
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isManifest(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.comparing(Path::toString));
    files.forEach(file -> inputs.add(new LintInput(file.toString(), file, standardInput)));
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !name.startsWith("kustomization.")
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
  }

  private static Finding isChart(Path folder) {
    return new Finding(
        "lint/chart",
        Severity.NOTE,
        Location.of(folder.toString()),
        "this is a Helm chart, not manifests",
        "its templates have no values yet; they were left out",
        "helm template NAME %s | plg lint -".formatted(folder));
  }
}
