package dev.plg.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A version of a chart in a bare clone of its repository, found as `src/build/atlas/charts.tsv`
/// says.
///
/// @param commit the tag of its release, or the first commit with that version
record ClonedChart(Path repository, String commit, String folder) {

  private static final Path ROWS = Path.of("src/build/atlas/charts.tsv");

  /// The chart in the clones of a folder; empty where they do not have it.
  static Optional<ClonedChart> find(Path clones, KnownChart chart) throws IOException {
    String table = chart.table().substring(chart.table().lastIndexOf('/') + 1);
    for (String row : Files.readAllLines(ROWS)) {
      String[] columns = row.split("\t", -1);
      if (columns[0].equals(table)) {
        Path clone = clones.resolve(columns[3].replace('/', '+'));
        Optional<ClonedChart> found =
            Files.isDirectory(clone)
                ? find(repository(clone), columns[4], columns[5], chart)
                : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ClonedChart> find(
      Path repository, String tags, String folders, KnownChart chart) throws IOException {
    for (String folder : folders.split(",", -1)) {
      Stream<String> commits =
          tags.equals("-")
              ? git(
                      repository,
                      "log",
                      "--reverse",
                      "--format=%H",
                      "HEAD",
                      "--",
                      folder + "/Chart.yaml")
                  .lines()
              : Stream.of(tags.replace("*", chart.version().toString()));
      for (String commit : commits.toList()) {
        String about = git(repository, "show", commit + ":" + folder + "/Chart.yaml");
        if (says(about, "name", chart.name())
            && says(about, "version", chart.version().toString())) {
          return Optional.of(new ClonedChart(repository, commit, folder));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean says(String about, String key, String value) {
    return Pattern.compile("(?m)^" + key + ": *[\"']?v?" + Pattern.quote(value) + "[\"']?\\s*$")
        .matcher(about)
        .find();
  }

  /// A clone, which may be in a folder of its own.
  static Path repository(Path folder) throws IOException {
    if (Files.exists(folder.resolve("HEAD"))) {
      return folder;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findFirst().orElseThrow();
    }
  }

  /// What its rendering depends on: the same for versions that differ in nothing else.
  String fingerprint() throws IOException {
    var parts = new ArrayList<String>();
    for (String part : List.of("templates", "charts", "values.yaml")) {
      parts.add(git(repository, "rev-parse", "-q", "--verify", commit + ":" + folder + "/" + part));
    }
    return String.join(" ", parts);
  }

  /// Writes the chart's files into a folder.
  ///
  /// @return the keys of the values that go to charts that it does not bring with it
  Set<String> unpack(Path target) throws IOException {
    byte[] zip = bytes(repository, "archive", "--format=zip", commit + ":" + folder);
    try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
        Path file = target.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    return ChartDependencies.missing(target);
  }

  static String git(Path repository, String... arguments) throws IOException {
    return new String(bytes(repository, arguments), StandardCharsets.UTF_8).strip();
  }

  private static byte[] bytes(Path repository, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git", "--git-dir=" + repository));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .getInputStream()
        .readAllBytes();
  }
}
