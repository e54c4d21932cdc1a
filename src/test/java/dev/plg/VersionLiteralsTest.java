package dev.plg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Facts about versions are in the catalog: other code asks what a version can do, by no number.
/// Rules document the ranges that they hold for, and compare no version themselves.
@NullMarked
class VersionLiteralsTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/plg");

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern VERSION =
      Pattern.compile("(?<![\\w.])v?[0-9]{1,2}(\\.[0-9]{1,3}){1,2}(?![\\w.]*[0-9])");

  /// A comparison with a number alone: `isAtLeast("6")`.
  private static final Pattern COMPARED =
      Pattern.compile("\\b(isAtLeast|isBefore|isOf|Version\\.of)\\([^)]*\"v?[0-9]");

  /// A text that is a version and no more, except the range that a rule documents:
  /// `EXPORTER.from("1.2")`.
  private static final Pattern BARE =
      Pattern.compile(
          "(?<!\\.(from|before|between)\\()(?<!\\.between\\(\"[0-9.]{1,9}\", )"
              + "\"v?[0-9]{1,2}(\\.[0-9]{1,3}){1,2}\"");

  /// The files that name versions, with the reason.
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("model/KubernetesVersion.java", "an example in a message"),
          Map.entry("profile/LokiSection.java", "an example of a key"),
          Map.entry("profile/ClusterSection.java", "an example of a key"),
          Map.entry("profile/WorkloadSection.java", "an example of a key"),
          Map.entry("cli/LintArguments.java", "examples in a message"),
          Map.entry("cli/LintCommand.java", "examples of the help"),
          Map.entry("cli/VersionsCommand.java", "examples of the help"),
          Map.entry("app/report/JunitReport.java", "the version of XML"),
          Map.entry("app/report/SarifReport.java", "the version of SARIF"),
          Map.entry("cli/ExplainCommand.java", "examples of the help"),
          Map.entry("cli/ImagesCommand.java", "examples of the help"),
          Map.entry("cli/LspCommand.java", "examples of the help"),
          Map.entry("profile/AlloySection.java", "an example of a key"));

  @Test
  void only_the_catalog_names_versions() throws IOException {
    var naming = new TreeSet<String>();
    for (Path source : sources()) {
      boolean isRule = room(source).equals("rule");
      boolean names =
          Files.readString(source)
              .lines()
              .filter(line -> !line.strip().startsWith("//"))
              .anyMatch(
                  line ->
                      compares(line)
                          || BARE.matcher(line).find()
                          || (!isRule && namesVersion(line)));
      if (names) {
        naming.add(SOURCES.relativize(source).toString().replace('\\', '/'));
      }
    }
    assertEquals(new TreeSet<>(ALLOWED.keySet()), naming);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !room(file).equals("catalog"))
          .toList();
    }
  }

  private static String room(Path file) {
    return SOURCES.relativize(file).getName(0).toString();
  }

  private static boolean compares(String line) {
    return COMPARED.matcher(line).find();
  }

  private static boolean namesVersion(String line) {
    return STRING
        .matcher(line)
        .results()
        .anyMatch(string -> VERSION.matcher(string.group(1)).find());
  }
}
